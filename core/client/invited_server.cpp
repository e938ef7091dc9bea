#include "core/client/invited_server.h"

namespace retinue::client {

namespace {

Result<ServerOffer> inspectAt(const QString &host, const protocol::Invitation &invitation)
{
    const auto address = ServerAddress::parse(ServerAddress{host, invitation.port()}.toString());
    if (!address)
        return address.error();
    auto offer = inspectServer(*address);
    if (!offer || isSameFingerprint(invitation.fingerprint(), offer->fingerprint))
        return offer;
    return Error{
        ErrorCode::NotTrusted,
        QStringLiteral("%1 is not the server that the invitation means; nothing was sent to it. Fingerprint "
                       "expected: %2; shown: %3")
            .arg(address->toString(), invitation.fingerprint(), offer->fingerprint),
        {}};
}

} // namespace

Result<ServerOffer> inspectInvited(const protocol::Invitation &invitation)
{
    std::optional<Error> refused, failed;
    for (const QString &host : invitation.hosts()) {
        auto offer = inspectAt(host, invitation);
        if (offer)
            return offer;
        // What matters most: somebody else answered where the server should be.
        (offer.error().code == ErrorCode::NotTrusted ? refused : failed) = offer.error();
    }
    return refused ? *refused : *failed; // an invitation names at least one host
}

} // namespace retinue::client
