#include "core/client/local_edit.h"
#include "core/protocol/limits.h"
#include "tests/support/model_server.h"
#include "tests/support/store_server.h"
#include "tests/support/test_device.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace retinue;
using protocol::PanelLogin;
using protocol::StartMode;
using test::ModelServer;
using test::StoreServer;
using test::TestDevice;
using test::Wire;

namespace {

const QString kScreen = QStringLiteral("home.screen");
const QString kCopy = QStringLiteral("default-job.copy");
const QString kTimeline = QStringLiteral("home.timeline");
const QString kListOrder = QStringLiteral("list-order.scan-and-store");
const QString kNetwork = QStringLiteral("network.direct-connection");
const QString kKeychain = QStringLiteral("keychain");
const QString kGroupBook = QStringLiteral("address-book.group");
const QString kHistory = QStringLiteral("history.scan-and-send");

OwnerKey user(const char *name)
{
    return *OwnerKey::user(QString::fromLatin1(name));
}

const OwnerKey kAlice = user("alice");
const OwnerKey kBob = user("bob");
const OwnerKey kSales = *OwnerKey::group(u"sales");

QByteArray value(int n)
{
    return "{\"n\":" + QByteArray::number(n) + "}";
}

QByteArray entry(const char *id, int at)
{
    return R"({"entries":{")" + QByteArray(id) + R"(":{"at":)" + QByteArray::number(at) + "}}}";
}

} // namespace

/// The rules of domain.md with a server and two devices, each step by name.
class TestRules : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();

    void login_whenChangedElsewhere_bringsItBeforeThePanelIsHandedOver();
    void login_whenGroupsAreAsserted_bringsTheirSettings();
    void login_whenServerIsAway_worksFromTheLocalStore();
    void login_whenSecret_bringsItOnlyThen();
    void set_whenOffline_goesUpLater();
    void set_afterALoginOffline_goesUpWithoutARefusal();
    void set_beforeAnotherLogin_goesUpAllTheSame();
    void set_whenTheServerHasForgottenThePanel_goesUpAllTheSame();
    void set_whenOutOfDate_isRefusedAndKeptUntilTheNextLogin();
    void set_whenMergedItem_isNeverRefused();
    void set_whenAnswerIsLost_isNotRefusedAsItsOwnRival();
    void set_whenAnswerIsLostAndProcessDies_getsTheFirstAnswer();
    void set_whenOwnerWasDeletedOnTheServer_isRefused();
    void set_whenBlankItem_keepsDestinationsHere();
    void set_whenAllDevices_reachesEveryDevice();
    void start_whenBothHaveData_letsTheServerWin();
    void start_whenDeletedOnTheServerBefore_letsTheCopyWin();
    void resume_whenDeletedOnTheServer_dropsTheCopy();
    void resume_whenTheFeedCannotBeCalculated_comparesEverything();
    void start_whenOtherGeneration_keepsWhatIsDisplaced();
    void login_whenTheRestoredServerDoesNotKnowTheUser_keepsTheLastCopy();
    void synchronize_whenTheRestoredServerDoesNotKnowWhoIsAtThePanel_keepsTheLastCopy();
    void start_whenTheDataKeyIsLocked_keepsTheSecretsUntilTheLogin();
    void login_whenADeletionOvertakesItsAnswer_doesNotBringItBack();
    void login_whenTheDeviceIsStartedAnewMeanwhile_asksAgain_data();
    void login_whenTheDeviceIsStartedAnewMeanwhile_asksAgain();
    void start_whenInterrupted_isBegunAnew();
    void start_whenTheServerIsOlder_keepsWhatItDoesNotKnow();
    void stop_whenStopped_doesNotFollow();
    void follow_whenUserIsDeleted_dropsTheCopies();
    void follow_whenManyAreReleased_tellsThemInParts();
    void follow_whenUserIsMadeAnew_keepsNothingOfTheOldOne();
    void follow_whenUserIsMadeElsewhere_bringsEverything();
    void follow_whenAtThePanelWithoutData_bringsTheFirstChange();
    void follow_whenTheFirstChangeCameFromThePanel_goesOnAfterTheLogout();
    void login_whenStoreIsFull_evictsTheOldestUnlessUnsent();
    void login_whenStoreIsFullAndDiscarding_keepsTheOldOnes();
    void evicted_whenChangedElsewhere_staysAwayUntilTheLogin();
    void evicted_whenTheDeviceStartsOrResumes_staysAwayUntilTheLogin_data();
    void evicted_whenTheDeviceStartsOrResumes_staysAwayUntilTheLogin();
    void forget_whenUnsent_namesItFirst();
    void compareDigests_whenTheCopyWentWrong_takesTheServers();
    void compareDigests_whenBlankItem_keepsDestinationsHere();
    void import_whenRunning_isRefused();
    void log_whenExchangeFails_saysWarningOrError();

