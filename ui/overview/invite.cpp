#include "ui/overview/invite.h"

#include "core/protocol/invitation.h"

#include <QUrl>

namespace retinue::ui {

Result<Invited> invite(engine::Engine &engine, std::chrono::minutes lifetime, int uses, const QString &who)
{
    const Timestamp started = engine.clock().now();
    auto code = engine.makeCode(lifetime, uses, who);
    if (!code.ok())
        return std::move(code).error();
    return Invited{*code, started + lifetime};
}

QString invitationText(engine::Engine &engine, const QString &code, const ListenerStatus &listener)
{
    QStringList hosts = listener.hosts; // in their ASCII form, which an address has none of
    if (hosts.isEmpty())
        hosts << QString::fromLatin1(QUrl::toAce(listener.host)).toLower();
    const auto invitation = protocol::Invitation::make(code, engine.identity().caFingerprint(), listener.port,
                                                       hosts.mid(0, protocol::Invitation::kMostHosts));
    return invitation.ok() ? invitation->toString() : QString();
}

} // namespace retinue::ui
