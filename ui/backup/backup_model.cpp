#include "ui/backup/backup_model.h"

#include "ui/backup/backup_text.h"
#include "ui/text/error_text.h"
#include "ui/text/formats.h"
#include "ui/widgets/health_delegate.h"

#include <algorithm>

namespace retinue::ui {

namespace {

/// Of a column and its head.
QVariant alignmentOf(int column)
{
    const bool isNumber =
        column == BackupModel::Size || column == BackupModel::Users || column == BackupModel::Devices;
    return isNumber ? QVariant(int(Qt::AlignTrailing | Qt::AlignVCenter)) : QVariant();
}

} // namespace

void BackupModel::setList(const engine::BackupList &list)
{
    beginResetModel();
    m_rows.clear();
    for (const engine::BackupEntry &backup : list.backups) {
        m_rows.push_back({backup.base, backup, {}});
        Timestamp before = backup.base.madeAt;
        for (const engine::BackupFile &increment : backup.increments) {
            m_rows.push_back({increment, backup, before});
            before = increment.madeAt;
        }
    }
    std::stable_sort(m_rows.begin(), m_rows.end(),
                     [](const Row &a, const Row &b) { return a.file.madeAt > b.file.madeAt; });
    for (const engine::BackupFile &stray : list.strays)
        m_rows.push_back({stray, {}, {}});
    endResetModel();
}

const BackupModel::Row *BackupModel::row(int row) const
{
    return row >= 0 && row < int(m_rows.size()) ? &m_rows[std::size_t(row)] : nullptr;
}

int BackupModel::rowOf(const QString &name) const
{
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(), [&](const Row &row) { return row.file.name == name; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

int BackupModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int BackupModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QString BackupModel::textOf(const Row &row, int column)
{
    const engine::BackupFile &file = row.file;
    const auto unknown = QStringLiteral("–");
    switch (column) {
    case Made:
        return file.madeAt == Timestamp{} ? file.name : timeText(file.madeAt);
    case Content:
        if (!row.backup)
            return tr("incomplete");
        return row.since ? tr("changes since %1").arg(timeText(*row.since)) : tr("everything");
    case Size:
        return bytesText(file.size);
    case Users:
        return file.header ? countText(file.header->users) : unknown;
    case Devices:
        return file.header ? countText(file.header->devices) : unknown;
    case Version:
        return file.header ? file.header->productVersion : unknown;
    case Encrypted:
        return file.encrypted ? tr("yes") : tr("no");
    case Checked:
        return checkedText(file);
    default:
        return {};
    }
}

QVariant BackupModel::data(const QModelIndex &index, int role) const
{
    const Row *row = this->row(index.row());
    if (!row || index.parent().isValid())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return textOf(*row, index.column());
    case Qt::TextAlignmentRole:
        return alignmentOf(index.column());
    case HealthDelegate::kHealthRole:
        return index.column() == Checked ? QVariant(int(checkedHealth(row->file))) : QVariant();
    case Qt::ToolTipRole:
        if (row->file.problem)
            return errorText(*row->file.problem).toString() + u'\n' + detailOf(*row->file.problem);
        if (!row->file.header)
            return tr("It is encrypted and was not made here: what is inside is seen once it is opened.");
        return row->file.name;
    default:
        return {};
    }
}

QVariant BackupModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return alignmentOf(section);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Made:
        return tr("Made");
    case Content:
        return tr("Content");
    case Size:
        return tr("Size");
    case Users:
        return tr("Users");
    case Devices:
        return tr("Devices");
    case Version:
        return tr("Version");
    case Encrypted:
        return tr("Encrypted");
    case Checked:
        return tr("Checked");
    default:
        return {};
    }
}

} // namespace retinue::ui
