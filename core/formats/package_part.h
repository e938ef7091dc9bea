#pragma once

#include "core/formats/package.h"

#include <QByteArray>
#include <QJsonArray>

#include <optional>
#include <set>
#include <vector>

namespace retinue::formats {

/// What stands in the entries of a package (resources/package.schema.json).

inline constexpr const char *kPackageManifestName = "manifest.json";
inline constexpr const char *kPackageFormat = "retinue-package";

/// An entry of a package other than the manifest, as the manifest lists it.
struct PackagePart
{
    QString name;            ///< "users/00001.json"
    bool holdsOwners = true; ///< else it is an address book, which repeats what owners hold
    qint64 owners = 0;
    qint64 bytes = 0;
    QByteArray sha256; ///< hexadecimal
};

[[nodiscard]] QByteArray manifestJson(const PackageManifest &manifest, const std::vector<PackagePart> &parts);

struct ManifestContent
{
    PackageManifest manifest;
    std::vector<PackagePart> parts;
};
/// InvalidInput, VersionUnsupported.
[[nodiscard]] Result<ManifestContent> readManifest(QByteArrayView json);

/// An owner as an element of a part's "owners". The values must be canonical JSON.
[[nodiscard]] QByteArray ownerJson(const PackageOwner &owner);
inline constexpr const char *kPartStart = "{\"owners\":[";
inline constexpr const char *kPartEnd = "]}\n";

/// Reads the owners of one part.
class PartReader
{
public:
    struct Allowed
    {
        qint64 bytes = 0;     ///< at most
        bool secrets = false; ///< settings of secret items (R12)
    };
    /// The owners of the package's parts so far.
    struct Seen
    {
        std::set<OwnerKey> owners;
        qint64 repeated = 0;  ///< that came again, of those that are listed as problems
        PackageCounts counts; ///< good and bad ones
    };
    /// `seen` outlives it. InvalidInput: the JSON is broken. TooLarge.
    [[nodiscard]] static Result<PartReader> open(QByteArrayView json, const Allowed &allowed,
                                                 const Catalogue &catalogue, Seen &seen);

    /// The next good owner; none at the end. What was not taken over is appended to `problems` without
    /// `part`.
    [[nodiscard]] std::optional<PackageOwner> next(std::vector<ImportProblem> &problems);

    /// Problems that are listed of one part; how many more there are is said once.
    static constexpr int kMostProblems = 1000;

private:
    PartReader(QJsonArray owners, bool secrets, const Catalogue &catalogue, Seen &seen)
        : m_owners(std::move(owners))
        , m_secrets(secrets)
        , m_catalogue(&catalogue)
        , m_seen(&seen)
    {
    }
    void reject(const QString &field, const Reason &reason, std::vector<ImportProblem> &problems);
    void count(const Result<OwnerKey> &key, const QJsonObject &settings);
    [[nodiscard]] std::optional<PackageOwner> read(const QJsonObject &object,
                                                   std::vector<ImportProblem> &problems);
    void readGroups(const QJsonValue &groups, PackageOwner &owner, std::vector<ImportProblem> &problems);
    void readSettings(const QJsonObject &settings, PackageOwner &owner, std::vector<ImportProblem> &problems);
    /// None: it is not taken over, because of `why`.
    [[nodiscard]] std::optional<QByteArray> readValue(const QString &name, const QJsonValue &value,
                                                      OwnerKind owner, Reason &why) const;

    QJsonArray m_owners;
    qsizetype m_at = 0;
    bool m_secrets;
    const Catalogue *m_catalogue;
    Seen *m_seen;
    int m_problems = 0;
};

} // namespace retinue::formats
