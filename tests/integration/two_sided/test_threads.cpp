#include "tests/support/seeds.h"
#include "tests/support/store_server.h"
#include "tests/support/test_device.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <random>
#include <thread>

using namespace retinue;
using protocol::StartMode;
using test::StoreServer;
using test::TestDevice;
using test::Wire;

namespace {

constexpr int kSeeds = 2;   ///< of an ordinary run
constexpr int kSteps = 200; ///< of one panel

// Each device has items that nobody else changes: nothing of theirs may be refused, whatever else goes on.
const QStringList kOwnItems{QStringLiteral("home.screen"), QStringLiteral("default-job.copy")};
const QString kSecret = QStringLiteral("network.direct-connection"); ///< of the first device
const QString kContested = QStringLiteral("list-order.scan-and-store");
const QString kTimeline = QStringLiteral("home.timeline");

const std::vector<OwnerKey> kUsers{*OwnerKey::user(u"alice"), *OwnerKey::user(u"bob")};

/// One client machine with both of its threads.
class Machine
{
public:
    Machine(StoreServer &server, int number, unsigned seed)
        : m_number(number)
        , m_random(seed * 31 + unsigned(number))
        , m_device(server, QString(QChar(u'A' + number)))
    {
        // Asked by both threads.
        m_device.wire = [this] {
            if (!m_unreliable)
                return Wire::Connected;
            const unsigned luck = (++m_requests * 2'654'435'761U >> 16) % 12;
            return luck == 0 ? Wire::CutBefore : luck == 1 ? Wire::CutAfter : Wire::Connected;
        };
    }

    TestDevice &device() { return m_device; }
    /// The last values set here, of items that are this machine's alone.
    [[nodiscard]] const test::Contents &last() const { return m_last; }
    /// Entries put into timelines here, by their moment.
    [[nodiscard]] const std::map<OwnerKey, std::map<int, QString>> &entries() const { return m_entries; }
    [[nodiscard]] const QStringList &complaints() const { return m_complaints; }

    void run();
    void settle();

private:
    void panel();
    void network();
    void set(const OwnerKey &user, const QString &item);
    void addEntry(const OwnerKey &user);

    const int m_number;
    std::mt19937 m_random;
    TestDevice m_device;
    std::atomic_uint m_requests = 0;
    std::atomic_bool m_unreliable = true, m_ends = false;
    int m_written = 0;
    test::Contents m_last;
    std::map<OwnerKey, std::map<int, QString>> m_entries;
    QStringList m_complaints;
};

void Machine::run()
{
    std::thread network([this] { this->network(); });
    panel();
    m_ends = true;
    network.join();
}

void Machine::panel()
{
    for (int step = 0; step < kSteps; ++step) {
        const OwnerKey &user = kUsers[m_random() % kUsers.size()];
        const unsigned what = m_random() % 20;
        if (what < 8)
            set(user, m_number == 0 && what == 0 ? kSecret : kOwnItems[m_number]);
        else if (what < 10) // may be refused, and is out of date until the next login then (R7)
            (void)m_device->set(user, kContested, "{\"n\":" + QByteArray::number(step) + "}");
        else if (what < 12)
            addEntry(user);
        else if (what < 17) {
            if (!m_device->login({user, {}}))
                m_complaints << QStringLiteral("a login fails");
        } else if (what < 18)
            (void)m_device->logout();
        else if (!m_device->settings(user) || !m_device->status() || !m_device->unsent())
            m_complaints << QStringLiteral("a question fails");
    }
}

/// What an agent's thread does, without its pauses.
void Machine::network()
{
    for (int round = 1; !m_ends; ++round) {
        (void)m_device->synchronize();
        if (round % 7 == 0)
            (void)m_device->start(StartMode::Resume);
        if (round % 11 == 0)
            (void)m_device->compareDigests();
    }
}

void Machine::set(const OwnerKey &user, const QString &item)
{
    const QByteArray value = "{\"n\":" + QByteArray::number(++m_written) + "}";
    if (m_device->set(user, item,
                      item == kSecret ? R"({"key":")" + value.mid(5, value.size() - 6) + "\"}" : value))
        m_last[{user, item}] = *m_device.held(user, item);
    else
        m_complaints << QStringLiteral("%1 of %2 cannot be set").arg(item, user.toString());
}

void Machine::addEntry(const OwnerKey &user)
{
    const int at = 2 * ++m_written + m_number; // everybody's moments are different ones
    const QString id = m_device.name() + QString::number(at);
    const QByteArray patch =
        "{\"entries\":{\"" + id.toUtf8() + "\":{\"at\":" + QByteArray::number(at) + "}}}";
    if (m_device->patch(user, kTimeline, patch))
        m_entries[user].emplace(at, id);
    else
        m_complaints << QStringLiteral("an entry cannot be added");
}

void Machine::settle()
{
    m_unreliable = false;
    if (!m_device->start(StartMode::Resume))
        m_complaints << QStringLiteral("the device does not resume");
    for (const OwnerKey &user : kUsers) {
        if (!m_device->synchronize() || !m_device->login({user, {}}))
            m_complaints << QStringLiteral("the device does not settle");
    }
    if (!m_device->synchronize())
        m_complaints << QStringLiteral("the device does not settle");
}

} // namespace