private:
    TestDevice &device(const char *name, int mostUsers = 500,
                       sync::WhenFull whenFull = sync::WhenFull::DeleteOldest);
    /// Started, with alice logged in and her screen at value(1), gone up.
    TestDevice &startedWithAlice(const char *name);
    std::optional<QByteArray> onServer(const OwnerKey &owner, const QString &item) const;

    std::unique_ptr<test::SyncServer> m_server;
    std::vector<std::unique_ptr<TestDevice>> m_devices;
};

void TestRules::initTestCase_data()
{
    QTest::addColumn<bool>("real");
    QTest::newRow("model") << false;
    QTest::newRow("store") << true;
}

void TestRules::init()
{
    QFETCH_GLOBAL(bool, real);
    m_devices.clear();
    if (real)
        m_server = std::make_unique<StoreServer>();
    else
        m_server = std::make_unique<ModelServer>(Catalogue::builtIn());
}

TestDevice &TestRules::device(const char *name, int mostUsers, sync::WhenFull whenFull)
{
    m_devices.push_back(
        std::make_unique<TestDevice>(*m_server, QString::fromLatin1(name), mostUsers, whenFull));
    return *m_devices.back();
}

TestDevice &TestRules::startedWithAlice(const char *name)
{
    TestDevice &started = device(name);
    if (!started->start(StartMode::Start) || !started->login({kAlice, {}}))
        qFatal("a device does not start");
    if (!onServer(kAlice, kScreen)) {
        if (!started->set(kAlice, kScreen, value(1)) || !started->synchronize())
            qFatal("a first change does not go up");
    }
    return started;
}

std::optional<QByteArray> TestRules::onServer(const OwnerKey &owner, const QString &item) const
{
    const auto contents = m_server->contents();
    const auto found = contents.find({owner, item});
    return found == contents.end() ? std::nullopt : std::optional(found->second);
}

void TestRules::login_whenChangedElsewhere_bringsItBeforeThePanelIsHandedOver() // R6
{
    TestDevice &a = startedWithAlice("A"), &b = startedWithAlice("B");
    QVERIFY(a->set(kAlice, kScreen, value(2)));
    QVERIFY(a->synchronize());
    const auto login = b->login({kAlice, {}});
    QVERIFY(login->upToDate && login->kept && login->message.isEmpty());
    QCOMPARE(b.value(kAlice, kScreen), std::optional(value(2)));
    QVERIFY(b->login({kAlice, {}})->upToDate); // nothing changed: 304
}

void TestRules::login_whenGroupsAreAsserted_bringsTheirSettings() // R6
{
    TestDevice &a = device("A"), &b = device("B");
    QVERIFY(a->start(StartMode::Start) && b->start(StartMode::Start));
    QVERIFY(a->login({kAlice, {kSales}}));
    const QByteArray book = R"({"entries":{}})";
    QVERIFY(a->set(kSales, kGroupBook, book));
    QVERIFY(a->synchronize());
    QVERIFY(b->login({kBob, {kSales}}));
    QCOMPARE(b.value(kSales, kGroupBook), std::optional(book));
    QVERIFY(b->logout());
    b.wire = [] { return Wire::CutBefore; };
    QVERIFY(b->login(kBob)); // the groups as last asserted
    QCOMPARE(b->status()->groups, 1);
}

void TestRules::login_whenServerIsAway_worksFromTheLocalStore() // R8
{
    TestDevice &a = startedWithAlice("A");
    a.wire = [] { return Wire::CutBefore; };
    const auto login = a->login({kAlice, {}});
    QVERIFY(login && !login->upToDate && login->why);
    QCOMPARE(a.value(kAlice, kScreen), std::optional(value(1)));
    QVERIFY(a->set(kAlice, kScreen, value(2)));
    QCOMPARE(a.log().newest(1)->front().severity, client::Severity::Warning);
}

void TestRules::login_whenSecret_bringsItOnlyThen() // R12
{
    TestDevice &a = startedWithAlice("A"), &b = startedWithAlice("B");
    const QByteArray secret = R"({"key":"correct horse battery"})";
    QVERIFY(a->set(kAlice, kNetwork, secret));
    QVERIFY(a->synchronize());
    QVERIFY(b->logout());
    QVERIFY(b->synchronize());
    QVERIFY(!b.value(kAlice, kNetwork)); // the feed brings only the news of it
    QVERIFY(b->login({kAlice, {}}));
    QCOMPARE(b.value(kAlice, kNetwork), std::optional(secret));
    QVERIFY(b->logout());
    QVERIFY(!b.value(kAlice, kNetwork)); // for the eyes of who is at the panel
    for (const char *name : {"local.db", "local.db-wal"}) {
        QFile file(b.folder() + u'/' + QString::fromLatin1(name));
        if (file.open(QIODevice::ReadOnly))
            QVERIFY(!file.readAll().contains("correct horse"));
    }
}

