#pragma once

#include "core/protocol/messages.h"

#include <chrono>
#include <optional>
#include <vector>

namespace retinue::client {

/// What a pull brought.
struct Pulled
{
    bool notModified = false;
    protocol::OwnerSettings settings; ///< empty when not modified
};

/// The server as a device sees it: one blocking call per request of the protocol. Never called from the
/// thread that runs the panel's user interface; safe to call from two threads at once (a login does not wait
/// for a transfer in the background).
///
/// Errors: Unreachable, TimedOut, NotTrusted, NotAuthenticated, NotStarted, OutOfDate (412),
/// CannotCalculateChanges (410 of changes), OtherGeneration, TooMany, TooLarge, InvalidInput, NotPermitted,
/// Cancelled, and what the server says otherwise. `HttpsTransport` is the real one; tests connect a device to
/// a server directly and cut the wire.
class Transport
{
public:
    virtual ~Transport() = default;
    virtual Result<protocol::StartAnswer> start(const protocol::StartRequest &request) = 0;
    virtual Result<void> stop() = 0;
    virtual Result<protocol::ReconcileAnswer> reconcile(const protocol::ReconcileRequest &request) = 0;
    /// R6: who is at the panel; none = logged out.
    virtual Result<void> panel(const std::optional<protocol::PanelLogin> &login,
                               std::chrono::milliseconds timeout) = 0;
    virtual Result<Pulled> pull(const OwnerKey &owner, const std::optional<State> &ifNoneMatch,
                                const std::optional<State> &since, std::chrono::milliseconds timeout) = 0;
    virtual Result<protocol::ChangeAnswer> push(const protocol::SettingChange &change) = 0;
    virtual Result<protocol::Changes> changes(const State &since, int limit) = 0;
    virtual Result<void> release(const std::vector<OwnerId> &owners) = 0;
    /// R13: the owners that differ.
    virtual Result<std::vector<OwnerId>> reportDigests(const protocol::DigestReport &report) = 0;
    virtual Result<void> sendDisplaced(const std::vector<protocol::DisplacedSetting> &settings,
                                       std::chrono::milliseconds timeout) = 0;
    /// R33: of a user who is at the panel.
    virtual Result<protocol::OwnerSeeds> seeds(const OwnerKey &user, std::chrono::milliseconds timeout) = 0;
    /// R35. NotFound: they are not waited for.
    virtual Result<void> sendKept(const protocol::KeptValues &values, std::chrono::milliseconds timeout) = 0;
};

} // namespace retinue::client
