#pragma once

#include "core/base/result.h"
#include "core/base/secret_bytes.h"

#include <memory>

namespace retinue::engine {

/// A secret of the machine database's settings, as it is kept under `key`: sealed under the installation's
/// data key and bound to that place. Empty stays empty. Locked: there is no data key (null), or it is not the
/// one that it was sealed under.
[[nodiscard]] Result<QByteArray> sealSetting(const SecretBytes &secret, const QString &key,
                                             const std::shared_ptr<const SecretBytes> &dataKey);
[[nodiscard]] Result<SecretBytes> unsealSetting(const QByteArray &sealed, const QString &key,
                                                const std::shared_ptr<const SecretBytes> &dataKey);

} // namespace retinue::engine
