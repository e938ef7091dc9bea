#include "core/client/replica_context.h"
#include "tests/support/fake_clock.h"

#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace retinue;
using namespace retinue::client;
using namespace std::chrono_literals;

namespace {

/// Says when somebody has looked at it.
class WatchedClock final : public Clock
{
public:
    [[nodiscard]] Timestamp now() const override { return m_clock.now(); }
    [[nodiscard]] std::chrono::milliseconds sinceBoot() const override
    {
        const auto time = m_clock.sinceBoot();
        ++looks;
        return time;
    }
    [[nodiscard]] std::string bootId() const override { return m_clock.bootId(); }
    void advance(std::chrono::milliseconds by) { m_clock.advance(by); }
    mutable std::atomic_int looks = 0;

private:
    test::FakeClock m_clock;
};

/// Knows of the panel only, and how long it was given each time; the first telling lasts until it may end.
class PanelOnly final : public Transport
{
public:
    Result<void> panel(const std::optional<protocol::PanelLogin> &,
                       std::chrono::milliseconds timeout) override
    {
        timeouts.push_back(timeout); // one after the other
        if (timeouts.size() == 1) {
            begun.set_value();
            mayEnd.get_future().wait();
        }
        return {};
    }
    Result<protocol::StartAnswer> start(const protocol::StartRequest &) override { return error(); }
    Result<void> stop() override { return error(); }
    Result<protocol::ReconcileAnswer> reconcile(const protocol::ReconcileRequest &) override
    {
        return error();
    }
    Result<Pulled> pull(const OwnerKey &, const std::optional<State> &, const std::optional<State> &,
                        std::chrono::milliseconds) override
    {
        return error();
    }
    Result<protocol::ChangeAnswer> push(const protocol::SettingChange &) override { return error(); }
    Result<protocol::Changes> changes(const State &, int) override { return error(); }
    Result<protocol::OwnerSeeds> seeds(const OwnerKey &, std::chrono::milliseconds) override
    {
        return error();
    }
    Result<void> sendKept(const protocol::KeptValues &, std::chrono::milliseconds) override
    {
        return error();
    }
    Result<void> release(const std::vector<OwnerId> &) override { return error(); }
    Result<std::vector<OwnerId>> reportDigests(const protocol::DigestReport &) override { return error(); }
    Result<void> sendDisplaced(const std::vector<protocol::DisplacedSetting> &,
                               std::chrono::milliseconds) override
    {
        return error();
    }

    std::promise<void> begun, mayEnd;
    std::vector<std::chrono::milliseconds> timeouts;

private:
    static Error error() { return {ErrorCode::Unreachable, QStringLiteral("only a panel"), {}}; }
};

} // namespace

class TestReplicaContext : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void tellPanel_afterAnother_hasTheRestOfItsTime();
    void panelIsTold_whenTheServerForgotSince_isToldAgain();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    WatchedClock m_clock;
    std::unique_ptr<LocalStore> m_store;
    std::unique_ptr<CommunicationLog> m_log;
    std::unique_ptr<ReplicaContext> m_context;
    std::shared_ptr<PanelOnly> m_transport;
};

void TestReplicaContext::init()
{
    m_context.reset();
    m_log.reset();
    m_store.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    LocalStoreOptions options;
    options.folder = m_folder->path();
    options.key = std::make_shared<const SecretBytes>(SecretBytes::random(32));
    options.catalogue = &Catalogue::builtIn();
    options.clock = &m_clock;
    auto store = LocalStore::open(options);
    QVERIFY(store);
    m_store = *std::move(store);
    m_log = std::make_unique<CommunicationLog>(m_store->writer(), m_clock);
    m_context =
        std::make_unique<ReplicaContext>(Replica::Parts{*m_store, *m_log, Catalogue::builtIn(), m_clock});
    m_transport = std::make_shared<PanelOnly>();
    m_context->setTransport(m_transport);
}

void TestReplicaContext::tellPanel_afterAnother_hasTheRestOfItsTime() // R6
{
    auto first = std::async(std::launch::async, [&] { return m_context->tellPanel(1min); });
    m_transport->begun.get_future().wait();
    const int before = m_clock.looks;
    auto second = std::async(std::launch::async, [&] { return m_context->tellPanel(1min); });
    for (int i = 0; i < 1000 && m_clock.looks == before; ++i) // its time begins
        QTest::qWait(10);
    m_clock.advance(20s);
    m_transport->mayEnd.set_value();
    QVERIFY(first.get());
    QVERIFY(second.get());
    QCOMPARE(m_transport->timeouts.size(), std::size_t(2));
    QVERIFY(m_transport->timeouts.back() == 40s);
}

void TestReplicaContext::panelIsTold_whenTheServerForgotSince_isToldAgain() // R6
{
    m_transport->mayEnd.set_value();
    const auto login = m_context->setPanel(protocol::PanelLogin{*OwnerKey::user(u"alice"), {}});
    const auto before = m_context->tellPanel(1min);
    QVERIFY(before);
    m_context->forgetPanelWasTold(); // by a resume, while the login still pulls
    m_context->panelIsTold(login, *before);
    QCOMPARE(m_context->untoldLogin(), std::optional(login));

    const auto after = m_context->tellPanel(1min);
    QVERIFY(after);
    m_context->panelIsTold(login, *after);
    QVERIFY(!m_context->untoldLogin());
}

QTEST_GUILESS_MAIN(TestReplicaContext)
#include "test_replica_context.moc"
