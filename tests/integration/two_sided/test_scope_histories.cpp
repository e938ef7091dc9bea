#include "tests/support/must.h"
#include "tests/support/seeds.h"
#include "tests/support/store_server.h"
#include "tests/support/test_device.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <set>

using namespace retinue;
using protocol::StartMode;
using test::must;
using test::StoreServer;
using test::TestDevice;
using test::Wire;

namespace {

constexpr int kSeeds = 6;   ///< of an ordinary run
constexpr int kSteps = 160; ///< of one seed
constexpr int kDevices = 3;

const QStringList kItems{QStringLiteral("default-job.copy"), QStringLiteral("default-job.fax"),
                         QStringLiteral("home.screen")};
const QStringList kScoped = kItems.mid(0, 2);

std::vector<OwnerKey> users()
{
    std::vector<OwnerKey> users;
    for (const char *name : {"alice", "bob", "mueller"})
        users.push_back(*OwnerKey::user(QString::fromLatin1(name)));
    return users;
}

using Place = std::pair<OwnerKey, QString>;
using Values = std::map<Place, QByteArray>;

/// What the rules say, in maps: R31-R36 as an administrator reads them, and R5, R9 as far as they touch them.
struct Model
{
    struct Device
    {
        bool started = false;
        std::map<QString, int> steps; ///< how many it has followed, by item
        Values values;
        std::set<std::pair<int, QString>> seedsTaken; ///< by the owner's number
        std::set<OwnerKey> here;                      ///< of whom it may have something
        std::set<OwnerKey> follows;                   ///< of these, whom the server has
        std::optional<OwnerKey> panel;
    };
    struct Change
    {
        std::map<QString, Scope> to;
        Values ended; ///< seeds that it set aside
        std::int64_t number = 0;
    };

    Values shared, seeds;
    std::map<OwnerKey, int> owners; ///< whom the server has; another number is another owner
    int nextOwner = 0;
    std::map<QString, Scope> scopes;
    std::map<QString, int> steps;
    std::map<QString, std::vector<Scope>> were; ///< after each step
    std::vector<Change> changes;
    std::vector<Device> devices = std::vector<Device>(kDevices);
    std::optional<std::size_t> keeper; ///< who is waited for (R35)
    std::set<QString> keepable;        ///< of these items, if it has followed each step before
    std::set<QByteArray> kept;         ///< values that left their device so

