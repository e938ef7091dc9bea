#include "core/engine/standby_access.h"
#include "core/protocol/codec.h"
#include "core/protocol/replication.h"
#include "tests/integration/server/traffic.h"
#include "tests/support/must.h"
#include "tests/support/store_edits.h"
#include "tests/support/verify_ok.h"

#include <QTest>

namespace retinue::test {

namespace {

using Purpose = protocol::ReplicationTokenRequest::Purpose;

const QString kWho = QStringLiteral("test");
const HttpProbe::Headers kJsonBody{{"Content-Type", "application/json"}};
const HttpProbe::Headers kBytes{{"Content-Type", "application/octet-stream"}};
const std::string kTokens = "/v1/replication/tokens", kStatus = "/v1/replication",
                  kCommit = "/v1/replication/commit", kVerify = "/v1/replication/verify",
                  kCopy = "/v1/replication/copy", kIncoming = "/v1/replication/incoming/";
const std::string kRun(32, 'a');

/// A real source's questions, over a probe: its answers are recorded with their headers.
class RecordedConnection final : public engine::StandbyConnection
{
public:
    explicit RecordedConnection(Client client) : m_client(std::move(client)) {}
    [[nodiscard]] Result<engine::StandbyAnswer> ask(const engine::StandbyRequest &request) override
    {
        HttpProbe::Headers headers;
        if (!request.contentType.isEmpty())
            headers.emplace_back("Content-Type", request.contentType.toStdString());
        const ProbeAnswer answer =
            m_client.request(request.method.toStdString(), request.target.toStdString(), std::move(headers),
                             request.body.toStdString());
        if (answer.status == 0)
            return Error{ErrorCode::Unreachable, QStringLiteral("there was no answer")};
        return engine::StandbyAnswer{answer.status, QByteArray::fromStdString(answer.body)};
    }

private:
    Client m_client;
};

engine::StandbyAccess accessTo(LiveServer &standby)
{
    const auto look = [&standby](const QString &, const CancelToken &) -> Result<engine::DestinationOffer> {
        const auto &identity = standby.engine().identity();
        engine::DestinationOffer offer;
        offer.address = QStringLiteral("127.0.0.1:%1").arg(standby.server().port());
        offer.fingerprint = identity.caFingerprint();
        offer.installation = identity.installation();
        offer.productVersion = QStringLiteral("0.1");
        offer.caPem = identity.caCertificatePem();
        return offer;
    };
    const auto connect =
        [&standby](const engine::DestinationOffer &, const QByteArray &token,
                   const CancelToken &) -> Result<std::unique_ptr<engine::StandbyConnection>> {
        return std::unique_ptr<engine::StandbyConnection>(
            std::make_unique<RecordedConnection>(standby.client(token.toStdString())));
    };
    return {look, connect};
}

std::string signInBody(const InstallationId &who, Purpose purpose, const char *password)
{
    return protocol::encode(protocol::ReplicationTokenRequest{
                                QLatin1String(LiveServer::kAdministrator), QLatin1String(password), purpose,
                                who, QStringLiteral("by hand"), QStringLiteral("0.1"), 1})
        .toStdString();
}

std::string memberOf(const ProbeAnswer &answer, const char *member)
{
    return jsonOf(answer)[QLatin1String(member)].toString().toStdString();
}

/// A server with two users, a machine that stands by for it, and nobody between them but who writes down.
/// Their clocks stand still, so that nothing runs by itself.
class ReplicationPlay
{
public:
    explicit ReplicationPlay(Traffic &traffic) : m_traffic(traffic)
    {
        m_clock.setNow(base::SystemClock().now()); // certificates are looked at by the system's
        m_source = std::make_unique<LiveServer>(server::SyncServerOptions(), &m_clock);
        m_standby = std::make_unique<LiveServer>(server::SyncServerOptions(), &m_clock);
    }

