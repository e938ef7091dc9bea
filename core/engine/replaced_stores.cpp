#include "core/engine/replaced_stores.h"

#include "core/base/durable_file.h"
#include "core/engine/log.h"
#include "core/store/store_folder.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace retinue::engine {

QString ReplacedStores::current() const
{
    return QFileInfo(m_store.location().file).dir().dirName();
}

QString ReplacedStores::databaseOf(const QString &name) const
{
    return QStringLiteral("%1/%2/store.db").arg(m_folder, name);
}

bool ReplacedStores::isInUse(const QString &name) const
{
    return name == current() || name == store::StoreFolder(m_folder).pointedAt();
}

bool ReplacedStores::isToKeep(const BackupWork &left) const
{
    return left.kind == BackupWork::Kind::Keep && Generation::fromString(left.name) && !isInUse(left.name) &&
           QFileInfo::exists(databaseOf(left.name));
}

Result<std::vector<BackupWork>> ReplacedStores::toKeep()
{
    auto rows = m_memory.unfinished();
    if (rows)
        std::erase_if(*rows, [this](const BackupWork &left) { return !isToKeep(left); });
    return rows;
}

bool ReplacedStores::hasSomeToKeep()
{
    const auto waiting = toKeep();
    return waiting && !waiting->empty();
}

Result<void> ReplacedStores::remove(const QString &name) const
{
    const bool isKnown = !store::StoreFolder(m_folder).pointedAt().isEmpty();
    if (!isKnown || !Generation::fromString(name) || isInUse(name))
        return Error{ErrorCode::InUse, QStringLiteral("the store %1 may be the current one").arg(name)};
    // What names the current one must be on disk before another one goes.
    RETINUE_TRY(base::syncFolder(m_folder));
    QDir folder(QFileInfo(databaseOf(name)).path());
    if (folder.exists() && !folder.removeRecursively())
        return Error{ErrorCode::Io, QStringLiteral("%1 cannot be removed as a whole").arg(folder.path())};
    return {};
}

Result<void> ReplacedStores::drop(std::int64_t row, const QString &name)
{
    RETINUE_TRY(m_memory.letGo(row)); // half of a store must not become a backup later
    RETINUE_TRY(remove(name));
    return m_memory.end(row);
}

bool ReplacedStores::settle(const BackupWork &left)
{
    if (isToKeep(left))
        return false;
    const bool isThere = Generation::fromString(left.name) && !isInUse(left.name) &&
                         QFileInfo::exists(QFileInfo(databaseOf(left.name)).path());
    if (!isThere) {
        // Until the pointer is on disk a crash may make another one the current one.
        if (base::syncFolder(m_folder))
            (void)m_memory.end(left.row);
        return false;
    }
    if (auto dropped = drop(left.row, left.name); !dropped) {
        qCWarning(lcEngine).noquote() << "removing a replaced store:" << dropped.error().toString();
        return false;
    }
    return true;
}

} // namespace retinue::engine
