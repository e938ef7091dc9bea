#include "tests/ui/pages/console_rig.h"

#include "app/gui/pages.h"
#include "ui/signin/gate.h"

#include <QApplication>
#include <QTest>

#include <future>

namespace retinue::test {

namespace {

/// No network of a test's machine is searched.
class NoDiscovery final : public client::ServerDiscovery
{
public:
    [[nodiscard]] Result<std::vector<client::DiscoveredServer>> find(std::chrono::milliseconds) override
    {
        return std::vector<client::DiscoveredServer>{};
    }
};

void push(engine::Engine &engine, const DeviceId &device, const OwnerKey &owner, const QString &item,
          const QByteArray &value)
{
    protocol::SettingChange change;
    change.id = ChangeId::random();
    change.owner = owner;
    change.item = item;
    change.value = value;
    std::promise<void> done;
    engine.settings().push(device, change, [&](const Result<protocol::ChangeAnswer> &) { done.set_value(); });
    done.get_future().wait();
}

} // namespace

ConsoleRig::ConsoleRig()
    : preferences(folder.filePath(QStringLiteral("preferences.ini")))
    , idleLock(machine, session)
{
    fill();
    session.signIn(QStringLiteral("admin"));
}

void ConsoleRig::fill()
{
    const auto added = machine.engine().administrators().create(
        QStringLiteral("admin"), SecretBytes(QByteArrayView("a long password")));
    const auto role = machine.setRole(ui::Role::Server);
    if (!added.ok() || !role.isFinished())
        qFatal("the rig cannot be filled");
    const char *names[] = {"lobby", "sales", "marketing", "warehouse", "studio", "reception", "workshop"};
    int number = 0;
    for (const char *name : names) {
        ++number;
        const DeviceId device =
            machine.addDevice(QString::fromLatin1(name), QStringLiteral("QX%1").arg(4100 + number),
                              QStringLiteral("Building %1").arg(number % 3 + 1), number % 4 != 0);
        machine.engine().devices().setConnected(device, number % 3 != 0);
        push(machine.engine(), device, *OwnerKey::user(QStringLiteral("user%1").arg(number)),
             QStringLiteral("display.language"), R"({"language":"de"})");
        push(machine.engine(), device, *OwnerKey::group(QString::fromLatin1(name)),
             QStringLiteral("address-book.group"), R"({"entries":{}})");
    }
    // Something to bring back, of one who is there again.
    const auto gone = machine.engine().settings().find(*OwnerKey::user(QStringLiteral("user7")));
    if (!gone.ok() || !*gone ||
        !machine.engine()
             .userData()
             .remove({{**gone}, {}}, QStringLiteral("user7"), QStringLiteral("admin"), {})
             .ok())
        qFatal("the rig cannot be filled");
    push(machine.engine(), machine.engine().devices().list().front().id,
         *OwnerKey::user(QStringLiteral("user7")), QStringLiteral("display.language"),
         R"({"language":"fr"})");
    // Nothing needs attention.
    auto &backups = machine.engine().backups();
    const auto made = backups.backUp({}, QStringLiteral("admin"), {});
    if (!made.ok() || !backups
                           .trialRestore({engine::BackupSource::Kind::Device, made->file.name}, {},
                                         QStringLiteral("admin"), {})
                           .ok())
        qFatal("the rig cannot be filled");
}

void ConsoleRig::open()
{
    window.reset();
    window = std::make_unique<ui::MainWindow>(
        machine, session, new ui::Gate(machine, session, preferences),
        gui::makePages({machine, session, preferences, idleLock, std::make_shared<NoDiscovery>()}));
    window->resize(1120, 720);
    window->show();
}

QStringList ConsoleRig::pages() const
{
    QStringList ids;
    for (const ui::Page *page : window->findChildren<ui::Page *>())
        ids << page->id();
    return ids;
}

ui::Page *ConsoleRig::show(const QString &id)
{
    window->showPage(id);
    QTest::qWait(400); // questions to the engine are answered and shown
    return window->findChild<ui::Page *>(id);
}

Language::Language(const QString &language) : m_before(QLocale())
{
    QLocale::setDefault(QLocale(language));
    if (m_translator.load(QLocale(language), QStringLiteral("retinue"), QStringLiteral("_"),
                          QStringLiteral(":/i18n")))
        QApplication::installTranslator(&m_translator);
}

Language::~Language()
{
    QApplication::removeTranslator(&m_translator);
    QLocale::setDefault(m_before);
}

} // namespace retinue::test
