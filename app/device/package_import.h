#pragma once

#include "core/client/control_protocol.h"

#include <QJsonObject>
#include <QStringList>

namespace retinue::device {

/// A package goes to the device in one request; as text inside text, each quotation mark and backslash of a
/// value is two.
inline constexpr qint64 kMostPackageValueBytes = client::control::kMostLineBytes / 2;

/// A package as the device is asked to take it over.
struct PackageRequest
{
    QJsonObject request; ///< for the control protocol
    QJsonObject report;  ///< what the package says of itself
    QStringList problems;
    int owners = 0;
    int records = 0; ///< settings, good and bad
    int bad = 0;
};

/// Reads it. The passphrase of an encrypted one is the first line of a file; without one it is asked for.
[[nodiscard]] Result<PackageRequest> readPackage(const QByteArray &content, const QString &passphraseFile);

} // namespace retinue::device
