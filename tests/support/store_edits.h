#pragma once

#include "core/sql/database.h"
#include "core/store/edit.h"

#include <QDirIterator>

namespace retinue::test {

/// Writes one setting of an owner, both of them there or not.
[[nodiscard]] inline Result<Revision> put(store::Edit &edit, const OwnerKey &key,
                                          const store::Edit::NewValue &value)
{
    auto known = edit.tables().owners.find(key);
    if (!known)
        return std::move(known).error();
    auto owner = *known ? Result<store::OwnerRow>(**known) : edit.addOwner(key, {});
    if (!owner)
        return std::move(owner).error();
    auto before = edit.tables().settings.find(*owner, value.item, store::SettingTable::Secrets::LeaveOut);
    return before ? edit.putSetting(*owner, *before, value) : std::move(before).error();
}

/// So many values that this device reported as displaced (R14), each of a user of its own whom nobody names.
[[nodiscard]] inline Result<void> addDisplaced(store::Edit &edit, const DeviceId &device, std::int64_t count)
{
    store::RecentlyDeletedRow row;
    row.owner = OwnerId::random();
    row.item = 1;
    row.value = "{}";
    row.reason = store::DeletedReason::Displaced;
    row.device = device;
    row.deletedAt = edit.now();
    for (std::int64_t i = 0; i < count; ++i) {
        row.key = *OwnerKey::user(QStringLiteral("displaced%1").arg(i));
        RETINUE_TRY(edit.recentlyDeleted().insert(row));
    }
    return {};
}

/// Changes the database behind the store's back.
inline void tamper(const QString &file, const QString &statement)
{
    sql::Location location;
    location.file = file;
    auto database = sql::Database::open(location);
    if (!database)
        qFatal("%s", qPrintable(database.error().toString()));
    if (auto done = (*database)->execute(statement); !done)
        qFatal("%s", qPrintable(done.error().toString()));
}

/// The one database of a store's folder.
[[nodiscard]] inline QString databaseIn(const QString &folder)
{
    QDirIterator files(folder, {QStringLiteral("store.db")}, QDir::Files, QDirIterator::Subdirectories);
    return files.next();
}

} // namespace retinue::test