void TestRules::set_whenOffline_goesUpLater() // R8
{
    TestDevice &a = startedWithAlice("A");
    a.wire = [] { return Wire::CutBefore; };
    QVERIFY(a->set(kAlice, kScreen, value(2)));
    QVERIFY(a->set(kAlice, kScreen, value(3)));
    QVERIFY(!a->synchronize());
    QCOMPARE(a->status()->unsent, 1);
    a.crash();
    a.wire = [] { return Wire::Connected; };
    QVERIFY(a->start(StartMode::Resume));
    QVERIFY(a->synchronize());
    QCOMPARE(onServer(kAlice, kScreen), std::optional(value(3)));
    QCOMPARE(a->status()->unsent, 0);
}

void TestRules::set_afterALoginOffline_goesUpWithoutARefusal() // R8
{
    TestDevice &a = device("A");
    QVERIFY(a->start(StartMode::Start));
    QVERIFY(a->synchronize());
    a.wire = [] { return Wire::CutBefore; };
    QVERIFY(!a->login({kAlice, {}})->upToDate); // the server does not know her, nor that she is there
    QVERIFY(a->set(kAlice, kScreen, value(1)));
    a.wire = [] { return Wire::Connected; };
    QCOMPARE(a->synchronize()->sent, 1);
    QVERIFY(a.takeServerErrors().empty());
    QCOMPARE(onServer(kAlice, kScreen), std::optional(value(1)));
}

void TestRules::set_beforeAnotherLogin_goesUpAllTheSame() // R8
{
    TestDevice &a = device("A");
    QVERIFY(a->start(StartMode::Start));
    a.wire = [] { return Wire::CutBefore; };
    for (const OwnerKey &user : {kAlice, kBob}) {
        QVERIFY(!a->login({user, {}})->upToDate);
        QVERIFY(a->set(user, kScreen, value(1)));
    }
    a.wire = [] { return Wire::Connected; };
    QCOMPARE(a->synchronize()->sent, 2); // alice's as well, though bob is at the panel
    QCOMPARE(onServer(kAlice, kScreen), std::optional(value(1)));
    QCOMPARE(onServer(kBob, kScreen), std::optional(value(1)));
    QCOMPARE(a->status()->unsent, 0);
    QCOMPARE(*a->compareDigests(), std::vector<OwnerKey>());
}

void TestRules::set_whenTheServerHasForgottenThePanel_goesUpAllTheSame() // R8
{
    TestDevice &a = device("A");
    QVERIFY(a->start(StartMode::Start));
    QVERIFY(a->login({kAlice, {}})->upToDate);
    QVERIFY(m_server->panel(a.id(), std::nullopt)); // it was restarted, and no line was seen to be cut
    QVERIFY(a->set(kAlice, kScreen, value(1)));
    QCOMPARE(a->synchronize()->sent, 1);
    QCOMPARE(onServer(kAlice, kScreen), std::optional(value(1)));
    QCOMPARE(a->status()->unsent, 0);
}

void TestRules::set_whenOutOfDate_isRefusedAndKeptUntilTheNextLogin() // R7
{
    TestDevice &a = startedWithAlice("A"), &b = startedWithAlice("B");
    QVERIFY(a->set(kAlice, kScreen, value(2)));
    QVERIFY(b->set(kAlice, kScreen, value(3)));
    QVERIFY(a->synchronize());
    QCOMPARE(b->synchronize()->refused, 1);
    QCOMPARE(b.takeRefusals().size(), std::size_t(1));
    QCOMPARE(b->status()->messages, std::vector<QString>{client::kLogInAgain});
    b.crash();
    QVERIFY(b->start(StartMode::Resume));
    QVERIFY(b->synchronize());
    QCOMPARE(b.value(kAlice, kScreen), std::optional(value(3)));
    QCOMPARE(b->set(kAlice, kScreen, value(4)).error().code, ErrorCode::OutOfDate);
    b.wire = [] { return Wire::CutBefore; };
    QCOMPARE(b->login({kAlice, {}})->message, client::kLogInAgain); // that login is not done
    QCOMPARE(b.value(kAlice, kScreen), std::optional(value(3)));
    b.wire = [] { return Wire::Connected; };
    QVERIFY(b->login({kAlice, {}})->message.isEmpty());
    QCOMPARE(b.value(kAlice, kScreen), std::optional(value(2)));
    QCOMPARE(onServer(kAlice, kScreen), std::optional(value(2)));
    QVERIFY(b->set(kAlice, kScreen, value(4)));
    QCOMPARE(b->synchronize()->sent, 1);
}

