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

/// Importers refuse control characters, and long texts that go on over lines.
QString withoutControls(QString field)
{
    constexpr qsizetype kMostOverLines = 16 * 1024;
    const bool keepsLines = field.size() <= kMostOverLines;
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
        written.append(quotedWhereNeeded(withoutControls(field), separator));
    return written.join(separator) + QStringLiteral("\r\n");
}

} // namespace retinue::formats
