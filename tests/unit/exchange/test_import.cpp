#include "tests/support/failing_disk.h"
#include "tests/unit/exchange/exchange_rig.h"

#include <QRandomGenerator>

#include <algorithm>
#include <functional>

using namespace retinue;
using namespace retinue::test;
using store::ImportExisting;
using store::ImportState;

Q_DECLARE_METATYPE(store::ImportExisting)

namespace {

const QString kImporting = QStringLiteral("importing-settings");

void addChoices()
{
    QTest::addColumn<ImportExisting>("existing");
    QTest::newRow("keep") << ImportExisting::Keep;
    QTest::newRow("replace") << ImportExisting::Replace;
    QTest::newRow("merge") << ImportExisting::Merge;
}

/// What an import makes of a store, in the simplest way that does it.
Contents afterImport(Contents store, const std::vector<formats::ImportedSetting> &settings,
                     ImportExisting existing)
{
    for (const formats::ImportedSetting &setting : settings) {
        const QString owner = setting.owner.toString();
        store.try_emplace(owner);
        const QString place = owner + QStringLiteral(" / ") + setting.item;
        if (!store.contains(place) || existing == ImportExisting::Replace) {
            store[place] = setting.value;
        } else if (existing == ImportExisting::Merge) {
            QJsonObject whole = QJsonDocument::fromJson(store[place]).object();
            QJsonObject entries = whole[QStringLiteral("entries")].toObject();
            const QJsonObject more =
                QJsonDocument::fromJson(setting.value)[QStringLiteral("entries")].toObject();
            for (auto entry = more.begin(); entry != more.end(); ++entry)
                entries[entry.key()] = *entry;
            whole[QStringLiteral("entries")] = entries;
            store[place] = QJsonDocument(whole).toJson(QJsonDocument::Compact);
        }
    }
    return store;
}

QByteArray randomList(QRandomGenerator &random)
{
    std::vector<std::pair<QString, QString>> entries;
    for (int i = 0; i < 5; ++i) {
        if (random.bounded(2) == 0)
            entries.emplace_back(QString(QChar(u'a' + i)), QString::number(random.bounded(2)));
    }
    return addressList(entries);
}

/// Many settings, over several batches.
std::shared_ptr<const exchange::ImportFile> manyUsers(int users)
{
    std::vector<formats::ImportedSetting> settings;
    for (int i = 0; i < users; ++i)
        settings.push_back(imported(numbered(i), kLanguage, kFrench));
    return fileOf(std::move(settings));
}

} // namespace

class TestImport : public QObject
{
    Q_OBJECT

private slots:
    void preview_countsWhatEachChoiceDoes_andChangesNothing()
    {
        ExchangeRig rig;
        (void)rig.put(kAlice, kLanguage, kGerman);
        (void)rig.put(kAlice, kScreen, "{}");
        (void)rig.put(kBob, kPersonalList, addressList({{"a", "A"}, {"b", "B"}}));
        formats::ImportedUser carol;
        carol.key = *OwnerKey::user(u"carol");
        carol.groups = {kSales};
        const auto file = fileOf({imported(kAlice, kLanguage, kFrench), imported(kAlice, kScreen, "{}"),
                                  imported(kAlice, kTimeline, "{\"entries\":{}}"), // stays with its device
                                  imported(kBob, kPersonalList, addressList({{"b", "B"}})),
                                  imported(kSales, kGroupList, addressList({{"a", "A"}})),
                                  imported(kSales, QStringLiteral("from.the-future"), "{}")},
                                 {carol});
        const Contents before = rig.contents();
        const State state = rig.state();
        const auto preview = rig.import.preview(*file);
        VERIFY_OK(preview);
        QCOMPARE(preview->newUsers, 1);
        QCOMPARE(preview->knownUsers, 2);
        QCOMPARE(preview->newGroups, 1);
        QCOMPARE(preview->knownGroups, 0);
        QCOMPARE(preview->firstNew, (std::vector{kSales, carol.key}));
        const auto &keep = preview->outlook(ImportExisting::Keep);
        QCOMPARE(keep.settings.added, 1);
        QCOMPARE(keep.settings.kept, 2);
        QCOMPARE(keep.settings.same, 1);
        QCOMPARE(keep.settings.refused, 2);
        QCOMPARE(keep.groupsSet, 1);
        const auto &replace = preview->outlook(ImportExisting::Replace);
        QCOMPARE(replace.settings.changed, 2);
        QCOMPARE(replace.settings.kept, 0);
        const auto &merge = preview->outlook(ImportExisting::Merge);
        QCOMPARE(merge.settings.changed, 1);
        QCOMPARE(merge.settings.same, 2); // all of bob's is there already
        QCOMPARE(merge.byItem.at(kPersonalList).same, 1);
        QCOMPARE(preview->problemCount, 2);
        QCOMPARE(preview->problems.front().field, kTimeline);
        QVERIFY(preview->problems.front().reason.toString().startsWith(QStringLiteral("user alice: ")));
        QCOMPARE(rig.contents(), before);
        QCOMPARE(rig.state(), state);
        QVERIFY(rig.import.list(10)->empty());
    }

