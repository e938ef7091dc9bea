#include "ui/userdata/paged_model.h"

#include <algorithm>

namespace retinue::ui {

namespace {

/// News are gathered for this long at least, and a refresh is at most a fifth of the time.
constexpr std::chrono::milliseconds kGather{150};
constexpr int kRest = 4;
constexpr std::chrono::seconds kRetry{1};

} // namespace

PagedModel::PagedModel(QObject *parent) : QAbstractTableModel(parent)
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &PagedModel::refresh);
}

void PagedModel::refreshSoon()
{
    if (!m_soon.isActive())
        m_soon.start(std::max(kGather, m_took * kRest));
}

void PagedModel::refreshLater()
{
    m_soon.start(kRetry);
}

void PagedModel::tell(const Error &error)
{
    // A pool that has too much to do is asked again in silence.
    if (error.code != ErrorCode::TooMany && error.code != ErrorCode::Abandoned &&
        !std::exchange(m_isTold, true))
        Q_EMIT failed(error);
}

} // namespace retinue::ui
