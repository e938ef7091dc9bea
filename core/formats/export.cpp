#include "core/formats/export.h"

#include "core/formats/address_book_writer.h"
#include "core/formats/address_entry.h"
#include "core/formats/charset.h"
#include "core/formats/contact_writer.h"
#include "core/formats/login_user_csv.h"
#include "core/formats/login_user_writer.h"
#include "core/formats/maker_tables.h"
#include "core/formats/reading_back.h"
#include "core/formats/text_lines.h"
#include "core/model/json.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace retinue::formats {
namespace {

const QString kGroupColumn = QStringLiteral("usergroupname");

std::unique_ptr<FormatWriter> writerOf(FileKind kind, const ExportOptions &options,
                                       const TextEncoder &encoder)
{
    switch (kind) {
    case FileKind::LoginUsers:
        return std::make_unique<LoginUserWriter>(options.otherColumns, encoder);
    case FileKind::AddressBook:
        return std::make_unique<AddressBookWriter>(options.addressBook, options.otherColumns, encoder);
    case FileKind::AddressBlocks:
        return addressBlockWriter();
    case FileKind::SharpAddresses:
        return sharpWriter(options.otherColumns);
    case FileKind::XeroxAddresses:
        return xeroxWriter(options.otherColumns);
    case FileKind::Ldif:
        return ldifWriter();
    case FileKind::VCard:
        return vcardWriter();
    case FileKind::KonicaAddresses:
    case FileKind::RicohAddresses:
        break;
    }
    return nullptr;
}

/// The columns that files of a kind have by themselves.
QStringList ownColumnsOf(FileKind kind)
{
    switch (kind) {
    case FileKind::LoginUsers:
        return loginUserColumns();
    case FileKind::AddressBook:
        return addressBookColumns();
    case FileKind::SharpAddresses:
        return sharpTable().form.knownColumns;
    case FileKind::XeroxAddresses:
        return xeroxTable().form.knownColumns;
    case FileKind::KonicaAddresses:
    case FileKind::RicohAddresses:
    case FileKind::AddressBlocks:
    case FileKind::Ldif:
    case FileKind::VCard:
        break;
    }
    return {};
}

/// Without those that the reader would take for a column of the format or an earlier one, or that it could
/// not read: with one of them it would refuse the whole file.
QStringList withoutCollisions(FileKind kind, const QStringList &columns)
{
    const QStringList own = ownColumnsOf(kind);
    QStringList kept;
    for (const QString &column : columns) {
        const bool isGroups = kind == FileKind::LoginUsers && column == kGroupColumn;
        const bool isOwn = own.contains(column, Qt::CaseInsensitive) && !isGroups;
        const bool isName = !column.isEmpty() && column == column.trimmed() && isReadableText(column);
        if (isName && !isOwn && !kept.contains(column))
            kept.append(column);
    }
    return kept;
}

/// Of kinds that have one only.
QString charsetOf(FileKind kind, const ExportOptions &options)
{
    switch (kind) {
    case FileKind::LoginUsers:
    case FileKind::AddressBook:
        return options.charset;
    case FileKind::AddressBlocks:
        return QStringLiteral("WCP1252");
    case FileKind::SharpAddresses:
    case FileKind::XeroxAddresses:
    case FileKind::KonicaAddresses:
    case FileKind::RicohAddresses:
    case FileKind::Ldif:
    case FileKind::VCard:
        break;
    }
    return {};
}

bool isAddressList(const ImportedSetting &setting)
{
    return setting.item == u"address-book.personal" || setting.item == u"address-book.group";
}

QJsonObject valueOf(const ImportedSetting &setting)
{
    Result<QJsonObject> value = model::parseJsonObject(setting.value);
    return value.ok() ? *std::move(value) : QJsonObject();
}

QJsonObject entriesOf(const ImportedSetting &setting)
{
    return valueOf(setting).value(u"entries").toObject();
}

/// Whether canonical JSON has control characters other than line ends and tabs, or U+FFFD: no file keeps
/// them.
bool holdsWhatNoFileKeeps(const QByteArray &json)
{
    for (qsizetype i = 0; i + 1 < json.size(); ++i) {
        if (json[i] != '\\')
            continue;
        ++i; // what is escaped
        if (json[i] == 'b' || json[i] == 'f' || json.sliced(i).startsWith("u00"))
            return true;
    }
    const QString text = QString::fromUtf8(json);
    return std::any_of(text.begin(), text.end(), [](QChar c) {
        return c.category() == QChar::Other_Control || c == QChar::ReplacementCharacter;
    });
}

QStringList otherUserColumns(std::span<const ImportedUser> users)
{
    QStringList columns;
    bool haveGroups = false;
    for (const ImportedUser &user : users) {
        haveGroups = haveGroups || !user.groups.empty();
        for (const auto &[column, value] : user.otherColumns) {
            if (columns.size() < kMostOtherColumns && !columns.contains(column))
                columns.append(column);
        }
    }
    if (haveGroups)
        columns.append(kGroupColumn);
    return columns;
}

} // namespace

