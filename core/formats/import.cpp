#include "core/formats/import.h"

#include "core/formats/address_book_csv.h"
#include "core/formats/address_entry.h"
#include "core/formats/charset.h"
#include "core/formats/login_user_csv.h"
#include "core/formats/table.h"

#include <algorithm>

namespace retinue::formats {
namespace {

constexpr qsizetype kStart = 16 * 1024; // comment lines and column row fit in by far

Result<FileKind> kindOf(QByteArrayView file)
{
    const Error unknown{
        ErrorCode::InvalidInput,
        QStringLiteral("the file is neither a login-user CSV (a column row with uid) nor an address "
                       "book CSV (a column row with objectclass)"),
        {}};
    // Column names are ASCII in every charset that such files have, UTF-16 apart, which its mark gives away.
    Result<DecodedText> text =
        decodeText(file.first(std::min(file.size(), kStart)), QStringLiteral("ISO-8859-1"));
    if (!text.ok())
        return std::move(text).error();
    const Result<Table> table = readTable(text->text, addressBookColumns() + loginUserColumns());
    if (!table.ok())
        return unknown.during(table.error().detail);
    if (table->columns.contains(u"objectclass"))
        return FileKind::AddressBook;
    if (table->columns.contains(u"uid"))
        return FileKind::LoginUsers;
    return unknown;
}

} // namespace

QString ImportProblem::toString() const
{
    QStringList where;
    if (!part.isEmpty())
        where += part;
    if (line > 0)
        where += (part.isEmpty() ? QStringLiteral("line %1") : QStringLiteral("owner %1")).arg(line);
    if (!field.isEmpty())
        where += field;
    return where.isEmpty() ? reason : where.join(QStringLiteral(", ")) + QStringLiteral(": ") + reason;
}

std::optional<FileKind> detectKind(QByteArrayView file)
{
    const Result<FileKind> kind = kindOf(file);
    return kind.ok() ? std::optional(*kind) : std::nullopt;
}

Result<ImportResult> importFile(QByteArrayView file, const Catalogue &catalogue, const ImportOptions &options)
{
    if (file.size() > kMostFileBytes)
        return Error{ErrorCode::TooLarge,
                     QStringLiteral("the file has more than %1 MiB").arg(kMostFileBytes / 1024 / 1024),
                     {}};
    const Result<FileKind> kind = kindOf(file);
    if (!kind.ok())
        return kind.error();
    Result<DecodedText> text = decodeText(file, options.charset);
    if (!text.ok())
        return std::move(text).error();
    const bool isAddressBook = *kind == FileKind::AddressBook;
    Result<Table> table = readTable(text->text, isAddressBook ? addressBookColumns() : loginUserColumns());
    if (!table.ok())
        return std::move(table).error();

    ImportResult result;
    result.kind = *kind;
    result.charset = text->charset;
    result.header = table->header;
    result.problems = std::move(table->problems);
    result.counts.records = table->records;
    RETINUE_TRY(isAddressBook ? importAddressBook(*table, catalogue, options, result)
                              : importLoginUsers(*table, result));
    std::stable_sort(result.problems.begin(), result.problems.end(),
                     [](const ImportProblem &a, const ImportProblem &b) { return a.line < b.line; });
    result.counts.rejected = result.counts.records - result.counts.accepted - result.counts.unowned;
    return result;
}

} // namespace retinue::formats
