#include "core/userdata/reconciling.h"

#include "core/protocol/limits.h"
#include "core/sync/reconcile_rules.h"

#include <map>

namespace retinue::userdata {

namespace {

struct BothSides
{
    std::optional<store::SettingRow> server;
    std::optional<protocol::HeldSetting> device;
};

/// By catalogue number, so that the answer has an order.
using Sides = std::map<const Item *, BothSides,
                       decltype([](const Item *a, const Item *b) { return a->number < b->number; })>;

Result<void> addHeld(const Catalogue &catalogue, const protocol::HeldOwner &held, Sides &sides)
{
    for (const protocol::HeldSetting &setting : held.settings) {
        const Item *item = catalogue.find(setting.item);
        if (!item)
            continue; // of a newer device, which keeps it until this machine knows it as well
        if (item->owner != held.owner.kind())
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral("%1 does not belong to this kind of owner").arg(item->id)};
        if (std::exchange(sides[item].device, setting))
            return Error{ErrorCode::InvalidInput, QStringLiteral("%1 is named twice").arg(item->id)};
    }
    return {};
}

protocol::ReconciledSetting reconciled(const Item &item, protocol::StartMode mode, const BothSides &sides)
{
    std::optional<sync::ServerSide> server;
    if (sides.server)
        server = sync::ServerSide{sides.server->revision, item.secret ? QByteArray() : sides.server->digest};
    protocol::ReconciledSetting result{item.id, sync::reconcile(item, mode, server, sides.device)};
    if (server)
        result.revision = server->revision;
    if (result.action == protocol::ReconcileAction::Take && !item.secret)
        result.value = sides.server->value;
    return result;
}

} // namespace

Result<protocol::ReconcileAnswer> reconcileWith(const store::Snapshot &view, const Catalogue &catalogue,
                                                const protocol::ReconcileRequest &request)
{
    if (request.generation != view.generation())
        return Error{ErrorCode::OtherGeneration,
                     QStringLiteral("the store's generation is another one: start again")};
    protocol::ReconcileAnswer answer;
    answer.state = {view.generation(), view.revision()};
    std::size_t bytes = 0;
    for (const protocol::HeldOwner &held : request.owners) {
        if (bytes > protocol::limits::kReconcileBytes)
            break;
        Sides sides;
        RETINUE_TRY(addHeld(catalogue, held, sides));
        auto owner = view.tables().owners.find(held.owner);
        if (!owner)
            return std::move(owner).error();
        protocol::ReconciledOwner result{held.owner, std::nullopt, {}};
        if (*owner) {
            result.id = (*owner)->id;
            auto settings = view.tables().settings.ofOwner(**owner, store::SettingTable::Secrets::LeaveOut);
            if (!settings)
                return std::move(settings).error();
            for (store::SettingRow &setting : *settings) {
                const Item *item = catalogue.find(setting.item);
                if (!item || (held.partial && item->dropped && !sides.contains(item)))
                    continue; // R10
                sides[item].server = std::move(setting);
            }
        }
        for (const auto &[item, both] : sides) {
            result.settings.push_back(reconciled(*item, request.mode, both));
            bytes += std::size_t(result.settings.back().value.size());
        }
        answer.owners.push_back(std::move(result));
    }
    return answer;
}

} // namespace retinue::userdata
