#pragma once

#include "core/formats/charset.h"
#include "core/formats/format_writer.h"

namespace retinue::formats {

/// Address book CSV with the lists of any number of users and groups. Folders' passwords are always blank
/// (R12).
class AddressBookWriter : public FormatWriter
{
public:
    AddressBookWriter(AddressBookVersion version, QStringList otherColumns, TextEncoder encoder);

    [[nodiscard]] QString start() const override;
    [[nodiscard]] std::optional<Written> addressList(const OwnerKey &owner,
                                                     const QJsonObject &entries) override;

private:
    [[nodiscard]] QStringList columns() const;

    const AddressBookVersion m_version;
    const QStringList m_others;
    const TextEncoder m_encoder;
};

/// Appends the columns of these entries that an address book does not have and that are not in `columns` yet,
/// up to kMostOtherColumns in all.
void addOtherColumns(const QJsonObject &entries, QStringList &columns);

} // namespace retinue::formats
