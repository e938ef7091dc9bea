#pragma once

#include "core/formats/table.h"

#include <QHash>
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

/// The values by column from which readAddressEntry() makes this entry of `list` again, without its owner.
/// What no column can hold is left out, passwords among it. Names of columns that are not known are as in the
/// entry.
[[nodiscard]] QHash<QString, QString> addressRecord(const QString &id, const QJsonObject &list);
/// The columns of an entry that are none of addressBookColumns() and can be one: a name without control
/// characters.
[[nodiscard]] QStringList otherColumns(const QJsonObject &entry);

/// One spelling of each UUID, so that those who name it in another case agree; other ids are as they are.
[[nodiscard]] QString comparableId(const QString &id);

/// Whether it has a member that no column of an address book holds.
[[nodiscard]] bool hasOtherMembers(const QJsonObject &entry);

/// The column from which a member of an entry of this kind came ("address" of an email: mailaddress).
[[nodiscard]] QString columnOf(const QString &kind, const QString &member);

} // namespace retinue::formats
