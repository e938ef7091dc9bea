#include "ui/replication/replication_jobs.h"

#include "core/base/answer.h"
#include "ui/replication/replication_text.h"
#include "ui/replication/unsent_text.h"
#include "ui/userdata/confirm_dialog.h"

#include <QDir>

namespace retinue::ui {

namespace {

/// Runs `work` as a job that gives its Result<T> to `answer` as well.
template<typename T, typename ReplicationWork>
void startReplicationJob(engine::Engine &engine, const QString &operation,
                         const std::shared_ptr<Answer<T>> &answer, const QString &subject,
                         ReplicationWork work)
{
    engine.jobs().start(operation, subject, [answer, work](engine::Job &job) -> Result<void> {
        Result<T> report = work(engine::Backups::workOf(job));
        answer->give(report);
        return report ? Result<void>() : Result<void>(report.error());
    });
}

} // namespace

ReplicationJobs::ReplicationJobs(Machine &machine, Session &session, QWidget *parent)
    : QObject(parent)
    , m_machine(machine)
    , m_session(session)
    , m_window(parent)
{
}

void ReplicationJobs::start(const engine::ReplicationSettings &settings,
                            const DestinationFields::Entered &destination)
{
    engine::Engine &engine = m_machine.engine();
    engine::ReplicationSettings wanted = settings;
    wanted.address = destination.address;
    wanted.administrator = destination.administrator;
    const auto answer = std::make_shared<Answer<void>>();
    whenAnswered(answer->future(), this, [this](const Result<void> &begun) {
        Q_EMIT changed();
        if (!begun)
            return Q_EMIT startFailed(begun.error());
        Q_EMIT started();
        if (!m_machine.engine().replication().state().failingSince)
            Q_EMIT told({Health::Good, tr("Replication is set; the other machine has a copy."), {}, {}, {}});
    });
    startReplicationJob(
        engine, QStringLiteral("replication-start"), answer, wanted.address,
        [&engine, wanted, destination, who = m_session.administrator()](const LongWork &work) {
            return engine.replication().start(wanted, *destination.password, destination.confirmedFingerprint,
                                              who, work);
        });
}

void ReplicationJobs::tell(const QString &doing, const QString &done, const QFuture<Result<void>> &answer)
{
    whenAnswered(answer, this, [this, doing, done](const Result<void> &ended) {
        Q_EMIT changed();
        if (ended)
            Q_EMIT told({Health::Good, done, {}, {}, {}});
        else
            Q_EMIT told(Message::failure(doing, ended.error()));
    });
}

void ReplicationJobs::stop()
{
    engine::Engine &engine = m_machine.engine();
    const auto answer = std::make_shared<Answer<void>>();
    whenAnswered(answer->future(), this, [this](const Result<void> &stopped) {
        Q_EMIT changed();
        if (stopped)
            Q_EMIT told({Health::Good,
                         tr("Replication is stopped. The other machine keeps its copy as it is."),
                         {},
                         {},
                         {}});
    });
    startReplicationJob(engine, QStringLiteral("replication-stop"), answer,
                        engine.replication().state().settings.address,
                        [&engine, who = m_session.administrator()](const LongWork &) {
                            return engine.replication().stop(who);
                        });
}

void ReplicationJobs::replicate()
{
    engine::Engine &engine = m_machine.engine();
    const auto answer = std::make_shared<Answer<engine::ReplicationRun>>();
    whenAnswered(answer->future(), this, [this](const Result<engine::ReplicationRun> &run) {
        Q_EMIT changed();
        if (run)
            Q_EMIT told({Health::Good, replicatedText(*run), {}, {}, {}});
    });
    startReplicationJob(engine, QStringLiteral("replication"), answer,
                        engine.replication().state().settings.address,
                        [&engine, who = m_session.administrator()](const LongWork &work) {
                            return engine.replication().replicateNow(who, work);
                        });
}

void ReplicationJobs::verify()
{
    engine::Engine &engine = m_machine.engine();
    const auto answer = std::make_shared<Answer<engine::CopyVerification>>();
    const State before = engine.store().state();
    whenAnswered(answer->future(), this,
                 [this, before](const Result<engine::CopyVerification> &verification) {
                     const bool isEqual = verification && verification->unproven == 0 &&
                                          (verification->differing == 0 || verification->wasRepaired);
                     if (isEqual)
                         Q_EMIT provenEqual(before);
                     Q_EMIT changed();
                     if (verification)
                         Q_EMIT told({verification->differing == 0
                                          ? (verification->unproven == 0 ? Health::Good : Health::Notice)
                                      : verification->wasRepaired ? Health::Notice
                                                                  : Health::Bad,
                                      verifiedCopyText(*verification),
                                      verification->findings.join(u'\n'),
                                      {},
                                      {}});
                 });
    startReplicationJob(engine, QStringLiteral("replication-verify"), answer,
                        engine.replication().state().settings.address,
                        [&engine, who = m_session.administrator()](const LongWork &work) {
                            return engine.replication().verifyNow(who, work);
                        });
}

void ReplicationJobs::stopClients()
{
    engine::Engine &engine = m_machine.engine();
    const auto answer = std::make_shared<Answer<engine::StopReport>>();
    whenAnswered(answer->future(), this, [this](const Result<engine::StopReport> &report) {
        Q_EMIT changed();
        if (report)
            Q_EMIT told({report->unheard.isEmpty() ? Health::Good : Health::Notice,
                         report->unheard.isEmpty()
                             ? tr("All client machines are stopped.")
                             : tr("All client machines are stopped; those that are not connected learn it at "
                                  "their next contact."),
                         report->unheard.join(QStringLiteral(", ")),
                         {},
                         {}});
    });
    startReplicationJob(engine, QStringLiteral("scope-stop-all"), answer, {},
                        [&engine, who = m_session.administrator()](const LongWork &work) {
                            return engine.dataSharing().stopAll(who, work);
                        });
}

void ReplicationJobs::beginStandby()
{
    auto *dialog =
        new ConfirmDialog(tr("Stand By for Another Server"), QStringLiteral("beginStandbyDialog"), m_window);
    dialog->setQuestion(Health::Notice, tr("Let this machine stand by for another server?"));
    dialog->addNote(Health::Notice, tr("It serves no devices while it stands by. A server that has users or "
                                       "devices is refused."));
    dialog->addNote(Health::Idle, tr("[Leave Standby] on this page undoes it."));
    dialog->setReady();
    connect(dialog, &QDialog::accepted, this, [this] {
        engine::Engine &engine = m_machine.engine();
        tell(tr("Standing by"), tr("This machine stands by. Enter its address on the server now."),
             engine.ask([&engine, who = m_session.administrator()] {
                 return engine.replication().beginStandby(who);
             }));
    });
    dialog->open();
}

void ReplicationJobs::leaveStandby()
{
    const engine::StandbyState state = m_machine.engine().replication().standby();
    auto *dialog = new ConfirmDialog(tr("Leave Standby"), QStringLiteral("leaveStandbyDialog"), m_window);
    dialog->setQuestion(Health::Notice, state.source ? tr("Stop standing by for %1?").arg(state.source->name)
                                                     : tr("Stop standing by?"));
    if (state.copyOf)
        dialog->addNote(Health::Bad, tr("The copy on this machine is removed. If the server is lost, nothing "
                                        "of it can be recovered from here any more."));
    if (state.source)
        dialog->addNote(Health::Notice,
                        tr("The server goes on trying to replicate, and reports that it fails, "
                           "until replication is stopped there."));
    dialog->setReady();
    connect(dialog, &QDialog::accepted, this, [this] {
        engine::Engine &engine = m_machine.engine();
        tell(tr("Leaving standby"), tr("This machine stands by no more."),
             engine.ask([&engine, who = m_session.administrator()] {
                 return engine.replication().leaveStandby(who);
             }));
    });
    dialog->open();
}

void ReplicationJobs::serveAgain()
{
    auto *dialog = new ConfirmDialog(tr("Serve Devices Again"), QStringLiteral("serveAgainDialog"), m_window);
    dialog->setQuestion(Health::Notice, tr("Let this machine be the server again?"));
    dialog->addNote(Health::Bad,
                    tr("Take the machine that has taken over off the network first: devices that "
                       "reach this one compare themselves with what is stored here."));
    dialog->addNote(Health::Notice,
                    tr("What was changed at the other machine since is not here. Once a device "
                       "has been here, the other machine serves no more."));
    dialog->setReady();
    connect(dialog, &QDialog::accepted, this, [this] {
        engine::Engine &engine = m_machine.engine();
        tell(tr("Serving devices again"), tr("This machine is the server again."),
             engine.ask([&engine, who = m_session.administrator()] {
                 return engine.replication().serveAgain(who);
             }));
    });
    dialog->open();
}

void ReplicationJobs::saveUnsent(const QString &path, const SharedSecret &passphrase)
{
    engine::Engine &engine = m_machine.engine();
    const auto answer = std::make_shared<Answer<exchange::ExportReport>>();
    whenAnswered(answer->future(), this, [this](const Result<exchange::ExportReport> &report) {
        if (!report) // how it failed is said where jobs are
            return;
        const bool isWhole =
            report->secrets + report->locked + report->notPortable + report->problemCount == 0;
        Q_EMIT told({isWhole ? Health::Good : Health::Notice, savedUnsentText(*report), {}, {}, {}});
    });
    startReplicationJob(engine, QStringLiteral("user-export"), answer, QDir::toNativeSeparators(path),
                        [&engine, path, passphrase, who = m_session.administrator()](const LongWork &work) {
                            return engine::saveUnsent(
                                engine, path, passphrase ? passphrase->clone() : SecretBytes(), who, work);
                        });
}

void ReplicationJobs::takeOver()
{
    const engine::StandbyState state = m_machine.engine().replication().standby();
    if (!state.copyOf)
        return;
    auto *dialog = new ConfirmDialog(tr("Take Over"), QStringLiteral("takeOverDialog"), m_window);
    dialog->setQuestion(Health::Notice, state.source ? tr("Take over for %1?").arg(state.source->name)
                                                     : tr("Take over with the copy on this machine?"));
    dialog->addNote(Health::Bad,
                    tr("Only if that server is lost, or switched off for good. If it comes back, it "
                       "stops serving once it learns of this."));
    dialog->addNote(Health::Notice, takeOverText(state, m_machine.engine().clock().now()));
    if (const QString names = expectedNamesText(state.names); !names.isEmpty())
        dialog->addNote(Health::Notice, names);
    dialog->addNote(Health::Idle,
                    tr("The administrators of this machine stay. The window closes, and opens again "
                       "over the server that this machine then is."));
    dialog->setReady();
    connect(dialog, &QDialog::accepted, this, [this] { m_machine.takeOver(m_session.administrator()); });
    dialog->open();
}

void ReplicationJobs::setDepartmentIdManagement(bool isOn)
{
    engine::Engine &engine = m_machine.engine();
    tell(tr("Setting [Department ID Management]"),
         isOn ? tr("[Department ID Management] is on: servers refuse this machine as destination.")
              : tr("[Department ID Management] is off."),
         engine.ask([&engine, isOn, who = m_session.administrator()] {
             return engine.replication().setDepartmentIdManagement(isOn, who);
         }));
}

} // namespace retinue::ui
