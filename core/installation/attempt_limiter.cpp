#include "core/installation/attempt_limiter.h"

#include <QHostAddress>

#include <algorithm>

namespace retinue::installation {

namespace {

constexpr std::size_t kMostTracks = 20'000;

} // namespace

bool AttemptLimiter::begin(const QString &subject, const QString &address)
{
    const QString network = networkOf(address);
    std::unique_lock lock(m_mutex);
    for (;;) {
        const int subjectFailures = subject.isEmpty() ? 0 : failuresOf(m_subjects, subject);
        const int addressFailures = network.isEmpty() ? 0 : failuresOf(m_addresses, network);
        if (subjectFailures >= m_rules.perSubject || addressFailures >= m_rules.perAddress)
            return false;
        const int subjectInHand = subject.isEmpty() ? 0 : m_subjects[subject].inHand;
        const int addressInHand = network.isEmpty() ? 0 : m_addresses[network].inHand;
        if (subjectFailures + subjectInHand < m_rules.perSubject &&
            addressFailures + addressInHand < m_rules.perAddress)
            break;
        m_ended.wait(lock);
    }
    if (!subject.isEmpty())
        ++m_subjects[subject].inHand;
    if (!network.isEmpty())
        ++m_addresses[network].inHand;
    return true;
}

AttemptLimiter::Outcome AttemptLimiter::end(const QString &subject, const QString &address, bool succeeded)
{
    const QString network = networkOf(address);
    Outcome outcome;
    {
        std::lock_guard guard(m_mutex);
        const auto now = m_clock.sinceBoot();
        if (!subject.isEmpty()) {
            Track &track = m_subjects[subject];
            --track.inHand;
            if (succeeded)
                track.failures.clear(); // its owner knows the password; the address keeps its failures
            else
                track.failures.push_back(now);
            outcome.subjectLocked = !succeeded && int(track.failures.size()) == m_rules.perSubject;
        }
        if (!network.isEmpty()) {
            Track &track = m_addresses[network];
            --track.inHand;
            if (!succeeded)
                track.failures.push_back(now);
            outcome.addressLocked = !succeeded && int(track.failures.size()) == m_rules.perAddress;
        }
        keepBounded(m_subjects);
        keepBounded(m_addresses);
    }
    m_ended.notify_all();
    return outcome;
}

std::chrono::milliseconds AttemptLimiter::refusedFor(const QString &subject, const QString &address)
{
    std::lock_guard guard(m_mutex);
    return std::max(refusedFor(m_subjects, subject, m_rules.perSubject),
                    refusedFor(m_addresses, networkOf(address), m_rules.perAddress));
}

std::chrono::milliseconds AttemptLimiter::refusedFor(Tracks &tracks, const QString &key, int limit)
{
    const int failures = key.isEmpty() ? 0 : failuresOf(tracks, key);
    if (failures < limit)
        return {};
    // When this one has left the window, one less than the limit remain.
    const auto decisive = tracks[key].failures[std::size_t(failures - limit)];
    return decisive + m_rules.window - m_clock.sinceBoot();
}

void AttemptLimiter::forgive(const QString &subject)
{
    std::lock_guard guard(m_mutex);
    if (const auto found = m_subjects.find(subject); found != m_subjects.end())
        found->second.failures.clear();
}

int AttemptLimiter::failuresOf(Tracks &tracks, const QString &key)
{
    const auto found = tracks.find(key);
    if (found == tracks.end())
        return 0;
    auto &failures = found->second.failures;
    const auto horizon = m_clock.sinceBoot() - m_rules.window;
    while (!failures.empty() && failures.front() <= horizon)
        failures.pop_front();
    return int(failures.size());
}

void AttemptLimiter::keepBounded(Tracks &tracks)
{
    if (tracks.size() <= kMostTracks)
        return;
    const auto horizon = m_clock.sinceBoot() - m_rules.window;
    std::erase_if(tracks, [&](const auto &entry) {
        const Track &track = entry.second;
        return track.inHand == 0 && (track.failures.empty() || track.failures.back() <= horizon);
    });
    // A flood of invented names: half of them goes, whichever, so that this is rare.
    if (tracks.size() > kMostTracks) {
        std::size_t excess = tracks.size() - kMostTracks / 2;
        std::erase_if(tracks, [&](const auto &entry) {
            return entry.second.inHand == 0 && excess > 0 && excess-- > 0;
        });
    }
}

QString AttemptLimiter::networkOf(const QString &address)
{
    const QHostAddress host(address);
    bool isV4 = false;
    const quint32 v4 = host.toIPv4Address(&isV4); // also ::ffff:a.b.c.d
    if (isV4)
        return QHostAddress(v4).toString();
    if (host.protocol() != QAbstractSocket::IPv6Protocol)
        return address;
    Q_IPV6ADDR bytes = host.toIPv6Address();
    for (int i = 8; i < 16; ++i)
        bytes[i] = 0;
    return QHostAddress(bytes).toString();
}

} // namespace retinue::installation
