#include "core/model/json.h"
#include "core/store/content_check.h"
#include "core/store/content_sum.h"
#include "core/store/erasure.h"
#include "core/userdata/owner_move.h"
#include "tests/unit/userdata/service_rig.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <set>

using namespace retinue;
using namespace retinue::test;
using userdata::Existing;
using userdata::MoveFate;
using Keep = userdata::OwnerMove::Keep;

namespace {

const OwnerKey kAnna = *OwnerKey::user(u"anna.meier");
const OwnerKey kAnnaNow = *OwnerKey::user(u"anna.schulz", u"corp");
const QString kAddresses = QStringLiteral("address-book.personal");
const QString kBoss = QStringLiteral("boss");
const QByteArray kGerman = R"({"language":"de"})";
const QByteArray kFrench = R"({"language":"fr"})";

QByteArray addresses(const QByteArray &id, const QByteArray &number)
{
    return QByteArray(R"({"entries":{"ID":{"kind":"fax","name":"N","number":"NUMBER"}}})")
        .replace("ID", id)
        .replace("NUMBER", number);
}

QByteArray visits(const QByteArray &id, int at)
{
    return QByteArray(R"({"entries":{"ID":{"at":MOMENT}}})")
        .replace("ID", id)
        .replace("MOMENT", QByteArray::number(at));
}

/// Of the same targets, with ids of their own.
QByteArray manyCredentials(char prefix)
{
    QJsonObject entries;
    for (int i = 0; i < 300; ++i) // 500 are allowed
        entries.insert(QLatin1Char(prefix) + QString::number(i),
                       QJsonObject{{QStringLiteral("target"), QStringLiteral("x")}});
    return model::canonicalJson(QJsonObject{{QStringLiteral("entries"), entries}});
}

struct Rig : ServiceRig
{
    using ServiceRig::ServiceRig;

    [[nodiscard]] QByteArray value(const OwnerKey &owner, const QString &item)
    {
        for (const protocol::SettingState &setting : settings(owner, {{}, {}, true}).settings) {
            if (setting.item == item)
                return setting.value;
        }
        return {};
    }
    [[nodiscard]] std::optional<OwnerId> id(const OwnerKey &owner) { return *service().find(owner); }
    [[nodiscard]] std::vector<OwnerKey> groups(const OwnerKey &user)
    {
        return *store().read()->tables().memberships.groupsOf(user);
    }
    void assertGroups(const OwnerKey &user, const std::vector<OwnerKey> &asserted)
    {
        if (!wait([&](auto done) { service().assertMembership({user, asserted}, std::move(done)); }))
            qFatal("no membership");
    }
    [[nodiscard]] std::int64_t deletedOf(const OwnerKey &owner)
    {
        return std::int64_t(store().read()->tables().recentlyDeleted.ofOwner(owner)->size());
    }

    /// The ids that the installation remembers then.
    [[nodiscard]] std::set<OwnerId> deletedForGood(const OwnerId &owner)
    {
        std::set<OwnerId> remembered;
        userdata::Deletion deletion(store(), [&](const std::vector<OwnerId> &ids) {
            remembered.insert(ids.begin(), ids.end());
            return Result<void>();
        });
        const auto journal = deletion.begin({{owner}, {}}, kBoss, Keep::No, {});
        if (!journal || !deletion.finish(*journal, {}))
            qFatal("not deleted");
        return remembered;
    }

    /// What the store recorded is what it holds.
    [[nodiscard]] bool isSound()
    {
        const auto found = store::verifyContent(store(), 0, store::ContentSum::kBuckets);
        return found && found->differences.isEmpty() && !found->rootDiffers;
    }

    userdata::OwnerMove moves{store(), Catalogue::builtIn()};
};

MoveFate fateOf(const userdata::MoveReport &report, const QString &item)
{
    for (const userdata::MovedSetting &setting : report.settings) {
        if (setting.item == item)
            return setting.fate;
    }
    qFatal("no such setting");
}

} // namespace

