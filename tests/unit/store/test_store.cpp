#include "core/sql/migrations.h"
#include "core/store/database_check.h"
#include "core/store/store_folder.h"
#include "tests/unit/store/store_rig.h"

#include <QDirIterator>
#include <QTemporaryDir>

#include <atomic>
#include <map>
#include <thread>

using namespace retinue;
using namespace retinue::store;
using retinue::test::databaseIn;
using retinue::test::StoreRig;
using retinue::test::tamper;

namespace {

const OwnerKey kAlice = *OwnerKey::user(u"alice");
const OwnerKey kBob = *OwnerKey::user(u"bob");

} // namespace

class TestStore : public QObject
{
    Q_OBJECT

private slots:
    void open_whenNew_beginsAGenerationAtRevisionZero()
    {
        QTemporaryDir folder;
        StoreRig rig(folder.path());
        auto store = rig.open();
        VERIFY_OK(store);
        QVERIFY(!(*store)->generation().isNull());
        QCOMPARE((*store)->revision(), Revision{0});
    }

    void open_whenReopened_hasEverything()
    {
        QTemporaryDir folder;
        StoreRig rig(folder.path());
        Generation generation;
        Revision revision;
        {
            auto store = rig.open();
            VERIFY_OK(store);
            VERIFY_OK((*store)->writeAndWait(StoreRig::putting(kAlice, 1, "{\"a\":1}")));
            VERIFY_OK((*store)->writeAndWait(StoreRig::putting(kAlice, 26, "{\"s\":1}", true)));
            generation = (*store)->generation();
            revision = (*store)->revision();
        }
        auto store = rig.open();
        VERIFY_OK(store);
        QCOMPARE((*store)->generation(), generation);
        QCOMPARE((*store)->revision(), revision);
        const auto view = (*store)->read();
        QCOMPARE(StoreRig::value(*view, kAlice, 1), QByteArray("{\"a\":1}"));
        QCOMPARE(StoreRig::value(*view, kAlice, 26), QByteArray("{\"s\":1}"));
    }

