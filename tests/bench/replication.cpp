/// R40, R44: a server (--data) and the machine that stands by for it (--standby), two engines over TLS in
/// this process; the server reaches the other one through a relay at --port, which counts bytes. Steps:
///   fill    --users N --bytes B --ldif F     ten settings of B bytes each; F: the same for slapadd
///   copy    replication is started, which copies everything, and stopped
///   start   the same without the stop
///   round   --changed N --bytes B --round R --ldif F   runs with nothing to do, then one after
///   N settings were changed; F: the same changes for ldapmodify
///   lag     --changes N --bytes B   from a change's acknowledgement to the standby, with an
///   update count of 1
///   relay   --port P --to T   one connection of somebody else: its seconds and its bytes
/// Prints seconds, bytes, and the most memory that the process ever had.

#include "app/standby/standby_access.h"
#include "core/server/sync_server.h"
#include "core/store/edit.h"
#include "core/store/snapshot.h"
#include "tests/bench/arguments.h"
#include "tests/bench/distribution.h"
#include "tests/bench/fleet.h"
#include "tests/bench/need.h"
#include "tests/bench/phases.h"
#include "tests/bench/process_memory.h"
#include "tests/bench/relay.h"
#include "tests/support/store_edits.h"

#include <QCoreApplication>

#include <array>
#include <cstdio>
#include <fstream>
#include <random>
#include <thread>
#include <unistd.h>

using namespace retinue;
using namespace retinue::bench;

namespace {

constexpr long kUsersAtOnce = 20;
constexpr int kRunsForNothing = 20;
constexpr std::chrono::seconds kMostLag{60};
constexpr std::array kItems{6, 10, 11, 12, 13, 15, 16, 17, 23, 24}; ///< objects, none of them secret
const QString kWho = QStringLiteral("bench");
const QByteArray kPassword = "bench password 7314";

double secondsSince(bench::Clock::time_point begin)
{
    return std::chrono::duration<double>(bench::Clock::now() - begin).count();
}

std::unique_ptr<engine::Engine> open(const std::string &folder)
{
    return need(
        engine::Engine::open({QString::fromStdString(folder), {}, nullptr, std::chrono::seconds(10)}));
}

/// One setting, counted user by user.
struct Document
{
    long number = 0;
    [[nodiscard]] long user() const { return number / long(kItems.size()); }
    [[nodiscard]] int item() const { return kItems[std::size_t(number) % kItems.size()]; }
    [[nodiscard]] std::string name() const
    {
        return "cn=user" + std::to_string(user()) + "-" + std::to_string(item()) + ",dc=bench";
    }
};

/// Writes a new value, and says it to whoever writes it for the reference.
std::string put(store::Edit &edit, Document document, long bytes)
{
    const std::string value = objectOf(std::size_t(bytes), document.number);
    need(test::put(edit, *OwnerKey::user(QStringLiteral("user%1").arg(document.user())),
                   {document.item(), false, QByteArray::fromStdString(value), {}}));
    return value;
}

void fill(const Arguments &arguments)
{
    const auto engine = open(arguments.text("data"));
    const long users = arguments.number("users"), bytes = arguments.number("bytes");
    std::ofstream ldif(arguments.text("ldif"));
    ldif << "dn: dc=bench\nobjectClass: dcObject\nobjectClass: organization\ndc: bench\no: bench\n\n";
    for (long first = 0; first < users; first += kUsersAtOnce)
        need(engine->store().writeAndWait([&](store::Edit &edit) -> Result<void> {
            const long end = std::min(first + kUsersAtOnce, users) * long(kItems.size());
            for (Document document{first * long(kItems.size())}; document.number < end; ++document.number)
                ldif << "dn: " << document.name() << "\nobjectClass: device\ncn: user" << document.user()
                     << "-" << document.item() << "\ndescription: " << put(edit, document, bytes) << "\n\n";
            return {};
        }));
    if (!ldif.flush())
        fail("the LDIF file could not be written");
    std::printf("store %s\n", qUtf8Printable(engine->store().location().file));
}

/// Both machines, and the wire between them.
class Machines
{
public:
    explicit Machines(const Arguments &arguments)
        : m_standby(open(arguments.text("standby")))
        , m_listener(*m_standby, listening())
    {
        if (!need(m_standby->administrators().any()))
            need(m_standby->administrators().create(kWho, SecretBytes(QByteArrayView(kPassword))));
        need(m_listener.start());
        m_relay = std::make_unique<Relay>(std::uint16_t(arguments.number("port")), m_listener.port());
        m_wire = std::thread([this] {
            while (m_relay->serveOne() >= 0) {
            }
        });
        m_source = open(arguments.text("data"));
        m_source->replication().setStandbyAccess(standby::standbyAccess());
    }
    ~Machines()
    {
        m_source.reset();
        m_relay->stop();
        m_wire.join();
        m_listener.stop(std::chrono::seconds(1));
    }
    Machines(const Machines &) = delete;
    Machines &operator=(const Machines &) = delete;

