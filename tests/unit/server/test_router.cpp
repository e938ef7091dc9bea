#include "core/server/router.h"

#include <QTest>

using namespace retinue;
using namespace retinue::server;

class TestRouter : public QObject
{
    Q_OBJECT

private slots:
    void match_findsMethodAndPath();
    void match_whenPathIsUnknown_hasNothing();
    void match_whenMethodIsUnknown_saysWhatIsAllowed();
    void match_takesOneSegmentPerStar();
    void add_whenAnswersAreHeldOpen_takesNoHead();
};

namespace {

http::RequestHead request(std::string method, std::vector<std::string> segments)
{
    http::RequestHead head;
    head.method = std::move(method);
    head.segments = std::move(segments);
    return head;
}

Router sample()
{
    Router router;
    router.add("/v1/users/*/settings", {"GET", Access::StartedDevice, 1, {}});
    router.add("/v1/users/*/settings/*", {"PUT", Access::StartedDevice, 2, {}});
    router.add("/v1/users/*/settings/*", {"DELETE", Access::StartedDevice, 3, {}});
    router.add("/v1/events", {"GET", Access::Device, 4, {}}, false);
    return router;
}

} // namespace

void TestRouter::match_findsMethodAndPath()
{
    const Router router = sample();
    const auto body = [&](const http::RequestHead &head) {
        const Router::Match match = router.match(head);
        return match.endpoint ? int(match.endpoint->maxBodyBytes) : 0;
    };
    QCOMPARE(body(request("GET", {"v1", "users", "alice", "settings"})), 1);
    QCOMPARE(body(request("HEAD", {"v1", "users", "alice", "settings"})), 1);
    QCOMPARE(body(request("PUT", {"v1", "users", "alice", "settings", "x"})), 2);
    QCOMPARE(body(request("DELETE", {"v1", "users", "a/b", "settings", "x"})), 3);
}

void TestRouter::match_whenPathIsUnknown_hasNothing()
{
    const Router router = sample();
    for (const auto &segments :
         std::vector<std::vector<std::string>>{{},
                                               {"v1"},
                                               {"v2", "events"},
                                               {"v1", "events", ""},
                                               {"V1", "events"},
                                               {"v1", "users", "alice"},
                                               {"v1", "users", "alice", "settings", "x", "y"}}) {
        const Router::Match match = router.match(request("GET", segments));
        QVERIFY(!match.endpoint);
        QVERIFY(!match.allow);
    }
}

void TestRouter::match_whenMethodIsUnknown_saysWhatIsAllowed()
{
    const Router router = sample();
    const Router::Match match = router.match(request("POST", {"v1", "users", "alice", "settings", "x"}));
    QVERIFY(!match.endpoint);
    QVERIFY(match.allow);
    QCOMPARE(*match.allow, std::string("OPTIONS, PUT, DELETE"));
}

void TestRouter::match_takesOneSegmentPerStar()
{
    const Router router = sample();
    QVERIFY(router.match(request("GET", {"v1", "users", "", "settings"})).endpoint);
    QVERIFY(router.match(request("GET", {"v1", "users", "*", "settings"})).endpoint);
}

void TestRouter::add_whenAnswersAreHeldOpen_takesNoHead()
{
    const Router router = sample();
    QVERIFY(router.match(request("GET", {"v1", "events"})).endpoint);
    QVERIFY(!router.match(request("HEAD", {"v1", "events"})).endpoint);
}

QTEST_GUILESS_MAIN(TestRouter)
#include "test_router.moc"
