#include "ui/overview/invite.h"

#include "core/installation/machine_names.h"
#include "core/protocol/invitation.h"

namespace retinue::ui {

Result<Invited> invite(engine::Engine &engine, const QString &host, quint16 port,
                       std::chrono::minutes lifetime, int uses, const QString &who)
{
    const Timestamp started = engine.clock().now();
    auto code = engine.makeCode(lifetime, uses, who);
    if (!code.ok())
        return std::move(code).error();
    Invited invited{*code, {}, started + lifetime};
    QStringList hosts{host.toLower()};
    hosts << installation::namesForDevices();
    hosts.removeDuplicates();
    const auto invitation = protocol::Invitation::make(*code, engine.identity().caFingerprint(), port,
                                                       hosts.mid(0, protocol::Invitation::kMostHosts));
    if (invitation.ok())
        invited.invitation = invitation->toString();
    return invited;
}

} // namespace retinue::ui