void TestRules::set_whenMergedItem_isNeverRefused() // R7
{
    TestDevice &a = startedWithAlice("A"), &b = startedWithAlice("B");
    QVERIFY(a->set(kAlice, kTimeline, entry("a", 1)));
    QVERIFY(b->set(kAlice, kTimeline, entry("b", 2)));
    QVERIFY(a->synchronize());
    QCOMPARE(b->synchronize()->refused, 0);
    QVERIFY(a->synchronize());
    const QByteArray both = R"({"entries":{"a":{"at":1},"b":{"at":2}}})";
    QCOMPARE(onServer(kAlice, kTimeline), std::optional(both));
    QCOMPARE(a.value(kAlice, kTimeline), std::optional(both));
    QCOMPARE(b.value(kAlice, kTimeline), std::optional(both));
}

void TestRules::set_whenAnswerIsLost_isNotRefusedAsItsOwnRival() // R7, R8
{
    TestDevice &a = startedWithAlice("A");
    QVERIFY(a->set(kAlice, kScreen, value(2)));
    a.wire = [] { return Wire::CutAfter; };
    QVERIFY(!a->synchronize());
    QCOMPARE(onServer(kAlice, kScreen), std::optional(value(2)));
    QVERIFY(a->set(kAlice, kScreen, value(3)));
    a.wire = [] { return Wire::Connected; };
    QCOMPARE(a->synchronize()->refused, 0);
    QCOMPARE(onServer(kAlice, kScreen), std::optional(value(3)));
}

void TestRules::set_whenAnswerIsLostAndProcessDies_getsTheFirstAnswer() // R7, R8
{
    TestDevice &a = startedWithAlice("A"), &b = startedWithAlice("B");
    QVERIFY(a->set(kAlice, kScreen, value(2)));
    a.wire = [] { return Wire::CutAfter; };
    QVERIFY(!a->synchronize());
    a.crash();
    QVERIFY(b->login({kAlice, {}}));
    QVERIFY(b->set(kAlice, kScreen, value(3)));
    QVERIFY(b->synchronize());
    a.wire = [] { return Wire::Connected; };
    QVERIFY(a->start(StartMode::Resume));
    QCOMPARE(a->synchronize()->refused, 0);
    QCOMPARE(a.value(kAlice, kScreen), std::optional(value(3)));
    QCOMPARE(onServer(kAlice, kScreen), std::optional(value(3)));
}

void TestRules::set_whenOwnerWasDeletedOnTheServer_isRefused() // R9
{
    TestDevice &a = startedWithAlice("A");
    QVERIFY(a->set(kAlice, kScreen, value(2)));
    m_server->deleteOwner(kAlice);
    QCOMPARE(a->synchronize()->refused, 1);
    QCOMPARE(a.value(kAlice, kScreen), std::optional(value(2)));
    QVERIFY(m_server->contents().empty());
    QVERIFY(a->login({kAlice, {}})->message.isEmpty());
    QVERIFY(!a.value(kAlice, kScreen));
}

void TestRules::set_whenBlankItem_keepsDestinationsHere() // R11
{
    TestDevice &a = startedWithAlice("A"), &b = startedWithAlice("B");
    const QByteArray own = R"({"entries":{"a":{"at":1,"destinations":[{"mail":"bob@example.com"}]}}})";
    QVERIFY(a->set(kAlice, kHistory, own));
    QVERIFY(a->synchronize());
    QVERIFY(!onServer(kAlice, kHistory)->contains("bob@"));
    QVERIFY(b->login({kAlice, {}}));
    QVERIFY(!b.value(kAlice, kHistory)->contains("bob@"));
    QVERIFY(b->patch(kAlice, kHistory, R"({"entries":{"b":{"at":2}}})"));
    QVERIFY(b->synchronize());
    QVERIFY(a->synchronize());
    QVERIFY(a.value(kAlice, kHistory)->contains("bob@"));
    QVERIFY(a.value(kAlice, kHistory)->contains("\"b\""));
    QCOMPARE(a->status()->unsent, 0);
}

void TestRules::set_whenAllDevices_reachesEveryDevice()
{
    TestDevice &a = startedWithAlice("A"), &b = startedWithAlice("B");
    const QByteArray buttons = R"({"buttons":{},"order":[]})";
    QVERIFY(a->set(OwnerKey::allDevices(), QStringLiteral("home.shared-buttons"), buttons));
    QVERIFY(a->synchronize());
    QVERIFY(b->synchronize());
    QCOMPARE(b.value(OwnerKey::allDevices(), QStringLiteral("home.shared-buttons")), std::optional(buttons));
}

void TestRules::start_whenBothHaveData_letsTheServerWin() // R5
{
    startedWithAlice("A");
    TestDevice &b = device("B");
    QVERIFY(b->import({{kAlice, kScreen, value(7)}, {kBob, kScreen, value(8)}}));
    QVERIFY(b->start(StartMode::Start));
    QVERIFY(b->synchronize());
    QCOMPARE(b.value(kAlice, kScreen), std::optional(value(1)));
    QCOMPARE(onServer(kAlice, kScreen), std::optional(value(1)));
    QCOMPARE(onServer(kBob, kScreen), std::optional(value(8)));
    QCOMPARE(b->status()->refused, 0);
}

