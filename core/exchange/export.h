#pragma once

#include "core/base/long_work.h"
#include "core/base/secret_bytes.h"
#include "core/formats/import.h"
#include "core/model/catalogue.h"
#include "core/store/owner_index.h"
#include "core/store/store.h"

#include <QDateTime>

#include <optional>
#include <vector>

namespace retinue::exchange {

enum class ExportFormat {
    Package,          ///< our own: everything that is portable, exactly
    AddressBook,      ///< address book CSV (0x0003): the address lists of users and groups
    LoginUsers,       ///< login-user CSV: users, with their groups
    OlderAddressBook, ///< the same for devices that know version 0x0002 only
    AddressBlocks,    ///< .abk; this one and those that follow: of one user or group
    SharpAddresses,
    XeroxAddresses,
    Ldif,
    VCard,
};

[[nodiscard]] const std::vector<ExportFormat> &exportFormats();
/// Whether a file holds one address list, and does not say whose: then one user or group is exported.
[[nodiscard]] bool holdsOneList(ExportFormat format);
/// Stable word of a format, and back.
[[nodiscard]] QString exportWord(ExportFormat format);
[[nodiscard]] std::optional<ExportFormat> exportFormat(QStringView word);
/// The ending of its files' names, with the dot.
[[nodiscard]] QString exportSuffix(ExportFormat format, bool isSealed);

/// Whose data are exported.
struct ExportSelection
{
    std::vector<OwnerKey> owners; ///< one by one
    /// All that it finds at the moment; without terms, of both kinds, also what belongs to all devices.
    std::optional<store::OwnerQuery> allThatMatch;
    /// Instead: whoever was made, or has a setting that was changed, after this revision; and of their
    /// settings those only.
    std::optional<Revision> changedAfter;
};

struct ExportWish
{
    ExportFormat format = ExportFormat::Package;
    /// Of a package: all of it is sealed, and stored credentials are in it (R12). Empty: without.
    SecretBytes passphrase;
    QDateTime created;       ///< now
    QString product;         ///< the product's version
    int passphraseWork = 18; ///< of 2^n; lower ones are for tests
};

struct ExportReport
{
    static constexpr std::size_t kMostProblems = 1000;

    std::int64_t users = 0, groups = 0; ///< that are in the file
    std::int64_t settings = 0;
    std::int64_t secrets = 0; ///< stored credentials that are not, for want of a passphrase or by the format
    std::int64_t locked = 0;  ///< those that cannot be read now
    std::int64_t notPortable = 0; ///< settings that the format has no place for, or that are never exported
    std::int64_t unknown = 0;     ///< owners of the selection of whom there is nothing
    std::int64_t bytes = 0;       ///< of the file
    std::vector<formats::ImportProblem> problems; ///< what the format cannot hold; the first kMostProblems
    std::int64_t problemCount = 0;
};

/// Writes a file of what the store has at one moment: whole, or not at all; what was there under its name
/// stays until then. Works on its caller's thread, owner after owner, and never waits for the writer.
/// Cancelled; NotFound: nobody matches; InvalidInput: the lists of
/// several owners, in a format that holds one; NoSpace, Io: the file cannot be written.
[[nodiscard]] Result<ExportReport> exportTo(store::Store &store, const Catalogue &catalogue,
                                            const ExportSelection &selection, const QString &path,
                                            const ExportWish &wish, const LongWork &work);

} // namespace retinue::exchange
