#pragma once

#include "core/base/byte_stream.h"
#include "core/base/secret_bytes.h"
#include "core/formats/package.h"

#include <memory>
#include <optional>

namespace retinue::formats {

/// Writes a package, owner after owner, into a sink. Memory is bounded by the parts that are not full yet
/// (some MiB).
///
///     auto writer = PackageWriter::begin(base::sinkInto(file), Catalogue::builtIn(), options);
///     for each owner: writer->add(owner);
///     writer->finish();
///
/// After an error everything that follows is an error, and what was written is no package.
class PackageWriter
{
public:
    struct Options
    {
        QDateTime created; ///< now
        QString product;   ///< the product's version
        /// With it the whole package becomes an age file, and settings of secret items go in as well.
        std::optional<SecretBytes> passphrase;
        int passphraseWork = 18; ///< of 2^n; lower ones are for tests
    };

    /// What was not written.
    struct LeftOut
    {
        qint64 secret = 0;      ///< settings of secret items, without a passphrase (R12)
        qint64 notPortable = 0; ///< settings of items that can not be exported
        qint64 unknown =
            0; ///< settings of items that the catalogue does not have, or not for this kind of owner
    };

    /// `catalogue` outlives it.
    [[nodiscard]] static Result<PackageWriter> begin(ByteSink sink, const Catalogue &catalogue,
                                                     Options options);
    PackageWriter(PackageWriter &&) noexcept;
    PackageWriter &operator=(PackageWriter &&) noexcept;
    ~PackageWriter(); ///< without finish(): what was written is no package

    /// Each owner once. Of *blank* items destinations are left out (R11). InvalidInput: a value that is not
    /// what its item wants; the sink's errors.
    [[nodiscard]] Result<void> add(const PackageOwner &owner);
    /// Nothing can be added afterwards.
    [[nodiscard]] Result<void> finish();

    [[nodiscard]] const PackageCounts &counts() const;
    [[nodiscard]] const LeftOut &leftOut() const;

private:
    class Work;
    explicit PackageWriter(std::unique_ptr<Work> work);
    std::unique_ptr<Work> m_work;
};

} // namespace retinue::formats
