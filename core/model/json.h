#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonObject>
#include <QJsonValue>

namespace retinue::model {

struct JsonLimits
{
    int maxBytes = 1088 * 1024; ///< the largest value (1 MiB) and room for spacing
    int maxDepth = 16;
};

/// Parses one JSON object strictly: valid UTF-8 without byte-order mark, no lone surrogates, no U+0000, no
/// string that begins with U+FEFF, no repeated member names, no number that a double cannot hold (integers:
/// with all their digits), nothing after the end. InvalidInput says what and at which byte, never quoting the
/// text (R12); TooLarge names the limit.
[[nodiscard]] Result<QJsonObject> parseJsonObject(QByteArrayView text, const JsonLimits &limits = {});

/// The canonical bytes of a value (RFC 8785): what is stored, hashed and compared.
[[nodiscard]] QByteArray canonicalJson(const QJsonValue &value);

/// Appends `text` as a JSON string, quoted and escaped as canonicalJson does.
void appendJsonString(QByteArray &out, QStringView text);

/// JSON Merge Patch (RFC 7396).
[[nodiscard]] QJsonValue mergePatch(QJsonValue target, const QJsonValue &patch);

} // namespace retinue::model
