#pragma once

#include "core/base/byte_stream.h"
#include "core/base/secret_bytes.h"
#include "core/formats/package.h"

#include <memory>
#include <optional>
#include <vector>

namespace retinue::formats {

/// Whether a file looks like a package, by its first bytes (16 are enough).
enum class PackageKind { Plain, Sealed };
[[nodiscard]] std::optional<PackageKind> detectPackage(QByteArrayView start);

/// Gives the owners of a package, one after the other. Memory is bounded by one part. Nothing is written
/// anywhere, and nothing of a sealed package is given out before it was authenticated.
///
///     auto reader = PackageReader::open(source, Catalogue::builtIn(), options);
///     while (true) {
///         Result<std::optional<PackageOwner>> owner = reader->next();
///         if (!owner.ok()) ... // the package is damaged: what came before it must not be kept by half
///         if (!*owner) break;
///     }
class PackageReader
{
public:
    struct Limits
    {
        int mostEntries = 100'000;                           ///< of the zip
        qint64 mostPartBytes = 32 * 1024 * 1024;             ///< unpacked, of a part of owners
        qint64 mostBytes = qint64(256) * 1024 * 1024 * 1024; ///< unpacked, of all
        qint64 freeBytes = qint64(1024) * 1024 * 1024;       ///< unpacked; beyond it the ratio counts
        int mostRatio = 200; ///< unpacked to packed, of large entries and of all
    };
    struct Options
    {
        std::optional<SecretBytes> passphrase; ///< of a sealed package
        Limits limits;
    };

    /// Looks at the manifest and at the name of every entry. `source` and `catalogue` outlive it.
    /// NotAuthenticated: the package is sealed and the passphrase is missing or wrong (one that is given for
    /// a package that is not sealed is InvalidInput); VersionUnsupported:
    /// written by a newer version; InvalidInput: it is no package, or holds what no package has (links, "..",
    /// encrypted or repeated entries); Corrupt: it is cut or damaged, or a part is missing; TooLarge: over a
    /// limit. The detail names the entry.
    [[nodiscard]] static Result<PackageReader> open(ByteSource &source, const Catalogue &catalogue,
                                                    Options options);
    PackageReader(PackageReader &&) noexcept;
    PackageReader &operator=(PackageReader &&) noexcept;
    ~PackageReader();

    [[nodiscard]] const PackageManifest &manifest() const;
    /// The next owner with its good settings; none at the end. Of an owner that comes again the earlier one
    /// counts, also of another part. Errors as those of open(); after one there is nothing more.
    [[nodiscard]] Result<std::optional<PackageOwner>> next();
    /// What was wrong since it was asked last: settings that were not taken over, and entries that were
    /// changed after the package was written. `part` is the entry; `line` the owner's place in it, from 1.
    [[nodiscard]] std::vector<ImportProblem> takeProblems();
    /// Of all problems so far, those that are about an earlier owner's coming again.
    [[nodiscard]] qint64 repeated() const;
    /// Of the package's bytes, how many have been read: for a progress bar.
    [[nodiscard]] qint64 bytesRead() const;

private:
    class Work;
    explicit PackageReader(std::unique_ptr<Work> work);
    std::unique_ptr<Work> m_work;
};

} // namespace retinue::formats
