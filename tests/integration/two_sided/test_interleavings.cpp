#include "core/client/local_edit.h"
#include "core/model/json.h"
#include "tests/support/model_server.h"
#include "tests/support/seeds.h"
#include "tests/support/store_server.h"
#include "tests/support/test_device.h"

#include <QJsonDocument>
#include <QTest>

#include "history.h"
#include <algorithm>
#include <random>

using namespace retinue;
using protocol::StartMode;
using test::DeviceSetting;
using test::History;
using test::ModelServer;
using test::StoreServer;
using test::TestDevice;
using test::Wire;

namespace {

constexpr int kSeeds = 6;   ///< of an ordinary run
constexpr int kSteps = 140; ///< of one seed
constexpr int kDevices = 3;
constexpr int kFew = 2; ///< users that the last device has room for

const QStringList kItems{QStringLiteral("home.screen"), QStringLiteral("default-job.copy"),
                         QStringLiteral("list-order.scan-and-store"),
                         QStringLiteral("network.direct-connection")};
const QString kSecret = kItems.back(); // R12
const QString kTimeline = QStringLiteral("home.timeline");
const OwnerKey kSales = *OwnerKey::group(u"sales");

std::vector<OwnerKey> users()
{
    std::vector<OwnerKey> users;
    for (const char *name : {"alice", "bob", "mueller"})
        users.push_back(*OwnerKey::user(QString::fromLatin1(name)));
    return users;
}

/// Owner and item.
using Place = std::pair<OwnerKey, QString>;

/// What is set and removed, but for timelines.
std::vector<Place> places()
{
    std::vector<Place> places;
    for (const OwnerKey &user : users()) {
        for (const QString &item : kItems)
            places.emplace_back(user, item);
    }
    places.emplace_back(kSales, QStringLiteral("address-book.group"));
    places.emplace_back(OwnerKey::allDevices(), QStringLiteral("home.shared-buttons"));
    return places;
}

/// A value of the item that says whose it is.
QByteArray valueOf(const Place &place, int n)
{
    const auto &[owner, item] = place;
    const QByteArray number = QByteArray::number(n);
    if (item == kSecret)
        return R"({"key":")" + number + "\"}";
    switch (owner.kind()) {
    case OwnerKind::User:
        break;
    case OwnerKind::Group:
        return R"({"entries":{},"of":")" + owner.name().toUtf8() + R"(","n":)" + number + "}";
    case OwnerKind::AllDevices:
        return R"({"buttons":{},"n":)" + number + "}";
    }
    return R"({"of":")" + owner.name().toUtf8() + R"(","n":)" + number + "}";
}

/// One run: a server, some devices, a list of steps that the seed chooses, and what was seen.
class Run
{
public:
    Run(std::unique_ptr<test::SyncServer> server, unsigned seed);

    void steps();
    /// Everything is connected, everybody logs in everywhere, everything is exchanged.
    void settle();
    void checkEnd();
    [[nodiscard]] QString trouble() const;

private:
    void step();
    /// While an answer is on its way the device's other thread does something.
    void overtake(TestDevice &device);
    void setSomething(TestDevice &device);
    void addEntry(TestDevice &device);
    void removeSomething(TestDevice &device);
    void start(TestDevice &device, StartMode mode);
    void synchronize(TestDevice &device);
    void login(TestDevice &device, const OwnerKey &user);
    void forget(TestDevice &device);
    void deleteOwner(const OwnerKey &owner);
    void keepCopy();
    void restore();
    void look(TestDevice &device);
    void excuse(TestDevice &device);
    void checkKept(TestDevice &device);
    void checkBound(TestDevice &device, int most);
    void checkTimelines();
    void complain(const QString &what) { m_complaints << what; }
    [[nodiscard]] unsigned below(unsigned bound) { return unsigned(m_random() % bound); }
    [[nodiscard]] const OwnerKey &someUser() { return m_users[below(unsigned(m_users.size()))]; }
    [[nodiscard]] OwnerKey someUserOrGroup() { return below(5) == 0 ? kSales : someUser(); }
    [[nodiscard]] const Place &somePlace() { return m_places[below(unsigned(m_places.size()))]; }

    std::mt19937 m_random;
    std::unique_ptr<test::SyncServer> m_watched;
    History m_server;
    const std::vector<OwnerKey> m_users = users();
    const std::vector<Place> m_places = places();
    std::vector<std::unique_ptr<TestDevice>> m_devices;
    std::map<DeviceId, std::set<OwnerKey>> m_everHere;
    /// Timeline entries by their moment, of users whom no deletion, restore, forgetting or refusal has met
    /// since.
    std::map<OwnerKey, std::map<int, QString>> m_entries;
    /// What devices held when the server was restored: not lost by the start that follows (R14).
    std::map<DeviceId, test::Contents> m_heldAtRestore;
    QStringList m_complaints;
    QStringList m_trace;
    int m_written = 0;
    bool m_hasCopy = false;
    bool m_unreliable = true;
    /// Who waits for an answer that may be overtaken.
    enum class Waiting { Nobody, Panel, Network } m_waiting = Waiting::Nobody;
};

