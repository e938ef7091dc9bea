#pragma once

#include "core/model/catalogue.h"

#include <QJsonObject>

#include <optional>

namespace retinue::sync {

/// Two persons' collections as one, when an administrator merges two users.
///
/// Address lists, buttons and credentials are merged entry by entry, timeline and history as mergeEntries()
/// does; nothing for other shapes. What both have is there once, a group of the same members too: merged with
/// `second` once more the result stays what it is. Where both use one id for different entries, `first` keeps
/// it: `second`'s address or button gets a new id, and its groups and order follow, so that nobody's group
/// gets somebody else's address; a credential's id says what it is for, so `second`'s goes. The result may be
/// more than the item allows (checkedValue()).
[[nodiscard]] std::optional<QJsonObject> mergeCollections(const Item &item, const QJsonObject &first,
                                                          const QJsonObject &second);

} // namespace retinue::sync