    [[nodiscard]] bool isShared(const QString &item) const
    {
        const auto scope = scopes.find(item);
        return scope == scopes.end() || scope->second == Scope::Shared;
    }
    /// As the device knows it.
    [[nodiscard]] bool isSharedOn(Device &device, const QString &item)
    {
        const int followed = device.steps[item];
        return followed == 0 || were[item][std::size_t(followed) - 1] == Scope::Shared;
    }
    void own(const OwnerKey &owner)
    {
        if (owners.contains(owner))
            return;
        owners[owner] = ++nextOwner;
        for (Device &device : devices) {
            if (device.started && device.panel == owner)
                device.follows.insert(owner);
        }
    }
    void change(const std::map<QString, Scope> &to, std::int64_t number, const Change *undone,
                const std::optional<std::size_t> &keeps)
    {
        Change made{to, {}, number};
        keeper = keeps;
        keepable.clear();
        for (const auto &[item, scope] : to) {
            if (keeps && scope == Scope::Shared && devices[*keeps].steps[item] == steps[item])
                keepable.insert(item);
        }
        for (const auto &[item, scope] : to) {
            ++steps[item];
            scopes[item] = scope;
            were[item].push_back(scope);
            for (const auto &[owner, id] : owners) {
                const Place place{owner, item};
                if (scope == Scope::DeviceSpecific) {
                    const auto aside = undone ? undone->ended.find(place) : Values::const_iterator();
                    if (undone && aside != undone->ended.end())
                        seeds[place] = aside->second;
                    else if (shared.contains(place))
                        seeds[place] = shared[place];
                    shared.erase(place);
                } else if (seeds.contains(place)) {
                    (undone ? shared : made.ended)[place] = seeds[place];
                    seeds.erase(place);
                }
            }
        }
        changes.push_back(std::move(made));
    }
    /// False: another device is waited for.
    [[nodiscard]] bool mayStart(std::size_t d) const { return !keeper || *keeper == d; }
    void start(std::size_t d)
    {
        Device &device = devices[d];
        const bool keeps = std::exchange(keeper, std::nullopt) == d;
        for (const auto &step : steps) {
            const QString &item = step.first;
            if (std::exchange(device.steps[item], step.second) == step.second)
                continue;
            const bool isKept = keeps && keepable.contains(item);
            for (const auto &[place, value] : device.values) {
                if (isKept && place.second == item)
                    kept.insert(value); // it goes up below, as what only this device has
            }
            std::erase_if(device.values,
                          [&](const auto &one) { return !isKept && one.first.second == item; });
            std::erase_if(device.seedsTaken, [&](const auto &one) { return one.second == item; });
        }
        device.started = true;
        // R5: all that is here is compared.
        for (const OwnerKey &owner : std::set<OwnerKey>(device.here)) {
            for (const QString &item : kItems) {
                const Place place{owner, item};
                if (isShared(item) && device.values.contains(place) && !shared.contains(place)) {
                    own(owner);
                    shared[place] = device.values[place];
                }
            }
        }
        compareAll(device);
        if (device.panel)
            login(device, *device.panel);
    }
    /// Who is here is named, and so followed; of whom there is nothing goes.
    void compareAll(Device &device)
    {
        for (const OwnerKey &owner : device.here) {
            if (owners.contains(owner))
                device.follows.insert(owner);
            else
                device.follows.erase(owner);
        }
        exchange();
        for (const OwnerKey &owner : std::set<OwnerKey>(device.here)) {
            const bool hasSomething = std::any_of(device.values.begin(), device.values.end(),
                                                  [&](const auto &one) { return one.first.first == owner; });
            if (!hasSomething && device.panel != owner) {
                device.here.erase(owner);
                device.follows.erase(owner);
            }
        }
    }
    /// Whoever is started has what is shared of those it follows.
    void exchange()
    {
        for (Device &device : devices) {
            if (!device.started)
                continue;
            for (const OwnerKey &owner : device.follows) {
                for (const QString &item : kItems) {
                    const Place place{owner, item};
                    if (isShared(item) && shared.contains(place))
                        device.values[place] = shared[place];
                }
            }
        }
    }
    void login(Device &device, const OwnerKey &user)
    {
        device.here.insert(user);
        device.panel = user;
        if (!device.started || !owners.contains(user))
            return;
        device.follows.insert(user);
        exchange();
        for (const QString &item : kScoped) {
            const Place place{user, item};
            if (isShared(item) || !device.seedsTaken.insert({owners[user], item}).second)
                continue;
            if (seeds.contains(place) && !device.values.contains(place))
                device.values[place] = seeds[place];
        }
    }
    /// After a login.
    void set(Device &device, const Place &place, const QByteArray &value)
    {
        device.values[place] = value;
        if (!device.started || !isShared(place.second))
            return;
        own(place.first);
        device.follows.insert(place.first);
        shared[place] = value;
        exchange();
    }
    void remove(const OwnerKey &owner)
    {
        for (Device &device : devices)
            device.panel.reset(); // everybody is logged out before
        if (owners.erase(owner) == 0)
            return;
        const auto isTheirs = [&](const auto &one) { return one.first.first == owner; };
        std::erase_if(shared, isTheirs);
        std::erase_if(seeds, isTheirs);
        for (Change &change : changes)
            std::erase_if(change.ended, isTheirs);
        for (Device &device : devices) {
            if (device.started && device.follows.erase(owner) > 0) { // R9
                std::erase_if(device.values, isTheirs);
                device.here.erase(owner);
            }
        }
    }
};

} // namespace

/// Random histories of changes of scopes, with and without values of a device that are kept, starts, stops,
/// logins, edits, deletions, crashes of the server and of devices, also in the middle of changes and starts,
/// with devices away and wires cut, against the plain model. A failure prints its seed.
class TestScopeHistories : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void devices_endAsTheRulesSay_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (const unsigned seed : test::seeds(kSeeds))
            QTest::addRow("seed %u", seed) << seed;
    }
    void devices_endAsTheRulesSay() // R33-R36
    {
        QFETCH(unsigned, seed);
        m_random.seed(seed);
        m_trace.clear();
        m_refused.clear();
        m_written = 0;
        m_model = Model();
        m_devices.clear();
        m_server = std::make_unique<StoreServer>();
        for (int i = 0; i < kDevices; ++i)
            m_devices.push_back(std::make_unique<TestDevice>(*m_server, QString(QChar(u'A' + i))));
        for (int i = 0; i < kSteps; ++i) {
            step();
            const QString trouble = compare();
            QVERIFY2(
                trouble.isEmpty(),
                qPrintable(
                    QStringLiteral("seed %1: %2, after %3")
                        .arg(seed)
                        .arg(trouble, m_trace.mid(std::max<qsizetype>(0, m_trace.size() - 16)).join(u' '))));
        }
    }

