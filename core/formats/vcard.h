#pragma once

#include "core/formats/contact.h"

#include <QStringView>

namespace retinue::formats {

/// A column in which an entry keeps what its property was called, with group and parameters.
inline constexpr const char *kOwnProperty = "x-property";
/// Begins UIDs that say no more than which entry it was.
inline constexpr const char *kOwnUid = "urn:retinue:entry:";

/// vCards (RFC 6350, and RFC 2426 = 3.0) as contacts; KIND:group as a group of those whose UID it names.
/// Older ones (2.1), and values in quoted-printable, are refused card by card.
void importVCards(QStringView text, ContactImport &import);
[[nodiscard]] QString vcardColumnOf(const QString &kind, const QString &member);

} // namespace retinue::formats
