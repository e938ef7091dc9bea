#include "tests/support/failing_disk.h"
#include "tests/support/older_schema.h"
#include "tests/unit/backup/backup_rig.h"

using namespace retinue;
using namespace retinue::backup;
using retinue::test::BackupRig;

namespace {

QStringList names(const NamedOwners &owners)
{
    QStringList all;
    for (const OwnerKey &owner : owners.first)
        all << owner.spelled();
    return all;
}

Sealing sealedTo(const age::Identity &identity)
{
    Sealing sealing;
    sealing.recipient = identity.recipient();
    return sealing;
}

} // namespace

class TestRestoring : public QObject
{
    Q_OBJECT

private slots:
    void restore_whenSwappedIn_isTheStoreOfThen() // R55, R14
    {
        BackupRig rig;
        rig.put(rig.store(), "ann", 1, "1");
        rig.put(rig.store(), "bob", 2, "\"secret\"", true);
        const auto made = rig.backUp();
        VERIFY_OK(made);
        const QStringList then = rig.contentOf(rig.store());
        rig.put(rig.store(), "ann", 1, "2");
        rig.put(rig.store(), "cid", 1, "3");
        const Generation before = rig.store().generation();

        auto scratch = rig.restore({made->name});
        VERIFY_OK(scratch);
        const auto preview = (*scratch)->compare(rig.store().location(), {}, {});
        VERIFY_OK(preview);
        QCOMPARE(names(preview->lost), QStringList{QStringLiteral("cid")});
        QCOMPARE(names(preview->newer), QStringList{QStringLiteral("ann")});
        QCOMPARE(preview->newerSettings, 2);
        QCOMPARE(preview->settings, 2);
        VERIFY_OK((*scratch)->makeReady(true, QStringLiteral("test"), {}));
        const auto view = rig.store().read(); // goes on to show the former one
        const auto former = rig.store().replaceBy((*scratch)->handOver());
        VERIFY_OK(former);
        QVERIFY(view && view->generation() == before);
        QCOMPARE(rig.contentOf(rig.store()), then);
        QVERIFY(rig.store().generation() != before);
        QVERIFY(QFile::exists(*former));
        rig.put(rig.store(), "ann", 1, "4");
        QVERIFY(rig.contentOf(rig.store()).contains(QStringLiteral("ann 1 4")));
        rig.store().close();
        QVERIFY(rig.contentOf(*rig.open(rig.path("store"), BackupRig::key()))
                    .contains(QStringLiteral("ann 1 4")));
    }

    void restore_whenSwappedIn_givesNoRowNumberAgain()
    {
        BackupRig rig;
        rig.put(rig.store(), "ann", 1, "1");
        const auto made = rig.backUp();
        VERIFY_OK(made);
        for (const char *user : {"bob", "cid", "dan"})
            rig.put(rig.store(), user, 1, "1");
        const auto rowOf = [&](const char *user) {
            const auto view = rig.store().read();
            return (**view->tables().owners.find(*OwnerKey::user(QString::fromLatin1(user)))).row;
        };
        const auto dan = rowOf("dan");
        auto scratch = rig.restore({made->name});
        VERIFY_OK(scratch);
        VERIFY_OK((*scratch)->compare(rig.store().location(), {}, {}));
        VERIFY_OK((*scratch)->makeReady(true, QStringLiteral("test"), {}));
        const auto refused = rig.store().replaceBy((*scratch)->handOver(), []() -> Result<void> {
            return Error{ErrorCode::OutOfDate, QStringLiteral("no")};
        });
        QVERIFY(!refused);
        QCOMPARE(rowOf("dan"), dan); // nothing has changed
        scratch->reset();
        scratch = rig.restore({made->name});
        VERIFY_OK(scratch);
        VERIFY_OK((*scratch)->compare(rig.store().location(), {}, {}));
        VERIFY_OK((*scratch)->makeReady(true, QStringLiteral("test"), {}));
        VERIFY_OK(rig.store().replaceBy((*scratch)->handOver()));
        rig.put(rig.store(), "eve", 1, "1");
        QVERIFY(rowOf("eve") > dan);
    }

