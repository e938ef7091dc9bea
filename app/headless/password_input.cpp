#include "app/headless/password_input.h"

#include "app/process/terminal.h"

#include <QTextStream>

namespace retinue::headless {

Result<SecretBytes> newPassword(const QString &passwordFile, const QString &forWhom)
{
    if (!passwordFile.isEmpty())
        return process::readPasswordFile(passwordFile);
    if (!process::hasTerminal())
        return Error{
            ErrorCode::InvalidInput,
            QStringLiteral(
                "a password is needed: give --password-file FILE (\"-\" reads it from standard input)")};
    for (;;) {
        auto first = process::askSecret(
            QStringLiteral("Password for %1 (8 to 128 characters, not shown): ").arg(forWhom));
        if (!first.ok())
            return first;
        const auto second = process::askSecret(QStringLiteral("The same again: "));
        if (!second.ok())
            return second.error();
        if (first->equals(*second))
            return first;
        QTextStream(stderr) << "They differ.\n";
    }
}

} // namespace retinue::headless
