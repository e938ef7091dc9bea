#include "core/formats/export.h"
#include "core/model/json.h"
#include "core/model/value_rules.h"

#include <algorithm>
#include <cstdlib>

using namespace retinue;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

/// What was read is written as the same, as far as the export does not say otherwise.
void writeAgain(const formats::ImportResult &first)
{
    if (!formats::canExport(first.kind))
        return;
    std::vector<formats::ImportedSetting> lists;
    for (const formats::ImportedSetting &setting : first.settings) {
        if (setting.item != u"keychain")
            lists.push_back(setting);
    }
    if (lists.empty() && first.users.empty())
        return; // a file of nothing does not say of what kind it is
    const Result<formats::ExportedFile> file = formats::exportFile(first.kind, lists, first.users);
    require(file.ok());
    if (!file->problems.empty())
        return;
    const Result<formats::ImportResult> second =
        formats::importFile(file->content, Catalogue::builtIn(), {{}, OwnerKey::user(u"fuzz").value()});
    require(second.ok() && second->counts.rejected == 0);
    require(second->users.size() == first.users.size());
    require(second->settings.size() == lists.size());
    for (std::size_t i = 0; i < lists.size(); ++i) {
        const auto same = std::find_if(
            second->settings.begin(), second->settings.end(),
            [&](const formats::ImportedSetting &setting) { return setting.owner == lists[i].owner; });
        require(same != second->settings.end() && same->value == lists[i].value);
    }
}

} // namespace

/// One program for each importer: they differ in the corpus they start from.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const Catalogue &catalogue = Catalogue::builtIn();
    const Result<formats::ImportResult> result =
        formats::importFile(QByteArrayView(data, qsizetype(size)), catalogue,
                            {QStringLiteral("Shift_JIS"), OwnerKey::user(u"fuzz").value()});
    if (!result.ok())
        return 0;
    const auto &counts = result->counts;
    require(counts.accepted >= 0 && counts.rejected >= 0 && counts.unowned == 0);
    require(counts.accepted + counts.rejected == counts.records);
    int rejected = 0;
    for (const formats::ImportProblem &problem : result->problems)
        rejected += problem.severity == formats::ImportProblem::Severity::Rejected ? 1 : 0;
    require(rejected == counts.rejected);
    for (const formats::ImportedSetting &setting : result->settings) {
        const Item *item = catalogue.find(setting.item);
        require(item);
        const Result<QJsonObject> value = model::parseJsonObject(setting.value, {item->maxBytes, 16});
        require(value.ok());
        const Result<QByteArray> again = model::checkedValue(*item, *value);
        require(again.ok() && *again == setting.value);
    }
    writeAgain(*result);
    return 0;
}