private:
    void step()
    {
        const unsigned d = below(kDevices);
        TestDevice &device = *m_devices[d];
        Model::Device &model = m_model.devices[d];
        const unsigned what = below(100);
        if (what < 20) {
            start(d);
        } else if (what < 32) {
            m_trace << QStringLiteral("stop:%1").arg(d);
            must(device->stop());
            model.started = false;
        } else if (what < 50) {
            login(d, someUser());
        } else if (what < 72) {
            set(d);
        } else if (what < 82) {
            change();
        } else if (what < 87) {
            undo();
        } else if (what < 92) {
            m_trace << QStringLiteral("crash:%1").arg(d);
            device.crash();
            model.panel.reset();
            if (model.started) {
                must(device->start(StartMode::Resume));
                m_model.compareAll(model);
            }
        } else if (what < 96) {
            m_trace << QStringLiteral("server");
            m_server->crash();
            for (std::size_t i = 0; i < m_devices.size(); ++i) {
                if (!m_model.devices[i].started)
                    continue;
                m_devices[i]->wire = [] { return Wire::CutBefore; };
                (void)(*m_devices[i])->synchronize();
                m_devices[i]->wire = [] { return Wire::Connected; };
            }
            exchange();
            for (Model::Device &one : m_model.devices) {
                if (one.panel)
                    m_model.login(one, *one.panel);
            }
        } else {
            const OwnerKey owner = someUser();
            m_trace << QStringLiteral("delete:%1").arg(owner.name());
            for (auto &one : m_devices)
                (void)(*one)->logout();
            m_server->deleteOwner(owner);
            m_model.remove(owner);
        }
        exchange();
    }
    /// Wires are cut, and devices killed, in the middle of starts.
    void start(unsigned d)
    {
        m_trace << QStringLiteral("start:%1").arg(d);
        TestDevice &device = *m_devices[d];
        if (!m_model.mayStart(d)) {
            if (device->start(StartMode::Start).error().code != ErrorCode::Locked)
                qFatal("a device starts before the one that is waited for");
            must(device->stop()); // it was an order, which would be tried again
            return;
        }
        for (int attempt = 0;; ++attempt) {
            device.wire = [this, attempt] {
                const unsigned luck = attempt < 3 ? below(5) : 2;
                return luck == 0 ? Wire::CutBefore : luck == 1 ? Wire::CutAfter : Wire::Connected;
            };
            const auto done = device->start(StartMode::Start);
            device.wire = [] { return Wire::Connected; };
            if (done)
                break;
            if (below(2) == 0) {
                device.crash();
                m_model.devices[d].panel.reset();
            }
        }
        must(device->synchronize()); // what only it had has gone up
        m_model.start(d);
        for (const OwnerKey &user : std::exchange(m_refused[d], {})) // R7
            login(d, user);
    }
    void login(unsigned d, const OwnerKey &user)
    {
        m_trace << QStringLiteral("login:%1:%2").arg(d).arg(user.name());
        TestDevice &device = *m_devices[d];
        if (below(4) == 0) { // the answer is lost; the next login does it
            device.wire = [this] { return below(3) == 0 ? Wire::CutAfter : Wire::Connected; };
            (void)device->login({user, {}});
            device.wire = [] { return Wire::Connected; };
        }
        const auto report = device->login({user, {}});
        if (m_model.devices[d].started && (!report || !report->upToDate))
            qFatal("a login fails");
        m_model.login(m_model.devices[d], user);
    }
    void set(unsigned d)
    {
        const Place place{someUser(), kItems[below(unsigned(kItems.size()))]};
        Model::Device &model = m_model.devices[d];
        login(d, place.first);
        m_trace << QStringLiteral("set:%1:%2").arg(d).arg(place.second);
        const bool isOwn = !m_model.isSharedOn(model, place.second);
        if (!model.started && !isOwn)
            m_refused[d].insert(place.first); // perhaps
        const QByteArray value = QByteArray(R"({"of":")") + (isOwn ? "own" : "all") + R"(","n":)" +
                                 QByteArray::number(++m_written) + "}";
        const QByteArray canonical = QByteArray(R"({"n":)") + QByteArray::number(m_written) + R"(,"of":")" +
                                     (isOwn ? "own" : "all") + "\"}";
        must((*m_devices[d])->set(place.first, place.second, value));
        if (model.started)
            must((*m_devices[d])->synchronize());
        m_model.set(model, place, canonical);
    }
    void stopAll()
    {
        for (int i = 0; i < kDevices; ++i) {
            must((*m_devices[std::size_t(i)])->stop());
            m_model.devices[std::size_t(i)].started = false;
        }
    }
    /// Nothing can be changed while a device is waited for; sometimes it is given up.
    [[nodiscard]] bool isWaited()
    {
        if (!m_model.keeper)
            return false;
        if (m_server->scopes().hold().error().code != ErrorCode::InUse)
            qFatal("scopes change while a device is waited for");
        if (below(3) == 0) {
            m_trace << QStringLiteral("give-up");
            must(m_server->scopes().endKeeping());
            m_model.keeper.reset();
        }
        return true;
    }
    void change()
    {
        if (isWaited())
            return;
        sharing::Draft draft;
        for (const QString &item : kScoped) {
            if (below(3) != 0)
                draft[item] = m_model.isShared(item) ? Scope::DeviceSpecific : Scope::Shared;
        }
        if (draft.empty())
            return;
        stopAll();
        const auto plan = must(m_server->scopes().plan(draft));
        carryOut(plan, draft, nullptr);
    }
    void undo()
    {
        if (isWaited() || m_model.changes.empty())
            return;
        const Model::Change undone = m_model.changes.back();
        stopAll();
        const auto plan = must(m_server->scopes().planUndo(undone.number));
        sharing::Draft back;
        for (const auto &[item, scope] : undone.to)
            back[item] = scope == Scope::Shared ? Scope::DeviceSpecific : Scope::Shared;
        carryOut(plan, back, &undone);
    }
    /// Sometimes the server is killed in between.
    void carryOut(const sharing::ScopePlan &plan, const sharing::Draft &draft, const Model::Change *undone)
    {
        m_trace << QStringLiteral("%1").arg(undone ? "undo" : "change");
        for (const auto &[item, scope] : draft)
            m_trace.back() += u':' + item + u'=' + model::scopeWord(scope);
        std::optional<std::size_t> keeper;
        if (!undone && plan.becomesShared() && below(2) == 0)
            keeper = below(kDevices);
        if (keeper)
            m_trace.back() += QStringLiteral(":keep=%1").arg(*keeper);
        auto &scopes = m_server->scopes();
        must(scopes.hold());
        const DeviceId keeps = keeper ? m_server->registered(m_devices[*keeper]->id()) : DeviceId();
        const auto number = must(scopes.begin(plan, QStringLiteral("anna"), keeps, sharing::SetAside::Kept));
        LongWork work;
        if (below(3) == 0)
            work.pause.cancel();
        if (!scopes.finish(number, sharing::SetAside::Kept, work))
            m_server->crash();
        m_model.change(draft, number, undone, keeper);
    }
    /// Whoever is started hears everything.
    void exchange()
    {
        for (int round = 0; round < 2; ++round) {
            for (std::size_t d = 0; d < m_devices.size(); ++d) {
                if (m_model.devices[d].started)
                    must((*m_devices[d])->synchronize());
            }
        }
        m_model.exchange();
    }
    [[nodiscard]] QString compare()
    {
        Values onServer;
        for (const auto &[place, value] : m_server->contents())
            onServer.emplace(place, value);
        if (QString difference = firstDifference(onServer, m_model.shared); !difference.isEmpty())
            return QStringLiteral("the server: ") + difference;
        for (std::size_t d = 0; d < m_devices.size(); ++d) {
            const Model::Device &model = m_model.devices[d];
            if (!model.started)
                continue;
            Values held;
            for (const auto &[place, value] : m_devices[d]->contents())
                held.emplace(place, value);
            if (QString difference = firstDifference(held, model.values); !difference.isEmpty())
                return QStringLiteral("device %1: %2").arg(m_devices[d]->name(), difference);
            const auto differing = must((*m_devices[d])->compareDigests());
            if (!differing.empty())
                return QStringLiteral("device %1 differs (R13)").arg(m_devices[d]->name());
        }
        for (const QByteArray &value : m_server->everSent()) {
            if (value.contains("own") && !m_model.kept.contains(value))
                return QStringLiteral("a device's own value left it: ") + QString::fromUtf8(value);
        }
        return {};
    }
    static QString firstDifference(const Values &is, const Values &shouldBe)
    {
        for (const auto &[place, value] : is) {
            const auto found = shouldBe.find(place);
            if (found == shouldBe.end() || found->second != value)
                return QStringLiteral("%1 of %2 is %3, not %4")
                    .arg(place.second, place.first.toString(), QString::fromUtf8(value),
                         found == shouldBe.end() ? QStringLiteral("nothing")
                                                 : QString::fromUtf8(found->second));
        }
        for (const auto &[place, value] : shouldBe) {
            if (!is.contains(place))
                return QStringLiteral("%1 of %2 is missing: %3")
                    .arg(place.second, place.first.toString(), QString::fromUtf8(value));
        }
        return {};
    }
    [[nodiscard]] unsigned below(unsigned bound) { return unsigned(m_random() % bound); }
    [[nodiscard]] OwnerKey someUser() { return m_users[below(unsigned(m_users.size()))]; }

    const std::vector<OwnerKey> m_users = users();
    std::mt19937 m_random;
    std::unique_ptr<StoreServer> m_server;
    std::vector<std::unique_ptr<TestDevice>> m_devices;
    Model m_model;
    std::map<unsigned, std::set<OwnerKey>> m_refused;
    QStringList m_trace;
    int m_written = 0;
};

QTEST_GUILESS_MAIN(TestScopeHistories)
#include "test_scope_histories.moc"
