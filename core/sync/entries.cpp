#include "core/sync/entries.h"

#include "core/model/json.h"

#include <algorithm>
#include <map>
#include <vector>

namespace retinue::sync {
namespace {

const QString kEntries = QStringLiteral("entries");
const QString kAt = QStringLiteral("at");

double moment(const QJsonObject &entry)
{
    return entry.value(kAt).toDouble(0);
}

/// Of two versions of one entry every machine must choose the same, also when both carry the same moment.
bool isNewer(const QJsonObject &candidate, const QJsonObject &kept)
{
    if (moment(candidate) != moment(kept))
        return moment(candidate) > moment(kept);
    return model::canonicalJson(candidate) > model::canonicalJson(kept);
}

} // namespace

QJsonObject entriesUntil(Timestamp now, const QJsonObject &value)
{
    const auto latest = double(base::toMilliseconds(now + kClockTolerance));
    QJsonObject entries = value.value(kEntries).toObject();
    bool changed = false;
    for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
        QJsonObject version = entry.value().toObject();
        if (moment(version) <= latest)
            continue;
        version.insert(kAt, qint64(base::toMilliseconds(now)));
        entry.value() = version;
        changed = true;
    }
    if (!changed)
        return value;
    QJsonObject until = value;
    until.insert(kEntries, entries);
    return until;
}

QJsonObject mergeEntries(const Item &item, const QJsonObject &a, const QJsonObject &b)
{
    std::map<QString, QJsonObject> newest;
    for (const QJsonObject &side : {a, b}) {
        const QJsonObject entries = side.value(kEntries).toObject();
        for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
            const QJsonObject version = entry.value().toObject();
            const auto [known, isNew] = newest.try_emplace(entry.key(), version);
            if (!isNew && isNewer(version, known->second))
                known->second = version;
        }
    }

    std::vector<std::pair<QString, QJsonObject>> kept(newest.begin(), newest.end());
    std::sort(kept.begin(), kept.end(), [](const auto &left, const auto &right) {
        const double leftMoment = moment(left.second), rightMoment = moment(right.second);
        return leftMoment != rightMoment ? leftMoment > rightMoment : left.first < right.first;
    });
    if (item.maxEntries > 0 && kept.size() > std::size_t(item.maxEntries))
        kept.resize(std::size_t(item.maxEntries));

    QJsonObject merged;
    for (const auto &[id, entry] : kept)
        merged.insert(id, entry);
    return {{kEntries, merged}};
}

} // namespace retinue::sync
