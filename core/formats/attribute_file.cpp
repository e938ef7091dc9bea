#include "core/formats/charset.h"
#include "core/formats/ldif.h"
#include "core/formats/text_lines.h"

#include <QByteArray>

#include <algorithm>

namespace retinue::formats {
namespace {

constexpr std::size_t kMostAttributes = 2000; // of one record; a group has one for each member

/// Attributes without which a record is another one; others may well be pictures and certificates.
bool isNeeded(const QString &name)
{
    static const QStringList kNeeded = {QStringLiteral("dn"),     QStringLiteral("cn"),
                                        QStringLiteral("mail"),   QStringLiteral("mailaddress"),
                                        QStringLiteral("member"), QStringLiteral("objectclass")};
    return kNeeded.contains(name.section(u';', 0, 0).toLower());
}

/// "name: value", "name:: base64", "name:< url". False: the record has a flaw.
bool readAttribute(const QString &line, const QString &charset, AttributeRecord &record)
{
    const qsizetype colon = line.indexOf(u':');
    const QString name = line.left(std::max(colon, qsizetype(0))).trimmed();
    const auto flaw = [&](Reason reason) {
        record.flaw = std::move(reason);
        record.flawField = name.left(64);
        return false;
    };
    if (name.isEmpty() || !isReadableText(name))
        return flaw(Reason(QT_TRANSLATE_NOOP("Reason", "has a line that is no \"name: value\"")));
    QString value = line.mid(colon + 1);
    if (value.startsWith(u'<'))
        return flaw(Reason(QT_TRANSLATE_NOOP(
            "Reason", "refers to another file, which is not read; write the value itself")));
    if (value.startsWith(u':')) {
        const auto bytes = QByteArray::fromBase64Encoding(value.mid(1).trimmed().toLatin1(),
                                                          QByteArray::AbortOnBase64DecodingErrors);
        if (!bytes)
            return flaw(Reason(QT_TRANSLATE_NOOP("Reason", "is no base64, although it says so with ::")));
        const Result<DecodedText> text = decodeText(*bytes, charset);
        const bool isText = text.ok() && isReadableText(text->text);
        if (!isText && !isNeeded(name)) {
            ++record.binaries;
            return true;
        }
        if (!isText)
            return flaw(Reason(QT_TRANSLATE_NOOP("Reason", "is base64 of bytes that are no text")));
        value = text->text;
    } else {
        while (value.startsWith(u' '))
            value.remove(0, 1);
    }
    if (!isReadableText(value))
        return flaw(Reason(QT_TRANSLATE_NOOP(
            "Reason", "has bytes that are not of the file's charset, or control characters")));
    if (record.values.size() >= kMostAttributes)
        return flaw(Reason(QT_TRANSLATE_NOOP("Reason", "is one of more than %1 lines of a record"))
                        .arg(qint64(kMostAttributes)));
    record.values.emplace_back(name, value);
    return true;
}

void readComment(const QString &line, std::map<QString, QString> &header)
{
    const qsizetype colon = line.indexOf(u':');
    if (colon > 0)
        header.insert_or_assign(line.mid(1, colon - 1).trimmed(), line.mid(colon + 1).trimmed());
}

} // namespace

AttributeFile readAttributes(QStringView text, const QString &charset)
{
    AttributeFile file;
    FoldedLines lines(text, false);
    FoldedLines::Line line;
    AttributeRecord record;
    const auto finish = [&] {
        if (record.line > 0)
            file.records.push_back(std::move(record));
        record = {};
    };
    while (lines.next(line)) {
        if (line.text.trimmed().isEmpty()) {
            finish();
        } else if (line.text.startsWith(u'#')) {
            if (file.records.empty() && record.line == 0)
                readComment(line.text, file.header);
        } else {
            record.line = record.line > 0 ? record.line : line.number;
            if (record.flaw.isEmpty())
                static_cast<void>(readAttribute(line.text, charset, record)); // the record says so itself
        }
    }
    finish();
    return file;
}

Table readAddressBlocks(QStringView text, const QString &charset)
{
    AttributeFile file = readAttributes(text, charset);
    Table table;
    table.header = std::move(file.header);
    table.columns = {QStringLiteral("objectclass"), QStringLiteral("cn")};
    for (AttributeRecord &record : file.records) {
        ++table.records;
        Row row{record.line, {}};
        for (const auto &[name, value] : record.values) {
            const QString column = name.toLower();
            const bool isList =
                column == u"objectclass" || column == u"member" || column == u"memberobjectuuid";
            if (row.values.contains(column) && !isList && record.flaw.isEmpty()) {
                record.flaw = Reason(QT_TRANSLATE_NOOP("Reason", "is there twice"));
                record.flawField = column.left(64);
            }
            QString &held = row.values[column];
            held += (held.isEmpty() ? QString() : QStringLiteral(" ")) + value;
        }
        if (record.flaw.isEmpty())
            table.rows.push_back(std::move(row));
        else
            table.problems.push_back(
                {ImportProblem::Severity::Rejected, record.line, record.flawField, record.flaw, {}});
    }
    return table;
}

} // namespace retinue::formats