void TestRules::start_whenDeletedOnTheServerBefore_letsTheCopyWin() // R5
{
    TestDevice &a = startedWithAlice("A");
    QVERIFY(a->stop());
    m_server->deleteOwner(kAlice);
    QVERIFY(a->start(StartMode::Start));
    QVERIFY(a->synchronize());
    QCOMPARE(onServer(kAlice, kScreen), std::optional(value(1)));
}

void TestRules::resume_whenDeletedOnTheServer_dropsTheCopy() // R5, R9
{
    TestDevice &a = startedWithAlice("A");
    m_server->deleteOwner(kAlice);
    a.crash();
    QCOMPARE(*a->startDue(), std::optional(StartMode::Resume));
    QVERIFY(a->start(StartMode::Resume));
    QVERIFY(a->synchronize());
    QVERIFY(m_server->contents().empty());
    QVERIFY(a.contents().empty());
}

void TestRules::resume_whenTheFeedCannotBeCalculated_comparesEverything() // R5
{
    TestDevice &a = startedWithAlice("A"), &b = startedWithAlice("B");
    QVERIFY(b->login({kBob, {}}));
    QVERIFY(b->set(kBob, kScreen, value(5)));
    QVERIFY(b->synchronize());
    QVERIFY(a->set(kAlice, kScreen, value(2)));
    QVERIFY(a->synchronize());
    m_server->deleteOwner(kBob);
    m_server->forgetTombstones();
    const auto report = b->synchronize();
    QVERIFY(report && report->resynchronized);
    QCOMPARE(b.contents(), m_server->contents());
}

void TestRules::start_whenOtherGeneration_keepsWhatIsDisplaced() // R14
{
    TestDevice &a = startedWithAlice("A");
    m_server->keepCopy();
    QVERIFY(a->set(kAlice, kScreen, value(2)));
    QVERIFY(a->set(kAlice, kCopy, value(3)));
    QVERIFY(a->synchronize());
    m_server->restoreCopy();
    QCOMPARE(a->synchronize().error().code, ErrorCode::OtherGeneration);
    QVERIFY(a->status()->restartToSync);
    QCOMPARE(a->start(StartMode::Resume).error().code, ErrorCode::OtherGeneration);
    // The displaced values reach the server before they are replaced here, however often the wire is cut.
    int requests = 0;
    a.wire = [&] { return ++requests % 3 == 0 ? Wire::Connected : Wire::CutAfter; };
    for (int i = 0; i < 20 && !a->start(StartMode::Start); ++i)
        ;
    a.wire = [] { return Wire::Connected; };
    QVERIFY(a->start(StartMode::Start));
    QVERIFY(a->synchronize());
    QVERIFY(!a->status()->restartToSync);
    QCOMPARE(a.value(kAlice, kScreen), std::optional(value(1)));
    QCOMPARE(onServer(kAlice, kCopy), std::optional(value(3))); // only the client had it
    const auto kept = m_server->recentlyDeleted();
    QVERIFY(std::find(kept.begin(), kept.end(), value(2)) != kept.end());
}

void TestRules::login_whenTheRestoredServerDoesNotKnowTheUser_keepsTheLastCopy() // R5, R14
{
    m_server->keepCopy();
    TestDevice &a = startedWithAlice("A");
    m_server->restoreCopy();
    const auto login = a->login({kAlice, {}});
    QVERIFY(login && !login->upToDate && login->why);
    QCOMPARE(login->why->code, ErrorCode::OtherGeneration);
    QVERIFY(a->status()->restartToSync);
    QVERIFY(a->start(StartMode::Start));
    QVERIFY(a->synchronize());
    QCOMPARE(a.value(kAlice, kScreen), std::optional(value(1)));
    QCOMPARE(onServer(kAlice, kScreen), std::optional(value(1)));
}

void TestRules::synchronize_whenTheRestoredServerDoesNotKnowWhoIsAtThePanel_keepsTheLastCopy() // R5, R14
{
    m_server->keepCopy();
    TestDevice &a = startedWithAlice("A");
    a.wire = [] { return Wire::CutBefore; };
    QVERIFY(!a->synchronize()); // the server is away: it must be told of the panel again
    m_server->restoreCopy();
    a.wire = [] { return Wire::Connected; };
    QCOMPARE(a->synchronize().error().code, ErrorCode::OtherGeneration);
    QVERIFY(a->start(StartMode::Start));
    QVERIFY(a->synchronize());
    QCOMPARE(a.value(kAlice, kScreen), std::optional(value(1)));
    QCOMPARE(onServer(kAlice, kScreen), std::optional(value(1)));
}

