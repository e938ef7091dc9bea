#include "core/model/value_rules.h"

#include "core/model/address_rules.h"
#include "core/model/json.h"
#include "core/model/json_scanner.h"
#include "core/model/text_rules.h"

#include <QJsonArray>
#include <QSet>

#include <sodium.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace retinue::model {
namespace {

const QLatin1String kEntries("entries");
const QLatin1String kButtons("buttons");
const QLatin1String kAt("at");

Error refusal(const QString &reason)
{
    return {ErrorCode::InvalidInput, reason, {}};
}

Error tooLarge(const QString &what, qsizetype most)
{
    return {ErrorCode::TooLarge, QStringLiteral("%1; at most %2 are allowed").arg(what).arg(most), {}};
}

/// The container is there, is an object, and every id in it is one and names an object.
Result<QJsonObject> checkedContainer(const QJsonObject &value, QLatin1String name)
{
    if (!value.value(name).isObject())
        return refusal(QStringLiteral("\"%1\" is missing or not an object").arg(name));
    const QJsonObject container = value.value(name).toObject();
    for (auto entry = container.begin(); entry != container.end(); ++entry) {
        if (!isEntryId(entry.key()))
            return refusal(QStringLiteral("an id in \"%1\" is not 1 to 64 of A-Z a-z 0-9 . _ : -").arg(name));
        if (!entry.value().isObject())
            return refusal(QStringLiteral("is not an object")).during(QStringLiteral("entry ") + entry.key());
    }
    return container;
}

Result<void> checkCount(const Item &item, qsizetype count)
{
    if (count > item.maxEntries)
        return tooLarge(QStringLiteral("there are %1 entries").arg(count), item.maxEntries);
    return {};
}

Result<void> checkObject(const Item &item, const QJsonObject &value)
{
    for (const MemberRule &rule : item.members) {
        switch (rule.type) {
        case MemberRule::Type::Boolean: {
            const QJsonValue member = value.value(rule.name);
            if (!member.isUndefined() && !member.isBool())
                return refusal(QStringLiteral("\"%1\" is neither true nor false").arg(rule.name));
            break;
        }
        case MemberRule::Type::String:
            RETINUE_TRY(checkText(value, {rule.name.toLatin1().constData(), rule.most}));
            break;
        }
    }
    return {};
}

Result<void> checkAddressList(const Item &item, const QJsonObject &value)
{
    Result<QJsonObject> entries = checkedContainer(value, kEntries);
    if (!entries.ok())
        return std::move(entries).error();
    RETINUE_TRY(checkCount(item, entries->size()));
    return checkAddressEntries(*entries);
}

Result<void> checkOrder(const QJsonObject &buttons, const QJsonValue &order)
{
    if (order.isUndefined())
        return {};
    if (!order.isArray())
        return refusal(QStringLiteral("\"order\" is not an array of button ids"));
    QSet<QString> seen;
    const QJsonArray ids = order.toArray();
    for (const QJsonValue id : ids) {
        if (!buttons.contains(id.toString()))
            return refusal(QStringLiteral("\"order\" names a button that is not there"));
        if (seen.contains(id.toString()))
            return refusal(QStringLiteral("\"order\" names a button twice"));
        seen.insert(id.toString());
    }
    return {};
}

Result<void> checkButtons(const Item &item, const QJsonObject &value)
{
    Result<QJsonObject> buttons = checkedContainer(value, kButtons);
    if (!buttons.ok())
        return std::move(buttons).error();
    RETINUE_TRY(checkCount(item, buttons->size()));
    for (auto button = buttons->constBegin(); button != buttons->constEnd(); ++button) {
        if (Result<void> label = checkText(button.value().toObject(), {"label", 128, true}); !label.ok())
            return std::move(label).error().during(QStringLiteral("button ") + button.key());
    }
    return checkOrder(*buttons, value.value(u"order"));
}

Result<void> checkEntries(const Item &item, const QJsonObject &entries)
{
    constexpr double kLatest = 253402300799999; // the end of the year 9999
    for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
        const QJsonValue at = entry.value().toObject().value(kAt);
        const double moment = at.toDouble(-1);
        if (!at.isDouble() || moment < 0 || moment > kLatest || moment != std::floor(moment))
            return refusal(QStringLiteral("\"at\" is not a time in milliseconds since 1970"))
                .during(QStringLiteral("entry ") + entry.key());
        // Each has its share of the value, so that whatever is merged fits.
        const qsizetype bytes = canonicalJson(entry.value().toObject()).size();
        if (const qsizetype most = maxEntryBytes(item); bytes > most)
            return tooLarge(QStringLiteral("it has %1 bytes").arg(bytes), most)
                .during(QStringLiteral("entry ") + entry.key());
    }
    return {};
}

