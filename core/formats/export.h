#pragma once

#include "core/base/byte_stream.h"
#include "core/formats/import.h"

#include <QJsonObject>

#include <memory>
#include <span>
#include <vector>

/// Values as files that devices read. What is written here, importFile() reads as the same values, as far as
/// the format has a place for them; what it has none for is a problem of the export. Passwords are never
/// written (R12).
namespace retinue::formats {

enum class AddressBookVersion { V0002, V0003 };

struct ExportOptions
{
    QString charset; ///< of the CSV kinds that devices also have in others; empty: UTF-8
    AddressBookVersion addressBook = AddressBookVersion::V0003;
    /// Columns that the format does not have by itself (otherColumnsOf()), in their order. With
    /// "usergroupname" a login-user file says the users' groups.
    QStringList otherColumns;
};

/// Whether files of a kind can be written; some kinds can only be read.
[[nodiscard]] bool canExport(FileKind kind);
/// Whether a file of the kind holds the lists of many owners; else it holds one list, and does not say whose.
[[nodiscard]] bool holdsManyOwners(FileKind kind);

/// Columns that the values bring along and the format does not have: what was read from a file of another
/// version keeps them. At most kMostOtherColumns, in the order in which they are first seen.
[[nodiscard]] QStringList otherColumnsOf(FileKind kind, std::span<const ImportedSetting> settings,
                                         std::span<const ImportedUser> users);
inline constexpr qsizetype kMostOtherColumns = 256;

class FormatWriter;
class TextEncoder;
struct WrittenText;

/// Writes a file into a sink, value after value; memory is bounded by one value (and by the names of the
/// users, which stand in a login-user file once). A list in a file of its own is read back in memory: each
/// field that does not come back as it was is a problem. Of one thread. After an error everything that
/// follows is an error.
class FileWriter
{
public:
    struct Counts
    {
        qint64 records = 0;  ///< written
        qint64 rejected = 0; ///< users and entries that the format cannot hold: each has its problem
        qint64 ignored = 0;  ///< settings and users that files of this kind are not about
    };

    /// InvalidInput: the kind cannot be written, or not in this charset; the sink's errors.
    [[nodiscard]] static Result<FileWriter> begin(FileKind kind, ByteSink sink,
                                                  const ExportOptions &options = {});
    FileWriter(FileWriter &&) noexcept;
    FileWriter &operator=(FileWriter &&) noexcept;
    ~FileWriter();

    /// A person of a login-user file.
    [[nodiscard]] Result<void> add(const ImportedUser &user);
    /// An address list, each owner's once. InvalidInput: a second owner, where the kind holds one list only.
    [[nodiscard]] Result<void> add(const ImportedSetting &setting);
    [[nodiscard]] Result<void> finish();

    [[nodiscard]] const Counts &counts() const { return m_counts; }
    /// What was left out or changed since it was asked last; `part` is the owner, `field` the column.
    [[nodiscard]] std::vector<ImportProblem> takeProblems();

private:
    FileWriter(std::unique_ptr<FormatWriter> format, std::unique_ptr<TextEncoder> encoder, ByteSink sink);
    [[nodiscard]] Result<void> take(std::optional<WrittenText> written, const QString &part);
    [[nodiscard]] Result<void> put(const QString &text, const QString &part);
    void tellLosses(const OwnerKey &owner, const QJsonObject &value, WrittenText &written) const;

    std::unique_ptr<FormatWriter> m_format;
    std::unique_ptr<TextEncoder> m_encoder;
    ByteSink m_sink;
    bool m_holdsManyOwners = true;
    std::optional<OwnerKey> m_owner; // of the last list
    Counts m_counts;
    qint64 m_bytes = 0; // written
    std::vector<ImportProblem> m_problems;
    std::optional<Error> m_failure;
};

struct ExportedFile
{
    QByteArray content;
    std::vector<ImportProblem> problems;
    FileWriter::Counts counts;
};

/// All at once. `options.otherColumns` empty: those of the values.
[[nodiscard]] Result<ExportedFile> exportFile(FileKind kind, std::span<const ImportedSetting> settings,
                                              std::span<const ImportedUser> users = {},
                                              ExportOptions options = {});

} // namespace retinue::formats