Run::Run(std::unique_ptr<test::SyncServer> server, unsigned seed)
    : m_random(seed)
    , m_watched(std::move(server))
    , m_server(*m_watched)
{
    for (int i = 0; i < kDevices; ++i) {
        // The last one is too small for everybody (R10).
        m_devices.push_back(
            std::make_unique<TestDevice>(m_server, QString(QChar(u'A' + i)), i == kDevices - 1 ? kFew : 500));
        m_devices.back()->wire = [this] {
            if (!m_unreliable)
                return Wire::Connected;
            const unsigned luck = below(12);
            return luck == 0 ? Wire::CutBefore : luck == 1 ? Wire::CutAfter : Wire::Connected;
        };
        m_devices.back()->answered = [this, &device = *m_devices.back()] { overtake(device); };
    }
}

void Run::steps()
{
    for (auto &device : m_devices)
        start(*device, StartMode::Start);
    for (int i = 0; i < kSteps && m_complaints.isEmpty() && m_server.complaints().isEmpty(); ++i)
        step();
}

void Run::step()
{
    TestDevice &device = *m_devices[below(kDevices)];
    const unsigned what = below(100);
    m_trace << QStringLiteral("%1:%2").arg(device.name()).arg(what);
    if (what < 26)
        setSomething(device);
    else if (what < 34)
        addEntry(device);
    else if (what < 38)
        removeSomething(device);
    else if (what < 62)
        synchronize(device);
    else if (what < 78)
        login(device, someUser());
    else if (what < 82)
        (void)device->logout();
    else if (what < 87)
        device.crash();
    else if (what < 90)
        start(device, StartMode::Resume);
    else if (what < 92)
        start(device, StartMode::Start);
    else if (what < 93)
        (void)device->stop();
    else if (what < 95)
        deleteOwner(someUserOrGroup());
    else if (what < 96)
        keepCopy();
    else if (what < 97)
        restore();
    else if (what < 98)
        m_server.forgetTombstones();
    else
        forget(device);
    look(device);
}

void Run::overtake(TestDevice &device)
{
    const Waiting waiting = std::exchange(m_waiting, Waiting::Nobody);
    if (m_unreliable && waiting != Waiting::Nobody && below(6) == 0) {
        m_trace << QStringLiteral("%1 meanwhile").arg(device.name());
        look(device);
        if (waiting == Waiting::Panel)
            (void)device->synchronize();
        else if (below(2) == 0)
            setSomething(device);
        else
            removeSomething(device);
        look(device);
    }
    m_waiting = waiting;
}

/// Notes what the panel shows, and what refusals said.
void Run::look(TestDevice &device)
{
    for (const auto &[owner, item] : device.takeRefusals()) {
        m_server.setting(device.id(), owner, item).open.clear();
        if (item == kTimeline)
            m_entries[owner].clear(); // R9
    }
    for (const auto &[owner, item] : m_places)
        m_server.setting(device.id(), owner, item)
            .seen.insert(device.held(owner, item).value_or(QByteArray()));
    for (const auto &[place, value] : device.contents()) {
        if (place.first.kind() == OwnerKind::AllDevices)
            continue;
        if (!value.contains(place.first.name().toUtf8()))
            complain(QStringLiteral("device %1 shows %2 to %3")
                         .arg(device.name(), QString::fromUtf8(value), place.first.toString()));
        if (!m_everHere[device.id()].contains(place.first))
            complain(QStringLiteral("device %1 holds %2, who never was there")
                         .arg(device.name(), place.first.toString()));
    }
}

void Run::setSomething(TestDevice &device)
{
    const Place place = somePlace();
    const auto &[owner, item] = place;
    look(device);
    const QByteArray value = valueOf(place, ++m_written);
    m_everHere[device.id()].insert(owner);
    if (!device->set(owner, item, value))
        return;
    m_heldAtRestore[device.id()].erase(place);
    DeviceSetting &setting = m_server.setting(device.id(), owner, item);
    setting.open = {
        model::canonicalJson(QJsonDocument::fromJson(value).object())}; // what was not sent is superseded
    setting.seen.insert(setting.open.front());
}

