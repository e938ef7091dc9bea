#include "ui/replication/recovery_panel.h"

#include "ui/backup/restore_preview_view.h"
#include "ui/backup/restore_text.h"
#include "ui/replication/replication_text.h"
#include "ui/text/error_text.h"
#include "ui/text/formats.h"
#include "ui/userdata/confirm_dialog.h"
#include "ui/widgets/card.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace retinue::ui {

namespace {

constexpr qreal kRecoveryTitle = 1.2;
constexpr int kWidestFields = 720;

std::optional<engine::RecoverySource> sourceOf(const std::optional<DestinationFields::Entered> &from)
{
    if (!from)
        return std::nullopt;
    return engine::RecoverySource{from->address, from->administrator, from->confirmedFingerprint,
                                  from->password->clone()};
}

} // namespace

RecoveryPanel::RecoveryPanel(Machine &machine, Session &session, QWidget *parent)
    : QWidget(parent)
    , m_machine(machine)
    , m_session(session)
    , m_attempt(machine, this)
    , m_state(new StatusLabel(this))
    , m_more(makeNote({}, this))
    , m_fields(new DestinationFields(machine, QStringLiteral("recovery"), this))
    , m_scroll(new QScrollArea(this))
    , m_preview(new RestorePreviewView(m_scroll))
    , m_next(new QPushButton(this))
    , m_identity(new QPushButton(tr("Take Over Its &Devices"), this))
    , m_leave(new QPushButton(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * kSpace);
    auto *title = new QLabel(tr("Recovery Using Replicated Data"), this);
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * kRecoveryTitle);
    large.setWeight(QFont::DemiBold);
    title->setFont(large);
    title->setWordWrap(true);
    m_state->setObjectName(QStringLiteral("recoveryState"));
    m_more->setObjectName(QStringLiteral("recoveryMore"));
    m_more->setTextFormat(Qt::PlainText);
    m_more->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_more->setContentsMargins(3 * kSpace, 0, 0, 0);
    m_fields->setMaximumWidth(kWidestFields);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(m_preview);
    layout->addWidget(title);
    layout->addWidget(m_state);
    layout->addWidget(m_more);
    layout->addWidget(m_fields);
    layout->addWidget(m_scroll, 1);
    layout->addStretch(0);
    layout->addLayout(buildButtons());
    connect(m_fields, &DestinationFields::changed, this,
            [this] { m_next->setEnabled(m_step != Step::Where || m_fields->entered().has_value()); });
    connect(m_fields, &DestinationFields::lookFailed, this, [this](const Error &error) {
        const StartFailureText text = startFailureText(error);
        show(Step::Where, Health::Bad, text.sentence, text.cause + u' ' + text.next);
    });
}

