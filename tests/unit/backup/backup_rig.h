#pragma once

#include "core/backup/backup_file.h"
#include "core/backup/failure.h"
#include "core/backup/increment.h"
#include "core/backup/local_folder.h"
#include "core/backup/scratch_store.h"
#include "core/backup/store_copy.h"
#include "core/store/edit.h"
#include "core/store/snapshot.h"
#include "core/store/store.h"
#include "tests/support/fake_clock.h"
#include "tests/support/store_edits.h"
#include "tests/support/verify_ok.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace retinue::test {

/// A store, a folder for backups, and both in one line.
class BackupRig
{
public:
    BackupRig() : m_store(open(m_folder.filePath(QStringLiteral("store")), key())) {}

    [[nodiscard]] static std::shared_ptr<const SecretBytes> key(char fill = 'k')
    {
        return std::make_shared<SecretBytes>(QByteArrayView(QByteArray(32, fill)));
    }
    [[nodiscard]] std::unique_ptr<store::Store> open(const QString &folder,
                                                     const std::shared_ptr<const SecretBytes> &dataKey)
    {
        auto opened = store::Store::open({folder, dataKey, &m_clock, {}});
        if (!opened)
            qFatal("%s", qPrintable(opened.error().toString()));
        return *std::move(opened);
    }
    [[nodiscard]] store::Store &store() { return *m_store; }
    [[nodiscard]] FakeClock &clock() { return m_clock; }
    [[nodiscard]] QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    [[nodiscard]] backup::LocalFolder &backups() { return m_backups; }

    static void put(store::Store &store, const char *user, int item, const QByteArray &value,
                    bool secret = false)
    {
        const auto key = *OwnerKey::user(QString::fromLatin1(user));
        write(store, [&](store::Edit &edit) -> Result<void> {
            auto done = test::put(edit, key, {item, secret, value, {}});
            return done ? Result<void>() : Result<void>(done.error());
        });
    }
    static void remove(store::Store &store, const char *user)
    {
        const auto key = *OwnerKey::user(QString::fromLatin1(user));
        write(store, [&](store::Edit &edit) -> Result<void> {
            auto owner = edit.tables().owners.find(key);
            return owner && *owner ? edit.removeOwner(**owner, QStringLiteral("test")) : Result<void>();
        });
    }
    static void write(store::Store &store, const store::Store::Work &work)
    {
        if (auto written = store.writeAndWait(work); !written)
            qFatal("%s", qPrintable(written.error().toString()));
    }
    /// Everything that a store has: "user item value", one a line, ordered.
    [[nodiscard]] static QStringList contentOf(store::Store &store)
    {
        QStringList content;
        auto view = store.read();
        for (int bucket = 0; view && bucket < store::ContentSum::kBuckets; ++bucket) {
            const auto owners = view->tables().owners.ofBucket(bucket);
            for (const store::OwnerRow &owner : *owners) {
                const auto settings =
                    view->tables().settings.ofOwner(owner, store::SettingTable::Secrets::Decrypt);
                for (const store::SettingRow &setting : *settings)
                    content << QStringLiteral("%1 %2 %3")
                                   .arg(owner.key.spelled())
                                   .arg(setting.item)
                                   .arg(QString::fromUtf8(setting.value));
            }
        }
        content.sort();
        return content;
    }

    [[nodiscard]] backup::BackupHeader newHeader(const std::optional<backup::BackupHeader> &before = {})
    {
        backup::BackupHeader header;
        header.id = BackupId::random();
        header.kind = before ? backup::BackupKind::Increment : backup::BackupKind::Base;
        header.base = before ? before->base : header.id;
        header.before = before ? before->id : BackupId();
        header.madeAt = m_clock.now();
        header.productVersion = QStringLiteral(RETINUE_VERSION);
        header.installation = m_installation;
        header.serverName = QStringLiteral("server");
        return header;
    }
    [[nodiscard]] Result<backup::WrittenBackup> backUp(const backup::Sealing &sealing = {},
                                                       const std::optional<backup::BackupHeader> &before = {},
                                                       const LongWork &work = {})
    {
        return backUpTo(m_backups, sealing, before, work);
    }
    [[nodiscard]] Result<backup::WrittenBackup>
    backUpTo(backup::Destination &destination, const backup::Sealing &sealing = {},
             const std::optional<backup::BackupHeader> &before = {}, const LongWork &work = {})
    {
        QTemporaryDir scratch;
        const QString copy = scratch.filePath(QStringLiteral("copy.db"));
        auto header =
            before ? backup::copyChanges(m_store->location(), *before, copy, newHeader(before), {}, work)
                   : backup::copyStore(m_store->location(), copy, newHeader(), {}, work);
        if (!header)
            return std::move(header).error();
        std::optional<backup::InstallationKeys> keys;
        if (!sealing.isNone())
            keys = backup::InstallationKeys{key()->clone(), SecretBytes(QByteArrayView("PEM"))};
        return backup::writeBackup(destination, *header, keys, copy, sealing, work);
    }
    [[nodiscard]] Result<std::unique_ptr<backup::BackupReader>> reader(const QString &name,
                                                                       const SecretBytes &secret = {})
    {
        auto file = m_backups.open(name);
        if (!file)
            return std::move(file).error();
        return backup::BackupReader::open(*std::move(file), secret);
    }
    /// Reads all of a file and drops it.
    [[nodiscard]] Result<void> verify(const QString &name, const SecretBytes &secret = {})
    {
        auto file = reader(name, secret);
        if (!file)
            return std::move(file).error();
        return (*file)->read([](QByteArrayView) { return Result<void>(); }, {}, {});
    }
    [[nodiscard]] Result<std::unique_ptr<backup::ScratchStore>>
    restore(const QStringList &names, const SecretBytes &secret = {},
            const std::shared_ptr<const SecretBytes> &dataKey = key(), const QString &folder = {},
            const LongWork &work = {}, const QString &vfs = {})
    {
        std::vector<std::unique_ptr<backup::BackupReader>> chain;
        for (const QString &name : names) {
            auto file = reader(name, secret);
            if (!file)
                return std::move(file).error();
            chain.push_back(*std::move(file));
        }
        backup::ScratchOptions options;
        options.folder = folder.isEmpty() ? path("store/restoring") : folder;
        options.dataKey = dataKey;
        options.clock = &m_clock;
        options.vfs = vfs;
        return backup::ScratchStore::restore(chain, options, work);
    }
    [[nodiscard]] QStringList files() const
    {
        return QDir(path("backups")).entryList(QDir::Files | QDir::Hidden);
    }

private:
    QTemporaryDir m_folder;
    FakeClock m_clock;
    InstallationId m_installation = InstallationId::random();
    backup::LocalFolder m_backups{m_folder.filePath(QStringLiteral("backups"))};
    std::unique_ptr<store::Store> m_store;
};

} // namespace retinue::test
