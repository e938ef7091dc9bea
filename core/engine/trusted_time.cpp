#include "core/engine/trusted_time.h"

#include <QDateTime>
#include <QStringList>

#include <algorithm>

namespace retinue::engine {

namespace {

/// "<civil time> <how long it has stood>", both in milliseconds: one value, so that they belong together.
const QString kSetting = QStringLiteral("clock.trusted");
constexpr std::chrono::hours kSaveInterval{1};

QString text(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(base::toMilliseconds(time), Qt::UTC).toString(Qt::ISODate);
}

} // namespace

TrustedTime::TrustedTime(installation::MachineDatabase &machine, const Clock &clock,
                         std::function<void(const QString &)> leapt)
    : m_machine(machine)
    , m_clock(clock)
    , m_leapt(std::move(leapt))
{
}

Result<void> TrustedTime::begin()
{
    const std::lock_guard guard(m_mutex);
    const auto stored = m_machine.setting(kSetting);
    if (!stored)
        return stored.error();
    m_anchor = {m_clock.now(), m_clock.sinceBoot()};
    const QStringList parts = stored->value_or(QString()).split(u' ');
    if (parts.size() != 2)
        return {}; // a new installation has nothing that is old; another one proves its clock
    const Timestamp before = base::fromMilliseconds(parts[0].toLongLong());
    m_stoodBefore = std::chrono::milliseconds(parts[1].toLongLong());
    if (m_anchor.civil < before - kLeap || m_anchor.civil > before + kLongestOff)
        doubt(m_anchor, before);
    return {};
}

Result<std::optional<Timestamp>> TrustedTime::now()
{
    const std::lock_guard guard(m_mutex);
    const Moment now = look();
    if (!m_savedAt || now.sinceBoot - *m_savedAt >= kSaveInterval)
        RETINUE_TRY(save(now));
    return stood(now) >= kProof ? std::optional(now.civil) : std::nullopt;
}

Result<void> TrustedTime::save()
{
    const std::lock_guard guard(m_mutex);
    return save(look());
}

TrustedTime::Moment TrustedTime::look()
{
    const Moment now{m_clock.now(), m_clock.sinceBoot()};
    const Timestamp expected = m_anchor.civil + (now.sinceBoot - m_anchor.sinceBoot);
    if (now.civil < expected - kLeap || now.civil > expected + kLeap)
        doubt(now, expected);
    return now;
}

std::chrono::milliseconds TrustedTime::stood(const Moment &now) const
{
    return std::min<std::chrono::milliseconds>(kProof, m_stoodBefore + (now.sinceBoot - m_anchor.sinceBoot));
}

void TrustedTime::doubt(const Moment &now, Timestamp expected)
{
    m_anchor = now;
    m_stoodBefore = {};
    m_savedAt.reset(); // at once: a restart must not believe it
    m_leapt(QStringLiteral("the clock says %1, and %2 was expected: nothing is deleted by its age before the "
                           "clock has stood for %3 hours of running")
                .arg(text(now.civil), text(expected))
                .arg(kProof.count()));
}

Result<void> TrustedTime::save(const Moment &now)
{
    RETINUE_TRY(m_machine.setSetting(
        kSetting,
        QStringLiteral("%1 %2").arg(base::toMilliseconds(now.civil)).arg(qint64(stood(now).count()))));
    m_savedAt = now.sinceBoot;
    return {};
}

} // namespace retinue::engine
