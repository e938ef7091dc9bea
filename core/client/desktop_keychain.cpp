#include "core/client/desktop_keychain.h"

#include <QEventLoop>
#include <QTimer>
#include <qt6keychain/keychain.h>

#include <chrono>
#include <functional>

namespace retinue::client {

namespace {

constexpr std::chrono::seconds kPatience{20}; // a person may be asked to unlock the keychain
const QString kService = QStringLiteral("retinue-device");

struct Ending
{
    QKeychain::Error error = QKeychain::OtherError;
    QString text = QStringLiteral("the keychain did not answer in time");
    QByteArray data;
};

/// QtKeychain answers by signal, and its queue lives on the thread that used it first: so every job runs on
/// the main thread, in a loop that is not nested because the program's own has not begun.
template<typename Job>
Ending run(const std::function<void(Job &)> &prepare, const std::function<QByteArray(Job &)> &take)
{
    Ending ending;
    QEventLoop loop;
    Job job(kService);
    job.setAutoDelete(false);
    prepare(job);
    QObject::connect(&job, &QKeychain::Job::finished, &loop, [&] {
        ending = {job.error(), job.errorString(), take(job)};
        loop.quit();
    });
    QTimer::singleShot(kPatience, &loop, &QEventLoop::quit);
    job.start();
    loop.exec();
    return ending;
}

Error errorFor(const Ending &ending)
{
    const QString detail = QStringLiteral("the desktop's keychain: %1").arg(ending.text);
    switch (ending.error) {
    case QKeychain::EntryNotFound:
        return {ErrorCode::NotFound, detail, {}};
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return {ErrorCode::Locked, detail, {}};
    case QKeychain::NoError:
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError:
        return {ErrorCode::Unreachable, detail, {}};
    }
    Q_UNREACHABLE();
}

} // namespace

Result<void> DesktopKeychain::write(const QString &name, const QByteArray &secret)
{
    const auto ending = run<QKeychain::WritePasswordJob>(
        [&](auto &job) {
            job.setKey(name);
            job.setBinaryData(secret);
        },
        [](auto &) { return QByteArray(); });
    if (ending.error != QKeychain::NoError)
        return errorFor(ending);
    return {};
}

Result<QByteArray> DesktopKeychain::read(const QString &name)
{
    auto ending = run<QKeychain::ReadPasswordJob>([&](auto &job) { job.setKey(name); },
                                                  [](auto &job) { return job.binaryData(); });
    if (ending.error != QKeychain::NoError)
        return errorFor(ending);
    return ending.data;
}

Result<void> DesktopKeychain::remove(const QString &name)
{
    const auto ending = run<QKeychain::DeletePasswordJob>([&](auto &job) { job.setKey(name); },
                                                          [](auto &) { return QByteArray(); });
    if (ending.error != QKeychain::NoError)
        return errorFor(ending);
    return {};
}

} // namespace retinue::client
