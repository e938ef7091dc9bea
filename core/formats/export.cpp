#include "core/formats/export.h"

#include "core/formats/address_book_writer.h"
#include "core/formats/charset.h"
#include "core/formats/contact_writer.h"
#include "core/formats/login_user_writer.h"
#include "core/formats/maker_tables.h"
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

QJsonObject entriesOf(const ImportedSetting &setting)
{
    const Result<QJsonObject> value = model::parseJsonObject(setting.value);
    return value.ok() ? value->value(u"entries").toObject() : QJsonObject();
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
    auto format = writerOf(kind, options, *encoder);
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
             QStringLiteral("has characters that %1 does not have; ? stands in their place, export in "
                            "UTF-8 to keep them")
                 .arg(m_encoder->name()),
             part});
    Result<void> written = text.isEmpty() ? Result<void>() : m_sink(m_encoder->encoded(text));
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
    if (holdsWhatNoFileKeeps(setting.value))
        m_problems.push_back(
            {ImportProblem::Severity::Note,
             0,
             {},
             QStringLiteral("has control characters, or some that could not be read once; in the "
                            "file they are blanks, or what has them is left out"),
             setting.owner.toString()});
    return take(m_format->addressList(setting.owner, entriesOf(setting)), setting.owner.toString());
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
