#include "core/protocol/limits.h"
#include "core/server/owner_claims.h"
#include "tests/support/fake_clock.h"

#include <QTest>

using namespace retinue;
using namespace retinue::server;

class TestOwnerClaims : public QObject
{
    Q_OBJECT

private slots:
    void claim_letsOnlyTheClaimingDevice();
    void claim_afterAnHour_isOver();
    void claim_lateInTheHour_livesAnHourAllTheSame();
    void claim_beyondTheCap_isRefusedAsAWhole();
    void claim_ofTheSameOwners_countsOnce();
    void settle_endsTheClaim();
};

namespace {

constexpr int kCap = protocol::limits::kDistinctOwnersPerDeviceAndHour;

OwnerKey user(int number)
{
    return *OwnerKey::user(QStringLiteral("user%1").arg(number));
}

} // namespace

void TestOwnerClaims::claim_letsOnlyTheClaimingDevice()
{
    test::FakeClock clock;
    OwnerClaims claims(clock);
    const DeviceId device = DeviceId::random();
    QVERIFY(claims.claim(device, 1, {user(1)}).ok());
    QVERIFY(claims.isClaimed(device, user(1)));
    QVERIFY(claims.isClaimed(device, *OwnerKey::user(u" USER1")));
    QVERIFY(!claims.isClaimed(device, user(2)));
    QVERIFY(!claims.isClaimed(DeviceId::random(), user(1)));
}

void TestOwnerClaims::claim_afterAnHour_isOver()
{
    test::FakeClock clock;
    OwnerClaims claims(clock);
    const DeviceId device = DeviceId::random();
    QVERIFY(claims.claim(device, kCap, {user(1)}).ok());
    clock.advance(std::chrono::minutes(59));
    QVERIFY(claims.isClaimed(device, user(1)));
    QVERIFY(!claims.claim(device, 1, {user(2)}).ok());
    clock.advance(std::chrono::minutes(1));
    QVERIFY(!claims.isClaimed(device, user(1)));
    QVERIFY(claims.claim(device, 1, {user(2)}).ok());
}

void TestOwnerClaims::claim_lateInTheHour_livesAnHourAllTheSame() // R5, R8
{
    test::FakeClock clock;
    OwnerClaims claims(clock);
    const DeviceId device = DeviceId::random();
    QVERIFY(claims.claim(device, 1, {user(1)}).ok());
    clock.advance(std::chrono::minutes(59));
    QVERIFY(claims.claim(device, 1, {user(2)}).ok());
    clock.advance(std::chrono::minutes(30));
    QVERIFY(!claims.isClaimed(device, user(1)));
    QVERIFY(claims.isClaimed(device, user(2)));
    QVERIFY(claims.claim(device, 1, {user(2)}).ok()); // named again: from now on
    clock.advance(std::chrono::minutes(59));
    QVERIFY(claims.isClaimed(device, user(2)));
    clock.advance(std::chrono::minutes(1));
    QVERIFY(!claims.isClaimed(device, user(2)));
}

void TestOwnerClaims::claim_beyondTheCap_isRefusedAsAWhole()
{
    test::FakeClock clock;
    OwnerClaims claims(clock);
    const DeviceId device = DeviceId::random();
    QVERIFY(claims.claim(device, kCap - 1, {}).ok());
    const auto refused = claims.claim(device, 2, {user(1), user(2)});
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().code, ErrorCode::TooMany);
    QVERIFY(!claims.isClaimed(device, user(1)));
    QVERIFY(claims.claim(device, 1, {user(1)}).ok());
    QVERIFY(claims.claim(DeviceId::random(), kCap, {}).ok()); // others are not concerned
}

void TestOwnerClaims::claim_ofTheSameOwners_countsOnce()
{
    test::FakeClock clock;
    OwnerClaims claims(clock);
    const DeviceId device = DeviceId::random();
    for (int i = 0; i < 2 * kCap; ++i)
        QVERIFY(claims.claim(device, 1, {user(1)}).ok());
    QVERIFY(claims.claim(device, kCap - 1, {}).ok());
    QVERIFY(!claims.claim(device, 1, {user(2)}).ok());
}

void TestOwnerClaims::settle_endsTheClaim()
{
    test::FakeClock clock;
    OwnerClaims claims(clock);
    const DeviceId device = DeviceId::random();
    QVERIFY(claims.claim(device, 2, {user(1), user(2)}).ok());
    claims.settle(device, user(1));
    QVERIFY(!claims.isClaimed(device, user(1)));
    QVERIFY(claims.isClaimed(device, user(2)));
}

QTEST_GUILESS_MAIN(TestOwnerClaims)
#include "test_owner_claims.moc"
