#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace retinue::installation {

/// The names and addresses under which this machine can be reached: localhost, its host name, its addresses
/// (no link-local ones: they mean nothing without an interface). Asks the system; sorted, without repetition.
[[nodiscard]] QStringList machineNames();

/// The same for devices elsewhere, which must reach a server that listens on `listenAddress`: the names, then
/// the addresses, IPv4 first. Only that address if it is not the one that means all of them.
[[nodiscard]] QStringList namesForDevices(const QString &listenAddress = QStringLiteral("::"));

/// A host name (also an internationalized one) or address as a certificate says it. InvalidInput.
[[nodiscard]] Result<QString> certifiableName(const QString &name);

} // namespace retinue::installation