    void restore_whenOwnersWereDeletedSince_deletesThemAgain() // R56
    {
        BackupRig rig;
        for (const char *user : {"ann", "bob", "cid"})
            rig.put(rig.store(), user, 1, "1");
        const auto bob = [&] {
            auto view = rig.store().read();
            return (*view->tables().owners.find(*OwnerKey::user(u"bob")))->id;
        }();
        const auto made = rig.backUp();
        VERIFY_OK(made);
        rig.remove(rig.store(), "ann");
        rig.remove(rig.store(), "bob");
        for (const bool again : {true, false}) {
            auto scratch = rig.restore({made->name});
            VERIFY_OK(scratch);
            const auto preview = (*scratch)->compare(rig.store().location(), {{bob}, {}}, {});
            VERIFY_OK(preview);
            QCOMPARE(names(preview->deletedSince), QStringList{QStringLiteral("ann")});
            QCOMPARE(names(preview->erasedSince), QStringList{QStringLiteral("bob")});
            const auto removed = (*scratch)->makeReady(again, QStringLiteral("test"), {});
            VERIFY_OK(removed);
            QCOMPARE(*removed, again ? 2 : 1);
            QTemporaryDir other;
            QVERIFY(QDir().rename((*scratch)->handOver(), other.filePath(Generation::random().toString())));
            const auto restored = rig.open(other.path(), BackupRig::key());
            QCOMPARE(rig.contentOf(*restored),
                     again ? QStringList{QStringLiteral("cid 1 1")}
                           : (QStringList{QStringLiteral("ann 1 1"), QStringLiteral("cid 1 1")}));
            const auto view = restored->read();
            QCOMPARE(*view->tables().recentlyDeleted.count(), again ? 1 : 0); // the erased one is nowhere
        }
    }

    void restore_whenOfAnotherInstallation_resealsOrLeavesOut()
    {
        BackupRig rig;
        rig.put(rig.store(), "ann", 1, "1");
        rig.put(rig.store(), "ann", 2, "\"secret\"", true);
        rig.remove(rig.store(), "nobody");
        rig.put(rig.store(), "gone", 2, "\"other\"", true);
        rig.remove(rig.store(), "gone"); // into Recently deleted, sealed
        const auto identity = age::Identity::generate();
        const auto withKeys = rig.backUp(sealedTo(identity));
        const auto without = rig.backUp();
        VERIFY_OK(withKeys);
        VERIFY_OK(without);
        {
            auto scratch = rig.restore({withKeys->name}, identity.toText(), BackupRig::key('o'));
            VERIFY_OK(scratch);
            QVERIFY(!(*scratch)->keysAreMissing());
            QTemporaryDir other;
            QVERIFY(QDir().rename((*scratch)->handOver(), other.filePath(Generation::random().toString())));
            const auto restored = rig.open(other.path(), BackupRig::key('o'));
            QCOMPARE(rig.contentOf(*restored), rig.contentOf(rig.store()));
        }
        auto scratch = rig.restore({without->name}, {}, BackupRig::key('o'));
        VERIFY_OK(scratch);
        QVERIFY((*scratch)->keysAreMissing());
        QCOMPARE((*scratch)->leftOut(), 1);
        QTemporaryDir other;
        QVERIFY(QDir().rename((*scratch)->handOver(), other.filePath(Generation::random().toString())));
        QCOMPARE(rig.contentOf(*rig.open(other.path(), BackupRig::key('o'))),
                 QStringList{QStringLiteral("ann 1 1")});
    }

