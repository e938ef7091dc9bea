#include "core/engine/backup_memory.h"

namespace retinue::engine {

namespace {

QString wordOf(BackupWork::Kind kind)
{
    switch (kind) {
    case BackupWork::Kind::Part:
        return QStringLiteral("part");
    case BackupWork::Kind::Keep:
        return QStringLiteral("keep");
    case BackupWork::Kind::Drop:
        return QStringLiteral("drop");
    }
    Q_UNREACHABLE();
}

BackupWork::Kind workKind(const QString &word)
{
    if (word == u"keep")
        return BackupWork::Kind::Keep;
    return word == u"drop" ? BackupWork::Kind::Drop : BackupWork::Kind::Part;
}

Result<void> execute(installation::MachineDatabase &machine, const QString &statement,
                     const QVariantList &values)
{
    return machine.writer().run([&](sql::Database &database) -> Result<void> {
        const auto done = database.execute(statement, values);
        return done ? Result<void>() : Result<void>(done.error());
    });
}

QString sealedSetting(bool isNetwork)
{
    return isNetwork ? QStringLiteral("backup.sealed.network") : QStringLiteral("backup.sealed.device");
}

qint64 timeColumnOf(Timestamp time)
{
    return qint64(base::toMilliseconds(time));
}

} // namespace

Result<void> BackupMemory::remember(const RememberedBackup &file)
{
    return execute(m_machine,
                   QStringLiteral(
                       "INSERT INTO backup_file (place, name, header, size, encrypted, verified_at, "
                       "proven_at, damage) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (place, name) DO "
                       "UPDATE SET "
                       "header = excluded.header, size = excluded.size, encrypted = excluded.encrypted, "
                       "verified_at = excluded.verified_at, proven_at = excluded.proven_at, "
                       "damage = excluded.damage"),
                   {file.place, file.name, QString::fromUtf8(backup::toJson(file.header)), file.size,
                    int(file.encrypted), timeColumnOf(file.verifiedAt), timeColumnOf(file.provenAt),
                    file.damage.isNull() ? QStringLiteral("") : file.damage})
        .during(QStringLiteral("remembering the backup %1").arg(file.name));
}

Result<void> BackupMemory::forget(const QString &place, const QString &name)
{
    return execute(m_machine, QStringLiteral("DELETE FROM backup_file WHERE place = ? AND name = ?"),
                   {place, name});
}

Result<std::vector<RememberedBackup>> BackupMemory::of(const QString &place)
{
    auto rows = m_machine.list(QStringLiteral("SELECT name, header, size, encrypted, verified_at, proven_at, "
                                              "row, damage FROM backup_file WHERE place = ?"),
                               {place}, [&place](sql::Rows &row) -> std::optional<RememberedBackup> {
                                   auto header = backup::headerFromJson(row.text(1).toUtf8());
                                   if (!header)
                                       return {}; // of another version of this program: the file itself tells
                                   return RememberedBackup{place,
                                                           row.text(0),
                                                           *std::move(header),
                                                           row.integer(2),
                                                           row.integer(3) != 0,
                                                           base::fromMilliseconds(row.integer(4)),
                                                           base::fromMilliseconds(row.integer(5)),
                                                           row.integer(6),
                                                           row.text(7)};
                               });
    if (!rows)
        return std::move(rows).error();
    std::vector<RememberedBackup> known;
    for (auto &row : *rows)
        if (row)
            known.push_back(*std::move(row));
    return known;
}

Result<std::optional<RememberedBackup>> BackupMemory::find(const QString &place, const QString &name)
{
    auto known = of(place);
    if (!known)
        return std::move(known).error();
    for (RememberedBackup &file : *known)
        if (file.name == name)
            return std::optional(std::move(file));
    return std::optional<RememberedBackup>();
}

Result<void> BackupMemory::rememberSealed(bool isNetwork, const QString &sealed)
{
    return m_machine.setSetting(sealedSetting(isNetwork), sealed);
}

Result<bool> BackupMemory::wasSealed(bool isNetwork, const QString &sealed)
{
    const auto known = m_machine.setting(sealedSetting(isNetwork));
    if (!known)
        return known.error();
    return *known == sealed;
}

Result<std::int64_t> BackupMemory::begin(const BackupWork &work)
{
    std::int64_t row = 0;
    RETINUE_TRY(m_machine.writer().run([&](sql::Database &database) -> Result<void> {
        const auto inserted =
            database.insert(QStringLiteral("INSERT INTO backup_work (kind, place, name) VALUES (?, ?, ?)"),
                            {wordOf(work.kind), work.place, work.name});
        if (!inserted)
            return inserted.error();
        row = *inserted;
        return {};
    }));
    return row;
}

Result<void> BackupMemory::letGo(std::int64_t row)
{
    return execute(m_machine, QStringLiteral("UPDATE backup_work SET kind = ? WHERE row = ?"),
                   {wordOf(BackupWork::Kind::Drop), qlonglong(row)});
}

Result<void> BackupMemory::end(std::int64_t row)
{
    return execute(m_machine, QStringLiteral("DELETE FROM backup_work WHERE row = ?"), {qlonglong(row)});
}

Result<std::vector<BackupWork>> BackupMemory::unfinished()
{
    return m_machine.list(
        QStringLiteral("SELECT row, kind, place, name FROM backup_work ORDER BY row"), {},
        [](sql::Rows &row) {
            return BackupWork{workKind(row.text(1)), row.text(2), row.text(3), row.integer(0)};
        });
}

} // namespace retinue::engine