    void import_doesWhatAPlainModelDoes_data() { addChoices(); }
    void import_doesWhatAPlainModelDoes()
    {
        QFETCH(ImportExisting, existing);
        const auto seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        for (int round = 0; round < 3; ++round) {
            ExchangeRig rig;
            std::vector<formats::ImportedSetting> settings;
            for (int i = 0; i < 60; ++i) {
                if (random.bounded(2) == 0)
                    (void)rig.put(numbered(i), kPersonalList, randomList(random));
                if (random.bounded(2) == 0)
                    settings.push_back(imported(numbered(i), kPersonalList, randomList(random)));
            }
            const Contents before = rig.contents();
            const auto file = fileOf(settings);
            const auto preview = rig.import.preview(*file);
            VERIFY_OK(preview);
            const std::int64_t number = rig.run(*file, existing);
            QCOMPARE(rig.contents(), afterImport(before, settings, existing));
            QCOMPARE(digestDifferences(rig.store()), QString());
            // The preview said so.
            const auto run = rig.import.list(1)->front();
            const auto &outlook = preview->outlook(existing);
            QCOMPARE(run.import.row, number);
            QCOMPARE(run.import.counts.owners, preview->newUsers);
            QCOMPARE(run.import.counts.added, outlook.settings.added);
            QCOMPARE(run.import.counts.changed, outlook.settings.changed);
            QCOMPARE(run.import.counts.same, outlook.settings.same);
            QCOMPARE(run.import.counts.kept, outlook.settings.kept);
            // And it can be taken back, all of it.
            VERIFY_OK(rig.import.takeBack(number, {}));
            QCOMPARE(rig.contents(), before);
            QCOMPARE(digestDifferences(rig.store()), QString());
        }
    }

    void import_givesEachChangeARevision_whichDevicesHear()
    {
        ExchangeRig rig;
        (void)rig.put(kAlice, kLanguage, kGerman);
        const State before = rig.state();
        std::atomic_int told = 0;
        rig.service().setListener(
            [&](const std::vector<store::OwnerChanged> &changed) { told += int(changed.size()); });
        (void)rig.run(*fileOf({imported(kAlice, kLanguage, kFrench)}), ImportExisting::Replace);
        QCOMPARE(told, 1);
        const auto changes = rig.service().changes({{}, {kAlice}}, before, 100);
        VERIFY_OK(changes);
        QCOMPARE(changes->changed.size(), 1u);
        QCOMPARE(QByteArray(changes->changed.front().setting.value), kFrench);
    }

    void finish_whileDevicesSync_letsThemIn()
    {
        ExchangeRig rig;
        const auto begun = rig.import.begin(*manyUsers(400), ImportExisting::Keep, {}, {});
        VERIFY_OK(begun);
        int pushed = 0;
        bool met = true;
        LongWork work;
        work.report = [&](const QString &, std::int64_t done, std::int64_t total) {
            if (done > 0 && done < total) // between two batches a device is answered
                met = met && rig.push(ServiceRig::change(numbered(1000 + ++pushed), kLanguage, kGerman)).ok();
        };
        VERIFY_OK(rig.import.finish(*begun, work));
        QVERIFY(met);
        QVERIFY(pushed > 5);
        QCOMPARE(rig.service().counts()->users, 400 + pushed);
    }

