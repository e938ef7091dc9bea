#include "core/userdata/push_work.h"

#include "core/model/json.h"
#include "core/model/value_rules.h"
#include "core/sync/entries.h"
#include "core/sync/push_rules.h"

#include <QJsonDocument>

namespace retinue::userdata {

using protocol::ChangeKind;
using store::AnswerRow;
using store::Outcome;
using sync::PushVerdict;

/// What the change meets in the store, and what it would make of it.
struct PushWork::Target
{
    std::optional<store::OwnerRow> owner;
    std::optional<store::SettingRow> setting;
    QByteArray value;       ///< to be stored when the change is applied; empty for Delete
    bool corrected = false; ///< and it is not what the device has: it must be told
    PushVerdict verdict = PushVerdict::OutOfDate;
};

Result<PushWork> PushWork::make(const Catalogue &catalogue, const DeviceId &device,
                                protocol::SettingChange change, Sight sight)
{
    const Item *item = catalogue.find(change.item);
    if (!item)
        return Error{ErrorCode::NotFound, QStringLiteral("there is no such item")};
    if (item->owner != change.owner.kind())
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("%1 does not belong to this kind of owner").arg(item->id)};
    PushWork work(*item, device, std::move(change), sight);
    if (work.m_change.kind == ChangeKind::Delete)
        return work;
    auto value = model::parseJsonObject(work.m_change.value);
    if (!value)
        return std::move(value).error();
    work.m_value = *std::move(value);
    if (work.m_change.kind == ChangeKind::Replace) {
        auto checked = model::checkedValue(*item, work.m_value);
        if (!checked)
            return std::move(checked).error();
        work.m_change.value = *std::move(checked);
    }
    return work;
}

Result<Result<protocol::ChangeAnswer>> PushWork::apply(store::Edit &edit) const
{
    auto known = edit.tables().answers.find(m_device, m_change.id);
    if (!known)
        return std::move(known).error();
    if (*known)
        return answer(edit, **known);
    auto met = target(edit);
    if (!met)
        return std::move(met).error();
    if (met->verdict == PushVerdict::OtherGeneration)
        return Error{ErrorCode::OtherGeneration,
                     QStringLiteral("the change was made from another generation of the store")};
    auto row = carryOut(edit, *met);
    if (!row)
        return std::move(row).error();
    row->device = m_device;
    row->change = m_change.id;
    row->answeredAt = edit.now();
    RETINUE_TRY(edit.answers().insert(*row));
    return answer(edit, *row);
}

Result<PushWork::Target> PushWork::target(store::Edit &edit) const
{
    Target met;
    auto owner = edit.tables().owners.find(m_change.owner);
    if (!owner)
        return std::move(owner).error();
    if (m_sight == Sight::Owner)
        met.owner = *std::move(owner);
    const bool patch = m_change.kind == ChangeKind::Merge;
    if (met.owner) {
        using Secrets = store::SettingTable::Secrets;
        auto setting = edit.tables().settings.find(*met.owner, m_item->number,
                                                   patch ? Secrets::Decrypt : Secrets::LeaveOut);
        if (!setting)
            return std::move(setting).error();
        met.setting = *std::move(setting);
    }
    if (patch && met.setting && met.setting->locked)
        return Error{ErrorCode::Locked,
                     QStringLiteral("the data key for stored credentials is not available")};

    if (patch && met.setting && met.setting->damaged)
        return Error{ErrorCode::Corrupt, QStringLiteral("the stored credential cannot be decrypted: send "
                                                        "the whole value")};

    sync::PushFacts facts{edit.generation(), {}, false};
    if (met.setting)
        facts.current = met.setting->revision;
    if (patch) {
        const auto base = met.setting ? QJsonDocument::fromJson(met.setting->value).object() : QJsonObject();
        auto checked = model::checkedValue(*m_item, model::mergePatch(base, m_value).toObject());
        // A patch made from something else may not fit: what counts then is that it is out of date.
        if (checked)
            met.value = *std::move(checked);
        else if (const auto verdict = judgePush(*m_item, m_change, facts); verdict == PushVerdict::Apply)
            return std::move(checked).error();
    } else {
        met.value = m_change.value;
    }
    if (m_item->isMerged() && !met.value.isEmpty()) {
        const QJsonObject sent = QJsonDocument::fromJson(met.value).object();
        if (const QJsonObject until = sync::entriesUntil(edit.now(), sent); until != sent) {
            met.value = model::canonicalJson(until);
            met.corrected = true;
        }
    }
    if (met.setting && m_change.kind != ChangeKind::Delete && !met.corrected) {
        auto same = hasContent(edit, *met.owner, *met.setting, met.value);
        if (!same)
            return std::move(same).error();
        facts.sameContent = *same;
    }
    met.verdict = judgePush(*m_item, m_change, facts);
    return met;
}

