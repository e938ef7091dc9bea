/// What changed, for a device that holds everything. Three steps, as three runs of this program, because one
/// device may begin to hold only 2,000 owners between two restarts of the server:
///   --step fill      --settings settings are written; a device that will hold them is enrolled, its token
///   kept in --file
///   --step hold      that device reconciles, and so holds, the users --first to --last
///   --step measure   --changed settings are changed; prints the time and the bytes on the wire of asking for
///   them

#include "core/protocol/codec.h"
#include "core/protocol/limits.h"
#include "tests/bench/arguments.h"
#include "tests/bench/distribution.h"
#include "tests/bench/fleet.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <memory>

using namespace retinue::bench;
namespace protocol = retinue::protocol;

namespace {

constexpr std::array<std::string_view, 10> kItems{"home.screen",
                                                  "default-job.copy",
                                                  "default-job.fax",
                                                  "default-job.access-stored-files",
                                                  "shortcuts.copy",
                                                  "shortcuts.fax",
                                                  "shortcuts.scan-and-send",
                                                  "list-order.scan-and-store",
                                                  "list-order.access-stored-files",
                                                  "default-job.scan-and-send"};
constexpr std::size_t kWriters = 64;
constexpr int kRepetitions = 20;

std::string userName(std::size_t number)
{
    return "user-" + std::to_string(number);
}

/// One setting to be written: an item of a user. `number` counts all of them, user by user.
struct Place
{
    std::size_t number = 0;
    [[nodiscard]] std::size_t user() const { return number / kItems.size(); }
    [[nodiscard]] std::string_view item() const { return kItems[number % kItems.size()]; }
    [[nodiscard]] std::string owner() const { return "/v1/users/" + userName(user()) + "/settings"; }
};

/// One device that writes settings, one after the other: logs the user in at its panel, takes what the server
/// has, writes.
class Writer
{
public:
    Writer(Loop &loop, const Endpoint &endpoint, std::string token, std::size_t valueBytes)
        : m_connection(loop, endpoint)
        , m_token(std::move(token))
        , m_valueBytes(valueBytes)
    {
    }

    void add(Place place) { m_places.push_back(place); }
    void goOn()
    {
        if (done())
            return;
        const Place place = m_places[m_next];
        if (m_atPanel != place.user())
            logIn(place);
        else
            put(place);
    }
    [[nodiscard]] bool done() const { return m_next == m_places.size(); }

private:
    void logIn(Place place)
    {
        m_connection.request(
            loginBytes(m_token, userName(place.user())), [this, place](const Answer &answer) {
                if (answer.status != 204)
                    fail("a login was answered with " + std::to_string(answer.status) + ": " + answer.body);
                m_atPanel = place.user();
                pull(place);
            });
    }
    void pull(Place place)
    {
        m_connection.request(requestBytes("GET", place.owner(), m_token), [this](const Answer &answer) {
            const auto settings = protocol::decode<protocol::OwnerSettings>(answer.body);
            if (answer.status != 200 || !settings)
                fail("a pull was answered with " + std::to_string(answer.status) + ": " + answer.body);
            m_etags.fill({});
            for (const protocol::SettingState &setting : settings->settings) {
                const auto at = std::find(kItems.begin(), kItems.end(), setting.item.toStdString());
                if (at != kItems.end())
                    m_etags[std::size_t(at - kItems.begin())] =
                        protocol::toETag({settings->state.generation, setting.revision}).toStdString();
            }
            goOn();
        });
    }
    void put(Place place)
    {
        const std::string path = place.owner() + "/" + std::string(place.item());
        const std::string &basedOn = m_etags[place.number % kItems.size()];
        m_connection.request(changeBytes(path, m_token, basedOn, objectOf(m_valueBytes, long(place.number))),
                             [this](const Answer &answer) {
                                 if (answer.status != 200 && answer.status != 201)
                                     fail("a change was answered with " + std::to_string(answer.status) +
                                          ": " + answer.body);
                                 ++m_next;
                                 goOn();
                             });
    }

