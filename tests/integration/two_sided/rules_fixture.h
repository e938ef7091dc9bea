#pragma once

#include "tests/support/sync_server.h"
#include "tests/support/test_device.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace retinue::test {

/// Items of the catalogue, and who has settings of them.
extern const QString kScreen, kCopy, kHistory, kTimeline, kListOrder, kNetwork, kKeychain, kGroupBook,
    kSharedButtons;
extern const OwnerKey kAlice, kBob, kSales;

/// A value of kScreen.
[[nodiscard]] QByteArray value(int n);
/// A value of kTimeline or kHistory with one entry.
[[nodiscard]] QByteArray entry(const char *id, int at);

/// A value of kSharedButtons with one button.
[[nodiscard]] QByteArray button(const char *id);

/// A server and its devices, for the rules of domain.md, each step by name. Everything is proved twice: with
/// the plain model of a server and with the real one.
class RulesFixture : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();

protected:
    TestDevice &device(const char *name, int mostUsers = 500,
                       sync::WhenFull whenFull = sync::WhenFull::DeleteOldest);
    /// Started, with alice logged in and her screen at value(1), gone up.
    TestDevice &startedWithAlice(const char *name);
    std::optional<QByteArray> onServer(const OwnerKey &owner, const QString &item) const;

    std::unique_ptr<SyncServer> m_server;
    std::vector<std::unique_ptr<TestDevice>> m_devices;
};

} // namespace retinue::test
