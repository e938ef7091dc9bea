#pragma once

#include "core/base/result.h"
#include "core/base/secret_bytes.h"

#include <QByteArray>
#include <QDeadlineTimer>
#include <QString>

#include <cstdio>

namespace retinue::process {

/// Text as it goes to `file` (stdout or stderr): on a terminal base::withoutControls(), because what another
/// machine chose (names, values, the words of a server) must not steer it. Files and pipes get it as it is.
[[nodiscard]] QString forOutput(const QString &text, std::FILE *file);
/// Whether there is a person to ask: standard input and error are a terminal.
[[nodiscard]] bool hasTerminal();
/// Asks on the terminal; the answer without surrounding blanks. InvalidInput: there is none. Cancelled: the
/// input ended.
[[nodiscard]] Result<QString> askLine(const QString &question);
/// The same, as it was typed, and what is typed is not shown.
[[nodiscard]] Result<SecretBytes> askSecret(const QString &question);
/// The first line of a file, or of standard input for "-". Warns on standard error when others may read the
/// file. Cancelled: it is empty.
[[nodiscard]] Result<SecretBytes> readPasswordFile(const QString &path);
/// All of a file, or of standard input for "-". TooLarge over `mostBytes`.
[[nodiscard]] Result<QByteArray> readInput(const QString &path, qint64 mostBytes);

/// One line on standard error that says how far something is, anew a few times a second; nothing where that
/// is no terminal that can take it back.
class ProgressLine
{
public:
    ProgressLine() = default;
    ~ProgressLine(); ///< takes the line away
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;
    /// Instead of what is there.
    void show(const QString &text);

private:
    bool m_isShown = false;
    QDeadlineTimer m_rest; ///< until then what is shown stays
};

} // namespace retinue::process
