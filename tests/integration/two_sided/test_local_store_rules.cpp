#include "core/client/local_edit.h"
#include "core/sql/database.h"
#include "tests/integration/two_sided/rules_fixture.h"

#include <QFile>
#include <QTest>

using namespace retinue;
using namespace retinue::test;
using protocol::StartMode;

namespace {

OwnerKey user(const char *name)
{
    return *OwnerKey::user(QString::fromLatin1(name));
}

/// As a disk does it.
void spoilSecrets(TestDevice &device)
{
    sql::Location location;
    location.file = device.folder() + QStringLiteral("/local.db");
    const auto database = sql::Database::open(location);
    QVERIFY(database);
    const int number = Catalogue::builtIn().find(kNetwork)->number;
    for (const char *column : {"value", "pending_value", "newer_value"})
        QVERIFY((*database)->execute(
            QStringLiteral("UPDATE copy SET %1 = x'00' WHERE item = ? AND %1 IS NOT NULL")
                .arg(QLatin1String(column)),
            {number}));
}

} // namespace

/// A device that has a bounded store of its own: eviction, deletion, repair, import, log (R8, R10, R11, R13,
/// R23).
class TestLocalStoreRules : public RulesFixture
{
    Q_OBJECT

private slots:
    void login_whenStoreIsFull_evictsTheOldestUnlessUnsent();
    void login_whenStoreIsFullAndDiscarding_keepsTheOldOnes();
    void evicted_whenChangedElsewhere_staysAwayUntilTheLogin();
    void evicted_whenTheDeviceStartsOrResumes_staysAwayUntilTheLogin_data();
    void evicted_whenTheDeviceStartsOrResumes_staysAwayUntilTheLogin();
    void evicted_whenThereAreTooMany_goWhole();
    void forget_whenUnsent_namesItFirst();
    void compareDigests_whenTheCopyWentWrong_takesTheServers();
    void compareDigests_whenBlankItem_keepsDestinationsHere();
    void login_whenAStoredSecretIsDamaged_bringsIt();
    void forget_whenAStoredSecretIsDamaged_deletesIt();
    void import_whenRunning_isRefused();
    void import_whenTheStoreIsFull_saysWhoMadeRoom();
    void import_ofUsers_isKnownAtTheFirstLogin();
    void import_ofUsers_whenTheServerHasThem_bringsTheirSettingsAtTheStart();
    void import_ofUsers_whenDeletedOnTheServer_forgetsThem();
    void import_ofUsers_whenTheStoreIsFull_saysWhoWasLeftOut();
    void import_ofStoredCredentials_sealsAndMergesThem();
    void import_ofStoredCredentials_whenTheyDoNotFit_leavesThemOutOnly();
    void log_whenExchangeFails_saysWarningOrError();
};

void TestLocalStoreRules::login_whenStoreIsFull_evictsTheOldestUnlessUnsent() // R10
{
    TestDevice &a = device("A", 2);
    QVERIFY(a->start(StartMode::Start));
    for (const char *name : {"alice", "bob"}) {
        QVERIFY(a->login({user(name), {}}));
        QVERIFY(a->set(user(name), kScreen, value(1)));
    }
    QVERIFY(a->set(kBob, kListOrder, value(2)));
    // Nothing has gone up, and bob is at the panel's side of the bound: the new one is discarded, and logged.
    a.wire = [] { return Wire::CutBefore; };
    const auto refused = a->login({user("mueller"), {}});
    QVERIFY(!refused->kept && !refused->message.isEmpty());
    QCOMPARE(a->set(user("mueller"), kScreen, value(3)).error().code, ErrorCode::TooMany);
    const auto rows = *a.log().newest(10);
    QVERIFY(std::any_of(rows.begin(), rows.end(), [](const client::CommunicationEntry &row) {
        return row.severity == client::Severity::Error &&
               row.occurrence == client::Occurrence{client::Occurrence::Kind::StoreFull, user("mueller")};
    }));

    a.wire = [] { return Wire::Connected; };
    QVERIFY(a->synchronize());
    QVERIFY(a->login({user("mueller"), {}})->kept);
    QVERIFY(!a.value(kAlice, kScreen)); // the oldest
    QCOMPARE(a.value(kBob, kScreen), std::optional(value(1)));
    QVERIFY(a->login({user("smith"), {}})->kept);
    QVERIFY(!a.value(kBob, kScreen));
    QCOMPARE(a.value(kBob, kListOrder), std::optional(value(2))); // not a *dropped* item
    QCOMPARE(onServer(kBob, kScreen), std::optional(value(1)));   // no deletion on the server
    QVERIFY(a->login({kBob, {}})->upToDate);
    QCOMPARE(a.value(kBob, kScreen), std::optional(value(1)));
}