    void play()
    {
        QVERIFY(m_source->isOpen() && m_standby->isOpen());
        QVERIFY(m_source->addAdministrator() && m_standby->addAdministrator());
        for (LiveServer *each : {m_source.get(), m_standby.get()})
            each->setRecorder([this](const Exchange &exchange) { m_traffic.record(exchange); });
        m_id = m_source->engine().identity().installation();
        m_source->engine().replication().setStandbyAccess(accessTo(*m_standby));
        VERIFY_OK(m_standby->engine().replication().beginStandby(kWho));
        signIns();
        withoutACopy();
        replicates();
        otherServersFile();
        crowdAndGuessing();
    }

private:
    ProbeAnswer signIn(const InstallationId &who, Purpose purpose,
                       const char *password = LiveServer::kPassword)
    {
        return m_standby->client().postJson(kTokens, signInBody(who, purpose, password));
    }

    /// 400, 413 and 415 of who may ask, and 401 of who may not.
    void refuse(const std::string &method, const std::string &target, const HttpProbe::Headers &headers,
                Client &sender)
    {
        expect(401, m_standby->client().request(method, target, headers, "{}"));
        HttpProbe::Headers other = headers;
        other.front().second = "text/plain";
        expect(415, sender.request(method, target, other, "{}"));
        HttpProbe::Headers large = headers;
        large.emplace_back("Content-Length", "99999999");
        expect(413, sender.request(method, target, large));
    }

    void signIns()
    {
        expect(403, m_source->client().postJson(
                        kTokens, signInBody(InstallationId::random(), Purpose::Replicate, "x")));
        expect(400, m_standby->client().postJson(kTokens, "{}"));
        expect(415, m_standby->client().request("POST", kTokens, {{"Content-Type", "text/plain"}}, "{}"));
        expect(401, signIn(m_id, Purpose::Replicate, "no idea at all"));
        const ProbeAnswer reader = signIn(InstallationId::random(), Purpose::Recover);
        expect(201, reader);
        m_reader = memberOf(reader, "token");
        const ProbeAnswer sender = signIn(m_id, Purpose::Replicate);
        expect(201, sender);
        m_sender = memberOf(sender, "token");
        expect(403, signIn(InstallationId::random(), Purpose::Replicate)); // R42: of another server
    }

    void withoutACopy()
    {
        Client sender = m_standby->client(m_sender), reader = m_standby->client(m_reader),
               anybody = m_standby->client();
        expect(401, anybody.get(kStatus));
        expect(200, sender.get(kStatus));
        expect(200, reader.request("HEAD", kStatus));
        expect(401, anybody.request("DELETE", kStatus));
        expect(401, reader.request("DELETE", kStatus)); // who reads changes nothing

        expect(404, sender.postJson(kVerify, R"({"first":0,"count":1})"));
        expect(400, sender.postJson(kVerify, R"({"first":0,"count":257})"));
        const std::string recipient = R"({"recipient":"age1)" + std::string(58, 'q') + "\"}";
        expect(404, reader.postJson(kCopy, recipient));
        expect(400, reader.postJson(kCopy, "["));
        expect(404, reader.get(kCopy + "?offset=0"));
        expect(400, reader.get(kCopy));
        expect(401, anybody.get(kCopy + "?offset=0"));

        expect(200, sender.request("PUT", kIncoming + kRun + "?offset=0", kBytes, std::string("\0\xff", 2)));
        expect(200, sender.get(kStatus));
        expect(412, sender.request("PUT", kIncoming + kRun + "?offset=9", kBytes, "x"));
        expect(400, sender.request("PUT", kIncoming + kRun, kBytes, "x"));
        expect(400, sender.request("PUT", kIncoming + "x?offset=0", kBytes, "x"));
        expect(401, reader.request("PUT", kIncoming + kRun + "?offset=2", kBytes, "x"));
        expect(412, sender.postJson(kCommit, R"({"run":")" + kRun + R"(","size":9,"digest":")" +
                                                 std::string(64, '0') + "\"}"));
        expect(400, sender.postJson(kCommit, "{}"));
        refuse("PUT", kIncoming + kRun + "?offset=0", kBytes, sender);
        for (const std::string &target : {kCommit, kVerify, kCopy})
            refuse("POST", target, kJsonBody, sender);
    }

