/// Memory per idle device: --devices devices enrolled, started, each with an event stream over TLS, then
/// --seconds of silence (heartbeats only). Prints KiB of growth per device, from before the first of them was
/// enrolled, and from before the first stream was opened.

#include "tests/bench/arguments.h"
#include "tests/bench/fleet.h"
#include "tests/bench/process_memory.h"

#include <cstdio>
#include <memory>

using namespace retinue::bench;

namespace {

constexpr std::size_t kHandshakesAtOnce = 64;

} // namespace

int main(int count, char **values)
{
    const Arguments arguments(count, values);
    const auto wanted = std::size_t(arguments.number("devices"));
    const std::string &pid = arguments.text("pid");
    raiseFileLimit();
    const Endpoint endpoint{std::uint16_t(arguments.number("port")), clientTls()};
    Loop loop;
    // One device first, so that what the server sets up once is not counted as a device's share.
    const auto first = enrolledDevices(loop, endpoint, arguments.text("first-code"), "first-", 1);
    logIn(loop, endpoint, first, [](std::size_t) { return std::string("alice"); });
    const ProcessMemory before = memoryOf(pid);
    const auto devices = enrolledDevices(loop, endpoint, arguments.text("code"), "idle-", wanted);
    loop.runFor(std::chrono::seconds(2));
    const ProcessMemory enrolled = memoryOf(pid);

    std::vector<std::unique_ptr<Connection>> streams;
    std::size_t opened = 0;
    const std::function<void()> openNext = [&] {
        if (streams.size() == wanted)
            return;
        const std::string &token = devices[streams.size()].token;
        streams.push_back(std::make_unique<Connection>(loop, endpoint));
        streams.back()->stream(
            requestBytes("GET", "/v1/events", token, "Accept: text/event-stream\r\n"),
            [&](const Answer &answer) {
                if (answer.status != 200)
                    fail("an event stream was answered with " + std::to_string(answer.status));
                ++opened;
                openNext();
            },
            [](std::string_view) {});
    };
    const auto begin = Clock::now();
    for (std::size_t i = 0; i < kHandshakesAtOnce; ++i)
        openNext();
    if (!loop.run([&] { return opened == wanted; }, Clock::now() + std::chrono::minutes(4)))
        fail("only " + std::to_string(opened) + " event streams were opened in time");
    const double connecting = std::chrono::duration<double>(Clock::now() - begin).count();
    loop.runFor(std::chrono::seconds(arguments.number("seconds")));

    const ProcessMemory after = memoryOf(pid);
    const auto perDevice = [&](long kibibytes) { return double(kibibytes) / double(wanted); };
    std::printf(
        "rss_per_device %.2f\npss_per_device %.2f\nrss_per_stream %.2f\nrss_total %.1f\nconnecting %.1f\n",
        perDevice(after.rss - before.rss), perDevice(after.pss - before.pss),
        perDevice(after.rss - enrolled.rss), double(after.rss) / 1024, connecting);
}
