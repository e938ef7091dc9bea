#include "core/formats/package_part.h"
#include "core/formats/package_reader.h"
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

void checkOwner(const formats::PackageOwner &owner)
{
    const Catalogue &catalogue = Catalogue::builtIn();
    for (const formats::PackageOwner::Setting &setting : owner.settings) {
        const Item *item = catalogue.find(setting.item);
        require(item && item->owner == owner.key.kind());
        const Result<QJsonObject> value = model::parseJsonObject(setting.value, {item->maxBytes, 16});
        require(value.ok());
        const Result<QByteArray> again = model::checkedValue(*item, *value);
        require(again.ok() && *again == setting.value);
    }
}

void readZip(const QByteArray &file)
{
    base::MemorySource source(file);
    formats::PackageReader::Options options;
    options.limits = {1000, 4 * 1024 * 1024, 16 * 1024 * 1024, 8 * 1024 * 1024, 200};
    Result<formats::PackageReader> reader =
        formats::PackageReader::open(source, Catalogue::builtIn(), std::move(options));
    if (!reader.ok())
        return;
    while (true) {
        const Result<std::optional<formats::PackageOwner>> owner = reader->next();
        if (!owner.ok() || !*owner)
            break;
        checkOwner(**owner);
    }
    static_cast<void>(reader->takeProblems());
}

/// The texts inside, without a zip around them, which would keep a search from getting there.
void readPart(const QByteArray &text)
{
    static_cast<void>(formats::readManifest(text));
    formats::PartReader::Seen seen;
    Result<formats::PartReader> part =
        formats::PartReader::open(text, {1024 * 1024, true}, Catalogue::builtIn(), seen);
    if (!part.ok())
        return;
    std::vector<formats::ImportProblem> problems;
    while (const std::optional<formats::PackageOwner> owner = part->next(problems))
        checkOwner(*owner);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), qsizetype(size));
    if (formats::detectPackage(input) == formats::PackageKind::Plain)
        readZip(input);
    else
        readPart(input);
    return 0;
}
