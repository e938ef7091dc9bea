#include "ui/sharing/sharing_jobs.h"

#include "core/base/answer.h"
#include "ui/sharing/sharing_text.h"

#include <memory>

namespace retinue::ui {

namespace {
using engine::DataSharing;
using engine::SharingReport;
const QString kUndoing = QStringLiteral("scope-undo");
const QString kStopping = QStringLiteral("scope-stop-all");
const QString kStarting = QStringLiteral("scope-start-again");
} // namespace

SharingJobs::SharingJobs(Machine &machine, Session &session, QObject *parent)
    : QObject(parent)
    , m_machine(machine)
    , m_session(session)
{
}

bool SharingJobs::isSignedIn()
{
    if (m_session.isSignedIn())
        return true;
    Q_EMIT told(
        {Health::Notice, tr("Nobody is signed in: nothing was done. Sign in, then try again."), {}, {}, {}});
    return false;
}

template<typename Report>
void SharingJobs::start(const QString &operation, const QString &subject, Work<Report> work,
                        std::function<void(const Report &)> say)
{
    if (!isSignedIn())
        return;
    engine::Engine &engine = m_machine.engine();
    const auto answer = std::make_shared<Answer<Report>>();
    whenAnswered(answer->future(), this, [this, say = std::move(say)](const Result<Report> &report) {
        if (report)
            say(*report);
        Q_EMIT done();
    });
    engine.jobs().start(operation, subject,
                        [&engine, answer, work = std::move(work),
                         who = m_session.administrator()](engine::Job &job) -> Result<void> {
                            auto report = work(engine.dataSharing(), who, DataSharing::workOf(job));
                            Result<void> outcome;
                            if (!report)
                                outcome = report.error();
                            answer->give(std::move(report));
                            return outcome;
                        });
}

void SharingJobs::sayChanged(const SharingReport &report)
{
    Message message{Health::Good, doneText(report), {}, {}, {}};
    if (!m_machine.engine().dataSharing().stoppedHere().isEmpty()) {
        message.next = tr("Start Them Again");
        message.act = [this] { startAgain(); };
    }
    Q_EMIT told(message);
}

void SharingJobs::apply(const sharing::Draft &draft, const engine::SharingOptions &options)
{
    start<SharingReport>(
        DataSharing::kOperation, tr("%Ln item(s)", nullptr, int(draft.size())),
        [draft, options](DataSharing &sharing, const QString &who, const LongWork &work) {
            return sharing.apply(draft, who, options, work);
        },
        [this](const SharingReport &report) { sayChanged(report); });
}

void SharingJobs::undo(std::int64_t change, const engine::SharingOptions &options)
{
    start<SharingReport>(
        kUndoing, QString::number(change),
        [change, options](DataSharing &sharing, const QString &who, const LongWork &work) {
            return sharing.undo(change, who, options, work);
        },
        [this](const SharingReport &report) { sayChanged(report); });
}

void SharingJobs::goOn()
{
    start<SharingReport>(
        DataSharing::kOperation, {},
        [](DataSharing &sharing, const QString &who, const LongWork &work) {
            return sharing.goOn(who, work);
        },
        [this](const SharingReport &report) { sayChanged(report); });
}

void SharingJobs::stopAll()
{
    start<engine::StopReport>(
        kStopping, {},
        [](DataSharing &sharing, const QString &who, const LongWork &work) {
            return sharing.stopAll(who, work);
        },
        [this](const engine::StopReport &report) {
            QString text = tr("%Ln client(s) were stopped.", nullptr, report.stopped);
            if (!report.unheard.isEmpty())
                text += QLatin1Char(' ') +
                        tr("Not connected, and told at their next contact: %1.").arg(someOf(report.unheard));
            Q_EMIT told({report.unheard.isEmpty() ? Health::Good : Health::Notice, text, {}, {}, {}});
        });
}

void SharingJobs::startAgain()
{
    start<engine::StartReport>(
        kStarting, {},
        [](DataSharing &sharing, const QString &who, const LongWork &work) {
            return sharing.startAgain(who, work);
        },
        [this](const engine::StartReport &report) {
            QString text = tr("%Ln client(s) were started.", nullptr, report.started);
            if (!report.silent.isEmpty())
                text +=
                    QLatin1Char(' ') +
                    tr("These have not answered and start at their next contact; see that they are on and "
                       "reach the network: %1.")
                        .arg(someOf(report.silent));
            Q_EMIT told({report.silent.isEmpty() ? Health::Good : Health::Notice, text, {}, {}, {}});
        });
}

void SharingJobs::giveUpKept()
{
    if (!isSignedIn())
        return;
    engine::Engine &engine = m_machine.engine();
    whenAnswered(
        engine.ask(
            [&engine, who = m_session.administrator()] { return engine.dataSharing().giveUpKept(who); }),
        this, [this](const Result<void> &given) {
            if (given)
                Q_EMIT told({Health::Good,
                             tr("The device's values are not waited for any more: every device may start."),
                             {},
                             {},
                             {}});
            else
                Q_EMIT told(Message::failure(tr("Giving up the device's values"), given.error()));
            Q_EMIT done();
        });
}

} // namespace retinue::ui
