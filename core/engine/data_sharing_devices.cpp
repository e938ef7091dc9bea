#include "core/engine/data_sharing.h"
#include "core/engine/outcome.h"
#include "core/sharing/kept_values.h"
#include "core/store/snapshot.h"

#include <algorithm>
#include <thread>

// What DataSharing has to do with devices: stopping and starting them (R32), and what they ask for (R33-R36).

namespace retinue::engine {

namespace {

using store::ScopeWork;

const QString kStopAll = QStringLiteral("scope-stop-all");
const QString kStartAgain = QStringLiteral("scope-start-again");
const QString kStoppedSetting = QStringLiteral("sharing.stopped-devices");
const QString kStopping = QStringLiteral("stopping-devices");
const QString kStarting = QStringLiteral("starting-devices");
const QString kWaitingForDevices = QStringLiteral("waiting-for-devices");
const QString kKeepValues = QStringLiteral("scope-keep-values");
constexpr std::chrono::milliseconds kLookEvery{100};

} // namespace

std::vector<DeviceId> DataSharing::remembered() const
{
    std::vector<DeviceId> devices;
    const auto setting = m_parts.machine.setting(kStoppedSetting);
    if (!setting || !*setting)
        return devices;
    const QStringList ids = (*setting)->split(u',', Qt::SkipEmptyParts);
    for (const QString &text : ids) {
        if (const auto id = DeviceId::fromString(text))
            devices.push_back(*id);
    }
    return devices;
}

Result<void> DataSharing::remember(const std::vector<DeviceId> &devices)
{
    QStringList ids;
    for (const DeviceId &device : devices)
        ids << device.toString();
    return m_parts.machine.setSetting(kStoppedSetting, ids.join(u','));
}

QStringList DataSharing::stoppedHere() const
{
    QStringList names;
    for (const DeviceId &id : remembered()) {
        const auto device = m_parts.devices.find(id);
        if (device && device->state == DeviceState::Stopped)
            names << device->info.name;
    }
    names.sort(Qt::CaseInsensitive);
    return names;
}

Result<StopReport> DataSharing::stopAll(const QString &who, const LongWork &work)
{
    const Timestamp started = m_parts.clock.now();
    StopReport report;
    const auto stop = [&]() -> Result<void> {
        std::vector<devices::DeviceRecord> devices = m_parts.devices.list();
        std::erase_if(devices, [](const auto &device) { return device.state != DeviceState::Started; });
        // Before the first one: a crash in between must not forget whom it was about.
        std::vector<DeviceId> all = remembered();
        for (const devices::DeviceRecord &device : devices) {
            if (std::find(all.begin(), all.end(), device.id) == all.end())
                all.push_back(device.id);
        }
        RETINUE_TRY(remember(all));
        for (const devices::DeviceRecord &device : devices) {
            if (work.isToEnd())
                return endedEarly(work, Rest::Stays);
            work.tell(kStopping, report.stopped, std::int64_t(devices.size()));
            if (!m_parts.isListening(device.id))
                report.unheard << device.info.name;
            auto stopped = m_parts.stopDevice(device.id, who);
            if (!stopped && stopped.error().code != ErrorCode::NotFound)
                return stopped;
            ++report.stopped;
        }
        return {};
    };
    auto stopped = stop();
    m_parts.record(kStopAll, QString::number(report.stopped), started, stopped, who);
    if (!stopped)
        return std::move(stopped).error();
    return report;
}

Result<StartReport> DataSharing::startAgain(const QString &who, const LongWork &work,
                                            std::chrono::milliseconds patience)
{
    const Timestamp began = m_parts.clock.now();
    StartReport report;
    std::vector<DeviceId> started;
    const auto waitFor = [&](const std::function<bool()> &isDone) {
        const auto deadline = m_parts.clock.sinceBoot() + patience;
        while (!isDone() && !work.isToEnd() && m_parts.clock.sinceBoot() < deadline)
            std::this_thread::sleep_for(kLookEvery);
    };
    const auto start = [&](const DeviceId &device) -> Result<void> {
        auto done = m_parts.startDevice(device, who);
        if (!done && done.error().code != ErrorCode::NotFound)
            return done;
        if (done) {
            started.push_back(device);
            ++report.started;
        }
        return {};
    };
    const auto startAll = [&]() -> Result<void> {
        std::vector<DeviceId> all = remembered();
        const auto forget = [&](const DeviceId &device) -> Result<void> {
            std::erase(all, device);
            return remember(all);
        };
        const auto keeping = m_changes.keeping();
        if (!keeping)
            return keeping.error();
        if (*keeping) {
            const DeviceId keeper = (*keeping)->keeps;
            RETINUE_TRY(start(keeper));
            RETINUE_TRY(forget(keeper));
            work.tell(kWaitingForDevices, 0, 1);
            waitFor([&] { return m_parts.store.scopes().work != ScopeWork::WaitingForKept; });
            if (m_parts.store.scopes().work == ScopeWork::WaitingForKept) {
                const auto device = m_parts.devices.find(keeper);
                return Error{
                    ErrorCode::InUse,
                    QStringLiteral("%1 has not sent its values yet, which are to be the shared ones: "
                                   "see that it runs and try again, or give its values up")
                        .arg(device ? device->info.name : keeper.toString())};
            }
        }
        const std::vector<DeviceId> others = all;
        for (const DeviceId &device : others) {
            if (work.isToEnd())
                return endedEarly(work, Rest::Stays);
            work.tell(kStarting, report.started, std::int64_t(others.size()));
            if (m_parts.devices.find(device) && m_parts.devices.state(device) == DeviceState::Stopped)
                RETINUE_TRY(start(device));
        }
        return remember({});
    };
    auto outcome = startAll();
    m_parts.record(kStartAgain, QString::number(report.started), began, outcome, who);
    if (!outcome)
        return std::move(outcome).error();
    const auto hasAnswered = [&](const DeviceId &id) {
        const auto device = m_parts.devices.find(id);
        return !device || (m_parts.isListening(id) && device->scopeEpoch >= m_parts.store.scopes().epoch);
    };
    work.tell(kWaitingForDevices, 0, std::int64_t(started.size()));
    waitFor([&] { return std::all_of(started.begin(), started.end(), hasAnswered); });
    for (const DeviceId &id : started) {
        const auto device = m_parts.devices.find(id);
        if (device && !hasAnswered(id))
            report.silent << device->info.name;
    }
    report.silent.sort(Qt::CaseInsensitive);
    return report;
}

Result<void> DataSharing::mayStart(const DeviceId &device)
{
    switch (m_parts.store.scopes().work) {
    case ScopeWork::None:
        return {};
    case ScopeWork::Changing:
        return Error{
            ErrorCode::Locked, QStringLiteral("The sharing of data is being changed: try again soon."), {}};
    case ScopeWork::WaitingForKept:
        break;
    }
    const auto keeping = m_changes.keeping();
    if (!keeping)
        return keeping.error();
    if (!*keeping || (*keeping)->keeps == device)
        return {};
    return Error{ErrorCode::Locked,
                 QStringLiteral("Another device is to send its values first, which are kept as the shared "
                                "ones: start that one, then try again."),
                 {}};
}

Result<sharing::DeviceSteps> DataSharing::stepsFor(const DeviceId &device,
                                                   const std::vector<protocol::TakenStep> &taken)
{
    const Timestamp started = m_parts.clock.now();
    auto steps = m_changes.stepsFor(device, taken);
    if (!steps)
        return std::move(steps).error();
    if (steps->isBehind) {
        const auto keeper = m_parts.devices.find(device);
        m_parts.record(kKeepValues, keeper ? keeper->info.name : device.toString(), started,
                       Error{ErrorCode::OutOfDate,
                             QStringLiteral("its values are older than the change: none of them is kept")},
                       QStringLiteral("engine"));
    }
    RETINUE_TRY(m_parts.devices.setScopeEpoch(device, steps->epoch));
    return steps;
}

Result<protocol::OwnerSeeds> DataSharing::seedsOf(const OwnerKey &owner)
{
    auto view = m_parts.store.read();
    if (!view)
        return std::move(view).error();
    return sharing::seedsOf(*view, m_parts.catalogue, owner);
}

Result<void> DataSharing::keepValues(const DeviceId &device, const protocol::KeptValues &values)
{
    RETINUE_TRY(m_parts.store.writeAndWait([&](store::Edit &edit) {
        return sharing::keepValues(edit, m_parts.catalogue, device, values, setAside());
    }));
    if (values.last && setAside() == sharing::SetAside::Gone)
        m_parts.eraseWhatIsDue();
    return {};
}

bool DataSharing::isDeviceSpecific(const QString &item) const
{
    const Item *known = m_parts.catalogue.find(item);
    return known && known->scope && m_parts.store.scopes().isDeviceSpecific(known->number);
}

} // namespace retinue::engine
