#include "core/formats/maker_tables.h"

#include <algorithm>

namespace retinue::formats {

bool isPasswordColumn(const QString &column)
{
    return column.contains(u"password", Qt::CaseInsensitive);
}

QJsonObject keptColumns(const QHash<QString, QString> &values, std::initializer_list<const char *> used,
                        ContactImport &import)
{
    QJsonObject kept;
    for (auto value = values.begin(); value != values.end(); ++value) {
        const QString &column = value.key();
        const bool isUsed = std::any_of(used.begin(), used.end(),
                                        [&](const char *name) { return column == QLatin1String(name); });
        if (isUsed || value.value().isEmpty())
            continue;
        if (!isPasswordColumn(column))
            kept.insert(column, value.value());
        else if (!column.contains(u"encoding", Qt::CaseInsensitive))
            import.dropPassword();
    }
    return kept;
}

} // namespace retinue::formats
