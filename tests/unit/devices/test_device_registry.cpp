#include "core/devices/device_registry.h"
#include "tests/support/fake_clock.h"
#include "tests/support/machine_database.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace retinue;
using namespace retinue::devices;
using namespace std::chrono_literals;

namespace {

DeviceInfo info(const char *name)
{
    return {QString::fromLatin1(name), QStringLiteral("SN-%1").arg(QLatin1String(name)),
            QStringLiteral("2nd floor"), QStringLiteral("MFP 9000"), QStringLiteral("1.2")};
}

const QString kAddress = QStringLiteral("192.0.2.1");

} // namespace

class TestDeviceRegistry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        open();
    }
    void cleanup() { close(); }

    void enrol_givesATokenThatAuthenticates() // R3
    {
        const auto enrolled = m_registry->enrol(info("a"), kAddress);
        QVERIFY(enrolled.ok());
        QCOMPARE(enrolled->token.size(), 43);
        QVERIFY(m_registry->authenticate(enrolled->token.toLatin1()) == enrolled->id);
        QVERIFY(m_registry->state(enrolled->id) == DeviceState::Stopped); // R4: it takes part from its start
    }

    void authenticate_withAnythingElse_isNobody()
    {
        const auto enrolled = m_registry->enrol(info("a"), kAddress);
        QByteArray token = enrolled->token.toLatin1();
        QVERIFY(!m_registry->authenticate(QByteArray()));
        QVERIFY(!m_registry->authenticate(token.left(42)));
        QVERIFY(!m_registry->authenticate(token + 'A'));
        token[20] = token[20] == 'A' ? 'B' : 'A';
        QVERIFY(!m_registry->authenticate(token));
    }

    void database_neverHoldsAToken()
    {
        const QByteArray token = m_registry->enrol(info("a"), kAddress)->token.toLatin1();
        const QByteArray bytes = QByteArray::fromBase64(token, QByteArray::Base64UrlEncoding);
        close();
        QFile file(m_folder->filePath(QStringLiteral("machine.db")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY(!content.contains(token));
        QVERIFY(!content.contains(bytes));
    }

    void enrol_ofAKnownSerialNumber_keepsTheIdAndVoidsTheOldToken()
    {
        const auto first = m_registry->enrol(info("a"), kAddress);
        QVERIFY(m_registry->setState(first->id, DeviceState::Started, false).ok());
        const OwnerId owner = OwnerId::random();
        QVERIFY(m_registry->following().hold(first->id, {owner}).ok());
        DeviceInfo renamed = info("a");
        renamed.name = QStringLiteral("lobby");
        const auto second = m_registry->enrol(renamed, kAddress);
        QVERIFY(second->id == first->id);
        QVERIFY(!m_registry->authenticate(first->token.toLatin1()));
        QVERIFY(m_registry->authenticate(second->token.toLatin1()) == first->id);
        QVERIFY(m_registry->state(first->id) == DeviceState::Stopped);
        QVERIFY(m_registry->following().holds(first->id, owner));
        reopen();
        QCOMPARE(m_registry->list().size(), std::size_t(1));
        QVERIFY(!m_registry->authenticate(first->token.toLatin1()));
        QVERIFY(m_registry->authenticate(second->token.toLatin1()) == first->id);
    }

    void enrol_withoutASerialNumber_isADeviceOfItsOwn()
    {
        DeviceInfo nameless = info("a");
        nameless.serialNumber.clear();
        const auto first = m_registry->enrol(nameless, kAddress);
        const auto second = m_registry->enrol(nameless, kAddress);
        QVERIFY(first.ok() && second.ok());
        QVERIFY(first->id != second->id);
        QVERIFY(m_registry->authenticate(first->token.toLatin1()) == first->id);
    }

    void enrol_withTextsThatAreTooLong_isRefused()
    {
        DeviceInfo huge = info("a");
        huge.location = QString(129, u'x');
        QCOMPARE(m_registry->enrol(huge, kAddress).error().code, ErrorCode::InvalidInput);
        huge.location = QString(1'000'000, u'x');
        QCOMPARE(m_registry->enrol(huge, kAddress).error().code, ErrorCode::InvalidInput);
        QVERIFY(m_registry->list().empty());
    }

    void list_showsEveryFieldAlsoAfterARestart() // R30
    {
        const auto enrolled = m_registry->enrol(info("a"), kAddress);
        m_clock.advance(5min);
        m_registry->touch(enrolled->id, QStringLiteral("192.0.2.99"));
        QVERIFY(m_registry->setDiffering(enrolled->id, 3).ok());
        m_registry->flushContacts();
        for (int round = 0; round < 2; ++round) {
            const auto list = m_registry->list();
            QCOMPARE(list.size(), std::size_t(1));
            const DeviceRecord &record = list.front();
            QVERIFY(record.id == enrolled->id);
            QVERIFY(record.info == info("a"));
            QCOMPARE(record.address, QStringLiteral("192.0.2.99"));
            QVERIFY(record.state == DeviceState::Stopped);
            QVERIFY(!record.connected);
            QVERIFY(record.enrolledAt == m_clock.now() - 5min);
            QVERIFY(record.lastContact == m_clock.now());
            QCOMPARE(record.differing, 3);
            reopen();
        }
    }

    void list_isOrderedByName()
    {
        for (const char *name : {"studio", "Lobby", "archive"})
            QVERIFY(m_registry->enrol(info(name), kAddress).ok());
        QStringList names;
        for (const DeviceRecord &record : m_registry->list())
            names << record.info.name;
        QCOMPARE(names,
                 QStringList({QStringLiteral("archive"), QStringLiteral("Lobby"), QStringLiteral("studio")}));
    }

    void update_changesWhatTheDeviceSays()
    {
        const auto a = m_registry->enrol(info("a"), kAddress);
        const auto b = m_registry->enrol(info("b"), kAddress);
        DeviceInfo moved = info("a");
        moved.location = QStringLiteral("basement");
        moved.serialNumber = QStringLiteral("NEW");
        QVERIFY(m_registry->update(a->id, moved).ok());
        DeviceInfo impostor = info("b");
        impostor.serialNumber = QStringLiteral("NEW");
        QCOMPARE(m_registry->update(b->id, impostor).error().code, ErrorCode::AlreadyExists);
        reopen();
        QVERIFY(m_registry->find(a->id)->info == moved);
        QVERIFY(m_registry->find(b->id)->info == info("b"));
        QVERIFY(m_registry->enrol(info("a"), kAddress)->id != a->id); // the old serial number is free
    }

    void setState_byTheAdministrator_isRememberedUntilAStart() // R3, R4
    {
        const auto device = m_registry->enrol(info("a"), kAddress)->id;
        QVERIFY(m_registry->setState(device, DeviceState::Started, false).ok());
        QVERIFY(m_registry->state(device) == DeviceState::Started);
        QVERIFY(m_registry->setState(device, DeviceState::Stopped, true).ok());
        QVERIFY(m_registry->setState(device, DeviceState::Stopped, false).ok()); // the device confirms
        reopen();
        QVERIFY(m_registry->find(device)->state == DeviceState::Stopped);
        QVERIFY(m_registry->find(device)->stoppedByAdministrator);
        QCOMPARE(m_registry->setState(device, DeviceState::Started, false).error().code,
                 ErrorCode::NotStarted);
        QVERIFY(m_registry->find(device)->state == DeviceState::Stopped);
        QVERIFY(m_registry->setState(device, DeviceState::Started, true).ok());
        QVERIFY(!m_registry->find(device)->stoppedByAdministrator);
        QVERIFY(m_registry->setState(device, DeviceState::Stopped, false).ok());
        QVERIFY(!m_registry->find(device)->stoppedByAdministrator);
    }

    void remove_voidsTheTokenAndForgetsTheHoldings() // R4
    {
        const auto enrolled = m_registry->enrol(info("a"), kAddress);
        const auto other = m_registry->enrol(info("b"), kAddress);
        const OwnerId owner = OwnerId::random();
        QVERIFY(m_registry->following().hold(enrolled->id, {owner}).ok());
        QVERIFY(m_registry->setState(enrolled->id, DeviceState::Started, false).ok());
        QCOMPARE(m_registry->following().followers({{owner}, {}}).size(), std::size_t(1));
        QVERIFY(m_registry->remove(enrolled->id).ok());
        for (int round = 0; round < 2; ++round) {
            QVERIFY(!m_registry->authenticate(enrolled->token.toLatin1()));
            QVERIFY(!m_registry->find(enrolled->id));
            QVERIFY(m_registry->following().followers({{owner}, {}}).empty());
            QVERIFY(m_registry->authenticate(other->token.toLatin1()) == other->id);
            reopen();
        }
        QCOMPARE(m_registry->remove(enrolled->id).error().code, ErrorCode::NotFound);
        // The next device takes its place in memory, not its holdings.
        const auto next = m_registry->enrol(info("a"), kAddress);
        QVERIFY(next->id != enrolled->id);
        QVERIFY(m_registry->following().followed(next->id).ids.empty());
    }

    void everyCall_forAnUnknownDevice_saysSo()
    {
        const DeviceId nobody = DeviceId::random();
        QCOMPARE(m_registry->update(nobody, info("a")).error().code, ErrorCode::NotFound);
        QCOMPARE(m_registry->setState(nobody, DeviceState::Started, true).error().code, ErrorCode::NotFound);
        QCOMPARE(m_registry->following().hold(nobody, {OwnerId::random()}).error().code, ErrorCode::NotFound);
        QCOMPARE(m_registry->following().release(nobody, {OwnerId::random()}).error().code,
                 ErrorCode::NotFound);
        QCOMPARE(m_registry->following().setPanel(nobody, {}).error().code, ErrorCode::NotFound);
        QCOMPARE(m_registry->setDiffering(nobody, 1).error().code, ErrorCode::NotFound);
        m_registry->touch(nobody, kAddress);
        m_registry->setConnected(nobody, true);
        m_registry->following().clearPanel(nobody);
        QVERIFY(!m_registry->following().isAtPanel(nobody, OwnerKey::allDevices()));
        QVERIFY(m_registry->state(nobody) == DeviceState::Stopped);
        QVERIFY(!m_registry->find(nobody));
    }

    void setConnected_countsStreams()
    {
        const auto device = m_registry->enrol(info("a"), kAddress)->id;
        m_registry->setConnected(device, true);
        m_registry->setConnected(device, true); // it reconnects before the server saw the old one end
        m_registry->setConnected(device, false);
        QVERIFY(m_registry->find(device)->connected);
        m_registry->setConnected(device, false);
        QVERIFY(!m_registry->find(device)->connected);
    }

    void touch_isWrittenOnceAMinute()
    {
        const auto device = m_registry->enrol(info("a"), kAddress)->id;
        const Timestamp first = m_clock.now();
        m_registry->touch(device, kAddress);
        m_clock.advance(59s);
        m_registry->touch(device, kAddress);
        QVERIFY(m_registry->find(device)->lastContact == first + 59s);
        m_registry->flushContacts();
        reopen(); // as after a crash: what was not queued yet is lost, nothing else
        QVERIFY(m_registry->find(device)->lastContact == first);
    }

    void listener_hearsEachFactOnce()
    {
        std::vector<std::pair<DeviceId, DeviceEvent>> heard;
        m_registry->setListener([&](const DeviceId &device, DeviceEvent event) {
            static_cast<void>(m_registry->find(device)); // it may ask
            heard.emplace_back(device, event);
        });
        const auto device = m_registry->enrol(info("a"), kAddress)->id;
        QVERIFY(m_registry->setState(device, DeviceState::Started, false).ok());
        QVERIFY(m_registry->setState(device, DeviceState::Started, false).ok());
        QVERIFY(m_registry->update(device, info("a")).ok());
        QVERIFY(m_registry->update(device, info("b")).ok());
        QVERIFY(m_registry->setState(device, DeviceState::Stopped, true).ok());
        QVERIFY(m_registry->remove(device).ok());
        const std::vector<std::pair<DeviceId, DeviceEvent>> expected{
            {device, DeviceEvent::Enrolled}, {device, DeviceEvent::Started}, {device, DeviceEvent::Changed},
            {device, DeviceEvent::Stopped},  {device, DeviceEvent::Removed},
        };
        QVERIFY(heard == expected);
    }

    void manyThreads_changingAndAsking_leaveMemoryAndDiskTheSame()
    {
        std::vector<DeviceId> devices;
        for (int i = 0; i < 4; ++i)
            devices.push_back(m_registry->enrol(info(QByteArray::number(i).constData()), kAddress)->id);
        std::vector<OwnerId> owners;
        for (int i = 0; i < 20; ++i)
            owners.push_back(OwnerId::random());
        std::atomic_bool done{false};
        std::thread asking([&] {
            while (!done) {
                for (const DeviceId &device : devices) {
                    static_cast<void>(m_registry->following().holds(device, owners[3]));
                    m_registry->touch(device, kAddress);
                }
                static_cast<void>(m_registry->following().followers({owners, {}}));
            }
        });
        std::vector<std::thread> changing;
        for (int t = 0; t < 4; ++t) {
            changing.emplace_back([&, t] {
                for (int i = 0; i < 25; ++i) {
                    const DeviceId &device = devices[std::size_t(i % 2)]; // two threads and more on each
                    static_cast<void>(
                        m_registry->following().hold(device, {owners[std::size_t((i + t) % 20)]}));
                    static_cast<void>(
                        m_registry->following().release(device, {owners[std::size_t((i * 7 + t) % 20)]}));
                    static_cast<void>(m_registry->setState(
                        device, (i + t) % 2 ? DeviceState::Started : DeviceState::Stopped, false));
                }
            });
        }
        for (std::thread &thread : changing)
            thread.join();
        done = true;
        asking.join();
        std::vector<std::vector<OwnerId>> held;
        std::vector<DeviceState> states;
        for (const DeviceId &device : devices) {
            held.push_back(m_registry->following().followed(device).ids);
            states.push_back(m_registry->state(device));
        }
        reopen();
        for (std::size_t i = 0; i < devices.size(); ++i) {
            QVERIFY(m_registry->following().followed(devices[i]).ids == held[i]);
            QVERIFY(m_registry->state(devices[i]) == states[i]);
        }
    }

private:
    void open()
    {
        m_database = test::openMachineDatabase(m_folder->path());
        m_registry = std::make_unique<DeviceRegistry>(*m_database, m_clock);
        QVERIFY(m_registry->load().ok());
    }
    void close()
    {
        if (m_database)
            QVERIFY(
                m_database->setSetting(QStringLiteral("flush"), {}).ok()); // what was submitted is written
        m_registry.reset();
        m_database.reset();
    }
    void reopen()
    {
        close();
        open();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    test::FakeClock m_clock;
    std::unique_ptr<installation::MachineDatabase> m_database;
    std::unique_ptr<DeviceRegistry> m_registry;
};

QTEST_GUILESS_MAIN(TestDeviceRegistry)
#include "test_device_registry.moc"
