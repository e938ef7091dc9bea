#pragma once

#include <QObject>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace retinue::engine {

/// Tells windows that something is not as it was a moment ago; they ask what. Facts are gathered: however
/// busy the fleet is, a signal comes at most ten times a second, on a thread of this object's own (receivers
/// on other threads get it queued). note() never waits.
class News : public QObject
{
    Q_OBJECT
public:
    enum Kind : unsigned {
        Devices = 1,      ///< enrolled, removed, started, stopped, connected, disconnected, described anew
        Settings = 2,     ///< settings of users, groups or all devices were changed or deleted
        Happenings = 4,   ///< there is something new in Engine::activity()
        Backups = 8,      ///< Engine::backups() has begun or ended something, or something is set anew
        Replication = 16, ///< Engine::replication(): a run, a setting, the role of this machine
        Notices = 32,     ///< Engine::notices() is set anew, or a channel stands otherwise
    };

    News();
    ~News() override; ///< stop()
    void note(Kind kind);
    void stop(); ///< what was noted and not told is dropped. Idempotent.

Q_SIGNALS:
    void devicesChanged();
    void settingsChanged();
    void activityChanged();
    void backupsChanged();
    void noticesChanged();
    void replicationChanged();

private:
    void run();

    std::mutex m_mutex; ///< guards the next two
    unsigned m_noted = 0;
    bool m_stopping = false;
    std::condition_variable m_wake;
    std::thread m_thread; // last: it uses the others
};

} // namespace retinue::engine
