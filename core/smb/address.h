#pragma once

#include "core/base/result.h"
#include "core/base/secret_bytes.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace retinue::smb {

/// Where a folder of a network share is; a value.
struct ShareAddress
{
    QString host;                ///< a name or an IPv4 address
    std::optional<quint16> port; ///< none: 445
    QString share;
    QString folder; ///< in the share, parts separated by / or \; empty: the share itself

    /// "\\host\share\folder", for people; a port that is not the usual one behind the host.
    [[nodiscard]] QString toString() const;
    [[nodiscard]] quint16 portOrUsual() const { return port.value_or(445); }
    /// The folder's parts, without empty ones.
    [[nodiscard]] QStringList folders() const;
};

/// Who signs in.
struct SignIn
{
    QString user; ///< "DOMAIN\user" is taken apart by apart()
    QString domain;
    SecretBytes password;
};

/// Fills the domain from a user's name of the form "DOMAIN\user".
[[nodiscard]] SignIn apart(SignIn signIn);

/// InvalidInput: a part of it cannot be, the detail says which and what to enter. Nothing is asked of the
/// network.
[[nodiscard]] Result<void> checkAddress(const ShareAddress &address);
[[nodiscard]] Result<void> checkSignIn(const SignIn &signIn);
/// A file's name in the folder: no path, nothing that a server would refuse or change.
[[nodiscard]] Result<void> checkFileName(const QString &name);

} // namespace retinue::smb