void TestLocalStoreRules::login_whenStoreIsFullAndDiscarding_keepsTheOldOnes() // R10
{
    TestDevice &a = device("A", 1, sync::WhenFull::DiscardNew);
    QVERIFY(a->start(StartMode::Start));
    QVERIFY(a->login({kAlice, {}}));
    QVERIFY(a->set(kAlice, kScreen, value(1)));
    QVERIFY(a->synchronize());
    QVERIFY(!a->login({kBob, {}})->kept);
    QCOMPARE(a.value(kAlice, kScreen), std::optional(value(1)));
}

void TestLocalStoreRules::evicted_whenChangedElsewhere_staysAwayUntilTheLogin() // R10
{
    TestDevice &a = device("A", 1), &b = startedWithAlice("B");
    QVERIFY(a->start(StartMode::Start));
    QVERIFY(a->login({kAlice, {}}));
    QVERIFY(a->set(kAlice, kListOrder, value(1)));
    QVERIFY(a->synchronize());
    QVERIFY(a->login({kBob, {}})); // alice's dropped items go, her list order stays
    QVERIFY(b->synchronize());
    QVERIFY(b->set(kAlice, kScreen, value(5)));
    QVERIFY(b->set(kAlice, kListOrder, value(6)));
    QVERIFY(b->synchronize());
    QVERIFY(a->synchronize());
    QVERIFY(!a.value(kAlice, kScreen));
    QCOMPARE(a.value(kAlice, kListOrder), std::optional(value(6)));
    QVERIFY(a->login({kAlice, {}})->upToDate);
    QCOMPARE(a.value(kAlice, kScreen), std::optional(value(5)));
}

void TestLocalStoreRules::evicted_whenTheDeviceStartsOrResumes_staysAwayUntilTheLogin_data()
{
    QTest::addColumn<StartMode>("mode");
    QTest::newRow("start") << StartMode::Start;
    QTest::newRow("resume") << StartMode::Resume;
}

void TestLocalStoreRules::evicted_whenTheDeviceStartsOrResumes_staysAwayUntilTheLogin() // R10
{
    QFETCH(StartMode, mode);
    TestDevice &a = device("A", 1);
    QVERIFY(a->start(StartMode::Start));
    for (const char *name : {"alice", "bob"}) {
        QVERIFY(a->login({user(name), {}}));
        QVERIFY(a->set(user(name), kScreen, value(1)));
        QVERIFY(a->set(user(name), kListOrder, value(2)));
        QVERIFY(a->synchronize());
    }
    QVERIFY(!a.value(kAlice, kScreen)); // made room for bob
    QVERIFY(a->start(mode));
    QVERIFY(a->synchronize());
    QVERIFY(!a.value(kAlice, kScreen));
    QCOMPARE(a.value(kAlice, kListOrder), std::optional(value(2)));
    QCOMPARE(a.value(kBob, kScreen), std::optional(value(1)));
    QCOMPARE(onServer(kAlice, kScreen), std::optional(value(1)));
    QVERIFY(a->login({kAlice, {}})->upToDate);
    QCOMPARE(a.value(kAlice, kScreen), std::optional(value(1)));
}

void TestLocalStoreRules::evicted_whenThereAreTooMany_goWhole() // R10
{
    TestDevice &a = device("A", 2);
    QVERIFY(a->start(StartMode::Start));
    const std::vector<OwnerKey> users{kAlice, kBob, user("carol"), user("dan"), user("eve")};
    for (const OwnerKey &one : users) {
        QVERIFY(a->login({one, {}})->kept);
        QVERIFY(a->set(one, kScreen, value(1)));
        QVERIFY(a->set(one, kListOrder, value(2)));
        QVERIFY(a->synchronize());
    }
    QVERIFY(!a.value(kAlice, kListOrder)); // the oldest of three evicted
    QCOMPARE(a.value(kBob, kListOrder), std::optional(value(2)));
    QCOMPARE(a->status()->users, 4);
    m_server->deleteOwner(kBob); // followed
    QVERIFY(a->synchronize());
    QCOMPARE(a->status()->users, 3);
    QCOMPARE(onServer(kAlice, kListOrder), std::optional(value(2))); // no deletion on the server
    QVERIFY(a->login({kAlice, {}})->upToDate);
    QCOMPARE(a.value(kAlice, kListOrder), std::optional(value(2)));
    QCOMPARE(a.value(kAlice, kScreen), std::optional(value(1)));
}

