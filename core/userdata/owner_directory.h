#pragma once

#include "core/base/cancel_token.h"
#include "core/model/catalogue.h"
#include "core/store/owner_index.h"
#include "core/store/store.h"

#include <optional>
#include <vector>

namespace retinue::userdata {

/// R20: what to search for.
struct OwnerSearch
{
    enum class Kinds { Both, Users, Groups };
    using Order = store::OwnerOrder;

    QString text; ///< any part of a user name or group ID; case and accents aside; "domain\part"; blank: all
    Kinds kinds = Kinds::Both;
    std::optional<Timestamp> changedBefore; ///< only whose settings have not changed since
    Order order = Order::Name;
};

/// So many months ago by the calendar, for OwnerSearch::changedBefore.
[[nodiscard]] Timestamp monthsBefore(Timestamp now, int months);
/// What it means for the store.
[[nodiscard]] store::OwnerQuery queryOf(const OwnerSearch &search);

/// One user or group as a list shows it.
struct OwnerEntry
{
    OwnerKey key = OwnerKey::allDevices();
    OwnerId id;
    std::int64_t settings = 0;
    std::int64_t bytes = 0; ///< of their values, as stored
    Timestamp changedAt{};
    DeviceId changedBy; ///< null: this machine's administrator
    Revision revision;  ///< of its last change
};

struct OwnerPage
{
    std::vector<OwnerEntry> owners;
    std::optional<store::OwnerPlace> next; ///< where the next page begins; none: this was the last one
};

/// One setting of an owner's page. Of a secret one the value is never given (R12).
struct SettingEntry
{
    QString item;     ///< catalogue id
    QString category; ///< English, as in the catalogue
    QString name;     ///< English, as in the catalogue
    bool secret = false;
    std::int64_t bytes = 0; ///< of the value, as stored
    Revision revision;
    Timestamp changedAt{};
    DeviceId changedBy; ///< null: this machine's administrator
    QByteArray value;   ///< canonical JSON; empty for a secret one
};

/// Everything that is stored for one owner.
struct OwnerDetails
{
    OwnerEntry owner;
    std::vector<SettingEntry> settings; ///< in the catalogue's order
    std::vector<OwnerKey> groups;       ///< of a user, as its last login asserted them (R6)
    std::vector<OwnerKey> members; ///< of a group: the first kMostMembers users whose last login named it
    static constexpr int kMostMembers = 200;
};

/// The users and groups with data in the store, for whoever searches them: R20, a user's page. Each question
/// reads one view of the store on the caller's thread and may take a moment (a search of one or two letters
/// in a million names: some tens of milliseconds), so windows ask by Engine::ask. Never waits for the writer.
/// Thread-safe. Cancelled when the token says so.
class OwnerDirectory
{
public:
    static constexpr int kMostPerPage = 200;

    /// Store and catalogue outlive it.
    OwnerDirectory(store::Store &store, const Catalogue &catalogue) : m_store(store), m_catalogue(catalogue)
    {
    }

    /// At most `limit` (and kMostPerPage) owners after a place, in the search's order. A place stays valid
    /// whatever is changed meanwhile: by name, an owner that is there all the time comes exactly once.
    [[nodiscard]] Result<OwnerPage> page(const OwnerSearch &search,
                                         const std::optional<store::OwnerPlace> &after, int limit,
                                         const CancelToken &cancel = {});
    /// How many match in all: exact.
    [[nodiscard]] Result<std::int64_t> count(const OwnerSearch &search, const CancelToken &cancel = {});
    /// These owners as they are now, in this order; none for those that have no data any more. For rows that
    /// are shown already, when something has changed.
    [[nodiscard]] Result<std::vector<std::optional<OwnerEntry>>> entries(const std::vector<OwnerKey> &owners);
    /// None: the store has nothing of this owner. All devices' data has such a page as well.
    [[nodiscard]] Result<std::optional<OwnerDetails>> details(const OwnerKey &owner);

private:
    store::Store &m_store;
    const Catalogue &m_catalogue;
};

} // namespace retinue::userdata
