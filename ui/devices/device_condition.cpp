#include "ui/devices/device_condition.h"

#include "ui/text/formats.h"

#include <QCoreApplication>

namespace retinue::ui {

namespace {

struct Conditions
{
    Q_DECLARE_TR_FUNCTIONS(retinue::ui::Conditions)
};

DeviceExplanation explainStopped(const devices::DeviceRecord &device,
                                 const std::optional<installation::Execution> &stop)
{
    DeviceExplanation text;
    if (!device.stoppedByAdministrator)
        text.why =
            Conditions::tr("It was stopped at the device, or was not started there since it was enrolled.");
    else if (stop)
        text.why = Conditions::tr("Stopped here by %1, %2.").arg(stop->who, timeText(stop->started));
    else
        text.why = Conditions::tr("Stopped here.");
    text.next = Conditions::tr("Start it to synchronize. Where both have data, the server's are kept; what "
                               "only the device has goes up.");
    if (!device.connected)
        text.next +=
            QLatin1Char(' ') + Conditions::tr("It is not connected now and starts as soon as it is.");
    return text;
}

} // namespace

DeviceCondition conditionOf(const devices::DeviceRecord &device)
{
    if (device.state == DeviceState::Stopped)
        return DeviceCondition::Stopped;
    if (!device.connected)
        return DeviceCondition::NotConnected;
    return device.differing > 0 ? DeviceCondition::Differs : DeviceCondition::Running;
}

Health healthOf(DeviceCondition condition)
{
    switch (condition) {
    case DeviceCondition::Running:
        return Health::Good;
    case DeviceCondition::Differs:
        return Health::Bad;
    case DeviceCondition::NotConnected:
        return Health::Notice;
    case DeviceCondition::Stopped:
        return Health::Idle;
    }
    Q_UNREACHABLE();
}

QString conditionText(DeviceCondition condition)
{
    switch (condition) {
    case DeviceCondition::Running:
        return Conditions::tr("Running");
    case DeviceCondition::Differs:
        return Conditions::tr("Differs");
    case DeviceCondition::NotConnected:
        return Conditions::tr("Not connected");
    case DeviceCondition::Stopped:
        return Conditions::tr("Stopped");
    }
    Q_UNREACHABLE();
}

DeviceExplanation explain(const devices::DeviceRecord &device,
                          const std::optional<installation::Execution> &stop, Timestamp now)
{
    switch (conditionOf(device)) {
    case DeviceCondition::Running:
        return {Conditions::tr("It takes part, and its data are the server's."), {}};
    case DeviceCondition::Differs:
        return {Conditions::tr("Its data differ from the server's for %n user(s) or group(s).", nullptr,
                               device.differing),
                Conditions::tr("Compare with Server: the device takes the server's data where they differ. "
                               "If it stays so, delete the user's local data there and let the user log in "
                               "again.")};
    case DeviceCondition::NotConnected:
        return {device.lastContact
                    ? Conditions::tr("Not connected; last seen %1.").arg(agoText(device.lastContact, now))
                    : Conditions::tr("Not connected since the server knows it."),
                Conditions::tr("Check that it is on and reaches this server. It goes on by itself; changes "
                               "made there wait and are not lost.")};
    case DeviceCondition::Stopped:
        return explainStopped(device, stop);
    }
    Q_UNREACHABLE();
}

} // namespace retinue::ui
