#include "core/engine/promotion.h"
#include "core/store/snapshot.h"
#include "core/store/store.h"
#include "tests/integration/replication/two_machines.h"
#include "tests/integration/server/live_server.h"
#include "tests/support/verify_ok.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace retinue;
using namespace retinue::engine;
using test::Machine;

namespace {

const QString kWho = QStringLiteral("test");
constexpr std::size_t kFewestOperations = 30; ///< the description has them, or it was not understood

/// One operation as resources/openapi.yaml describes it, which the listener serves itself.
struct Operation
{
    enum class For {
        Everybody, ///< a description: the same for all machines
        SignIn,    ///< of replication
        Enrolment,
        Device,
        Reader, ///< of the copy on a machine that stands by
        Source, ///< of the copy likewise
    };
    std::string method, target;
    For whom = For::Device;
};
using For = Operation::For;

For whomOf(const std::string &method, const QString &path, const QString &security)
{
    if (path == u"/v1/replication/tokens")
        return For::SignIn;
    if (path == u"/v1/enrolments")
        return For::Enrolment;
    if (security.contains(QStringLiteral("standbyToken"))) {
        const bool isRead =
            path == u"/v1/replication/copy" || (path == u"/v1/replication" && method == "GET");
        return isRead ? For::Reader : For::Source;
    }
    return security == u"[]" ? For::Everybody : For::Device;
}

std::vector<Operation> operationsIn(const QString &description)
{
    static const QRegularExpression s_path(QStringLiteral("^  (/v1/\\S+):$"));
    static const QRegularExpression s_method(QStringLiteral("^    (get|put|post|patch|delete):"));
    static const QRegularExpression s_security(QStringLiteral("^      security: (.*)$"));
    static const QRegularExpression s_variable(QStringLiteral("\\{[a-z]+\\}"));
    std::vector<Operation> operations;
    QString path;
    const QStringList lines = description.section(QStringLiteral("\npaths:\n"), 1).split(u'\n');
    for (const QString &line : lines) {
        if (!line.isEmpty() && line[0] != u' ')
            break; // the next chapter
        if (const auto match = s_path.match(line); match.hasMatch())
            path = match.captured(1);
        if (const auto match = s_method.match(line); match.hasMatch()) {
            const std::string method = match.captured(1).toUpper().toStdString();
            QString target = path;
            target.replace(s_variable, path.contains(QStringLiteral("{run}"))
                                           ? BackupId::random().toString()
                                           : QStringLiteral("display.language"));
            operations.push_back({method, target.toStdString(), whomOf(method, path, {})});
        }
        if (const auto match = s_security.match(line); match.hasMatch() && !operations.empty())
            operations.back().whom = whomOf(operations.back().method, path, match.captured(1));
    }
    return operations;
}

} // namespace

/// What the listener of a machine answers, by what the machine is: every operation of the protocol is asked
/// for.
class TestEndpoints : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_machine = std::make_unique<Machine>();
        const auto served = test::HttpProbe(m_machine->port()).request("GET", "/v1/openapi.yaml");
        m_operations = operationsIn(QString::fromStdString(served.body));
        QVERIFY(m_operations.size() >= kFewestOperations);
        for (const For whom :
             {For::Everybody, For::SignIn, For::Enrolment, For::Device, For::Reader, For::Source})
            QVERIFY(std::any_of(m_operations.begin(), m_operations.end(),
                                [whom](const Operation &operation) { return operation.whom == whom; }));
    }
    void cleanup() { m_machine.reset(); }

    void server_refusesNobodyForWhatItIs()
    {
        const auto expected = [](const Operation &operation) {
            if (operation.whom == For::Everybody)
                return 200;
            return operation.whom == For::SignIn || operation.whom == For::Enrolment ? 400 : 401;
        };
        QCOMPARE(surprisesWith({}, expected), QStringList());
    }

    void standby_servesReplicationAndSignInOnly() // R40, R42
    {
        becomeStandby();
        const auto before = m_machine->engine().store().state();
        const auto devices = m_machine->engine().devices().list().size();
        for (const std::string &token : {std::string(), m_device})
            QCOMPARE(surprisesWith(token, &TestEndpoints::expectedOfNoServer), QStringList());
        QCOMPARE(m_machine->engine().store().state(), before);
        QCOMPARE(m_machine->engine().devices().list().size(), devices);
        QVERIFY(m_machine->replication().standsBy() && !m_machine->replication().standby().source);
    }

    void standby_letsWhoeverRecoversReadOnly() // R46
    {
        becomeStandby();
        const auto token = tokenFor(protocol::ReplicationTokenRequest::Purpose::Recover);
        QVERIFY(!token.empty());
        const auto expected = [](const Operation &operation) {
            return operation.whom == For::Reader ? expectedWithRight(operation)
                                                 : expectedOfNoServer(operation);
        };
        QCOMPARE(surprisesWith(token, expected), QStringList());
    }

    void standby_letsItsSourceDoAllOfReplicationAndNothingElse() // R40
    {
        becomeStandby();
        const auto token = tokenFor(protocol::ReplicationTokenRequest::Purpose::Replicate);
        QVERIFY(!token.empty() && m_machine->replication().standby().source);
        // Last: afterwards the token is worth nothing.
        std::stable_partition(m_operations.begin(), m_operations.end(), [](const Operation &operation) {
            return operation.method != "DELETE" || operation.whom != For::Source;
        });
        const auto expected = [](const Operation &operation) {
            const bool isOfReplication = operation.whom == For::Reader || operation.whom == For::Source;
            return isOfReplication ? expectedWithRight(operation) : expectedOfNoServer(operation);
        };
        QCOMPARE(surprisesWith(token, expected), QStringList());
        QVERIFY(!m_machine->replication().standby().source); // it was released
        QCOMPARE(surprisesWith(token, &TestEndpoints::expectedOfNoServer), QStringList());
    }

    void serverThatWasReplaced_servesNobody()
    {
        m_machine->put("ann", 1, "1");
        enrol();
        Machine standby;
        VERIFY_OK(standby.replication().beginStandby(kWho));
        VERIFY_OK(m_machine->replicateTo(standby));
        standby.close();
        VERIFY_OK(promoteStandby({standby.folder(), {}, nullptr}, kWho, {}));
        standby.open();
        QVERIFY(m_machine->replication().meet(standby.engine().identity().term()));
        for (const std::string &token : {std::string(), m_device})
            QCOMPARE(surprisesWith(token, &TestEndpoints::expectedOfNoServer), QStringList());
        QCOMPARE(m_machine->valueOf("ann", 1).value_or(QByteArray()), QByteArray("1"));
    }

