#include "core/http/service.h"
#include "tests/unit/http/check.h"

using namespace retinue::http;

namespace {

Limits smallLimits()
{
    Limits limits;
    limits.maxConnections = 8;
    limits.maxConnectionsPerAddress = 4;
    limits.maxStrangers = 3;
    limits.maxStrangersPerAddress = 2;
    return limits;
}

} // namespace

TEST_CASE(enter_whenANetworkHasItsShareOfStrangers_refusesItButNoOther)
{
    Service service(smallLimits(), {});
    CHECK(service.enter("192.0.2.1"));
    CHECK(service.enter("192.0.2.1"));
    CHECK(!service.enter("192.0.2.1"));
    CHECK(service.enter("192.0.2.2"));
    service.leave("192.0.2.1", {});
    CHECK(service.enter("192.0.2.1"));
    CHECK_EQUAL(service.statistics().connectionsRefused, 1U);
}

TEST_CASE(enter_fromOneIpv6Network_countsItsAddressesTogether)
{
    Service service(smallLimits(), {});
    CHECK(service.enter("2001:db8:0:1::1"));
    CHECK(service.enter("2001:db8:0:1:ffff::2"));
    CHECK(!service.enter("2001:db8:0:1:8000::3"));
    CHECK(service.enter("2001:db8:0:2::1"));
}

TEST_CASE(enter_whenStrangersHaveTheirShareInAll_refusesFurtherOnes)
{
    Service service(smallLimits(), {});
    for (const char *address : {"192.0.2.1", "192.0.2.2", "192.0.2.3"})
        CHECK(service.enter(address));
    CHECK(!service.enter("192.0.2.4"));
    CHECK(service.vouch("192.0.2.2", "device"));
    CHECK(service.enter("192.0.2.4"));
}

TEST_CASE(enter_ofKnownClients_isBoundedPerNetworkAndInAll)
{
    Service service(smallLimits(), {});
    const auto enterKnown = [&](const char *address) {
        return service.enter(address) && service.vouch(address, address);
    };
    for (int i = 0; i < 4; ++i) {
        CHECK(enterKnown("192.0.2.1"));
        CHECK(enterKnown("192.0.2.2"));
    }
    CHECK(!enterKnown("192.0.2.1"));
    CHECK_EQUAL(service.statistics().connectionsOpen, 8U);
    CHECK(!enterKnown("192.0.2.3"));
    service.leave("192.0.2.1", "192.0.2.1");
    CHECK(enterKnown("192.0.2.3"));
}

TEST_CASE(vouch_forAClientWithManyConnections_isRefusedAndItStaysAStranger)
{
    Limits limits;
    limits.maxConnectionsPerClient = 2;
    limits.maxStrangers = 1;
    Service service(limits, {});
    for (int i = 0; i < 2; ++i) {
        CHECK(service.enter("192.0.2.1"));
        CHECK(service.vouch("192.0.2.1", "device"));
    }
    CHECK(service.enter("192.0.2.2"));
    CHECK(!service.vouch("192.0.2.2", "device"));
    CHECK(!service.enter("192.0.2.3"));
    CHECK(service.vouch("192.0.2.2", "another device"));
    service.leave("192.0.2.1", "device");
    CHECK(service.enter("192.0.2.3"));
    CHECK(service.vouch("192.0.2.3", "device"));
}

TEST_CASE(withinDescriptors_whenThereAreEnough_changesNothing)
{
    const Limits limits = withinDescriptors({}, 1 << 20);
    CHECK_EQUAL(limits.maxConnections, Limits().maxConnections);
    CHECK_EQUAL(limits.maxStrangersPerAddress, Limits().maxStrangersPerAddress);
}

TEST_CASE(withinDescriptors_whenThereAreFew_leavesSomeToOthersAndKeepsTheShares)
{
    const Limits limits = withinDescriptors({}, 1024);
    CHECK_EQUAL(limits.maxConnections, 768U);
    CHECK_EQUAL(limits.maxConnectionsPerAddress, 576U);
    CHECK_EQUAL(limits.maxStrangers, 153U);
    CHECK_EQUAL(limits.maxStrangersPerAddress, 38U);
    CHECK_EQUAL(withinDescriptors(smallLimits(), 4).maxConnections, 2U);
    Limits own;
    own.maxStrangersPerAddress = 7;
    CHECK_EQUAL(withinDescriptors(own, 1024).maxStrangersPerAddress, 7U);
    const Limits least = withinDescriptors({}, 4);
    CHECK_EQUAL(least.maxConnections, 2U);
    CHECK_EQUAL(least.maxStrangersPerAddress, 1U);
}
