#include "ui/devices/device_jobs.h"

#include <QCoreApplication>

namespace retinue::ui {

namespace {

struct Words
{
    QString operation, phase; ///< the stable words that ui/text knows
};

Words wordsOf(DeviceAction action)
{
    switch (action) {
    case DeviceAction::Start:
        return {QStringLiteral("devices-start"), QStringLiteral("starting-devices")};
    case DeviceAction::Stop:
        return {QStringLiteral("devices-stop"), QStringLiteral("stopping-devices")};
    case DeviceAction::Compare:
        return {QStringLiteral("devices-resend"), QStringLiteral("asking-devices")};
    case DeviceAction::Remove:
        return {QStringLiteral("devices-remove"), QStringLiteral("removing-devices")};
    }
    Q_UNREACHABLE();
}

Result<void> perform(engine::Engine &engine, DeviceAction action, const DeviceId &device, const QString &who)
{
    switch (action) {
    case DeviceAction::Start:
        return engine.startDevice(device, who);
    case DeviceAction::Stop:
        return engine.stopDevice(device, who);
    case DeviceAction::Compare:
        return engine.askToResend(device, who);
    case DeviceAction::Remove: {
        auto removed = engine.removeDevice(device, who);
        if (!removed.ok() && removed.error().code == ErrorCode::NotFound)
            return {};
        return removed;
    }
    }
    Q_UNREACHABLE();
}

} // namespace

bool makesSense(DeviceAction action, const devices::DeviceRecord &device)
{
    switch (action) {
    case DeviceAction::Start:
        return device.state == DeviceState::Stopped;
    case DeviceAction::Stop:
        return device.state == DeviceState::Started;
    case DeviceAction::Compare:
        return device.state == DeviceState::Started && device.connected;
    case DeviceAction::Remove:
        return true;
    }
    Q_UNREACHABLE();
}

std::shared_ptr<engine::Job> startDeviceJob(engine::Engine &engine, DeviceAction action,
                                            std::vector<devices::DeviceRecord> devices, const QString &who)
{
    const Words words = wordsOf(action);
    const QString subject = devices.size() == 1
                                ? devices.front().info.name
                                : QCoreApplication::translate("retinue::ui::DeviceJobs", "%Ln device(s)",
                                                              nullptr, int(devices.size()));
    auto work = [&engine, action, words, who,
                 devices = std::move(devices)](engine::Job &job) -> Result<void> {
        const auto total = std::int64_t(devices.size());
        Result<void> first;
        for (std::int64_t done = 0; done < total; ++done) {
            job.report(words.phase, done, total);
            if (job.isCancelled())
                return Error{ErrorCode::Cancelled,
                             QStringLiteral("stopped after %1 of %2 devices").arg(done).arg(total)};
            const auto &device = devices[std::size_t(done)];
            auto result = perform(engine, action, device.id, who);
            if (result.ok())
                continue;
            job.addFailure(device.info.name);
            if (first.ok())
                first = std::move(result).during(device.info.name);
        }
        job.report(words.phase, total, total);
        return first;
    };
    return engine.jobs().start(words.operation, subject, std::move(work));
}

} // namespace retinue::ui
