#include "app/headless/run_command.h"

#include "app/control/commands.h"
#include "app/control/control_client.h"
#include "app/control/time_text.h"
#include "app/headless/answer_text.h"
#include "app/headless/exit_codes.h"
#include "app/headless/handed_file.h"
#include "app/headless/password_input.h"
#include "app/notices/notice_senders.h"
#include "app/process/terminal.h"
#include "app/shares/share_access.h"
#include "app/standby/standby_access.h"
#include "core/base/folder_lock.h"
#include "core/engine/engine.h"
#include "core/engine/outcome.h"
#include "core/engine/promotion.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTextStream>
#include <QThread>

#include <csignal>
#include <memory>

namespace retinue::headless {

namespace {

constexpr int kPatienceMilliseconds = 5'000;
constexpr unsigned long kPauseMilliseconds = 50;
const QString kTo = QStringLiteral("to");

/// What destroys is meant: --yes, or the answer of a person. In `what` and `question` %1 is what is named, %2
/// how many.
Result<void> confirm(const control::Request &request, const QString &what, const QString &question)
{
    if (request.flag(QStringLiteral("yes")))
        return {};
    const QString names = request.arguments.join(QStringLiteral(", "));
    if (!process::hasTerminal())
        return Error{ErrorCode::InvalidInput,
                     what.arg(names) + QStringLiteral("; add --yes if that is meant")};
    const auto answer =
        process::askLine(question.arg(names).arg(request.arguments.size()) + QStringLiteral(" [yes/No] "));
    if (!answer.ok() || answer->compare(u"yes", Qt::CaseInsensitive) != 0)
        return Error{ErrorCode::Cancelled, QStringLiteral("nothing was deleted")};
    return {};
}

/// R47, R56: what it does is shown before it is asked for.
bool isAskedAfterPreview(const control::Request &request)
{
    return request.command == u"restore" && !request.flag(QStringLiteral("dry-run")) &&
           !request.flag(QStringLiteral("yes"));
}

Result<void> confirmRestore(const control::Request &request)
{
    return confirm(request, QStringLiteral("this replaces the whole store by %1"),
                   QStringLiteral("Replace all users and settings by the backup %1?"));
}

/// R35: it destroys data.
Result<void> confirmScopes(const control::Request &request)
{
    if (request.flag(QStringLiteral("yes")))
        return {};
    if (!process::hasTerminal())
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("this initializes data on the server and on devices (see: retinued scope "
                                    "plan); add --yes to confirm it")};
    const auto answer = process::askLine(QStringLiteral(
        "This initializes data on the server and on devices (see: retinued scope plan). Go on? "
        "[yes/No] "));
    if (!answer.ok() || answer->compare(u"yes", Qt::CaseInsensitive) != 0)
        return Error{ErrorCode::Cancelled, QStringLiteral("nothing was changed")};
    return {};
}

/// What the command reads or writes.
enum class FileUse { None, Read, Written };

FileUse fileUseOf(const control::Request &request)
{
    if (request.command == u"user import")
        return FileUse::Read;
    const bool writes = request.command == u"user export" ||
                        (request.command == u"replication unsent" && request.options.contains(kTo));
    return writes ? FileUse::Written : FileUse::None;
}

/// Of a command that uses one.
QString fileOf(const control::Request &request)
{
    return request.command == u"replication unsent" ? request.text(kTo) : request.arguments.value(0);
}

void setFile(control::Request &request, const QString &path)
{
    if (request.command == u"replication unsent")
        request.options.insert(kTo, path);
    else
        request.arguments[0] = path;
}

/// Better now than after all the work; what is there is replaced only if that is meant.
Result<void> checkDestination(const control::Request &request)
{
    const QString named = fileOf(request);
    const QFileInfo wanted(named);
    if (wanted.isDir())
        return Error{ErrorCode::InvalidInput, QStringLiteral("%1 is a folder; name a file in it").arg(named)};
    if (!wanted.absoluteDir().exists())
        return Error{ErrorCode::NotFound,
                     QStringLiteral("there is no folder %1; make it first").arg(wanted.absolutePath())};
    if (request.flag(QStringLiteral("overwrite")) || (!wanted.exists() && !wanted.isSymLink()))
        return {};
    const QString there = QStringLiteral("%1 is there already").arg(named);
    if (!process::hasTerminal())
        return Error{ErrorCode::AlreadyExists,
                     there + QStringLiteral("; name another file, or add --overwrite to replace it")};
    const auto answer = process::askLine(there + QStringLiteral(". Replace it? [yes/No] "));
    if (!answer.ok() || answer->compare(u"yes", Qt::CaseInsensitive) != 0)
        return Error{ErrorCode::Cancelled, QStringLiteral("nothing was exported")};
    return {};
}

/// A path, if it is one: the server has a folder of its own.
void nameBackup(control::Request &request)
{
    const QFileInfo file(request.arguments.value(0));
    if (file.isFile())
        request.arguments[0] = file.absoluteFilePath();
}

/// What the backup knows of the server that is lost comes first. A preview leaves the folder as it is, unless
/// it is one of its own.
Result<void> adoptIfNew(const CommandLine &line, bool isThrownAway)
{
    if (line.request.command != u"restore" || (line.request.flag(QStringLiteral("dry-run")) && !isThrownAway))
        return {};
    return engine::outcomeOf(engine::Backups::adoptInstallation(
        line.dataFolder, line.request.arguments.value(0), line.request.password));
}

/// R46: onto a machine in the place of the server that is lost.
bool isRecoveryFromElsewhere(const control::Request &request)
{
    return request.command == u"replication recover" && !request.text(QStringLiteral("from")).isEmpty();
}

bool isPreview(const control::Request &request)
{
    const bool isTrial = request.flag(QStringLiteral("dry-run"));
    return isRecoveryFromElsewhere(request) ? isTrial || !request.flag(QStringLiteral("yes"))
                                            : request.command == u"restore" && isTrial;
}

/// A preview on a new machine is not to begin an installation there: a folder beside, which goes with the
/// object; null: none is needed.
std::unique_ptr<QTemporaryDir> folderForPreview(const CommandLine &line)
{
    if (!isPreview(line.request) || QFileInfo::exists(line.dataFolder + QStringLiteral("/machine.db")))
        return {};
    const QString beside = QFileInfo(QDir(line.dataFolder).absolutePath()).absolutePath();
    auto folder = std::make_unique<QTemporaryDir>(beside + QStringLiteral("/retinue-preview-XXXXXX"));
    return folder->isValid() ? std::move(folder) : std::make_unique<QTemporaryDir>();
}

/// What stands in files, which the server may not be able to read.
Result<void> completeNotices(CommandLine &line)
{
    constexpr qint64 kMostCertificates = 256 * 1024;
    control::Request &request = line.request;
    if (!line.passwordFile.isEmpty()) {
        auto password = process::readPasswordFile(line.passwordFile);
        if (!password.ok())
            return std::move(password).error();
        request.password = std::move(password).value();
    }
    const QString trusted = request.text(QStringLiteral("trust-ca"));
    if (trusted.isEmpty() || trusted == u"system")
        return {};
    auto pem = process::readInput(trusted, kMostCertificates);
    if (!pem.ok())
        return std::move(pem).error();
    request.options.insert(QStringLiteral("trust-ca"), QString::fromUtf8(*pem));
    return {};
}

/// Asks for what the command still needs.
Result<void> complete(CommandLine &line)
{
    control::Request &request = line.request;
    if (request.command == u"administrator add" || request.command == u"administrator set-password") {
        auto password = newPassword(line.passwordFile, request.arguments.value(0));
        if (!password.ok())
            return std::move(password).error();
        request.password = std::move(password).value();
    }
    if (request.command == u"notify set")
        RETINUE_TRY(completeNotices(line));
    if (request.command == u"user delete" && !request.flag(QStringLiteral("dry-run")))
        return confirm(request, QStringLiteral("this deletes the data of %1"),
                       QStringLiteral("Delete all settings of %1 (%2 in all)?"));
    if (request.command == u"user purge")
        return confirm(request, QStringLiteral("this deletes %1 for good"),
                       QStringLiteral("Delete %1 (%2 in all) for good, so that nobody can bring it back?"));
    if (request.command == u"scope apply" || request.command == u"scope undo")
        return confirmScopes(request);
    if (fileUseOf(request) == FileUse::Written)
        RETINUE_TRY(checkDestination(request));
    if (isAskedAfterPreview(request) && !process::hasTerminal())
        return confirmRestore(request);
    if (request.command == u"restore" || request.command == u"verify")
        nameBackup(request);
    if (request.flag(QStringLiteral("passphrase-file"))) {
        auto passphrase = process::readPasswordFile(line.passwordFile);
        if (!passphrase.ok())
            return std::move(passphrase).error();
        request.password = std::move(passphrase).value();
    }
    return {};
}

/// What the command reads or writes, where the server sees it.
Result<HandedFile> handOver(CommandLine &line)
{
    control::Request &request = line.request;
    if (!QFileInfo::exists(line.dataFolder + QStringLiteral("/machine.db")))
        return HandedFile(); // the command will say so
    const FileUse use = fileUseOf(request);
    if (use == FileUse::None)
        return HandedFile();
    auto handed = use == FileUse::Read
                      ? HandedFile::copyOf(fileOf(request), line.dataFolder)
                      : HandedFile::placeFor(QFileInfo(fileOf(request)).fileName(), line.dataFolder);
    if (handed)
        setFile(request, handed->path());
    return handed;
}

/// "deleting users: 1200 of 20000".
QString progressText(const control::Progress &progress)
{
    const QString phase = QString(progress.phase).replace(u'-', u' ');
    return progress.total > 0
               ? QStringLiteral("%1: %2 of %3").arg(phase).arg(progress.done).arg(progress.total)
               : phase;
}

/// Without a server the work is this process's own: Ctrl+C ends it as it does with one, between two batches
/// and for good; a second one ends the process.
const CancelToken &cancelledBySignal()
{
    static const CancelToken token;
    const auto cancel = [](int number) {
        token.cancel();
        std::signal(number, SIG_DFL);
    };
    std::signal(SIGINT, cancel);
    std::signal(SIGTERM, cancel);
    return token;
}

/// Not through an engine that runs: the installation becomes another one.
Result<QJsonObject> promote(const CommandLine &line, const LongWork &work)
{
    if (!line.request.flag(QStringLiteral("yes")))
        return Error{
            ErrorCode::InvalidInput,
            QStringLiteral(
                "this machine would take over for the server that it stands by for; that server must "
                "not run any more. Add --yes if that is meant")};
    const auto report = engine::promoteStandby({line.dataFolder, {}, nullptr, FolderLock::kAMoment},
                                               QStringLiteral("command line"), work);
    if (!report)
        return report.error();
    QJsonObject answer{{QStringLiteral("result"), QStringLiteral("OK")},
                       {QStringLiteral("source"), report->preview.backup.serverName},
                       {QStringLiteral("copyOf"), control::timeText(report->preview.backup.madeAt)}};
    if (report->otherHost)
        answer.insert(QStringLiteral("otherHost"), *report->otherHost);
    return answer;
}

/// R47: what the copy knows of the server that is lost comes last, when its data are here: cut short before,
/// the command does all of it again.
Result<QJsonObject> takeIdentity(std::unique_ptr<engine::Engine> engine, QJsonObject answer)
{
    const auto copy = engine->replication().recoveredCopy();
    if (!copy)
        return answer;
    const QString dataFolder = engine->dataFolder();
    engine.reset();
    auto adopted =
        engine::Backups::adoptInstallation(dataFolder, copy->file(), copy->secret(),
                                           engine::Backups::Adoption::AfterRestore, FolderLock::kAMoment);
    if (!adopted)
        return std::move(adopted).error().during(
            QStringLiteral("taking over the identity of the server whose data were recovered"));
    // Not if a device was enrolled here meanwhile.
    answer.insert(*adopted ? QStringLiteral("tookIdentity") : QStringLiteral("bringsIdentity"), *adopted);
    return answer;
}

/// `named`: the file as the asker has named it, which this process sees; `isDelivered`: it was written there.
Result<QJsonObject> execute(CommandLine &line, const QString &named, bool &isDelivered)
{
    process::ProgressLine shown;
    const auto report = [&shown](const control::Progress &progress) { shown.show(progressText(progress)); };
    LongWork work;
    work.report = [&report](const QString &phase, std::int64_t done, std::int64_t total) {
        report({phase, done, total});
    };
    const Error notRunning{
        ErrorCode::Unreachable,
        QStringLiteral("no server runs on %1; start one with: retinued run --data %1").arg(line.dataFolder)};
    const auto preview = folderForPreview(line);
    if (preview)
        line.dataFolder = preview->path();
    const bool makesFolder = line.request.command == u"administrator add" ||
                             line.request.command == u"restore" || isRecoveryFromElsewhere(line.request);
    const QDeadlineTimer deadline(kPatienceMilliseconds);
    for (;;) {
        if (auto answer = control::askRunningServer(line.dataFolder, line.request, report))
            return std::move(*answer);
        if (line.request.command == u"status")
            return notRunning;
        if (!makesFolder && !QFileInfo::exists(line.dataFolder + QStringLiteral("/machine.db")))
            return Error{
                ErrorCode::NotFound,
                QStringLiteral("%1 is no data folder of a server; make one with: retinued run --data %1")
                    .arg(line.dataFolder)};
        if (line.request.command == u"replication promote") {
            work.cancel = cancelledBySignal();
            return promote(line, work);
        }
        auto adopted = adoptIfNew(line, preview != nullptr);
        auto engine = adopted ? engine::Engine::open({line.dataFolder, {}, nullptr})
                              : Result<std::unique_ptr<engine::Engine>>(std::move(adopted).error());
        if (engine.ok()) {
            (*engine)->backups().setShareAccess(shares::shareAccess(smb::WorkerProgram::thisProgram()));
            (*engine)->notices().setSenders(notices::noticeSenders());
            (*engine)->replication().setStandbyAccess(standby::standbyAccess());
            work.cancel = cancelledBySignal();
            // Nothing of root's goes through a folder of another user.
            if (fileUseOf(line.request) != FileUse::None) {
                setFile(line.request, named);
                isDelivered = true;
            }
            auto answer = control::Commands(**engine, {}).run(line.request, work);
            return answer && isRecoveryFromElsewhere(line.request)
                       ? takeIdentity(*std::move(engine), *std::move(answer))
                       : std::move(answer);
        }
        // A server that is just starting or stopping, or another command: it will be over in a moment.
        if (engine.error().code != ErrorCode::InUse || deadline.hasExpired())
            return std::move(engine).error();
        QThread::msleep(kPauseMilliseconds);
    }
}

Result<void> showAndConfirmRestore(const CommandLine &line)
{
    const control::Request &wanted = line.request;
    CommandLine preview{{wanted.command, wanted.arguments, wanted.options, wanted.password.clone()},
                        line.dataFolder,
                        {},
                        false};
    preview.request.options.insert(QStringLiteral("dry-run"), true);
    bool isDelivered = false;
    const auto answer = execute(preview, wanted.arguments.value(0), isDelivered);
    if (!answer)
        return answer.error();
    QTextStream(stderr) << process::forOutput(answerText(preview.request, *answer), stderr);
    return confirmRestore(wanted);
}

/// JSON leaves some control characters as they are.
QString jsonText(const QJsonObject &object)
{
    return process::forOutput(QString::fromUtf8(QJsonDocument(object).toJson()), stdout);
}

/// Bad records keep a file out; a test did not get through.
bool isRefused(const control::Request &request, const QJsonObject &answer)
{
    if (request.command == u"notify test")
        return answer.contains(QStringLiteral("failedStep"));
    return request.command == u"user import" && !answer.value(QStringLiteral("imported")).toBool() &&
           !answer.value(QStringLiteral("dryRun")).toBool();
}

} // namespace

