#pragma once

#include "core/client/replica.h"

#include <atomic>
#include <mutex>

namespace retinue::client {

/// What the network side and the panel side of a Replica share. Thread-safe.
class ReplicaContext
{
public:
    explicit ReplicaContext(Replica::Parts parts) : parts(parts) {}

    const Replica::Parts parts;
    /// Counts answers, and pulls that the feed has to look back for, that came in while another question may
    /// have been on its way.
    std::atomic<std::int64_t> acknowledgements = 0;
    std::atomic<std::int64_t> lookingsBack = 0;
    std::atomic_bool restartToSync = false;

    void setTransport(std::shared_ptr<Transport> transport);
    /// Never null: without a transport, one that is Unreachable.
    [[nodiscard]] std::shared_ptr<Transport> transport() const;

    void setListener(std::function<void(const ReplicaEvent &)> listener) { m_listener = std::move(listener); }
    void tell(ReplicaEvent::Kind kind, const std::optional<OwnerKey> &owner = {},
              const QString &item = {}) const;
    void tellChanged(const std::vector<std::pair<OwnerKey, QString>> &changed) const;

    /// Who is at the panel. Each login and logout has a number of its own.
    std::int64_t setPanel(std::optional<protocol::PanelLogin> login);
    [[nodiscard]] std::optional<protocol::PanelLogin> panel() const;
    [[nodiscard]] std::vector<OwnerKey> atPanel() const;
    /// Tells the server who is there now. One after the other, so that the last one told is the last one who
    /// came; `timeout` is for the turn and the request together. TimedOut when another telling takes too
    /// long. A login that this server took before is told as repeated. Gives the epoch that this telling
    /// holds for.
    [[nodiscard]] Result<std::int64_t> tellPanel(std::chrono::milliseconds timeout);
    /// The login of this number was told in that epoch, and its data are here; nothing if it is over, or if
    /// the server may have forgotten it since.
    void panelIsTold(std::int64_t number, std::int64_t epoch);
    /// The server must be told again; begins an epoch.
    void forgetPanelWasTold();
    /// The number of a login that the server must be told of.
    [[nodiscard]] std::optional<std::int64_t> untoldLogin() const;

    /// Remembers how the last exchange went; a failure goes to the communication log. Gives the error back.
    Error failed(Error error, const Occurrence &during);
    void wentWell();
    [[nodiscard]] std::optional<Error> lastError() const;

    /// R6: brings one owner's settings up to date. `login`: R7's login.
    [[nodiscard]] Result<void> pull(const OwnerKey &owner, bool login, std::chrono::milliseconds timeout);

private:
    /// False: a start has compared everything with another generation meanwhile, and the answer is of the
    /// former one.
    [[nodiscard]] Result<bool> pullOnce(const OwnerKey &owner, bool login,
                                        std::chrono::milliseconds deadline);

    std::timed_mutex m_telling; ///< held during a request; taken before m_mutex
    mutable std::mutex m_mutex;
    std::shared_ptr<Transport> m_transport;
    std::function<void(const ReplicaEvent &)> m_listener;
    std::optional<protocol::PanelLogin> m_panel;
    std::int64_t m_panelNumber = 0;
    bool m_panelTold = false;
    std::int64_t m_panelEpoch = 0;
    std::int64_t m_panelTaken = 0; ///< the number of the last login that the server took
    std::optional<Error> m_lastError;
};

} // namespace retinue::client
