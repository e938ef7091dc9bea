#pragma once

#include "ui/shell/machine.h"
#include "ui/shell/session.h"

#include <QTimer>

#include <chrono>

namespace retinue::ui {

/// Signs out when nobody has used keyboard, mouse, pen or touch in any window of the program for a while;
/// jobs and server go on. Sleep counts: a machine that wakes up after a night is locked before the first key
/// or click takes effect. Lives on the windows' thread, one per program.
class IdleLock : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::minutes kDefault{10};
    /// The installation's setting: whole minutes, 0 for never.
    static inline const QString kSetting = QStringLiteral("console.idle-lock-minutes");

    /// Begins with the default and asks for the setting. Both outlive this.
    IdleLock(Machine &machine, Session &session, QObject *parent = nullptr);

    [[nodiscard]] std::chrono::minutes after() const { return m_after; }
    /// From now on; does not store it. Zero: never.
    void setAfter(std::chrono::minutes after);

Q_SIGNALS:
    void afterChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void watchSession();
    bool lockIfDue();

    Machine &m_machine;
    Session &m_session;
    std::chrono::minutes m_after = kDefault;
    std::chrono::milliseconds m_lastUse{}; ///< since boot
    QTimer m_look;
};

} // namespace retinue::ui
