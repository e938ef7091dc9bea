#include "ui/thismachine/communication_model.h"

#include "ui/text/formats.h"
#include "ui/thismachine/communication_text.h"
#include "ui/widgets/health_delegate.h"

#include <QTextDocument>

namespace retinue::ui {

namespace {

Health healthOf(client::Severity severity)
{
    switch (severity) {
    case client::Severity::Information:
        return Health::Idle;
    case client::Severity::Warning:
        return Health::Notice;
    case client::Severity::Error:
        return Health::Bad;
    }
    Q_UNREACHABLE();
}

QString severityText(client::Severity severity)
{
    switch (severity) {
    case client::Severity::Information:
        return CommunicationModel::tr("Information");
    case client::Severity::Warning:
        return CommunicationModel::tr("Warning");
    case client::Severity::Error:
        return CommunicationModel::tr("Error");
    }
    Q_UNREACHABLE();
}

/// A row of another version is told as it was written.
QString whatText(const client::CommunicationEntry &entry)
{
    return entry.occurrence ? communicationText(*entry.occurrence).what : entry.what;
}

/// All of it: the cell may cut it off, and what to do has no room there. The details are English.
QString wholeText(const client::CommunicationEntry &entry)
{
    if (!entry.occurrence)
        return entry.what;
    const ErrorText text = communicationText(*entry.occurrence);
    QStringList lines{text.what};
    if (!text.next.isEmpty())
        lines.append(text.next);
    if (entry.occurrence->cause)
        lines.append(CommunicationModel::tr("Details: %1").arg(entry.what));
    return lines.join(QLatin1Char('\n'));
}

} // namespace

bool CommunicationModel::isBefore(const client::CommunicationEntry &one,
                                  const client::CommunicationEntry &other) const
{
    return one.number > other.number;
}

int CommunicationModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(kColumns);
}

QVariant CommunicationModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const client::CommunicationEntry &entry = row(index.row());
    const auto column = Column(index.column());
    if (role == HealthDelegate::kHealthRole && column == Severity)
        return int(healthOf(entry.severity));
    if (role == Qt::ToolTipRole && column == What)
        return Qt::convertFromPlainText(wholeText(entry));
    if (role == Qt::AccessibleDescriptionRole && column == What)
        return entry.occurrence ? communicationText(*entry.occurrence).next : QString();
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Severity:
        return severityText(entry.severity);
    case What:
        return whatText(entry);
    case Last:
        return exactTimeText(entry.last);
    case First:
        return entry.times > 1 ? exactTimeText(entry.first) : QString();
    case Times:
        return countText(entry.times);
    case kColumns:
        break;
    }
    return {};
}

QVariant CommunicationModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Severity:
        return tr("Severity");
    case What:
        return tr("What Happened");
    case Last:
        return tr("Last");
    case First:
        return tr("First");
    case Times:
        return tr("Times");
    case kColumns:
        break;
    }
    return {};
}

} // namespace retinue::ui
