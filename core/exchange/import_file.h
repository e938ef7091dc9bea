#pragma once

#include "core/base/secret_bytes.h"
#include "core/formats/import.h"
#include "core/model/catalogue.h"
#include "core/model/owner.h"

#include <memory>
#include <optional>
#include <vector>

namespace retinue::exchange {

/// One setting as a file has it.
struct IncomingSetting
{
    QString item;
    QByteArray value;    ///< canonical
    bool isPart = false; ///< some entries of a keychain: where the setting is replaced, the others stay
};

/// What a file has of one owner.
struct IncomingOwner
{
    OwnerKey key = OwnerKey::allDevices();
    std::vector<OwnerKey> groups; ///< of a user; empty: the file does not say
    std::vector<IncomingSetting> settings;
};

/// The owners of a file, one after the other. Of one thread.
class OwnerSource
{
public:
    virtual ~OwnerSource() = default;
    /// None: that was the last one.
    /// An error: the file is damaged, and what came before is not to be kept by half.
    [[nodiscard]] virtual Result<std::optional<IncomingOwner>> next() = 0;
    /// What was wrong since it was asked last, and only reading on could tell.
    [[nodiscard]] virtual std::vector<formats::ImportProblem> takeProblems() { return {}; }
    /// Of the problems so far, those that are about what an earlier record had already.
    [[nodiscard]] virtual std::int64_t repeated() const { return 0; }
};

/// A file that is to be imported: a device's is read and kept, our own package is read owner after owner,
/// each time. Bounded in size. Used by one thread at a time.
class ImportFile
{
public:
    static constexpr std::size_t kMostProblems = 1000;

    struct Options
    {
        QString charset;               ///< where the file does not say; empty: UTF-8
        std::optional<OwnerKey> owner; ///< gets the addresses that belong to nobody
        SecretBytes passphrase;        ///< of a package under one; empty: none
    };
    /// NotFound, NotPermitted, Io: it cannot be read; TooLarge, InvalidInput: as formats::importFile();
    /// errors of formats::PackageReader::open().
    [[nodiscard]] static Result<std::shared_ptr<const ImportFile>>
    read(const QString &path, const Catalogue &catalogue, Options options);
    ~ImportFile();

    /// What was read in another way.
    [[nodiscard]] static std::shared_ptr<const ImportFile> of(const QString &name,
                                                              formats::ImportResult content);

    [[nodiscard]] const QString &name() const { return m_name; }     ///< without folders
    [[nodiscard]] const QString &format() const { return m_format; } ///< stable word
    [[nodiscard]] const QString &charset() const { return m_content.charset; }
    [[nodiscard]] const formats::ImportResult::Counts &counts() const { return m_content.counts; }
    /// The first kMostProblems by line.
    [[nodiscard]] const std::vector<formats::ImportProblem> &problems() const { return m_content.problems; }
    [[nodiscard]] std::int64_t problemCount() const { return m_problemCount; } ///< all of them
    /// The owners in the order of the file. The file outlives the source; one at a time. Errors as read().
    [[nodiscard]] Result<std::unique_ptr<OwnerSource>> owners() const;

private:
    struct Package;
    ImportFile(QString name, QString format, formats::ImportResult content);
    const QString m_name, m_format;
    formats::ImportResult m_content;
    std::unique_ptr<Package> m_package; ///< null: it is none
    std::int64_t m_problemCount = 0;
};

} // namespace retinue::exchange
