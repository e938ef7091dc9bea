#include "core/formats/csv_record.h"

#include <algorithm>

namespace retinue::formats {

namespace {

QString quotedWhereNeeded(QString field, QChar separator)
{
    static const QString kSpecial = QStringLiteral("\"\r\n");
    const bool isPlain = std::none_of(field.begin(), field.end(),
                                      [&](QChar c) { return c == separator || kSpecial.contains(c); });
    return isPlain ? field : u'"' + field.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

QString csvField(QString field)
{
    static const QString kFormula = QStringLiteral("=+-@\t\r");
    if (!field.isEmpty() && kFormula.contains(field.front()))
        field.prepend(u'\'');
    return quotedWhereNeeded(std::move(field), u',');
}

} // namespace

QByteArray csvRecord(const QStringList &fields)
{
    QStringList written;
    for (const QString &field : fields)
        written.append(csvField(field));
    return written.join(u',').toUtf8() + "\r\n";
}

QString deviceRecord(const QStringList &fields, QChar separator)
{
    QStringList written;
    for (const QString &field : fields)
        written.append(quotedWhereNeeded(field, separator));
    return written.join(separator) + QStringLiteral("\r\n");
}

} // namespace retinue::formats