bool canExport(FileKind kind)
{
    return kind != FileKind::KonicaAddresses && kind != FileKind::RicohAddresses;
}

bool holdsManyOwners(FileKind kind)
{
    return kind == FileKind::LoginUsers || kind == FileKind::AddressBook;
}

QStringList otherColumnsOf(FileKind kind, std::span<const ImportedSetting> settings,
                           std::span<const ImportedUser> users)
{
    if (kind == FileKind::LoginUsers)
        return otherUserColumns(users);
    const bool isAddressBook = kind == FileKind::AddressBook;
    const QStringList known = kind == FileKind::SharpAddresses   ? sharpTable().form.knownColumns
                              : kind == FileKind::XeroxAddresses ? xeroxTable().form.knownColumns
                                                                 : QStringList();
    if (!isAddressBook && known.isEmpty())
        return {}; // they have no columns, or are not written
    QStringList columns;
    for (const ImportedSetting &setting : settings) {
        if (isAddressList(setting))
            addOtherColumns(entriesOf(setting), columns);
    }
    columns.removeIf([&](const QString &column) {
        return known.contains(column, Qt::CaseInsensitive) || (!isAddressBook && isPasswordColumn(column));
    });
    return columns;
}

FileWriter::FileWriter(std::unique_ptr<FormatWriter> format, std::unique_ptr<TextEncoder> encoder,
                       ByteSink sink)
    : m_format(std::move(format))
    , m_encoder(std::move(encoder))
    , m_sink(std::move(sink))
{
}

FileWriter::FileWriter(FileWriter &&) noexcept = default;
FileWriter &FileWriter::operator=(FileWriter &&) noexcept = default;
FileWriter::~FileWriter() = default;

Result<FileWriter> FileWriter::begin(FileKind kind, ByteSink sink, const ExportOptions &options)
{
    if (!canExport(kind))
        return Error{
            ErrorCode::InvalidInput, QStringLiteral("files of this kind can be read, not written"), {}};
    Result<TextEncoder> encoder = TextEncoder::forCharset(charsetOf(kind, options));
    if (!encoder.ok())
        return std::move(encoder).error();
    ExportOptions possible = options;
    possible.otherColumns = withoutCollisions(kind, options.otherColumns);
    auto format = writerOf(kind, possible, *encoder);
    FileWriter writer(std::move(format), std::make_unique<TextEncoder>(std::move(*encoder)), std::move(sink));
    writer.m_holdsManyOwners = formats::holdsManyOwners(kind);
    RETINUE_TRY(writer.put(writer.m_format->start(), {}));
    return writer;
}

Result<void> FileWriter::put(const QString &text, const QString &part)
{
    if (m_failure)
        return *m_failure;
    if (!m_encoder->holds(text))
        m_problems.push_back(
            {ImportProblem::Severity::Note,
             0,
             {},
             Reason(QT_TRANSLATE_NOOP(
                        "Reason", "has characters that %1 does not have; ? stands in their place, export in "
                                  "UTF-8 to keep them"))
                 .arg(m_encoder->name()),
             part});
    const QByteArray bytes = m_encoder->encoded(text);
    if (m_bytes <= kMostFileBytes && m_bytes + bytes.size() > kMostFileBytes)
        m_problems.push_back(
            {ImportProblem::Severity::Note,
             0,
             {},
             Reason(QT_TRANSLATE_NOOP("Reason",
                                      "the file has more than %1 MiB, and importing refuses such; export "
                                      "fewer owners into one file, or a package"))
                 .arg(kMostFileBytes / 1024 / 1024),
             {}});
    m_bytes += bytes.size();
    Result<void> written = bytes.isEmpty() ? Result<void>() : m_sink(bytes);
    if (!written.ok())
        m_failure = written.error();
    return written;
}

