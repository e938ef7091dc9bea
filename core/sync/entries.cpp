#include "core/sync/entries.h"

#include "core/model/json.h"
#include "core/model/value_rules.h"

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
    QJsonObject merged = a.value(kEntries).toObject();
    const QJsonObject others = b.value(kEntries).toObject();
    for (auto entry = others.begin(); entry != others.end(); ++entry) {
        const auto known = merged.constFind(entry.key());
        if (known == merged.constEnd() || isNewer(entry.value().toObject(), known.value().toObject()))
            merged.insert(entry.key(), entry.value());
    }
    return {{kEntries, model::newestEntries(item, merged)}};
}

} // namespace retinue::sync
