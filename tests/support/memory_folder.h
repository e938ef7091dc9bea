#pragma once

#include <QDir>
#include <QFileInfo>
#include <QString>

namespace retinue::test {

/// A template for QTemporaryDir, in memory where the system offers it: thousands of transactions, and no
/// power fails in a test.
[[nodiscard]] inline QString memoryFolderTemplate(const QString &what)
{
    const QString memory = QStringLiteral("/dev/shm");
    const QString parent = QFileInfo(memory).isWritable() ? memory : QDir::tempPath();
    return parent + QStringLiteral("/retinue-%1-XXXXXX").arg(what);
}

} // namespace retinue::test
