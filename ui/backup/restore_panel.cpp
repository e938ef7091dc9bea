#include "ui/backup/restore_panel.h"

#include "ui/backup/backup_text.h"
#include "ui/backup/restore_preview_view.h"
#include "ui/backup/restore_text.h"
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
constexpr qreal kRestoreTitle = 1.2;
}

RestorePanel::RestorePanel(Machine &machine, Session &session, BackupRuns &runs, QWidget *parent)
    : QWidget(parent)
    , m_machine(machine)
    , m_session(session)
    , m_runs(runs)
    , m_attempt(machine, this)
    , m_title(new QLabel(this))
    , m_state(new StatusLabel(this))
    , m_more(makeNote({}, this))
    , m_scroll(new QScrollArea(this))
    , m_preview(new RestorePreviewView(m_scroll))
    , m_restore(new QPushButton(tr("&Restore…"), this))
    , m_again(new QPushButton(tr("Try &Again"), this))
    , m_secret(new QPushButton(tr("Enter &Passphrase or Key…"), this))
    , m_identity(new QPushButton(tr("Take Over Its &Devices"), this))
    , m_leave(new QPushButton(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * kSpace);
    QFont large = m_title->font();
    large.setPointSizeF(large.pointSizeF() * kRestoreTitle);
    large.setWeight(QFont::DemiBold);
    m_title->setFont(large);
    m_title->setObjectName(QStringLiteral("restoreTitle"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_state->setObjectName(QStringLiteral("restoreState"));
    m_more->setObjectName(QStringLiteral("restoreMore"));
    m_more->setTextFormat(Qt::PlainText);
    m_more->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_more->setContentsMargins(3 * kSpace, 0, 0, 0);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(m_preview);
    layout->addWidget(m_title);
    layout->addWidget(m_state);
    layout->addWidget(m_more);
    layout->addWidget(m_scroll, 1);
    layout->addStretch(0);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    const std::pair<QPushButton *, const char *> named[] = {{m_secret, "restoreSecretButton"},
                                                            {m_again, "restoreAgainButton"},
                                                            {m_restore, "restoreGoButton"},
                                                            {m_identity, "restoreIdentityButton"},
                                                            {m_leave, "restoreLeaveButton"}};
    for (const auto &[button, name] : named) {
        button->setObjectName(QLatin1String(name));
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    layout->addLayout(buttons);
    connect(m_restore, &QPushButton::clicked, this, &RestorePanel::confirm);
    connect(m_again, &QPushButton::clicked, this, [this] {
        m_runs.withSecret(m_chosen, [this](const SharedSecret &secret) { begin(m_chosen, secret); });
    });
    connect(m_secret, &QPushButton::clicked, this, [this] {
        m_runs.askForSecret(m_chosen, true, [this](const SharedSecret &secret) { begin(m_chosen, secret); });
    });
    m_identity->setToolTip(
        tr("This machine gets the identity that they know; the window closes and opens again"));
    connect(m_identity, &QPushButton::clicked, this,
            [this] { m_machine.takeIdentity(m_chosen.source.name, m_used); });
    connect(m_leave, &QPushButton::clicked, this, &RestorePanel::leave);
}

RestorePanel::~RestorePanel() = default;

void RestorePanel::show(Step step, Health health, const QString &text, const QString &more)
{
    m_step = step;
    m_state->setStatus(health, text);
    m_more->setText(more);
    m_more->setVisible(!more.isEmpty());
    m_scroll->setVisible(step == Step::Preview);
    m_restore->setVisible(step == Step::Preview);
    m_again->setVisible(step == Step::Failed);
    m_secret->setVisible(false);
    m_identity->setVisible(false);
    m_leave->setEnabled(true);
    m_leave->setText(step == Step::Done ? tr("Do&ne") : step == Step::Failed ? tr("&Close") : tr("&Cancel"));
    m_leave->setFocus();
}

void RestorePanel::begin(const ChosenBackup &chosen, const SharedSecret &secret)
{
    m_attempt.drop();
    m_chosen = chosen;
    m_used = secret;
    m_title->setText(tr("Restore %1").arg(backupOfText(chosen.file)));
    show(Step::Preparing, Health::Working,
         tr("The backup is read, checked and compared with what is here now."),
         tr("Nothing is changed yet. How far it is stands below."));
    m_attempt.prepare(
        QStringLiteral("restore-prepare"), timeText(chosen.file.madeAt),
        [&engine = m_machine.engine(), source = chosen.source, secret](engine::Job &job) {
            return engine.backups().prepareRestore(source, copyOf(secret), engine::Backups::workOf(job));
        },
        [this](const Result<Prepared> &ready) { prepared(ready); });
}

void RestorePanel::prepared(const Result<Prepared> &ready)
{
    if (!ready) {
        showFailure(ready.error());
        m_secret->setVisible(BackupRuns::isWrongSecret(m_chosen, ready.error()));
        return;
    }
    const backup::RestorePreview &preview = (*ready)->preview();
    m_preview->show(preview);
    show(Step::Preview, Health::Idle, tr("Ready. Nothing is changed yet."), {});
    m_title->setText(tr("Restore the backup of %1").arg(timeText(preview.backup.madeAt)));
}

void RestorePanel::showFailure(const Error &error)
{
    const ErrorText text = errorText(error);
    const bool isCancelled = error.code == ErrorCode::Cancelled;
    show(Step::Failed, isCancelled ? Health::Notice : Health::Bad, text.what,
         isCancelled ? tr("Nothing was changed.") : text.next + u'\n' + detailOf(error));
}

void RestorePanel::confirm()
{
    const backup::RestorePreview &preview = m_attempt.prepared()->preview();
    engine::RestoreWish wish = m_preview->wish();
    wish.stopReplication = m_machine.engine().replication().state().isSet; // R45
    auto *dialog = new ConfirmDialog(tr("Restore"), QStringLiteral("restoreDialog"), this);
    dialog->setQuestion(Health::Notice,
                        tr("Replace all data of this server by the backup of %1, %2?")
                            .arg(timeText(preview.backup.madeAt), restoredAmountText(preview)));
    if (preview.lost.count > 0)
        dialog->addNote(wish.keepReplaced ? Health::Notice : Health::Bad,
                        tr("%Ln user(s) and group(s) will be gone: %1", nullptr, int(preview.lost.count))
                            .arg(ownersNamed(preview.lost)));
    if (preview.newerSettings > 0)
        dialog->addNote(
            wish.keepReplaced ? Health::Notice : Health::Bad,
            tr("%Ln setting(s) added or changed since are lost.", nullptr, int(preview.newerSettings)));
    if (preview.deletedSince.count > 0)
        dialog->addNote(Health::Notice, wish.deleteAgain
                                            ? tr("%Ln user(s) and group(s) deleted since are deleted again.",
                                                 nullptr, int(preview.deletedSince.count))
                                            : tr("%Ln user(s) and group(s) deleted since come back.", nullptr,
                                                 int(preview.deletedSince.count)));
    if (preview.isOtherInstallation || preview.isOtherHost)
        dialog->addNote(Health::Bad, otherServerText(preview));
    dialog->addNote(
        wish.keepReplaced ? Health::Good : Health::Bad,
        wish.keepReplaced
            ? tr("What is here now is kept as a backup on this machine.")
            : tr("What is here now is not kept: without another backup nobody can bring it back."));
    if (wish.stopReplication)
        dialog->addNote(Health::Notice, tr("Replication is set: it is stopped, and stays stopped. Start it "
                                           "again once all is well."));
    dialog->addNote(Health::Idle, tr("Devices restart to sync again by themselves."));
    const bool isMuch = !wish.keepReplaced && preview.newerSettings > ConfirmDialog::kMany;
    dialog->setReady(isMuch ? std::optional(preview.newerSettings) : std::nullopt);
    connect(dialog, &QDialog::accepted, this, [this, wish] { replace(wish); });
    dialog->open();
}

void RestorePanel::replace(const engine::RestoreWish &wish)
{
    show(Step::Replacing, Health::Working, tr("The data are being replaced."),
         tr("Until they are, they stay as they were. How far it is stands below."));
    m_attempt.replace(
        QStringLiteral("restore"),
        [&engine = m_machine.engine(), wish, who = m_session.administrator()](const Prepared &prepared,
                                                                              engine::Job &job) {
            return engine.backups().restore(prepared, wish, who, engine::Backups::workOf(job));
        },
        [this](const Result<engine::RestoreReport> &report) { replaced(report); });
}

void RestorePanel::replaced(const Result<engine::RestoreReport> &report)
{
    Q_EMIT backupsChanged();
    if (!report)
        return showFailure(report.error());
    const QStringList lines = restoredLines(*report);
    const Health health = needsAttention(*report) ? Health::Notice : Health::Good;
    const bool hasDevices = bringsDevices(report->preview);
    const QString devices = hasDevices ? u'\n' + tr("The backup also has the devices of that server, and the "
                                                    "identity that they know. With it none of them has to be "
                                                    "enrolled again.")
                                       : QString();
    show(Step::Done, health, lines.front(), lines.mid(1).join(u'\n') + devices);
    m_identity->setVisible(hasDevices);
    Q_EMIT told({health, lines.front(), {}, {}, {}});
}

bool RestorePanel::bringsDevices(const backup::RestorePreview &preview) const
{
    return m_chosen.source.kind == engine::BackupSource::Kind::File && preview.isOtherInstallation &&
           preview.backup.carriesKeys && preview.backup.devices > 0 &&
           m_machine.engine().devices().list().empty();
}

void RestorePanel::leave()
{
    if (m_step == Step::Replacing) { // what becomes of it is waited for
        m_leave->setEnabled(false);
        m_attempt.cancel();
        return;
    }
    m_attempt.drop();
    m_used.reset();
    Q_EMIT left();
}

} // namespace retinue::ui
