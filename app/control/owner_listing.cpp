#include "app/control/owner_listing.h"

#include "core/store/content_sum.h"
#include "core/store/snapshot.h"

#include <algorithm>

namespace retinue::control {

Result<OwnerListing> listOwners(store::Store &store, OwnerKind kind, const QString &filter, int limit)
{
    auto view = store.read();
    if (!view.ok())
        return std::move(view).error();
    const QByteArray wanted = model::foldedName(filter);
    const auto byName = [](const store::OwnerRow &a, const store::OwnerRow &b) { return a.key < b.key; };
    OwnerListing listing;
    for (int bucket = 0; bucket < store::ContentSum::kBuckets; ++bucket) {
        auto owners = view->tables().owners.ofBucket(bucket);
        if (!owners.ok())
            return std::move(owners).error().during(QStringLiteral("listing users"));
        for (store::OwnerRow &owner : *owners) {
            if (owner.key.kind() != kind || !owner.key.foldedName().contains(wanted))
                continue;
            ++listing.matching;
            listing.owners.push_back(std::move(owner));
        }
        // What cannot be among the first any more goes, so that a million users need no memory.
        if (listing.owners.size() > std::size_t(2 * limit) + 1000) {
            std::nth_element(listing.owners.begin(), listing.owners.begin() + limit, listing.owners.end(),
                             byName);
            listing.owners.resize(std::size_t(limit), store::OwnerRow());
        }
    }
    std::sort(listing.owners.begin(), listing.owners.end(), byName);
    if (listing.owners.size() > std::size_t(limit))
        listing.owners.resize(std::size_t(limit), store::OwnerRow());
    return listing;
}

} // namespace retinue::control
