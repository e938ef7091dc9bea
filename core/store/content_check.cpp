#include "core/store/content_check.h"

#include "core/store/edit.h"
#include "core/store/snapshot.h"

namespace retinue::store {

namespace {

Result<ContentSum> recomputed(const Snapshot &view, const OwnerRow &owner, ContentReport &report)
{
    ContentSum sum = ContentSum::ofOwner(owner.id, owner.key);
    auto settings = view.tables().settings.ofOwner(owner, SettingTable::Secrets::Decrypt);
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
        auto digest = view.tables().settings.digestOf(owner.id, setting.item, setting.secret, setting.value);
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

Result<void> checkBucket(const Snapshot &view, int number, ContentReport &report)
{
    auto owners = view.tables().owners.ofBucket(number);
    if (!owners)
        return std::move(owners).error();
    ContentSum sum;
    for (const OwnerRow &owner : *owners) {
        ++report.owners;
        auto ofOwner = recomputed(view, owner, report);
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
    auto bucket = view.tables().buckets.read(number);
    if (!bucket)
        return std::move(bucket).error();
    if (sum.toBytes() != bucket->digest)
        report.differences.append(QStringLiteral("the digest of bucket %1 differs").arg(number));
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
        auto checked = checkBucket(*view, number, report);
        if (!checked && checked.error().code != ErrorCode::Corrupt)
            return std::move(checked).error();
        if (!checked) // damage that cannot even be read is damage, and its neighbours go on
            report.differences.append(
                QStringLiteral("bucket %1: %2").arg(number).arg(checked.error().toString()));
        if (report.differences.size() == before && report.unread == unread)
            proven.push_back(number);
    }
    auto view = store.read();
    if (!view)
        return std::move(view).error();
    auto total = view->tables().buckets.total();
    if (!total)
        return std::move(total).error();
    report.rootDiffers = total->toBytes() != view->head().root;
    RETINUE_TRY(store.writeAndWait([&proven](Edit &edit) -> Result<void> {
        for (const int number : proven)
            RETINUE_TRY(edit.buckets().setVerified(number, edit.now()));
        return {};
    }));
    return report;
}

} // namespace retinue::store
