#include "core/sync/local_copy.h"

#include "core/model/json.h"
#include "core/model/value_rules.h"
#include "core/sync/entries.h"

#include <QJsonDocument>

#include <algorithm>

namespace retinue::sync {
namespace {

using protocol::ChangeKind;

QJsonObject parsed(const QByteArray &canonical)
{
    return QJsonDocument::fromJson(canonical).object();
}

/// What the server gets to see of a value that may be absent; equal forms need no change.
std::optional<QByteArray> sentForm(const Item &item, const std::optional<QByteArray> &value)
{
    return value ? std::optional(outgoing(item, *value)) : std::nullopt;
}

/// R11: what the server sent, with the destinations that this device keeps for itself.
QByteArray incoming(const Item &item, const QByteArray &value, const std::optional<QByteArray> &own)
{
    if (!item.blank || !own)
        return value;
    return model::canonicalJson(model::withOwnDestinations(item, parsed(value), parsed(*own)));
}

QByteArray merged(const Item &item, const QByteArray &a, const QByteArray &b)
{
    return model::canonicalJson(mergeEntries(item, parsed(a), parsed(b)));
}

void adoptNewer(LocalCopy &copy, const Item &item)
{
    const NewerOnServer newer = *std::exchange(copy.newer, std::nullopt);
    if (newer.value) {
        copy.value = incoming(item, *newer.value, copy.value);
        copy.revision = newer.revision;
    } else {
        copy.value.reset();
        copy.revision.reset();
    }
}

void setAside(LocalCopy &copy, NewerOnServer news)
{
    // An equal revision counts: a refused value has to give way to just what it was based on.
    if (copy.revision && news.revision < *copy.revision)
        return;
    if (!copy.newer || copy.newer->revision <= news.revision)
        copy.newer = std::move(news);
}

PendingChange changeTo(const std::optional<QByteArray> &value, std::optional<Revision> basedOn,
                       const ChangeId &id)
{
    return {id, value ? ChangeKind::Replace : ChangeKind::Delete, basedOn, value.value_or(QByteArray()),
            false};
}

bool mayMerge(const LocalCopy &copy, const Item &item)
{
    return item.isMerged() && copy.value && copy.pending && copy.pending->kind == ChangeKind::Replace &&
           !copy.rejected;
}

} // namespace

QByteArray outgoing(const Item &item, const QByteArray &value)
{
    return item.blank ? model::canonicalJson(model::withoutDestinations(item, parsed(value))) : value;
}

Result<void> changeLocally(LocalCopy &copy, const Item &item, std::optional<QByteArray> value,
                           const ChangeId &freshId)
{
    if (copy.rejected)
        return Error{ErrorCode::OutOfDate, QStringLiteral("an earlier change of this setting was refused: "
                                                          "log in again for synchronization")};
    if (!value && !copy.value)
        return Error{ErrorCode::NotFound, QStringLiteral("there is no such setting to remove")};
    if (value && item.isMerged())
        value = merged(item, *value, *value);

    const bool sameToServer = sentForm(item, copy.value) == sentForm(item, value);
    copy.value = std::move(value);
    if (sameToServer || (copy.pending && copy.pending->sent))
        return {};
    const auto basedOn = copy.pending ? copy.pending->basedOn : copy.revision;
    if (copy.value || basedOn) {
        copy.pending = changeTo(copy.value, basedOn, freshId);
        return {};
    }
    copy.pending.reset(); // the server never heard of it
    if (copy.newer)
        adoptNewer(copy, item);
    return {};
}

Result<void> changeHere(LocalCopy &copy, const Item &item, std::optional<QByteArray> value)
{
    if (!value && !copy.value)
        return Error{ErrorCode::NotFound, QStringLiteral("there is no such setting to remove")};
    if (value && item.isMerged())
        value = merged(item, *value, *value);
    copy = {};
    copy.value = std::move(value);
    return {};
}

void takeSeed(LocalCopy &copy, const Item &item, const QByteArray &seed)
{
    if (!copy.value)
        copy.value = seed;
    else if (item.isMerged())
        copy.value = merged(item, seed, *copy.value);
}

void acknowledge(LocalCopy &copy, const Item &item, const ChangeId &answered, Revision revision,
                 const std::optional<QByteArray> &mergedResult, const ChangeId &freshId)
{
    if (!copy.pending || copy.pending->id != answered)
        return;
    const PendingChange done = *std::exchange(copy.pending, std::nullopt);
    auto acknowledged = done.kind == ChangeKind::Replace ? sentForm(item, done.value) : std::nullopt;
    if (mergedResult) {
        acknowledged = mergedResult;
        if (copy.value)
            copy.value = incoming(item, merged(item, *mergedResult, *copy.value), copy.value);
    }

    // Only merged entries receive while a change is on its way: then this answer may be older than the copy.
    const bool overtaken = item.isMerged() && copy.revision && *copy.revision > revision;
    const bool changedSince = overtaken || sentForm(item, copy.value) != acknowledged;
    if (done.kind == ChangeKind::Delete)
        copy.revision.reset();
    else if (!overtaken)
        copy.revision = revision;

    if (copy.newer && copy.newer->revision <= revision)
        copy.newer.reset();
    if (changedSince && (copy.value || copy.revision))
        copy.pending = changeTo(copy.value, copy.revision, freshId);
    else if (copy.newer)
        adoptNewer(copy, item);
}

void refuse(LocalCopy &copy, const ChangeId &answered)
{
    if (!copy.pending || copy.pending->id != answered)
        return;
    copy.pending.reset();
    copy.rejected = true;
}

void receive(LocalCopy &copy, const Item &item, Revision revision, const std::optional<QByteArray> &value)
{
    const bool merging = value && mayMerge(copy, item);
    if (copy.rejected || (copy.pending && !merging)) {
        setAside(copy, {revision, value});
        return;
    }
    if (copy.revision && revision <= *copy.revision)
        return;
    if (!merging) {
        copy.newer = NewerOnServer{revision, value};
        adoptNewer(copy, item);
        return;
    }
    copy.value = incoming(item, merged(item, *value, *copy.value), copy.value);
    copy.revision = revision;
    copy.newer.reset();
    if (copy.pending->sent)
        return;
    if (sentForm(item, copy.value) == value)
        copy.pending.reset();
    else
        copy.pending = changeTo(copy.value, revision, copy.pending->id);
}

void gone(LocalCopy &copy, Revision upTo)
{
    if (copy.revision && *copy.revision > upTo)
        return;
    if (copy.pending || copy.rejected) {
        setAside(copy, {upTo, std::nullopt});
        return;
    }
    copy = {};
}

void loginDone(LocalCopy &copy, const Item &item)
{
    if (!copy.rejected)
        return;
    copy.rejected = false;
    if (!copy.newer)
        copy.newer = NewerOnServer{}; // the server has nothing of it
    adoptNewer(copy, item);
}

void startSame(LocalCopy &copy, Revision revision, bool changedMeanwhile, const ChangeId &freshId)
{
    const auto value = copy.value;
    copy = {};
    copy.value = value;
    copy.revision = revision;
    if (changedMeanwhile)
        copy.pending = changeTo(value, revision, freshId);
}

void startFromServer(LocalCopy &copy, const Item &item, Revision revision,
                     const std::optional<QByteArray> &value, bool changedMeanwhile, const ChangeId &freshId)
{
    const auto own = copy.value;
    if (value && mayMerge(copy, item)) {
        copy = {};
        copy.value = incoming(item, merged(item, *value, *own), own);
        copy.revision = revision;
        if (sentForm(item, copy.value) != value)
            copy.pending = changeTo(copy.value, revision, freshId);
        return;
    }

    const bool changed = copy.rejected || changedMeanwhile || (copy.pending && copy.revision);
    copy = {};
    if (changed || !value) {
        copy.value = own;
        copy.revision = Revision{}; // before every change, but not "never acknowledged"
        copy.rejected = changed;
        if (changed && value)
            copy.newer = NewerOnServer{revision, value};
    } else {
        copy.value = incoming(item, *value, own);
        copy.revision = revision;
    }
}

void startFromDevice(LocalCopy &copy, const ChangeId &freshId)
{
    const auto value = copy.value;
    const bool rejected = copy.rejected;
    copy = {};
    if (rejected) {
        copy.value = value;
        copy.rejected = true;
    } else if (value) {
        copy.value = value;
        copy.pending = changeTo(value, std::nullopt, freshId);
    }
}

} // namespace retinue::sync
