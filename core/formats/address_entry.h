#pragma once

#include "core/formats/table.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace retinue::formats {

[[nodiscard]] const QStringList &addressBookColumns();

/// One record of an address book as an entry of an address list (model/README.md), without its owner.
struct AddressEntry
{
    int line = 0;
    QString id; ///< the record's uuid, or made from its content
    QJsonObject entry;
    QString password;    ///< of a folder; empty where there is none
    QString index;       ///< indxid, by which groups name their members where they have no uuid
    QStringList members; ///< of a group: uuids or indexes, as they are in the file
};

/// InvalidInput: the record's object class or protocol is unknown; context is empty, `detail` begins with the
/// column's name and a blank. The values themselves are judged by the model.
[[nodiscard]] Result<AddressEntry> readAddressEntry(const Row &row);

/// The column from which a member of an entry of this kind came ("address" of an email: mailaddress).
[[nodiscard]] QString columnOf(const QString &kind, const QString &member);

} // namespace retinue::formats
