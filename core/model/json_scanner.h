#pragma once

#include "core/base/result.h"

#include <QByteArrayView>

namespace retinue::model {

/// Says whether `text` is strict JSON (see json.h) nested at most `maxDepth` deep, and if not, what is wrong
/// at which byte. Reads every byte once (member names once more, sorted, to find repeated ones); keeps
/// nothing of the values. Pure; thread-safe.
[[nodiscard]] Result<void> scanJson(QByteArrayView text, int maxDepth);

} // namespace retinue::model
