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
    void settle_endsTheClaim();
};

namespace {

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
    claims.claim(device, {user(1)});
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
    claims.claim(device, {user(1)});
    clock.advance(std::chrono::minutes(59));
    QVERIFY(claims.isClaimed(device, user(1)));
    clock.advance(std::chrono::minutes(1));
    QVERIFY(!claims.isClaimed(device, user(1)));
    claims.claim(device, {user(2)});
    QVERIFY(claims.isClaimed(device, user(2)));
}

void TestOwnerClaims::claim_lateInTheHour_livesAnHourAllTheSame() // R5, R8
{
    test::FakeClock clock;
    OwnerClaims claims(clock);
    const DeviceId device = DeviceId::random();
    claims.claim(device, {user(1)});
    clock.advance(std::chrono::minutes(59));
    claims.claim(device, {user(2)});
    clock.advance(std::chrono::minutes(30));
    QVERIFY(!claims.isClaimed(device, user(1)));
    QVERIFY(claims.isClaimed(device, user(2)));
    claims.claim(device, {user(2)}); // named again: from now on
    clock.advance(std::chrono::minutes(59));
    QVERIFY(claims.isClaimed(device, user(2)));
    clock.advance(std::chrono::minutes(1));
    QVERIFY(!claims.isClaimed(device, user(2)));
}

void TestOwnerClaims::settle_endsTheClaim()
{
    test::FakeClock clock;
    OwnerClaims claims(clock);
    const DeviceId device = DeviceId::random();
    claims.claim(device, {user(1), user(2)});
    claims.settle(device, user(1));
    QVERIFY(!claims.isClaimed(device, user(1)));
    QVERIFY(claims.isClaimed(device, user(2)));
}

QTEST_GUILESS_MAIN(TestOwnerClaims)
#include "test_owner_claims.moc"
