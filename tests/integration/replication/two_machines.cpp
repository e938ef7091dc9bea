#include "tests/integration/replication/two_machines.h"

#include "app/standby/standby_access.h"
#include "core/engine/promotion.h"
#include "core/installation/identity.h"
#include "core/installation/machine_database.h"
#include "core/replication/standby.h"
#include "core/store/snapshot.h"
#include "core/store/store.h"
#include "tests/support/must.h"
#include "tests/support/store_edits.h"

#include <QFile>

namespace retinue::test {

namespace {

class BreakableConnection final : public engine::StandbyConnection
{
public:
    BreakableConnection(std::unique_ptr<engine::StandbyConnection> real, Wire &wire)
        : m_real(std::move(real))
        , m_wire(wire)
    {
    }
    [[nodiscard]] Result<engine::StandbyAnswer> ask(const engine::StandbyRequest &request) override
    {
        if (m_wire.asking)
            if (auto answer = m_wire.asking(request))
                return *std::move(answer);
        const Error broken{ErrorCode::Unreachable, QStringLiteral("the wire was cut")};
        const bool isCut = m_wire.isDown || ++m_wire.asked == m_wire.breakAt;
        if (isCut && (m_wire.isDown || m_wire.cut == Wire::Cut::Question))
            return broken;
        engine::StandbyRequest limited = request;
        if (const int patience = m_wire.patience; patience > 0)
            limited.patience = std::chrono::milliseconds(patience);
        auto answer = m_real->ask(limited);
        return isCut ? Result<engine::StandbyAnswer>(broken) : std::move(answer);
    }

private:
    const std::unique_ptr<engine::StandbyConnection> m_real;
    Wire &m_wire;
};

} // namespace

Machine::Machine(const Clock *clock, QString place)
    : m_place(place.isEmpty() ? m_folder.path() : std::move(place))
    , m_clock(clock)
{
    open();
    must(m_engine->administrators().create(kAdministrator, SecretBytes(QByteArrayView(kPassword))));
    listen();
}

Machine::~Machine()
{
    close();
}

void Machine::open()
{
    engine::EngineOptions options;
    options.dataFolder = folder();
    options.clock = m_clock;
    m_engine = must(engine::Engine::open(options));
    const engine::StandbyAccess real = standby::standbyAccess();
    m_engine->replication().setStandbyAccess(
        {[this, look = real.look](const QString &address, const CancelToken &cancel) {
             auto offer = look(address, cancel);
             if (!offer)
                 wire.lookFailed = offer.error().code;
             return offer;
         },
         [this, connect = real.connect](
             const engine::DestinationOffer &pinned, const QByteArray &token,
             const CancelToken &cancel) -> Result<std::unique_ptr<engine::StandbyConnection>> {
             auto connection = connect(pinned, token, cancel);
             if (!connection)
                 return std::move(connection).error();
             return std::unique_ptr<engine::StandbyConnection>(
                 std::make_unique<BreakableConnection>(*std::move(connection), wire));
         }});
}

void Machine::close()
{
    m_listener.reset();
    m_engine.reset();
}

void Machine::listen(quint16 port)
{
    must(tryToListen(port));
}

Result<void> Machine::tryToListen(quint16 port)
{
    server::SyncServerOptions options;
    options.address = QStringLiteral("127.0.0.1");
    options.port = port;
    options.threads = 2;
    options.limits = limits;
    m_listener = std::make_unique<server::SyncServer>(*m_engine, options);
    auto started = m_listener->start();
    m_port = m_listener->port();
    return started;
}

void Machine::takeOver()
{
    close();
    must(engine::promoteStandby({folder(), {}, m_clock}, QStringLiteral("test"), {}));
    open();
    listen(m_port);
}

QString Machine::address() const
{
    return QStringLiteral("127.0.0.1:%1").arg(m_port);
}

QString Machine::fingerprint() const
{
    return m_engine->identity().caFingerprint();
}

QString Machine::copyFile() const
{
    return databaseIn(folder() + QStringLiteral("/standby"));
}

void Machine::put(const char *user, int item, const QByteArray &value, bool isSecret)
{
    const auto key = *OwnerKey::user(QString::fromLatin1(user));
    must(m_engine->store().writeAndWait([&](store::Edit &edit) -> Result<void> {
        auto done = test::put(edit, key, {item, isSecret, value, {}});
        return done ? Result<void>() : Result<void>(done.error());
    }));
}

void Machine::remove(const char *user)
{
    const auto key = *OwnerKey::user(QString::fromLatin1(user));
    must(m_engine->store().writeAndWait([&](store::Edit &edit) -> Result<void> {
        auto owner = edit.tables().owners.find(key);
        return owner && *owner ? edit.removeOwner(**owner, QStringLiteral("test")) : Result<void>();
    }));
}

std::optional<QByteArray> Machine::valueOf(const char *user, int item)
{
    const auto view = m_engine->store().read();
    const auto owner = view->tables().owners.find(*OwnerKey::user(QString::fromLatin1(user)));
    if (!owner || !*owner)
        return {};
    const auto setting = view->tables().settings.find(**owner, item, store::SettingTable::Secrets::Decrypt);
    return setting && *setting ? std::optional((*setting)->value) : std::nullopt;
}

QStringList Machine::logOf(const QString &operation)
{
    QStringList rows;
    const auto executions = must(m_engine->executions().newest(100));
    for (const auto &row : executions)
        if (row.operation == operation)
            rows << row.result;
    return rows;
}

engine::ReplicationSettings Machine::to(const Machine &other)
{
    engine::ReplicationSettings settings;
    settings.address = other.address();
    settings.administrator = kAdministrator;
    return settings;
}

Result<void> Machine::replicateTo(const Machine &other, const QString &line)
{
    engine::ReplicationSettings settings = to(other);
    if (!line.isEmpty())
        settings.address = line;
    return replication().start(settings, SecretBytes(QByteArrayView(kPassword)), other.fingerprint(),
                               QStringLiteral("test"), {});
}

ServerTerm termOfAnother(const QString &folder, Timestamp at)
{
    const QTemporaryDir elsewhere;
    if (!QFile::copy(folder + QStringLiteral("/ca.pem"), elsewhere.filePath(QStringLiteral("ca.pem"))))
        qFatal("there is no CA");
    FakeClock clock;
    clock.setNow(at);
    const auto database = must(installation::MachineDatabase::open(elsewhere.path()));
    must(installation::Identity::keepTermAbove(*database, 0, clock));
    return must(installation::Identity::openOrCreate(elsewhere.path(), *database, {}, clock))->term();
}

bool isCopyOf(Machine &standby, Machine &source)
{
    const auto copy = standby.replication().target().status().copy;
    auto view = source.engine().store().read();
    return copy && view && copy->state == State{view->generation(), view->revision()} &&
           copy->root == view->head().root;
}

} // namespace retinue::test