void TestLocalStoreRules::forget_whenUnsent_namesItFirst() // R13
{
    TestDevice &a = startedWithAlice("A");
    QCOMPARE(a->forget(kAlice, true).error().code, ErrorCode::NotPermitted); // at the panel
    QVERIFY(a->set(kAlice, kCopy, value(2)));
    QVERIFY(a->logout());
    const auto named = a->forget(kAlice, false);
    QVERIFY(!named->forgotten);
    QCOMPARE(named->unsent.front().item, kCopy);
    QCOMPARE(a.value(kAlice, kCopy), std::optional(value(2)));
    QVERIFY(a->forget(kAlice, true)->forgotten);
    QVERIFY(a.contents().empty());
    QVERIFY(a->synchronize());
    QCOMPARE(onServer(kAlice, kScreen), std::optional(value(1))); // no deletion on the server
    QVERIFY(a->login({kAlice, {}})->upToDate);
    QCOMPARE(a.value(kAlice, kScreen), std::optional(value(1)));
    QVERIFY(!a.value(kAlice, kCopy));
}

void TestLocalStoreRules::compareDigests_whenTheCopyWentWrong_takesTheServers() // R13
{
    TestDevice &a = startedWithAlice("A");
    QVERIFY(a->synchronize());
    QVERIFY(a->compareDigests()->empty());
    QVERIFY(a.store().run([](client::LocalEdit &edit) -> Result<void> {
        const Item &screen = *edit.catalogue().find(kScreen);
        const auto owner = *edit.findOwner(kAlice);
        sync::LocalCopy copy = edit.copy(owner, screen);
        copy.value = value(99); // under the same revision
        edit.setCopy(owner, screen, copy);
        return {};
    }));
    QCOMPARE(*a->compareDigests(), std::vector<OwnerKey>{kAlice});
    QCOMPARE(a.value(kAlice, kScreen), std::optional(value(1)));
    QVERIFY(a->compareDigests()->empty());
}

void TestLocalStoreRules::compareDigests_whenBlankItem_keepsDestinationsHere() // R11, R13
{
    TestDevice &a = startedWithAlice("A");
    const QByteArray own = R"({"entries":{"a":{"at":1,"destinations":[{"mail":"bob@example.com"}]}}})";
    QVERIFY(a->set(kAlice, kHistory, own));
    QVERIFY(a->set(kAlice, kCopy, value(2)));
    QVERIFY(a->synchronize());
    QVERIFY(a.store().run([](client::LocalEdit &edit) -> Result<void> {
        const auto owner = *edit.findOwner(kAlice);
        const Item &screen = *edit.catalogue().find(kScreen);
        sync::LocalCopy copy = edit.copy(owner, screen);
        copy.value = value(99); // under the same revision
        edit.setCopy(owner, screen, copy);
        // What the server does not have.
        edit.setCopy(owner, *edit.catalogue().find(kListOrder),
                     {.value = value(98), .revision = Revision{1}, .pending = {}, .newer = {}});
        return {};
    }));
    QCOMPARE(*a->compareDigests(), std::vector<OwnerKey>{kAlice});
    QCOMPARE(a.value(kAlice, kScreen), std::optional(value(1)));
    QVERIFY(!a.value(kAlice, kListOrder));
    QCOMPARE(a.value(kAlice, kHistory), std::optional(own));
    QCOMPARE(a->status()->unsent, 0);
    QVERIFY(a->compareDigests()->empty());
}

void TestLocalStoreRules::login_whenAStoredSecretIsDamaged_bringsIt() // R8, R12
{
    TestDevice &a = startedWithAlice("A");
    const QByteArray secret = R"({"key":"correct horse"})";
    QVERIFY(a->set(kAlice, kNetwork, secret) && a->synchronize());
    QVERIFY(a->login({kBob, {}}) && a->set(kBob, kScreen, value(1)));
    spoilSecrets(a);
    QVERIFY(a->status() && a->synchronize()); // nobody is held up
    QCOMPARE(onServer(kBob, kScreen), std::optional(value(1)));
    QVERIFY(!a.held(kAlice, kNetwork));
    QVERIFY(a->login({kAlice, {}})->upToDate);
    QCOMPARE(a.value(kAlice, kNetwork), std::optional(secret));
    QVERIFY(a->login({kAlice, {}})->upToDate);
    QCOMPARE(onServer(kAlice, kNetwork), std::optional(secret));
}

