#include "core/store/content_check.h"

#include "core/store/edit.h"
#include "core/store/snapshot.h"

namespace retinue::store {

Result<ContentSum> recomputeOwner(const Tables &tables, const OwnerRow &owner, ContentReport &report)
{
    ContentSum sum = ContentSum::ofOwner(owner.id, owner.key);
    auto settings = tables.settings.ofOwner(owner, SettingTable::Secrets::Decrypt);
    if (!settings)
        return std::move(settings).error();
    for (const SettingRow &setting : *settings) {
        ++report.settings;
        if (setting.damaged)
            report.differences.append(QStringLiteral("item %1 of owner %2 cannot be decrypted")
                                          .arg(setting.item)
                                          .arg(owner.id.toString()));
        if (setting.locked || setting.damaged) {
            report.unread += setting.locked;
            sum += ContentSum::ofSetting(owner.id, setting.item, setting.digest);
            continue;
        }
        auto digest = tables.settings.digestOf(owner.id, setting.item, setting.secret, setting.value);
        if (!digest)
            return std::move(digest).error();
        if (*digest != setting.digest)
            report.differences.append(QStringLiteral("item %1 of owner %2 is not what was written")
                                          .arg(setting.item)
                                          .arg(owner.id.toString()));
        sum += ContentSum::ofSetting(owner.id, setting.item, *digest);
    }
    return sum;
}

Result<void> recomputeBucket(const Tables &tables, int number, ContentReport &report)
{
    auto owners = tables.owners.ofBucket(number);
    if (!owners)
        return std::move(owners).error();
    ContentSum sum;
    for (const OwnerRow &owner : *owners) {
        ++report.owners;
        auto ofOwner = recomputeOwner(tables, owner, report);
        if (!ofOwner && ofOwner.error().code == ErrorCode::Corrupt) {
            report.differences.append(
                QStringLiteral("owner %1: %2").arg(owner.id.toString(), ofOwner.error().toString()));
            continue;
        }
        if (!ofOwner)
            return std::move(ofOwner).error();
        if (ofOwner->toBytes() != owner.digest)
            report.differences.append(
                QStringLiteral("the digest of owner %1 differs").arg(owner.id.toString()));
        sum += *ofOwner;
    }
    auto bucket = tables.buckets.read(number);
    if (!bucket)
        return std::move(bucket).error();
    if (sum.toBytes() != bucket->digest)
        report.differences.append(QStringLiteral("the digest of bucket %1 differs").arg(number));
    return {};
}

namespace {

/// A bucket that cannot even be read is damage, and its neighbours go on.
Result<void> checkOrTell(const Tables &tables, int number, ContentReport &report)
{
    auto checked = recomputeBucket(tables, number, report);
    if (checked || checked.error().code != ErrorCode::Corrupt)
        return checked;
    report.differences.append(QStringLiteral("bucket %1: %2").arg(number).arg(checked.error().toString()));
    return {};
}

Result<void> compareRoot(const Tables &tables, const Head &head, ContentReport &report)
{
    const auto total = tables.buckets.total();
    if (!total)
        return total.error();
    report.rootDiffers = total->toBytes() != head.root;
    return {};
}

} // namespace

Result<ContentReport> verifyContent(Store &store, int first, int count)
{
    ContentReport report;
    std::vector<int> proven;
    for (int number = first; number < std::min(first + count, ContentSum::kBuckets); ++number) {
        auto view = store.read();
        if (!view)
            return std::move(view).error();
        const qsizetype before = report.differences.size();
        const int unread = report.unread;
        RETINUE_TRY(checkOrTell(view->tables(), number, report));
        if (report.differences.size() == before && report.unread == unread)
            proven.push_back(number);
    }
    auto view = store.read();
    if (!view)
        return std::move(view).error();
    RETINUE_TRY(compareRoot(view->tables(), view->head(), report));
    RETINUE_TRY(store.writeAndWait([&proven](Edit &edit) -> Result<void> {
        for (const int number : proven)
            RETINUE_TRY(edit.buckets().setVerified(number, edit.now()));
        return {};
    }));
    return report;
}

Result<ContentReport> verifyDatabase(sql::Database &database,
                                     const std::shared_ptr<const SecretBytes> &dataKey, int first, int count)
{
    const SecretValues secrets(dataKey);
    const Tables tables(database, secrets);
    ContentReport report;
    for (int number = first; number < std::min(first + count, ContentSum::kBuckets); ++number)
        RETINUE_TRY(checkOrTell(tables, number, report));
    const auto head = tables.head.read();
    if (!head)
        return head.error();
    RETINUE_TRY(compareRoot(tables, *head, report));
    return report;
}

} // namespace retinue::store
