#pragma once

#include "core/base/ids.h"
#include "core/base/secret_bytes.h"

#include <QDir>
#include <QString>

namespace retinue::engine {

/// A standby's copy that was fetched, as a backup file in a folder of its own, which goes with the object.
class RecoveredCopy
{
public:
    RecoveredCopy(QString folder, QString file, SecretBytes secret)
        : m_folder(std::move(folder))
        , m_file(std::move(file))
        , m_secret(std::move(secret))
    {
    }
    ~RecoveredCopy() { QDir(m_folder).removeRecursively(); }
    RecoveredCopy(const RecoveredCopy &) = delete;
    RecoveredCopy &operator=(const RecoveredCopy &) = delete;

    [[nodiscard]] const QString &file() const { return m_file; }
    [[nodiscard]] const SecretBytes &secret() const { return m_secret; } ///< what opens it

private:
    const QString m_folder, m_file;
    const SecretBytes m_secret;
};

} // namespace retinue::engine
