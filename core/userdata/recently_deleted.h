#pragma once

#include "core/userdata/deletion.h"

namespace retinue::userdata {

/// One occasion on which data of an owner went to Recently deleted.
struct DeletedEntry
{
    store::DeletedOwnerRow occasion;
    bool hasNewer = false; ///< the owner has data in the store again, or still
    Generation generation; ///< of the store that it is in
};

struct DeletedPage
{
    std::vector<DeletedEntry> entries; ///< the newest first
    std::optional<std::int64_t> next;  ///< where the next page begins; none: this was the last one
};

/// One setting that can be brought back. Of a secret one the value is never given (R12).
struct DeletedSetting
{
    QString item;     ///< catalogue id
    QString category; ///< English, as in the catalogue
    QString name;     ///< English, as in the catalogue
    bool secret = false;
    bool locked = false;   ///< a secret one that cannot be read now: the data key is locked, or it is damaged
    bool hasNewer = false; ///< the owner has a value of it now
    QByteArray value;      ///< canonical JSON; empty for a secret one
};

/// Which occasions an administrator has chosen.
struct DeletedSelection
{
    std::vector<std::int64_t> occasions; ///< one by one
    /// All whose owner's name has this in it (blank: all) up to the newest one at the moment; `occasions` are
    /// the ones left out then.
    std::optional<QString> allThatMatch;
    /// Of the store that was looked at; null: whichever it is. In another one the same numbers are others'.
    Generation generation;
};

/// Where the owner has newer data of the same item.
enum class Existing {
    Keep,    ///< they stay, and the older ones stay in Recently deleted
    Replace, ///< they go to Recently deleted
};

struct RestoreReport
{
    std::int64_t owners = 0;   ///< of whom something was brought back
    std::int64_t settings = 0; ///< that were brought back
    std::int64_t kept = 0;     ///< settings that were not, because there are newer ones
    std::int64_t locked =
        0; ///< secret settings that were not, because the data key is locked or they are damaged
    std::int64_t refused = 0; ///< settings that are not valid (any more), or of an item that is not known
    std::int64_t gone = 0;    ///< occasions that were not there any more
};

struct PurgeReport
{
    std::int64_t deleted = 0; ///< occasions
    store::Erasure erasure = store::Erasure::Done;
};

/// R14, R20: what was deleted or displaced, and can be brought back for a time. Owners who come back get new
/// ids: devices that held the old ones let go of them, and see new data (R9). Each call works on its caller's
/// thread; restore() and deleteForGood() wait for the writer, so windows run them as jobs. Thread-safe.
class RecentlyDeleted
{
public:
    static constexpr int kMostPerPage = 200;

    /// Store and catalogue outlive it.
    RecentlyDeleted(store::Store &store, const Catalogue &catalogue, Deletion::Remember remember)
        : m_store(store)
        , m_catalogue(catalogue)
        , m_remember(std::move(remember))
    {
    }

    /// At most `limit` (and kMostPerPage) occasions of owners whose name has `text` in it, behind a place.
    [[nodiscard]] Result<DeletedPage> page(const QString &text, const std::optional<std::int64_t> &after,
                                           int limit, const CancelToken &cancel = {});
    [[nodiscard]] Result<std::int64_t> count(const QString &text, const CancelToken &cancel = {});
    /// In the catalogue's order. NotFound: the occasion is not there any more.
    [[nodiscard]] Result<std::vector<DeletedSetting>> settings(std::int64_t occasion);

    /// Brings them back, owner after owner; what could be brought back is no longer in Recently deleted.
    /// Cancelled between owners.
    [[nodiscard]] Result<RestoreReport> restore(const DeletedSelection &selection, Existing existing,
                                                const QString &who, const LongWork &work);
    /// R56: they can never be brought back, and nothing of them is readable in the store's files when the
    /// report says Erasure::Done. After Cancelled or an error some may be gone, and store::isErasureDue().
    [[nodiscard]] Result<PurgeReport> deleteForGood(const DeletedSelection &selection, const LongWork &work);

private:
    [[nodiscard]] Generation generationOf(const DeletedSelection &selection) const;
    /// The newest first.
    [[nodiscard]] Result<std::vector<std::int64_t>> chosen(const DeletedSelection &selection,
                                                           const CancelToken &cancel);
    [[nodiscard]] std::optional<QByteArray> acceptable(const store::RecentlyDeletedRow &row) const;
    /// R56: under all ids that they had.
    [[nodiscard]] Result<void> rememberAll(const std::vector<OwnerId> &owners);
    [[nodiscard]] Result<void> restoreOne(store::Edit &edit, std::int64_t occasion, Existing existing,
                                          const QString &who, RestoreReport &report) const;

    store::Store &m_store;
    const Catalogue &m_catalogue;
    const Deletion::Remember m_remember;
};

/// R32: InUse while the sharing of data is changed. That goes from owner to owner: what moves between owners,
/// or comes back, would be missed or met twice.
[[nodiscard]] Result<void> refuseWhileScopesChange(const store::Edit &edit);

/// What an administrator puts another value in the place of goes to Recently deleted. Locked for a stored
/// credential without the data key.
[[nodiscard]] Result<void> keepReplaced(store::Edit &edit, const store::OwnerRow &owner,
                                        const store::SettingRow &before, const QString &who);

} // namespace retinue::userdata