    void increments_whenAppliedInOrder_areTheStoreOfEachMoment()
    {
        BackupRig rig;
        for (int i = 0; i < 30; ++i)
            rig.put(rig.store(), qPrintable(QStringLiteral("user%1").arg(i)), 1, "1");
        std::vector<WrittenBackup> chain;
        std::vector<QStringList> moments;
        const auto step = [&] {
            rig.clock().advance(std::chrono::hours(1));
            auto made = rig.backUp({}, chain.empty() ? std::nullopt : std::optional(chain.back().header));
            VERIFY_OK(made);
            chain.push_back(*made);
            moments.push_back(rig.contentOf(rig.store()));
        };
        step();
        rig.put(rig.store(), "user1", 1, "2");
        rig.put(rig.store(), "new", 3, "3");
        rig.remove(rig.store(), "user2");
        step();
        rig.put(rig.store(), "user2", 1, "another of this name");
        rig.remove(rig.store(), "new");
        rig.write(rig.store(), [](store::Edit &edit) -> Result<void> {
            auto owner = **edit.tables().owners.find(*OwnerKey::user(u"user3"));
            RETINUE_TRY(edit.respell(owner, *OwnerKey::user(u"USER3"), {}));
            auto other = **edit.tables().owners.find(*OwnerKey::user(u"user4"));
            const auto setting =
                **edit.tables().settings.find(other, 1, store::SettingTable::Secrets::LeaveOut);
            auto removed = edit.removeSetting(other, setting, {});
            return removed ? Result<void>() : Result<void>(removed.error());
        });
        step();
        step(); // nothing has changed
        QVERIFY(chain[1].size < chain[0].size);
        for (std::size_t last = 0; last < chain.size(); ++last) {
            QStringList files;
            for (std::size_t i = 0; i <= last; ++i)
                files << chain[i].name;
            auto scratch = rig.restore(files);
            VERIFY_OK(scratch);
            QTemporaryDir other;
            QVERIFY(QDir().rename((*scratch)->handOver(), other.filePath(Generation::random().toString())));
            const auto restored = rig.open(other.path(), BackupRig::key());
            QCOMPARE(rig.contentOf(*restored), moments[last]);
            const auto view = restored->read();
            QCOMPARE(*view->tables().recentlyDeleted.count(), std::int64_t(std::min<std::size_t>(last, 2)));
        }
        // A chain with a gap, or in another order, is none.
        QCOMPARE(rig.restore({chain[0].name, chain[2].name}).error().code, ErrorCode::InvalidInput);
        QCOMPARE(rig.restore({chain[1].name}).error().code, ErrorCode::InvalidInput);
    }

    void increment_whenTombstonesAreForgotten_cannotBeMade()
    {
        BackupRig rig;
        rig.put(rig.store(), "ann", 1, "1");
        const auto made = rig.backUp();
        VERIFY_OK(made);
        rig.remove(rig.store(), "ann");
        rig.clock().advance(std::chrono::hours(24 * 100));
        rig.write(rig.store(), [&](store::Edit &edit) -> Result<void> {
            auto purged = edit.purgeTombstones(rig.clock().now(), 100);
            return purged ? Result<void>() : Result<void>(purged.error());
        });
        QCOMPARE(rig.backUp({}, made->header).error().code, ErrorCode::CannotCalculateChanges);
    }

    void restore_whenAnythingIsWrong_leavesNothingBehind() // R55
    {
        BackupRig rig;
        rig.put(rig.store(), "ann", 1, "1");
        auto made = rig.backUp();
        VERIFY_OK(made);
        const QStringList before = rig.contentOf(rig.store());
        for (const QString &when : {QStringLiteral("reading"), QStringLiteral("checking")}) {
            LongWork work;
            work.report = [&](const QString &phase, std::int64_t, std::int64_t) {
                if (phase == when)
                    work.cancel.cancel();
            };
            QCOMPARE(rig.restore({made->name}, {}, BackupRig::key(), {}, work).error().code,
                     ErrorCode::Cancelled);
            QVERIFY(!QFile::exists(rig.path("store/restoring")));
        }
        // A database whose content is not what its digests say, in a file that is whole.
        const QString copy = rig.path("copy.db");
        auto header = copyStore(rig.store().location(), copy, rig.newHeader(), {}, {});
        VERIFY_OK(header);
        test::tamper(copy, QStringLiteral("UPDATE setting SET body = '2'"));
        {
            sql::Location location;
            location.file = copy;
            auto database = sql::Database::open(location);
            VERIFY_OK(makeOneFile(**database));
        }
        const auto forged = writeBackup(rig.backups(), *header, {}, copy, {}, {});
        VERIFY_OK(forged);
        VERIFY_OK(rig.verify(forged->name));
        QCOMPARE(rig.restore({forged->name}).error().code, ErrorCode::Corrupt);
        QVERIFY(!QFile::exists(rig.path("store/restoring")));
        QCOMPARE(rig.contentOf(rig.store()), before);
    }

