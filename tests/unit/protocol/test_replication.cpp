#include "core/protocol/codec.h"
#include "core/protocol/replication.h"

#include <QTest>

using namespace retinue;
using namespace retinue::protocol;

namespace {

CopyDescription copyOfToday()
{
    CopyDescription copy;
    copy.installation = InstallationId::random();
    copy.name = QStringLiteral("server");
    copy.version = QStringLiteral("0.1.0");
    copy.file = BackupId::random();
    copy.state = {Generation::random(), {42}};
    copy.root = QByteArray(32, 'r');
    copy.madeAt = base::fromMilliseconds(1'000);
    copy.provenAt = base::fromMilliseconds(2'000);
    copy.users = 1;
    copy.groups = 2;
    copy.settings = 3;
    copy.names = QStringList{QStringLiteral("server.example"), QStringLiteral("192.0.2.7")};
    return copy;
}

/// Encoded, decoded and encoded again it is the same.
template<typename Message>
bool survives(const Message &message)
{
    const QByteArray once = encode(message);
    const auto read = decode<Message>(once);
    return read && encode(*read) == once;
}

} // namespace

class TestReplicationMessages : public QObject
{
    Q_OBJECT

private slots:
    void messages_whenEncodedAndDecoded_areTheSame()
    {
        ReplicationTokenRequest request{QStringLiteral("admin"),
                                        QStringLiteral("password"),
                                        ReplicationTokenRequest::Purpose::Recover,
                                        InstallationId::random(),
                                        QStringLiteral("server"),
                                        QStringLiteral("0.1.0"),
                                        7};
        QVERIFY(survives(request));
        QVERIFY(survives(
            ReplicationToken{QStringLiteral("t"), QStringLiteral("age1x"), InstallationId::random()}));
        QVERIFY(survives(ReplicationStatus{}));
        QVERIFY(survives(ReplicationStatus{copyOfToday(), BackupId::random(), 17}));
        QVERIFY(survives(IncomingSize{4}));
        QVERIFY(survives(CommitRequest{BackupId::random(), 5, QByteArray(32, 'd')}));
        QVERIFY(survives(VerifyCopyRequest{8, 256}));
        QVERIFY(survives(VerifyCopyAnswer{{Generation::random(), {1}},
                                          {QByteArray(32, 'b')},
                                          QStringList(QStringLiteral("bucket 8 differs"))}));
        QVERIFY(survives(PackRequest{QStringLiteral("age1y")}));
        QVERIFY(survives(PackAnswer{6, QByteArray(32, 'p'), copyOfToday()}));
    }

    void decode_whenSomethingIsWrong_namesIt()
    {
        const auto without = decode<CommitRequest>(QByteArrayView(R"({"run": "x", "size": 1})"));
        QVERIFY(!without);
        QCOMPARE(without.error().code, ErrorCode::InvalidInput);
        QVERIFY(without.error().detail.contains(u"run"));
        const auto many = decode<VerifyCopyRequest>(QByteArrayView(R"({"first": 0, "count": 257})"));
        QVERIFY(!many);
        QVERIFY(many.error().detail.contains(u"count"));
        QVERIFY(!decode<ReplicationTokenRequest>(QByteArrayView("{}")));
    }

    void refusal_whenItTravelled_keepsItsCause() // R42
    {
        for (const auto cause :
             {NotADestination::RunsServer, NotADestination::OtherSource, NotADestination::OldVersion,
              NotADestination::DepartmentIdManagement, NotADestination::Itself}) {
            const Error error = errorFor(problemFor(notADestination(cause, QStringLiteral("why"))));
            QCOMPARE(notADestinationOf(error), std::optional(cause));
        }
        QVERIFY(!notADestinationOf(Error{ErrorCode::NotPermitted, QStringLiteral("something else")}));
    }
};

QTEST_GUILESS_MAIN(TestReplicationMessages)
#include "test_replication.moc"
