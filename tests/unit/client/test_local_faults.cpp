#include "core/client/agent.h"
#include "core/client/local_edit.h"
#include "core/client/local_store.h"
#include "core/client/replica.h"
#include "tests/support/failing_disk.h"
#include "tests/support/fake_clock.h"
#include "tests/unit/client/scripted_server.h"

#include <QTemporaryDir>
#include <QTest>

using namespace retinue;
using client::LocalEdit;
using client::LocalStore;
using client::Phase;
using test::FailingDisk;

namespace {

const OwnerKey kAlice = *OwnerKey::user(u"alice");
const QString kScreen = QStringLiteral("home.screen");

/// Started, with something of alice.
Result<void> fill(LocalStore &store)
{
    return store.run([](LocalEdit &edit) -> Result<void> {
        client::Position position;
        position.phase = Phase::Started;
        position.generation = Generation::random();
        edit.setPosition(position);
        sync::LocalCopy copy;
        copy.value = "{\"n\":1}";
        edit.setCopy(edit.ensureOwner(kAlice), *edit.catalogue().find(kScreen), copy);
        return {};
    });
}

} // namespace

/// R8: a disk that cannot be read for a moment says nothing of what is on it.
class TestLocalFaults : public QObject
{
    Q_OBJECT

private slots:
    void replica_whenTheDiskCannotBeRead_saysSoAndNothingElse();
    void agent_whenTheDiskCannotBeRead_doesNotCountAsStopped();
};

void TestLocalFaults::replica_whenTheDiskCannotBeRead_saysSoAndNothingElse()
{
    FailingDisk disk;
    const QTemporaryDir folder;
    const test::FakeClock clock;
    client::LocalStoreOptions options;
    options.folder = folder.path();
    options.key = std::make_shared<const SecretBytes>(SecretBytes::random(32));
    options.catalogue = &Catalogue::builtIn();
    options.clock = &clock;
    options.mostUsers = 1;
    options.vfs = disk.name();
    int failures = 0;
    bool failed = true;
    for (int operation = 1; failed; ++operation) {
        QVERIFY(operation < 1000);
        failed = false;
        using Act = std::function<Result<void>(client::Replica &)>;
        const std::vector<Act> acts{
            [](auto &replica) { return replica.start(protocol::StartMode::Resume); },
            [](auto &replica) -> Result<void> {
                auto compared = replica.compareDigests();
                return compared ? Result<void>() : std::move(compared).error();
            },
            [](auto &replica) { return replica.remove(kAlice, kScreen); },
            [](auto &replica) { return replica.set(kAlice, kScreen, "{\"n\":2}"); },
            [](auto &replica) -> Result<void> {
                auto forgotten = replica.forget(kAlice, true);
                return forgotten ? Result<void>() : std::move(forgotten).error();
            },
        };
        for (const Act &act : acts) {
            {
                auto store = LocalStore::open(options);
                QVERIFY(store && fill(**store));
            }
            auto store = LocalStore::open(options); // little of it is in memory
            QVERIFY(store);
            client::CommunicationLog log((*store)->writer(), clock);
            client::Replica replica({**store, log, Catalogue::builtIn(), clock});
            disk.armReading(operation, FailingDisk::Mode::FromThere);
            const auto done = act(replica);
            const bool hasFailed = disk.hasFailed();
            disk.disarm();
            failed = failed || hasFailed;
            if (!hasFailed || done)
                continue;
            ++failures;
            const auto code = done.error().code;
            // Not enrolled: what Resume says when it could read.
            QVERIFY2(code == ErrorCode::Io || code == ErrorCode::Unreachable,
                     qPrintable(done.error().toString()));
        }
    }
    QVERIFY(failures > 0);
}

void TestLocalFaults::agent_whenTheDiskCannotBeRead_doesNotCountAsStopped()
{
    FailingDisk disk;
    const QTemporaryDir folder;
    const auto authority = test::TestAuthority::make();
    const auto home = client::DeviceHome::open(
        {folder.filePath(QStringLiteral("device")), nullptr, std::chrono::milliseconds(0), disk.name()});
    QVERIFY(home);
    client::AgentConfiguration configuration;
    {
        const test::ScriptedServer gone(authority, [](const auto &) { return test::ScriptedAnswer(); });
        configuration.server = gone.address(); // nobody is there any more
    }
    configuration.trust = {authority.caPem, client::verifyNameOf(authority.installation)};
    configuration.token = "token";
    QVERIFY((*home)->configure(configuration));
    client::AgentTiming timing;
    timing.firstRetry = timing.mostRetry = std::chrono::milliseconds(10);
    // Started once, and interrupted.
    QVERIFY(!(*home)->replica().start(protocol::StartMode::Start));
    client::Agent agent(**home, timing);
    const auto isAwayFor = [&](ErrorCode code) {
        const client::AgentStatus status = agent.status();
        return status.state == client::AgentState::Unreachable && status.reason &&
               status.reason->code == code;
    };
    QTRY_VERIFY(isAwayFor(ErrorCode::Unreachable));
    disk.armReading(1, FailingDisk::Mode::FromThere);
    QTRY_VERIFY(isAwayFor(ErrorCode::Io));
    disk.disarm();
    QTRY_VERIFY(isAwayFor(ErrorCode::Unreachable)); // it goes on trying
    QCOMPARE((*home)->replica().status()->phase, Phase::Starting);
}

QTEST_GUILESS_MAIN(TestLocalFaults)
#include "test_local_faults.moc"
