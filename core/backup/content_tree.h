#pragma once

#include "core/base/result.h"
#include "core/base/secret_bytes.h"
#include "core/sql/database.h"

#include <memory>

namespace retinue::backup {

/// What a database of a store that is in no use needs after its rows were changed behind the store's back:
/// the digests of buckets and root from those of the owners, and the counts of the head. In the caller's
/// transaction. (That the owners' digests are those of their settings, store::verifyContent() proves.)
[[nodiscard]] Result<void> recomputeTree(sql::Database &store);

/// What became of stored credentials.
struct Resealed
{
    std::int64_t settings = 0; ///< sealed anew
    std::int64_t leftOut = 0;  ///< settings that were removed, for nobody has their key
};

/// Seals every value of secret items that is under `from` under `to` instead, with their digests and those of
/// owners and tree; null `from`: nobody can open them, so they are taken out. In the caller's transaction.
/// Corrupt: a value is not sealed under `from`.
[[nodiscard]] Result<Resealed> reseal(sql::Database &store, const std::shared_ptr<const SecretBytes> &from,
                                      const std::shared_ptr<const SecretBytes> &to);

/// Whether the secret values of this store are sealed under `key`; also true of a store without any.
/// Two stores hold secret values under the same key, whichever it is.
[[nodiscard]] Result<bool> areSealedAlike(sql::Database &store, sql::Database &other);
[[nodiscard]] Result<bool> isSealedUnder(sql::Database &store, const std::shared_ptr<const SecretBytes> &key);

} // namespace retinue::backup
