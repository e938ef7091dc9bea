#pragma once

#include <QString>
#include <QThread>

#include <atomic>
#include <chrono>
#include <memory>

namespace retinue::test {

/// A line between a source and its destination that a test can spoil: relays bytes from a port of its own on
/// 127.0.0.1 to another, on a thread of its own. What is set counts at once, for every connection.
/// Thread-safe.
class Relay
{
public:
    enum class Way { There, Back }; ///< to the destination, from it
    explicit Relay(quint16 to);
    ~Relay();
    Relay(const Relay &) = delete;
    Relay &operator=(const Relay &) = delete;

    [[nodiscard]] QString address() const { return QStringLiteral("127.0.0.1:%1").arg(m_port); }
    /// Another machine has the destination's address now.
    void leadTo(quint16 port);

    /// Each way, on top of what it takes.
    void setLatency(std::chrono::milliseconds latency) { m_faults.latency = int(latency.count()); }
    /// After every so many bytes nothing passes for so long, as after a loss.
    void setStalls(qint64 every, std::chrono::milliseconds length);
    /// Each way; 0: as fast as it goes.
    void setRate(qint64 bytesPerSecond) { m_faults.rate = bytesPerSecond; }
    /// The connection ends behind that byte, counted from now on over all that come; once.
    void cutAt(Way way, qint64 byte);
    /// What is sent that way is taken, and goes nowhere.
    void swallow(Way way) { m_faults.swallows[int(way)] = true; }
    void swallowAll();
    /// The connections end at one side, and the other one hears nothing of it: at the destination now, at the
    /// source behind that byte.
    void loseDestination();
    void loseSourceAt(Way way, qint64 byte);
    /// As if nothing had been; connections that were spoilt stay so.
    void mend();

    /// Since it was made.
    [[nodiscard]] qint64 passed(Way way) const { return m_faults.passed[int(way)]; }
    [[nodiscard]] int connections() const { return m_faults.connections; }
    /// By cutAt() and loseSourceAt().
    [[nodiscard]] int cuts() const { return m_faults.cuts; }

private:
    friend class Joint;
    struct Faults
    {
        std::atomic_int latency{0}; ///< milliseconds, as is stallLength
        std::atomic<qint64> stallEvery{0};
        std::atomic_int stallLength{0};
        std::atomic<qint64> rate{0};
        std::atomic<qint64> cutBehind[2] = {-1, -1}; ///< of `passed`; -1: nowhere
        std::atomic_bool isCutUnheard{false};
        std::atomic_bool swallows[2] = {false, false};
        std::atomic<qint64> passed[2] = {0, 0};
        std::atomic_int connections{0}, cuts{0};
    };
    class Ends;

    Faults m_faults;
    quint16 m_port = 0;
    QThread m_thread;
    std::unique_ptr<Ends> m_ends;
};

} // namespace retinue::test
