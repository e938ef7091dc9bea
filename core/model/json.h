#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonObject>
#include <QJsonValue>

namespace retinue::model {

struct JsonLimits
{
    int maxBytes = 256 * 1024;
    int maxDepth = 16;
};

/// Parses one JSON object strictly: valid UTF-8 without byte-order mark, no lone surrogates, no U+0000, no
/// repeated member names, no number that a double cannot hold, nothing after the end. InvalidInput says what
/// and at which byte; TooLarge names the limit.
[[nodiscard]] Result<QJsonObject> parseJsonObject(QByteArrayView text, const JsonLimits &limits = {});

/// The canonical bytes of a value (RFC 8785): what is stored, hashed and compared.
[[nodiscard]] QByteArray canonicalJson(const QJsonValue &value);

/// JSON Merge Patch (RFC 7396).
[[nodiscard]] QJsonValue mergePatch(QJsonValue target, const QJsonValue &patch);

} // namespace retinue::model
