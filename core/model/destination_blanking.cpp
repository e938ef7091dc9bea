#include "core/model/value_rules.h"

#include <QJsonArray>

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

/// `incoming` without destinations, with those that `own` has at the same place. An element of an array has a
/// place only while the arrays are equally long.
QJsonValue restored(const QJsonValue &incoming, const QJsonValue &own)
{
    if (incoming.isArray()) {
        QJsonArray result;
        const QJsonArray array = incoming.toArray();
        const QJsonArray owns = own.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            result.append(owns.size() == array.size() ? restored(array.at(i), owns.at(i))
                                                      : blanked(array.at(i)));
        return result;
    }
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
