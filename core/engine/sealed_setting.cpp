#include "core/engine/sealed_setting.h"

#include "core/base/sealing.h"

namespace retinue::engine {

Result<QByteArray> sealSetting(const SecretBytes &secret, const QString &key,
                               const std::shared_ptr<const SecretBytes> &dataKey)
{
    if (secret.isEmpty())
        return QByteArray();
    if (!dataKey)
        return Error{ErrorCode::Locked, QStringLiteral("this installation's data key is locked, so that "
                                                       "nothing secret can be kept: put its key file back")};
    return base::seal(secret.view(), key.toUtf8(), *dataKey);
}

Result<SecretBytes> unsealSetting(const QByteArray &sealed, const QString &key,
                                  const std::shared_ptr<const SecretBytes> &dataKey)
{
    if (sealed.isEmpty())
        return SecretBytes();
    auto plain = dataKey ? base::unseal(sealed, key.toUtf8(), *dataKey) : std::nullopt;
    if (!plain)
        return Error{
            ErrorCode::Locked,
            QStringLiteral("a password or passphrase that is kept is locked with this installation's data "
                           "key: put its key file back, or enter it anew")};
    return SecretBytes::take(*plain);
}

} // namespace retinue::engine
