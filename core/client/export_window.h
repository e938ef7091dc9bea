#pragma once

#include "core/base/clock.h"
#include "core/model/owner.h"

#include <chrono>
#include <optional>
#include <vector>

namespace retinue::client {

class LocalEdit;

/// R23: for so long after a preparation data may be imported and exported although the client runs.
inline constexpr std::chrono::minutes kExportWindow{15};

/// R24: why what is here of an owner is not what the server has, or had when it was prepared.
enum class Shortfall {
    PushedOut,  ///< its settings made room for others (R10)
    Gone,       ///< nothing of it is here any more: deleted on the server, or its local data were
    NotBrought, ///< it is here anew, and the server's data have not come since
    Refused,    ///< shows a change that the server refused, until the next login (R7)
    Unsent,     ///< shows a change that has not gone up
};
/// "pushed-out": for machines.
[[nodiscard]] QString shortfallWord(Shortfall shortfall);

/// One of whose data are prepared, and what they lack by now.
struct PreparedOwner
{
    OwnerKey owner = OwnerKey::allDevices();
    std::optional<Shortfall> lacks;
    QString pushedOutBy = {}; ///< whose coming did it, as OwnerKey::spelled(); may be empty
    friend bool operator==(const PreparedOwner &, const PreparedOwner &) = default;
};

/// R23, as it stands at one moment. On the disk it is the id of a boot and a time since that boot: setting
/// the civil time must not prolong it, and a crash must not end it. Who was prepared is noted; what they lack
/// is looked up each time, so that who comes back is complete again, and no way to lose data can forget to
/// say so.
struct ExportWindow
{
    std::chrono::milliseconds left{0};   ///< 0: closed
    std::vector<PreparedOwner> prepared; ///< users first; empty while it is closed

    [[nodiscard]] bool isOpen() const { return left > std::chrono::milliseconds(0); }
};

/// How much of it is left. It ends with the boot that it was opened in, whatever the civil time says, and
/// when this device follows another store than the one whose data were prepared.
[[nodiscard]] std::chrono::milliseconds exportWindowLeft(LocalEdit &edit, const Clock &clock);
/// Begins it anew for these.
void openExportWindow(LocalEdit &edit, const Clock &clock, const std::vector<OwnerKey> &prepared);
[[nodiscard]] ExportWindow exportWindowNow(LocalEdit &edit, const Clock &clock);
/// Whose data are looked at.
enum class Whose {
    Prepared, ///< they were here: of whom nothing is, they are gone
    Held,     ///< of a stopped device: nothing is all there is of some
};
/// What of this owner is not here, as far as it can be seen here. A change that has not gone up is newer than
/// what the server has, so it takes nothing away from an export: Unsent is for the preparation.
[[nodiscard]] std::optional<Shortfall> shortfallOf(LocalEdit &edit, const PreparedOwner &owner, Whose whose);

} // namespace retinue::client
