#include "core/backup/sealing.h"

#include "core/age/decrypted_source.h"
#include "core/age/header.h"

#include <array>

namespace retinue::backup {

bool isEncrypted(QByteArrayView beginning)
{
    return beginning.startsWith(QByteArrayView(age::kIntro));
}

Result<std::unique_ptr<base::ByteSource>> decrypted(base::ByteSource &sealed, const SecretBytes &secret)
{
    if (secret.isEmpty())
        return Error{ErrorCode::NotAuthenticated,
                     QStringLiteral("the backup is encrypted: its passphrase or key is needed")};
    const bool isIdentity = secret.view().startsWith(QByteArrayView("AGE-SECRET-KEY-1"));
    if (!isIdentity) {
        auto source = age::DecryptedSource::withPassphrase(sealed, secret);
        if (!source)
            return std::move(source).error();
        return std::unique_ptr<base::ByteSource>(*std::move(source));
    }
    auto identity = age::Identity::parse(secret);
    if (!identity)
        return std::move(identity).error();
    const std::array<age::Identity, 1> identities{*std::move(identity)};
    auto source = age::DecryptedSource::withIdentities(sealed, identities);
    if (!source)
        return std::move(source).error();
    return std::unique_ptr<base::ByteSource>(*std::move(source));
}

} // namespace retinue::backup
