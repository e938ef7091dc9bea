#include "core/formats/package_reader.h"

#include "core/age/decrypted_source.h"
#include "core/base/visible_text.h"
#include "core/formats/package_part.h"
#include "core/formats/zip_reader.h"

#include <QCryptographicHash>
#include <QHash>
#include <QSet>

#include <utility>

namespace retinue::formats {
namespace {

constexpr qint64 kMostManifest = 32 * 1024 * 1024;
constexpr qint64 kMostAddressBook = qint64(1024) * 1024 * 1024; // only its digest is made

/// As the manifest spells it, which may hold anything.
QString partName(const QString &name)
{
    return base::oneLine(name.left(64));
}

ImportProblem partNote(const QString &part, const Reason &reason)
{
    return {ImportProblem::Severity::Note, 0, {}, reason, partName(part)};
}

Error partFlaw(const QString &part, const QString &reason)
{
    return Error{ErrorCode::Corrupt, QStringLiteral("entry \"%1\" %2").arg(partName(part), reason), {}};
}

} // namespace

std::optional<PackageKind> detectPackage(QByteArrayView start)
{
    if (start.startsWith("PK\x03\x04"))
        return PackageKind::Plain;
    // In armour too: the reader of age files says what to do about it.
    if (start.startsWith("age-encryption.") || start.startsWith("-----BEGIN AGE"))
        return PackageKind::Sealed;
    return {};
}

class PackageReader::Work
{
public:
    Work(ByteSource &source, const Catalogue &catalogue, Options options)
        : m_source(&source)
        , m_catalogue(catalogue)
        , m_options(std::move(options))
    {
    }

    Result<void> open()
    {
        RETINUE_TRY(unseal());
        std::optional<QByteArray> manifest;
        RETINUE_TRY(inspect(manifest));
        if (!manifest)
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral(
                             "it has no entry \"manifest.json\": it is no package of this product, or it was "
                             "packed again inside a folder"),
                         {}};
        Result<ManifestContent> content = readManifest(*manifest);
        if (!content.ok())
            return std::move(content).error();
        m_manifest = std::move(content->manifest);
        RETINUE_TRY(takeParts(content->parts));
        m_zip = std::make_unique<ZipReader>(*m_source, zipLimits());
        return {};
    }

    [[nodiscard]] const PackageManifest &manifest() const { return m_manifest; }
    [[nodiscard]] qint64 repeated() const { return m_seen.repeated; }
    [[nodiscard]] qint64 bytesRead() const { return m_zip ? m_zip->position() : 0; }
    [[nodiscard]] std::vector<ImportProblem> takeProblems() { return std::exchange(m_problems, {}); }

    Result<std::optional<PackageOwner>> next()
    {
        if (m_failure)
            return *m_failure;
        Result<std::optional<PackageOwner>> owner = nextOwner();
        if (!owner.ok())
            m_failure = owner.error();
        return owner;
    }

private:
    [[nodiscard]] ZipReader::Limits zipLimits() const
    {
        const Limits &limits = m_options.limits;
        return {limits.mostEntries, limits.mostBytes, limits.freeBytes, limits.mostRatio};
    }

    Result<void> unseal()
    {
        const Result<QByteArray> start = m_source->read(0, 16);
        if (!start.ok())
            return start.error();
        if (detectPackage(*start) != PackageKind::Sealed) {
            // Who has sealed it expects nobody else's content.
            if (m_options.passphrase)
                return Error{
                    ErrorCode::InvalidInput,
                    QStringLiteral("the package is not under a passphrase; read it without one if that "
                                   "is meant"),
                    {}};
            return {};
        }
        if (!m_options.passphrase)
            return Error{ErrorCode::NotAuthenticated,
                         QStringLiteral("the package is under a passphrase; give the passphrase"),
                         {}};
        auto opened = age::DecryptedSource::withPassphrase(*m_source, *m_options.passphrase);
        if (!opened.ok())
            return std::move(opened).error();
        m_unsealed = std::move(*opened);
        m_source = m_unsealed.get();
        return {};
    }

    /// The names of all entries, and the manifest.
    Result<void> inspect(std::optional<QByteArray> &manifest)
    {
        ZipReader zip(*m_source, zipLimits());
        while (true) {
            Result<std::optional<QString>> name = zip.next();
            if (!name.ok())
                return std::move(name).error();
            if (!*name)
                return {};
            if (m_names.contains(**name))
                return Error{
                    ErrorCode::InvalidInput,
                    QStringLiteral("entry \"%1\" is there twice: which one counts is not clear").arg(**name),
                    {}};
            m_names.insert(**name);
            if (**name != QLatin1String(kPackageManifestName))
                continue;
            Result<QByteArray> content = zip.readAll(kMostManifest);
            if (!content.ok())
                return std::move(content).error();
            manifest = std::move(*content);
        }
    }

    Result<void> takeParts(const std::vector<PackagePart> &parts)
    {
        if (parts.size() > std::size_t(m_options.limits.mostEntries))
            return Error{
                ErrorCode::TooLarge,
                QStringLiteral("the manifest names more than %1 entries").arg(m_options.limits.mostEntries),
                {}};
        for (const PackagePart &part : parts) {
            if (m_parts.contains(part.name))
                return Error{ErrorCode::InvalidInput,
                             QStringLiteral("the manifest names \"%1\" twice").arg(partName(part.name)),
                             {}};
            if (m_names.contains(part.name))
                m_parts.insert(part.name, part);
            else if (part.holdsOwners)
                return partFlaw(part.name,
                                QStringLiteral("is missing; export again, or copy the file again"));
            else
                m_problems.push_back(partNote(
                    part.name, Reason(QT_TRANSLATE_NOOP(
                                   "Reason", "is missing; nothing is lost, because the JSON counts"))));
        }
        return {};
    }