    void finish_whenADeviceWasFaster_judgesWhatIsThereThen()
    {
        ExchangeRig rig;
        const auto begun =
            rig.import.begin(*fileOf({imported(kAlice, kLanguage, kFrench)}), ImportExisting::Keep, {}, {});
        VERIFY_OK(begun);
        (void)rig.put(kAlice, kLanguage, kGerman);
        const auto done = rig.import.finish(*begun, {});
        VERIFY_OK(done);
        QCOMPARE(done->counts.kept, 1);
        QCOMPARE(rig.contents().at(QStringLiteral("user alice / display.language")), kGerman);
    }

    void finish_whenCancelled_keepsWhatIsDone_whichCanBeTakenBack()
    {
        ExchangeRig rig;
        const auto begun = rig.import.begin(*manyUsers(200), ImportExisting::Keep, {}, {});
        VERIFY_OK(begun);
        QCOMPARE(rig.import.finish(*begun, endingAt(kImporting, 3, &LongWork::cancel)).error().code,
                 ErrorCode::Cancelled);
        VERIFY_OK(rig.import.abandon(*begun));
        const std::int64_t done = rig.service().counts()->users;
        QVERIFY(done > 0 && done < 200);
        QVERIFY(rig.import.unfinished()->empty());
        QCOMPARE(rig.import.finish(*begun, {}).error().code, ErrorCode::NotFound);
        QCOMPARE(rig.import.list(1)->front().import.state, ImportState::Applied);
        VERIFY_OK(rig.import.takeBack(*begun, {}));
        QCOMPARE(rig.contents(), Contents());
    }

    void finish_whenPaused_goesOnAfterARestart()
    {
        ExchangeRig rig;
        const auto begun =
            rig.import.begin(*manyUsers(200), ImportExisting::Keep, QStringLiteral("anna"), {});
        VERIFY_OK(begun);
        QVERIFY(!rig.import.finish(*begun, endingAt(kImporting, 2, &LongWork::pause)));
        exchange::Import next(rig.store(), Catalogue::builtIn());
        const auto unfinished = next.unfinished();
        VERIFY_OK(unfinished);
        QCOMPARE(unfinished->size(), 1u);
        QCOMPARE(unfinished->front().who, QStringLiteral("anna"));
        std::int64_t first = -1, total = 0;
        LongWork work;
        work.report = [&](const QString &, std::int64_t done, std::int64_t all) {
            first = first < 0 ? done : first;
            total = all;
        };
        const auto done = next.finish(*begun, work);
        VERIFY_OK(done);
        QVERIFY(first > 0); // it goes on counting
        QCOMPARE(total, 400);
        QCOMPARE(done->counts.added, 200);
        QCOMPARE(rig.service().counts()->users, 200);
    }

    void finish_whenTheDiskFails_andAbandoningTooFails_doesNotGoOnLater()
    {
        FailingDisk disk;
        ExchangeRig rig(true, disk.name());
        const auto begun = rig.import.begin(*manyUsers(200), ImportExisting::Keep, {}, {});
        VERIFY_OK(begun);
        LongWork work;
        work.report = [&](const QString &, std::int64_t done, std::int64_t) {
            if (done > 100)
                disk.arm(1, FailingDisk::Mode::FromThere);
        };
        QVERIFY(!rig.import.finish(*begun, work));
        QVERIFY(!rig.import.abandon(*begun));
        disk.disarm();
        QCOMPARE(rig.import.unfinished()->size(), 1u); // as the store knows it
        rig.import.settle();
        QVERIFY(afterStart(rig.import)->empty());
        const std::int64_t users = rig.service().counts()->users;
        QVERIFY(users > 0 && users < 200);
        VERIFY_OK(rig.import.takeBack(*begun, {}));
        QCOMPARE(rig.contents(), Contents());
    }

