#pragma once

#include "core/base/error.h"

#include <QString>

namespace retinue::backup {

/// What was being done when something failed, as R54 tells codes apart.
enum class Stage {
    Generating, ///< the copy of the store, and what is made of it
    Saving,     ///< writing it to the destination, reading it back, its name
    Restoring,
};

/// The error with the code of R54 as its outermost context ("DBBU03"), so that it stands in front of the
/// sentence. One that has a code already, and Cancelled, stay as they are.
[[nodiscard]] Error withCode(Error error, Stage stage, bool isNetwork);
/// A failure of this machine's own disk: never to be taken for one of the network destination, which the same
/// causes have codes of their own for.
[[nodiscard]] Error ofThisMachine(Error error);
/// The code of R54 that withCode() has set; empty: none.
[[nodiscard]] QString codeOf(const Error &error);
/// English, for the log and the command line: what to check when a run ended with this code (R54).
[[nodiscard]] QString whatToCheck(const QString &code);

} // namespace retinue::backup
