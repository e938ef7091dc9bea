#include "core/client/invited_server.h"
#include "core/protocol/codec.h"
#include "tests/unit/client/scripted_server.h"

#include <QTest>

using namespace retinue;
using namespace retinue::test;
using protocol::Invitation;

namespace {

/// A server of this authority as far as an inspection goes.
ScriptedServer::Script serverOf(const TestAuthority &authority)
{
    return [authority](const ReceivedRequest &request) -> ScriptedAnswer {
        if (request.target == "/v1/ca.pem")
            return {httpAnswer(200, authority.caPem), false, {}};
        protocol::ServerDescription description;
        description.installation = authority.installation;
        description.caFingerprint = authority.fingerprint;
        return {
            httpAnswer(200, protocol::encode(description), "Content-Type: application/json\r\n"), false, {}};
    };
}

} // namespace

class TestInvitedServer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void inspect_ofTheServerMeant_comparesByItself() // R3
    {
        const TestAuthority authority = TestAuthority::make();
        const ScriptedServer server(authority, serverOf(authority));
        const auto offer = client::inspectInvited(invitation(authority, server, {kHere}));
        QVERIFY2(offer.ok(), offer.ok() ? "" : qPrintable(offer.error().toString()));
        QCOMPARE(offer->installation, authority.installation);
        QCOMPARE(offer->address, server.address());
    }

    void inspect_ofAnotherServer_sendsNothing_andNamesBothFingerprints() // R3
    {
        const TestAuthority meant = TestAuthority::make(), other = TestAuthority::make();
        const ScriptedServer server(other, serverOf(other));
        const auto offer = client::inspectInvited(invitation(meant, server, {kHere}));
        QVERIFY(!offer.ok());
        QCOMPARE(offer.error().code, ErrorCode::NotTrusted);
        QVERIFY(offer.error().detail.contains(meant.fingerprint) &&
                offer.error().detail.contains(other.fingerprint));
        for (const ReceivedRequest &request : server.received()) {
            QCOMPARE(request.method, QByteArray("GET"));
            QVERIFY(request.body.isEmpty() && !request.head.contains("K7QX"));
        }
    }

    void inspect_whenTheFirstAddressIsDead_takesTheNext()
    {
        const TestAuthority authority = TestAuthority::make();
        const ScriptedServer server(authority, serverOf(authority));
        // Nobody listens on that port of 127.0.0.2.
        const auto offer =
            client::inspectInvited(invitation(authority, server, {QStringLiteral("127.0.0.2"), kHere}));
        QVERIFY2(offer.ok(), offer.ok() ? "" : qPrintable(offer.error().toString()));
        QCOMPARE(offer->address.host, kHere);
    }

    void inspect_whenNobodyAnswers_isUnreachable()
    {
        const TestAuthority authority = TestAuthority::make();
        const ScriptedServer server(authority, serverOf(authority));
        const auto offer =
            client::inspectInvited(invitation(authority, server, {QStringLiteral("127.0.0.2")}));
        QVERIFY(!offer.ok());
        QCOMPARE(offer.error().code, ErrorCode::Unreachable);
    }

private:
    static inline const QString kHere = QStringLiteral("127.0.0.1");

    static Invitation invitation(const TestAuthority &authority, const ScriptedServer &server,
                                 const QStringList &hosts)
    {
        const auto made = Invitation::make(QStringLiteral("K7QX-2M4P-9TRA"), authority.fingerprint,
                                           server.address().port, hosts);
        if (!made.ok())
            qFatal("%s", qPrintable(made.error().toString()));
        return *made;
    }
};

QTEST_GUILESS_MAIN(TestInvitedServer)
#include "test_invited_server.moc"