    void restore_ofEveryOlderSchema_isTheStoreOfThen() // R55
    {
        BackupRig rig;
        rig.put(rig.store(), "ann", 1, "1");
        rig.put(rig.store(), "bob", 2, "\"secret\"", true);
        const QStringList then = rig.contentOf(rig.store());
        const QString copy = rig.path("copy.db");
        auto header = copyStore(rig.store().location(), copy, rig.newHeader(), {}, {});
        VERIFY_OK(header);
        for (int schema = header->schema - 1; schema >= 1; --schema) {
            test::undoMigration(copy, schema + 1);
            {
                sql::Location location;
                location.file = copy;
                auto database = sql::Database::open(location);
                VERIFY_OK(makeOneFile(**database));
            }
            header->id = BackupId::random();
            header->schema = schema;
            const auto older = writeBackup(rig.backups(), *header, {}, copy, {}, {});
            VERIFY_OK(older);
            rig.put(rig.store(), "ann", 1, QByteArray::number(schema + 10));
            auto scratch = rig.restore({older->name});
            VERIFY_OK(scratch);
            VERIFY_OK((*scratch)->compare(rig.store().location(), {}, {}));
            VERIFY_OK((*scratch)->makeReady(true, QStringLiteral("test"), {}));
            VERIFY_OK(rig.store().replaceBy((*scratch)->handOver()));
            QCOMPARE(rig.contentOf(rig.store()), then);
        }
    }

    void restore_whenTheDiskFailsAtOperationN_leavesNothingBehind() // R55
    {
        test::FailingDisk disk;
        BackupRig rig;
        rig.put(rig.store(), "ann", 1, "1");
        const auto made = rig.backUp();
        VERIFY_OK(made);
        const QStringList before = rig.contentOf(rig.store());
        int n = 1;
        for (;; n += 1 + n / 3) {
            disk.arm(n, test::FailingDisk::Mode::FromThere);
            auto scratch = rig.restore({made->name}, {}, BackupRig::key(), {}, {}, disk.name());
            const bool isDone = scratch && (*scratch)->makeReady(true, QStringLiteral("test"), {}).ok();
            disk.disarm();
            if (isDone)
                break;
            scratch = Error{};
            QVERIFY(!QFile::exists(rig.path("store/restoring")));
            QCOMPARE(rig.contentOf(rig.store()), before);
        }
        QVERIFY(n > 20);
    }

    void copy_whenTheDiskFailsAtOperationN_leavesTheStoreAsItIs() // R54: DBBU01
    {
        test::FailingDisk disk;
        BackupRig rig;
        rig.put(rig.store(), "ann", 1, "1");
        const QStringList before = rig.contentOf(rig.store());
        sql::Location store = rig.store().location();
        store.vfs = disk.name();
        int n = 1;
        for (;; n += 1 + n / 3) {
            QTemporaryDir scratch;
            disk.arm(n, test::FailingDisk::Mode::FromThere);
            const auto copied =
                copyStore(store, scratch.filePath(QStringLiteral("copy.db")), rig.newHeader(), {}, {});
            disk.disarm();
            QCOMPARE(rig.contentOf(rig.store()), before);
            if (copied)
                break;
            QCOMPARE(codeOf(withCode(copied.error(), Stage::Generating, false)), QStringLiteral("DBBU01"));
        }
        QVERIFY(n > 5);
    }
};

QTEST_GUILESS_MAIN(TestRestoring)
#include "test_restoring.moc"
