#include "core/client/intake.h"

#include "core/client/owner_item.h"

#include <algorithm>
#include <set>

namespace retinue::client {
namespace {

/// Whether there is something of which only the server has the value.
bool lacksSomething(const std::vector<CopyRow> &copies)
{
    return std::any_of(copies.begin(), copies.end(), [](const CopyRow &row) {
        return !row.copy.value && row.copy.revision == Revision{} && !row.copy.isUnsent();
    });
}

/// Evicted settings stay away until there is room for their user again (R10).
bool staysAway(const LocalOwnerRow &owner, const Item &item, const sync::LocalCopy &copy)
{
    return owner.partial && item.dropped && copy.isEmpty();
}

void raise(std::optional<Revision> &state, Revision revision)
{
    if (!state || *state < revision)
        state = revision;
}

} // namespace

Intake::Intake(LocalEdit &edit, std::vector<OwnerKey> atPanel) : m_edit(edit), m_atPanel(std::move(atPanel))
{
}

PullTicket Intake::ticket(const LocalOwnerRow &owner, std::int64_t acknowledgements)
{
    const Position position = m_edit.position();
    PullTicket ticket{std::nullopt, owner.needsPull, owner.toBring, acknowledgements, position.revision};
    if (owner.needsPull == 0 && owner.toBring == 0 && !owner.partial && owner.id && owner.state &&
        position.generation && !lacksSomething(m_edit.sharedCopies(owner)))
        ticket.known = State{*position.generation, *owner.state};
    return ticket;
}

bool Intake::pulled(const PullTicket &ticket, const protocol::OwnerSettings &answer, bool login,
                    std::int64_t acknowledgements)
{
    auto found = m_edit.findOwner(answer.owner);
    if (!found)
        return false; // forgotten while it was on its way
    LocalOwnerRow owner = *std::move(found);
    const Revision asOf = answer.state.revision;
    const bool isNew = answer.id && owner.id != answer.id;
    if (answer.id)
        adopt(owner, *answer.id, asOf, nullptr);

    std::set<QString> mentioned;
    for (const protocol::SettingState &setting : answer.settings) {
        mentioned.insert(setting.item);
        take(owner, setting);
    }
    const bool full = answer.complete && !ticket.known;
    const bool overlapped = ticket.acknowledgements != acknowledgements;
    for (const CopyRow &row : m_edit.sharedCopies(owner)) {
        if (!answer.complete || mentioned.contains(row.item->id))
            continue;
        // An owner unknown to the server has no state to compare with; an acknowledgement may have overtaken
        // the answer.
        if (!answer.id && (overlapped || !row.copy.revision))
            continue;
        sync::LocalCopy copy = row.copy;
        sync::gone(copy, answer.id ? asOf : *copy.revision);
        store(owner, *row.item, row.copy, copy);
    }

    if (answer.id)
        raise(owner.state, asOf);
    if (!full)
        ; // nothing that a delta could settle
    else if (!answer.id && overlapped)
        ++owner.needsPull;
    else if (owner.needsPull == ticket.needsPull && !owner.partial)
        owner.needsPull = 0;
    if (full && !owner.partial && owner.toBring == ticket.toBring)
        owner.toBring = 0;
    const bool done = login && full && owner.needsPull == 0;
    for (const CopyRow &row : m_edit.copies(owner)) {
        if (!row.copy.rejected)
            continue;
        sync::LocalCopy copy = row.copy;
        if (done)
            sync::loginDone(copy, *row.item);
        else
            owner.needsPull = std::max<std::int64_t>(owner.needsPull, 1); // R7: it waits for the login
        store(owner, *row.item, row.copy, copy);
    }
    m_edit.updateOwner(owner);

    // What was followed meanwhile may be newer than the answer: it is asked for again from where the feed
    // stood when the pull was asked, as it is where the feed did not know this owner.
    Position position = m_edit.position();
    const bool overtaken = ticket.feed < position.revision;
    if (overtaken) {
        position.revision = ticket.feed;
        m_edit.setPosition(position);
    }
    return isNew || overtaken;
}

void Intake::changes(const protocol::Changes &changes, bool advance)
{
    for (const OwnerId &id : changes.ownersDeleted) {
        auto owner = m_edit.findOwner(id);
        if (!owner)
            continue;
        goneWithOwner(*owner, changes.newState.revision, nullptr);
        owner->id.reset();
        owner->state.reset();
        m_edit.updateOwner(*owner);
        m_edit.addRelease(id);
        forgetGroups(*owner);
        dropIfEmpty(*owner);
    }
    for (const protocol::ChangedSetting &changed : changes.changed) {
        auto owner = m_edit.findOwner(changed.owner);
        if (!owner) {
            m_edit.addRelease(changed.id);
            continue;
        }
        adopt(*owner, changed.id, changed.setting.revision, nullptr);
        take(*owner, changed.setting);
        if (owner->state)
            raise(owner->state, changed.setting.revision);
        m_edit.updateOwner(*owner);
    }
    if (Position position = m_edit.position(); advance) {
        position.revision = changes.newState.revision;
        m_edit.setPosition(position);
    }
}

void Intake::reconciled(protocol::StartMode mode, const std::vector<HeldReport> &reports,
                        const protocol::ReconcileAnswer &answer)
{
    const bool start = mode == protocol::StartMode::Start;
    for (const protocol::ReconciledOwner &answered : answer.owners) {
        auto found = m_edit.findOwner(answered.owner);
        if (!found)
            continue;
        LocalOwnerRow owner = *std::move(found);
        const auto report = std::find_if(reports.begin(), reports.end(), [&](const HeldReport &held) {
            return held.held.owner == answered.owner;
        });
        if (!start && owner.id && owner.id != answered.id) {
            forgetGroups(owner);
            dropDeviceSpecific(owner);
        }
        // Everything held is answered one by one, also what belonged to an owner of the same name before.
        if (start || (answered.id && owner.id != answered.id)) {
            owner.id = answered.id;
            owner.state.reset();
        }
        if (answered.id)
            m_edit.removeRelease(*answered.id);

        std::set<QString> mentioned;
        for (const protocol::ReconciledSetting &setting : answered.settings) {
            const auto known = itemFor(m_edit.catalogue(), owner.key, setting.item);
            if (!known)
                continue;
            const Item &item = **known;
            if (m_edit.isDeviceSpecific(item))
                continue; // nobody's business but this device's
            mentioned.insert(setting.item);
            if (start)
                started(owner, setting, item, report == reports.end() ? nullptr : &*report);
            else
                resumed(owner, setting, item, answer.state.revision);
            raise(owner.state, setting.revision);
        }
        bool refusedLeft = false;
        for (const CopyRow &row : m_edit.sharedCopies(owner)) {
            if (start && !mentioned.contains(row.item->id))
                startedWithout(owner, row);
            refusedLeft = refusedLeft || row.copy.rejected;
        }
        if (refusedLeft && owner.needsPull == 0)
            ++owner.needsPull;
        if (report != reports.end() && !report->held.partial && owner.toBring == report->toBring)
            owner.toBring = 0;
        if (!answered.id)
            owner.state.reset();
        m_edit.updateOwner(owner);
        dropIfEmpty(owner);
    }
}

void Intake::adopt(LocalOwnerRow &owner, const OwnerId &id, Revision asOf, const Item *except)
{
    m_edit.removeRelease(id);
    if (owner.id == id)
        return;
    // The same name with another id: whom we knew was deleted, and what we hold was theirs (R9).
    if (owner.id) {
        goneWithOwner(owner, asOf, except);
        owner.state.reset();
    }
    owner.id = id;
}

void Intake::take(LocalOwnerRow &owner, const protocol::SettingState &setting)
{
    const auto known = itemFor(m_edit.catalogue(), owner.key, setting.item);
    if (!known)
        return;
    const Item &item = **known;
    if (m_edit.isDeviceSpecific(item))
        return; // of an answer from before its scope changed
    const sync::LocalCopy before = m_edit.copy(owner, item);
    if (setting.atLogin) {
        if (!before.revision || *before.revision < setting.revision)
            ++owner.needsPull;
        return;
    }
    if (staysAway(owner, item, before))
        return;
    sync::LocalCopy copy = before;
    sync::receive(copy, item, setting.revision,
                  setting.deleted ? std::nullopt : std::optional(setting.value));
    store(owner, item, before, copy);
}

void Intake::goneWithOwner(const LocalOwnerRow &owner, Revision asOf, const Item *except)
{
    for (const CopyRow &row : m_edit.sharedCopies(owner)) {
        // By its own revision: what the server says of the new owner is newer than any of the old one's.
        if (row.item == except || !row.copy.revision || *row.copy.revision > asOf)
            continue;
        sync::LocalCopy copy = row.copy;
        sync::gone(copy, *row.copy.revision);
        store(owner, *row.item, row.copy, copy);
    }
    dropDeviceSpecific(owner);
}

/// R9: they go with their owner, who may have others elsewhere.
void Intake::dropDeviceSpecific(const LocalOwnerRow &owner)
{
    for (const CopyRow &row : m_edit.copies(owner)) {
        if (row.copy.value && m_edit.isDeviceSpecific(*row.item))
            m_changed.emplace_back(owner.key, row.item->id);
    }
    m_edit.dropDeviceSpecific(owner);
}

void Intake::resumed(LocalOwnerRow &owner, const protocol::ReconciledSetting &setting, const Item &item,
                     Revision asOf)
{
    using protocol::ReconcileAction;
    const sync::LocalCopy before = m_edit.copy(owner, item);
    sync::LocalCopy copy = before;
    switch (setting.action) {
    case ReconcileAction::Same:
        // The pending change, if there is one, is judged all the same.
        if (!copy.isUnsent() && copy.value)
            copy.revision = std::max(copy.revision.value_or(Revision{}), setting.revision);
        break;
    case ReconcileAction::Take:
        if (!item.secret && !copy.isUnsent() && copy.revision == setting.revision) {
            // Other content under the right revision went wrong here: the server's is to count as newer.
            copy.revision = Revision{};
            m_edit.setCopy(owner, item, copy);
        }
        take(owner,
             {setting.item, setting.revision, false, item.secret && setting.value.isEmpty(), setting.value});
        return;
    case ReconcileAction::Send:
        if (!copy.isUnsent())
            sync::startFromDevice(copy, ChangeId::random());
        break;
    case ReconcileAction::Gone:
        sync::gone(copy, asOf);
        break;
    }
    store(owner, item, before, copy);
}

void Intake::started(LocalOwnerRow &owner, const protocol::ReconciledSetting &setting, const Item &item,
                     const HeldReport *report)
{
    using protocol::ReconcileAction;
    const sync::LocalCopy before = m_edit.copy(owner, item);
    sync::LocalCopy copy = before;
    QByteArray reported;
    if (report) {
        if (const auto known = report->fingerprints.find(setting.item); known != report->fingerprints.end())
            reported = known->second;
    }
    const bool changedMeanwhile = fingerprint(item, copy.value) != reported;
    switch (setting.action) {
    case ReconcileAction::Same:
        sync::startSame(copy, setting.revision, changedMeanwhile, ChangeId::random());
        break;
    case ReconcileAction::Take: {
        if (staysAway(owner, item, before))
            return;
        const bool later = item.secret && setting.value.isEmpty();
        if (later)
            ++owner.needsPull;
        sync::startFromServer(copy, item, setting.revision,
                              later ? std::nullopt : std::optional(setting.value), changedMeanwhile,
                              ChangeId::random());
        break;
    }
    case ReconcileAction::Send:
    case ReconcileAction::Gone:
        sync::startFromDevice(copy, ChangeId::random());
        break;
    }
    store(owner, item, before, copy);
}

/// The server has nothing of it, and it was not compared: a removal that has not gone up has nothing to do
/// any more, a value set meanwhile is new.
void Intake::startedWithout(const LocalOwnerRow &owner, const CopyRow &row)
{
    sync::LocalCopy copy = row.copy;
    sync::startFromDevice(copy, ChangeId::random());
    store(owner, *row.item, row.copy, copy);
}

void Intake::store(const LocalOwnerRow &owner, const Item &item, const sync::LocalCopy &before,
                   const sync::LocalCopy &after)
{
    if (after == before)
        return;
    m_edit.setCopy(owner, item, after);
    if (after.value != before.value)
        m_changed.emplace_back(owner.key, item.id);
}

bool Intake::isAtPanel(const OwnerKey &owner) const
{
    return std::find(m_atPanel.begin(), m_atPanel.end(), owner) != m_atPanel.end();
}

void Intake::forgetGroups(const LocalOwnerRow &deleted)
{
    if (!isAtPanel(deleted.key))
        m_edit.setGroups(deleted, {});
}

void Intake::dropIfEmpty(const LocalOwnerRow &owner)
{
    // R6: the groups last asserted, or imported, are for the next login.
    const bool stays =
        owner.key.kind() == OwnerKind::AllDevices || isAtPanel(owner.key) || !m_edit.groups(owner).empty();
    if (!stays && m_edit.copies(owner).empty())
        m_edit.removeOwner(owner);
}

} // namespace retinue::client
