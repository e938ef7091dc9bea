#include "ui/overview/enrolment_card.h"

#include "ui/overview/code_table_model.h"
#include "ui/overview/fingerprint_field.h"
#include "ui/text/formats.h"
#include "ui/widgets/copy_field.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/qr_code.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QComboBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QTimer>

#include <algorithm>

namespace retinue::ui {

namespace {

constexpr int kMostUses = 10'000; ///< EnrolmentCodes's own bound
constexpr std::chrono::minutes kDefaultLife{60};
constexpr qreal kCodeSize = 1.9;
constexpr int kMostRows = 4; ///< of the table before it scrolls

} // namespace

EnrolmentCard::EnrolmentCard(Machine &machine, Session &session, QWidget *parent)
    : Card(tr("Enrol a device"), parent)
    , m_machine(machine)
    , m_session(session)
    , m_address(new CopyField(tr("Address"), this))
    , m_fingerprint(new FingerprintField(this))
    , m_uses(new QSpinBox(this))
    , m_life(new QComboBox(this))
    , m_make(new QPushButton(tr("&Make Enrolment Code"), this))
    , m_result(new QWidget(this))
    , m_qr(new QrCode(tr("Invitation as a QR code"), m_result))
    , m_code(new QLabel(m_result))
    , m_timeLeft(new QLabel(m_result))
    , m_ended(makeNote({}, this))
    , m_invitation(new CopyField(tr("Invitation"), m_result))
    , m_codesArea(new QWidget(this))
    , m_model(new CodeTableModel(this))
    , m_table(new QTableView(m_codesArea))
    , m_revoke(new QPushButton(tr("&Revoke Code"), m_codesArea))
    , m_tick(new QTimer(this))
{
    setObjectName(QStringLiteral("enrolmentCard"));
    m_address->setObjectName(QStringLiteral("serverAddressField"));
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(2 * kSpace);
    auto *addressLabel = new QLabel(tr("&Address"), this);
    addressLabel->setBuddy(m_address);
    form->addRow(addressLabel, m_address);
    auto *fingerprintLabel = new QLabel(tr("CA &fingerprint"), this);
    fingerprintLabel->setBuddy(m_fingerprint);
    form->addRow(fingerprintLabel, m_fingerprint);
    content()->addLayout(form);
    buildOptions();
    buildResult();
    content()->addWidget(m_ended);
    m_ended->hide();
    m_ended->setObjectName(QStringLiteral("codeEnded"));
    buildCodes();
    content()->addStretch();

    m_tick->setInterval(std::chrono::seconds(1));
    connect(m_tick, &QTimer::timeout, this, &EnrolmentCard::tick);
    connect(&m_machine, &Machine::listenerChanged, this, &EnrolmentCard::showListener);
    connect(&m_session, &Session::changed, this, [this] {
        if (!m_session.isSignedIn())
            hideMade({}); // the next one who signs in must not find it
    });
    showListener();
    m_fingerprint->setFingerprint(m_machine.engine().identity().caFingerprint());
}

void EnrolmentCard::buildOptions()
{
    m_uses->setObjectName(QStringLiteral("codeUses"));
    m_uses->setRange(1, kMostUses);
    m_life->setObjectName(QStringLiteral("codeLife"));
    using namespace std::chrono;
    const std::pair<minutes, QString> lives[] = {{15min, tr("15 minutes")}, {60min, tr("1 hour")},
                                                 {8h, tr("8 hours")},       {24h, tr("1 day")},
                                                 {7 * 24h, tr("7 days")},   {30 * 24h, tr("30 days")}};
    for (const auto &[life, text] : lives)
        m_life->addItem(text, int(life.count()));
    m_life->setCurrentIndex(m_life->findData(int(kDefaultLife.count())));
    m_make->setObjectName(QStringLiteral("enrolmentCodeButton"));
    m_make->setIcon(icon(QStringLiteral("key")));
    auto *usesLabel = new QLabel(tr("&Devices"), this);
    usesLabel->setBuddy(m_uses);
    auto *lifeLabel = new QLabel(tr("&Valid for"), this);
    lifeLabel->setBuddy(m_life);
    auto *line = new QHBoxLayout;
    line->setSpacing(kSpace);
    for (QWidget *widget : std::initializer_list<QWidget *>{usesLabel, m_uses, lifeLabel, m_life})
        line->addWidget(widget);
    line->addStretch();
    content()->addLayout(line);
    content()->addWidget(m_make, 0, Qt::AlignLeft);
    connect(m_make, &QPushButton::clicked, this, &EnrolmentCard::makeCode);
}

void EnrolmentCard::buildResult()
{
    m_result->setObjectName(QStringLiteral("newCode"));
    m_qr->setObjectName(QStringLiteral("invitationQr"));
    m_code->setObjectName(QStringLiteral("newCodeText"));
    QFont large = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    large.setPointSizeF(large.pointSizeF() * kCodeSize);
    large.setBold(true);
    m_code->setFont(large);
    m_code->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_code->setAccessibleName(tr("Enrolment code"));
    m_timeLeft->setObjectName(QStringLiteral("newCodeTimeLeft"));
    m_invitation->setObjectName(QStringLiteral("invitation"));
    auto *invitationLabel = new QLabel(tr("&Invitation"), m_result);
    invitationLabel->setBuddy(m_invitation);
    auto *line = new QHBoxLayout(m_result);
    line->setContentsMargins(0, kSpace, 0, 0);
    line->setSpacing(2 * kSpace);
    line->addWidget(m_qr, 0, Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(kSpace / 2);
    texts->addWidget(m_code);
    texts->addWidget(m_timeLeft);
    texts->addWidget(
        makeNote(tr("It is shown once. Scan it with the device, enter address and code there, or run "
                    "retinue-device enrol with the invitation, which holds the code too."),
                 m_result));
    texts->addWidget(invitationLabel);
    texts->addWidget(m_invitation);
    texts->addStretch();
    line->addLayout(texts, 1);
    content()->addWidget(m_result);
    m_result->hide();
}

void EnrolmentCard::buildCodes()
{
    m_codesArea->setObjectName(QStringLiteral("liveCodes"));
    m_table->setObjectName(QStringLiteral("codeTable"));
    m_table->setAccessibleName(tr("Codes that can still be used"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setFrameShape(QFrame::NoFrame);
    m_revoke->setObjectName(QStringLiteral("revokeCode"));
    m_revoke->setEnabled(false);
    auto *label = new QLabel(tr("Codes that can still be &used"), m_codesArea);
    label->setBuddy(m_table);
    auto *head = new QHBoxLayout;
    head->addWidget(label, 1);
    head->addWidget(m_revoke);
    auto *layout = new QVBoxLayout(m_codesArea);
    layout->setContentsMargins(0, kSpace, 0, 0);
    layout->setSpacing(kSpace / 2);
    layout->addLayout(head);
    layout->addWidget(m_table);
    content()->addWidget(m_codesArea);
    m_codesArea->hide();

    auto *revoke = new QAction(m_table);
    revoke->setShortcut(QKeySequence::Delete);
    revoke->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(revoke);
    connect(revoke, &QAction::triggered, this, &EnrolmentCard::revokeSelected);
    connect(m_revoke, &QPushButton::clicked, this, &EnrolmentCard::revokeSelected);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { m_revoke->setEnabled(m_table->selectionModel()->hasSelection()); });
}

void EnrolmentCard::showListener()
{
    const ListenerStatus listener = m_machine.listener();
    m_address->setText(destinationText(listener.host, listener.port));
    showInvitation(); // one that is shown leads to where the server is now
    m_make->setEnabled(listener.listening && !m_making);
    m_make->setToolTip(listener.listening ? QString()
                                          : tr("The server does not run: no device could use a code."));
}

void EnrolmentCard::focusFirst()
{
    m_make->setFocus(Qt::OtherFocusReason);
}

void EnrolmentCard::refresh()
{
    whenAnswered(
        m_machine.engine().ask([&engine = m_machine.engine()] { return engine.enrolmentCodes().list(); }),
        this, [this, madeCount = m_madeCount](const Result<std::vector<devices::EnrolmentCode>> &codes) {
            if (!codes.ok())
                return; // the page says so already: the database cannot be read
            m_model->show(*codes, m_machine.engine().clock().now());
            const int rows = m_model->rowCount();
            m_codesArea->setVisible(rows > 0);
            const int height = m_table->verticalHeader()->defaultSectionSize();
            m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
                                    std::min(rows, kMostRows) * height + kSpace / 2);
            // The code that is shown may have been used up or revoked.
            const bool shownIsLive = m_made && std::any_of(codes->begin(), codes->end(),
                                                           [this](const devices::EnrolmentCode &code) {
                                                               return m_made->code.startsWith(code.hint);
                                                           });
            // An answer from before it was made knows nothing of it.
            if (m_made && !shownIsLive && madeCount == m_madeCount)
                hideMade(tr("The code was used up, revoked or has expired."));
            if (rows > 0 || m_made)
                m_tick->start();
            else
                m_tick->stop();
        });
}

void EnrolmentCard::makeCode()
{
    const std::chrono::minutes life(m_life->currentData().toInt());
    m_making = true;
    m_make->setEnabled(false);
    whenAnswered(
        m_machine.engine().ask([&engine = m_machine.engine(), life, uses = m_uses->value(),
                                who = m_session.administrator()] { return invite(engine, life, uses, who); }),
        this, [this](const Result<Invited> &made) {
            m_making = false;
            showListener();
            if (!m_session.isSignedIn())
                return refresh(); // nobody who may see it; it is in the list
            if (made.ok())
                showMade(*made);
            else
                Q_EMIT told(Message::failure(tr("Making an enrolment code"), made.error()));
            refresh();
        });
}

void EnrolmentCard::showMade(const Invited &made)
{
    m_made = made;
    ++m_madeCount;
    m_ended->hide();
    m_code->setText(made.code);
    showInvitation();
    m_result->show();
    tick();
    m_code->setFocus(Qt::OtherFocusReason); // read aloud, and the next Tab leads to the invitation
    Q_EMIT grew(m_result);
}

void EnrolmentCard::showInvitation()
{
    if (!m_made)
        return;
    const QString text = invitationText(m_machine.engine(), m_made->code, m_machine.listener());
    if (text == m_invitation->text())
        return;
    m_invitation->setText(text);
    m_qr->setText(text);
    m_qr->setVisible(!m_qr->isEmpty());
}

void EnrolmentCard::hideMade(const QString &why)
{
    m_made.reset();
    m_code->clear();
    m_invitation->setText({});
    m_qr->setText({});
    m_result->hide();
    m_ended->setText(why);
    m_ended->setVisible(!why.isEmpty());
}

void EnrolmentCard::revokeSelected()
{
    const auto selected = m_table->selectionModel()->selectedRows();
    if (selected.isEmpty())
        return;
    whenAnswered(m_machine.engine().ask(
                     [&engine = m_machine.engine(), code = m_model->code(selected.front().row()),
                      who = m_session.administrator()] { return engine.revokeCode(code.row, who); }),
                 this, [this](const Result<void> &revoked) {
                     if (!revoked.ok())
                         Q_EMIT told(Message::failure(tr("Revoking an enrolment code"), revoked.error()));
                     refresh();
                 });
}

void EnrolmentCard::tick()
{
    const Timestamp now = m_machine.engine().clock().now();
    m_model->showTime(now);
    if (!m_made)
        return;
    if (m_made->expires <= now) {
        hideMade(tr("The code has expired. Make another one when it is needed."));
        return refresh();
    }
    m_timeLeft->setText(tr("Time left: %1").arg(timeLeftText(m_made->expires, now)));
}

} // namespace retinue::ui
