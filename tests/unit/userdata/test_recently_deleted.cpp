#include "core/store/erasure.h"
#include "core/userdata/recently_deleted.h"
#include "tests/unit/userdata/service_rig.h"

#include <QDirIterator>

#include <atomic>
#include <thread>

using namespace retinue;
using namespace retinue::test;
using userdata::DeletedSelection;
using userdata::Existing;
using userdata::RecentlyDeleted;

namespace {

const QByteArray kGerman = "{\"language\":\"de\"}";
const QByteArray kFrench = "{\"language\":\"fr\"}";

struct Rig : ServiceRig
{
    explicit Rig(bool withDataKey = true) : ServiceRig(withDataKey) {}
    /// Of the newest occasion.
    [[nodiscard]] DeletedSelection newest()
    {
        return {{deleted.page({}, {}, 1)->entries.front().occasion.row}, {}};
    }
    [[nodiscard]] QByteArray value(const OwnerKey &owner, const QString &item)
    {
        for (const protocol::SettingState &setting : settings(owner, {{}, {}, true}).settings) {
            if (setting.item == item)
                return setting.value;
        }
        return {};
    }
    /// Files of the store that hold these bytes.
    [[nodiscard]] QStringList filesWith(const QByteArray &bytes) const
    {
        QStringList files;
        QDirIterator all(folder(), QDir::Files, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            QFile file(all.next());
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes))
                files << all.fileName();
        }
        return files;
    }

    /// Pieces of the search index that hold these letters (it keeps names by three letters each).
    [[nodiscard]] std::int64_t indexedWith(const QByteArray &letters) const
    {
        sql::Location location;
        location.file = databaseIn(folder());
        const auto database = sql::Database::open(location);
        sql::Rows rows = (*database)->query(
            QStringLiteral("SELECT count(*) FROM owner_trigram_data WHERE instr(block, ?) > 0"), {letters});
        return rows.next() ? rows.integer(0) : -1;
    }

    std::vector<OwnerId> remembered;
    RecentlyDeleted deleted{store(), Catalogue::builtIn(), [this](const std::vector<OwnerId> &owners) {
                                remembered.insert(remembered.end(), owners.begin(), owners.end());
                                return Result<void>();
                            }};
};

} // namespace

class TestRecentlyDeleted : public QObject
{
    Q_OBJECT

private slots:
    void page_showsOccasionsNewestFirst_byAnyPartOfTheName() // R20
    {
        Rig rig;
        (void)rig.put(kAlice, kLanguage, kGerman);
        (void)rig.put(kAlice, kKeychain, kSecret);
        (void)rig.put(kBob, kScreen, "{}");
        (void)rig.put(kSales, kGroupList, "{\"entries\":{}}");
        QCOMPARE(*rig.remove({kAlice, kBob, kSales}), 3);
        rig.clock().advance(std::chrono::hours(2));
        (void)rig.put(kAlice, kScreen, "{}");
        QCOMPARE(*rig.remove({kAlice}), 1);
        (void)rig.put(kBob, kScreen, "{}");
        const auto first = rig.deleted.page({}, {}, 3);
        VERIFY_OK(first);
        QCOMPARE(first->entries.size(), 3u);
        QCOMPARE(first->entries[0].occasion.key, kAlice);
        QCOMPARE(first->entries[0].occasion.settings, 1);
        QCOMPARE(first->entries[0].occasion.deletedAt, rig.clock().now());
        QCOMPARE(first->entries[0].occasion.by, QStringLiteral("admin"));
        QVERIFY(!first->entries[0].hasNewer);
        QVERIFY(first->next);
        const auto rest = rig.deleted.page({}, first->next, 3);
        QCOMPARE(rest->entries.size(), 1u);
        QVERIFY(!rest->next);
        const auto bob = rig.deleted.page(QStringLiteral("corp\\BO"), {}, 10);
        QCOMPARE(bob->entries.size(), 1u);
        QVERIFY(bob->entries.front().hasNewer);
        QCOMPARE(*rig.deleted.count({}), 4);
        QCOMPARE(*rig.deleted.count(QStringLiteral("ali")), 2);
        const auto old = rig.deleted.page(QStringLiteral("alice"), {}, 10)->entries.back().occasion;
        const auto settings = rig.deleted.settings(old.row);
        QCOMPARE(settings->size(), 2u);
        QCOMPARE(settings->front().item, kLanguage);
        QCOMPARE(settings->front().value, kGerman);
        QVERIFY(settings->back().secret);
        QVERIFY(settings->back().value.isEmpty()); // R12
        QCOMPARE(rig.deleted.settings(4711).error().code, ErrorCode::NotFound);
    }