    void finish_whenSomebodyWasDeletedMeanwhile_leavesThemDeleted() // R9, R20
    {
        ExchangeRig rig;
        (void)rig.put(kAlice, kLanguage, kGerman);
        (void)rig.put(kBob, kLanguage, kGerman);
        std::vector<formats::ImportedSetting> settings{imported(kAlice, kLanguage, kFrench),
                                                       imported(kAlice, kScreen, "{}"),
                                                       imported(kBob, kLanguage, kFrench)};
        for (int i = 0; i < 30; ++i)
            settings.push_back(imported(numbered(i), kLanguage, kFrench));
        const auto begun = rig.import.begin(*fileOf(std::move(settings)), ImportExisting::Replace, {}, {});
        VERIFY_OK(begun);
        QCOMPARE(*rig.remove({kAlice}), 1);
        userdata::Deletion deletion(rig.store(), [](const auto &) { return Result<void>(); });
        const auto journal =
            deletion.begin(*selected(rig.store(), {kBob}), {}, userdata::Deletion::Keep::No, {});
        VERIFY_OK(deletion.finish(*journal, {}));
        std::int64_t made = 0;
        LongWork work;
        work.report = [&](const QString &, std::int64_t done, std::int64_t total) {
            if (done == 0 || done == total || made > 0)
                return;
            std::vector<OwnerKey> all; // also the one whose settings come in the next batch
            for (int i = 0; i < 30; ++i)
                all.push_back(numbered(i));
            made = *rig.remove(all);
        };
        const auto done = rig.import.finish(*begun, work);
        VERIFY_OK(done);
        const Contents contents = rig.contents();
        QVERIFY(!contents.contains(QStringLiteral("user alice")));
        QVERIFY(!contents.contains(QStringLiteral("user corp\\bob")));
        QVERIFY(made > 0 && made < 30);
        QCOMPARE(rig.service().counts()->users, 30 - made);
        // Alice and what the file has of her, and a setting of the last one who was made; of bob nothing is
        // known any more.
        QCOMPARE(done->counts.refused, 4);
    }

    void finish_whenTheDataKeyIsLockedMeanwhile_waitsForIt() // R12
    {
        QTemporaryDir folder;
        FakeClock clock;
        store::StoreOptions options{
            folder.path(), std::make_shared<SecretBytes>(SecretBytes::random(32)), &clock, {}};
        std::int64_t number = 0;
        {
            auto store = *store::Store::open(options);
            exchange::Import import(*store, Catalogue::builtIn());
            number = *import.begin(
                *fileOf({imported(kBob, kLanguage, kFrench), imported(kAlice, kKeychain, kSecret)}),
                ImportExisting::Keep, {}, {});
        }
        auto locked = options;
        locked.dataKey = nullptr;
        {
            auto store = *store::Store::open(locked);
            exchange::Import import(*store, Catalogue::builtIn());
            const auto done = import.finish(number, {});
            QVERIFY(!done);
            QCOMPARE(done.error().code, ErrorCode::Locked);
            QCOMPARE(contentsOf(*store).at(QStringLiteral("user corp\\bob / display.language")), kFrench);
            QCOMPARE(import.unfinished()->size(), 1u);
        }
        auto store = *store::Store::open(options);
        exchange::Import import(*store, Catalogue::builtIn());
        const auto done = import.finish(number, {});
        VERIFY_OK(done);
        QCOMPARE(done->counts.locked, 0);
        QCOMPARE(contentsOf(*store).at(QStringLiteral("user alice / keychain")), kSecret);
    }

    void list_whileAnImportIsDone_doesNotSayThatItWaits()
    {
        ExchangeRig rig;
        const auto begun =
            rig.import.begin(*fileOf({imported(kBob, kLanguage, kFrench)}), ImportExisting::Keep, {}, {});
        VERIFY_OK(begun);
        QVERIFY(rig.import.list(1)->front().waits); // nobody has begun to do it
        std::vector<bool> waited;
        LongWork work;
        work.report = [&](const QString &, std::int64_t, std::int64_t) {
            waited.push_back(rig.import.list(1)->front().waits);
        };
        VERIFY_OK(rig.import.finish(*begun, work));
        QVERIFY(!waited.empty() && std::none_of(waited.begin(), waited.end(), std::identity()));
    }