/// "Anna Meier is now Anna Schulz"; and the one who got a second account.
class TestOwnerMove : public QObject
{
    Q_OBJECT

private slots:
    void rename_givesEverythingToTheNewName_underANewId() // R9, R12
    {
        Rig rig;
        (void)rig.put(kAnna, kLanguage, kGerman);
        (void)rig.put(kAnna, kKeychain, kSecret);
        rig.assertGroups(kAnna, {kSales});
        const OwnerId before = *rig.id(kAnna);
        const State since = rig.state();
        const auto plan = rig.moves.planRename(kAnna, kAnnaNow);
        VERIFY_OK(plan);
        QVERIFY(rig.id(kAnna) && !rig.id(kAnnaNow)); // only looked at
        const auto report = rig.moves.rename(kAnna, kAnnaNow, Keep::Yes, kBoss);
        VERIFY_OK(report);
        QCOMPARE(report->settings, plan->settings);
        QCOMPARE(report->count(MoveFate::Moved), 2);
        QVERIFY(!rig.id(kAnna));
        QVERIFY(rig.id(kAnnaNow) && *rig.id(kAnnaNow) != before);
        QCOMPARE(rig.value(kAnnaNow, kLanguage), kGerman);
        QCOMPARE(rig.value(kAnnaNow, kKeychain), kSecret); // sealed anew, to the new owner
        QCOMPARE(rig.groups(kAnnaNow), std::vector<OwnerKey>{kSales});
        QVERIFY(rig.groups(kAnna).empty());
        QCOMPARE(rig.deletedOf(kAnna), 0); // nothing is lost
        // Devices that followed the old one are told, whoever they know.
        const auto changes = rig.service().changes({{before}, {kAnnaNow}}, since, 100);
        VERIFY_OK(changes);
        QCOMPARE(changes->ownersDeleted.size(), 1u);
        QCOMPARE(changes->ownersDeleted.front(), before);
        QCOMPARE(changes->changed.size(), 2u);
        const auto counts = rig.service().counts();
        QCOMPARE(counts->users, 1);
        QCOMPARE(counts->settings, 2);
        QVERIFY(rig.isSound());
    }

    void rename_toATakenName_isRefused_andSaysWhatToDo()
    {
        Rig rig;
        (void)rig.put(kAnna, kLanguage, kGerman);
        (void)rig.put(kAnnaNow, kScreen, "{}");
        const State before = rig.state();
        const auto refused =
            rig.moves.rename(kAnna, *OwnerKey::user(u"ANNA.Schulz", u"Corp"), Keep::Yes, kBoss);
        QCOMPARE(refused.error().code, ErrorCode::AlreadyExists);
        QVERIFY(refused.error().toString().contains(QStringLiteral("merge")));
        QCOMPARE(rig.moves.planRename(kAnna, kAnnaNow).error().code, ErrorCode::AlreadyExists);
        QCOMPARE(rig.state(), before);
    }

    void rename_toAnotherSpelling_isPossible()
    {
        Rig rig;
        (void)rig.put(kAnna, kLanguage, kGerman);
        rig.assertGroups(kAnna, {kSales});
        const OwnerId before = *rig.id(kAnna);
        const State since = rig.state();
        const auto report = rig.moves.rename(kAnna, *OwnerKey::user(u"Anna.Meier"), Keep::Yes, kBoss);
        VERIFY_OK(report);
        QVERIFY(report->from.isNull() && report->settings.empty());
        const auto owner = rig.store().read()->tables().owners.find(kAnna);
        QCOMPARE((*owner)->key.name(), QStringLiteral("Anna.Meier"));
        QCOMPARE((*owner)->id, before);
        const auto changes = rig.service().changes({{before}, {}}, since, 100);
        QVERIFY(changes && changes->ownersDeleted.empty()); // devices keep their copies
        QCOMPARE(rig.moves.rename(kAnna, *OwnerKey::user(u"Anna.Meier"), Keep::Yes, kBoss).error().code,
                 ErrorCode::InvalidInput); // so it is spelled already
        QVERIFY(rig.isSound());
        QCOMPARE(rig.value(kAnna, kLanguage), kGerman);
        QCOMPARE(rig.groups(kAnna), std::vector<OwnerKey>{kSales});
        QCOMPARE(rig.service().counts()->users, 1);
    }

