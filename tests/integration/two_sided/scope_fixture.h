#pragma once

#include "tests/integration/two_sided/rules_fixture.h"
#include "tests/support/must.h"
#include "tests/support/store_server.h"

#include <algorithm>

namespace retinue::test {

inline const QString kFax = QStringLiteral("default-job.fax");

[[nodiscard]] inline sharing::Draft to(Scope scope, const QStringList &items = {kCopy})
{
    sharing::Draft draft;
    for (const QString &item : items)
        draft[item] = scope;
    return draft;
}

/// R31-R36, each step by name, with the real server and real devices, but without a network.
class ScopeFixture : public QObject
{
protected:
    void begin()
    {
        m_devices.clear();
        m_server = std::make_unique<StoreServer>();
    }
    [[nodiscard]] bool isRecentlyDeleted(const QByteArray &value) const
    {
        const auto deleted = m_server->recentlyDeleted();
        return std::find(deleted.begin(), deleted.end(), value) != deleted.end();
    }
    TestDevice &device(const char *name, int mostUsers = 500)
    {
        m_devices.push_back(std::make_unique<TestDevice>(*m_server, QString::fromLatin1(name), mostUsers));
        return *m_devices.back();
    }
    TestDevice &started(const char *name, int mostUsers = 500)
    {
        TestDevice &one = device(name, mostUsers);
        must(one->start(protocol::StartMode::Start));
        return one;
    }
    static void login(TestDevice &device, const OwnerKey &user)
    {
        must(device->synchronize());
        const auto report = must(device->login({user, {}}));
        if (!report.upToDate)
            qFatal("%s", qPrintable(report.why ? report.why->toString() : report.message));
    }
    static void set(TestDevice &device, const OwnerKey &owner, const QString &item, const QByteArray &value)
    {
        must(device->set(owner, item, value));
        must(device->synchronize());
    }
    void stopAll()
    {
        for (auto &device : m_devices) {
            if (must((*device)->startDue()))
                must((*device)->stop());
        }
    }
    void startAll()
    {
        for (auto &device : m_devices)
            must((*device)->start(protocol::StartMode::Start));
    }
    [[nodiscard]] std::optional<QByteArray> onServer(const OwnerKey &owner, const QString &item) const
    {
        const auto contents = m_server->contents();
        const auto found = contents.find({owner, item});
        return found == contents.end() ? std::nullopt : std::optional(found->second);
    }
    [[nodiscard]] bool sent(const QByteArray &value) const
    {
        const auto all = m_server->everSent();
        return std::find(all.begin(), all.end(), value) != all.end();
    }
    static int logged(TestDevice &device, client::Occurrence::Kind kind)
    {
        const auto entries = must(device.log().newest(100));
        return int(
            std::count_if(entries.begin(), entries.end(), [kind](const client::CommunicationEntry &entry) {
                return entry.occurrence && entry.occurrence->kind == kind;
            }));
    }

    std::unique_ptr<StoreServer> m_server;
    std::vector<std::unique_ptr<TestDevice>> m_devices;
};

} // namespace retinue::test
