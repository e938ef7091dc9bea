#pragma once

#include "core/client/server_connection.h"
#include "core/client/transport.h"

#include <mutex>

namespace retinue::client {

/// The sync protocol over one pinned HTTPS connection. Thread-safe; every call ends exactly once.
class HttpsTransport final : public Transport
{
public:
    explicit HttpsTransport(ServerEndpoint endpoint);

    Result<protocol::StartAnswer> start(const protocol::StartRequest &request) override;
    Result<void> stop() override;
    Result<protocol::ReconcileAnswer> reconcile(const protocol::ReconcileRequest &request) override;
    Result<void> panel(const std::optional<protocol::PanelLogin> &login,
                       std::chrono::milliseconds timeout) override;
    Result<Pulled> pull(const OwnerKey &owner, const std::optional<State> &ifNoneMatch,
                        const std::optional<State> &since, std::chrono::milliseconds timeout) override;
    Result<protocol::ChangeAnswer> push(const protocol::SettingChange &change) override;
    Result<protocol::Changes> changes(const State &since, int limit) override;
    Result<void> release(const std::vector<OwnerId> &owners) override;
    Result<std::vector<OwnerId>> reportDigests(const protocol::DigestReport &report) override;
    Result<void> sendDisplaced(const std::vector<protocol::DisplacedSetting> &settings,
                               std::chrono::milliseconds timeout) override;
    Result<protocol::OwnerSeeds> seeds(const OwnerKey &user, std::chrono::milliseconds timeout) override;
    Result<void> sendKept(const protocol::KeptValues &values, std::chrono::milliseconds timeout) override;

    /// What the server knows of this device: whether it was started or stopped there meanwhile (R4).
    [[nodiscard]] Result<protocol::DeviceDescription> description();
    /// Tells the server what this device says of itself (R30).
    [[nodiscard]] Result<void> describe(const DeviceInfo &info);
    /// How long the server asked to be left alone (Retry-After), once; nothing if it did not.
    [[nodiscard]] std::optional<std::chrono::seconds> takeRetryAfter();
    /// Ends what is in flight and refuses what comes (Cancelled). From any thread; idempotent.
    void close();

private:
    /// An answer with a status below 300, or 304; every other one is an error.
    [[nodiscard]] Result<HttpsAnswer> ask(HttpsRequest request);

    std::mutex m_mutex; ///< guards m_retryAfter
    std::optional<std::chrono::seconds> m_retryAfter;
    ServerConnection m_connection;
};

} // namespace retinue::client