    Connection m_connection;
    std::string m_token;
    std::size_t m_valueBytes = 0, m_next = 0, m_atPanel = std::size_t(-1);
    std::vector<Place> m_places;
    std::array<std::string, kItems.size()> m_etags;
};

/// Writes settings with a fleet of writers, every user by one of them; the seconds it took.
double write(Loop &loop, const Endpoint &endpoint, const Arguments &arguments, const std::string &fleet,
             const std::vector<Place> &places)
{
    const auto devices = enrolledDevices(loop, endpoint, arguments.text("code"), fleet, kWriters);
    std::vector<std::unique_ptr<Writer>> writers;
    for (const Device &device : devices)
        writers.push_back(
            std::make_unique<Writer>(loop, endpoint, device.token, std::size_t(arguments.number("bytes"))));
    for (const Place place : places)
        writers[place.user() % kWriters]->add(place);
    const auto begin = Clock::now();
    for (const auto &writer : writers)
        writer->goOn();
    const auto allDone = [&] {
        return std::all_of(writers.begin(), writers.end(), [](const auto &writer) { return writer->done(); });
    };
    if (!loop.run(allDone, Clock::now() + std::chrono::minutes(5)))
        fail("the settings were not written within 5 minutes");
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// R4: the state of the store, as a start of the device answers it.
retinue::State stateOf(Loop &loop, const Endpoint &endpoint, const std::string &token)
{
    retinue::State state;
    sendAll(
        loop, endpoint, 1, 1, 200, [&](std::size_t) { return startBytes(token); },
        [&](std::size_t, const Answer &answer) {
            const auto decoded = protocol::decode<protocol::StartAnswer>(answer.body);
            if (!decoded)
                fail("a start's answer: " + answer.body);
            state = decoded->state;
        });
    return state;
}

/// R5: the device reconciles with nothing of its own, and so takes and holds everything of these users.
void hold(Loop &loop, const Endpoint &endpoint, const std::string &token, std::size_t first, std::size_t last)
{
    constexpr std::size_t kAtOnce = protocol::limits::kOwnersPerReconcile;
    const auto generation = stateOf(loop, endpoint, token).generation;
    std::size_t taken = 0;
    sendAll(
        loop, endpoint, 1, (last - first + kAtOnce - 1) / kAtOnce, 200,
        [&](std::size_t batch) {
            protocol::ReconcileRequest request;
            request.generation = generation;
            const std::size_t from = first + batch * kAtOnce;
            for (std::size_t user = from; user < std::min(last, from + kAtOnce); ++user) {
                protocol::HeldOwner held;
                held.owner = retinue::OwnerKey::user(QString::fromStdString(userName(user))).value();
                request.owners.push_back(held);
            }
            return requestBytes("POST", "/v1/device/reconcile", token, {},
                                protocol::encode(request).toStdString());
        },
        [&](std::size_t, const Answer &answer) {
            const auto decoded = protocol::decode<protocol::ReconcileAnswer>(answer.body);
            if (!decoded)
                fail("a reconciliation's answer: " + decoded.error().toString().toStdString());
            for (const protocol::ReconciledOwner &owner : decoded->owners)
                taken += owner.settings.size();
        });
    if (taken != (last - first) * kItems.size())
        fail("the device took " + std::to_string(taken) + " settings instead of all");
}

struct Pull
{
    double seconds = 0, megabytes = 0;
};

/// Everything since `since`, asked for page by page.
Pull pullChanges(Loop &loop, Connection &connection, const std::string &token, std::string since,
                 std::size_t wanted)
{
    const std::uint64_t wireBefore = connection.wireBytes();
    const auto begin = Clock::now();
    std::size_t received = 0;
    for (bool more = true; more;) {
        bool answered = false;
        connection.request(requestBytes("GET", "/v1/changes?since=" + since + "&limit=1000", token),
                           [&](const Answer &answer) {
                               const auto changes = protocol::decode<protocol::Changes>(answer.body);
                               if (answer.status != 200 || !changes)
                                   fail("changes were answered with " + std::to_string(answer.status) + ": " +
                                        answer.body);
                               received += changes->changed.size();
                               since = changes->newState.toString().toStdString();
                               more = changes->hasMore;
                               answered = true;
                           });
        if (!loop.run([&] { return answered; }, Clock::now() + std::chrono::seconds(60)))
            fail("changes were not answered within 60 s");
    }
    const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    if (received != wanted)
        fail(std::to_string(received) + " changes came instead of " + std::to_string(wanted));
    return {seconds, double(connection.wireBytes() - wireBefore) / 1e6};
}

void measure(Loop &loop, const Endpoint &endpoint, const Arguments &arguments, const std::string &token)
{
    const auto changed = std::size_t(arguments.number("changed"));
    const std::size_t step = std::size_t(arguments.number("settings")) / changed;
    const std::string since = stateOf(loop, endpoint, token).toString().toStdString();
    std::vector<Place> places;
    for (std::size_t i = 0; i < changed; ++i)
        places.push_back({i * step + i % step});
    write(loop, endpoint, arguments, "changer-", places);

    Connection connection(loop, endpoint);
    bool connected = false;
    connection.request(requestBytes("GET", "/v1/server", {}), [&](const Answer &) { connected = true; });
    if (!loop.run([&] { return connected; }, Clock::now() + std::chrono::seconds(10)))
        fail("no answer within 10 s");
    const double first = pullChanges(loop, connection, token, since, changed).seconds;
    Distribution seconds, megabytes;
    for (int i = 0; i < kRepetitions; ++i) {
        const Pull pull = pullChanges(loop, connection, token, since, changed);
        seconds.add(pull.seconds);
        megabytes.add(pull.megabytes);
    }
    std::printf("seconds %.4f\nseconds_most %.4f\nseconds_first %.4f\nmegabytes %.3f\n",
                seconds.percentile(50), seconds.percentile(100), first, megabytes.percentile(100));
}

} // namespace

int main(int count, char **values)
{
    const Arguments arguments(count, values);
    const Endpoint endpoint{std::uint16_t(arguments.number("port")), clientTls()};
    const std::string &step = arguments.text("step");
    Loop loop;
    if (step == "fill") {
        std::vector<Place> places;
        for (long number = 0; number < arguments.number("settings"); ++number)
            places.push_back({std::size_t(number)});
        const double seconds = write(loop, endpoint, arguments, "filler-", places);
        const auto holder = enrolledDevices(loop, endpoint, arguments.text("code"), "holder-", 1);
        std::ofstream(arguments.text("file")) << holder.front().token;
        std::printf("fill_rate %.0f\n", double(places.size()) / seconds);
        return 0;
    }
    std::string token;
    std::ifstream(arguments.text("file")) >> token;
    if (step == "hold")
        hold(loop, endpoint, token, std::size_t(arguments.number("first")),
             std::size_t(arguments.number("last")));
    else
        measure(loop, endpoint, arguments, token);
}