void TestLocalStoreRules::forget_whenAStoredSecretIsDamaged_deletesIt() // R13
{
    TestDevice &a = startedWithAlice("A");
    QVERIFY(a->set(kAlice, kNetwork, R"({"key":"correct horse"})"));
    QVERIFY(a->set(kAlice, kScreen, value(2)));
    spoilSecrets(a);
    QCOMPARE(a->synchronize()->sent, 1); // the other one
    QCOMPARE(a->unsent()->size(), std::size_t(1));
    QVERIFY(a->logout());
    QCOMPARE(a->forget(kAlice, false)->unsent.size(), std::size_t(1)); // it is named first
    QVERIFY(a->forget(kAlice, true)->forgotten);
    QVERIFY(a->unsent()->empty());
}

void TestLocalStoreRules::import_whenRunning_isRefused() // R23
{
    TestDevice &a = startedWithAlice("A");
    QCOMPARE(a->import({{kBob, kScreen, value(1)}}).error().code, ErrorCode::NotPermitted);
    QVERIFY(a->stop());
    const auto partly = a->import({{kBob, kScreen, value(1)}, {kBob, kTimeline, entry("a", 1)}});
    QCOMPARE(partly.error().code, ErrorCode::InvalidInput); // not portable
    QVERIFY(!a.value(kBob, kScreen));                       // all or nothing
    QVERIFY(a->import({{kBob, kScreen, value(1)}}));
}

void TestLocalStoreRules::import_whenTheStoreIsFull_saysWhoMadeRoom() // R10, R23
{
    TestDevice &a = device("A", 1);
    QVERIFY(a->start(StartMode::Start) && a->login({kAlice, {}}));
    QVERIFY(a->set(kAlice, kScreen, value(1)) && a->synchronize());
    QVERIFY(a->logout() && a->stop());
    const auto imported = a->import({{kBob, kScreen, value(2)}});
    QVERIFY(imported && imported->leftOut.empty());
    QCOMPARE(imported->evicted, std::vector<OwnerKey>{kAlice});
    QVERIFY(a.log().newest(1)->front().what.contains(QStringLiteral("alice made room")));
    QVERIFY(!a.value(kAlice, kScreen));
    QCOMPARE(a->import({{user("carol"), kScreen, value(3)}}).error().code,
             ErrorCode::TooMany); // bob's is unsent
}

void TestLocalStoreRules::import_ofUsers_isKnownAtTheFirstLogin() // R6, R23
{
    TestDevice &a = startedWithAlice("A"), &b = device("B");
    QVERIFY(a->login({kAlice, {kSales}}));
    QVERIFY(a->set(kSales, kGroupBook, R"({"entries":{}})"));
    QVERIFY(a->synchronize());
    QVERIFY(b->import({}, {{kBob, {kSales}}})->leftOut.empty());
    QCOMPARE(b->status()->users, 1);
    QVERIFY(b->start(StartMode::Start)); // the server has nothing of bob
    QCOMPARE(b->status()->users, 1);
    b.crash();
    QVERIFY(b->start(StartMode::Resume));
    QVERIFY(b->login(kBob)->upToDate);
    QVERIFY(b.value(kSales, kGroupBook));
}

void TestLocalStoreRules::import_ofUsers_whenTheServerHasThem_bringsTheirSettingsAtTheStart() // R5, R23
{
    startedWithAlice("A");
    TestDevice &b = device("B");
    QVERIFY(b->import({}, {{kAlice, {}}, {kBob, {}}})->leftOut.empty());
    QVERIFY(b->start(StartMode::Start));
    QCOMPARE(b.value(kAlice, kScreen), std::optional(value(1)));
    QCOMPARE(b->status()->users, 1); // nothing is to be known of bob
}

void TestLocalStoreRules::import_ofUsers_whenDeletedOnTheServer_forgetsThem() // R9
{
    startedWithAlice("A");
    TestDevice &b = device("B");
    QVERIFY(b->import({}, {{kAlice, {kSales}}})->leftOut.empty());
    QVERIFY(b->start(StartMode::Start));
    m_server->deleteOwner(kAlice);
    QVERIFY(b->synchronize());
    QCOMPARE(b->status()->users, 0);
}