    void abandon_whenItWaitsForAKey_givesUpTheRest()
    {
        QTemporaryDir folder;
        FakeClock clock;
        store::StoreOptions options{
            folder.path(), std::make_shared<SecretBytes>(SecretBytes::random(32)), &clock, {}};
        std::int64_t number = 0;
        {
            auto store = *store::Store::open(options);
            exchange::Import import(*store, Catalogue::builtIn());
            number = *import.begin(
                *fileOf({imported(kBob, kLanguage, kFrench), imported(kAlice, kKeychain, kSecret)}),
                ImportExisting::Keep, {}, {});
        }
        options.dataKey = nullptr;
        auto store = *store::Store::open(options);
        exchange::Import import(*store, Catalogue::builtIn());
        QCOMPARE(import.finish(number, {}).error().code, ErrorCode::Locked);
        QVERIFY(import.list(1)->front().waits);
        QCOMPARE(import.list(1)->front().left, 1);
        VERIFY_OK(import.abandon(number));
        QVERIFY(import.unfinished()->empty());
        QCOMPARE(import.list(1)->front().import.state, store::ImportState::Applied);
        QVERIFY(!import.list(1)->front().waits);
        QCOMPARE(import.list(1)->front().left, 0);
        QCOMPARE(import.finish(number, {}).error().code, ErrorCode::NotFound);
        QCOMPARE(contentsOf(*store).at(QStringLiteral("user corp\\bob / display.language")), kFrench);
        const auto again = import.abandon(number);
        QCOMPARE(again.error().code, ErrorCode::NotFound);
        QVERIFY2(again.error().detail.contains(u"undo it"), qPrintable(again.error().detail));
        VERIFY_OK(import.takeBack(number, {}));
        QVERIFY(!contentsOf(*store).contains(QStringLiteral("user corp\\bob / display.language")));
    }

    void begin_whenItEndsEarly_leavesNothing()
    {
        ExchangeRig rig;
        LongWork work;
        work.pause.cancel();
        QCOMPARE(rig.import.begin(*manyUsers(5), ImportExisting::Keep, {}, work).error().code,
                 ErrorCode::Cancelled);
        QVERIFY(rig.import.list(1)->empty());
        QVERIFY(rig.contents().empty());
    }

    void unfinished_whenTheSetWasNotComplete_dropsIt()
    {
        ExchangeRig rig;
        VERIFY_OK(rig.store().writeAndWait([](store::Edit &edit) -> Result<void> {
            const auto run = *edit.imports().insert({});
            store::ImportChangeRow change;
            change.import = run;
            change.key = kAlice;
            change.owner = OwnerId::random();
            return edit.imports().stage(change, "{}");
        }));
        const auto unfinished = afterStart(rig.import);
        VERIFY_OK(unfinished);
        QVERIFY(unfinished->empty());
        QVERIFY(rig.import.list(1)->empty());
        QVERIFY(rig.contents().empty());
    }

