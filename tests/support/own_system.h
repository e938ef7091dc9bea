#pragma once

#include <QString>

namespace retinue::test {

/// Moves this process into namespaces of its own: no network but loopback, its own mounts and host name.
/// What it mounts, what addresses it takes and what it calls itself is nobody else's business and ends with
/// it. Root, or a user who may make namespaces. To be called once, before it has a second thread. Empty, or
/// what is missing.
[[nodiscard]] QString enterOwnSystem();

/// The address of the machine's one network from now on ("192.0.2.7"), instead of the former one; empty: it
/// is cut. Only after enterOwnSystem(). False when the system refuses.
[[nodiscard]] bool takeAddress(const QString &address);

} // namespace retinue::test
