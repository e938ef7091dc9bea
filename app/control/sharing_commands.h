#pragma once

#include "app/control/request.h"
#include "core/engine/engine.h"

namespace retinue::control {

/// The commands "scope ...": which items are shared (R31-R36). As Commands, whose part they are.
class SharingCommands
{
public:
    SharingCommands(engine::Engine &engine, const QString &who, const LongWork &work)
        : m_sharing(engine.dataSharing())
        , m_devices(engine.devices())
        , m_who(who)
        , m_work(work)
    {
    }

    /// None: it is no command of these.
    [[nodiscard]] std::optional<Result<QJsonObject>> run(const Request &request);

private:
    [[nodiscard]] Result<QJsonObject> show();
    [[nodiscard]] Result<QJsonObject> plan(const Request &request);
    [[nodiscard]] Result<QJsonObject> apply(const Request &request);
    [[nodiscard]] Result<QJsonObject> undo(const Request &request);
    [[nodiscard]] Result<QJsonObject> history();
    [[nodiscard]] Result<QJsonObject> stopAll();
    [[nodiscard]] Result<QJsonObject> startAgain(const Request &request);
    /// "ITEM=SCOPE ..."; "all" stands for every item whose scope can be chosen.
    [[nodiscard]] Result<sharing::Draft> draftOf(const Request &request) const;
    [[nodiscard]] Result<engine::SharingOptions> optionsOf(const Request &request) const;

    engine::DataSharing &m_sharing;
    devices::DeviceRegistry &m_devices;
    const QString m_who;
    const LongWork m_work;
};

} // namespace retinue::control
