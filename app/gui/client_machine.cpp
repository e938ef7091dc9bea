#include "app/gui/client_machine.h"

#include "core/base/folder_lock.h"
#include "core/client/home_enrolment.h"
#include "core/client/server_trust.h"

#include <QSysInfo>

namespace retinue::gui {

namespace {
constexpr std::chrono::minutes kCodeLife{5};
}

ClientMachine::ClientMachine(std::unique_ptr<client::DeviceHome> home)
    : m_home(std::move(home))
    , m_agent(std::make_shared<client::Agent>(*m_home))
    , m_commands(std::make_unique<client::DeviceCommands>(*m_home, m_agent.get()))
{
}

ClientMachine::~ClientMachine()
{
    leaveCommands();
    m_commands.reset();
    m_agent.reset(); // before its home
}

Result<std::unique_ptr<ClientMachine>> ClientMachine::open(const QString &folder)
{
    auto home = client::DeviceHome::open({folder, nullptr, FolderLock::kAMoment});
    if (!home)
        return std::move(home).error().during(QStringLiteral("opening the client of this machine"));
    return std::unique_ptr<ClientMachine>(new ClientMachine(std::move(home).value()));
}

Result<void> ClientMachine::takeCommands()
{
    m_control = std::make_unique<client::ControlServer>(
        [this](const QJsonObject &request, const client::control::Parts &parts) {
            return m_commands->handle(request, parts);
        });
    return m_control->listen(m_home->folder());
}

void ClientMachine::leaveCommands()
{
    m_agent->close(); // a command in hand may wait for the network
    m_control.reset();
}

Result<void> joinOwnServer(engine::Engine &engine, quint16 port, client::DeviceHome &home,
                           client::Agent &agent)
{
    const QString doing = QStringLiteral("enrolling this machine at its own server");
    const auto offer = client::inspectServer({QStringLiteral("localhost"), port});
    if (!offer)
        return offer.error().during(doing);
    if (!client::isSameFingerprint(offer->fingerprint, engine.identity().caFingerprint()))
        return Error{ErrorCode::NotTrusted,
                     QStringLiteral("another server answers on port %1 of this machine").arg(port)}
            .during(doing);
    const auto code = engine.makeCode(kCodeLife, 1);
    if (!code)
        return code.error().during(doing);
    DeviceInfo info;
    info.name = QSysInfo::machineHostName();
    info.productName = QSysInfo::prettyProductName();
    info.version = QStringLiteral(RETINUE_VERSION);
    client::EnrolmentCredentials credentials;
    credentials.code = *code;
    const auto enrolled = client::enrolHome(home, &agent, *offer, info, credentials);
    if (!enrolled)
        return enrolled.error().during(doing);
    return agent.start().during(doing);
}

} // namespace retinue::gui