    void put(const char *user, const QByteArray &value)
    {
        const auto key = *OwnerKey::user(QString::fromLatin1(user));
        VERIFY_OK(m_source->engine().store().writeAndWait([&](store::Edit &edit) -> Result<void> {
            auto done = test::put(edit, key, {1, false, value, {}});
            return done ? Result<void>() : Result<void>(done.error());
        }));
    }

    /// The program itself, from its start over a change and a recovery to its stop.
    void replicates()
    {
        engine::Replication &replication = m_source->engine().replication();
        put("ann", "1");
        engine::ReplicationSettings settings;
        settings.address = QStringLiteral("standby");
        settings.administrator = QLatin1String(LiveServer::kAdministrator);
        const SecretBytes password{QByteArrayView(LiveServer::kPassword)};
        VERIFY_OK(
            replication.start(settings, password, m_standby->engine().identity().caFingerprint(), kWho, {}));
        put("ben", "2");
        VERIFY_OK(replication.replicateNow(kWho, {}));
        const auto verified = replication.verifyNow(kWho, {});
        VERIFY_OK(verified);
        QCOMPARE(verified->differing, 0);
        const auto prepared = replication.prepareRecovery({}, {});
        VERIFY_OK(prepared);
        QCOMPARE((*prepared)->preview().newerSettings, 0);
        VERIFY_OK(replication.stop(kWho));
    }

    /// What is applied must be of the server that this machine stands by for.
    void otherServersFile()
    {
        const ProbeAnswer signedIn = signIn(InstallationId::random(), Purpose::Replicate);
        expect(201, signedIn);
        Client other = m_standby->client(memberOf(signedIn, "token"));
        const ProbeAnswer packed =
            other.postJson(kCopy, R"({"recipient":")" + memberOf(signedIn, "recipient") + "\"}");
        expect(200, packed);
        const ProbeAnswer bytes = other.get(kCopy + "?offset=0");
        expect(200, bytes);
        const std::string size = std::to_string(bytes.body.size());
        expect(400, other.get(kCopy + "?offset=" + size + "0"));
        expect(200, other.request("PUT", kIncoming + kRun + "?offset=0", kBytes, bytes.body));
        expect(403, other.postJson(kCommit, R"({"run":")" + kRun + R"(","size":)" + size + R"(,"digest":")" +
                                                memberOf(packed, "digest") + "\"}"));
        expect(204, other.request("DELETE", kStatus));
        expect(401, other.get(kStatus));
    }

    void crowdAndGuessing()
    {
        const std::string right =
            signInBody(InstallationId::random(), Purpose::Recover, LiveServer::kPassword);
        int busy = 0;
        for (const ProbeAnswer &answer :
             postAtOnce(*m_standby, kTokens, std::vector<std::string>(64, right))) {
            QVERIFY(answer.status == 201 || answer.status == 503);
            if (answer.status == 503 && busy++ == 0)
                m_traffic.record({"POST", kTokens, kJsonBody, right, answer});
        }
        QVERIFY(busy > 0);
        for (int i = 0; i < 5; ++i)
            expect(401, signIn(m_id, Purpose::Recover, "no idea at all"));
        expect(429, signIn(m_id, Purpose::Recover, "no idea at all"));
    }

    Traffic &m_traffic;
    FakeClock m_clock;
    std::unique_ptr<LiveServer> m_source, m_standby;
    InstallationId m_id; ///< of the source
    std::string m_sender, m_reader;
};

} // namespace

void playReplication(Traffic &traffic)
{
    ReplicationPlay(traffic).play();
}

} // namespace retinue::test
