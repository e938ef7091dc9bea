#pragma once

#include "core/base/clock.h"

#include <QHash>
#include <QString>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <unordered_map>

namespace retinue::installation {

/// Slows guessing (R3): so many failures for a subject or from an address within a window, and further
/// attempts are refused until the window has passed. Held in memory, bounded: a restart forgets it, the
/// security log does not. Thread-safe.
///
/// Attempts in hand count as if they will fail, so that many at once cannot pass the limit; one that would
/// exceed it only because of those waits for them, so that many right ones at once all succeed.
/// An IPv6 address counts as its /64 network, which is what one customer or machine gets.
class AttemptLimiter
{
public:
    struct Rules
    {
        int perSubject = 5;
        int perAddress = 20;
        std::chrono::milliseconds window = std::chrono::minutes(15);
    };
    AttemptLimiter(const Clock &clock, Rules rules) : m_clock(clock), m_rules(rules) {}

    /// Whether an attempt may be made; if so, end() follows. Empty subject or address: that rule does not
    /// apply (this machine's own console has no address).
    [[nodiscard]] bool begin(const QString &subject, const QString &address);
    struct Outcome
    {
        bool subjectLocked = false; ///< this failure was the one that locked it
        bool addressLocked = false;
    };
    Outcome end(const QString &subject, const QString &address, bool succeeded);
    /// How long begin() will go on refusing; zero while it does not.
    [[nodiscard]] std::chrono::milliseconds refusedFor(const QString &subject, const QString &address);
    /// Forgets the failures of a subject: whoever it was, has another key now.
    void forgive(const QString &subject);

private:
    struct Track
    {
        std::deque<std::chrono::milliseconds> failures; ///< since boot, oldest first
        int inHand = 0;
    };
    using Tracks = std::unordered_map<QString, Track>;

    [[nodiscard]] int failuresOf(Tracks &tracks, const QString &key);
    [[nodiscard]] std::chrono::milliseconds refusedFor(Tracks &tracks, const QString &key, int limit);
    void keepBounded(Tracks &tracks);
    [[nodiscard]] static QString networkOf(const QString &address);

    const Clock &m_clock;
    const Rules m_rules;
    std::mutex m_mutex;
    std::condition_variable m_ended;
    Tracks m_subjects, m_addresses;
};

} // namespace retinue::installation