    void restore_bringsEverythingBackUnderANewId() // R9, R20
    {
        Rig rig;
        (void)rig.put(kAlice, kLanguage, kGerman);
        (void)rig.put(kAlice, kKeychain, kSecret);
        const OwnerId before = **rig.service().find(kAlice);
        const QByteArray root = rig.store().read()->head().root;
        QCOMPARE(*rig.remove({kAlice}), 1);
        const auto report = rig.deleted.restore(rig.newest(), Existing::Keep, QStringLiteral("anna"), {});
        VERIFY_OK(report);
        QCOMPARE(report->owners, 1);
        QCOMPARE(report->settings, 2);
        QCOMPARE(report->kept + report->locked + report->refused + report->gone, 0);
        QCOMPARE(rig.value(kAlice, kLanguage), kGerman);
        QCOMPARE(rig.value(kAlice, kKeychain), kSecret);
        QVERIFY(**rig.service().find(kAlice) != before);
        QVERIFY(rig.store().read()->head().root != root); // other ids, other digests
        QCOMPARE(*rig.deleted.count({}), 0);
        // Whoever asks again brings nothing back twice.
        QCOMPARE(rig.deleted.restore({{1}, {}}, Existing::Keep, QStringLiteral("anna"), {})->gone, 1);
    }

    void restore_whereThereAreNewerData_keepsOrReplacesThem() // R20
    {
        Rig rig;
        (void)rig.put(kAlice, kLanguage, kGerman);
        (void)rig.put(kAlice, kScreen, "{}");
        QCOMPARE(*rig.remove({kAlice}), 1);
        (void)rig.put(kAlice, kLanguage, kFrench);
        const DeletedSelection all{{}, QString()};
        const auto kept = rig.deleted.restore(all, Existing::Keep, QStringLiteral("anna"), {});
        QCOMPARE(kept->settings, 1);
        QCOMPARE(kept->kept, 1);
        QCOMPARE(rig.value(kAlice, kLanguage), kFrench);
        QCOMPARE(rig.value(kAlice, kScreen), QByteArray("{}"));
        QCOMPARE(*rig.deleted.count({}), 1); // the older language can still be had
        const auto replaced = rig.deleted.restore(all, Existing::Replace, QStringLiteral("anna"), {});
        QCOMPARE(replaced->settings, 1);
        QCOMPARE(rig.value(kAlice, kLanguage), kGerman);
        const auto left = rig.deleted.page({}, {}, 10)->entries;
        QCOMPARE(left.size(), 1u); // and what was replaced
        QCOMPARE(left.front().occasion.reason, store::DeletedReason::Replaced);
        VERIFY_OK(rig.deleted.restore(rig.newest(), Existing::Replace, QStringLiteral("anna"), {}));
        QCOMPARE(rig.value(kAlice, kLanguage), kFrench);
    }

    void restore_ofSeveralOfOneOwner_endsWithTheNewest() // R20
    {
        Rig rig;
        for (const QByteArray &value : {kFrench, kGerman}) {
            (void)rig.put(kAlice, kLanguage, value);
            QCOMPARE(*rig.remove({kAlice}), 1);
            rig.clock().advance(std::chrono::hours(2));
        }
        VERIFY_OK(rig.deleted.restore({{}, QString()}, Existing::Replace, QStringLiteral("anna"), {}));
        QCOMPARE(rig.value(kAlice, kLanguage), kGerman);
        QCOMPARE(rig.deleted.page({}, {}, 1)->entries.front().occasion.by, QStringLiteral("anna"));
    }

    void restore_ofWhatADeviceHeld_judgesIt() // R14
    {
        Rig rig;
        const DeviceId device = DeviceId::random();
        const auto report = [&](const QString &item, const QByteArray &value) {
            VERIFY_OK(ServiceRig::wait([&](auto done) {
                rig.service().keepDisplaced(device, {{kAlice, item, value}}, std::move(done));
            }));
        };
        report(kLanguage, kFrench);
        report(kLanguage, kGerman);
        report(kScreen, R"({"screen":17})"); // no such value can be set
        const auto entry = rig.deleted.page({}, {}, 10)->entries;
        QCOMPARE(entry.size(), 1u); // within the hour: one occasion
        QCOMPARE(entry.front().occasion.device, device);
        QCOMPARE(entry.front().occasion.settings, 3);
        const auto brought = rig.deleted.restore(rig.newest(), Existing::Keep, QStringLiteral("anna"), {});
        QCOMPARE(brought->settings, 1);
        QCOMPARE(brought->refused, 1);
        QCOMPARE(rig.value(kAlice, kLanguage), kGerman); // the newest
        rig.clock().advance(std::chrono::hours(2));
        report(kScreen, "{}");
        QCOMPARE(*rig.deleted.count({}), 2);
    }

