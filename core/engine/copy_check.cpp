#include "core/engine/copy_check.h"

#include "core/store/database_check.h"

#include <chrono>

namespace retinue::engine {

namespace {

constexpr std::chrono::milliseconds kBetweenTellings{100};

} // namespace

CopyCheck::CopyCheck(const sql::Location &copy, std::shared_ptr<const SecretBytes> dataKey,
                     const LongWork &work)
    : m_work(work)
{
    m_found = std::async(std::launch::async,
                         [this, copy, dataKey = std::move(dataKey)] { return find(copy, dataKey); });
}

CopyCheck::~CopyCheck()
{
    m_isToEnd = true;
    if (m_found.valid())
        m_found.wait();
}

Result<std::optional<Error>> CopyCheck::damage()
{
    while (m_found.wait_for(kBetweenTellings) != std::future_status::ready)
        m_work.tell(QStringLiteral("checking"), m_done, m_total);
    auto found = m_found.get();
    if (!found && m_work.isToEnd())
        return endedEarly(m_work, Rest::Stays);
    return found;
}

Result<std::optional<Error>> CopyCheck::find(const sql::Location &copy,
                                             const std::shared_ptr<const SecretBytes> &dataKey)
{
    const auto goOn = [this](std::int64_t done, std::int64_t total) {
        m_done = done;
        m_total = total;
        return !m_isToEnd && !m_work.isToEnd();
    };
    const auto report = store::verifyDatabase(copy, dataKey, goOn);
    if (!report)
        return report.error();
    if (!report->hasFindings())
        return std::optional<Error>();
    return std::optional(
        Error{ErrorCode::Corrupt,
              QStringLiteral("the store is damaged (%1): older backups stay, restore one of them")
                  .arg(report->differences.value(0, QStringLiteral("its root differs")))});
}

} // namespace retinue::engine