void Run::addEntry(TestDevice &device)
{
    const OwnerKey user = someUser();
    m_everHere[device.id()].insert(user);
    const int at = ++m_written;
    const QString id = user.name() + u'-' + QString::number(at);
    const QByteArray patch =
        "{\"entries\":{\"" + id.toUtf8() + "\":{\"at\":" + QByteArray::number(at) + "}}}";
    if (device->patch(user, kTimeline, patch))
        m_entries[user].emplace(at, id);
}

void Run::removeSomething(TestDevice &device)
{
    const Place place = somePlace();
    const auto &[owner, item] = place;
    if (!device->remove(owner, item))
        return;
    m_server.setting(device.id(), owner, item).open.clear();
    m_heldAtRestore[device.id()].erase(place);
}

void Run::start(TestDevice &device, StartMode mode)
{
    const auto due = device->startDue();
    const bool explicitly = mode == StartMode::Start || !*due || *due == StartMode::Start;
    if (explicitly) {
        m_server.startsExplicitly(device.id());
        excuse(device);
    }
    if (device->start(explicitly ? StartMode::Start : StartMode::Resume)) {
        if (explicitly)
            checkKept(device);
        return;
    }
    if (device->status()->restartToSync) { // R14
        m_server.startsExplicitly(device.id());
        excuse(device);
        if (device->start(StartMode::Start))
            checkKept(device);
    }
}

void Run::synchronize(TestDevice &device)
{
    m_waiting = Waiting::Network;
    (void)device->synchronize();
    m_waiting = Waiting::Nobody;
    if (device->status()->restartToSync)
        start(device, StartMode::Start);
}

void Run::login(TestDevice &device, const OwnerKey &user)
{
    m_everHere[device.id()].insert(user);
    protocol::PanelLogin login{user, {}};
    if (user == m_users.front()) {
        login.groups.push_back(kSales);
        m_everHere[device.id()].insert(kSales);
    }
    m_waiting = Waiting::Panel;
    if (!device->login(login))
        complain(QStringLiteral("a login fails"));
    m_waiting = Waiting::Nobody;
}

void Run::forget(TestDevice &device)
{
    const OwnerKey forgotten = someUserOrGroup();
    if (!device->forget(forgotten, true))
        return;
    m_entries[forgotten].clear();
    for (const Place &place : m_places) {
        if (place.first != forgotten)
            continue;
        m_server.setting(device.id(), place.first, place.second).open.clear();
        m_heldAtRestore[device.id()].erase(place);
    }
}

void Run::deleteOwner(const OwnerKey &owner)
{
    m_server.deleteOwner(owner);
    m_entries[owner].clear();
}

void Run::keepCopy()
{
    m_server.keepCopy();
    m_hasCopy = true;
}

void Run::restore()
{
    if (!m_hasCopy)
        return;
    m_server.restoreCopy();
    m_entries.clear();
    for (auto &device : m_devices) {
        excuse(*device);
        m_heldAtRestore[device->id()].clear();
        if (device == m_devices.back() || !(*device)->status()->generation)
            continue; // the one that evicts; one that never synchronized (R5)
        for (const Place &place : m_places) {
            if (const auto value = device->held(place.first, place.second); value && place.second != kSecret)
                m_heldAtRestore[device->id()].emplace(place, *value);
        }
    }
}

/// R14: a device that has started again still has what it held, to go up, or the server has it in Recently
/// deleted.
void Run::checkKept(TestDevice &device)
{
    const auto kept = m_server.recentlyDeleted();
    for (const auto &[place, value] : std::exchange(m_heldAtRestore[device.id()], {})) {
        if (device.held(place.first, place.second) != value &&
            std::find(kept.begin(), kept.end(), value) == kept.end())
            complain(QStringLiteral("device %1 lost %2 after a restore")
                         .arg(device.name(), QString::fromUtf8(value)));
    }
}

void Run::excuse(TestDevice &device)
{
    for (const auto &[owner, item] : m_places)
        m_server.setting(device.id(), owner, item).open.clear();
}

void Run::settle()
{
    m_unreliable = false;
    for (auto &device : m_devices) {
        start(*device, StartMode::Resume);
        look(*device);
    }
    for (int round = 0; round < 2; ++round) {
        for (auto &device : m_devices) {
            for (const OwnerKey &user : m_users) {
                synchronize(*device);
                look(*device);
                login(*device, user);
            }
            synchronize(*device);
            look(*device);
        }
    }
    for (auto &device : m_devices)
        synchronize(*device);
}