void TestRules::start_whenTheDataKeyIsLocked_keepsTheSecretsUntilTheLogin() // R12, R14
{
    const QByteArray first = R"({"key":"first"})", second = R"({"key":"second"})";
    const QByteArray credentials =
        R"({"entries":{"a":{"password":"p","target":"//nas/x","userName":"alice"}}})";
    TestDevice &a = startedWithAlice("A");
    QVERIFY(a->set(kAlice, kNetwork, first));
    QVERIFY(a->set(kAlice, kKeychain, credentials));
    QVERIFY(a->synchronize());
    m_server->keepCopy();
    QVERIFY(a->set(kAlice, kNetwork, second));
    QVERIFY(a->synchronize());
    m_server->setSecretsLocked(true);
    m_server->restoreCopy();
    QVERIFY(a->start(StartMode::Start));
    QVERIFY(a->set(kAlice, kScreen, value(5)));
    QVERIFY(a->synchronize());
    QVERIFY(a->login({kAlice, {}})->upToDate);
    QCOMPARE(onServer(kAlice, kScreen), std::optional(value(5)));
    QCOMPARE(a.value(kAlice, kNetwork), std::optional(second)); // nothing better yet

    m_server->setSecretsLocked(false);
    QVERIFY(a->login({kAlice, {}})->upToDate);
    QCOMPARE(a.value(kAlice, kNetwork), std::optional(first));
    QCOMPARE(a.value(kAlice, kKeychain), std::optional(credentials));
    const auto kept = m_server->recentlyDeleted();
    QCOMPARE(std::count(kept.begin(), kept.end(), second), 1);
    QCOMPARE(std::count(kept.begin(), kept.end(), credentials), 0); // equal: nothing was displaced
}

void TestRules::login_whenADeletionOvertakesItsAnswer_doesNotBringItBack() // R6, R9
{
    TestDevice &a = startedWithAlice("A"), &b = startedWithAlice("B");
    QVERIFY(b->synchronize());
    QVERIFY(a->set(kAlice, kListOrder, value(2)));
    QVERIFY(a->synchronize());
    int answers = 0;
    b.answered = [&] {
        if (++answers != 1) // the pull's
            return;
        QVERIFY(a->remove(kAlice, kListOrder));
        QVERIFY(a->synchronize());
        QVERIFY(b->synchronize()); // as the other thread does
    };
    QVERIFY(b->login({kAlice, {}}));
    QVERIFY(answers > 1);
    QVERIFY(b->synchronize());
    QVERIFY(!b.value(kAlice, kListOrder));
    QCOMPARE(b.contents(), m_server->contents());
}

void TestRules::login_whenTheDeviceIsStartedAnewMeanwhile_asksAgain_data()
{
    QTest::addColumn<bool>("answered");
    QTest::newRow("before its answer") << false;
    QTest::newRow("after its answer") << true;
}

void TestRules::login_whenTheDeviceIsStartedAnewMeanwhile_asksAgain() // R14
{
    QFETCH(bool, answered);
    TestDevice &a = startedWithAlice("A");
    m_server->keepCopy();
    QVERIFY(a->set(kAlice, kCopy, value(2)));
    QVERIFY(a->synchronize());
    QVERIFY(a->logout());
    int left = answered ? 1 : 2; // the panel's request, then the pull
    const auto startAnew = [&] {
        if (--left != 0)
            return;
        m_server->restoreCopy();
        QVERIFY(a->start(StartMode::Start)); // as the other thread does
    };
    if (answered)
        a.answered = startAnew;
    else
        a.wire = [&] {
            startAnew();
            return Wire::Connected;
        };
    const auto login = a->login({kAlice, {}});
    QVERIFY(left < 0);
    QVERIFY(login->upToDate);
    QVERIFY(!a->status()->restartToSync);
}

void TestRules::start_whenInterrupted_isBegunAnew() // R4, R5
{
    TestDevice &a = startedWithAlice("A");
    QVERIFY(a->stop());
    for (int cutAt = 1;; ++cutAt) {
        int requests = 0;
        a.wire = [&] { return ++requests == cutAt ? Wire::CutAfter : Wire::Connected; };
        if (a->start(StartMode::Start))
            break;
        a.crash();
        QCOMPARE(*a->startDue(), std::optional(StartMode::Start));
        QCOMPARE(a->synchronize().error().code, ErrorCode::NotStarted);
        QVERIFY(cutAt < 20);
    }
    QCOMPARE(*a->startDue(), std::optional(StartMode::Resume));
    QCOMPARE(a.contents(), m_server->contents());
}

