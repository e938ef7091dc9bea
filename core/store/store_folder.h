#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"

#include <QString>

#include <functional>
#include <optional>

namespace retinue::store {

/// Where a store lies on disk: `<folder>/current` names the one of `<folder>/<name>/store.db` that counts.
/// Every step is made so that after a crash at any moment the old state or the new one is found. One user at
/// a time.
class StoreFolder
{
public:
    explicit StoreFolder(QString folder) : m_folder(std::move(folder)) {}

    /// The database file of the current store; none in a new folder. Without a pointer the only store there
    /// is meant (a crash before the first pointer); several are Corrupt, as is a pointer to nothing.
    /// Unfinished ones are removed.
    [[nodiscard]] Result<std::optional<QString>> current();
    /// Makes a store by `fill`, which is given the path of its database file and leaves it closed, and makes
    /// it the current one. The new path.
    [[nodiscard]] Result<QString> create(const std::function<Result<Generation>(const QString &file)> &fill);
    /// Gives the folder `scratch` (in this one, with a closed "store.db") the name of its generation; the new
    /// path of the database. The current store stays the current one.
    [[nodiscard]] Result<QString> place(const QString &scratch, const Generation &generation);
    /// Makes the store of `generation`, which is in its place, the current one. After an error the old one
    /// is, for whoever looks now. On disk once the folder is flushed, which is tried here: until a
    /// base::syncFolder() went well, a crash may bring the old one back, so it must stay.
    [[nodiscard]] Result<void> makeCurrent(const Generation &generation);
    /// The name of the store that the pointer says; empty: none can be read.
    [[nodiscard]] QString pointedAt() const;

private:
    [[nodiscard]] Result<void> point(const QString &name);
    [[nodiscard]] QString fileOf(const QString &name) const;
    QString m_folder;
};

} // namespace retinue::store
