#pragma once

#include "core/exchange/import_file.h"
#include "core/store/tables.h"

namespace retinue::exchange {

/// What becomes of one setting of a file.
enum class Fate {
    Added,   ///< the store has none
    Changed, ///< it takes the place of the store's, or is merged into it
    Same,    ///< the store's is the same
    Kept,    ///< the store's stays
    Refused, ///< it is not valid for the store
    Locked,  ///< it is a stored credential, and the data key is not available
};

struct Judgement
{
    Fate fate = Fate::Refused;
    QByteArray value;       ///< to be written when Added or Changed
    formats::Reason reason; ///< of Refused: what to do
};

/// How a setting is taken over: as it was asked, but entries of a keychain that the file knows nothing of
/// are never removed.
[[nodiscard]] store::ImportExisting takenOver(const IncomingSetting &setting, store::ImportExisting existing);

/// None: settings of this item, or for this kind of owner, cannot be imported; `reason` says why.
[[nodiscard]] const Item *importable(const Catalogue &catalogue, const OwnerKey &owner, const QString &item,
                                     formats::Reason &reason);

/// Judged as a device's change would be. `owner` and `current` are what the store has now, with secret values
/// decrypted; null and none if it has nothing.
[[nodiscard]] Result<Judgement> judge(const store::Tables &tables, const Item &item,
                                      store::ImportExisting existing, const QByteArray &incoming,
                                      const store::OwnerRow *owner,
                                      const std::optional<store::SettingRow> &current);

/// The groups that a user has afterwards. None: they would be too many.
[[nodiscard]] std::optional<std::vector<OwnerKey>> groupsAfter(store::ImportExisting existing,
                                                               const std::vector<OwnerKey> &current,
                                                               std::vector<OwnerKey> incoming);

} // namespace retinue::exchange
