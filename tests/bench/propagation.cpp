/// From a change on one device to the others, with --devices devices holding event streams. Devices 2k and
/// 2k+1 have the same user at their panels: --changes times a pair is drawn, one changes a setting, and the
/// clock runs until the other has the hint and has pulled the change. Then the fan-out: --fanouts changes of
/// what all devices share.

#include "core/protocol/codec.h"
#include "tests/bench/arguments.h"
#include "tests/bench/distribution.h"
#include "tests/bench/fleet.h"

#include <cstdio>
#include <memory>
#include <random>

using namespace retinue::bench;
namespace protocol = retinue::protocol;

namespace {

constexpr std::chrono::seconds kPatience{30};

double millisecondsSince(Clock::time_point begin)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

/// A device that follows: a stream for hints, a connection for requests, and the state it has.
class Follower
{
public:
    Follower(Loop &loop, const Endpoint &endpoint, const Device &device)
        : m_stream(loop, endpoint)
        , m_requests(loop, endpoint)
        , m_token(device.token)
    {
    }

    /// Opens the stream, and takes the state from which to follow.
    void open(const std::function<void()> &opened)
    {
        m_stream.stream(
            requestBytes("GET", "/v1/events", m_token, "Accept: text/event-stream\r\n"),
            [this, opened](const Answer &answer) {
                if (answer.status != 200)
                    fail("an event stream was answered with " + std::to_string(answer.status));
                m_requests.request(startBytes(m_token), [this, opened](const Answer &start) {
                    const auto decoded = protocol::decode<protocol::StartAnswer>(start.body);
                    if (!decoded)
                        fail("a start's answer: " + start.body);
                    m_state = decoded->state.toString().toStdString();
                    opened();
                });
            },
            [this](std::string_view piece) { hinted(piece); });
    }

    /// The next hint starts a pull; a pull without the change waits for the next hint.
    void await(const std::function<void()> &hintCame, const std::function<void()> &changeCame)
    {
        m_hintCame = hintCame;
        m_changeCame = changeCame;
    }
    void change(const std::string &path, const std::string &value, const std::function<void()> &acknowledged)
    {
        m_requests.request(
            changeBytes(path, m_token, m_etag, value), [this, acknowledged](const Answer &answer) {
                if (answer.status != 200 && answer.status != 201)
                    fail("a change was answered with " + std::to_string(answer.status) + ": " + answer.body);
                m_etag = answer.etag;
                acknowledged();
            });
    }
    /// Up to date, hints consumed.
    void catchUp(const std::function<void()> &done)
    {
        pull([done](bool) { done(); });
    }
    /// What the next change is based on; empty for something that does not exist yet.
    void setETag(std::string etag) { m_etag = std::move(etag); }

private:
    void hinted(std::string_view piece)
    {
        const auto events = m_events.feed(piece);
        if (!events)
            fail("an event stream: " + events.error().toString().toStdString());
        for (const protocol::Event &event : events.value()) {
            if (event.kind != protocol::EventKind::Change || !m_changeCame)
                continue;
            if (m_hintCame)
                std::exchange(m_hintCame, {})();
            if (m_pulling)
                m_again = true;
            else
                pullAwaited();
        }
    }
    void pullAwaited()
    {
        m_again = false;
        pull([this](bool anything) {
            if (anything && m_changeCame)
                std::exchange(m_changeCame, {})();
            else if (m_again)
                pullAwaited();
        });
    }
    void pull(const std::function<void(bool)> &pulled)
    {
        m_pulling = true;
        m_requests.request(requestBytes("GET", "/v1/changes?since=" + m_state + "&limit=256", m_token),
                           [this, pulled](const Answer &answer) {
                               const auto changes = protocol::decode<protocol::Changes>(answer.body);
                               if (answer.status != 200 || !changes)
                                   fail("changes were answered with " + std::to_string(answer.status) + ": " +
                                        answer.body);
                               m_pulling = false;
                               m_state = changes->newState.toString().toStdString();
                               pulled(!changes->changed.empty());
                           });
    }