QLayout *RecoveryPanel::buildButtons()
{
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    m_next->setObjectName(QStringLiteral("recoveryNextButton"));
    m_identity->setObjectName(QStringLiteral("recoveryIdentityButton"));
    m_identity->setToolTip(
        tr("This machine gets the identity that they know; the window closes and opens again"));
    m_leave->setObjectName(QStringLiteral("recoveryLeaveButton"));
    for (QPushButton *button : {m_next, m_identity, m_leave}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    connect(m_next, &QPushButton::clicked, this, &RecoveryPanel::goOn);
    connect(m_identity, &QPushButton::clicked, this, &RecoveryPanel::takeIdentity);
    connect(m_leave, &QPushButton::clicked, this, &RecoveryPanel::leave);
    return buttons;
}

void RecoveryPanel::show(Step step, Health health, const QString &text, const QString &more)
{
    m_step = step;
    m_state->setStatus(health, text);
    m_more->setText(more);
    m_more->setVisible(!more.isEmpty());
    m_fields->setVisible(step == Step::Where);
    m_scroll->setVisible(step == Step::Preview);
    const QString next = step == Step::Where     ? tr("&Ask for the Copy")
                         : step == Step::Found   ? tr("&Fetch and Compare")
                         : step == Step::Preview ? tr("&Recover…")
                         : step == Step::Failed  ? tr("Try &Again")
                                                 : QString();
    m_next->setText(next);
    m_next->setVisible(!next.isEmpty());
    m_next->setEnabled(step != Step::Where || m_fields->entered().has_value());
    m_identity->setVisible(false);
    m_leave->setEnabled(true);
    m_leave->setText(step == Step::Done ? tr("Do&ne") : step == Step::Failed ? tr("&Close") : tr("&Cancel"));
}

void RecoveryPanel::begin()
{
    drop();
    m_from.reset();
    if (m_machine.engine().replication().state().isSet)
        return ask();
    show(Step::Where, Health::Idle, tr("Which machine has the copy?"),
         tr("This server does not replicate itself. Look the other machine up, compare its fingerprint, and "
            "sign in there with an administrator's ID."));
}

void RecoveryPanel::goOn()
{
    switch (m_step) {
    case Step::Where:
        m_from = m_fields->entered();
        m_fields->forgetPassword();
        return ask();
    case Step::Found:
        return fetch();
    case Step::Preview:
        return confirm();
    default:
        return begin();
    }
}

void RecoveryPanel::ask()
{
    show(Step::Asking, Health::Working, tr("The other machine is asked for its copy."), {});
    engine::Engine &engine = m_machine.engine();
    whenAnswered(engine.ask([&engine, from = m_from] {
        return engine.replication().copyAtDestination(sourceOf(from));
    }),
                 this, [this, question = ++m_question](const Result<engine::CopyInfo> &copy) {
                     if (question == m_question)
                         found(copy);
                 });
}

QString RecoveryPanel::devicesText()
{
    return tr("The copy also has the devices of that server, and the identity that they know. With it none "
              "of them has to be enrolled again.");
}

QString RecoveryPanel::stopAdvice() const
{
    return m_machine.engine().replication().state().isSet
               ? tr("Replication is still set. It is recommended to stop it first; else [Yes] stops it, and "
                    "it "
                    "stays stopped.")
               : QString();
}

void RecoveryPanel::found(const Result<engine::CopyInfo> &copy)
{
    if (!copy)
        return showFailure(copy.error());
    m_copy = *copy;
    QStringList more{expectedNamesText(m_copy.names), stopAdvice(),
                     tr("Nothing is changed yet. Next it is fetched and compared with what is here now.")};
    more.removeAll(QString());
    show(Step::Found, Health::Idle, copyText(m_copy, m_machine.engine().clock().now()),
         more.join(QStringLiteral("\n")));
    m_next->setFocus();
}

void RecoveryPanel::fetch()
{
    show(Step::Fetching, Health::Working,
         tr("The copy is fetched, checked and compared with what is here now."),
         tr("Nothing is changed yet. How far it is stands below."));
    m_leave->setFocus();
    m_attempt.prepare(
        QStringLiteral("recovery-prepare"), timeText(m_copy.madeAt),
        [&engine = m_machine.engine(), from = m_from](engine::Job &job) {
            return engine.replication().prepareRecovery(sourceOf(from), engine::Backups::workOf(job));
        },
        [this](const Result<Prepared> &ready) { fetched(ready); });
}

void RecoveryPanel::fetched(const Result<Prepared> &ready)
{
    if (!ready)
        return showFailure(ready.error());
    const backup::RestorePreview &preview = (*ready)->preview();
    m_preview->show(preview);
    show(Step::Preview, Health::Idle,
         tr("The copy of %1 is ready. Nothing is changed yet.").arg(timeText(preview.backup.madeAt)),
         stopAdvice());
    m_next->setFocus();
}

void RecoveryPanel::confirm()
{
    const backup::RestorePreview &preview = m_attempt.prepared()->preview();
    const engine::RestoreWish wish = m_preview->wish();
    auto *dialog =
        new ConfirmDialog(tr("Recovery Using Replicated Data"), QStringLiteral("recoveryDialog"), this);
    dialog->setQuestion(Health::Notice,
                        tr("Replace all data of this server by the copy that was made %1, %2?")
                            .arg(timeText(preview.backup.madeAt), restoredAmountText(preview)));
    if (preview.lost.count > 0)
        dialog->addNote(wish.keepReplaced ? Health::Notice : Health::Bad,
                        tr("%Ln user(s) and group(s) will be gone: %1", nullptr, int(preview.lost.count))
                            .arg(ownersNamed(preview.lost)));
    if (preview.newerSettings > 0)
        dialog->addNote(wish.keepReplaced ? Health::Notice : Health::Bad,
                        tr("%Ln setting(s) added or changed since the copy are lost.", nullptr,
                           int(preview.newerSettings)));
    if (preview.isOtherInstallation || preview.isOtherHost) // R47
        dialog->addNote(Health::Bad, otherServerText(preview));
    if (m_machine.engine().replication().bringsIdentity(preview))
        dialog->addNote(Health::Good, devicesText());
    if (const QString advice = stopAdvice(); !advice.isEmpty())
        dialog->addNote(Health::Notice, advice);
    dialog->addNote(wish.keepReplaced ? Health::Good : Health::Bad,
                    wish.keepReplaced
                        ? tr("What is here now is kept as a backup on this machine.")
                        : tr("What is here now is not kept: without a backup nobody can bring it back."));
    dialog->addNote(Health::Idle, tr("Devices restart to sync again by themselves."));
    const bool isMuch = !wish.keepReplaced && preview.newerSettings > ConfirmDialog::kMany;
    dialog->setReady(isMuch ? std::optional(preview.newerSettings) : std::nullopt);
    connect(dialog, &QDialog::accepted, this, [this, wish] { replace(wish); });
    dialog->open();
}

void RecoveryPanel::replace(const engine::RestoreWish &wish)
{
    show(Step::Replacing, Health::Working, tr("The data are being replaced."),
         tr("Until they are, they stay as they were. How far it is stands below."));
    m_attempt.replace(
        QStringLiteral("recovery"),
        [&engine = m_machine.engine(), wish, who = m_session.administrator()](const Prepared &prepared,
                                                                              engine::Job &job) {
            return engine.replication().recover(prepared, wish, who, engine::Backups::workOf(job),
                                                engine::Replication::FetchedCopy::Stays);
        },
        [this](const Result<engine::RestoreReport> &report) { replaced(report); });
}

void RecoveryPanel::replaced(const Result<engine::RestoreReport> &report)
{
    Q_EMIT changed();
    if (!report)
        return showFailure(report.error());
    QStringList lines = restoredLines(*report);
    lines << tr("Replication is stopped: start it again once all is well.");
    const bool hasDevices = m_machine.engine().replication().recoveredCopy() != nullptr;
    if (hasDevices)
        lines << devicesText();
    const Health health = needsAttention(*report) ? Health::Notice : Health::Good;
    show(Step::Done, health, lines.front(), lines.mid(1).join(u'\n'));
    m_identity->setVisible(hasDevices);
    (hasDevices ? m_identity : m_leave)->setFocus();
    Q_EMIT told({health, lines.front(), {}, {}, {}});
}

void RecoveryPanel::takeIdentity()
{
    if (const auto copy = m_machine.engine().replication().recoveredCopy()) // goes with its secret
        return m_machine.takeIdentity(copy->file(), {copy, &copy->secret()});
    show(Step::Done, Health::Notice,
         tr("Devices were enrolled to this machine meanwhile, so that it keeps its own identity."),
         tr("The data are recovered. The devices of the other server have to be enrolled again here."));
    m_leave->setFocus();
}

void RecoveryPanel::showFailure(const Error &error)
{
    const StartFailureText text = startFailureText(error);
    const bool isCancelled = error.code == ErrorCode::Cancelled;
    const QString more = text.cause.isEmpty() ? text.next : text.cause + u' ' + text.next;
    show(Step::Failed, isCancelled ? Health::Notice : Health::Bad, text.sentence,
         isCancelled ? tr("Nothing was changed.") : more);
    m_leave->setFocus();
}

void RecoveryPanel::drop()
{
    ++m_question;
    m_attempt.drop();
    m_machine.engine().replication().forgetRecoveredCopy();
}

void RecoveryPanel::leave()
{
    if (m_step == Step::Replacing) { // what becomes of it is waited for
        m_leave->setEnabled(false);
        m_attempt.cancel();
        return;
    }
    drop();
    m_from.reset();
    m_fields->forgetPassword();
    Q_EMIT left();
}

} // namespace retinue::ui