Result<void> checkCredentials(const Item &item, const QJsonObject &value)
{
    Result<QJsonObject> entries = checkedContainer(value, kEntries);
    if (!entries.ok())
        return std::move(entries).error();
    RETINUE_TRY(checkCount(item, entries->size()));
    for (auto entry = entries->constBegin(); entry != entries->constEnd(); ++entry) {
        for (const TextRule &rule :
             {TextRule{"target", 512, true}, TextRule{"userName", 128}, TextRule{"password", 256}}) {
            if (Result<void> text = checkText(entry.value().toObject(), rule); !text.ok())
                return std::move(text).error().during(QStringLiteral("entry ") + entry.key());
        }
    }
    return {};
}

/// The value as it is to be stored.
Result<QJsonObject> checkedShape(const Item &item, const QJsonObject &value)
{
    const auto unchanged = [&](Result<void> checked) -> Result<QJsonObject> {
        if (!checked.ok())
            return std::move(checked).error();
        return value;
    };
    switch (item.shape) {
    case ValueShape::Object:
        return unchanged(checkObject(item, value));
    case ValueShape::AddressList:
        return unchanged(checkAddressList(item, value));
    case ValueShape::Buttons:
        return unchanged(checkButtons(item, value));
    case ValueShape::Credentials:
        return unchanged(checkCredentials(item, value));
    case ValueShape::Entries: {
        Result<QJsonObject> entries = checkedContainer(value, kEntries);
        if (!entries.ok())
            return std::move(entries).error();
        RETINUE_TRY(checkEntries(item, *entries));
        return QJsonObject{{kEntries, newestEntries(item, *entries)}};
    }
    }
    Q_UNREACHABLE();
}

} // namespace

QJsonObject newestEntries(const Item &item, const QJsonObject &entries)
{
    if (item.maxEntries <= 0 || entries.size() <= item.maxEntries)
        return entries;
    std::vector<std::pair<double, QString>> order;
    for (auto entry = entries.begin(); entry != entries.end(); ++entry)
        order.emplace_back(-entry.value().toObject().value(kAt).toDouble(), entry.key());
    std::sort(order.begin(), order.end());
    QJsonObject kept;
    for (std::size_t i = 0; i < std::size_t(item.maxEntries); ++i)
        kept.insert(order[i].second, entries.value(order[i].second));
    return kept;
}

qsizetype maxEntryBytes(const Item &item)
{
    // Around it: quotes, colon, comma and the id; around all of them the value and its member.
    constexpr qsizetype kAround = kMaxEntryId + 4, kAroundAll = 16;
    return (item.maxBytes - kAroundAll) / item.maxEntries - kAround;
}

Result<QByteArray> checkedValue(const Item &item, const QJsonObject &value)
{
    Result<QJsonObject> checked = checkedShape(item, value);
    if (!checked.ok())
        return std::move(checked).error().during(item.id);
    QByteArray bytes = canonicalJson(*checked);
    if (bytes.size() > item.maxBytes)
        return tooLarge(QStringLiteral("the value has %1 bytes").arg(bytes.size()), item.maxBytes)
            .during(item.id);
    // A value that was built here and not parsed may hold what no parser of ours would take back.
    if (Result<void> readable = scanJson(bytes, JsonLimits().maxDepth); !readable.ok())
        return std::move(readable).error().during(item.id);
    return bytes;
}

QByteArray contentDigest(QByteArrayView canonicalBytes)
{
    static_assert(crypto_generichash_BYTES == 32);
    QByteArray digest(crypto_generichash_BYTES, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(digest.data()), std::size_t(digest.size()),
                       reinterpret_cast<const unsigned char *>(canonicalBytes.data()),
                       std::size_t(canonicalBytes.size()), nullptr, 0);
    return digest;
}

} // namespace retinue::model
