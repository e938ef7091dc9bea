/// Prepares the log-in pull: a device, and alice at its panel, whose settings make an answer of exactly
/// --bytes bytes. Writes that answer to --file, so that the reference serves the same bytes, and prints the
/// token and the ETag for the load program.

#include "tests/bench/arguments.h"
#include "tests/bench/fleet.h"

#include <array>
#include <cstdio>
#include <fstream>

using namespace retinue::bench;

namespace {

constexpr std::string_view kSettings = "/v1/users/alice/settings";
constexpr std::array<std::string_view, 4> kItems{"default-job.copy", "default-job.fax", "home.screen",
                                                 "shortcuts.copy"};

} // namespace

int main(int count, char **values)
{
    const Arguments arguments(count, values);
    const auto wanted = std::size_t(arguments.number("bytes"));
    const Endpoint endpoint{std::uint16_t(arguments.number("port")), clientTls()};
    Loop loop;
    const auto devices = enrolledDevices(loop, endpoint, arguments.text("code"), "pull-", 1);
    logIn(loop, endpoint, devices, [](std::size_t) { return std::string("alice"); });
    const std::string &token = devices.front().token;

    const auto put = [&](std::string_view item, const std::string &basedOn, std::size_t bytes) {
        std::string etag;
        sendAll(
            loop, endpoint, 1, 1, basedOn.empty() ? 201 : 200,
            [&](std::size_t) {
                return changeBytes(std::string(kSettings) + "/" + std::string(item), token, basedOn,
                                   objectOf(bytes));
            },
            [&](std::size_t, const Answer &answer) { etag = answer.etag; });
        return etag;
    };
    const auto get = [&] {
        Answer settings;
        sendAll(
            loop, endpoint, 1, 1, 200, [&](std::size_t) { return requestBytes("GET", kSettings, token); },
            [&](std::size_t, const Answer &answer) { settings = answer; });
        return settings;
    };

    std::size_t bytes = wanted / 8;
    std::string last;
    for (const std::string_view item : kItems)
        last = put(item, {}, bytes);
    Answer settings = get();
    // A revision may get a digit more on the way, hence more than one attempt.
    for (int attempt = 0; attempt < 3 && settings.body.size() != wanted; ++attempt) {
        bytes += wanted - settings.body.size();
        last = put(kItems.back(), last, bytes);
        settings = get();
    }
    if (settings.body.size() != wanted)
        fail("the answer has " + std::to_string(settings.body.size()) + " bytes");
    std::ofstream(arguments.text("file"), std::ios::binary) << settings.body;
    std::printf("token %s\netag %s\n", token.c_str(), settings.etag.c_str());
}