    Result<std::optional<PackageOwner>> nextOwner()
    {
        while (true) {
            if (m_part) {
                if (std::optional<PackageOwner> owner = fromPart())
                    return owner;
                m_part.reset();
            }
            Result<std::optional<QString>> name = m_zip->next();
            if (!name.ok())
                return std::move(name).error();
            if (!*name) {
                compareCounts();
                return std::optional<PackageOwner>();
            }
            RETINUE_TRY(enter(**name));
        }
    }

    /// Once, at the end.
    void compareCounts()
    {
        const PackageCounts &said = m_manifest.counts, &found = m_seen.counts;
        const bool isSame =
            said.users == found.users && said.groups == found.groups && said.settings == found.settings;
        if (!isSame && !std::exchange(m_isCompared, true))
            m_problems.push_back(partNote(
                QLatin1String(kPackageManifestName),
                Reason(QT_TRANSLATE_NOOP(
                           "Reason",
                           "it speaks of %1 users, %2 groups and %3 settings, the package has %4, %5 and "
                           "%6; if nobody edited it, export again"))
                    .arg(said.users)
                    .arg(said.groups)
                    .arg(said.settings)
                    .arg(found.users)
                    .arg(found.groups)
                    .arg(found.settings)));
    }

    std::optional<PackageOwner> fromPart()
    {
        std::vector<ImportProblem> problems;
        std::optional<PackageOwner> owner = m_part->next(problems);
        for (ImportProblem &problem : problems) {
            problem.part = m_partName;
            m_problems.push_back(std::move(problem));
        }
        return owner;
    }

    Result<void> enter(const QString &name)
    {
        if (name == QLatin1String(kPackageManifestName))
            return {};
        const auto part = m_parts.constFind(name);
        if (part == m_parts.constEnd()) {
            m_problems.push_back(partNote(
                name, Reason(QT_TRANSLATE_NOOP("Reason", "is not in the manifest and was not read"))));
            return {};
        }
        return part->holdsOwners ? enterOwners(*part) : compareAddressBook(*part);
    }

    Result<void> enterOwners(const PackagePart &part)
    {
        const Result<QByteArray> json = m_zip->readAll(m_options.limits.mostPartBytes);
        if (!json.ok())
            return json.error();
        if (QCryptographicHash::hash(*json, QCryptographicHash::Sha256).toHex() != part.sha256)
            m_problems.push_back(partNote(
                part.name,
                Reason(QT_TRANSLATE_NOOP(
                    "Reason", "was changed after the package was written; what it holds now counts"))));
        Result<PartReader> reader = PartReader::open(
            *json, {m_options.limits.mostPartBytes, m_manifest.secrets}, m_catalogue, m_seen);
        if (!reader.ok())
            return std::move(reader).error().during(part.name);
        m_part = std::move(*reader);
        m_partName = part.name;
        return {};
    }

    /// It says what owners hold once more; who edited it has to be told that it does not count.
    Result<void> compareAddressBook(const PackagePart &part)
    {
        QCryptographicHash digest(QCryptographicHash::Sha256);
        RETINUE_TRY(m_zip->read(kMostAddressBook, [&](QByteArrayView piece) { digest.addData(piece); }));
        if (digest.result().toHex() != part.sha256)
            m_problems.push_back(partNote(
                part.name,
                Reason(QT_TRANSLATE_NOOP(
                    "Reason", "was changed after the package was written and does not count: the JSON does; "
                              "to take the changes over, import the address book as a file of its own"))));
        return {};
    }

    ByteSource *m_source;
    const Catalogue &m_catalogue;
    const Options m_options;
    std::unique_ptr<ByteSource> m_unsealed;
    PackageManifest m_manifest;
    QSet<QString> m_names; // of the zip's entries
    QHash<QString, PackagePart> m_parts;
    std::unique_ptr<ZipReader> m_zip;
    PartReader::Seen m_seen;
    std::optional<PartReader> m_part; // that is being read
    QString m_partName;
    bool m_isCompared = false;
    std::vector<ImportProblem> m_problems;
    std::optional<Error> m_failure;
};

Result<PackageReader> PackageReader::open(ByteSource &source, const Catalogue &catalogue, Options options)
{
    auto work = std::make_unique<Work>(source, catalogue, std::move(options));
    Result<void> opened = work->open();
    if (!opened.ok())
        return std::move(opened).error().during(QStringLiteral("reading the package"));
    return PackageReader(std::move(work));
}

PackageReader::PackageReader(std::unique_ptr<Work> work) : m_work(std::move(work)) {}
PackageReader::PackageReader(PackageReader &&) noexcept = default;
PackageReader &PackageReader::operator=(PackageReader &&) noexcept = default;
PackageReader::~PackageReader() = default;

const PackageManifest &PackageReader::manifest() const
{
    return m_work->manifest();
}

Result<std::optional<PackageOwner>> PackageReader::next()
{
    return m_work->next();
}

std::vector<ImportProblem> PackageReader::takeProblems()
{
    return m_work->takeProblems();
}

qint64 PackageReader::repeated() const
{
    return m_work->repeated();
}

qint64 PackageReader::bytesRead() const
{
    return m_work->bytesRead();
}

} // namespace retinue::formats
