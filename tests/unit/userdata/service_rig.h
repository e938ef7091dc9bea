#pragma once

#include "core/protocol/codec.h"
#include "core/store/edit.h"
#include "core/store/snapshot.h"
#include "core/userdata/settings_service.h"
#include "tests/support/fake_clock.h"
#include "tests/support/remove_owners.h"
#include "tests/support/store_edits.h"
#include "tests/support/verify_ok.h"

#include <QTemporaryDir>
#include <QTest>

#include <future>

namespace retinue::test {

/// A service over a store of its own; calls that answer later are waited for.
class ServiceRig
{
public:
    using Answer = Result<protocol::ChangeAnswer>;

    explicit ServiceRig(bool withDataKey = true, const QString &vfs = {})
    {
        store::StoreOptions options{m_folder.path(), nullptr, &m_clock, vfs};
        if (withDataKey)
            options.dataKey = std::make_shared<SecretBytes>(SecretBytes::random(32));
        m_store = *store::Store::open(options);
        m_service.emplace(*m_store, Catalogue::builtIn());
    }
    ~ServiceRig() { m_store->close(); }

    userdata::SettingsService &service() { return *m_service; }
    store::Store &store() { return *m_store; }
    FakeClock &clock() { return m_clock; }

    [[nodiscard]] static protocol::SettingChange change(const OwnerKey &owner, const QString &item,
                                                        const QByteArray &value,
                                                        std::optional<State> basedOn = {})
    {
        protocol::SettingChange change;
        change.id = ChangeId::random();
        change.owner = owner;
        change.item = item;
        change.value = value;
        change.basedOn = basedOn;
        return change;
    }
    [[nodiscard]] Answer push(const protocol::SettingChange &change, const DeviceId &device = DeviceId())
    {
        std::promise<Answer> promise;
        m_service->push(device, change, [&](Answer answer) { promise.set_value(std::move(answer)); });
        return promise.get_future().get();
    }
    /// A setting that must be accepted; gives its state.
    State put(const OwnerKey &owner, const QString &item, const QByteArray &value,
              std::optional<State> basedOn = {})
    {
        const Answer answer = push(change(owner, item, value, basedOn));
        if (!answer)
            qFatal("%s", qPrintable(answer.error().toString()));
        return answer->state;
    }
    /// Those of them that exist, as an administrator does; how many.
    [[nodiscard]] Result<std::int64_t> remove(const std::vector<OwnerKey> &owners)
    {
        return test::removeOwners(*m_store, owners);
    }
    template<typename Call>
    [[nodiscard]] static Result<void> wait(Call call)
    {
        std::promise<Result<void>> promise;
        call([&](Result<void> result) { promise.set_value(std::move(result)); });
        return promise.get_future().get();
    }
    [[nodiscard]] userdata::PullAnswer pull(const OwnerKey &owner, const userdata::Pull &pull = {})
    {
        return *m_service->pull(owner, pull);
    }
    [[nodiscard]] protocol::OwnerSettings settings(const OwnerKey &owner, const userdata::Pull &pull = {})
    {
        const auto answer = *m_service->pull(owner, pull);
        return *protocol::decode<protocol::OwnerSettings>(
            QByteArrayView(answer.body->data(), qsizetype(answer.body->size())));
    }
    /// Changes the database behind the store's back.
    void tamper(const QString &statement) { test::tamper(databaseIn(m_folder.path()), statement); }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] State state() const { return {m_store->generation(), m_store->revision()}; }

private:
    QTemporaryDir m_folder;
    FakeClock m_clock;
    std::unique_ptr<store::Store> m_store;
    std::optional<userdata::SettingsService> m_service;
};

inline const OwnerKey kAlice = *OwnerKey::user(u"alice");
inline const OwnerKey kBob = *OwnerKey::user(u"bob", u"corp");
inline const OwnerKey kSales = *OwnerKey::group(u"sales");
inline const QString kLanguage = QStringLiteral("display.language");
inline const QString kScreen = QStringLiteral("first-screen");
inline const QString kTimeline = QStringLiteral("home.timeline");
inline const QString kKeychain = QStringLiteral("keychain");
inline const QString kShared = QStringLiteral("home.shared-buttons");
inline const QString kGroupList = QStringLiteral("address-book.group");
inline const QByteArray kSecret =
    "{\"entries\":{\"a\":{\"password\":\"hunter2\",\"target\":\"//nas/x\",\"userName\":\"alice\"}}}";

} // namespace retinue::test