void Run::checkEnd()
{
    const test::Contents server = m_server.contents();
    for (auto &device : m_devices) {
        look(*device);
        const test::Contents here = device->contents();
        const auto status = *(*device)->status();
        if (status.unsent + status.refused > 0)
            complain(QStringLiteral("device %1 still has changes that have not gone up").arg(device->name()));
        for (const auto &[place, value] : here) {
            const auto there = server.find(place);
            if (there == server.end() || there->second != value)
                complain(QStringLiteral("device %1 shows %2 for %3 of %4, the server has %5")
                             .arg(device->name(), QString::fromUtf8(value), place.second,
                                  place.first.toString(),
                                  there == server.end() ? QStringLiteral("nothing")
                                                        : QString::fromUtf8(there->second)));
        }
        const auto owners = (*device)->owners();
        for (const client::LocalOwner &owner : *owners) {
            for (const auto &[place, value] : server) {
                if (place.first == owner.owner && !owner.partial && place.second != kSecret &&
                    !here.contains(place))
                    complain(QStringLiteral("device %1 lacks %2 of %3")
                                 .arg(device->name(), place.second, place.first.toString()));
            }
        }
        const auto different = (*device)->compareDigests();
        if (!different || !different->empty())
            complain(QStringLiteral("the digests of device %1 differ").arg(device->name()));
        for (const auto &[owner, item] : m_places) {
            for (const QByteArray &value : m_server.setting(device->id(), owner, item).open) {
                if (!m_server.wasAcknowledged(value))
                    complain(QStringLiteral("%1 on device %2 was lost without a word")
                                 .arg(QString::fromUtf8(value), device->name()));
            }
        }
    }
    checkBound(*m_devices.back(), kFew);
    checkTimelines();
}

/// R10: users whose *dropped* items are here.
void Run::checkBound(TestDevice &device, int most)
{
    int held = 0;
    const auto counted = device.store().run([&](client::LocalEdit &edit) -> Result<void> {
        for (const client::LocalOwnerRow &owner : edit.owners()) {
            const auto copies = edit.copies(owner);
            held += owner.key.kind() == OwnerKind::User &&
                    std::any_of(copies.begin(), copies.end(),
                                [](const client::CopyRow &row) { return row.item->dropped; });
        }
        return {};
    });
    if (!counted || held > most)
        complain(QStringLiteral("device %1 holds %2 users").arg(device.name()).arg(held));
}

/// R7: merged entries are never refused and never lost: the newest are there.
void Run::checkTimelines()
{
    const test::Contents server = m_server.contents();
    const int most = Catalogue::builtIn().find(kTimeline)->maxEntries;
    for (const auto &[user, entries] : m_entries) {
        const auto timeline = server.find({user, kTimeline});
        int newest = 0;
        for (auto entry = entries.rbegin(); entry != entries.rend() && newest < most; ++entry, ++newest) {
            if (timeline == server.end() || !timeline->second.contains('"' + entry->second.toUtf8() + '"'))
                complain(QStringLiteral("the timeline lost %1").arg(entry->second));
        }
    }
}

QString Run::trouble() const
{
    const QStringList complaints = m_server.complaints() + m_complaints;
    return complaints.isEmpty() ? QString() : complaints.join(u'\n') + u'\n' + m_trace.join(u' ');
}

} // namespace

/// R4-R10, R13, R14 in any interleaving: starts, resumes, logins, changes, deletions, lost requests and
/// answers, crashes, restores, evictions, forgettings over several devices.
class TestInterleavings : public QObject
{
    Q_OBJECT

private slots:
    void run_whenEverythingSettles_everybodyAgreesAndNothingWasLost_data();
    void run_whenEverythingSettles_everybodyAgreesAndNothingWasLost();
};

void TestInterleavings::run_whenEverythingSettles_everybodyAgreesAndNothingWasLost_data()
{
    QTest::addColumn<bool>("real");
    QTest::addColumn<unsigned>("seed");
    for (const unsigned seed : test::seeds(kSeeds))
        for (const bool real : {false, true})
            QTest::addRow("%s, seed %u", real ? "store" : "model", seed) << real << seed;
}

void TestInterleavings::run_whenEverythingSettles_everybodyAgreesAndNothingWasLost()
{
    QFETCH(bool, real);
    QFETCH(unsigned, seed);
    std::unique_ptr<test::SyncServer> server;
    if (real)
        server = std::make_unique<StoreServer>();
    else
        server = std::make_unique<ModelServer>(Catalogue::builtIn());
    Run run(std::move(server), seed);
    run.steps();
    if (run.trouble().isEmpty())
        run.settle();
    if (run.trouble().isEmpty())
        run.checkEnd();
    QVERIFY2(run.trouble().isEmpty(), qPrintable(run.trouble()));
}

QTEST_GUILESS_MAIN(TestInterleavings)
#include "test_interleavings.moc"
