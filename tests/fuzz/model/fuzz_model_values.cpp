#include "core/model/json.h"
#include "core/model/owner.h"
#include "core/model/value_rules.h"

#include <cstdlib>

using namespace retinue;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

void checkOwner(QByteArrayView text)
{
    const Result<OwnerKey> key = OwnerKey::parseUser(QString::fromUtf8(text));
    if (!key.ok())
        return;
    // A key is the same owner as what its own spelling makes.
    const Result<OwnerKey> again = OwnerKey::user(key->name(), key->domain());
    require(again.ok() && *again == *key && again->name() == key->name());
}

void checkValue(const Item &item, const QJsonObject &object)
{
    const Result<QByteArray> value = model::checkedValue(item, object);
    if (!value.ok())
        return;
    // What was accepted is canonical and is accepted again, unchanged.
    const Result<QJsonObject> read = model::parseJsonObject(*value, {item.maxBytes, 20});
    require(read.ok());
    const Result<QByteArray> again = model::checkedValue(item, *read);
    require(again.ok() && *again == *value);
    // R11
    const QJsonObject blanked = model::withoutDestinations(item, *read);
    require(model::withoutDestinations(item, model::withOwnDestinations(item, blanked, *read)) == blanked);
    require(model::withOwnDestinations(item, blanked, *read) == *read);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView text(data, qsizetype(size));
    checkOwner(text);
    const Result<QJsonObject> object = model::parseJsonObject(text);
    if (!object.ok())
        return 0;
    const QByteArray canonical = model::canonicalJson(*object);
    const Result<QJsonObject> again = model::parseJsonObject(canonical, {64 * 1024 * 1024, 16});
    require(again.ok() && model::canonicalJson(*again) == canonical);
    for (const Item &item : Catalogue::builtIn().items())
        checkValue(item, *object);
    return 0;
}
