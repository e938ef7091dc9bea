#pragma once

#include "tests/support/fake_clock.h"
#include "tests/ui/support/test_machine.h"
#include "ui/shell/preferences.h"
#include "ui/shell/session.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <future>

namespace retinue::test {

inline const QString kLanguageItem = QStringLiteral("display.language");
inline const QString kScreenItem = QStringLiteral("first-screen");
inline const QByteArray kGerman = R"({"language":"de"})";
inline const QByteArray kFrench = R"({"language":"fr"})";

/// A real engine with users and groups, and who is signed in.
struct UserDataRig
{
    /// Certificates that others check need the real time.
    enum class Time { Fake, Real };

    FakeClock clock;
    TestMachine machine;
    QTemporaryDir folder;
    ui::Preferences preferences{folder.filePath(QStringLiteral("preferences.ini"))};
    ui::Session session;

    explicit UserDataRig(Time time = Time::Fake) : machine(time == Time::Fake ? &clock : nullptr)
    {
        session.signIn(QStringLiteral("ada"));
        [[maybe_unused]] const auto set = machine.setRole(ui::Role::Server);
    }
    engine::Engine &engine() { return machine.engine(); }

    /// Settings that must be accepted, all of them on their way at once. What is there is replaced.
    void put(const std::vector<OwnerKey> &owners, const QString &item = kLanguageItem,
             const QByteArray &value = kGerman, const DeviceId &device = {})
    {
        std::atomic<int> left = int(owners.size());
        std::promise<void> all;
        for (const OwnerKey &owner : owners) {
            protocol::SettingChange change;
            change.id = ChangeId::random();
            change.owner = owner;
            change.item = item;
            change.value = value;
            change.basedOn = stateOf(owner, item);
            engine().settings().push(device, change, [&](const Result<protocol::ChangeAnswer> &answer) {
                if (!answer)
                    qFatal("a test's setting is refused: %s", qPrintable(answer.error().toString()));
                if (--left == 0)
                    all.set_value();
            });
        }
        all.get_future().wait();
    }
    void putUsers(int from, int to)
    {
        std::vector<OwnerKey> owners;
        for (int i = from; i < to; ++i)
            owners.push_back(numbered(i));
        put(owners);
    }
    /// "user 0007"
    static OwnerKey numbered(int i)
    {
        return *OwnerKey::user(QStringLiteral("user %1").arg(i, 4, 10, QLatin1Char('0')));
    }
    [[nodiscard]] std::optional<OwnerId> idOf(const OwnerKey &owner)
    {
        return *engine().settings().find(owner);
    }
    void remove(const std::vector<OwnerKey> &owners)
    {
        userdata::OwnerSelection selection;
        for (const OwnerKey &owner : owners)
            selection.owners.push_back(*idOf(owner));
        const auto done =
            engine().userData().remove(selection, QStringLiteral("some"), QStringLiteral("bob"), {});
        if (!done)
            qFatal("a test's users are not deleted");
    }
    [[nodiscard]] std::int64_t users() { return engine().settings().counts()->users; }
    /// The value that is stored now; empty: none.
    [[nodiscard]] QByteArray valueOf(const OwnerKey &owner, const QString &item = kLanguageItem)
    {
        const auto details = engine().owners().details(owner);
        if (!details || !*details)
            return {};
        for (const auto &setting : (*details)->settings) {
            if (setting.item == item)
                return setting.value;
        }
        return {};
    }

private:
    [[nodiscard]] std::optional<State> stateOf(const OwnerKey &owner, const QString &item)
    {
        const auto details = engine().owners().details(owner);
        if (!details || !*details)
            return {};
        for (const auto &setting : (*details)->settings) {
            if (setting.item == item)
                return State{engine().store().generation(), setting.revision};
        }
        return {};
    }
};

} // namespace retinue::test
