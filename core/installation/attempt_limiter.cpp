#include "core/installation/attempt_limiter.h"

#include <QHostAddress>

#include <algorithm>

namespace retinue::installation {

namespace {

constexpr std::size_t kMostTracks = 20'000;

} // namespace

std::vector<AttemptLimiter::Count> AttemptLimiter::countsOf(const QString &subject, const QString &address)
{
    const QString network = networkOf(address);
    std::vector<Count> counts;
    if (!subject.isEmpty()) {
        counts.push_back({&m_pairs, subject + u'\n' + network});
        counts.push_back({&m_subjects, subject});
    }
    if (!network.isEmpty())
        counts.push_back({&m_addresses, network});
    return counts;
}

bool AttemptLimiter::begin(const QString &subject, const QString &address)
{
    std::unique_lock lock(m_mutex);
    const std::vector<Count> counts = countsOf(subject, address);
    const auto isFull = [this](const Count &count) { return failuresOf(count) >= count.tracks->limit; };
    const auto mustWait = [this](const Count &count) {
        return failuresOf(count) + count.tracks->tracks[count.key].inHand >= count.tracks->limit;
    };
    for (;;) {
        if (std::any_of(counts.begin(), counts.end(), isFull))
            return false;
        if (std::none_of(counts.begin(), counts.end(), mustWait))
            break;
        m_ended.wait(lock);
    }
    for (const Count &count : counts)
        ++count.tracks->tracks[count.key].inHand;
    return true;
}

AttemptLimiter::Outcome AttemptLimiter::end(const QString &subject, const QString &address, bool succeeded)
{
    Outcome outcome;
    {
        std::lock_guard guard(m_mutex);
        for (const Count &count : countsOf(subject, address)) {
            Track &track = count.tracks->tracks[count.key];
            --track.inHand;
            if (!succeeded) {
                track.failures.push_back(m_clock.sinceBoot());
                outcome.*count.tracks->locked = int(track.failures.size()) == count.tracks->limit;
            } else if (count.tracks != &m_addresses) {
                track.failures.clear(); // its owner knows the password; the address keeps its failures
            }
        }
        for (Tracks *tracks : {&m_pairs, &m_subjects, &m_addresses})
            keepBounded(*tracks);
    }
    m_ended.notify_all();
    return outcome;
}

void AttemptLimiter::abandon(const QString &subject, const QString &address)
{
    {
        std::lock_guard guard(m_mutex);
        for (const Count &count : countsOf(subject, address))
            --count.tracks->tracks[count.key].inHand;
    }
    m_ended.notify_all();
}

std::chrono::milliseconds AttemptLimiter::refusedFor(const QString &subject, const QString &address)
{
    std::lock_guard guard(m_mutex);
    std::chrono::milliseconds longest{};
    for (const Count &count : countsOf(subject, address)) {
        const int failures = failuresOf(count);
        if (failures < count.tracks->limit)
            continue;
        // When this one has left the window, one less than the limit remain.
        const auto decisive =
            count.tracks->tracks[count.key].failures[std::size_t(failures - count.tracks->limit)];
        longest = std::max(longest, decisive + m_rules.window - m_clock.sinceBoot());
    }
    return longest;
}

Error AttemptLimiter::refusal(const QString &what, const QString &subject, const QString &address)
{
    const auto wait = std::chrono::ceil<std::chrono::minutes>(refusedFor(subject, address));
    const qint64 minutes = std::max<qint64>(wait.count(), 1);
    return {ErrorCode::TooMany,
            minutes == 1 ? QStringLiteral("too many %1; try again in a minute").arg(what)
                         : QStringLiteral("too many %1; try again in %2 minutes").arg(what).arg(minutes)};
}

void AttemptLimiter::forgive(const QString &subject)
{
    std::lock_guard guard(m_mutex);
    for (auto &[key, track] : m_pairs.tracks) {
        if (QStringView(key).left(key.indexOf(u'\n')) == subject)
            track.failures.clear();
    }
    if (const auto found = m_subjects.tracks.find(subject); found != m_subjects.tracks.end())
        found->second.failures.clear();
}

int AttemptLimiter::failuresOf(const Count &count)
{
    const auto found = count.tracks->tracks.find(count.key);
    if (found == count.tracks->tracks.end())
        return 0;
    auto &failures = found->second.failures;
    const auto horizon = m_clock.sinceBoot() - m_rules.window;
    while (!failures.empty() && failures.front() <= horizon)
        failures.pop_front();
    return int(failures.size());
}

void AttemptLimiter::keepBounded(Tracks &rule)
{
    auto &tracks = rule.tracks;
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
