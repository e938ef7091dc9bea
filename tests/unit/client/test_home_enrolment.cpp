#include "core/base/private_file.h"
#include "core/client/home_enrolment.h"
#include "tests/unit/client/scripted_server.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <future>
#include <set>

using namespace retinue;
using namespace retinue::client;
using namespace retinue::test;

/// What a home keeps through an enrolment that goes wrong (R3).
class TestHomeEnrolment : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_authority = TestAuthority::make(); }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void enrolment_whoseAnswerIsLost_keepsItsSerialNumber();
    void enrolment_withTooLargeACa_sendsNothing();
    void enrolment_whenTheAgentEnds_isCancelled();
    void configuration_thatIsTooLarge_isNotWritten();
    void home_withTooLargeAConfiguration_opensToBeEnrolledAnew();

private:
    [[nodiscard]] Result<std::unique_ptr<DeviceHome>> open() const
    {
        return DeviceHome::open({m_folder->path(), nullptr, std::chrono::milliseconds(0), {}});
    }
    [[nodiscard]] ServerOffer offer(const ScriptedServer &server) const
    {
        ServerOffer offer;
        offer.address = server.address();
        offer.trust = {m_authority.caPem, verifyNameOf(m_authority.installation)};
        offer.installation = m_authority.installation;
        return offer;
    }

    TestAuthority m_authority;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestHomeEnrolment::enrolment_whoseAnswerIsLost_keepsItsSerialNumber()
{
    ScriptedServer server(m_authority, [](const ReceivedRequest &) -> ScriptedAnswer {
        return {{}, true, {}};
    });
    for (int i = 0; i < 2; ++i) {
        const auto home = open(); // of another process each time
        QVERIFY(home);
        QVERIFY(!enrolHome(**home, nullptr, offer(server), {}, {{}, {}, QStringLiteral("code")}));
    }
    std::set<QString> serials;
    const auto received = server.received();
    for (const ReceivedRequest &request : received)
        serials.insert(QJsonDocument::fromJson(request.body)[u"device"][u"serialNumber"].toString());
    QVERIFY(received.size() >= 2);
    QCOMPARE(serials.size(), std::size_t(1));
    QVERIFY(!serials.begin()->isEmpty());
}

void TestHomeEnrolment::enrolment_withTooLargeACa_sendsNothing()
{
    ScriptedServer server(m_authority, [](const ReceivedRequest &) -> ScriptedAnswer {
        return {{}, true, {}};
    });
    const auto home = open();
    QVERIFY(home);
    ServerOffer large = offer(server);
    large.trust.caPem += QByteArray(qsizetype(kMostCaBytes), '\n');
    const auto enrolled = enrolHome(**home, nullptr, large, {}, {{}, {}, QStringLiteral("code")});
    QCOMPARE(enrolled.error().code, ErrorCode::TooLarge);
    QVERIFY(server.received().isEmpty());
}

void TestHomeEnrolment::enrolment_whenTheAgentEnds_isCancelled()
{
    ScriptedServer server(m_authority, [](const ReceivedRequest &) -> ScriptedAnswer { return {}; });
    const auto home = open();
    QVERIFY(home);
    Agent agent(**home);
    const auto enrol = [&] {
        const auto enrolled = enrolHome(**home, &agent, offer(server), {}, {{}, {}, QStringLiteral("code")});
        return enrolled ? ErrorCode::Internal : enrolled.error().code;
    };
    auto enrolled = std::async(std::launch::async, enrol);
    QTRY_COMPARE(server.received().size(), 1);
    agent.close();
    QCOMPARE(enrolled.get(), ErrorCode::Cancelled); // not at the end of its time
    QCOMPARE(enrol(), ErrorCode::Cancelled);
}

void TestHomeEnrolment::configuration_thatIsTooLarge_isNotWritten()
{
    const auto home = open();
    QVERIFY(home);
    AgentConfiguration configuration;
    configuration.token = "token";
    QVERIFY((*home)->configure(configuration));
    configuration.trust.caPem = QByteArray(300 * 1024, 'x');
    QCOMPARE((*home)->configure(configuration).error().code, ErrorCode::TooLarge);
    QVERIFY((*home)->configuration()->trust.caPem.isEmpty());
}

void TestHomeEnrolment::home_withTooLargeAConfiguration_opensToBeEnrolledAnew()
{
    QVERIFY(base::writePrivateFile(m_folder->filePath(QStringLiteral("device.json")),
                                   QByteArray(300 * 1024, 'x')));
    const auto home = open();
    QVERIFY2(home, home ? "" : qPrintable(home.error().toString()));
    QVERIFY(!(*home)->configuration());
    QCOMPARE((*home)->log().newest(1)->front().severity, Severity::Error);
    QVERIFY((*home)->configure({}));
}

QTEST_GUILESS_MAIN(TestHomeEnrolment)
#include "test_home_enrolment.moc"
