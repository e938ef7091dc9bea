#include "core/userdata/recently_deleted.h"
#include "tests/support/failing_disk.h"
#include "tests/unit/exchange/exchange_rig.h"

#include <algorithm>

using namespace retinue;
using namespace retinue::test;
using store::ImportExisting;
using store::ImportState;

namespace {

const QByteArray kItalian = "{\"language\":\"it\"}";
const QString kUndoing = QStringLiteral("undoing-import");

std::shared_ptr<const exchange::ImportFile> languages(int users, const QByteArray &value)
{
    std::vector<formats::ImportedSetting> settings;
    for (int i = 0; i < users; ++i)
        settings.push_back(imported(numbered(i), kLanguage, value));
    return fileOf(std::move(settings));
}

formats::ImportedUser member(const OwnerKey &key, std::vector<OwnerKey> groups)
{
    formats::ImportedUser user;
    user.key = key;
    user.groups = std::move(groups);
    return user;
}

} // namespace

class TestTakingBack : public QObject
{
    Q_OBJECT

private slots:
    void takeBack_leavesWhatWasChangedSince_andNamesIt()
    {
        ExchangeRig rig;
        (void)rig.put(kAlice, kLanguage, kGerman);
        (void)rig.put(kBob, kLanguage, kGerman);
        const std::int64_t number =
            rig.run(*fileOf({imported(kAlice, kLanguage, kFrench), imported(kAlice, kScreen, "{}"),
                             imported(kBob, kLanguage, kFrench), imported(numbered(1), kLanguage, kFrench)}),
                    ImportExisting::Replace);
        // A device changes one entry; somebody deletes bob, who comes back as another.
        const auto alices = rig.settings(kAlice);
        const auto language = std::find_if(alices.settings.begin(), alices.settings.end(),
                                           [](const auto &setting) { return setting.item == kLanguage; });
        (void)rig.put(kAlice, kLanguage, kItalian, State{rig.store().generation(), language->revision});
        QCOMPARE(*rig.remove({kBob}), 1);
        (void)rig.put(kBob, kScreen, "{}");
        // And a device stores something for a user whom the import has made.
        (void)rig.put(numbered(1), kScreen, "{}");
        const auto report = rig.import.takeBack(number, {});
        VERIFY_OK(report);
        QCOMPARE(report->takenBack, 2); // alice's screen, user 1's language
        QCOMPARE(report->stayed, 3);    // alice's language, bob's, and user 1 itself
        QCOMPARE(report->firstStayed.size(), 3u);
        QCOMPARE(rig.contents(), (Contents{{QStringLiteral("user alice"), {}},
                                           {QStringLiteral("user alice / display.language"), kItalian},
                                           {QStringLiteral("user corp\\bob"), {}},
                                           {QStringLiteral("user corp\\bob / first-screen"), "{}"},
                                           {QStringLiteral("user user 1"), {}},
                                           {QStringLiteral("user user 1 / first-screen"), "{}"}}));
        // Once is all.
        QCOMPARE(rig.import.takeBack(number, {}).error().code, ErrorCode::NotFound);
        const auto entry = rig.import.list(1)->front();
        QCOMPARE(entry.changes, 0);
        QCOMPARE(entry.import.takenBack, 2);
        QCOMPARE(entry.import.stayed, 3);
        QCOMPARE(digestDifferences(rig.store()), QString());
    }

    void takeBack_ofSeveralImports_theNewestFirst_endsAtTheBeginning()
    {
        ExchangeRig rig;
        (void)rig.put(numbered(0), kLanguage, kGerman);
        const Contents before = rig.contents();
        const std::int64_t first = rig.run(*languages(3, kFrench), ImportExisting::Replace);
        const Contents between = rig.contents();
        const std::int64_t second = rig.run(*languages(4, kItalian), ImportExisting::Replace);
        VERIFY_OK(rig.import.takeBack(second, {}));
        QCOMPARE(rig.contents(), between);
        const auto report = rig.import.takeBack(first, {});
        VERIFY_OK(report);
        QCOMPARE(report->stayed, 0);
        QCOMPARE(rig.contents(), before);
    }

