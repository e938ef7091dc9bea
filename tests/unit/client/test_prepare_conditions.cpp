#include "core/client/prepare_conditions.h"

#include <QTest>

using namespace retinue;
using namespace retinue::client;

/// R21, R23: when an export can be prepared, and why not.
class TestPrepareConditions : public QObject
{
    Q_OBJECT
private slots:
    void ownServer_isLocalhostOnItsPort_data()
    {
        QTest::addColumn<QString>("destination");
        QTest::addColumn<bool>("own");
        QTest::newRow("R21's") << "localhost:8443" << true;
        QTest::newRow("the port is the usual one") << "LocalHost" << true;
        QTest::newRow("another port") << "localhost:9443" << false;
        QTest::newRow("an address") << "127.0.0.1:8443" << false;
        QTest::newRow("the other address") << "[::1]:8443" << false;
        QTest::newRow("a name that begins so") << "localhost.example:8443" << false;
        QTest::newRow("another machine") << "server.example:8443" << false;
    }
    void ownServer_isLocalhostOnItsPort() // R21
    {
        QFETCH(const QString, destination);
        QFETCH(const bool, own);
        QCOMPARE(isOwnServer(*ServerAddress::parse(destination)), own);
    }

    void obstacles_nameEachThatIsInTheWay() // R21, R23
    {
        using Obstacles = std::vector<PrepareObstacle>;
        AgentConfiguration configuration;
        configuration.server = {QStringLiteral("localhost"), 8443};
        AgentStatus agent;
        agent.state = AgentState::Running;
        QCOMPARE(prepareObstacles(configuration, agent), Obstacles());
        QCOMPARE(prepareObstacles(std::nullopt, agent), Obstacles{PrepareObstacle::NotEnrolled});
        for (const auto &[state, obstacle] :
             {std::pair(AgentState::Stopped, PrepareObstacle::Stopped),
              std::pair(AgentState::Starting, PrepareObstacle::Starting),
              std::pair(AgentState::NotEnrolled, PrepareObstacle::Starting),
              std::pair(AgentState::Unreachable, PrepareObstacle::Unreachable),
              std::pair(AgentState::Removed, PrepareObstacle::Removed)}) {
            agent.state = state;
            QCOMPARE(prepareObstacles(configuration, agent), Obstacles{obstacle});
        }
        configuration.server.port = 443;
        agent.state = AgentState::Stopped;
        QCOMPARE(prepareObstacles(configuration, agent),
                 (Obstacles{PrepareObstacle::OtherDestination, PrepareObstacle::Stopped}));
    }

    void errors_sayTheReasonAndWhatToDo() // R21
    {
        AgentConfiguration configuration;
        configuration.server = {QStringLiteral("server.example"), 8443};
        const Error other = obstacleError(PrepareObstacle::OtherDestination, configuration);
        QCOMPARE(other.code, ErrorCode::NotPermitted);
        QVERIFY(other.detail.contains(QLatin1String("server.example:8443")) &&
                other.detail.contains(QLatin1String("localhost:8443")));
        QStringList words;
        for (int i = 0; i <= int(PrepareObstacle::Unreachable); ++i) {
            QVERIFY(!obstacleError(PrepareObstacle(i), configuration).detail.isEmpty());
            words << obstacleWord(PrepareObstacle(i));
        }
        QCOMPARE(words.removeDuplicates(), 0);
    }
};

QTEST_GUILESS_MAIN(TestPrepareConditions)
#include "test_prepare_conditions.moc"