int runCommand(CommandLine line)
{
    auto completed = complete(line);
    if (completed.ok() && isAskedAfterPreview(line.request))
        completed = showAndConfirmRestore(line);
    const QString named = fileOf(line.request);
    auto handed = completed.ok() ? handOver(line) : Result<HandedFile>(std::move(completed).error());
    bool isDelivered = false;
    auto answer = handed.ok() ? execute(line, named, isDelivered) : Result<QJsonObject>(handed.error());
    if (answer.ok() && fileUseOf(line.request) == FileUse::Written && !handed->isNone() && !isDelivered) {
        if (auto delivered = handed->deliverTo(named); !delivered)
            answer = std::move(delivered).error();
    }
    QTextStream out(stdout), errors(stderr);
    if (answer.ok()) {
        if (line.json)
            out << jsonText(*answer);
        else
            out << process::forOutput(answerText(line.request, *answer), stdout);
        return isRefused(line.request, *answer) ? kFailed : kDone;
    }
    const Error &error = answer.error();
    if (line.json)
        out << jsonText({{QStringLiteral("error"), control::errorToJson(error)}});
    else
        errors << "retinued: " << process::forOutput(error.toString(), stderr) << Qt::endl;
    if (line.request.command == u"status" && error.code == ErrorCode::Unreachable)
        return kNotRunning;
    return error.code == ErrorCode::InUse ? kInUse : kFailed;
}

} // namespace retinue::headless
