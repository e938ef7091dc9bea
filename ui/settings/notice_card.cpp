#include "ui/settings/notice_card.h"

#include "core/base/answer.h"
#include "ui/settings/notice_text.h"
#include "ui/text/error_text.h"
#include "ui/widgets/status_label.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <utility>

namespace retinue::ui {

namespace {

void showLine(StatusLabel *label, const NoticeLine &line)
{
    label->setStatus(line.health, line.text);
    label->setVisible(!line.text.isEmpty());
}

} // namespace

NoticeCard::NoticeCard(const Words &words, engine::NoticeChannel channel, Machine &machine, Session &session,
                       QWidget *parent)
    : Card(words.title, parent)
    , m_channel(channel)
    , m_name(words.name)
    , m_machine(machine)
    , m_session(session)
    , m_on(new QCheckBox(words.switchText, this))
    , m_try(new QPushButton(tr("Send a Test"), this))
    , m_save(new QPushButton(tr("Save"), this))
    , m_standing(new StatusLabel(this))
    , m_result(new StatusLabel(this))
{
    setObjectName(m_name + QStringLiteral("Card"));
    m_on->setObjectName(m_name + QStringLiteral("On"));
    m_try->setObjectName(m_name + QStringLiteral("Test"));
    m_save->setObjectName(m_name + QStringLiteral("Save"));
    m_try->setAccessibleName(tr("Send a test: %1").arg(words.title));
    m_save->setAccessibleName(tr("Save: %1").arg(words.title));
    m_standing->setObjectName(m_name + QStringLiteral("Standing"));
    m_result->setObjectName(m_name + QStringLiteral("Result"));
    m_result->hide();
    content()->addWidget(m_on);
    content()->addWidget(makeNote(words.note, this));
    connect(m_on, &QCheckBox::toggled, this, &NoticeCard::judge);
    connect(m_try, &QPushButton::clicked, this, &NoticeCard::tryOrStop);
    connect(m_save, &QPushButton::clicked, this, &NoticeCard::save);
    connect(&machine.engine().news(), &engine::News::noticesChanged, this, &NoticeCard::refresh);
}

NoticeCard::~NoticeCard()
{
    m_trying.cancel();
}

void NoticeCard::finish()
{
    content()->addWidget(m_standing);
    content()->addWidget(m_result);
    auto *row = new QHBoxLayout;
    row->addWidget(m_try);
    row->addStretch(1);
    row->addWidget(m_save);
    content()->addLayout(row);
    refresh();
}

QLineEdit *NoticeCard::addField(QFormLayout *form, const QString &label, const char *name)
{
    auto *field = new QLineEdit(this);
    field->setObjectName(QLatin1String(name));
    form->addRow(label, field);
    connect(field, &QLineEdit::textChanged, this, &NoticeCard::judge);
    return field;
}

bool NoticeCard::isSwitchedOn() const
{
    return m_on->isChecked();
}

void NoticeCard::refresh()
{
    const bool isBeingEntered =
        !m_isFirst && (m_on->isChecked() != m_kept.isOn(m_channel) || isChanged(m_kept));
    m_kept = notices().setup();
    if (!isBeingEntered) {
        m_on->setChecked(m_kept.isOn(m_channel));
        showKept(m_kept);
    }
    m_isFirst = false;
    for (const engine::NoticeState &state : notices().state())
        if (state.channel == m_channel)
            showLine(m_standing, standingLine(state));
    judge();
}

void NoticeCard::judge()
{
    if (m_isFirst)
        return; // the fields are being made
    const bool isNew = m_on->isChecked() != m_kept.isOn(m_channel) || isChanged(m_kept);
    m_save->setEnabled(!m_isSaving && isNew && (!m_on->isChecked() || isComplete()));
    m_try->setEnabled(m_isTrying || isComplete());
    m_try->setText(m_isTrying ? tr("Stop the Test") : tr("Send a Test"));
}

void NoticeCard::save()
{
    m_isSaving = true;
    judge();
    engine::Engine &engine = m_machine.engine();
    whenAnswered(engine.ask([&engine, change = saving(), who = m_session.administrator()] {
        return change(engine.notices(), who);
    }),
                 this, [this](const Result<void> &kept) {
                     m_isSaving = false;
                     if (kept) {
                         m_isFirst = true; // what was entered is what is kept now
                         Q_EMIT told({Health::Good, tr("It is kept. Send a test, to be sure."), {}, {}, {}});
                     } else {
                         Q_EMIT told(Message::failure(tr("Setting who is told of failures"), kept.error()));
                     }
                     refresh();
                 });
}

void NoticeCard::tryOrStop()
{
    if (m_isTrying)
        return m_trying.cancel();
    m_isTrying = true;
    m_trying = CancelToken();
    showLine(m_result, {Health::Working, tr("A test is being sent…")});
    judge();
    engine::Engine &engine = m_machine.engine();
    whenAnswered(engine.ask([&engine, trial = trying(), cancel = m_trying] {
        return trial(engine.notices(), cancel);
    }),
                 this, [this](const Result<engine::Delivery> &delivery) {
                     m_isTrying = false;
                     judge();
                     if (m_trying.isCancelled())
                         return showLine(m_result, {});
                     if (delivery)
                         return showLine(m_result, deliveryLine(*delivery));
                     showLine(m_result, {Health::Bad,
                                         QStringLiteral("%1 (%2)").arg(errorText(delivery.error()).toString(),
                                                                       detailOf(delivery.error()))});
                 });
}

} // namespace retinue::ui
