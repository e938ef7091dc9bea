#include "tests/ui/faults/console_parts.h"

#include <QLabel>

#include <future>

namespace retinue::test {

namespace {

constexpr int kPadding = 3'500; ///< characters: a small disk is full after some thousand settings
const QString kSerial = QStringLiteral("SN-1");

} // namespace

ConsoleParts::ConsoleParts(const QString &dataFolder, const Clock *clock, std::optional<quint16> port)
{
    engine::EngineOptions options;
    options.dataFolder = dataFolder;
    options.clock = clock;
    auto engine = engine::Engine::open(options);
    if (!engine.ok()) {
        problem = engine.error();
        return;
    }
    auto setup = gui::ConsoleMachine::readSetup(**engine);
    if (!setup.ok()) {
        problem = setup.error();
        return;
    }
    setup->role = ui::Role::Server;
    setup->announce = false;
    setup->port = port.value_or(setup->port);
    DeviceInfo info;
    info.name = QStringLiteral("Lobby");
    info.serialNumber = kSerial;
    auto &devices = (*engine)->devices();
    if (auto enrolled = devices.enrol(info, QStringLiteral("127.0.0.1")); enrolled.ok())
        m_device = *enrolled;
    [[maybe_unused]] const auto started = devices.setState(m_device.id, DeviceState::Started, false);
    machine = std::make_unique<gui::ConsoleMachine>(std::move(engine).value(), *setup);
    session.signIn(QStringLiteral("admin"));
    idleLock = std::make_unique<ui::IdleLock>(*machine, session);
    page = std::make_unique<ui::OverviewPage>(*machine, session);
    page->resize(900, 600);
    page->show();
    machine->start();
}

ConsoleParts::~ConsoleParts()
{
    page.reset();
    idleLock.reset();
    machine.reset();
}

Result<protocol::ChangeAnswer> ConsoleParts::push(int user, const QString &item, const QByteArray &value)
{
    protocol::SettingChange change;
    change.id = ChangeId::random();
    change.owner = *OwnerKey::user(QStringLiteral("user%1").arg(user));
    change.item = item;
    change.value = value;
    std::promise<Result<protocol::ChangeAnswer>> ended;
    engine().settings().push(m_device.id, change, [&](Result<protocol::ChangeAnswer> answer) {
        ended.set_value(std::move(answer));
    });
    return ended.get_future().get();
}

Result<protocol::ChangeAnswer> ConsoleParts::push(int user)
{
    return push(user, QStringLiteral("display.language"),
                R"({"language":"de","padding":")" + QByteArray(kPadding, 'x') + R"("})");
}

int ConsoleParts::settings()
{
    const auto counts = engine().settings().counts();
    return counts.ok() ? int(counts->settings) : -1;
}

int ConsoleParts::askOverTheNetwork()
{
    return HttpProbe(machine->listener().port).request("GET", "/v1/server").status;
}

QWidget *ConsoleParts::condition(ui::Condition::Kind kind) const
{
    for (auto *row : page->findChildren<QWidget *>(QStringLiteral("condition%1").arg(int(kind)))) {
        if (!row->isHidden()) // the former one goes when the event loop comes to it
            return row;
    }
    return nullptr;
}

QString ConsoleParts::textOf(ui::Condition::Kind kind) const
{
    QStringList texts;
    if (const QWidget *row = condition(kind)) {
        texts << row->accessibleName();
        for (const QLabel *label : row->findChildren<QLabel *>())
            texts << label->text();
    }
    return texts.join(u'\n');
}

QAbstractButton *ConsoleParts::remedy(ui::Condition::Kind kind, ui::Remedy::Act act) const
{
    QWidget *row = condition(kind);
    return row ? row->findChild<QAbstractButton *>(QStringLiteral("remedy%1").arg(int(act))) : nullptr;
}

} // namespace retinue::test
