#include "ui/replication/run_model.h"

#include "ui/replication/replication_text.h"
#include "ui/text/error_text.h"
#include "ui/text/formats.h"
#include "ui/widgets/health_delegate.h"

#include <QLocale>

namespace retinue::ui {

namespace {

/// Of a column and its head.
QVariant runAlignment(int column)
{
    const bool isNumber =
        column == RunModel::Records || column == RunModel::Size || column == RunModel::Duration;
    return isNumber ? QVariant(int(Qt::AlignTrailing | Qt::AlignVCenter)) : QVariant();
}

QString runDurationText(const engine::ReplicationRun &run)
{
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(run.endedAt - run.begunAt);
    return RunModel::tr("%1 s", "seconds")
        .arg(QLocale().toString(double(std::max<std::int64_t>(0, took.count())) / 1000, 'f', 1));
}

} // namespace

void RunModel::setRuns(std::vector<engine::ReplicationRun> runs)
{
    beginResetModel();
    m_runs = std::move(runs);
    endResetModel();
}

int RunModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_runs.size());
}

int RunModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QString RunModel::textOf(const engine::ReplicationRun &run, int column)
{
    switch (column) {
    case Begun:
        return exactTimeText(run.begunAt);
    case Trigger:
        return runTriggerText(run.trigger);
    case Content:
        return runContentText(run);
    case Records:
        return countText(run.records);
    case Size:
        return bytesText(run.bytes);
    case Duration:
        return runDurationText(run);
    case Outcome:
        return runResultText(run);
    default:
        return {};
    }
}

QVariant RunModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.parent().isValid() || index.row() >= int(m_runs.size()))
        return {};
    const engine::ReplicationRun &run = m_runs[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return textOf(run, index.column());
    case Qt::TextAlignmentRole:
        return runAlignment(index.column());
    case HealthDelegate::kHealthRole:
        return index.column() == Outcome ? QVariant(int(run.problem ? Health::Bad : Health::Good))
                                         : QVariant();
    case Qt::ToolTipRole:
        return run.problem ? errorText(*run.problem).toString() + u'\n' + detailOf(*run.problem) : QString();
    default:
        return {};
    }
}

QVariant RunModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return runAlignment(section);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Begun:
        return tr("Begun");
    case Trigger:
        return tr("Trigger");
    case Content:
        return tr("Content");
    case Records:
        return tr("Updates");
    case Size:
        return tr("Sent");
    case Duration:
        return tr("Duration");
    case Outcome:
        return tr("Result");
    default:
        return {};
    }
}

} // namespace retinue::ui
