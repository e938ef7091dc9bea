#include "core/protocol/codec.h"

#include <QUrl>

namespace retinue::protocol {
namespace {

QByteArray ownerPath(const OwnerKey &owner)
{
    switch (owner.kind()) {
    case OwnerKind::User:
        return "/v1/users/" + QUrl::toPercentEncoding(owner.name()) + "/settings";
    case OwnerKind::Group:
        return "/v1/groups/" + QUrl::toPercentEncoding(owner.name()) + "/settings";
    case OwnerKind::AllDevices:
        return "/v1/shared/settings";
    }
    Q_UNREACHABLE();
}

QByteArray domainQuery(const OwnerKey &owner)
{
    return owner.domain().isEmpty() ? QByteArray() : "?domain=" + QUrl::toPercentEncoding(owner.domain());
}

} // namespace

QByteArray settingsPath(const OwnerKey &owner)
{
    return ownerPath(owner) + domainQuery(owner);
}

QByteArray seedsPath(const OwnerKey &user)
{
    return "/v1/users/" + QUrl::toPercentEncoding(user.name()) + "/seeds" + domainQuery(user);
}

QByteArray settingPath(const OwnerKey &owner, const QString &item)
{
    return ownerPath(owner) + '/' + QUrl::toPercentEncoding(item) + domainQuery(owner);
}

QByteArray toETag(const State &state)
{
    return '"' + state.toString().toLatin1() + '"';
}

std::optional<State> fromETag(QByteArrayView value)
{
    if (value.size() < 2 || value.front() != '"' || value.back() != '"')
        return {};
    return State::fromString(QString::fromLatin1(value.sliced(1, value.size() - 2)));
}

} // namespace retinue::protocol
