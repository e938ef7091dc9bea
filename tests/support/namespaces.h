#pragma once

#include <QString>

namespace retinue::test {

/// Makes the process root among mounts of its own, and in `more` (CLONE_NEW...): nobody else sees what it
/// mounts, and all of it ends with the process. Before the first thread is started. Empty, or why it cannot
/// be (needs root, or unprivileged user namespaces).
[[nodiscard]] QString enterNamespaces(int more = 0);

} // namespace retinue::test