void TestRules::start_whenTheServerIsOlder_keepsWhatItDoesNotKnow() // R5, R8
{
    QFETCH_GLOBAL(bool, real);
    QJsonObject older{{QStringLiteral("version"), 1}};
    older.insert(QStringLiteral("items"),
                 QJsonArray{QJsonObject{{QStringLiteral("number"), 10},
                                        {QStringLiteral("id"), kCopy},
                                        {QStringLiteral("category"), QStringLiteral("Default job settings")},
                                        {QStringLiteral("name"), QStringLiteral("Copy")},
                                        {QStringLiteral("owner"), QStringLiteral("user")},
                                        {QStringLiteral("shape"), QStringLiteral("object")},
                                        {QStringLiteral("flags"), QJsonArray()},
                                        {QStringLiteral("maxBytes"), 65536}}});
    const auto catalogue = Catalogue::fromJson(QJsonDocument(older).toJson());
    QVERIFY2(catalogue, catalogue ? "" : qPrintable(catalogue.error().toString()));
    if (real)
        m_server = std::make_unique<StoreServer>(*catalogue);
    else
        m_server = std::make_unique<ModelServer>(*catalogue);
    TestDevice &a = device("A");
    QVERIFY(a->import({{kAlice, kScreen, value(1)}, {kAlice, kCopy, value(2)}}));
    QVERIFY(a->start(StartMode::Start));
    QCOMPARE(a->synchronize()->sent, 1);
    QVERIFY(a->login({kAlice, {}})->upToDate);
    QVERIFY(a->set(kAlice, kScreen, value(3)));
    QVERIFY(a->synchronize());
    QVERIFY(a->start(StartMode::Resume));
    QVERIFY(a->login({kAlice, {}})->message.isEmpty());
    QCOMPARE(a.value(kAlice, kScreen), std::optional(value(3)));
    QCOMPARE(onServer(kAlice, kCopy), std::optional(value(2)));
    QCOMPARE(a->status()->unsent, 1); // goes up when the server knows it
    QCOMPARE(a->status()->refused, 0);
    m_devices.clear();
    m_server.reset(); // before its catalogue
}

void TestRules::stop_whenStopped_doesNotFollow() // R4
{
    TestDevice &a = startedWithAlice("A"), &b = startedWithAlice("B");
    QVERIFY(b->stop());
    QVERIFY(!*b->startDue());
    QVERIFY(a->set(kAlice, kScreen, value(2)));
    QVERIFY(a->synchronize());
    QCOMPARE(b->synchronize().error().code, ErrorCode::NotStarted);
    QVERIFY(!b->login({kAlice, {}})->upToDate);
    QCOMPARE(b.value(kAlice, kScreen), std::optional(value(1)));
}

void TestRules::follow_whenUserIsDeleted_dropsTheCopies() // R9
{
    TestDevice &a = startedWithAlice("A");
    QVERIFY(a->logout());
    m_server->deleteOwner(kAlice);
    QVERIFY(a->synchronize());
    QVERIFY(a.contents().empty());
    QCOMPARE(a->status()->users, 0);
}

void TestRules::follow_whenManyAreReleased_tellsThemInParts()
{
    TestDevice &a = startedWithAlice("A");
    QVERIFY(a.store().run([](client::LocalEdit &edit) -> Result<void> {
        for (int i = 0; i < 2 * protocol::limits::kOwnersPerRelease + 1; ++i)
            edit.addRelease(OwnerId::random());
        return {};
    }));
    QVERIFY(a->synchronize());
    QVERIFY(a.store().run([](client::LocalEdit &edit) -> Result<void> {
        return edit.releases().empty() ? Result<void>() : Error{ErrorCode::Internal, {}};
    }));
}

void TestRules::follow_whenUserIsMadeAnew_keepsNothingOfTheOldOne() // R9
{
    TestDevice &a = startedWithAlice("A"), &b = startedWithAlice("B");
    QVERIFY(a->set(kAlice, kCopy, value(2)));
    QVERIFY(a->synchronize());
    QVERIFY(b->synchronize());
    m_server->deleteOwner(kAlice);
    // A new setting is based on nothing that was deleted: it makes the user anew.
    QVERIFY(a->set(kAlice, kListOrder, value(9)));
    QVERIFY(a->synchronize());
    QVERIFY(b->synchronize()); // she is at its panel: R6
    QCOMPARE(m_server->contents().size(), std::size_t(1));
    QCOMPARE(a.contents(), m_server->contents());
    QCOMPARE(b.contents(), m_server->contents());
}

void TestRules::follow_whenUserIsMadeElsewhere_bringsEverything() // R6
{
    TestDevice &a = device("A"), &b = device("B");
    for (TestDevice *one : {&a, &b})
        QVERIFY((*one)->start(StartMode::Start) && (*one)->login({kAlice, {}}));
    // Both are at the panel when the server does not know her; each sets something.
    QVERIFY(a->set(kAlice, kScreen, value(1)));
    QVERIFY(a->synchronize());
    QVERIFY(b->synchronize());
    QVERIFY(b->set(kAlice, kCopy, value(2)));
    QVERIFY(b->synchronize());
    QVERIFY(a->synchronize());
    QCOMPARE(b.contents(), m_server->contents());
    QCOMPARE(a.contents(), m_server->contents());
}

