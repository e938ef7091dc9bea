#include "tests/bench/fleet.h"

#include "core/protocol/codec.h"

#include <algorithm>
#include <memory>
#include <random>
#include <sys/resource.h>

namespace retinue::bench {

namespace {

constexpr std::size_t kSetUpConnections = 64;
constexpr std::size_t kEnrolmentsAtOnce = 24; // the server answers 503 beyond 32
constexpr std::chrono::minutes kSetUpDeadline{5};

std::mt19937_64 &generator()
{
    static std::mt19937_64 engine(20240917);
    return engine;
}

std::string randomText(std::size_t length, std::string_view alphabet)
{
    std::uniform_int_distribution<std::size_t> pick(0, alphabet.size() - 1);
    std::string text(length, ' ');
    std::generate(text.begin(), text.end(), [&] { return alphabet[pick(generator())]; });
    return text;
}

} // namespace

std::string requestBytes(std::string_view method, std::string_view path, std::string_view token,
                         std::string_view headers, std::string_view body)
{
    std::string bytes;
    bytes.reserve(256 + headers.size() + body.size());
    bytes.append(method).append(" ").append(path).append(" HTTP/1.1\r\nHost: localhost\r\n");
    if (!token.empty())
        bytes.append("Authorization: Bearer ").append(token).append("\r\n");
    if (!body.empty())
        bytes.append("Content-Type: application/json\r\n");
    if (method != "GET")
        bytes.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n");
    return bytes.append(headers).append("\r\n").append(body);
}

std::string changeBytes(std::string_view path, std::string_view token, std::string_view basedOn,
                        std::string_view value)
{
    std::string headers =
        basedOn.empty() ? "If-None-Match: *\r\n" : "If-Match: " + std::string(basedOn) + "\r\n";
    headers.append("Change-Id: ").append(randomText(32, "0123456789abcdef")).append("\r\n");
    return requestBytes("PUT", path, token, headers, value);
}

std::string objectOf(std::size_t bytes, long number)
{
    const std::string tail = "\",\"n\":" + std::to_string(number) + "}";
    std::string object = "{\"filler\":\"";
    const std::size_t frame = object.size() + tail.size();
    object += randomText(bytes > frame ? bytes - frame : 0,
                         "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
    return object + tail;
}

void sendAll(Loop &loop, const Endpoint &endpoint, std::size_t connections, std::size_t count, int expected,
             const std::function<std::string(std::size_t)> &request,
             const std::function<void(std::size_t, const Answer &)> &answered)
{
    std::vector<std::unique_ptr<Connection>> open;
    std::size_t next = 0, done = 0;
    const std::function<void(Connection &)> goOn = [&](Connection &connection) {
        if (next == count)
            return;
        const std::size_t index = next++;
        connection.request(request(index), [&, index](const Answer &answer) {
            if (answer.status != expected)
                fail("request " + std::to_string(index) + " of " + std::to_string(count) +
                     " was answered with " + std::to_string(answer.status) + ": " + answer.body + "\n" +
                     request(index));
            if (answered)
                answered(index, answer);
            ++done;
            goOn(connection);
        });
    };
    for (std::size_t i = 0; i < std::min(connections, count); ++i)
        open.push_back(std::make_unique<Connection>(loop, endpoint));
    for (const auto &connection : open)
        goOn(*connection);
    if (!loop.run([&] { return done == count; }, Clock::now() + kSetUpDeadline))
        fail("only " + std::to_string(done) + " of " + std::to_string(count) +
             " requests were answered in time");
}

std::vector<Device> enrolledDevices(Loop &loop, const Endpoint &endpoint, const std::string &code,
                                    const std::string &prefix, std::size_t count)
{
    std::vector<Device> devices(count);
    sendAll(
        loop, endpoint, kEnrolmentsAtOnce, count, 201,
        [&](std::size_t index) {
            protocol::EnrolmentRequest request;
            request.code = QString::fromStdString(code);
            const QString serial = QString::fromStdString(prefix) + QString::number(index);
            request.device = {serial, serial, QStringLiteral("Bench"), QStringLiteral("Load program"),
                              QStringLiteral("1.0")};
            return requestBytes("POST", "/v1/enrolments", {}, {}, protocol::encode(request).toStdString());
        },
        [&](std::size_t index, const Answer &answer) {
            const auto decoded = protocol::decode<protocol::EnrolmentAnswer>(answer.body);
            if (!decoded)
                fail("an enrolment's answer: " + decoded.error().toString().toStdString());
            devices[index] = {decoded->deviceId.toString().toStdString(), decoded->token.toStdString()};
        });
    sendAll(loop, endpoint, kSetUpConnections, devices.size(), 200,
            [&](std::size_t index) { return startBytes(devices[index].token); });
    return devices;
}

std::string startBytes(std::string_view token)
{
    protocol::StartRequest request;
    request.mode = protocol::StartMode::Start;
    return requestBytes("POST", "/v1/device/start", token, {}, protocol::encode(request).toStdString());
}

std::string loginBytes(std::string_view token, const std::string &userName)
{
    const protocol::PanelLogin login{OwnerKey::user(QString::fromStdString(userName)).value(), {}};
    return requestBytes("PUT", "/v1/device/panel", token, {}, protocol::encode(login).toStdString());
}

void logIn(Loop &loop, const Endpoint &endpoint, const std::vector<Device> &devices,
           const std::function<std::string(std::size_t)> &userOf)
{
    sendAll(loop, endpoint, kSetUpConnections, devices.size(), 204,
            [&](std::size_t index) { return loginBytes(devices[index].token, userOf(index)); });
}

void raiseFileLimit()
{
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

} // namespace retinue::bench
