#include "core/client/export_window.h"

#include "core/client/local_edit.h"

#include <algorithm>
#include <map>

namespace retinue::client {

QString shortfallWord(Shortfall shortfall)
{
    switch (shortfall) {
    case Shortfall::PushedOut:
        return QStringLiteral("pushed-out");
    case Shortfall::Gone:
        return QStringLiteral("gone");
    case Shortfall::Refused:
        return QStringLiteral("refused");
    case Shortfall::Unsent:
        return QStringLiteral("unsent");
    }
    Q_UNREACHABLE();
}

std::chrono::milliseconds exportWindowLeft(LocalEdit &edit, const Clock &clock)
{
    using std::chrono::milliseconds;
    const auto row = edit.exportWindow();
    if (!row || row->boot != QString::fromStdString(clock.bootId()))
        return milliseconds(0);
    return std::clamp(row->endsAt - clock.sinceBoot(), milliseconds(0), milliseconds(kExportWindow));
}

void openExportWindow(LocalEdit &edit, const Clock &clock, const std::vector<OwnerKey> &prepared)
{
    edit.setExportWindow(
        ExportWindowRow{QString::fromStdString(clock.bootId()), clock.sinceBoot() + kExportWindow}, prepared);
}

ExportWindow exportWindowNow(LocalEdit &edit, const Clock &clock)
{
    ExportWindow window;
    window.left = exportWindowLeft(edit, clock);
    if (window.isOpen())
        window.prepared = withShortfalls(edit, edit.prepared());
    return window;
}

std::vector<PreparedOwner> withShortfalls(LocalEdit &edit, std::vector<PreparedOwner> owners)
{
    std::map<OwnerKey, OwnerTally> held;
    for (const OwnerTally &tally : edit.tallies())
        held.emplace(tally.owner.key, tally);
    for (PreparedOwner &owner : owners) {
        const auto found = held.find(owner.owner);
        if (found == held.end())
            owner.lacks = owner.pushedOutBy.isEmpty() ? Shortfall::Gone : Shortfall::PushedOut;
        else if (found->second.owner.partial)
            owner.lacks = Shortfall::PushedOut;
        else if (found->second.refused > 0)
            owner.lacks = Shortfall::Refused;
        else
            owner.lacks.reset();
    }
    return owners;
}

} // namespace retinue::client