/// Whether the stored setting is this value. Secret ones are compared by digest: their values stay sealed.
Result<bool> PushWork::hasContent(store::Edit &edit, const store::OwnerRow &owner,
                                  const store::SettingRow &setting, const QByteArray &value) const
{
    if (!m_item->secret && !setting.secret)
        return setting.value == value;
    auto digest = edit.tables().settings.digestOf(owner.id, m_item->number, m_item->secret, value);
    if (!digest)
        return std::move(digest).error();
    return *digest == setting.digest;
}

/// R7: timeline and history. A patch from an old copy says which entries it has, not what to do with others.
Result<QByteArray> PushWork::merged(const Target &target, Timestamp now) const
{
    const QJsonObject incoming =
        m_change.kind == ChangeKind::Merge ? model::mergePatch(QJsonObject(), m_value).toObject() : m_value;
    const QJsonObject current = QJsonDocument::fromJson(target.setting->value).object();
    // Checked alone first: an entry that is not valid must not hide behind newer ones.
    if (auto checked = model::checkedValue(*m_item, incoming); !checked)
        return checked;
    return model::checkedValue(*m_item, sync::mergeEntries(*m_item, sync::entriesUntil(now, current),
                                                           sync::entriesUntil(now, incoming)));
}

Result<AnswerRow> PushWork::carryOut(store::Edit &edit, const Target &target) const
{
    AnswerRow row;
    row.owner = target.owner ? target.owner->id : OwnerId();
    switch (target.verdict) {
    case PushVerdict::Apply: {
        if (m_change.kind != ChangeKind::Delete)
            return write(edit, target, target.value,
                         target.corrected ? Outcome::Merged
                         : target.setting ? Outcome::Changed
                                          : Outcome::Created);
        store::OwnerRow owner = *target.owner;
        auto revision = edit.removeSetting(owner, *target.setting, m_device);
        if (!revision)
            return std::move(revision).error();
        row.revision = *revision;
        return row;
    }
    case PushVerdict::MergeEntries: {
        auto value = merged(target, edit.now());
        if (!value)
            return std::move(value).error();
        if (*value != target.setting->value)
            return write(edit, target, *std::move(value), Outcome::Merged);
        row.outcome = Outcome::Merged;
        row.revision = target.setting->revision;
        row.value = *std::move(value);
        return row;
    }
    case PushVerdict::NothingToDo: {
        row.revision = edit.revision();
        if (target.setting) {
            row.revision = target.setting->revision;
        } else if (target.owner) {
            auto tombstone = edit.tables().tombstones.find(target.owner->id, m_item->number);
            if (!tombstone)
                return std::move(tombstone).error();
            if (*tombstone)
                row.revision = (*tombstone)->revision;
        }
        return row;
    }
    case PushVerdict::OutOfDate:
    case PushVerdict::OtherGeneration:
        row.outcome = Outcome::OutOfDate;
        return row;
    }
    Q_UNREACHABLE();
}

Result<AnswerRow> PushWork::write(store::Edit &edit, const Target &target, QByteArray value,
                                  Outcome outcome) const
{
    auto owner =
        target.owner ? Result<store::OwnerRow>(*target.owner) : edit.addOwner(m_change.owner, m_device);
    if (!owner)
        return std::move(owner).error();
    auto revision =
        edit.putSetting(*owner, target.setting, {m_item->number, m_item->secret, value, m_device});
    if (!revision)
        return std::move(revision).error();
    AnswerRow row;
    row.outcome = outcome;
    row.owner = owner->id;
    row.revision = *revision;
    if (outcome == Outcome::Merged)
        row.value = std::move(value);
    return row;
}

Result<protocol::ChangeAnswer> PushWork::answer(store::Edit &edit, const AnswerRow &row) const
{
    if (row.outcome == Outcome::OutOfDate)
        return Error{ErrorCode::OutOfDate,
                     QStringLiteral("the change was made from an out-of-date copy of %1").arg(m_item->id)};
    return protocol::ChangeAnswer{row.owner,
                                  {edit.generation(), row.revision},
                                  row.outcome == Outcome::Created,
                                  row.outcome == Outcome::Merged,
                                  row.value};
}

} // namespace retinue::userdata
