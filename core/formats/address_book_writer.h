#pragma once

#include "core/model/owner.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace retinue::formats {

enum class AddressBookVersion { V0002, V0003 };

/// Writes address lists as records of an address book CSV, as text. A value.
class AddressBookWriter
{
public:
    static constexpr int kMostOtherColumns = 256;

    explicit AddressBookWriter(AddressBookVersion version) : m_version(version) {}

    /// Before anything is written: columns of these entries that the format does not have are to be columns
    /// of the file. Up to kMostOtherColumns; more are left out.
    void addColumnsOf(const QJsonObject &entries);

    /// The comment lines and the column row. `charset` as devices spell it.
    [[nodiscard]] QString header(const QString &charset = QStringLiteral("UTF-8")) const;
    /// The records of one owner's list (a user's or a group's). Passwords are always blank (R12).
    [[nodiscard]] QString records(const OwnerKey &owner, const QJsonObject &entries) const;

private:
    [[nodiscard]] QStringList columns() const;

    AddressBookVersion m_version;
    QStringList m_others;
};

} // namespace retinue::formats
