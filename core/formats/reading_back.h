#pragma once

#include "core/formats/format_writer.h"

#include <QByteArrayView>
#include <QJsonObject>

namespace retinue::formats {

class TextEncoder;

/// What reading a written address list again makes of it, as problems of the export: each field that some
/// entries do not keep, entries that are not read again, and ones that would come back under other ids. What
/// `written` says of itself (entries left out, a problem of the same field) is not said twice. `value` is the
/// list as it was to be written, `file` what became of it, complete and of nobody else.
[[nodiscard]] std::vector<ImportProblem> lossesOf(const OwnerKey &owner, const QJsonObject &value,
                                                  const WrittenText &written, QByteArrayView file,
                                                  const QString &charset);

/// Takes out the entries whose destinations a charset cannot hold: with `?` for a letter they would be other
/// destinations. Groups lose them as members. Each is a rejected entry of `written`.
[[nodiscard]] QJsonObject withoutUnspeakable(const OwnerKey &owner, QJsonObject entries,
                                             const TextEncoder &encoder, WrittenText &written);

} // namespace retinue::formats
