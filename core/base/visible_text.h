#pragma once

#include <QString>

namespace retinue::base {

/// Text that somebody else chose, fit to be shown: control characters but line ends and tabs, and invisible
/// formatting characters (bidirectional overrides), become U+FFFD, because they would steer a terminal or
/// make the text look like another.
[[nodiscard]] QString withoutControls(QString text);
/// The same for one line, of a log or a table: line ends and tabs as well, so that nobody can forge a line.
[[nodiscard]] QString oneLine(QString text);

} // namespace retinue::base