    void import_whenTheDiskFailsAtAnyOperation_isDoneOrNotAtAll_data()
    {
        QTest::addColumn<FailingDisk::Mode>("mode");
        QTest::newRow("once") << FailingDisk::Mode::Once;
        QTest::newRow("from there") << FailingDisk::Mode::FromThere;
    }
    void import_whenTheDiskFailsAtAnyOperation_isDoneOrNotAtAll()
    {
        QFETCH(FailingDisk::Mode, mode);
        FailingDisk disk;
        const auto file = manyUsers(30); // two batches
        FakeClock clock;
        const auto key = std::make_shared<SecretBytes>(SecretBytes::random(32));
        bool survived = false;
        int done = 0, dropped = 0;
        QTemporaryDir original;
        store::StoreOptions options{original.path(), key, &clock, {}};
        {
            auto store = *store::Store::open(options);
            VERIFY_OK(store->writeAndWait([](store::Edit &edit) {
                auto made = put(edit, numbered(0),
                                {Catalogue::builtIn().find(kLanguage)->number, false, kGerman, {}});
                return made ? Result<void>() : Result<void>(made.error());
            }));
        }
        for (int operation = 1; !survived && operation < 3000; ++operation) {
            QTemporaryDir folder;
            copyStore(original.path(), folder.path());
            options.folder = folder.path();
            options.vfs = disk.name();
            {
                auto store = *store::Store::open(options);
                disk.arm(operation, mode);
                exchange::Import import(*store, Catalogue::builtIn());
                if (const auto begun = import.begin(*file, ImportExisting::Replace, {}, {}))
                    (void)import.finish(*begun, {});
                survived = !disk.hasFailed();
            }
            disk.disarm();
            options.vfs.clear();
            auto store = store::Store::open(options);
            VERIFY_OK(store);
            exchange::Import import(**store, Catalogue::builtIn());
            const auto unfinished = afterStart(import);
            VERIFY_OK(unfinished);
            for (const store::ImportRow &run : *unfinished)
                VERIFY_OK(import.finish(run.row, {}));
            const Contents found = contentsOf(**store);
            const auto list = *import.list(10);
            if (list.empty()) {
                ++dropped;
                QCOMPARE(found.size(), 2u);
                QCOMPARE(found.at(QStringLiteral("user user 0 / display.language")), kGerman);
            } else {
                ++done;
                QCOMPARE(found.size(), 60u);
                QCOMPARE(found.at(QStringLiteral("user user 0 / display.language")), kFrench);
                QCOMPARE(list.front().import.counts.changed, 1);
                QCOMPARE(list.front().import.counts.added, 29);
                VERIFY_OK(import.takeBack(list.front().import.row, {}));
                QCOMPARE(contentsOf(**store).size(), 2u);
            }
            if (operation % kProvenEach == 0)
                QCOMPARE(digestDifferences(**store), QString());
        }
        QVERIFY(survived);
        QVERIFY(done > 0 && dropped > 0);
    }

    void import_ofKeychains_sealsThem_andKeepsTheEntriesItDoesNotKnow() // R12
    {
        ExchangeRig rig;
        (void)rig.put(kAlice, kKeychain, kSecret);
        const QByteArray swordfish =
            "{\"entries\":{\"b\":{\"password\":\"swordfish\",\"target\":\"//nas/y\",\"userName\":\"al\"}}}";
        const auto file =
            fileOf({imported(kAlice, kKeychain, swordfish), imported(kBob, kKeychain, swordfish)});
        const auto begun = rig.import.begin(*file, ImportExisting::Replace, {}, {});
        VERIFY_OK(begun);
        QVERIFY(!isAnywhere(rig.folder(), "swordfish")); // staged
        VERIFY_OK(rig.import.finish(*begun, {}));
        QVERIFY(!isAnywhere(rig.folder(), "swordfish"));
        QVERIFY(!isAnywhere(rig.folder(), "hunter2"));
        const QByteArray both = rig.contents().at(QStringLiteral("user alice / keychain"));
        QVERIFY(both.contains("hunter2") && both.contains("swordfish"));
        QVERIFY(rig.contents().at(QStringLiteral("user corp\\bob / keychain")).contains("swordfish"));
        VERIFY_OK(rig.import.takeBack(*begun, {}));
        QCOMPARE(rig.contents().at(QStringLiteral("user alice / keychain")), kSecret);
        QVERIFY(!rig.contents().contains(QStringLiteral("user corp\\bob")));
    }

