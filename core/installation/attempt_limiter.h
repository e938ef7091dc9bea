#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"

#include <QHash>
#include <QString>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <unordered_map>
#include <utility>
#include <vector>

namespace retinue::installation {

/// Slows guessing (R3): so many failures within a window, and further attempts are refused until the window
/// has passed. What counts most is the subject tried from one address: whoever guesses keeps only themselves
/// out, not the one who has the key. Guessing from many addresses is bounded by a higher count for the
/// subject. Held in memory, bounded: a restart forgets it, the security log does not. Thread-safe.
///
/// Attempts in hand count as if they will fail, so that many at once cannot pass the limit; one that would
/// exceed it only because of those waits for them, so that many right ones at once all succeed.
/// An IPv6 address counts as its /64 network, which is what one customer or machine gets.
class AttemptLimiter
{
public:
    struct Rules
    {
        int perPair = 5;      ///< of one subject from one address
        int perSubject = 100; ///< from anywhere
        int perAddress = 20;  ///< whoever is tried
        std::chrono::milliseconds window = std::chrono::minutes(15);
    };
    AttemptLimiter(const Clock &clock, Rules rules) : m_clock(clock), m_rules(rules) {}

    /// Whether an attempt may be made; if so, end() follows. Empty subject or address: the rules for it do
    /// not apply; no address is one as well for the pair (this machine's own console).
    [[nodiscard]] bool begin(const QString &subject, const QString &address);
    struct Outcome
    {
        bool pairLocked = false; ///< this failure was the one that locked it
        bool subjectLocked = false;
        bool addressLocked = false;
    };
    Outcome end(const QString &subject, const QString &address, bool succeeded);
    /// Instead of end(), for an attempt that came to no result: it counts as none.
    void abandon(const QString &subject, const QString &address);
    class Attempt;
    /// How long begin() will go on refusing; zero while it does not.
    [[nodiscard]] std::chrono::milliseconds refusedFor(const QString &subject, const QString &address);
    /// What begin() refused, with the time until it no longer does: "too many wrong passwords; try again in
    /// 14 minutes". `what` is "wrong passwords".
    [[nodiscard]] Error refusal(const QString &what, const QString &subject, const QString &address);
    /// Forgets the failures of a subject: whoever it was, has another key now.
    void forgive(const QString &subject);

private:
    struct Track
    {
        std::deque<std::chrono::milliseconds> failures; ///< since boot, oldest first
        int inHand = 0;
    };
    /// Failures under one rule, by what the rule counts.
    struct Tracks
    {
        bool Outcome::*locked;
        int limit;
        std::unordered_map<QString, Track> tracks;
    };
    /// A rule and the key under which an attempt counts in it.
    struct Count
    {
        Tracks *tracks;
        QString key;
    };
    /// The rules that apply to an attempt: pair, subject, address.
    [[nodiscard]] std::vector<Count> countsOf(const QString &subject, const QString &address);
    [[nodiscard]] int failuresOf(const Count &count);
    void keepBounded(Tracks &rule);
    [[nodiscard]] static QString networkOf(const QString &address);

    const Clock &m_clock;
    const Rules m_rules;
    std::mutex m_mutex;
    std::condition_variable m_ended;
    Tracks m_pairs{&Outcome::pairLocked, m_rules.perPair, {}};
    Tracks m_subjects{&Outcome::subjectLocked, m_rules.perSubject, {}};
    Tracks m_addresses{&Outcome::addressLocked, m_rules.perAddress, {}};
};

/// One attempt from its begin() to its end(); abandoned when it is destroyed before.
class AttemptLimiter::Attempt
{
public:
    Attempt(AttemptLimiter &limiter, QString subject, QString address)
        : m_limiter(limiter)
        , m_subject(std::move(subject))
        , m_address(std::move(address))
        , m_allowed(limiter.begin(m_subject, m_address))
        , m_open(m_allowed)
    {
    }
    Attempt(const Attempt &) = delete;
    Attempt &operator=(const Attempt &) = delete;
    ~Attempt()
    {
        if (m_open)
            m_limiter.abandon(m_subject, m_address);
    }

    [[nodiscard]] bool isAllowed() const { return m_allowed; }
    Outcome end(bool succeeded)
    {
        m_open = false;
        return m_limiter.end(m_subject, m_address, succeeded);
    }

private:
    AttemptLimiter &m_limiter;
    const QString m_subject, m_address;
    const bool m_allowed;
    bool m_open;
};

} // namespace retinue::installation
