#pragma once

#include <QByteArray>
#include <QStringList>

namespace retinue::formats {

/// One record as RFC 4180 wants it, in UTF-8, with CRLF at its end. A field that a spreadsheet would take for
/// a formula (it begins with = + - @, Tab or CR) gets an apostrophe before it: what devices and strangers
/// call themselves must not run in an administrator's spreadsheet.
[[nodiscard]] QByteArray csvRecord(const QStringList &fields);

/// The same for a file that devices read, as text: every field as it is, because an apostrophe would become
/// part of a name or of a number that is dialled.
enum class Quotes { WhereNeeded, Always };
[[nodiscard]] QString deviceRecord(const QStringList &fields, Quotes quotes = Quotes::WhereNeeded);

} // namespace retinue::formats
