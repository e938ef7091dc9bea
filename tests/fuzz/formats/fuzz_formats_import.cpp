#include "core/formats/import.h"
#include "core/model/json.h"
#include "core/model/value_rules.h"

#include <cstdlib>

using namespace retinue;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
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
    return 0;
}
