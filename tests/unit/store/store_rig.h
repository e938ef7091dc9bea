#pragma once

#include "core/store/content_check.h"
#include "core/store/content_sum.h"
#include "core/store/edit.h"
#include "core/store/snapshot.h"
#include "core/store/store.h"
#include "tests/support/fake_clock.h"
#include "tests/support/store_edits.h"
#include "tests/support/verify_ok.h"

#include <QTest>

namespace retinue::test {

/// What tests of the store have in common: a key, a clock, and writes in one line.
class StoreRig
{
public:
    explicit StoreRig(QString folder)
        : m_folder(std::move(folder))
        , m_key(std::make_shared<SecretBytes>(QByteArrayView("0123456789abcdef0123456789abcdef")))
    {
    }
    [[nodiscard]] store::StoreOptions options() const { return {m_folder, m_key, &m_clock, {}}; }
    [[nodiscard]] Result<std::unique_ptr<store::Store>> open() const { return store::Store::open(options()); }
    [[nodiscard]] const std::shared_ptr<const SecretBytes> &key() const { return m_key; }
    FakeClock &clock() { return m_clock; }

    [[nodiscard]] static store::Store::Work putting(const OwnerKey &key, int item, const QByteArray &value,
                                                    bool secret = false)
    {
        return [=](store::Edit &edit) -> Result<void> {
            auto put = test::put(edit, key, {item, secret, value, {}});
            return put ? Result<void>() : Result<void>(put.error());
        };
    }
    [[nodiscard]] static store::Store::Work removing(const OwnerKey &key)
    {
        return [=](store::Edit &edit) -> Result<void> {
            auto owner = edit.tables().owners.find(key);
            if (!owner)
                return std::move(owner).error();
            return *owner ? edit.removeOwner(**owner, {}) : Result<void>();
        };
    }
    /// The value, or nothing.
    [[nodiscard]] static std::optional<QByteArray> value(const store::Snapshot &view, const OwnerKey &key,
                                                         int item)
    {
        const auto owner = view.tables().owners.find(key);
        if (!owner || !*owner)
            return std::nullopt;
        const auto setting =
            view.tables().settings.find(**owner, item, store::SettingTable::Secrets::Decrypt);
        if (!setting || !*setting)
            return std::nullopt;
        return (*setting)->value;
    }
    /// The same, of one owner's bucket only.
    [[nodiscard]] static QString differences(store::Store &store, const OwnerKey &key)
    {
        int bucket = 0;
        if (const auto view = store.read()) {
            const auto owner = view->tables().owners.find(key);
            if (owner && *owner)
                bucket = store::ContentSum::bucketOf((*owner)->id);
        }
        const auto report = store::verifyContent(store, bucket, 1);
        return report ? report->differences.join(u'\n') : report.error().toString();
    }
    /// Empty when the content is what the digests say.
    [[nodiscard]] static QString differences(store::Store &store)
    {
        const auto report = store::verifyContent(store, 0, store::ContentSum::kBuckets);
        if (!report)
            return report.error().toString();
        return report->differences.join(u'\n') + (report->rootDiffers ? QStringLiteral("\nroot") : QString());
    }

private:
    QString m_folder;
    std::shared_ptr<const SecretBytes> m_key;
    FakeClock m_clock;
};

} // namespace retinue::test
