#include "core/client/change_sender.h"

#include "core/client/fate.h"
#include "core/client/intake.h"

namespace retinue::client {
namespace {

Occurrence occurrence(Occurrence::Kind kind, const QueuedChange &queued)
{
    return {kind, queued.owner.key, queued.row.item->id, {}};
}

} // namespace

Result<void> ChangeSender::send(SyncReport &report)
{
    m_notPermitted.clear();
    m_generation = {};
    RETINUE_TRY(sendQueue(report));
    if (m_notPermitted.empty())
        return {};
    // The server does not know that this device has business with them: they were at its panel while the
    // server was away, or nobody has told it since it was restarted.
    const std::vector<OwnerKey> owners(m_notPermitted.begin(), m_notPermitted.end());
    if (auto named = m_reconciler.resume(owners, m_generation); !named) {
        if (named.error().code != ErrorCode::TooMany)
            return named;
        // R6's bound: these wait, everybody else's exchange goes on.
        m_context.parts.log.write(named.error(), {Occurrence::Kind::NamingFailed});
        return {};
    }
    m_named = true;
    auto sent = sendQueue(report);
    m_named = false;
    return sent;
}

Result<void> ChangeSender::sendQueue(SyncReport &report)
{
    for (std::int64_t number = 0;;) {
        std::optional<QueuedChange> queued;
        Position position;
        // Durable before it is sent: a repeated push after a crash has the same id and says the same.
        RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
            position = edit.position();
            queued = edit.nextQueued(number);
            if (queued && !queued->row.copy.pending->sent) {
                queued->row.copy.pending->sent = true;
                edit.setCopy(queued->owner, *queued->row.item, queued->row.copy);
            }
            return {};
        }));
        if (!queued)
            return {};
        number = queued->number;

        const sync::PendingChange &pending = *queued->row.copy.pending;
        protocol::SettingChange change{pending.id, queued->owner.key, queued->row.item->id, pending.kind, {},
                                       {}};
        if (pending.basedOn && position.generation)
            change.basedOn = State{*position.generation, *pending.basedOn};
        if (pending.kind != protocol::ChangeKind::Delete)
            change.value = sync::outgoing(*queued->row.item, pending.value);
        m_generation = position.generation.value_or(Generation());
        RETINUE_TRY(judged(*queued, m_context.transport()->push(change), report));
    }
}

Result<void> ChangeSender::judged(const QueuedChange &queued, Result<protocol::ChangeAnswer> answer,
                                  SyncReport &report)
{
    if (!answer) {
        switch (fateOf(answer.error())) {
        case Fate::Refused:
            return refuse(queued, answer.error(), report);
        case Fate::Skipped:
            if (answer.error().code == ErrorCode::NotPermitted && !m_named) {
                m_notPermitted.insert(queued.owner.key);
                return {};
            }
            m_context.parts.log.write(answer.error(), occurrence(Occurrence::Kind::ChangeFailed, queued));
            return {};
        case Fate::Waits:
            return std::move(answer).error().during(
                englishText(occurrence(Occurrence::Kind::ChangeFailed, queued)));
        }
    }
    // R14: a new setting names no generation; its answer does. The start that must follow finds it there.
    if (answer->state.generation != m_generation)
        return Error{ErrorCode::OtherGeneration, QStringLiteral("the server's store is another one now")};
    ++report.sent;
    ++m_context.acknowledgements;
    return m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
        auto owner = edit.findOwner(queued.owner.key);
        if (!owner) { // forgotten while it was on its way
            if (!answer->owner.isNull())
                edit.addRelease(answer->owner);
            return {};
        }
        const Item &item = *queued.row.item;
        const Revision revision = answer->state.revision;
        if (!answer->owner.isNull()) {
            Intake(edit, m_context.atPanel()).adopt(*owner, answer->owner, revision, &item);
            edit.updateOwner(*owner);
        }
        sync::LocalCopy copy = edit.copy(*owner, item);
        sync::acknowledge(copy, item, queued.row.copy.pending->id, revision,
                          answer->merged ? std::optional(answer->value) : std::nullopt, ChangeId::random());
        edit.setCopy(*owner, item, copy);
        return {};
    });
}

Result<void> ChangeSender::refuse(const QueuedChange &queued, const Error &error, SyncReport &report)
{
    ++report.refused;
    RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
        auto owner = edit.findOwner(queued.owner.key);
        if (!owner)
            return {};
        sync::LocalCopy copy = edit.copy(*owner, *queued.row.item);
        sync::refuse(copy, queued.row.copy.pending->id);
        edit.setCopy(*owner, *queued.row.item, copy);
        ++owner->needsPull;
        edit.updateOwner(*owner);
        return {};
    }));
    m_context.parts.log.write(error, occurrence(Occurrence::Kind::ChangeRefused, queued));
    m_context.tell(ReplicaEvent::Kind::LogInAgain, queued.owner.key, queued.row.item->id);
    return {};
}

} // namespace retinue::client
