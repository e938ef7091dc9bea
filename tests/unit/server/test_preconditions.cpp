#include "core/protocol/codec.h"
#include "core/server/preconditions.h"

#include <QTest>

using namespace retinue;
using namespace retinue::server;
using protocol::ChangeKind;

class TestPreconditions : public QObject
{
    Q_OBJECT

private slots:
    void knownVersions_containWhatIsListed();
    void knownVersions_nameOnlyOneIfThereIsOne();
    void basis_ofChange_isExactlyOneVersionOrNothing(); // R7
    void basis_whenMissing_isRequired();
    void changeId_isThirtyTwoDigits();
    void etag_isWhatProtocolReads();
};

namespace {

State state(std::int64_t revision)
{
    static const Generation generation = Generation::random();
    return {generation, {revision}};
}

http::RequestHead with(http::Headers headers)
{
    http::RequestHead head;
    head.headers = std::move(headers);
    return head;
}

std::optional<ErrorCode> errorOf(const http::Headers &headers, ChangeKind kind = ChangeKind::Replace)
{
    const auto basis = basisOf(with(headers), kind);
    return basis ? std::nullopt : std::optional(basis.error().code);
}

} // namespace

void TestPreconditions::knownVersions_containWhatIsListed()
{
    const std::string one = etagOf(state(1));
    const std::string two = etagOf(state(2));
    const auto contains = [](const std::string &header, const State &wanted, bool exists = true) {
        return KnownVersions(header).contain(wanted, exists);
    };
    QVERIFY(contains(one, state(1)));
    QVERIFY(!contains(one, state(2)));
    QVERIFY(contains(one + ", " + two, state(2)));
    QVERIFY(contains("\"a,b\" ,W/" + two, state(2)));
    QVERIFY(!contains("", state(1)));
    QVERIFY(!contains(one.substr(1), state(1)));
    QVERIFY(contains("*", state(1)));
    QVERIFY(!contains("*", state(1), false));
    QVERIFY(!KnownVersions(std::nullopt).contain(state(1), true));
}

void TestPreconditions::knownVersions_nameOnlyOneIfThereIsOne()
{
    const std::string one = etagOf(state(1));
    const std::string weak = "W/" + one;
    const std::string two = one + ", " + etagOf(state(2));
    QCOMPARE(KnownVersions(one).only(), std::optional(state(1)));
    QCOMPARE(KnownVersions(weak).only(), std::optional(state(1)));
    QCOMPARE(KnownVersions(two).only(), std::optional<State>());
    QCOMPARE(KnownVersions("*").only(), std::optional<State>());
    QCOMPARE(KnownVersions(std::nullopt).only(), std::optional<State>());
}

void TestPreconditions::basis_ofChange_isExactlyOneVersionOrNothing()
{
    const std::string one = etagOf(state(1));
    const auto basis = basisOf(with({{"if-match", one}}), ChangeKind::Merge);
    QVERIFY(basis.ok());
    QCOMPARE(*basis, std::optional(state(1)));
    const auto none = basisOf(with({{"if-none-match", "*"}}), ChangeKind::Replace);
    QVERIFY(none.ok());
    QVERIFY(!none->has_value());
    for (const std::string &bad :
         {std::string("*"), "W/" + one, one + ", " + one, one.substr(1), std::string()})
        QCOMPARE(errorOf({{"if-match", bad}}), std::optional(ErrorCode::InvalidInput));
    QCOMPARE(errorOf({{"if-none-match", one}}), std::optional(ErrorCode::InvalidInput));
    QCOMPARE(errorOf({{"if-match", one}, {"if-none-match", "*"}}), std::optional(ErrorCode::InvalidInput));
}

void TestPreconditions::basis_whenMissing_isRequired()
{
    QCOMPARE(errorOf({}), std::optional(ErrorCode::VersionRequired));
    QCOMPARE(errorOf({}, ChangeKind::Delete), std::optional(ErrorCode::VersionRequired));
    // There is no deleting of what must not exist.
    QCOMPARE(errorOf({{"if-none-match", "*"}}, ChangeKind::Delete),
             std::optional(ErrorCode::VersionRequired));
}

void TestPreconditions::changeId_isThirtyTwoDigits()
{
    const ChangeId id = ChangeId::random();
    const auto read = [](const std::string &text) { return changeIdOf(with({{"change-id", text}})); };
    QVERIFY(read(id.toString().toStdString()).ok());
    QCOMPARE(*read(id.toString().toUpper().toStdString()), id);
    for (const std::string &bad : {std::string(), std::string(31, 'a'), std::string(33, 'a'),
                                   std::string(32, 'x'), std::string(32, '0')})
        QVERIFY(!read(bad).ok());
    QVERIFY(!changeIdOf(with({})).ok());
}

void TestPreconditions::etag_isWhatProtocolReads()
{
    for (const std::int64_t revision :
         {std::int64_t(0), std::int64_t(7), std::numeric_limits<std::int64_t>::max()}) {
        QCOMPARE(etagOf(state(revision)), protocol::toETag(state(revision)).toStdString());
        QCOMPARE(protocol::fromETag(QByteArray::fromStdString(etagOf(state(revision)))),
                 std::optional(state(revision)));
    }
}

QTEST_GUILESS_MAIN(TestPreconditions)
#include "test_preconditions.moc"
