#include "core/sharing/scope_changes.h"

#include "core/sharing/kept_values.h"
#include "core/store/snapshot.h"

#include <algorithm>

namespace retinue::sharing {

namespace {

using store::ScopeChangeRow;
using store::ScopeChangeState;
using store::ScopeWork;

const QString kChanging = QStringLiteral("changing-scopes");

Error valuesWaitedFor()
{
    return {ErrorCode::InUse, QStringLiteral("the values of a device are still to become the shared ones: "
                                             "start that device, or give its values up")};
}

} // namespace

Result<ScopePlan> ScopeChanges::plan(const Draft &draft)
{
    auto view = m_store.read();
    return view ? planOf(*view, m_catalogue, draft) : Result<ScopePlan>(std::move(view).error());
}

Result<ScopePlan> ScopeChanges::planUndo(std::int64_t change)
{
    auto view = m_store.read();
    return view ? planOfUndo(*view, m_catalogue, change) : Result<ScopePlan>(std::move(view).error());
}

Result<void> ScopeChanges::hold()
{
    return m_store.writeAndWait([](store::Edit &edit) -> Result<void> {
        store::ScopeState scopes = edit.scopes();
        if (scopes.work != ScopeWork::None)
            return scopes.work == ScopeWork::Changing ? changeUnderWay() : valuesWaitedFor();
        scopes.work = ScopeWork::Changing;
        edit.setScopes(std::move(scopes));
        return {};
    });
}

Result<void> ScopeChanges::letGo()
{
    return m_store.writeAndWait([](store::Edit &edit) -> Result<void> {
        store::ScopeState scopes = edit.scopes();
        auto applying = edit.tables().scopes.changesIn(ScopeChangeState::Applying);
        if (!applying)
            return std::move(applying).error();
        if (!applying->empty() || scopes.work != ScopeWork::Changing)
            return {};
        scopes.work = ScopeWork::None;
        edit.setScopes(std::move(scopes));
        return {};
    });
}

Result<std::int64_t> ScopeChanges::begin(const ScopePlan &plan, const QString &who, const DeviceId &keeps,
                                         SetAside setAside)
{
    if (plan.items.empty())
        return Error{ErrorCode::InvalidInput, QStringLiteral("nothing changes: all is so already")};
    if (!keeps.isNull() && (plan.undoes != 0 || !plan.becomesShared()))
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("a device's values can be kept only of items that become shared")};
    std::int64_t epoch = 0;
    RETINUE_TRY(m_store.writeAndWait([&](store::Edit &edit) -> Result<void> {
        auto begun = beginChange(edit, m_catalogue, plan, who, keeps, setAside);
        if (!begun)
            return std::move(begun).error();
        epoch = *begun;
        return {};
    }));
    return epoch;
}

Result<ScopeChangeRow> ScopeChanges::finish(std::int64_t epoch, SetAside setAside, const LongWork &work)
{
    std::int64_t total = 0;
    {
        auto view = m_store.read();
        if (!view)
            return std::move(view).error();
        total = view->head().users + view->head().groups;
    }
    for (;;) {
        ScopeChangeRow change;
        RETINUE_TRY(m_store.writeAndWait([&](store::Edit &edit) -> Result<void> {
            auto carried = carryOutSome(edit, epoch, setAside);
            if (!carried)
                return std::move(carried).error();
            change = *std::move(carried);
            return {};
        }));
        work.tell(kChanging, std::min(change.done, total), total);
        if (change.state != ScopeChangeState::Applying)
            return change;
        if (work.pause.isCancelled())
            return Error{ErrorCode::Cancelled,
                         QStringLiteral("the server stops; the rest is done after its next start")};
    }
}

Result<DeviceSteps> ScopeChanges::stepsFor(const DeviceId &device,
                                           const std::vector<protocol::TakenStep> &taken)
{
    auto steps = [&]() -> Result<DeviceSteps> {
        auto view = m_store.read();
        return view ? sharing::stepsFor(*view, m_catalogue, device, taken)
                    : Result<DeviceSteps>(std::move(view).error());
    }();
    if (!steps)
        return steps;
    if (steps->isBehind)
        RETINUE_TRY(m_store.writeAndWait([&](store::Edit &edit) -> Result<void> {
            auto keeping = edit.tables().scopes.keeping();
            if (!keeping)
                return std::move(keeping).error();
            return *keeping && (*keeping)->keeps == device ? sharing::endKeeping(edit) : Result<void>();
        }));
    if (steps->hasKept)
        RETINUE_TRY(m_store.writeAndWait(
            [&](store::Edit &edit) { return forgetKept(edit, m_catalogue, device, taken); }));
    return steps;
}

Result<std::optional<ScopeChangeRow>> ScopeChanges::unfinished()
{
    auto view = m_store.read();
    if (!view)
        return std::move(view).error();
    auto applying = view->tables().scopes.changesIn(ScopeChangeState::Applying);
    if (!applying)
        return std::move(applying).error();
    return applying->empty() ? std::nullopt : std::optional(std::move(applying->front()));
}

Result<std::vector<ScopeChangeRow>> ScopeChanges::history(std::optional<std::int64_t> before, int limit)
{
    auto view = m_store.read();
    if (!view)
        return std::move(view).error();
    return view->tables().scopes.changes(before, limit);
}

Result<bool> ScopeChanges::canBeUndone(const ScopeChangeRow &change)
{
    auto view = m_store.read();
    if (!view)
        return std::move(view).error();
    auto why = hindranceOfUndo(view->tables(), change);
    if (!why)
        return std::move(why).error();
    return !why->has_value();
}

Result<std::optional<ScopeChangeRow>> ScopeChanges::keeping()
{
    auto view = m_store.read();
    if (!view)
        return std::move(view).error();
    return view->tables().scopes.keeping();
}

Result<void> ScopeChanges::endKeeping()
{
    return m_store.writeAndWait([](store::Edit &edit) { return sharing::endKeeping(edit); });
}

} // namespace retinue::sharing