    void open_whenTheSchemaIsNewer_refuses()
    {
        QTemporaryDir folder;
        StoreRig rig(folder.path());
        VERIFY_OK(rig.open());
        tamper(databaseIn(folder.path()),
               QStringLiteral("INSERT INTO schema_migration VALUES (99, 'future', x'00', 0)"));
        const auto refused = rig.open();
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::VersionUnsupported);
    }

    void open_whenAStepWasEdited_refuses()
    {
        QTemporaryDir folder;
        StoreRig rig(folder.path());
        VERIFY_OK(rig.open());
        tamper(databaseIn(folder.path()), QStringLiteral("UPDATE schema_migration SET checksum = x'00'"));
        const auto refused = rig.open();
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Corrupt);
    }

    void open_whenTheDatabaseIsNotOurs_refusesAfterACopy()
    {
        QTemporaryDir folder;
        StoreRig rig(folder.path());
        VERIFY_OK(rig.open());
        const QString file = databaseIn(folder.path());
        QVERIFY(QFile::remove(file));
        tamper(file, QStringLiteral("CREATE TABLE foreign_table (a INTEGER)"));
        const auto refused = rig.open();
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Corrupt);
        QVERIFY(QFile::exists(file + QStringLiteral(".schema-0")));
    }

    void open_whenTheStoreIsFromBeforeTheSearch_findsItsOwners() // R20
    {
        QTemporaryDir folder;
        StoreRig rig(folder.path());
        {
            auto store = rig.open(); // its migrations are resources, which are there from now on
            VERIFY_OK(store);
        }
        QVERIFY(QDir(folder.path()).removeRecursively());
        auto steps = sql::readMigrations(QStringLiteral(":/migrations/store"));
        VERIFY_OK(steps);
        steps->resize(2);
        constexpr int kOwners = 2500; // more than are filled at once
        VERIFY_OK(StoreFolder(folder.path()).create([&](const QString &file) -> Result<Generation> {
            sql::Location location;
            location.file = file;
            auto database = sql::Database::open(location);
            if (!database)
                return std::move(database).error();
            RETINUE_TRY(sql::migrate(**database, *steps, {}));
            Head head;
            head.generation = Generation::random();
            head.root = ContentSum().toBytes();
            RETINUE_TRY(HeadTable(**database).insert(head));
            sql::Transaction transaction(**database);
            for (int i = 0; i < kOwners; ++i) {
                const OwnerKey key = *OwnerKey::user(QStringLiteral("Müller %1").arg(i), u"Corp");
                auto inserted = (*database)->execute(
                    QStringLiteral("INSERT INTO owner (id, kind, domain, name, folded_domain, folded_name, "
                                   "bucket, created, revision, digest, changed_at) "
                                   "VALUES (?, 1, ?, ?, ?, ?, 0, 1, 1, x'00', 0)"),
                    {OwnerId::random().toBytes(), key.domain(), key.name(), key.foldedDomain(),
                     key.foldedName()});
                if (!inserted)
                    return std::move(inserted).error();
            }
            RETINUE_TRY(transaction.commit());
            return head.generation;
        }));
        auto store = rig.open();
        VERIFY_OK(store);
        const auto view = (*store)->read();
        int found = 0;
        VERIFY_OK(view->tables().index.forEach({{QStringLiteral("muller"), QStringLiteral("corp")}}, {},
                                               [&](const OwnerPlace &) { return ++found > 0; }));
        QCOMPARE(found, kOwners);
    }

    void open_whenTheDataKeyIsAnother_refuses() // R12
    {
        QTemporaryDir folder;
        StoreRig rig(folder.path());
        VERIFY_OK(rig.open());
        StoreOptions options = rig.options();
        options.dataKey = std::make_shared<SecretBytes>(SecretBytes::random(32));
        const auto refused = Store::open(options);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Locked);
    }

    void secrets_whenTheKeyIsLocked_areLockedAndTheRestIsServed() // R12
    {
        QTemporaryDir folder;
        StoreRig rig(folder.path());
        {
            auto store = rig.open();
            VERIFY_OK((*store)->writeAndWait(StoreRig::putting(kAlice, 1, "{}")));
            VERIFY_OK((*store)->writeAndWait(StoreRig::putting(kAlice, 26, "{}", true)));
        }
        StoreOptions options = rig.options();
        options.dataKey = nullptr;
        auto store = Store::open(options);
        VERIFY_OK(store);
        const auto refused = (*store)->writeAndWait(StoreRig::putting(kBob, 26, "{}", true));
        QCOMPARE(refused.error().code, ErrorCode::Locked);
        {
            const auto view = (*store)->read();
            QCOMPARE(StoreRig::value(*view, kAlice, 1), QByteArray("{}"));
            QVERIFY(!*view->tables().owners.find(kBob));
            const auto owner = view->tables().owners.find(kAlice);
            const auto secret = view->tables().settings.find(**owner, 26, SettingTable::Secrets::Decrypt);
            QVERIFY((*secret)->locked && (*secret)->value.isEmpty());
        }
        const auto report = verifyContent(**store, 0, ContentSum::kBuckets);
        QCOMPARE(report->unread, 1);
        QVERIFY(report->differences.isEmpty());
        {
            // Not proven: what is sealed was not recomputed.
            const auto view = (*store)->read();
            const int bucket = ContentSum::bucketOf((*view->tables().owners.find(kAlice))->id);
            QCOMPARE(view->tables().buckets.read(bucket)->verifiedAt, Timestamp{});
            QVERIFY(view->tables().buckets.read(bucket == 0 ? 1 : 0)->verifiedAt > Timestamp{});
        }
        VERIFY_OK((*store)->writeAndWait(StoreRig::removing(kAlice))); // needs no key
    }

    void secretValue_whenStored_isNowhereInTheFiles() // R12
    {
        QTemporaryDir folder;
        StoreRig rig(folder.path());
        auto store = rig.open();
        const QByteArray plain = "{\"password\":\"correct horse battery staple\"}";
        const QByteArray open = "{\"language\":\"zu\"}";
        VERIFY_OK((*store)->writeAndWait(StoreRig::putting(kAlice, 26, plain, true)));
        VERIFY_OK((*store)->writeAndWait(StoreRig::putting(kAlice, 1, open)));
        VERIFY_OK((*store)->writeAndWait([&](Edit &edit) {
            RecentlyDeletedRow row;
            row.owner = OwnerId::random();
            row.key = kAlice;
            row.item = 26;
            row.secret = true;
            row.value = plain;
            return edit.recentlyDeleted().insert(row);
        }));
        VERIFY_OK((*store)->writeAndWait(StoreRig::removing(kAlice)));
        for (const bool closed : {false, true}) { // with the write-ahead log, and without
            if (closed)
                (*store)->close();
            bool sawOpenOne = false;
            QDirIterator files(folder.path(), QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                const QByteArray raw = file.readAll();
                QVERIFY2(!raw.contains("battery") && !raw.contains(plain.toHex()),
                         qPrintable(file.fileName()));
                sawOpenOne = sawOpenOne || raw.contains(open);
            }
            QVERIFY(sawOpenOne); // or the search would prove nothing
        }
    }

    void recentlyDeleted_whenOneSecretValueIsDamaged_namesIt_andShowsTheOthers() // R12, R14, R20
    {
        QTemporaryDir folder;
        StoreRig rig(folder.path());
        {
            auto store = rig.open();
            VERIFY_OK((*store)->writeAndWait(StoreRig::putting(kAlice, 1, "{\"a\":1}")));
            VERIFY_OK((*store)->writeAndWait(StoreRig::putting(kAlice, 26, "{\"b\":1}", true)));
            VERIFY_OK((*store)->writeAndWait(StoreRig::putting(kAlice, 27, "{\"c\":1}", true)));
            VERIFY_OK((*store)->writeAndWait(StoreRig::removing(kAlice)));
        }
        tamper(databaseIn(folder.path()),
               QStringLiteral("UPDATE recently_deleted SET body = x'00' WHERE item = 26"));
        auto store = rig.open();
        VERIFY_OK(store);
        const auto deleted = (*store)->read()->tables().recentlyDeleted.ofOwner(kAlice);
        VERIFY_OK(deleted);
        std::map<int, QByteArray> readable;
        for (const RecentlyDeletedRow &row : *deleted) {
            QCOMPARE(row.damaged, row.item == 26);
            QVERIFY(row.key == kAlice);
            readable[row.item] = row.value;
        }
        QVERIFY(readable == (std::map<int, QByteArray>{{1, "{\"a\":1}"}, {26, ""}, {27, "{\"c\":1}"}}));
    }

    void snapshot_whenOthersWrite_staysTheSame()
    {
        QTemporaryDir folder;
        StoreRig rig(folder.path());
        auto store = rig.open();
        VERIFY_OK((*store)->writeAndWait(StoreRig::putting(kAlice, 1, "old")));
        {
            const auto before = (*store)->read();
            VERIFY_OK((*store)->writeAndWait(StoreRig::putting(kAlice, 1, "new")));
            QCOMPARE(StoreRig::value(*before, kAlice, 1), QByteArray("old"));
            QVERIFY(before->revision() < (*store)->revision());
        }
        QCOMPARE(StoreRig::value(*(*store)->read(), kAlice, 1), QByteArray("new"));
    }

    void listener_whenCommitted_hearsBeforeTheAnswer()
    {
        QTemporaryDir folder;
        StoreRig rig(folder.path());
        auto store = rig.open();
        std::vector<OwnerChanged> heard;
        (*store)->setListener([&](const std::vector<OwnerChanged> &changed) {
            heard.insert(heard.end(), changed.begin(), changed.end());
        });
        VERIFY_OK((*store)->writeAndWait(StoreRig::putting(kAlice, 1, "{}")));
        QVERIFY(!heard.empty());
        QVERIFY(heard.back().key == kAlice);
        QCOMPARE(heard.back().revision, (*store)->revision());
        VERIFY_OK((*store)->writeAndWait(StoreRig::removing(kAlice)));
        QVERIFY(heard.back().deleted);
        const std::size_t before = heard.size();
        QVERIFY(!(*store)->writeAndWait([](Edit &edit) -> Result<void> {
            if (auto owner = edit.addOwner(kBob, {}); !owner)
                return std::move(owner).error();
            return Error{ErrorCode::OutOfDate, {}};
        }));
        QCOMPARE(heard.size(), before);
    }

    void revision_whenAWriteFails_isNotToldBeforeItExists()
    {
        QTemporaryDir folder;
        StoreRig rig(folder.path());
        auto store = rig.open();
        VERIFY_OK((*store)->writeAndWait(StoreRig::putting(kAlice, 1, "{}")));
        const Revision before = (*store)->revision();
        QVERIFY(!(*store)->writeAndWait([](Edit &edit) -> Result<void> {
            (void)edit.nextRevision();
            return Error{ErrorCode::OutOfDate, {}};
        }));
        QCOMPARE((*store)->revision(), before);
        QCOMPARE((*store)->read()->revision(), before);
    }

    void beginGeneration_whenDone_keepsContentAndForgetsAnswers() // R14
    {
        QTemporaryDir folder;
        StoreRig rig(folder.path());
        auto store = rig.open();
        const Generation old = (*store)->generation();
        AnswerRow answer;
        answer.device = DeviceId::random();
        answer.change = ChangeId::random();
        VERIFY_OK((*store)->writeAndWait([&](Edit &edit) { return edit.answers().insert(answer); }));
        VERIFY_OK((*store)->writeAndWait(StoreRig::putting(kAlice, 1, "{}")));
        const auto begun = (*store)->beginGeneration();
        VERIFY_OK(begun);
        QVERIFY(*begun != old);
        QCOMPARE((*store)->generation(), *begun);
        const auto view = (*store)->read();
        QCOMPARE(view->generation(), *begun);
        QCOMPARE(StoreRig::value(*view, kAlice, 1), QByteArray("{}"));
        QVERIFY(!*view->tables().answers.find(answer.device, answer.change));
    }

    void verifyContent_whenSomethingWasChangedBehind_saysWhat_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::newRow("body") << "UPDATE setting SET body = x'7b7d' WHERE item = 1";
        QTest::newRow("secret body") << "UPDATE setting SET body = x'00' WHERE item = 26";
        QTest::newRow("digest") << "UPDATE setting SET digest = x'00' WHERE item = 1";
        QTest::newRow("setting gone") << "DELETE FROM setting WHERE item = 1";
        QTest::newRow("item") << "UPDATE setting SET item = 2 WHERE item = 1";
        QTest::newRow("owner's digest") << "UPDATE owner SET digest = x'00'";
        QTest::newRow("bucket") << "UPDATE bucket SET digest = x'00' WHERE digest <> x'00'";
        QTest::newRow("root") << "UPDATE head SET root = x'00'";
        QTest::newRow("name") << "UPDATE owner SET name = 'mallory'";
    }
    void verifyContent_whenSomethingWasChangedBehind_saysWhat()
    {
        QFETCH(QString, statement);
        QTemporaryDir folder;
        StoreRig rig(folder.path());
        {
            auto store = rig.open();
            VERIFY_OK((*store)->writeAndWait(StoreRig::putting(kAlice, 1, "{\"a\":1}")));
            VERIFY_OK((*store)->writeAndWait(StoreRig::putting(kAlice, 26, "{\"b\":1}", true)));
            QCOMPARE(StoreRig::differences(**store), QString());
            QVERIFY((*store)->read()->tables().buckets.oldestVerification()->time_since_epoch().count() > 0);
        }
        tamper(databaseIn(folder.path()), statement);
        auto store = rig.open();
        VERIFY_OK(store);
        QVERIFY(!StoreRig::differences(**store).isEmpty());
        const auto whole = verifyDatabase((*store)->location(), rig.key());
        VERIFY_OK(whole);
        QVERIFY(!whole->differences.isEmpty() || whole->rootDiffers);
    }
    void verifyDatabase_ofManyOwners_provesWhatTheBucketsProve()
    {
        QTemporaryDir folder;
        StoreRig rig(folder.path());
        auto store = rig.open();
        VERIFY_OK((*store)->writeAndWait([](Edit &edit) -> Result<void> {
            for (int i = 0; i < 1'000; ++i) { // more than a thread takes at once
                const OwnerKey user = *OwnerKey::user(QStringLiteral("user%1").arg(i));
                for (int item = 0; item < i % 5; ++item)
                    if (auto put = test::put(edit, user, {item == 3 ? 26 : item + 1, item == 3, "{}", {}});
                        !put)
                        return put.error();
            }
            return {};
        }));
        const auto told = std::make_shared<std::atomic<std::int64_t>>(0);
        const auto whole =
            verifyDatabase((*store)->location(), rig.key(), [&](std::int64_t, std::int64_t total) {
                *told = total;
                return true;
            });
        VERIFY_OK(whole);
        QCOMPARE(whole->differences, QStringList());
        QVERIFY(!whole->rootDiffers);
        const auto buckets = verifyContent(**store, 0, ContentSum::kBuckets);
        QCOMPARE(whole->owners, buckets->owners);
        QCOMPARE(whole->settings, buckets->settings);
        QCOMPARE(whole->proven, buckets->proven);
        QCOMPARE(told->load(), std::int64_t(whole->owners));
        const auto cancelled =
            verifyDatabase((*store)->location(), rig.key(), [](std::int64_t, std::int64_t) { return false; });
        QCOMPARE(cancelled.error().code, ErrorCode::Cancelled);
        const auto locked = verifyDatabase((*store)->location(), {});
        QCOMPARE(locked->unread, 200);
        QVERIFY(locked->proven.size() < whole->proven.size());
    }

    void readersAndWriters_whenManyAtOnce_seeNoTornState()
    {
        QTemporaryDir folder;
        StoreRig rig(folder.path());
        auto store = rig.open();
        constexpr int kRounds = 60;
        std::atomic<bool> writing{true};
        std::atomic<int> torn{0}, backwards{0}, views{0};
        std::vector<std::thread> readers;
        for (int t = 0; t < 2; ++t)
            readers.emplace_back([&] {
                Revision last;
                while (writing) {
                    auto view = (*store)->read();
                    if (!view)
                        continue;
                    // Both are written together, always.
                    torn += StoreRig::value(*view, kAlice, 1) != StoreRig::value(*view, kBob, 1);
                    backwards += view->revision() < last;
                    last = view->revision();
                    ++views;
                }
            });
        std::vector<std::thread> writers;
        for (int t = 0; t < 2; ++t)
            writers.emplace_back([&, t] {
                for (int i = 0; i < kRounds; ++i) {
                    const QByteArray value = QByteArray::number(t * 1000 + i);
                    const auto written = (*store)->writeAndWait([&](Edit &edit) -> Result<void> {
                        RETINUE_TRY(StoreRig::putting(kAlice, 1, value)(edit));
                        return StoreRig::putting(kBob, 1, value)(edit);
                    });
                    if (!written)
                        qWarning("%s", qPrintable(written.error().toString()));
                }
            });
        for (auto &writer : writers)
            writer.join();
        writing = false;
        for (auto &reader : readers)
            reader.join();
        QCOMPARE(torn.load(), 0);
        QCOMPARE(backwards.load(), 0);
        QVERIFY(views.load() > 0);
        QCOMPARE((*store)->revision().value, 2 + 2 * 2 * kRounds); // two owners, and every change its own
        QCOMPARE(StoreRig::differences(**store), QString());
    }
};

QTEST_GUILESS_MAIN(TestStore)
#include "test_store.moc"