    void restore_withoutTheDataKey_leavesSecretsWhereTheyAre() // R12
    {
        Rig rig(false);
        (void)rig.put(kAlice, kLanguage, kGerman);
        QCOMPARE(*rig.remove({kAlice}), 1);
        rig.tamper(QStringLiteral(
            "INSERT INTO recently_deleted (owner_id, kind, domain, name, folded_domain, folded_name, item, "
            "secret, "
            "body, previous, reason, deleted_at, occasion) SELECT owner_id, kind, domain, name, "
            "folded_domain, "
            "folded_name, 26, 1, x'00112233', 1, 1, deleted_at, occasion FROM recently_deleted"));
        const auto report = rig.deleted.restore(rig.newest(), Existing::Keep, QStringLiteral("anna"), {});
        VERIFY_OK(report);
        QCOMPARE(report->settings, 1);
        QCOMPARE(report->locked, 1);
        QCOMPARE(rig.store().read()->tables().recentlyDeleted.settingsOf(1)->size(), 1u);
    }

    void deleteForGood_leavesNoReadableTrace() // R20, R56
    {
        Rig rig;
        const OwnerKey zoe = *OwnerKey::user(u"Zoe Quartzfield", u"Brimstone");
        const QByteArray value = R"({"screen":"platypus-lagoon"})";
        const QByteArray merged = R"({"entries":{"a":{"at":1,"label":"gooseberry-fjord"}}})";
        for (int i = 0; i < 300; ++i)
            (void)rig.put(*OwnerKey::user(QStringLiteral("user %1").arg(i)), kLanguage, kGerman);
        const State first = rig.put(zoe, kTimeline, R"({"entries":{}})");
        (void)rig.put(zoe, kTimeline, R"({"entries":{"b":{"at":2}}})", first);
        // Merged with what is there: the answer that is kept holds the value.
        const auto change = ServiceRig::change(zoe, kTimeline, merged, first);
        const DeviceId device = DeviceId::random();
        VERIFY_OK(rig.push(change, device));
        (void)rig.put(zoe, kScreen, value);
        const OwnerId id = **rig.service().find(zoe);
        QVERIFY(!rig.filesWith("platypus-lagoon").isEmpty()); // it is looked for in the right place
        QVERIFY(!rig.filesWith("gooseberry-fjord").isEmpty());
        QCOMPARE(*rig.remove({zoe}), 1);
        QVERIFY(!rig.filesWith("platypus-lagoon").isEmpty());
        QVERIFY(rig.indexedWith("qua") > 0);
        const QString database = databaseIn(rig.folder());
        QVERIFY(QFile::copy(database, database + QStringLiteral(".schema-3"))); // made before an upgrade
        const auto purged = rig.deleted.deleteForGood(rig.newest(), {});
        VERIFY_OK(purged);
        QCOMPARE(purged->deleted, 1);
        QCOMPARE(purged->erasure, store::Erasure::Done);
        QCOMPARE(rig.indexedWith("qua"), 0);
        QCOMPARE(rig.remembered, std::vector<OwnerId>{id});
        for (const QByteArray trace :
             {"platypus-lagoon", "gooseberry-fjord", "Quartzfield", "quartzfield", "Brimstone", "brimstone"})
            QCOMPARE(rig.filesWith(trace), QStringList());
        QVERIFY(!*store::isErasureDue(rig.store()));
        QCOMPARE(*rig.deleted.count({}), 0);
        QCOMPARE(rig.service().counts()->users, 300);
        // The device asks once more, and learns that it is to log in again.
        QCOMPARE(rig.push(change, device).error().code, ErrorCode::OutOfDate);
    }