    void takeBack_ofAnOlderImport_leavesWhatTheNewerOneChanged()
    {
        ExchangeRig rig;
        const std::int64_t first = rig.run(*languages(3, kFrench), ImportExisting::Replace);
        (void)rig.run(*languages(1, kItalian), ImportExisting::Replace);
        const auto report = rig.import.takeBack(first, {});
        VERIFY_OK(report);
        QCOMPARE(report->stayed, 2); // user 0 and the language
        QCOMPARE(rig.contents(), (Contents{{QStringLiteral("user user 0"), {}},
                                           {QStringLiteral("user user 0 / display.language"), kItalian}}));
    }

    void takeBack_givesUsersTheirGroupsBack() // R6
    {
        ExchangeRig rig;
        const OwnerKey staff = *OwnerKey::group(u"staff");
        const auto assertGroups = [&](const OwnerKey &user, const std::vector<OwnerKey> &groups) {
            VERIFY_OK(ServiceRig::wait([&](auto done) {
                rig.service().assertMembership({user, groups}, std::move(done));
            }));
        };
        (void)rig.put(kAlice, kLanguage, kGerman);
        assertGroups(kAlice, {staff});
        assertGroups(numbered(2), {staff}); // known by a login, without data
        const std::int64_t number =
            rig.run(*fileOf({}, {member(kAlice, {kSales}), member(kBob, {kSales}),
                                 member(numbered(1), {kSales}), member(numbered(2), {})}),
                    ImportExisting::Merge);
        QCOMPARE(rig.contents().at(QStringLiteral("user alice / groups")), QByteArray("sales staff "));
        assertGroups(kBob, {staff});         // a login says otherwise
        assertGroups(numbered(1), {kSales}); // one says the same, and so it is no longer the import's word
        const auto report = rig.import.takeBack(number, {});
        VERIFY_OK(report);
        QCOMPARE(report->takenBack, 2);
        QCOMPARE(report->stayed, 2);
        QCOMPARE(rig.contents(), (Contents{{QStringLiteral("user alice"), {}},
                                           {QStringLiteral("user alice / display.language"), kGerman},
                                           {QStringLiteral("user alice / groups"), "staff "},
                                           {QStringLiteral("user corp\\bob"), {}},
                                           {QStringLiteral("user corp\\bob / groups"), "staff "},
                                           {QStringLiteral("user user 1"), {}},
                                           {QStringLiteral("user user 1 / groups"), "sales "}}));
        QCOMPARE(*rig.store().read()->tables().memberships.groupsOf(numbered(2)), std::vector{staff});
    }

    void takeBack_whenCancelledOrPaused_doesTheRestLater()
    {
        ExchangeRig rig;
        const std::int64_t number = rig.run(*languages(200, kFrench), ImportExisting::Replace);
        QVERIFY(!rig.import.takeBack(number, endingAt(kUndoing, 2, &LongWork::cancel)));
        QVERIFY(rig.import.unfinished()->empty());
        const auto left = rig.import.list(1)->front().changes;
        QVERIFY(left > 0 && left < 400);
        QVERIFY(!rig.import.takeBack(number, endingAt(kUndoing, 2, &LongWork::pause)));
        exchange::Import next(rig.store(), Catalogue::builtIn());
        const auto unfinished = next.unfinished();
        VERIFY_OK(unfinished);
        QCOMPARE(unfinished->size(), 1u);
        QCOMPARE(unfinished->front().state, ImportState::TakingBack);
        VERIFY_OK(next.takeBack(number, {}));
        QCOMPARE(rig.contents(), Contents());
        QCOMPARE(next.list(1)->front().import.takenBack, 400);
    }

    void takeBack_whenTheDiskFails_canBeRepeated_andDoesNotGoOnByItself()
    {
        FailingDisk disk;
        ExchangeRig rig(true, disk.name());
        const std::int64_t number = rig.run(*languages(200, kFrench), ImportExisting::Replace);
        const auto failingWith = [&](FailingDisk::Mode mode) {
            LongWork work;
            work.report = [&disk, mode, isArmed = false](const QString &, std::int64_t done,
                                                         std::int64_t) mutable {
                if (done > 0 && !std::exchange(isArmed, true))
                    disk.arm(1, mode);
            };
            return work;
        };
        QVERIFY(!rig.import.takeBack(number, failingWith(FailingDisk::Mode::Once)));
        disk.disarm();
        QVERIFY(rig.import.unfinished()->empty());
        QVERIFY(!rig.import.takeBack(number, failingWith(FailingDisk::Mode::FromThere)));
        disk.disarm();
        rig.import.settle();
        QVERIFY(rig.import.unfinished()->empty());
        QCOMPARE(rig.import.list(1)->front().import.state, ImportState::Applied);
        VERIFY_OK(rig.import.takeBack(number, {}));
        QCOMPARE(rig.contents(), Contents());
    }

