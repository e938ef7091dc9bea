#include "core/formats/csv_record.h"

#include <algorithm>

namespace retinue::formats {

namespace {

QString csvField(QString field)
{
    static const QString kFormula = QStringLiteral("=+-@\t\r");
    static const QString kSpecial = QStringLiteral(",\"\r\n");
    if (!field.isEmpty() && kFormula.contains(field.front()))
        field.prepend(u'\'');
    const bool isPlain =
        std::none_of(field.begin(), field.end(), [](QChar c) { return kSpecial.contains(c); });
    return isPlain ? field : u'"' + field.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

} // namespace

QByteArray csvRecord(const QStringList &fields)
{
    QStringList written;
    for (const QString &field : fields)
        written.append(csvField(field));
    return written.join(u',').toUtf8() + "\r\n";
}

} // namespace retinue::formats