    void moves_thatMakeNoSense_areRefused()
    {
        Rig rig;
        (void)rig.put(kAnna, kLanguage, kGerman);
        (void)rig.put(kSales, kGroupList, R"({"entries":{}})");
        const State before = rig.state();
        QCOMPARE(rig.moves.rename(kAnna, kAnna, Keep::Yes, kBoss).error().code, ErrorCode::InvalidInput);
        QCOMPARE(rig.moves.rename(kSales, kAnnaNow, Keep::Yes, kBoss).error().code, ErrorCode::InvalidInput);
        QCOMPARE(rig.moves.rename(kBob, kAnnaNow, Keep::Yes, kBoss).error().code, ErrorCode::NotFound);
        QCOMPARE(rig.moves.merge(kAnna, kBob, Existing::Keep, Keep::Yes, kBoss).error().code,
                 ErrorCode::NotFound);
        QCOMPARE(rig.moves.merge(kAnna, kAnna, Existing::Keep, Keep::Yes, kBoss).error().code,
                 ErrorCode::InvalidInput);
        QCOMPARE(
            rig.moves.merge(kAnna, OwnerKey::allDevices(), Existing::Keep, Keep::Yes, kBoss).error().code,
            ErrorCode::InvalidInput);
        QCOMPARE(rig.state(), before);
    }

    void moves_whileTheDataKeyIsLocked_doNothing() // R12
    {
        QTemporaryDir folder;
        FakeClock clock;
        {
            store::StoreOptions options{
                folder.path(), std::make_shared<SecretBytes>(SecretBytes::random(32)), &clock, {}};
            const auto store = *store::Store::open(options);
            userdata::SettingsService service(*store, Catalogue::builtIn());
            for (const auto &[owner, item, value] :
                 {std::tuple{kAnna, kKeychain, kSecret}, std::tuple{kAnnaNow, kLanguage, kGerman}}) {
                std::promise<bool> written;
                service.push(DeviceId(), ServiceRig::change(owner, item, value),
                             [&](const auto &answer) { written.set_value(answer.ok()); });
                QVERIFY(written.get_future().get());
            }
            store->close();
        }
        const auto store = *store::Store::open({folder.path(), nullptr, &clock, {}});
        userdata::OwnerMove moves(*store, Catalogue::builtIn());
        const Revision before = store->revision();
        const OwnerKey other = *OwnerKey::user(u"other");
        QCOMPARE(moves.planRename(kAnna, other).error().code, ErrorCode::Locked);
        QCOMPARE(moves.rename(kAnna, other, Keep::Yes, kBoss).error().code, ErrorCode::Locked);
        QCOMPARE(moves.merge(kAnna, kAnnaNow, Existing::Replace, Keep::Yes, kBoss).error().code,
                 ErrorCode::Locked);
        QVERIFY(store->revision() == before);
        VERIFY_OK(moves.rename(kAnnaNow, other, Keep::Yes, kBoss)); // has no stored credentials
        store->close();
    }

    void rename_ofADamagedCredential_leavesItInRecentlyDeleted() // R12, R20
    {
        Rig rig;
        (void)rig.put(kAnna, kLanguage, kGerman);
        (void)rig.put(kAnna, kKeychain, kSecret);
        rig.tamper(QStringLiteral("UPDATE setting SET body = x'00' WHERE secret = 1"));
        const auto report = rig.moves.rename(kAnna, kAnnaNow, Keep::Yes, kBoss);
        VERIFY_OK(report);
        QCOMPARE(fateOf(*report, kKeychain), MoveFate::Left);
        QCOMPARE(rig.value(kAnnaNow, kLanguage), kGerman);
        QCOMPARE(rig.deletedOf(kAnna), 0);
        QCOMPARE(rig.deletedOf(kAnnaNow), 1); // that one alone
    }

