#pragma once

#include "core/protocol/messages.h"

#include <initializer_list>
#include <utility>

/// The words of the protocol's enumerations, once for both directions.
namespace retinue::protocol::words {

template<typename Enum>
using Table = std::initializer_list<std::pair<const char *, Enum>>;

inline constexpr Table<StartMode> kStartModes = {{"start", StartMode::Start}, {"resume", StartMode::Resume}};
inline constexpr Table<DeviceState> kDeviceStates = {{"stopped", DeviceState::Stopped},
                                                     {"started", DeviceState::Started}};
inline constexpr Table<ReconcileAction> kActions = {{"same", ReconcileAction::Same},
                                                    {"take", ReconcileAction::Take},
                                                    {"send", ReconcileAction::Send},
                                                    {"gone", ReconcileAction::Gone}};
inline constexpr Table<Scope> kScopes = {{"shared", Scope::Shared},
                                         {"device-specific", Scope::DeviceSpecific}};
inline constexpr Table<ScopeAction> kScopeActions = {{"go-on", ScopeAction::GoOn},
                                                     {"initialize", ScopeAction::Initialize},
                                                     {"take-seed", ScopeAction::TakeSeed},
                                                     {"send-kept", ScopeAction::SendKept}};
inline constexpr Table<EventKind> kEventKinds = {
    {"change", EventKind::Change}, {"restart", EventKind::Restart}, {"start", EventKind::Start},
    {"stop", EventKind::Stop},     {"removed", EventKind::Removed}, {"resend", EventKind::Resend}};

template<typename Enum>
constexpr const char *of(Enum value, Table<Enum> table)
{
    for (const auto &[spelling, meant] : table) {
        if (meant == value)
            return spelling;
    }
    return "";
}

} // namespace retinue::protocol::words
