#pragma once

#include "core/base/result.h"
#include "core/formats/contact.h"

#include <QStringView>

#include <map>
#include <vector>

namespace retinue::formats {

/// A block of lines "name: value", as in LDIF (RFC 2849) and in the older text form of address books.
struct AttributeRecord
{
    int line = 0;
    std::vector<std::pair<QString, QString>> values; ///< names as they are; in order
    Reason flaw;                                     ///< why it is no record; empty for a good one
    QString flawField;                               ///< the attribute
    int binaries = 0; ///< values that are no text (pictures, certificates) and were left out
};

struct AttributeFile
{
    std::map<QString, QString> header; ///< "# CharSet: ..." and other comments before the first record
    std::vector<AttributeRecord> records;
};

/// How base64 (after "::") is read: by the charset of the file.
[[nodiscard]] AttributeFile readAttributes(QStringView text, const QString &charset);

/// Of a password or a key: neither read nor written (R12).
[[nodiscard]] bool isSecretAttribute(const QString &name);
/// Ends distinguished names that say no more than which entry it was.
inline constexpr const char *kOwnDn = "ou=retinue-entries";

/// An LDIF file as contacts and groups. InvalidInput: another version than 1.
[[nodiscard]] Result<void> importLdif(QStringView text, ContactImport &import);
[[nodiscard]] QString ldifColumnOf(const QString &kind, const QString &member);

/// The older text form of address books as the table that the CSV is.
[[nodiscard]] Table readAddressBlocks(QStringView text, const QString &charset);

} // namespace retinue::formats
