#include "ui/settings/security_card.h"

#include "ui/settings/recorded_change.h"
#include "ui/text/formats.h"
#include "ui/widgets/new_password.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace retinue::ui {

namespace {
constexpr int kLongestMinutes = 24 * 60;
}

SecurityCard::SecurityCard(Machine &machine, Session &session, IdleLock &idleLock, QWidget *parent)
    : Card(tr("Security"), parent)
    , m_machine(machine)
    , m_session(session)
    , m_idleLock(idleLock)
    , m_minutes(new QSpinBox(this))
    , m_old(makePasswordField(QStringLiteral("oldPassword"), this))
{
    buildIdleLock();
    buildPassword();
}

void SecurityCard::buildIdleLock()
{
    m_minutes->setObjectName(QStringLiteral("idleMinutes"));
    m_minutes->setRange(0, kLongestMinutes);
    m_minutes->setSpecialValueText(tr("Never"));
    m_minutes->setSuffix(tr(" min"));
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    form->addRow(tr("Lock when not &used for"), m_minutes);
    content()->addLayout(form);
    content()->addWidget(
        makeNote(tr("For everybody at this console. The server and what is running go on."), this));
    const auto show = [this] { m_minutes->setValue(int(m_idleLock.after().count())); };
    connect(&m_idleLock, &IdleLock::afterChanged, this, show);
    connect(m_minutes, &QSpinBox::editingFinished, this, &SecurityCard::setIdleLock);
    show();
}

void SecurityCard::setIdleLock()
{
    const std::chrono::minutes after(m_minutes->value());
    if (after == m_idleLock.after())
        return;
    engine::Engine &engine = m_machine.engine();
    auto answer =
        engine.ask([&engine, minutes = QString::number(after.count()), who = m_session.administrator()] {
            return recordedChange(engine, QStringLiteral("idle-lock-set"), minutes, who,
                                  [&] { return engine.machine().setSetting(IdleLock::kSetting, minutes); });
        });
    const std::chrono::minutes before = m_idleLock.after();
    m_idleLock.setAfter(after); // at once; taken back if it cannot be kept
    whenAnswered(answer, this, [this, before](const Result<void> &kept) {
        if (kept)
            return;
        m_idleLock.setAfter(before);
        Q_EMIT told(Message::failure(tr("Setting the idle lock"), kept.error()));
    });
}

void SecurityCard::buildPassword()
{
    auto *form = new QFormLayout;
    form->setVerticalSpacing(kSpace);
    form->addRow(tr("Your &old password"), m_old);
    m_new = new NewPassword(form, tr("&New password"), this);
    content()->addSpacing(kSpace);
    content()->addLayout(form);
    m_change = new QPushButton(tr("Chan&ge Password"), this);
    m_change->setObjectName(QStringLiteral("changePasswordButton"));
    content()->addWidget(m_change, 0, Qt::AlignTrailing);
    connect(m_change, &QPushButton::clicked, this, &SecurityCard::changePassword);
    connect(m_new, &NewPassword::entered, this, &SecurityCard::changePassword);
}

void SecurityCard::changePassword()
{
    if (m_old->text().isEmpty()) {
        Q_EMIT told({Health::Notice, tr("Enter your old password first."), {}, {}, {}});
        return m_old->setFocus();
    }
    if (const QString problem = m_new->problem(); !problem.isEmpty()) {
        Q_EMIT told({Health::Notice, problem, {}, {}, {}});
        return m_new->focusProblem();
    }
    m_change->setEnabled(false);
    engine::Engine &engine = m_machine.engine();
    using Secret = std::shared_ptr<const SecretBytes>;
    auto answer = engine.ask([&engine, who = m_session.administrator(),
                              before = Secret(std::make_shared<SecretBytes>(secretOf(*m_old))),
                              after = Secret(std::make_shared<SecretBytes>(
                                  m_new->password()))]() -> Result<std::chrono::milliseconds> {
        auto &administrators = engine.administrators();
        if (const auto verified = administrators.verify(who, *before, {}); !verified) {
            if (const auto lockedFor = administrators.lockedFor(who, {}); lockedFor.count() > 0)
                return lockedFor;
            return verified.error();
        }
        RETINUE_TRY(recordedChange(engine, QStringLiteral("administrator-set-password"), who, who,
                                   [&] { return administrators.setPassword(who, *after); }));
        return std::chrono::milliseconds(0);
    });
    whenAnswered(answer, this,
                 [this](const Result<std::chrono::milliseconds> &lockedFor) { passwordAnswered(lockedFor); });
}

void SecurityCard::passwordAnswered(const Result<std::chrono::milliseconds> &lockedFor)
{
    m_change->setEnabled(true);
    m_old->clear();
    if (lockedFor && lockedFor->count() == 0) {
        m_new->clear();
        Q_EMIT told({Health::Good, tr("Your password was changed."), {}, {}, {}});
        return;
    }
    m_old->setFocus();
    if (lockedFor) {
        const auto wait = std::chrono::ceil<std::chrono::seconds>(*lockedFor);
        Q_EMIT told(
            {Health::Bad,
             tr("There were too many wrong passwords for this ID. Try again in %1.").arg(durationText(wait)),
             {},
             {},
             {}});
    } else if (lockedFor.error().code == ErrorCode::NotAuthenticated) {
        Q_EMIT told({Health::Bad,
                     tr("The old password is wrong. Enter it again; mind capital letters."),
                     {},
                     {},
                     {}});
    } else {
        Q_EMIT told(Message::failure(tr("Changing the password"), lockedFor.error()));
    }
}

} // namespace retinue::ui