    [[nodiscard]] store::Store &store() { return m_source->store(); }
    [[nodiscard]] engine::Replication &replication() { return m_source->replication(); }
    [[nodiscard]] engine::Engine &standby() { return *m_standby; }
    [[nodiscard]] std::uint64_t wireBytes() const { return m_relay->bytes(); }

    void start(int updateCount, const LongWork &work)
    {
        engine::ReplicationSettings settings;
        settings.address = QStringLiteral("127.0.0.1:%1").arg(m_relay->port());
        settings.administrator = kWho;
        settings.interval = engine::ReplicationSettings::kLongest;
        settings.updateCount = updateCount;
        need(replication().start(settings, SecretBytes(QByteArrayView(kPassword)),
                                 m_standby->identity().caFingerprint(), kWho, work));
        if (const auto problem = replication().state().problem)
            fail(problem->toString().toStdString());
    }
    /// A figure of a copy that is none is worth nothing.
    void compare()
    {
        const auto copy = replicationTarget().status().copy;
        const auto view = need(store().read());
        if (!copy || copy->state != State{view.generation(), view.revision()} ||
            copy->root != view.head().root)
            fail("the standby does not hold what the server has");
    }
    [[nodiscard]] replication::Standby &replicationTarget() { return m_standby->replication().target(); }

private:
    [[nodiscard]] static server::SyncServerOptions listening()
    {
        server::SyncServerOptions options;
        options.address = QStringLiteral("127.0.0.1");
        options.port = 0;
        return options;
    }

