#pragma once

#include "core/base/result.h"
#include "core/model/catalogue.h"

#include <QByteArray>
#include <QJsonObject>

namespace retinue::model {

/// Checks a value by its item's shape, limits and the kinds of destinations (e-mail, fax, I-fax, IP fax, SMB,
/// FTP, WebDAV, group). Success gives the canonical bytes to store; InvalidInput names member, rule and what
/// to do, never the value (R12); TooLarge the limit. Only timeline and history are changed: what is beyond
/// their newest item.maxEntries is pushed out, not refused (R7), and they have no member but "entries". One
/// of their entries may have maxEntryBytes().
[[nodiscard]] Result<QByteArray> checkedValue(const Item &item, const QJsonObject &value);
/// Of one entry of a timeline or history: as many as there may be always fit into one value, whoever wrote
/// them (R7: merged, never refused).
[[nodiscard]] qsizetype maxEntryBytes(const Item &item);

/// R7: of a timeline's or history's entries, by id, the newest item.maxEntries; of equal moments the lower
/// ids, so that every machine keeps the same ones.
[[nodiscard]] QJsonObject newestEntries(const Item &item, const QJsonObject &entries);

/// R11: the value as it may leave a device: destinations inside emptied. Unchanged for items without *blank*.
[[nodiscard]] QJsonObject withoutDestinations(const Item &item, const QJsonObject &value);
/// R11: an incoming *blank* value with the device's own destinations put back in.
[[nodiscard]] QJsonObject withOwnDestinations(const Item &item, const QJsonObject &incoming,
                                              const QJsonObject &own);

/// BLAKE2b-256 of canonical bytes: what devices and server compare (R5, R13).
[[nodiscard]] QByteArray contentDigest(QByteArrayView canonicalBytes);

} // namespace retinue::model