    void purge_ofAnUndoThatStoodStill_forgetsItToo() // R20
    {
        ExchangeRig rig;
        (void)rig.run(*languages(200, kFrench), ImportExisting::Replace);
        QVERIFY(!rig.import.takeBack(rig.import.list(1)->front().import.row,
                                     endingAt(kUndoing, 2, &LongWork::pause)));
        rig.clock().advance(std::chrono::hours(31 * 24));
        VERIFY_OK(rig.service().purge(rig.clock().now(), std::chrono::days(30)));
        QVERIFY(rig.import.list(1)->empty());
    }

    void takeBack_whenTheDiskFailsAtAnyOperation_isFinishedAfterwards()
    {
        FailingDisk disk;
        FakeClock clock;
        bool survived = false;
        QTemporaryDir original;
        store::StoreOptions options{original.path(), nullptr, &clock, {}};
        std::int64_t number = 0;
        {
            auto store = *store::Store::open(options);
            exchange::Import import(*store, Catalogue::builtIn());
            number = *import.begin(*languages(30, kFrench), ImportExisting::Replace, {}, {});
            VERIFY_OK(import.finish(number, {}));
        }
        for (int operation = 1; !survived && operation < 3000; ++operation) {
            QTemporaryDir folder;
            copyStore(original.path(), folder.path());
            options.folder = folder.path();
            options.vfs = disk.name();
            {
                auto store = *store::Store::open(options);
                disk.arm(operation, FailingDisk::Mode::FromThere);
                exchange::Import import(*store, Catalogue::builtIn());
                (void)import.takeBack(number, {});
                survived = !disk.hasFailed();
            }
            disk.disarm();
            options.vfs.clear();
            auto store = store::Store::open(options);
            VERIFY_OK(store);
            exchange::Import import(**store, Catalogue::builtIn());
            const auto unfinished = import.unfinished();
            VERIFY_OK(unfinished);
            const auto entry = import.list(1)->front();
            if (entry.changes > 0) // none of it, or some
                VERIFY_OK(import.takeBack(number, {}));
            QCOMPARE(contentsOf(**store), Contents());
            QCOMPARE(import.list(1)->front().import.takenBack, 60);
            if (operation % kProvenEach == 0)
                QCOMPARE(digestDifferences(**store), QString());
        }
        QVERIFY(survived);
    }

    void takeBack_whileTheDataKeyIsLocked_canBeDoneLater() // R12
    {
        QTemporaryDir folder;
        FakeClock clock;
        store::StoreOptions options{
            folder.path(), std::make_shared<SecretBytes>(SecretBytes::random(32)), &clock, {}};
        std::int64_t number = 0;
        const QByteArray other =
            "{\"entries\":{\"a\":{\"password\":\"other\",\"target\":\"//nas/x\",\"userName\":\"alice\"}}}";
        const auto importOther = [&](exchange::Import &import, const QByteArray &keychain) {
            number = *import.begin(
                *fileOf({imported(kAlice, kKeychain, keychain), imported(kAlice, kLanguage, kFrench)}),
                ImportExisting::Replace, {}, {});
            VERIFY_OK(import.finish(number, {}));
        };
        {
            auto store = *store::Store::open(options);
            exchange::Import import(*store, Catalogue::builtIn());
            importOther(import, kSecret);
            VERIFY_OK(import.forget(number)); // what was before that cannot be taken back any more
            QCOMPARE(import.takeBack(number, {}).error().code, ErrorCode::NotFound);
            importOther(import, other);
        }
        auto locked = options;
        locked.dataKey = nullptr;
        {
            auto store = *store::Store::open(locked);
            exchange::Import import(*store, Catalogue::builtIn());
            const auto report = import.takeBack(number, {});
            VERIFY_OK(report);
            QCOMPARE(report->locked, 1);
            QCOMPARE(import.list(1)->front().changes, 1);
        }
        auto store = *store::Store::open(options);
        exchange::Import import(*store, Catalogue::builtIn());
        VERIFY_OK(import.takeBack(number, {}));
        QCOMPARE(contentsOf(*store).at(QStringLiteral("user alice / keychain")), kSecret);
    }