    void deleteForGood_whileSomebodyReads_isDueAndDoneLater() // R56
    {
        Rig rig;
        (void)rig.put(kAlice, kScreen, R"({"screen":"platypus-lagoon"})");
        QCOMPARE(*rig.remove({kAlice}), 1);
        const DeletedSelection selection = rig.newest();
        CancelToken token;
        LongWork work;
        work.cancel = token;
        work.report = [&](const QString &phase, std::int64_t, std::int64_t) {
            if (phase == QLatin1String("erasing-traces"))
                token.cancel();
        };
        {
            const auto reader = rig.store().read(); // somebody looks at the list
            const auto report = rig.deleted.deleteForGood(selection, work);
            VERIFY_OK(report);
            QCOMPARE(report->deleted, 1);
            QCOMPARE(report->erasure, store::Erasure::Later);
        }
        QVERIFY(*store::isErasureDue(rig.store()));
        QCOMPARE(*rig.deleted.count({}), 0); // it cannot be brought back any more
        QCOMPARE(*store::eraseTraces(rig.store()), store::Erasure::Done);
        QCOMPARE(rig.filesWith("platypus-lagoon"), QStringList());
        QVERIFY(!*store::isErasureDue(rig.store()));
    }

    void deleteForGood_ofManyWhoseDataGrew_leavesNoPieces() // R56
    {
        Rig rig;
        // Pages that were split and joined keep pieces of what they held.
        constexpr int kUsers = 460;
        const auto user = [](int i) { return *OwnerKey::user(QStringLiteral("user %1").arg(i)); };
        const auto mark = [](int i) { return "platypus-" + QByteArray::number(i) + "-"; };
        const QString item = QStringLiteral("default-job.copy");
        for (int round = 0; round < 9; ++round) {
            for (int i = 0; i < kUsers; ++i) {
                const QByteArray value =
                    "{\"note\":\"" + mark(i) + QByteArray(60 + (i * 37 + round * 101) % 900, 'x') + "\"}";
                VERIFY_OK(rig.store().writeAndWait([&](store::Edit &edit) -> Result<void> {
                    auto written =
                        put(edit, user(i), {Catalogue::builtIn().find(item)->number, false, value, {}});
                    return written ? Result<void>() : written.error();
                }));
            }
        }
        std::vector<OwnerKey> every;
        for (int i = 0; i < kUsers; i += 2)
            every.push_back(user(i));
        QCOMPARE(*rig.remove(every), kUsers / 2);
        const auto report = rig.deleted.deleteForGood({{}, QString()}, {});
        VERIFY_OK(report);
        QCOMPARE(report->erasure, store::Erasure::Done);
        for (int i = 0; i < kUsers; ++i) {
            const bool isThere = !rig.filesWith(mark(i)).isEmpty();
            QCOMPARE(isThere, i % 2 == 1);
        }
    }

    void deleteForGood_whileNamesComeAndGo_ends() // R56
    {
        Rig rig;
        for (int i = 0; i < 400; ++i)
            (void)rig.put(*OwnerKey::user(QStringLiteral("somebody called %1").arg(i)), kScreen, "{}");
        QCOMPARE(*rig.remove({*OwnerKey::user(u"somebody called 7")}), 1);
        std::atomic_bool isOver = false;
        std::thread devices([&] {
            for (int i = 0; !isOver; ++i)
                (void)rig.push(
                    ServiceRig::change(*OwnerKey::user(QStringLiteral("new %1").arg(i)), kScreen, "{}"));
        });
        const auto report = rig.deleted.deleteForGood(rig.newest(), {});
        isOver = true;
        devices.join();
        VERIFY_OK(report);
        QCOMPARE(report->deleted, 1);
    }

    void deleteForGood_ofWhatWasDisplaced_remembersNobody() // R56
    {
        Rig rig;
        (void)rig.put(kAlice, kScreen, "{}");
        VERIFY_OK(ServiceRig::wait([&](auto done) {
            rig.service().keepDisplaced(DeviceId::random(), {{kAlice, kLanguage, kGerman}}, std::move(done));
        }));
        VERIFY_OK(rig.deleted.deleteForGood({{}, QString()}, {}));
        QVERIFY(rig.remembered.empty()); // alice is there
        QCOMPARE(rig.value(kAlice, kScreen), QByteArray("{}"));
    }

    void purge_whenTheirTimeIsOver_takesTheOccasionsAsWell() // R20
    {
        Rig rig;
        (void)rig.put(kAlice, kScreen, "{}");
        QCOMPARE(*rig.remove({kAlice}), 1);
        rig.clock().advance(std::chrono::days(7));
        VERIFY_OK(rig.service().purge(rig.clock().now(), std::chrono::days(8)));
        QCOMPARE(*rig.deleted.count({}), 1);
        rig.clock().advance(std::chrono::days(2));
        VERIFY_OK(rig.service().purge(rig.clock().now(), std::chrono::days(8)));
        QCOMPARE(*rig.deleted.count({}), 0);
    }
};

QTEST_GUILESS_MAIN(TestRecentlyDeleted)
#include "test_recently_deleted.moc"
