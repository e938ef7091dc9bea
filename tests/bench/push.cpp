/// Durable pushes: --connections devices, each changing its own user's setting as fast as it is answered,
/// each change based on the one before (If-Match). Runs for --seconds after a warm-up.

#include "tests/bench/arguments.h"
#include "tests/bench/distribution.h"
#include "tests/bench/fleet.h"

#include <cstdio>
#include <memory>

using namespace retinue::bench;

namespace {

/// One device that changes one setting over and over.
class Pusher
{
public:
    Pusher(Loop &loop, const Endpoint &endpoint, std::string token, std::string path, std::size_t bytes)
        : m_connection(loop, endpoint)
        , m_token(std::move(token))
        , m_path(std::move(path))
        , m_bytes(bytes)
    {
    }

    void push()
    {
        m_sent = Clock::now();
        m_connection.request(changeBytes(m_path, m_token, m_etag, objectOf(m_bytes, ++m_number)),
                             [this](const Answer &answer) { answered(answer); });
    }
    void count() { m_counting = true; }
    void stop() { m_stopping = true; }
    [[nodiscard]] bool idle() const { return m_idle; }
    [[nodiscard]] const std::vector<double> &milliseconds() const { return m_milliseconds; }

private:
    void answered(const Answer &answer)
    {
        if (answer.status != 200 && answer.status != 201)
            fail("a push was answered with " + std::to_string(answer.status) + ": " + answer.body);
        if (m_counting && !m_stopping)
            m_milliseconds.push_back(
                std::chrono::duration<double, std::milli>(Clock::now() - m_sent).count());
        m_etag = answer.etag;
        m_idle = m_stopping;
        if (!m_idle)
            push();
    }

    Connection m_connection;
    std::string m_token, m_path, m_etag;
    std::size_t m_bytes = 0;
    long m_number = 0;
    Clock::time_point m_sent;
    bool m_counting = false, m_stopping = false, m_idle = false;
    std::vector<double> m_milliseconds;
};

} // namespace

int main(int count, char **values)
{
    const Arguments arguments(count, values);
    const auto connections = std::size_t(arguments.number("connections"));
    const std::chrono::seconds duration(arguments.number("seconds"));
    // A round has users of its own: nothing depends on the rounds before.
    const std::string prefix = "push-" + arguments.text("round") + "-";
    const Endpoint endpoint{std::uint16_t(arguments.number("port")), clientTls()};
    Loop loop;
    const auto devices = enrolledDevices(loop, endpoint, arguments.text("code"), prefix, connections);
    const auto userOf = [&](std::size_t index) { return prefix + std::to_string(index); };
    logIn(loop, endpoint, devices, userOf);

    std::vector<std::unique_ptr<Pusher>> pushers;
    for (std::size_t i = 0; i < connections; ++i)
        pushers.push_back(std::make_unique<Pusher>(loop, endpoint, devices[i].token,
                                                   "/v1/users/" + userOf(i) + "/settings/default-job.copy",
                                                   std::size_t(arguments.number("bytes"))));
    for (const auto &pusher : pushers)
        pusher->push();
    loop.runFor(std::chrono::seconds(1));
    for (const auto &pusher : pushers)
        pusher->count();
    const auto begin = Clock::now();
    loop.runFor(duration);
    const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    Distribution latency;
    for (const auto &pusher : pushers) {
        pusher->stop();
        for (const double sample : pusher->milliseconds())
            latency.add(sample);
    }
    const auto allIdle = [&] {
        return std::all_of(pushers.begin(), pushers.end(), [](const auto &pusher) { return pusher->idle(); });
    };
    if (!loop.run(allIdle, Clock::now() + std::chrono::seconds(30)))
        fail("a push was never answered");
    std::printf("rate %.1f\np50 %.2f\np99 %.2f\n", double(latency.count()) / seconds, latency.percentile(50),
                latency.percentile(99));
}
