#include "core/client/agent.h"
#include "core/client/home_enrolment.h"
#include "core/sql/database.h"
#include "tests/integration/server/live_server.h"

#include <QTest>

#include <algorithm>
#include <memory>

namespace retinue::test {
namespace {

using namespace std::chrono_literals;

const OwnerKey kAlice = *OwnerKey::user(u"alice");
const QString kLanguage = QStringLiteral("display.language");
const QByteArray kGerman = R"({"keyboardLayout":"de","language":"de"})";
const QByteArray kWrong = R"({"keyboardLayout":"xx","language":"xx"})";

/// An enrolled agent beside its server, both in this process, over TLS.
class Site
{
public:
    explicit Site(client::AgentTiming timing)
    {
        timing.firstRetry = 20ms;
        timing.mostRetry = 100ms;
        auto opened = client::DeviceHome::open(
            {m_folder.filePath(QStringLiteral("device")), nullptr, std::chrono::milliseconds(0), {}});
        if (!m_server.isOpen() || !opened)
            return;
        m_home = std::move(*opened);
        m_agent = std::make_unique<client::Agent>(*m_home, timing);
    }

    [[nodiscard]] Result<void> enrolAndStart()
    {
        const QString address = QStringLiteral("127.0.0.1:%1").arg(m_server.server().port());
        const auto offer = client::inspectServer(*client::ServerAddress::parse(address));
        if (!offer)
            return offer.error();
        const auto code = m_server.engine().enrolmentCodes().create(5min, 1);
        if (!code)
            return code.error();
        DeviceInfo info;
        info.name = QStringLiteral("Lobby");
        const auto enrolled = client::enrolHome(*m_home, m_agent.get(), *offer, info, {{}, {}, *code});
        if (!enrolled)
            return enrolled.error();
        m_device = *enrolled;
        return m_agent->start();
    }
    [[nodiscard]] bool isOpen() const { return m_agent != nullptr; }
    client::Replica &replica() { return m_home->replica(); }
    client::DeviceHome &home() { return *m_home; }
    engine::Engine &engine() { return m_server.engine(); }
    [[nodiscard]] const DeviceId &device() const { return m_device; }

    /// What goes wrong on a disk: other content under the same revision.
    [[nodiscard]] Result<std::int64_t> spoil(const QByteArray &value)
    {
        sql::Location location;
        location.file = m_home->folder() + QStringLiteral("/local.db");
        auto database = sql::Database::open(location);
        if (!database)
            return database.error();
        return (*database)->execute(QStringLiteral("UPDATE copy SET value = ?"), {value});
    }
    [[nodiscard]] bool hasLogged(const QString &operation)
    {
        const auto executions = engine().executions().newest(20);
        return executions && std::any_of(executions->begin(), executions->end(), [&](const auto &execution) {
                   return execution.operation == operation &&
                          execution.destination.contains(QStringLiteral("Lobby"));
               });
    }
    [[nodiscard]] bool hasTold(const QString &words)
    {
        const auto entries = m_home->log().newest(50);
        return entries && std::any_of(entries->begin(), entries->end(),
                                      [&](const auto &entry) { return entry.what.contains(words); });
    }

private:
    LiveServer m_server;
    QTemporaryDir m_folder;
    std::unique_ptr<client::DeviceHome> m_home;
    std::unique_ptr<client::Agent> m_agent;
    DeviceId m_device;
};

} // namespace

class TestAgent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comparison_byItself_repairsAndIsTold();        // R13
    void comparison_whenAsked_repairsAndIsTold();       // R13
    void comparison_whenTheRepairDoesNotHelp_isShown(); // R13

private:
    /// Alice's language is on both sides, and damaged on the device.
    void spoilt(Site &site);
};

void TestAgent::spoilt(Site &site)
{
    QVERIFY(site.isOpen());
    const auto started = site.enrolAndStart();
    QVERIFY2(started, started ? "" : qPrintable(started.error().toString()));
    QVERIFY(site.replica().login(kAlice)->upToDate);
    QVERIFY(site.replica().set(kAlice, kLanguage, kGerman));
    QTRY_COMPARE(site.engine().settings().counts()->settings, 1);
    QTRY_COMPARE(site.replica().status()->unsent, 0);
    QCOMPARE(*site.spoil(kWrong), 1);
}

void TestAgent::comparison_byItself_repairsAndIsTold()
{
    client::AgentTiming timing;
    timing.compare = 100ms;
    Site site(timing);
    spoilt(site);
    QTRY_COMPARE(*site.replica().get(kAlice, kLanguage), kGerman);
    QTRY_VERIFY(site.hasLogged(QStringLiteral("device-compare")));
    QTRY_COMPARE(site.engine().devices().find(site.device())->differing, 0); // repaired, and proven
}

void TestAgent::comparison_whenAsked_repairsAndIsTold()
{
    Site site({});
    spoilt(site);
    QCOMPARE(*site.replica().get(kAlice, kLanguage), kWrong);
    QTRY_VERIFY(site.engine().events().isListening(site.device()));
    QVERIFY(site.engine().askToResend(site.device()));
    QTRY_COMPARE(*site.replica().get(kAlice, kLanguage), kGerman);
    QTRY_VERIFY(site.hasLogged(QStringLiteral("device-compare")));
    QTRY_COMPARE(site.engine().devices().find(site.device())->differing, 0);
}

void TestAgent::comparison_whenTheRepairDoesNotHelp_isShown()
{
    Site site({});
    spoilt(site);
    QTRY_VERIFY(site.engine().events().isListening(site.device()));
    // The server's own record is the wrong one: its data do not help.
    sql::Location location;
    location.file = QStringLiteral("%1/store/%2/store.db")
                        .arg(site.engine().dataFolder(), site.engine().store().generation().toString());
    {
        auto database = sql::Database::open(location);
        QVERIFY(database);
        QCOMPARE(
            *(*database)->execute(QStringLiteral("UPDATE setting SET digest = ?"), {QByteArray(32, 'x')}), 1);
    }
    QVERIFY(site.engine().askToResend(site.device()));
    QTRY_VERIFY(site.hasTold(QStringLiteral("still differ")));
    QCOMPARE(site.engine().devices().find(site.device())->differing, 1);
    QCOMPARE(*site.replica().get(kAlice, kLanguage), kGerman);
}

} // namespace retinue::test

QTEST_GUILESS_MAIN(retinue::test::TestAgent)
#include "test_agent.moc"
