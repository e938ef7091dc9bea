#include "core/exchange/export.h"

#include "core/base/durable_file.h"
#include "core/exchange/export_writer.h"
#include "core/formats/export.h"
#include "core/formats/package.h"
#include "core/store/changed_owners.h"
#include "core/store/snapshot.h"

#include <QFileInfo>

#include <algorithm>

namespace retinue::exchange {

namespace {

/// Owners that are looked up at once.
constexpr std::size_t kOwnersAtOnce = 100;
const QString kExporting = QStringLiteral("exporting-users");

/// The rows of the selection's owners, in the order in which they lie.
Result<std::vector<std::int64_t>> rowsOf(const store::Snapshot &view, const ExportSelection &selection,
                                         const LongWork &work, ExportReport &report)
{
    std::vector<std::int64_t> rows;
    const auto add = [&](const OwnerKey &key) -> Result<bool> {
        auto owner = view.tables().owners.find(key);
        if (!owner)
            return std::move(owner).error();
        if (*owner)
            rows.push_back((*owner)->row);
        return owner->has_value();
    };
    for (const OwnerKey &key : selection.owners) {
        auto isKnown = add(key);
        if (!isKnown)
            return std::move(isKnown).error();
        report.unknown += *isKnown ? 0 : 1;
    }
    if (selection.allThatMatch) {
        const store::OwnerQuery &query = *selection.allThatMatch;
        RETINUE_TRY(view.tables().index.forEach(query, work.cancel, [&rows](const store::OwnerPlace &place) {
            rows.push_back(place.row);
            return true;
        }));
        if (query.terms.isEmpty() && query.users && query.groups && !query.changedBefore) {
            if (auto added = add(OwnerKey::allDevices()); !added)
                return std::move(added).error();
        }
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

/// The rows of the owners of whom there is something after a revision, ordered.
Result<std::vector<std::int64_t>> rowsChangedAfter(const store::Snapshot &view, Revision after,
                                                   const LongWork &work)
{
    std::vector<std::int64_t> rows;
    for (std::int64_t last = 0;;) {
        if (work.isToEnd())
            return endedEarly(work, Rest::Stays);
        const auto changed = store::changedOwners(view.tables(), after, last, int(kOwnersAtOnce));
        if (!changed)
            return changed.error();
        if (changed->empty())
            return rows;
        last = changed->back().owner.row;
        for (const store::ChangedOwner &one : *changed) {
            if (one.hasNewData())
                rows.push_back(one.owner.row);
        }
    }
}

/// Calls `each` with every owner and all of its settings, or those of them that were changed after a
/// revision.
template<typename Each>
Result<void> forEachOwner(const store::Snapshot &view, const std::vector<std::int64_t> &rows,
                          const std::optional<Revision> &after, store::SettingTable::Secrets secrets,
                          const LongWork &work, Each each)
{
    for (std::size_t from = 0; from < rows.size(); from += kOwnersAtOnce) {
        const auto to = std::min(rows.size(), from + kOwnersAtOnce);
        auto owners = view.tables().owners.find(std::vector<std::int64_t>(rows.begin() + std::ptrdiff_t(from),
                                                                          rows.begin() + std::ptrdiff_t(to)));
        if (!owners)
            return std::move(owners).error();
        std::sort(owners->begin(), owners->end(),
                  [](const store::OwnerRow &a, const store::OwnerRow &b) { return a.row < b.row; });
        for (const store::OwnerRow &owner : *owners) {
            if (work.isToEnd())
                return endedEarly(work, Rest::Stays);
            auto settings = view.tables().settings.ofOwner(owner, secrets);
            if (!settings)
                return std::move(settings).error();
            if (after)
                std::erase_if(*settings, [&after](const store::SettingRow &setting) {
                    return setting.revision <= *after;
                });
            RETINUE_TRY(each(owner, *settings));
        }
    }
    return {};
}

} // namespace

const std::vector<ExportFormat> &exportFormats()
{
    static const std::vector<ExportFormat> kFormats = {
        ExportFormat::Package,          ExportFormat::AddressBook,   ExportFormat::LoginUsers,
        ExportFormat::OlderAddressBook, ExportFormat::AddressBlocks, ExportFormat::SharpAddresses,
        ExportFormat::XeroxAddresses,   ExportFormat::Ldif,          ExportFormat::VCard};
    return kFormats;
}

bool holdsOneList(ExportFormat format)
{
    const auto kind = fileKindOf(format);
    return kind && !formats::holdsManyOwners(*kind);
}

QString exportWord(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Package:
        return QStringLiteral("package");
    case ExportFormat::AddressBook:
        return QStringLiteral("address-book-csv");
    case ExportFormat::LoginUsers:
        return QStringLiteral("login-user-csv");
    case ExportFormat::OlderAddressBook:
        return QStringLiteral("address-book-csv-0002");
    case ExportFormat::AddressBlocks:
        return QStringLiteral("abk");
    case ExportFormat::SharpAddresses:
        return QStringLiteral("sharp-csv");
    case ExportFormat::XeroxAddresses:
        return QStringLiteral("xerox-csv");
    case ExportFormat::Ldif:
        return QStringLiteral("ldif");
    case ExportFormat::VCard:
        return QStringLiteral("vcard");
    }
    Q_UNREACHABLE();
}

std::optional<ExportFormat> exportFormat(QStringView word)
{
    for (const ExportFormat format : exportFormats()) {
        if (exportWord(format) == word)
            return format;
    }
    return {};
}

QString exportSuffix(ExportFormat format, bool isSealed)
{
    switch (format) {
    case ExportFormat::Package:
        return QLatin1String(isSealed ? formats::kSealedPackageSuffix : formats::kPackageSuffix);
    case ExportFormat::AddressBook:
    case ExportFormat::LoginUsers:
    case ExportFormat::OlderAddressBook:
    case ExportFormat::SharpAddresses:
    case ExportFormat::XeroxAddresses:
        return QStringLiteral(".csv");
    case ExportFormat::AddressBlocks:
        return QStringLiteral(".abk");
    case ExportFormat::Ldif:
        return QStringLiteral(".ldif");
    case ExportFormat::VCard:
        return QStringLiteral(".vcf");
    }
    Q_UNREACHABLE();
}

Result<ExportReport> exportTo(store::Store &store, const Catalogue &catalogue,
                              const ExportSelection &selection, const QString &path, const ExportWish &wish,
                              const LongWork &work)
{
    ExportReport report;
    auto view = store.read();
    if (!view)
        return std::move(view).error();
    const std::optional<Revision> &after = selection.changedAfter;
    auto rows = after ? rowsChangedAfter(*view, *after, work) : rowsOf(*view, selection, work, report);
    if (!rows)
        return std::move(rows).error();
    if (rows->empty())
        return Error{ErrorCode::NotFound, QStringLiteral("nobody is found, so there is nothing to export")};

    base::DurableFile file(path, base::Access::OwnerOnly);
    RETINUE_TRY(file.open());
    auto writer = ExportWriter::begin([&file](QByteArrayView bytes) { return file.write(bytes); }, catalogue,
                                      wish, report);
    if (!writer)
        return std::move(writer).error();
    const auto withSecrets = (*writer)->takesSecrets() ? store::SettingTable::Secrets::Decrypt
                                                       : store::SettingTable::Secrets::LeaveOut;
    if ((*writer)->looksFirst())
        RETINUE_TRY(forEachOwner(*view, *rows, after, store::SettingTable::Secrets::LeaveOut, work,
                                 [&](const store::OwnerRow &owner,
                                     const std::vector<store::SettingRow> &settings) -> Result<void> {
                                     (*writer)->look(owner.key, settings);
                                     return {};
                                 }));
    std::int64_t done = 0;
    RETINUE_TRY(forEachOwner(
        *view, *rows, after, withSecrets, work,
        [&](const store::OwnerRow &owner, const std::vector<store::SettingRow> &settings) -> Result<void> {
            work.tell(kExporting, done++, std::int64_t(rows->size()));
            auto groups = view->tables().memberships.groupsOf(owner.key);
            if (!groups)
                return std::move(groups).error();
            return (*writer)->add(owner.key, *groups, settings);
        }));
    RETINUE_TRY((*writer)->finish());
    RETINUE_TRY(file.commit());
    report.bytes = file.written();
    work.tell(kExporting, done, done);
    return report;
}

} // namespace retinue::exchange