    Connection m_stream, m_requests;
    std::string m_token, m_state, m_etag;
    protocol::EventDecoder m_events;
    std::function<void()> m_hintCame, m_changeCame;
    bool m_pulling = false, m_again = false;
};

using Followers = std::vector<std::unique_ptr<Follower>>;

void wait(Loop &loop, const std::function<bool()> &done, const char *what)
{
    if (!loop.run(done, Clock::now() + kPatience))
        fail(std::string("no ") + what + " within 30 s");
}

/// All followers do something, 64 at a time.
void forAll(Loop &loop, const Followers &followers,
            const std::function<void(Follower &, const std::function<void()> &)> &act, const char *what)
{
    std::size_t next = 0, done = 0;
    const std::function<void()> goOn = [&] {
        if (next < followers.size())
            act(*followers[next++], [&] {
                ++done;
                goOn();
            });
    };
    for (int i = 0; i < 64; ++i)
        goOn();
    wait(
        loop, [&] { return done == followers.size(); }, what);
}

std::string pairUser(std::size_t device)
{
    return "pair-" + std::to_string(device / 2);
}

std::string pairSettings(std::size_t device)
{
    return "/v1/users/" + pairUser(device) + "/settings";
}

/// R6: each user's setting is made on the first device of the pair; the second one pulls at the login, and so
/// follows.
void preparePairs(Loop &loop, const Endpoint &endpoint, const std::vector<Device> &devices,
                  const Followers &followers)
{
    const std::size_t pairs = devices.size() / 2;
    sendAll(
        loop, endpoint, 64, pairs, 201,
        [&](std::size_t pair) {
            return changeBytes(pairSettings(2 * pair) + "/default-job.copy", devices[2 * pair].token, {},
                               objectOf(1024));
        },
        [&](std::size_t pair, const Answer &answer) { followers[2 * pair]->setETag(answer.etag); });
    sendAll(loop, endpoint, 64, pairs, 200, [&](std::size_t pair) {
        return requestBytes("GET", pairSettings(2 * pair), devices[2 * pair + 1].token);
    });
}

void measurePairs(Loop &loop, const Followers &followers, long changes, Distribution &hints,
                  Distribution &pulls)
{
    const auto changePair = [&](std::size_t pair, long number, bool counted) {
        Follower &from = *followers[2 * pair];
        Follower &to = *followers[2 * pair + 1];
        bool acknowledged = false, arrived = false;
        const auto begin = Clock::now();
        to.await([&, begin] { counted ? hints.add(millisecondsSince(begin)) : void(); },
                 [&, begin] {
                     counted ? pulls.add(millisecondsSince(begin)) : void();
                     arrived = true;
                 });
        from.change(pairSettings(2 * pair) + "/default-job.copy", objectOf(1024, number),
                    [&] { acknowledged = true; });
        wait(
            loop, [&] { return acknowledged && arrived; }, "change on the other device");
    };
    for (std::size_t pair = 0; pair < followers.size() / 2; ++pair)
        changePair(pair, 0, false);
    std::mt19937 draw(20240917);
    std::uniform_int_distribution<std::size_t> anyPair(0, followers.size() / 2 - 1);
    for (long i = 1; i <= changes; ++i)
        changePair(anyPair(draw), i, true);
}

void measureFanOut(Loop &loop, const Followers &followers, long changes, Distribution &hints,
                   Distribution &pulls)
{
    Follower &from = *followers.front();
    from.setETag({});
    for (long i = 0; i < changes; ++i) {
        forAll(
            loop, followers, [](Follower &follower, const auto &done) { follower.catchUp(done); },
            "answer to changes");
        // The one that made the change has it already.
        const std::size_t others = followers.size() - 1;
        std::size_t hinted = 0, pulled = 0;
        bool acknowledged = false;
        const auto begin = Clock::now();
        double lastHint = 0;
        for (std::size_t k = 1; k < followers.size(); ++k)
            followers[k]->await(
                [&] {
                    if (++hinted == others)
                        lastHint = millisecondsSince(begin);
                },
                [&] { ++pulled; });
        from.change("/v1/shared/settings/home.shared-buttons",
                    R"({"buttons":{"b1":{"label":"Scan )" + std::to_string(i) + R"("}},"order":["b1"]})",
                    [&] { acknowledged = true; });
        wait(
            loop, [&] { return acknowledged && pulled == others; }, "change on all devices");
        hints.add(lastHint);
        pulls.add(millisecondsSince(begin));
    }
}

} // namespace

int main(int count, char **values)
{
    const Arguments arguments(count, values);
    const auto wanted = std::size_t(arguments.number("devices")) / 2 * 2;
    raiseFileLimit();
    const Endpoint endpoint{std::uint16_t(arguments.number("port")), clientTls()};
    Loop loop;
    const auto devices = enrolledDevices(loop, endpoint, arguments.text("code"), "pair-", wanted);
    Followers followers;
    for (const Device &device : devices)
        followers.push_back(std::make_unique<Follower>(loop, endpoint, device));
    forAll(
        loop, followers, [](Follower &follower, const auto &opened) { follower.open(opened); },
        "event stream");
    logIn(loop, endpoint, devices, pairUser);
    preparePairs(loop, endpoint, devices, followers);

    Distribution hints, pulls, fanOutHints, fanOutPulls;
    measurePairs(loop, followers, arguments.number("changes"), hints, pulls);
    measureFanOut(loop, followers, arguments.number("fanouts"), fanOutHints, fanOutPulls);
    std::printf("hint_p50 %.2f\nhint_p99 %.2f\npull_p50 %.2f\npull_p99 %.2f\n", hints.percentile(50),
                hints.percentile(99), pulls.percentile(50), pulls.percentile(99));
    std::printf("fanout_hint %.1f\nfanout_pull %.1f\n", fanOutHints.percentile(50),
                fanOutPulls.percentile(50));
}