void TestRules::follow_whenAtThePanelWithoutData_bringsTheFirstChange() // R6
{
    TestDevice &a = device("A"), &b = device("B"), &c = device("C");
    for (TestDevice *one : {&a, &b, &c})
        QVERIFY((*one)->start(StartMode::Start));
    // Nobody has anything of her or of the group.
    QVERIFY(a->login({kAlice, {kSales}}) && b->login({kAlice, {}}) && c->login({kBob, {kSales}}));
    QVERIFY(b->synchronize() && c->synchronize());
    QVERIFY(a->set(kAlice, kScreen, value(1)));
    QVERIFY(a->set(kSales, kGroupBook, R"({"entries":{}})"));
    QVERIFY(a->synchronize());
    QVERIFY(b->synchronize() && c->synchronize());
    QCOMPARE(b.value(kAlice, kScreen), std::optional(value(1)));
    QVERIFY(!b.value(kSales, kGroupBook)); // not asserted there
    QVERIFY(c.value(kSales, kGroupBook));
    QVERIFY(!c.value(kAlice, kScreen));
}

void TestRules::follow_whenTheFirstChangeCameFromThePanel_goesOnAfterTheLogout() // R6
{
    TestDevice &a = device("A"), &b = device("B");
    for (TestDevice *one : {&a, &b})
        QVERIFY((*one)->start(StartMode::Start) && (*one)->login({kAlice, {}}));
    QVERIFY(a->set(kAlice, kScreen, value(1)));
    QVERIFY(a->synchronize() && b->synchronize());
    QVERIFY(b->logout()); // it holds her data now
    QVERIFY(a->set(kAlice, kScreen, value(2)));
    QVERIFY(a->synchronize() && b->synchronize());
    QCOMPARE(b.value(kAlice, kScreen), std::optional(value(2)));
    QVERIFY(b.takeServerErrors().empty());
}

void TestRules::login_whenStoreIsFull_evictsTheOldestUnlessUnsent() // R10
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
        return row.severity == client::Severity::Error && row.what.contains(QStringLiteral("mueller"));
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

void TestRules::login_whenStoreIsFullAndDiscarding_keepsTheOldOnes() // R10
{
    TestDevice &a = device("A", 1, sync::WhenFull::DiscardNew);
    QVERIFY(a->start(StartMode::Start));
    QVERIFY(a->login({kAlice, {}}));
    QVERIFY(a->set(kAlice, kScreen, value(1)));
    QVERIFY(a->synchronize());
    QVERIFY(!a->login({kBob, {}})->kept);
    QCOMPARE(a.value(kAlice, kScreen), std::optional(value(1)));
}

void TestRules::evicted_whenChangedElsewhere_staysAwayUntilTheLogin() // R10
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

void TestRules::evicted_whenTheDeviceStartsOrResumes_staysAwayUntilTheLogin_data()
{
    QTest::addColumn<StartMode>("mode");
    QTest::newRow("start") << StartMode::Start;
    QTest::newRow("resume") << StartMode::Resume;
}

void TestRules::evicted_whenTheDeviceStartsOrResumes_staysAwayUntilTheLogin() // R10
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

void TestRules::forget_whenUnsent_namesItFirst() // R13
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

void TestRules::compareDigests_whenTheCopyWentWrong_takesTheServers() // R13
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

void TestRules::compareDigests_whenBlankItem_keepsDestinationsHere() // R11, R13
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

void TestRules::import_whenRunning_isRefused() // R23
{
    TestDevice &a = startedWithAlice("A");
    QCOMPARE(a->import({{kBob, kScreen, value(1)}}).error().code, ErrorCode::NotPermitted);
    QVERIFY(a->stop());
    const auto partly = a->import({{kBob, kScreen, value(1)}, {kBob, kTimeline, entry("a", 1)}});
    QCOMPARE(partly.error().code, ErrorCode::InvalidInput); // not portable
    QVERIFY(!a.value(kBob, kScreen));                       // all or nothing
    QVERIFY(a->import({{kBob, kScreen, value(1)}}));
}

void TestRules::log_whenExchangeFails_saysWarningOrError() // R8
{
    QCOMPARE(client::severityOf({ErrorCode::Unreachable, {}, {}}), client::Severity::Warning);
    QCOMPARE(client::severityOf({ErrorCode::TooMany, {}, {}}), client::Severity::Error);
    QCOMPARE(client::severityOf({ErrorCode::NotAuthenticated, {}, {}}), client::Severity::Error);
    TestDevice &a = startedWithAlice("A");
    a.wire = [] { return Wire::CutBefore; };
    for (int i = 0; i < 3; ++i)
        QVERIFY(!a->synchronize());
    const auto rows = *a.log().newest(10);
    QCOMPARE(rows.front().severity, client::Severity::Warning);
    QCOMPARE(rows.front().times, 3);
}

QTEST_GUILESS_MAIN(TestRules)
#include "test_rules.moc"