    void import_whileTheDataKeyIsLocked_takesTheRest() // R12
    {
        ExchangeRig rig(false);
        const auto file =
            fileOf({imported(kAlice, kLanguage, kFrench), imported(kAlice, kKeychain, kSecret)});
        const auto preview = rig.import.preview(*file);
        VERIFY_OK(preview);
        QCOMPARE(preview->outlook(ImportExisting::Keep).settings.locked, 1);
        QCOMPARE(preview->outlook(ImportExisting::Keep).settings.added, 1);
        (void)rig.run(*file, ImportExisting::Keep);
        const auto run = rig.import.list(1)->front().import;
        QCOMPARE(run.counts.added, 1);
        QCOMPARE(run.counts.locked, 1);
        QVERIFY(!rig.contents().contains(QStringLiteral("user alice / keychain")));
    }

    void import_whenThereWouldBeTooManyGroups_refusesThemAndNamesTheUser() // R6
    {
        ExchangeRig rig;
        formats::ImportedUser user;
        user.key = kAlice;
        for (int i = 0; i < 300; ++i)
            user.groups.push_back(*OwnerKey::group(QStringLiteral("group %1").arg(i)));
        const auto file = fileOf({}, {user});
        const auto preview = rig.import.preview(*file);
        VERIFY_OK(preview);
        QCOMPARE(preview->problemCount, 1); // one for all choices
        QVERIFY(preview->problems.front().reason.toString().startsWith(QStringLiteral("user alice: ")));
        QCOMPARE(preview->problems.front().field, QStringLiteral("groups"));
        QCOMPARE(preview->outlook(ImportExisting::Keep).settings.refused, 1);
        QCOMPARE(preview->outlook(ImportExisting::Merge).groupsSet, 0);
        (void)rig.run(*file, ImportExisting::Keep);
        QCOMPARE(rig.import.list(1)->front().import.counts.refused, 1);
    }

    void import_whenAMergedListIsTooLong_refusesItAndSaysSo()
    {
        ExchangeRig rig;
        std::vector<std::pair<QString, QString>> some, others;
        for (int i = 0; i < 1500; ++i) {
            some.emplace_back(QStringLiteral("a%1").arg(i), QStringLiteral("A"));
            others.emplace_back(QStringLiteral("b%1").arg(i), QStringLiteral("B"));
        }
        (void)rig.put(kAlice, kPersonalList, addressList(some));
        const auto file = fileOf({imported(kAlice, kPersonalList, addressList(others))});
        const auto preview = rig.import.preview(*file);
        VERIFY_OK(preview);
        QCOMPARE(preview->outlook(ImportExisting::Merge).settings.refused, 1);
        QCOMPARE(preview->outlook(ImportExisting::Replace).settings.changed, 1);
        QCOMPARE(preview->problemCount, 1);
        (void)rig.run(*file, ImportExisting::Merge);
        QCOMPARE(rig.import.list(1)->front().import.counts.refused, 1);
        QCOMPARE(rig.import.list(1)->front().changes, 0);
    }

    void import_of20000UsersInOneGo()
    {
        ExchangeRig rig;
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("users.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QByteArray text = "uid,cn,usergroupname\n";
        for (int i = 0; i < 20'000; ++i)
            text += QByteArrayLiteral("u%1,User %1,g%2\n")
                        .replace("%1", QByteArray::number(i))
                        .replace("%2", QByteArray::number(i % 100));
        file.write(text);
        file.close();
        const auto read = exchange::ImportFile::read(file.fileName(), Catalogue::builtIn(), {});
        VERIFY_OK(read);
        const auto preview = rig.import.preview(**read);
        VERIFY_OK(preview);
        QCOMPARE(preview->newUsers, 20'000);
        QCOMPARE(preview->firstNew.size(), exchange::ImportPreview::kNamed);
        const std::int64_t number = rig.run(**read, ImportExisting::Merge);
        QCOMPARE(rig.service().counts()->users, 20'000);
        const auto groups = rig.store().read()->tables().memberships.groupsOf(*OwnerKey::user(u"u12345"));
        QCOMPARE(groups->front(), *OwnerKey::group(u"g45"));
        const auto taken = rig.import.takeBack(number, {});
        VERIFY_OK(taken);
        QCOMPARE(taken->takenBack, 20'000);
        QCOMPARE(rig.service().counts()->users, 0);
    }
};

QTEST_GUILESS_MAIN(TestImport)
#include "test_import.moc"