void TestLocalStoreRules::import_ofUsers_whenTheStoreIsFull_saysWhoWasLeftOut() // R10
{
    TestDevice &a = device("A", 2);
    QVERIFY(a->import({{kBob, kScreen, value(1)}}));
    const auto imported = a->import({}, {{kAlice, {kSales}}, {user("carol"), {}}, {kBob, {kSales}}});
    QVERIFY(imported);
    QCOMPARE(imported->leftOut.size(), std::size_t(1));
    QVERIFY(imported->leftOut.front().owner == user("carol") && imported->leftOut.front().item.isEmpty());
    QCOMPARE(imported->leftOut.front().why.code, ErrorCode::TooMany);
    QCOMPARE(a->status()->users, 2);
}

void TestLocalStoreRules::import_ofStoredCredentials_sealsAndMergesThem() // R12, R23
{
    TestDevice &a = device("A"), &b = device("B");
    const QByteArray mine = R"({"entries":{"ldap":{"password":"swordfish","target":"ldap.example.com"}}})";
    const QByteArray files = R"({"entries":{"folder":{"password":"open sesame","target":"files"}}})";
    QVERIFY(a->set(kAlice, kKeychain, mine));
    QVERIFY(a->import({{kAlice, kScreen, value(1)}, {kAlice, kKeychain, files}})->leftOut.empty());
    const QByteArray both = R"({"entries":{"folder":{"password":"open sesame","target":"files"},)"
                            R"("ldap":{"password":"swordfish","target":"ldap.example.com"}}})";
    QCOMPARE(a.held(kAlice, kKeychain), std::optional(both));
    QVERIFY(!a.value(kAlice, kKeychain)); // for the eyes of who is at the panel
    for (const char *name : {"local.db", "local.db-wal"}) {
        QFile file(a.folder() + u'/' + QString::fromLatin1(name));
        if (file.open(QIODevice::ReadOnly))
            QVERIFY(!file.readAll().contains("sesame"));
    }
    const auto log = a.log().newest(10);
    QVERIFY(log.ok());
    for (const auto &row : *log)
        QVERIFY(!row.what.contains(QLatin1String("sesame")));
    QVERIFY(a->start(StartMode::Start) && b->start(StartMode::Start));
    QVERIFY(a->login({kAlice, {}}) && a->synchronize());
    QVERIFY(b->login({kAlice, {}}));
    QCOMPARE(b.value(kAlice, kKeychain), std::optional(both));
}

void TestLocalStoreRules::import_ofStoredCredentials_whenTheyDoNotFit_leavesThemOutOnly() // R12
{
    const auto many = [](const char *prefix) {
        QByteArray entries;
        for (int i = 0; i < 300; ++i)
            entries += (entries.isEmpty() ? QByteArray() : QByteArray(",")) + '"' + prefix +
                       QByteArray::number(i) + R"(":{"target":"t"})";
        return R"({"entries":{)" + entries + "}}";
    };
    TestDevice &a = device("A");
    QVERIFY(a->set(kAlice, kKeychain, many("a")));
    const auto before = a.held(kAlice, kKeychain);
    const auto imported = a->import({{kAlice, kKeychain, many("b")}, {kAlice, kScreen, value(1)}});
    QVERIFY(imported);
    QCOMPARE(imported->leftOut.size(), std::size_t(1));
    QCOMPARE(imported->leftOut.front().item, kKeychain);
    QCOMPARE(a.held(kAlice, kKeychain), before);
    QCOMPARE(a.value(kAlice, kScreen), std::optional(value(1)));
}

void TestLocalStoreRules::log_whenExchangeFails_saysWarningOrError() // R8
{
    QCOMPARE(client::severityOf(ErrorCode::Unreachable), client::Severity::Warning);
    QCOMPARE(client::severityOf(ErrorCode::TooMany), client::Severity::Error);
    QCOMPARE(client::severityOf(ErrorCode::NotAuthenticated), client::Severity::Error);
    TestDevice &a = startedWithAlice("A");
    a.wire = [] { return Wire::CutBefore; };
    for (int i = 0; i < 3; ++i)
        QVERIFY(!a->synchronize());
    const auto rows = *a.log().newest(10);
    QCOMPARE(rows.front().severity, client::Severity::Warning);
    QCOMPARE(rows.front().times, 3);
}

QTEST_GUILESS_MAIN(TestLocalStoreRules)
#include "test_local_store_rules.moc"