/// Panel and network side of several devices at once: R6-R8 with real threads.
class TestThreads : public QObject
{
    Q_OBJECT

private slots:
    void panelAndNetwork_atOnce_loseNoChange_data();
    void panelAndNetwork_atOnce_loseNoChange();
};

void TestThreads::panelAndNetwork_atOnce_loseNoChange_data()
{
    QTest::addColumn<unsigned>("seed");
    for (const unsigned seed : test::seeds(kSeeds))
        QTest::addRow("seed %u", seed) << seed;
}

// R6, R7, R8
void TestThreads::panelAndNetwork_atOnce_loseNoChange()
{
    QFETCH(unsigned, seed);
    StoreServer server;
    Machine a(server, 0, seed), b(server, 1, seed);
    for (Machine *machine : {&a, &b}) {
        bool started = false;
        for (int attempt = 0; attempt < 100 && !started; ++attempt) // the wire is unreliable
            started = bool(machine->device()->start(StartMode::Start));
        QVERIFY(started);
    }
    std::thread other([&b] { b.run(); });
    a.run();
    other.join();
    for (int round = 0; round < 2; ++round) {
        for (Machine *machine : {&a, &b})
            machine->settle();
    }

    const test::Contents onServer = server.contents();
    std::map<OwnerKey, std::map<int, QString>> entries;
    for (Machine *machine : {&a, &b}) {
        QVERIFY2(machine->complaints().isEmpty(), qPrintable(machine->complaints().join(u'\n')));
        for (const auto &[owner, item] : machine->device().takeRefusals())
            QVERIFY2(item == kContested, qPrintable(item + QStringLiteral(" was refused")));
        for (const auto &[place, value] : machine->last()) {
            const auto found = onServer.find(place);
            QVERIFY2(found != onServer.end() && found->second == value,
                     qPrintable(QStringLiteral("%1 of %2 was lost")
                                    .arg(QString::fromUtf8(value), place.first.toString())));
        }
        for (const auto &[user, added] : machine->entries())
            entries[user].insert(added.begin(), added.end());
        const auto status = *machine->device()->status();
        QCOMPARE(status.unsent + status.refused, 0);
        test::Contents open = onServer;
        std::erase_if(open, [](const auto &setting) { return setting.first.second == kSecret; });
        QCOMPARE(machine->device().contents(), open);
        QCOMPARE(*machine->device()->compareDigests(), std::vector<OwnerKey>());
    }
    // Merged, never refused: the newest are there.
    const int most = Catalogue::builtIn().find(kTimeline)->maxEntries;
    for (const auto &[user, added] : entries) {
        int newest = 0;
        for (auto entry = added.rbegin(); entry != added.rend() && newest < most; ++entry, ++newest)
            QVERIFY2(onServer.at({user, kTimeline}).contains('"' + entry->second.toUtf8() + '"'),
                     qPrintable(entry->second + QStringLiteral(" was lost")));
    }
}

QTEST_GUILESS_MAIN(TestThreads)
#include "test_threads.moc"
