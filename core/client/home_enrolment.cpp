#include "core/client/home_enrolment.h"

namespace retinue::client {

Result<DeviceId> enrolHome(DeviceHome &home, Agent *agent, const ServerOffer &confirmed, DeviceInfo info,
                           const EnrolmentCredentials &credentials)
{
    const auto replica = home.replica().status();
    if (!replica)
        return replica.error();
    const auto former = home.configuration();
    const bool isRemoved =
        (former && former->removed) || (agent && agent->status().state == AgentState::Removed);
    if (former && !isRemoved && replica->phase != Phase::Stopped)
        return Error{ErrorCode::NotPermitted,
                     QStringLiteral("this device takes part already: stop it before it is enrolled anew"),
                     {}};
    if (confirmed.trust.caPem.size() > kMostCaBytes)
        return Error{
            ErrorCode::TooLarge, QStringLiteral("the CA has more than %1 bytes").arg(kMostCaBytes), {}};
    if (info.serialNumber.isEmpty() && former)
        info.serialNumber = former->info.serialNumber;
    if (info.serialNumber.isEmpty()) {
        auto made = home.madeSerialNumber();
        if (!made)
            return std::move(made).error();
        info.serialNumber = *std::move(made);
    }
    const auto enrolled = enrol(confirmed, info, credentials, [agent](const auto &connection) {
        if (agent)
            agent->closeAsWell(connection);
    });
    if (!enrolled)
        return enrolled.error();
    RETINUE_TRY(home.replica().closeExportWindow()); // what was prepared was another server's
    RETINUE_TRY(home.configure({confirmed.address, confirmed.trust, confirmed.installation,
                                enrolled->deviceId, enrolled->token.toLatin1(), info, false, false}));
    home.log().write({Occurrence::Kind::Enrolled, {}, {}, confirmed.address.toString()});
    if (agent)
        agent->reconnect();
    return enrolled->deviceId;
}

} // namespace retinue::client