    void deletionForGood_leavesNoTraceOfWhatWasBeforeAnImport() // R56
    {
        for (const bool atOnce : {true, false}) {
            ExchangeRig rig;
            userdata::Deletion deletion(rig.store(), [](const auto &) { return Result<void>(); });
            userdata::RecentlyDeleted deleted(rig.store(), Catalogue::builtIn(),
                                              [](const auto &) { return Result<void>(); });
            (void)rig.put(kAlice, kPersonalList, addressList({{"a", "formervalue"}}));
            (void)rig.run(*fileOf({imported(kAlice, kPersonalList, addressList({{"b", "newvalue"}}))}),
                          ImportExisting::Replace);
            QVERIFY(isAnywhere(rig.folder(), "formervalue"));
            const auto keep = atOnce ? userdata::Deletion::Keep::No : userdata::Deletion::Keep::Yes;
            const auto journal = deletion.begin(*selected(rig.store(), {kAlice}), {}, keep, {});
            const auto done = deletion.finish(*journal, {});
            VERIFY_OK(done);
            if (!atOnce) {
                const auto occasion = deleted.page({}, {}, 1)->entries.front().occasion.row;
                const auto gone = deleted.deleteForGood({{occasion}, {}}, {});
                VERIFY_OK(gone);
                QCOMPARE(gone->erasure, store::Erasure::Done);
            }
            QVERIFY(!isAnywhere(rig.folder(), "formervalue"));
            QVERIFY(!isAnywhere(rig.folder(), "newvalue"));
            QVERIFY(!isAnywhere(rig.folder(), "alice"));
        }
    }

    void deletionForGood_ofWhoWasBroughtBackBefore_leavesNoTraceEither() // R20, R56
    {
        for (const bool isThereAgain : {false, true}) {
            ExchangeRig rig;
            userdata::RecentlyDeleted deleted(rig.store(), Catalogue::builtIn(),
                                              [](const auto &) { return Result<void>(); });
            const auto newest = [&] { return deleted.page({}, {}, 1)->entries.front().occasion.row; };
            (void)rig.put(kAlice, kPersonalList, addressList({{"a", "formervalue"}}));
            const std::int64_t number =
                rig.run(*fileOf({imported(kAlice, kPersonalList, addressList({{"b", "newvalue"}}))}),
                        ImportExisting::Replace);
            QCOMPARE(*rig.remove({kAlice}), 1);
            VERIFY_OK(deleted.restore({{newest()}, {}}, userdata::Existing::Keep, {}, {}));
            QCOMPARE(*rig.remove({kAlice}), 1);
            const auto occasion = newest();
            if (isThereAgain) { // what was imported for the one who is there now can still be taken back
                (void)rig.put(kAlice, kLanguage, kGerman);
                (void)rig.run(*fileOf({imported(kAlice, kLanguage, kFrench)}), ImportExisting::Replace);
            }
            VERIFY_OK(deleted.deleteForGood({{occasion}, {}}, {}));
            QVERIFY(!isAnywhere(rig.folder(), "formervalue"));
            QVERIFY(!isAnywhere(rig.folder(), "newvalue"));
            QCOMPARE(rig.import.takeBack(number, {}).error().code, ErrorCode::NotFound);
            QCOMPARE(rig.import.list(1)->front().changes, isThereAgain ? 1 : 0);
        }
    }

    void purge_forgetsImportsAsRecentlyDeletedDoes() // R20
    {
        ExchangeRig rig;
        const std::int64_t number = rig.run(*languages(700, kFrench), ImportExisting::Replace);
        rig.clock().advance(std::chrono::hours(29 * 24));
        VERIFY_OK(rig.service().purge(rig.clock().now(), std::chrono::days(30)));
        QCOMPARE(rig.import.list(1)->front().changes, 1400);
        rig.clock().advance(std::chrono::hours(2 * 24));
        VERIFY_OK(rig.service().purge(rig.clock().now(), std::chrono::days(30)));
        QVERIFY(rig.import.list(1)->empty());
        QCOMPARE(rig.import.takeBack(number, {}).error().code, ErrorCode::NotFound);
        QCOMPARE(rig.service().counts()->users, 700);
    }
};

QTEST_GUILESS_MAIN(TestTakingBack)
#include "test_taking_back.moc"
