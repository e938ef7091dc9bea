#include "core/formats/import.h"

#include "core/formats/address_book_csv.h"
#include "core/formats/address_entry.h"
#include "core/formats/charset.h"
#include "core/formats/contact.h"
#include "core/formats/ldif.h"
#include "core/formats/login_user_csv.h"
#include "core/formats/maker_tables.h"
#include "core/formats/table.h"
#include "core/formats/vcard.h"

#include <algorithm>

namespace retinue::formats {
namespace {

constexpr qsizetype kStart = 16 * 1024; // comment lines and column row fit in by far

const MakerTable *makerTable(FileKind kind)
{
    switch (kind) {
    case FileKind::SharpAddresses:
        return &sharpTable();
    case FileKind::XeroxAddresses:
        return &xeroxTable();
    case FileKind::KonicaAddresses:
        return &konicaTable();
    case FileKind::RicohAddresses:
        return &ricohTable();
    case FileKind::LoginUsers:
    case FileKind::AddressBook:
    case FileKind::AddressBlocks:
    case FileKind::Ldif:
    case FileKind::VCard:
        break;
    }
    return nullptr;
}

bool hasColumn(QStringView text, const TableForm &form, QStringView column)
{
    const Result<Table> table = readTable(text, form);
    return table.ok() && table->columns.contains(column);
}

/// Xerox's devices write commas or semicolons, as they are told.
TableForm formOf(FileKind kind, QStringView text)
{
    TableForm form = makerTable(kind)->form;
    if (kind != FileKind::XeroxAddresses)
        return form;
    TableForm other = form;
    other.separator = u';';
    return hasColumn(text.left(kStart), other, u"XrxAddressBookId") ? other : form;
}

/// By the first column that only files of one kind have: behind it others may stand that were kept from
/// elsewhere.
std::optional<FileKind> commaKind(const QStringList &columns)
{
    static const std::pair<const char *, FileKind> kSignatures[] = {
        {"objectclass", FileKind::AddressBook},
        {"uid", FileKind::LoginUsers},
        {"search-id", FileKind::SharpAddresses},
        {"XrxAddressBookId", FileKind::XeroxAddresses},
        {"Index in ACLs and Groups", FileKind::RicohAddresses}};
    for (const QString &column : columns) {
        for (const auto &[signature, kind] : kSignatures) {
            if (column.compare(QLatin1String(signature), Qt::CaseInsensitive) == 0)
                return kind;
        }
    }
    return {};
}

/// Files that are no tables, by how their first line begins.
std::optional<FileKind> textKind(QStringView text)
{
    const auto begins = [&](QStringView start) { return text.startsWith(start, Qt::CaseInsensitive); };
    text = text.trimmed();
    if (begins(u"BEGIN:VCARD"))
        return FileKind::VCard;
    if (begins(u"# Canon AddressBook version:"))
        return FileKind::AddressBlocks;
    while (begins(u"#")) {
        const qsizetype end = text.indexOf(u'\n');
        text = end < 0 ? QStringView() : text.sliced(end).trimmed();
    }
    if (begins(u"dn:") || begins(u"version:"))
        return FileKind::Ldif;
    return {};
}

bool isBinary(QByteArrayView start)
{
    return start.contains('\0') && !start.startsWith("\xff\xfe") && !start.startsWith("\xfe\xff");
}

Error unknownKind(QByteArrayView start)
{
    if (isBinary(start))
        return {ErrorCode::InvalidInput,
                QStringLiteral(
                    "the file is no text. What a device encrypts for itself (a Ricoh .udf, a backup of all "
                    "settings) only devices read: export the address book as CSV there"),
                {}};
    return {ErrorCode::InvalidInput,
            QStringLiteral(
                "the file is none that is known: a login-user CSV (a column row with uid), an address book "
                "(a column row with objectclass, or .abk), an address CSV of Sharp, Xerox, Konica Minolta "
                "or Ricoh, LDIF, or vCard"),
            {}};
}

Result<FileKind> kindOf(QByteArrayView file)
{
    const QByteArrayView start = file.first(std::min(file.size(), kStart));
    // Column names are ASCII in every charset that such files have, UTF-16 apart, which its mark gives away.
    Result<DecodedText> text = decodeText(start, QStringLiteral("ISO-8859-1"));
    if (!text.ok())
        return std::move(text).error();
    // Bytes of other columns' names in charsets that are not said; here they are letters as good as others.
    for (QChar &c : text->text) {
        if (c.unicode() >= 0x80 && c.unicode() < 0xa0)
            c = QChar(c.unicode() + 0x100);
    }
    if (const auto kind = textKind(text->text))
        return *kind;
    const Result<Table> table = readTable(text->text, {});
    if (const auto kind = table.ok() ? commaKind(table->columns) : std::nullopt)
        return *kind;
    if (formOf(FileKind::XeroxAddresses, text->text).separator == u';')
        return FileKind::XeroxAddresses;
    if (hasColumn(text->text, konicaTable().form, u"AbbrNo"))
        return FileKind::KonicaAddresses;
    const Error unknown = unknownKind(start);
    return table.ok() ? unknown : unknown.during(table.error().detail);
}

/// Reads a table and takes over what is wrong with its records.
Result<Table> tableOf(QStringView text, const TableForm &form, ImportResult &result)
{
    Result<Table> table = readTable(text, form);
    if (!table.ok())
        return table;
    result.header = table->header;
    result.problems = std::move(table->problems);
    return table;
}

Result<void> importTable(const DecodedText &text, const Catalogue &catalogue, const ImportOptions &options,
                         ImportResult &result)
{
    const bool isAddressBook = result.kind == FileKind::AddressBook;
    Result<Table> table =
        tableOf(text.text, {isAddressBook ? addressBookColumns() : loginUserColumns()}, result);
    if (!table.ok())
        return std::move(table).error();
    result.counts.records = table->records;
    return isAddressBook ? importAddressBook(*table, catalogue, options, result)
                         : importLoginUsers(*table, result);
}

Result<void> importAddressBlocks(const DecodedText &text, const Catalogue &catalogue,
                                 const ImportOptions &options, ImportResult &result)
{
    Table table = readAddressBlocks(text.text, text.charset);
    result.header = table.header;
    result.problems = std::move(table.problems);
    result.counts.records = table.records;
    return importAddressBook(table, catalogue, options, result);
}

Result<void> importContacts(const DecodedText &text, const Catalogue &catalogue, const ImportOptions &options,
                            ImportResult &result)
{
    const MakerTable *const maker = makerTable(result.kind);
    const AddressLists::ColumnOf columnOf = maker                           ? maker->columnOf
                                            : result.kind == FileKind::Ldif ? &ldifColumnOf
                                                                            : &vcardColumnOf;
    Result<AddressLists> lists = AddressLists::forFile(catalogue, columnOf, result);
    if (!lists.ok())
        return std::move(lists).error();
    ContactImport import(*lists, options, result);
    if (result.kind == FileKind::Ldif)
        return importLdif(text.text, import);
    if (result.kind == FileKind::VCard) {
        importVCards(text.text, import);
        return {};
    }
    Result<Table> table = tableOf(text.text, formOf(result.kind, text.text), result);
    if (!table.ok())
        return std::move(table).error();
    result.counts.records = int(result.problems.size()); // contacts count their destinations
    maker->read(table->rows, import);
    import.finish();
    return {};
}

Result<void> importAs(const DecodedText &text, const Catalogue &catalogue, const ImportOptions &options,
                      ImportResult &result)
{
    switch (result.kind) {
    case FileKind::LoginUsers:
    case FileKind::AddressBook:
        return importTable(text, catalogue, options, result);
    case FileKind::AddressBlocks:
        return importAddressBlocks(text, catalogue, options, result);
    case FileKind::SharpAddresses:
    case FileKind::XeroxAddresses:
    case FileKind::KonicaAddresses:
    case FileKind::RicohAddresses:
    case FileKind::Ldif:
    case FileKind::VCard:
        return importContacts(text, catalogue, options, result);
    }
    Q_UNREACHABLE();
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
    const QString why = reason.toString();
    return where.isEmpty() ? why : where.join(QStringLiteral(", ")) + QStringLiteral(": ") + why;
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
                     QStringLiteral("the file has more than %1 MiB; export it in parts")
                         .arg(kMostFileBytes / 1024 / 1024),
                     {}};
    const Result<FileKind> kind = kindOf(file);
    if (!kind.ok())
        return kind.error();
    const Result<DecodedText> text = decodeText(file, options.charset);
    if (!text.ok())
        return text.error();
    ImportResult result;
    result.kind = *kind;
    result.charset = text->charset;
    RETINUE_TRY(importAs(*text, catalogue, options, result));
    std::stable_sort(result.problems.begin(), result.problems.end(),
                     [](const ImportProblem &a, const ImportProblem &b) { return a.line < b.line; });
    result.counts.rejected = result.counts.records - result.counts.accepted - result.counts.unowned;
    return result;
}

} // namespace retinue::formats
