#include "core/formats/maker_tables.h"

#include <algorithm>

namespace retinue::formats {

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
        const bool isPassword = column.contains(u"password", Qt::CaseInsensitive) &&
                                !column.contains(u"encoding", Qt::CaseInsensitive);
        if (isPassword)
            import.dropPassword();
        else
            kept.insert(column, value.value());
    }
    return kept;
}

} // namespace retinue::formats