    void merge_movesMergesKeepsAndReplaces_data()
    {
        QTest::addColumn<bool>("replaces");
        QTest::newRow("keep") << false;
        QTest::newRow("replace") << true;
    }
    void merge_movesMergesKeepsAndReplaces() // R7, R20
    {
        QFETCH(const bool, replaces);
        Rig rig;
        (void)rig.put(kAnna, kLanguage, kGerman);
        (void)rig.put(kAnna, kScreen, "{}");
        (void)rig.put(kAnna, kTimeline, visits("a", 1));
        (void)rig.put(kAnna, kAddresses, addresses("1", "11"));
        (void)rig.put(kAnna, kKeychain, kSecret);
        (void)rig.put(kAnnaNow, kLanguage, kFrench);
        (void)rig.put(kAnnaNow, kTimeline, visits("b", 2));
        (void)rig.put(kAnnaNow, kAddresses, addresses("1", "22"));
        rig.assertGroups(kAnna, {kSales});
        rig.assertGroups(kAnnaNow, {*OwnerKey::group(u"it")});
        const OwnerId into = *rig.id(kAnnaNow);
        const auto existing = replaces ? Existing::Replace : Existing::Keep;
        const auto plan = rig.moves.planMerge(kAnna, kAnnaNow, existing);
        const auto report = rig.moves.merge(kAnna, kAnnaNow, existing, Keep::Yes, kBoss);
        VERIFY_OK(plan);
        VERIFY_OK(report);
        QCOMPARE(report->settings, plan->settings);
        QCOMPARE(fateOf(*report, kLanguage), replaces ? MoveFate::Replaced : MoveFate::Kept);
        QCOMPARE(fateOf(*report, kScreen), MoveFate::Moved);
        QCOMPARE(fateOf(*report, kTimeline), MoveFate::Merged);
        QCOMPARE(fateOf(*report, kAddresses), MoveFate::Merged);
        QCOMPARE(fateOf(*report, kKeychain), MoveFate::Moved);
        QVERIFY(!rig.id(kAnna));
        QCOMPARE(*rig.id(kAnnaNow), into); // whoever follows it goes on doing so
        QCOMPARE(rig.value(kAnnaNow, kLanguage), replaces ? kGerman : kFrench);
        QCOMPARE(rig.value(kAnnaNow, kKeychain), kSecret);
        const auto entries = [&](const QString &item) {
            return QJsonDocument::fromJson(rig.value(kAnnaNow, item))[u"entries"].toObject();
        };
        QCOMPARE(entries(kTimeline).keys(), QStringList({QStringLiteral("a"), QStringLiteral("b")}));
        QCOMPARE(entries(kAddresses).size(), 2);
        QCOMPARE(entries(kAddresses)[u"1"][u"number"].toString(),
                 replaces ? QStringLiteral("11") : QStringLiteral("22"));
        QCOMPARE(rig.groups(kAnnaNow).size(), 2u);
        // Nothing is lost: of her former name everything, and whatever was changed of the other.
        QCOMPARE(rig.deletedOf(kAnna), 5);
        QCOMPARE(rig.deletedOf(kAnnaNow), replaces ? 3 : 2);
        QVERIFY(rig.isSound());
    }

    void merge_ofCredentials_keepsInRecentlyDeletedWhatIsReplaced() // R12
    {
        Rig rig;
        const QByteArray other = R"({"entries":{"a":{"password":"other","target":"//nas/x"}}})";
        (void)rig.put(kAnna, kKeychain, kSecret);
        (void)rig.put(kAnnaNow, kKeychain, other);
        const auto report = rig.moves.merge(kAnna, kAnnaNow, Existing::Replace, Keep::Yes, kBoss);
        VERIFY_OK(report);
        QCOMPARE(rig.value(kAnnaNow, kKeychain), kSecret);
        const auto lost = rig.store().read()->tables().recentlyDeleted.ofOwner(kAnnaNow);
        QCOMPARE(lost->size(), 1u);
        QCOMPARE(lost->front().value, other);
    }

