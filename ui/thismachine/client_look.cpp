#include "ui/thismachine/client_look.h"

#include "core/client/server_trust.h"

namespace retinue::ui {

Result<ClientLook> lookAt(const ClientParts &client)
{
    ClientLook look;
    look.agent = client.agent->status();
    if (const auto configuration = client.home->configuration()) {
        look.server = configuration->server.toString();
        look.deviceName = configuration->info.name;
        look.location = configuration->info.location;
        if (const auto fingerprint = client::fingerprintOf(configuration->trust.caPem); fingerprint.ok())
            look.fingerprint = *fingerprint;
    }
    auto status = client.home->replica().status();
    if (!status.ok())
        return std::move(status).error();
    look.replica = std::move(*status);
    auto owners = client.home->replica().owners();
    if (!owners.ok())
        return std::move(owners).error();
    look.owners = std::move(*owners);
    auto log = client.home->log().newest(client::CommunicationLog::kMostRows);
    if (!log.ok())
        return std::move(log).error();
    look.log = std::move(*log);
    return look;
}

Result<client::ForgetReport> forgetAsShown(const ClientParts &client, const OwnerKey &owner,
                                           const client::ForgetReport &shown)
{
    auto report = client.home->replica().forget(owner, false);
    if (!report.ok() || report->forgotten || report->unsent != shown.unsent || report->own != shown.own)
        return report;
    return client.home->replica().forget(owner, true);
}

} // namespace retinue::ui
