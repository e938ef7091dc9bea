#include "app/control/control_client.h"
#include "app/gui/pages.h"
#include "core/store/store.h"
#include "tests/ui/faults/console_parts.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopeGuard>
#include <QTableView>
#include <QTest>
#include <QTimer>

#include <atomic>
#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>

using namespace retinue;
using namespace retinue::test;

// The engine's threads never wait for the windows, nor the windows for the engine: each is blocked in turn
// while the other is watched. No time is asserted; the limits are against hanging.

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 60'000)

namespace {

constexpr int kRounds = 60;
constexpr int kTurns = 200;

/// Whoever comes waits until it is opened; not for ever, so that a test that hangs fails.
class Barrier
{
public:
    void wait()
    {
        std::unique_lock lock(m_mutex);
        ++m_waiting;
        if (!m_opened.wait_for(lock, std::chrono::minutes(2), [this] { return m_open; }))
            m_gaveUp = true;
    }
    void open()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_open = true;
        }
        m_opened.notify_all();
    }
    [[nodiscard]] int waiting() const { return m_waiting; }
    [[nodiscard]] bool gaveUp() const { return m_gaveUp; }

private:
    std::mutex m_mutex;
    std::condition_variable m_opened;
    bool m_open = false;
    std::atomic<int> m_waiting = 0;
    std::atomic<bool> m_gaveUp = false;
};

/// How often the windows' event loop came round.
class Turns
{
public:
    Turns()
    {
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { ++m_count; });
        m_timer.start(0);
    }
    [[nodiscard]] int count() const { return m_count; }

private:
    QTimer m_timer;
    int m_count = 0;
};

class NoDiscovery final : public client::ServerDiscovery
{
public:
    [[nodiscard]] Result<std::vector<client::DiscoveredServer>> find(std::chrono::milliseconds) override
    {
        return std::vector<client::DiscoveredServer>{};
    }
};

/// One device's traffic, reading and writing; how many rounds were answered as they should be.
int traffic(quint16 port, const std::string &token)
{
    HttpProbe probe(port);
    const HttpProbe::Headers json{{"Authorization", "Bearer " + token}, {"Content-Type", "application/json"}};
    int served = 0;
    for (int i = 0; i < kRounds; ++i) {
        const std::string name = "user" + std::to_string(i);
        const auto login = probe.request("PUT", "/v1/device/panel", json,
                                         R"({"user":{"kind":"user","name":")" + name + R"("},"groups":[]})");
        auto change = json;
        change.emplace_back("If-None-Match", "*");
        change.emplace_back("Change-Id", ChangeId::random().toString().toStdString());
        const std::string settings = "/v1/users/" + name + "/settings";
        const auto made =
            probe.request("PUT", settings + "/display.language", change, R"({"language":"de"})");
        const auto read = probe.request("GET", settings, json);
        if (login.status != 204 || made.status != 201 || read.status != 200)
            break;
        ++served;
    }
    return served;
}

} // namespace

class TestThreads : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_parts =
            std::make_unique<ConsoleParts>(m_folder->filePath(QStringLiteral("data")), nullptr, quint16(0));
        QVERIFY2(m_parts->isOpen(), qPrintable(m_parts->problem.toString()));
        EVENTUALLY(m_parts->listens());
    }
    void cleanup() { m_parts.reset(); }

    void engine_whileTheWindowsAreBlocked_servesDevices()
    {
        const Turns turns;
        EVENTUALLY(turns.count() > 0);
        const int before = turns.count();
        int served = 0;
        // This is the windows' thread, and it does nothing until the devices are through.
        std::thread devices(
            [&, port = m_parts->machine->listener().port, token = m_parts->device().token.toStdString()] {
                served = traffic(port, token);
            });
        devices.join();
        QCOMPARE(turns.count(), before);
        QCOMPARE(served, kRounds);
        QCOMPARE(m_parts->settings(), kRounds);
        // What happened meanwhile is shown once the windows come to it.
        const auto *chart = m_parts->find<QLabel>("chartText");
        EVENTUALLY(chart->text().contains(QStringLiteral("%1 log-in").arg(kRounds)));
    }

    void windows_whileTheEnginesWritersAreBlocked_goOn()
    {
        QTemporaryDir preferencesFolder;
        ui::Preferences preferences(preferencesFolder.filePath(QStringLiteral("preferences")));
        const gui::PageParts parts{*m_parts->machine, m_parts->session, preferences, *m_parts->idleLock,
                                   std::make_shared<NoDiscovery>()};
        ui::MainWindow window(*m_parts->machine, m_parts->session, new QWidget, gui::makePages(parts));
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));

        auto barrier = std::make_shared<Barrier>();
        m_parts->engine().store().write(
            [barrier](store::Edit &) -> Result<void> {
                barrier->wait();
                return {};
            },
            [](const Result<void> &) {});
        m_parts->engine().machine().writer().submit(
            [barrier](sql::Database &) -> Result<void> {
                barrier->wait();
                return {};
            },
            [](const Result<void> &) {});
        EVENTUALLY(barrier->waiting() == 2);
        auto pushed = std::async(std::launch::async, [this] { return m_parts->push(1).ok(); });
        auto asked = std::async(std::launch::async, [folder = m_parts->engine().dataFolder()] {
            control::Request request;
            request.command = QStringLiteral("code new");
            const auto answer = control::askRunningServer(folder, request);
            return answer && answer->ok();
        });
        const auto openAtTheEnd = qScopeGuard([&] { barrier->open(); });
        EVENTUALLY(m_parts->machine->commandsInHand() == 1); // what quitting would stop

        const Turns turns;
        for (const ui::Page *page : window.findChildren<ui::Page *>()) {
            window.showPage(page->id());
            QCOMPARE(window.currentPage(), page->id());
            const int before = turns.count();
            EVENTUALLY(turns.count() >= before + kTurns);
        }
        // Reading is answered, ...
        window.showPage(QStringLiteral("devices"));
        auto *devices = window.findChild<ui::Page *>(QStringLiteral("devices"));
        auto *filter = devices->findChild<QLineEdit *>();
        QTest::keyClicks(filter, QStringLiteral("lob"));
        QCOMPARE(filter->text(), QStringLiteral("lob"));
        const auto *shown = devices->findChild<QTableView *>()->model();
        EVENTUALLY(shown->rowCount() == 1 && shown->index(0, 1).data().toString() == QStringLiteral("Lobby"));
        // ... and what has to be written waits without holding anybody up.
        m_parts->find<QPushButton>("enrolmentCodeButton")->click();
        const int before = turns.count();
        EVENTUALLY(turns.count() >= before + kTurns);
        QVERIFY(m_parts->find<QWidget>("newCode")->isHidden());
        QVERIFY(pushed.wait_for(std::chrono::seconds(0)) == std::future_status::timeout);
        QVERIFY(!barrier->gaveUp());

        barrier->open();
        QVERIFY(pushed.get());
        QVERIFY(asked.get());
        EVENTUALLY(m_parts->machine->commandsInHand() == 0);
        EVENTUALLY(!m_parts->find<QWidget>("newCode")->isHidden()); // it was not lost
        QVERIFY(!barrier->gaveUp());
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ConsoleParts> m_parts;
};

QTEST_MAIN(TestThreads)
#include "test_threads.moc"
