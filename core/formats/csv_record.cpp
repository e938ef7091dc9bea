#include "core/formats/csv_record.h"

#include "core/formats/csv_reader.h"

#include <algorithm>

namespace retinue::formats {

namespace {

QString quoted(QString field)
{
    return u'"' + field.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

QString quotedWhereNeeded(QString field)
{
    static const QString kSpecial = QStringLiteral(",\"\r\n");
    const bool isPlain =
        std::none_of(field.begin(), field.end(), [](QChar c) { return kSpecial.contains(c); });
    return isPlain ? field : quoted(std::move(field));
}

/// Importers refuse control characters, and long texts that go on over lines.
QString withoutControls(QString field)
{
    const bool keepsLines = field.size() <= CsvReader::kMostOverLines;
    for (QChar &c : field) {
        const bool isLine = c == u'\t' || c == u'\r' || c == u'\n';
        const bool isControl = c.category() == QChar::Other_Control && !(isLine && keepsLines);
        if (isControl || c == QChar::ReplacementCharacter)
            c = u' ';
    }
    return field;
}

QString csvField(QString field)
{
    static const QString kFormula = QStringLiteral("=+-@\t\r");
    if (!field.isEmpty() && kFormula.contains(field.front()))
        field.prepend(u'\'');
    return quotedWhereNeeded(std::move(field));
}

} // namespace

QByteArray csvRecord(const QStringList &fields)
{
    QStringList written;
    for (const QString &field : fields)
        written.append(csvField(field));
    return written.join(u',').toUtf8() + "\r\n";
}

QString deviceRecord(const QStringList &fields, Quotes quotes)
{
    QStringList written;
    for (const QString &field : fields) {
        const QString text = withoutControls(field);
        written.append(quotes == Quotes::Always ? quoted(text) : quotedWhereNeeded(text));
    }
    return written.join(u',') + QStringLiteral("\r\n");
}

} // namespace retinue::formats
