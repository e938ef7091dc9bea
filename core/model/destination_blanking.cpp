#include "core/model/value_rules.h"

#include <QJsonArray>

#include <algorithm>
#include <vector>

namespace retinue::model {
namespace {

const QLatin1String kDestinations("destinations");

QJsonValue blanked(const QJsonValue &value)
{
    if (value.isArray()) {
        QJsonArray result;
        const QJsonArray array = value.toArray();
        for (const QJsonValue element : array)
            result.append(blanked(element));
        return result;
    }
    if (!value.isObject())
        return value;
    QJsonObject result;
    const QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (member.key() != kDestinations)
            result.insert(member.key(), blanked(member.value()));
    }
    return result;
}

/// What tells an element of an array from the others: its "id" or "name", else all it has but destinations.
QJsonValue identity(const QJsonValue &element)
{
    const QJsonObject object = element.toObject();
    for (const QLatin1String name : {QLatin1String("id"), QLatin1String("name")}) {
        if (object.value(name).isString())
            return object.value(name);
    }
    return blanked(element);
}

std::vector<QJsonValue> identities(const QJsonArray &array)
{
    std::vector<QJsonValue> all;
    for (const QJsonValue element : array)
        all.push_back(identity(element));
    return all;
}

/// Which of `owns` an element is, wherever it stands: the same recipients must not follow the place, which
/// another element may have taken. -1: none, or nobody can tell.
qsizetype ownPlace(const QJsonValue &element, const std::vector<QJsonValue> &all,
                   const std::vector<QJsonValue> &owns)
{
    const auto found = std::find(owns.begin(), owns.end(), element);
    const bool isOne = std::count(all.begin(), all.end(), element) == 1 &&
                       std::count(owns.begin(), owns.end(), element) == 1;
    return isOne ? found - owns.begin() : -1;
}

QJsonValue restored(const QJsonValue &incoming, const QJsonValue &own);

QJsonArray restoredElements(const QJsonArray &array, const QJsonArray &own)
{
    const auto all = identities(array), owns = identities(own);
    QJsonArray result;
    for (qsizetype i = 0; i < array.size(); ++i) {
        qsizetype place = ownPlace(all[std::size_t(i)], all, owns);
        // Of several alike the one at the same place, if nothing at all has changed there.
        if (place < 0 && i < own.size() && blanked(own.at(i)) == blanked(array.at(i)))
            place = i;
        result.append(place < 0 ? blanked(array.at(i)) : restored(array.at(i), own.at(place)));
    }
    return result;
}

/// `incoming` without destinations, with those that `own` has at the same place.
QJsonValue restored(const QJsonValue &incoming, const QJsonValue &own)
{
    if (incoming.isArray())
        return restoredElements(incoming.toArray(), own.toArray());
    if (!incoming.isObject())
        return incoming;
    QJsonObject result;
    const QJsonObject object = incoming.toObject();
    const QJsonObject owns = own.toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (member.key() != kDestinations)
            result.insert(member.key(), restored(member.value(), owns.value(member.key())));
    }
    if (own.isObject() && owns.contains(kDestinations))
        result.insert(kDestinations, owns.value(kDestinations));
    return result;
}

} // namespace

QJsonObject withoutDestinations(const Item &item, const QJsonObject &value)
{
    return item.blank ? blanked(value).toObject() : value;
}

QJsonObject withOwnDestinations(const Item &item, const QJsonObject &incoming, const QJsonObject &own)
{
    return item.blank ? restored(incoming, own).toObject() : incoming;
}

} // namespace retinue::model
