#pragma once

#include "core/base/result.h"

#include <QString>

namespace retinue::device {

/// Whether a person can be asked.
[[nodiscard]] bool canAsk();
/// Asks on the terminal; what is typed is not shown when `hidden`. InvalidInput when nobody can be asked.
[[nodiscard]] Result<QString> askOnTerminal(const QString &question, bool hidden);
/// The first line of a file ("-": of standard input), without its end.
[[nodiscard]] Result<QString> firstLineOf(const QString &path);
/// All of a file ("-": of standard input). TooLarge over `mostBytes`.
[[nodiscard]] Result<QByteArray> contentOf(const QString &path, qint64 mostBytes);

} // namespace retinue::device
