#pragma once

#include "app/gui/console_machine.h"
#include "core/base/clock.h"
#include "tests/support/http_probe.h"
#include "ui/overview/conditions.h"
#include "ui/overview/overview_page.h"
#include "ui/shell/idle_lock.h"
#include "ui/shell/session.h"

#include <QAbstractButton>
#include <QString>

#include <memory>

namespace retinue::test {

/// The console's own parts as it composes them, without its frame: engine, listener, overview, idle lock,
/// with an administrator signed in. Everything is real but the clock, if one is given.
class ConsoleParts
{
public:
    explicit ConsoleParts(const QString &dataFolder, const Clock *clock = nullptr,
                          std::optional<quint16> port = {});
    ~ConsoleParts();

    [[nodiscard]] bool isOpen() const { return machine != nullptr; }
    [[nodiscard]] engine::Engine &engine() { return machine->engine(); }
    [[nodiscard]] bool listens() const { return machine->listener().listening; }
    /// Of the enrolled and started device that changes settings.
    [[nodiscard]] const devices::Enrolled &device() const { return m_device; }

    /// A setting of a user of this number; waits for its end, as a device does.
    [[nodiscard]] Result<protocol::ChangeAnswer> push(int user, const QString &item, const QByteArray &value);
    [[nodiscard]] Result<protocol::ChangeAnswer> push(int user);
    /// What the server keeps of push()es. -1: it cannot be asked.
    [[nodiscard]] int settings();
    /// The status with which the listener answers somebody without credentials; 0: it does not. Blocks.
    [[nodiscard]] int askOverTheNetwork();

    /// The row of the overview that says so, if it does.
    [[nodiscard]] QWidget *condition(ui::Condition::Kind kind) const;
    /// Everything that row says.
    [[nodiscard]] QString textOf(ui::Condition::Kind kind) const;
    [[nodiscard]] QAbstractButton *remedy(ui::Condition::Kind kind, ui::Remedy::Act act) const;
    template<typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return page->findChild<T *>(QLatin1String(name));
    }

    std::unique_ptr<gui::ConsoleMachine> machine;
    ui::Session session;
    std::unique_ptr<ui::IdleLock> idleLock;
    std::unique_ptr<ui::OverviewPage> page;
    Error problem; ///< why it is not open

private:
    devices::Enrolled m_device;
};

} // namespace retinue::test