    void wrongMerge_canBeUndone_inBothUsers_data()
    {
        QTest::addColumn<bool>("replaces");
        QTest::newRow("keep") << false;
        QTest::newRow("replace") << true;
    }
    void wrongMerge_canBeUndone_inBothUsers() // R20
    {
        QFETCH(const bool, replaces);
        Rig rig;
        (void)rig.put(kAnna, kAddresses, addresses("1", "11"));
        (void)rig.put(kAnnaNow, kAddresses, addresses("2", "22"));
        const QByteArray hers = rig.value(kAnna, kAddresses), others = rig.value(kAnnaNow, kAddresses);
        VERIFY_OK(rig.moves.merge(kAnna, kAnnaNow, replaces ? Existing::Replace : Existing::Keep, Keep::Yes,
                                  kBoss));
        QVERIFY(rig.value(kAnnaNow, kAddresses) != others);
        userdata::RecentlyDeleted deleted(rig.store(), Catalogue::builtIn(),
                                          [](const auto &) { return Result<void>(); });
        VERIFY_OK(deleted.restore({{}, QStringLiteral("anna")}, Existing::Replace, kBoss, {}));
        QCOMPARE(rig.value(kAnna, kAddresses), hers);
        QCOMPARE(rig.value(kAnnaNow, kAddresses), others);
    }

    void merge_thatIsNotKept_leavesNothingInRecentlyDeleted_andOneIdentity() // R20, R56
    {
        Rig rig;
        (void)rig.put(kAnna, kLanguage, kGerman);
        (void)rig.put(kAnnaNow, kLanguage, kFrench);
        const OwnerId from = *rig.id(kAnna), into = *rig.id(kAnnaNow);
        VERIFY_OK(rig.moves.merge(kAnna, kAnnaNow, Existing::Replace, Keep::No, kBoss));
        QCOMPARE(rig.value(kAnnaNow, kLanguage), kGerman);
        QCOMPARE(rig.deletedOf(kAnna) + rig.deletedOf(kAnnaNow), 0);
        QVERIFY(*store::isErasureDue(rig.store()));
        QCOMPARE(rig.deletedForGood(into), (std::set<OwnerId>{into, from}));
    }

    void renamedUser_deletedForGood_isSoUnderAllIds() // R56
    {
        Rig rig;
        (void)rig.put(kAnna, kLanguage, kGerman);
        const OwnerId first = *rig.id(kAnna);
        VERIFY_OK(rig.moves.rename(kAnna, kBob, Keep::Yes, kBoss));
        const OwnerId second = *rig.id(kBob);
        VERIFY_OK(rig.moves.rename(kBob, kAnnaNow, Keep::Yes, kBoss));
        const OwnerId third = *rig.id(kAnnaNow);
        QCOMPARE(rig.deletedForGood(third), (std::set<OwnerId>{first, second, third}));
        QVERIFY(rig.store().read()->tables().formerOwners.of(third)->empty());
    }

    void renamedUser_deletedAndThenForGood_isSoUnderAllIds() // R20, R56
    {
        Rig rig;
        (void)rig.put(kAnna, kLanguage, kGerman);
        const OwnerId first = *rig.id(kAnna);
        VERIFY_OK(rig.moves.rename(kAnna, kAnnaNow, Keep::Yes, kBoss));
        const OwnerId second = *rig.id(kAnnaNow);
        std::set<OwnerId> remembered;
        userdata::RecentlyDeleted deleted(rig.store(), Catalogue::builtIn(), [&](const auto &ids) {
            remembered.insert(ids.begin(), ids.end());
            return Result<void>();
        });
        VERIFY_OK(rig.remove({kAnnaNow}));
        VERIFY_OK(deleted.restore({{}, QString()}, Existing::Keep, kBoss, {})); // under a third id
        const OwnerId third = *rig.id(kAnnaNow);
        VERIFY_OK(rig.remove({kAnnaNow}));
        VERIFY_OK(deleted.deleteForGood({{}, QString()}, {}));
        QCOMPARE(remembered, (std::set<OwnerId>{first, second, third}));
    }