Result<void> FileWriter::take(std::optional<WrittenText> written, const QString &part)
{
    if (!written) {
        ++m_counts.ignored;
        return {};
    }
    m_counts.records += written->records;
    m_counts.rejected += written->rejected;
    std::move(written->problems.begin(), written->problems.end(), std::back_inserter(m_problems));
    return put(written->text, part);
}

Result<void> FileWriter::add(const ImportedUser &user)
{
    if (m_failure)
        return *m_failure;
    return take(m_format->user(user), user.key.toString());
}

Result<void> FileWriter::add(const ImportedSetting &setting)
{
    if (m_failure)
        return *m_failure;
    if (!isAddressList(setting)) {
        ++m_counts.ignored;
        return {};
    }
    if (!m_holdsManyOwners && m_owner && *m_owner != setting.owner)
        return Error{
            ErrorCode::InvalidInput,
            QStringLiteral("a file of this kind holds one address list and does not say whose: export %1 and "
                           "%2 into files of their own")
                .arg(m_owner->toString(), setting.owner.toString()),
            {}};
    m_owner = setting.owner;
    if (m_holdsManyOwners && holdsWhatNoFileKeeps(setting.value))
        m_problems.push_back(
            {ImportProblem::Severity::Note,
             0,
             {},
             Reason(QT_TRANSLATE_NOOP("Reason",
                                      "has control characters, or some that could not be read once; in the "
                                      "file they are blanks, or what has them is left out")),
             setting.owner.toString()});
    const QJsonObject value = valueOf(setting);
    WrittenText unspeakable;
    const QJsonObject entries =
        withoutUnspeakable(setting.owner, value.value(u"entries").toObject(), *m_encoder, unspeakable);
    std::optional<WrittenText> written = m_format->addressList(setting.owner, entries);
    if (written) {
        written->rejected += unspeakable.rejected;
        written->leftOut += unspeakable.leftOut;
        std::move(unspeakable.problems.begin(), unspeakable.problems.end(),
                  std::back_inserter(written->problems));
        tellLosses(setting.owner, value, *written);
    }
    return take(std::move(written), setting.owner.toString());
}

/// Where many lists share a file, their columns are all that a list has, and the writer tells the others.
void FileWriter::tellLosses(const OwnerKey &owner, const QJsonObject &value, WrittenText &written) const
{
    if (m_holdsManyOwners)
        return;
    const QByteArray file = m_encoder->encoded(m_format->start() + written.text);
    std::vector<ImportProblem> losses = lossesOf(owner, value, written, file, m_encoder->name());
    std::move(losses.begin(), losses.end(), std::back_inserter(written.problems));
}

Result<void> FileWriter::finish()
{
    if (m_failure)
        return *m_failure;
    m_failure = Error{ErrorCode::Internal, QStringLiteral("the file is finished"), {}};
    return {};
}

std::vector<ImportProblem> FileWriter::takeProblems()
{
    return std::exchange(m_problems, {});
}

Result<ExportedFile> exportFile(FileKind kind, std::span<const ImportedSetting> settings,
                                std::span<const ImportedUser> users, ExportOptions options)
{
    if (options.otherColumns.isEmpty())
        options.otherColumns = otherColumnsOf(kind, settings, users);
    ExportedFile file;
    const ByteSink sink = [&](QByteArrayView content) {
        file.content.append(content);
        return Result<void>();
    };
    Result<FileWriter> writer = FileWriter::begin(kind, sink, options);
    if (!writer.ok())
        return std::move(writer).error();
    for (const ImportedUser &user : users)
        RETINUE_TRY(writer->add(user));
    for (const ImportedSetting &setting : settings)
        RETINUE_TRY(writer->add(setting));
    RETINUE_TRY(writer->finish());
    file.problems = writer->takeProblems();
    file.counts = writer->counts();
    return file;
}

} // namespace retinue::formats
