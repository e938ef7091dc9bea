#pragma once

#include "tests/support/sync_server.h"

#include <functional>

namespace retinue::test {

/// What becomes of one request.
enum class Wire {
    Connected,
    CutBefore, ///< it does not arrive
    CutAfter,  ///< the server acts, and the answer is lost
};

/// Connects one device to a server without a network; `wire` is asked at each request, `refused` is told of
/// the server's errors, `answered` of each answer before it arrives, but for those of which a device awaits
/// one after the other (the panel's); `compared` may change the answer to a reconcile; `judged` may answer a
/// change instead of the server. All are called on the thread that asks.
class DirectTransport final : public client::Transport
{
public:
    DirectTransport(SyncServer &server, const DeviceId &device, std::function<Wire()> wire,
                    std::function<void(const Error &)> refused, std::function<void()> answered,
                    std::function<void(protocol::ReconcileAnswer &)> compared,
                    std::function<Result<void>(const protocol::SettingChange &)> judged)
        : m_server(server)
        , m_device(device)
        , m_wire(std::move(wire))
        , m_refused(std::move(refused))
        , m_answered(std::move(answered))
        , m_compared(std::move(compared))
        , m_judged(std::move(judged))
    {
    }

    Result<protocol::StartAnswer> start(const protocol::StartRequest &request) override
    {
        return across([&] { return m_server.start(m_device, request); });
    }
    Result<void> stop() override
    {
        return across([&] { return m_server.stop(m_device); });
    }
    Result<protocol::ReconcileAnswer> reconcile(const protocol::ReconcileRequest &request) override
    {
        return across([&] {
            auto answer = m_server.reconcile(m_device, request);
            if (answer)
                m_compared(*answer);
            return answer;
        });
    }
    Result<void> panel(const std::optional<protocol::PanelLogin> &login, std::chrono::milliseconds) override
    {
        return across([&] { return m_server.panel(m_device, login); }, false);
    }
    Result<client::Pulled> pull(const OwnerKey &owner, const std::optional<State> &ifNoneMatch,
                                const std::optional<State> &since, std::chrono::milliseconds) override
    {
        return across([&] { return m_server.pull(m_device, owner, ifNoneMatch, since); });
    }
    Result<protocol::ChangeAnswer> push(const protocol::SettingChange &change) override
    {
        return across([&]() -> Result<protocol::ChangeAnswer> {
            RETINUE_TRY(m_judged(change));
            return m_server.push(m_device, change);
        });
    }
    Result<protocol::Changes> changes(const State &since, int limit) override
    {
        return across([&] { return m_server.changes(m_device, since, limit); });
    }
    Result<void> release(const std::vector<OwnerId> &owners) override
    {
        return across([&] { return m_server.release(m_device, owners); });
    }
    Result<std::vector<OwnerId>> reportDigests(const protocol::DigestReport &report) override
    {
        return across([&] { return m_server.reportDigests(report); });
    }
    Result<void> sendDisplaced(const std::vector<protocol::DisplacedSetting> &settings,
                               std::chrono::milliseconds) override
    {
        return across([&] { return m_server.sendDisplaced(settings); });
    }

    Result<protocol::OwnerSeeds> seeds(const OwnerKey &user, std::chrono::milliseconds) override
    {
        return across([&] { return m_server.seeds(m_device, user); });
    }
    Result<void> sendKept(const protocol::KeptValues &values, std::chrono::milliseconds) override
    {
        return across([&] { return m_server.sendKept(m_device, values); });
    }

private:
    template<typename Request>
    auto across(const Request &request, bool mayBeOvertaken = true) -> decltype(request())
    {
        const Error cut{ErrorCode::Unreachable, QStringLiteral("the wire is cut")};
        const Wire wire = m_wire();
        if (wire == Wire::CutBefore)
            return cut;
        auto answer = request();
        if (!answer)
            m_refused(answer.error());
        if (mayBeOvertaken)
            m_answered();
        if (wire == Wire::CutAfter)
            return cut;
        return answer;
    }

    SyncServer &m_server;
    DeviceId m_device;
    std::function<Wire()> m_wire;
    std::function<void(const Error &)> m_refused;
    std::function<void()> m_answered;
    std::function<void(protocol::ReconcileAnswer &)> m_compared;
    std::function<Result<void>(const protocol::SettingChange &)> m_judged;
};

} // namespace retinue::test