    void rename_takesAlongWhatIsInRecentlyDeleted_ofHerOnly() // R20
    {
        Rig rig;
        (void)rig.put(kAnna, kLanguage, kFrench);
        VERIFY_OK(rig.remove({kAnna})); // somebody else of that name
        (void)rig.put(kAnna, kScreen, "{}");
        (void)rig.put(kBob, kScreen, R"({"n":1})");
        (void)rig.put(kBob, kLanguage, kGerman);
        VERIFY_OK(rig.moves.merge(kBob, kAnna, Existing::Replace, Keep::Yes, kBoss));
        QCOMPARE(rig.deletedOf(kAnna), 2);
        VERIFY_OK(rig.moves.rename(kAnna, kAnnaNow, Keep::Yes, kBoss));
        QCOMPARE(rig.deletedOf(kAnna), 1);
        const auto hers = rig.store().read()->tables().recentlyDeleted.ofOwner(kAnnaNow);
        QCOMPARE(hers->size(), 1u);
        QCOMPARE(hers->front().value, QByteArray("{}"));
    }

    void merge_ofCollectionsThatDoNotFitIntoOne_goesByTheChoice()
    {
        Rig rig;
        (void)rig.put(kAnna, kKeychain, manyCredentials('a'));
        (void)rig.put(kAnnaNow, kKeychain, manyCredentials('b'));
        const auto report = rig.moves.merge(kAnna, kAnnaNow, Existing::Keep, Keep::Yes, kBoss);
        VERIFY_OK(report);
        QCOMPARE(fateOf(*report, kKeychain), MoveFate::Kept);
        QCOMPARE(rig.deletedOf(kAnna), 1);
    }

    void nothingMovesNorComesBack_whileScopesChange() // R32
    {
        Rig rig;
        (void)rig.put(kAnna, kLanguage, kGerman);
        (void)rig.put(kAnnaNow, kLanguage, kFrench);
        VERIFY_OK(rig.moves.merge(kAnna, kAnnaNow, Existing::Keep, Keep::Yes, kBoss));
        VERIFY_OK(rig.store().writeAndWait([](store::Edit &edit) -> Result<void> {
            edit.setScopes({1, {}, store::ScopeWork::Changing});
            return {};
        }));
        userdata::RecentlyDeleted deleted(rig.store(), Catalogue::builtIn(),
                                          [](const auto &) { return Result<void>(); });
        QCOMPARE(deleted.restore({{}, QString()}, Existing::Keep, kBoss, {}).error().code, ErrorCode::InUse);
        QCOMPARE(rig.moves.rename(kAnnaNow, kAnna, Keep::Yes, kBoss).error().code, ErrorCode::InUse);
        QCOMPARE(rig.moves.merge(kAnnaNow, kAnna, Existing::Keep, Keep::Yes, kBoss).error().code,
                 ErrorCode::InUse);
        QVERIFY(!rig.id(kAnna));
    }

    void mergedUser_canBeBroughtBack() // R20
    {
        Rig rig;
        (void)rig.put(kAnna, kLanguage, kGerman);
        (void)rig.put(kAnnaNow, kLanguage, kFrench);
        VERIFY_OK(rig.moves.merge(kAnna, kAnnaNow, Existing::Keep, Keep::Yes, kBoss));
        userdata::RecentlyDeleted deleted(rig.store(), Catalogue::builtIn(),
                                          [](const auto &) { return Result<void>(); });
        const auto back = deleted.restore({{}, QStringLiteral("anna.meier")}, Existing::Keep, kBoss, {});
        VERIFY_OK(back);
        QCOMPARE(rig.value(kAnna, kLanguage), kGerman);
        QCOMPARE(rig.value(kAnnaNow, kLanguage), kFrench);
    }
};

QTEST_GUILESS_MAIN(TestOwnerMove)
#include "test_owner_move.moc"
