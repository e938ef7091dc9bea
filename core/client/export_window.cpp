#include "core/client/export_window.h"

#include "core/client/local_edit.h"

#include <algorithm>

namespace retinue::client {

QString shortfallWord(Shortfall shortfall)
{
    switch (shortfall) {
    case Shortfall::PushedOut:
        return QStringLiteral("pushed-out");
    case Shortfall::Gone:
        return QStringLiteral("gone");
    case Shortfall::NotBrought:
        return QStringLiteral("not-brought");
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
    if (!row || row->boot != QString::fromStdString(clock.bootId()) ||
        row->generation != edit.position().generation)
        return milliseconds(0);
    return std::clamp(row->endsAt - clock.sinceBoot(), milliseconds(0), milliseconds(kExportWindow));
}

void openExportWindow(LocalEdit &edit, const Clock &clock, const std::vector<OwnerKey> &prepared)
{
    edit.setExportWindow(ExportWindowRow{QString::fromStdString(clock.bootId()),
                                         clock.sinceBoot() + kExportWindow, edit.position().generation},
                         prepared);
}

ExportWindow exportWindowNow(LocalEdit &edit, const Clock &clock)
{
    ExportWindow window;
    window.left = exportWindowLeft(edit, clock);
    if (!window.isOpen())
        return window;
    window.prepared = edit.prepared();
    for (PreparedOwner &owner : window.prepared)
        owner.lacks = shortfallOf(edit, owner, Whose::Prepared);
    return window;
}

std::optional<Shortfall> shortfallOf(LocalEdit &edit, const PreparedOwner &owner, Whose whose)
{
    const auto known = edit.findOwner(owner.owner);
    const bool wasPushedOut = !owner.pushedOutBy.isEmpty();
    if (!known)
        return wasPushedOut ? Shortfall::PushedOut : Shortfall::Gone;
    if (known->partial)
        return Shortfall::PushedOut;
    const OwnerTally tally = edit.tally(*known);
    if (whose == Whose::Prepared && tally.copies == 0 && known->toBring == 0)
        return Shortfall::Gone;
    // A device that was never started has no server that could have more.
    if (known->toBring != 0 && edit.position().generation)
        return Shortfall::NotBrought;
    if (tally.refused > 0)
        return Shortfall::Refused;
    return std::nullopt;
}

} // namespace retinue::client