private:
    static int expectedOfNoServer(const Operation &operation)
    {
        switch (operation.whom) {
        case For::Everybody:
            return 200;
        case For::SignIn:
            return 400; // it was looked at
        case For::Enrolment:
        case For::Device:
            return 503;
        case For::Reader:
        case For::Source:
            return 401;
        }
        Q_UNREACHABLE();
    }
    /// They reach what they ask for, which cannot do anything with what they send.
    static int expectedWithRight(const Operation &operation)
    {
        if (operation.method == "DELETE")
            return 204;
        if (operation.method == "PUT")
            return 415;
        return operation.method == "GET" && operation.target == protocol::kReplicationPath ? 200 : 400;
    }

    /// The operations that were answered otherwise.
    template<typename Expected>
    [[nodiscard]] QStringList surprisesWith(const std::string &token, Expected expected) const
    {
        QStringList surprises;
        test::Client client(test::HttpProbe(m_machine->port()), token, {});
        for (const Operation &operation : m_operations) {
            const bool hasBody = operation.method != "GET" && operation.method != "DELETE";
            const test::ProbeAnswer answer = hasBody
                                                 ? client.request(operation.method, operation.target,
                                                                  {{"Content-Type", "application/json"}}, "[")
                                                 : client.request(operation.method, operation.target);
            const int status = expected(operation);
            const bool isRight =
                answer.status == status &&
                (status != 503 || (test::problemOf(answer) == u"unreachable" &&
                                   !answer.header("retry-after").empty())); // devices wait for a server
            if (!isRight)
                surprises << QStringLiteral("%1 %2: %3 %4 in place of %5")
                                 .arg(QString::fromStdString(operation.method),
                                      QString::fromStdString(operation.target))
                                 .arg(answer.status)
                                 .arg(test::problemOf(answer))
                                 .arg(status);
        }
        return surprises;
    }

    void becomeStandby()
    {
        VERIFY_OK(m_machine->replication().beginStandby(kWho));
        enrol();
    }
    /// A device whose token is good at a server.
    void enrol()
    {
        const auto enrolled = m_machine->engine().devices().enrol(
            {QStringLiteral("A"), QStringLiteral("S1"), {}, {}, {}}, QStringLiteral("127.0.0.1"));
        VERIFY_OK(enrolled);
        m_device = enrolled->token.toStdString();
    }
    [[nodiscard]] std::string tokenFor(protocol::ReplicationTokenRequest::Purpose purpose)
    {
        protocol::ReplicationTokenRequest request;
        request.administrator = Machine::kAdministrator;
        request.purpose = purpose;
        request.installation = InstallationId::random();
        request.version = QStringLiteral("0.1");
        const auto token = m_machine->replication().target().grant(
            request, SecretBytes(QByteArrayView(Machine::kPassword)), {});
        return token ? token->token.toStdString() : std::string();
    }

    std::vector<Operation> m_operations;
    std::string m_device; ///< a token
    std::unique_ptr<Machine> m_machine;
};

QTEST_GUILESS_MAIN(TestEndpoints)
#include "test_endpoints.moc"