    const std::unique_ptr<engine::Engine> m_standby;
    server::SyncServer m_listener;
    std::unique_ptr<Relay> m_relay;
    std::thread m_wire; ///< passes on what goes through the relay
    std::unique_ptr<engine::Engine> m_source;
};

void printBytes(const engine::ReplicationRun &run, std::uint64_t wireBytes)
{
    std::printf("bytes %lld\nwire_bytes %llu\n", static_cast<long long>(run.bytes),
                static_cast<unsigned long long>(wireBytes));
}

void start(const Arguments &arguments, bool stops)
{
    Machines machines(arguments);
    need(machines.standby().replication().beginStandby(kWho));
    Phases phases;
    machines.start(engine::ReplicationSettings::kMostUpdates, phases.work());
    phases.print();
    machines.compare();
    const auto runs = machines.replication().runs(1);
    if (runs.empty() || runs.front().content != engine::ReplicationRun::Content::Whole)
        fail("not everything was copied");
    printBytes(runs.front(), machines.wireBytes());
    if (stops)
        need(machines.replication().stop(kWho));
}

engine::ReplicationRun run(Machines &machines, engine::ReplicationRun::Content expected,
                           const LongWork &work = {})
{
    auto run = need(machines.replication().replicateNow(kWho, work));
    if (run.content != expected)
        fail("a run sent something else than was to be expected");
    return run;
}

void round(const Arguments &arguments)
{
    using Content = engine::ReplicationRun::Content;
    Machines machines(arguments);
    const long changed = arguments.number("changed"), bytes = arguments.number("bytes");
    const long documents = need(machines.store().read()).head().users * long(kItems.size());
    const long step = documents / changed;
    std::ofstream ldif(arguments.text("ldif"));
    const auto change = [&](Document document) {
        need(machines.store().writeAndWait([&](store::Edit &edit) -> Result<void> {
            ldif << "dn: " << document.name()
                 << "\nchangetype: modify\nreplace: description\ndescription: " << put(edit, document, bytes)
                 << "\n\n";
            return {};
        }));
    };
    // Both servers have been running for a while, elsewhere.
    change({0});
    (void)need(machines.replication().replicateNow(kWho, {})); // unless the timer was first

    Distribution seconds;
    for (int i = 0; i < kRunsForNothing; ++i) {
        const auto begin = bench::Clock::now();
        (void)run(machines, Content::Nothing);
        seconds.add(secondsSince(begin));
    }
    std::printf("nothing_ms %.2f\n", seconds.percentile(50) * 1e3);

    for (long i = 0; i < changed; ++i)
        change({i * step + (i + arguments.number("round")) % step});
    if (!ldif.flush())
        fail("the LDIF file could not be written");
    const std::uint64_t wireBefore = machines.wireBytes();
    Phases phases;
    const auto begin = bench::Clock::now();
    const auto increment = run(machines, Content::Changes, phases.work());
    std::printf("seconds %.4f\n", secondsSince(begin));
    phases.print();
    printBytes(increment, machines.wireBytes() - wireBefore);
    machines.compare();
}

void lag(const Arguments &arguments)
{
    Machines machines(arguments);
    need(machines.replication().stop(kWho));
    machines.start(1, {});
    std::mt19937 random(1);
    std::uniform_int_distribution<int> pause(0, 1000); // the server looks once a second what is due
    Distribution seconds;
    for (long i = 0; i < arguments.number("changes"); ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(pause(random)));
        need(machines.store().writeAndWait([&](store::Edit &edit) -> Result<void> {
            put(edit, {i}, arguments.number("bytes"));
            return {};
        }));
        const auto begin = bench::Clock::now();
        const Revision changed = machines.store().state().revision;
        for (;;) {
            const auto copy = machines.replicationTarget().status().copy;
            if (copy && copy->state.revision >= changed)
                break;
            if (bench::Clock::now() - begin > kMostLag)
                fail("a change did not reach the standby within a minute");
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        seconds.add(secondsSince(begin));
    }
    machines.compare();
    std::printf("p50_ms %.0f\np99_ms %.0f\n", seconds.percentile(50) * 1e3, seconds.percentile(99) * 1e3);
}

void relay(const Arguments &arguments)
{
    Relay relay(std::uint16_t(arguments.number("port")), std::uint16_t(arguments.number("to")));
    const double seconds = relay.serveOne();
    std::printf("seconds %.4f\nwire_bytes %llu\n", seconds, static_cast<unsigned long long>(relay.bytes()));
}

} // namespace

int main(int count, char **values)
{
    const QCoreApplication app(count, values);
    const Arguments arguments(count, values);
    const std::string &step = arguments.text("step");
    if (step == "fill")
        fill(arguments);
    else if (step == "copy" || step == "start")
        start(arguments, step == "copy");
    else if (step == "round")
        round(arguments);
    else if (step == "lag")
        lag(arguments);
    else if (step == "relay")
        relay(arguments);
    else
        fail("no such step");
    std::printf("peak_mb %.1f\n", double(peakMemoryOf(std::to_string(getpid()))) / 1024);
}
