#include "core/store/content_check.h"

#include "core/store/edit.h"
#include "core/store/snapshot.h"

namespace retinue::store {

Result<ContentSum> recomputeSetting(const Tables &tables, const OwnerId &owner, const SettingRow &setting,
                                    ContentReport &report)
{
    ++report.settings;
    if (setting.damaged)
        report.differences.append(QStringLiteral("item %1 of owner %2 cannot be decrypted")
                                      .arg(setting.item)
                                      .arg(owner.toString()));
    if (setting.locked || setting.damaged) {
        report.unread += setting.locked;
        return ContentSum::ofSetting(owner, setting.item, setting.digest);
    }
    auto digest = tables.settings.digestOf(owner, setting.item, setting.secret, setting.value);
    if (!digest)
        return std::move(digest).error();
    if (*digest != setting.digest)
        report.differences.append(QStringLiteral("item %1 of owner %2 is not what was written")
                                      .arg(setting.item)
                                      .arg(owner.toString()));
    return ContentSum::ofSetting(owner, setting.item, *digest);
}

Result<ContentSum> recomputeOwner(const Tables &tables, const OwnerRow &owner, ContentReport &report)
{
    ContentSum sum = ContentSum::ofOwner(owner.id, owner.key);
    auto settings = tables.settings.ofOwner(owner, SettingTable::Secrets::Decrypt);
    if (!settings)
        return std::move(settings).error();
    for (const SettingRow &setting : *settings) {
        auto ofSetting = recomputeSetting(tables, owner.id, setting, report);
        if (!ofSetting)
            return std::move(ofSetting).error();
        sum += *ofSetting;
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
    for (int number = first; number < std::min(first + count, ContentSum::kBuckets); ++number) {
        auto view = store.read();
        if (!view)
            return std::move(view).error();
        const qsizetype before = report.differences.size();
        const int unread = report.unread;
        RETINUE_TRY(checkOrTell(view->tables(), number, report));
        if (report.differences.size() == before && report.unread == unread)
            report.proven.push_back(number);
    }
    auto view = store.read();
    if (!view)
        return std::move(view).error();
    RETINUE_TRY(compareRoot(view->tables(), view->head(), report));
    RETINUE_TRY(markProven(store, report.proven));
    return report;
}

Result<void> markProven(Store &store, const std::vector<int> &buckets)
{
    return store.writeAndWait([&buckets](Edit &edit) -> Result<void> {
        for (const int number : buckets)
            RETINUE_TRY(edit.buckets().setVerified(number, edit.now()));
        return {};
    });
}

} // namespace retinue::store
