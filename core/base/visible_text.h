#pragma once

#include <QString>

namespace retinue::base {

/// Text that somebody else chose, fit to be shown: control characters but line ends and tabs, and invisible
/// formatting characters (bidirectional overrides, tags), become U+FFFD, because they would steer a terminal
/// or make the text look like another.
[[nodiscard]] QString withoutControls(const QString &text);
/// The same for one line, of a log or a table: line ends and tabs as well, so that nobody can forge a line.
[[nodiscard]] QString oneLine(const QString &text);
/// The same for a line of a log of this process, cut so that nobody fills the disk with one.
constexpr qsizetype kMostLogText = 1024;
[[nodiscard]] QString logText(const QString &text);

} // namespace retinue::base
