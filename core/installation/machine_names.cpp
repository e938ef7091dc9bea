#include "core/installation/machine_names.h"

#include <QHostAddress>
#include <QHostInfo>
#include <QNetworkInterface>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace retinue::installation {

QStringList machineNames()
{
    QStringList names{QStringLiteral("localhost"), QStringLiteral("127.0.0.1"), QStringLiteral("::1")};
    const QString host = QHostInfo::localHostName();
    const QString domain = QHostInfo::localDomainName();
    names << host;
    if (!domain.isEmpty() && !host.contains(u'.'))
        names << host + u'.' + domain;
    for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
        if (!address.isLinkLocal() && !address.isLoopback())
            names << address.toString();
    }
    QStringList certifiable;
    for (const QString &name : names) {
        // A machine may call itself something that is no host name; it is reached by its address then.
        if (auto good = certifiableName(name); good.ok())
            certifiable << *good;
    }
    certifiable.removeDuplicates();
    certifiable.sort();
    return certifiable;
}

QStringList namesForDevices(const QString &listenAddress)
{
    const QHostAddress listening(listenAddress);
    // NOLINTNEXTLINE(misc-redundant-expression): clang-tidy 14 takes the enumerators for one
    if (listening != QHostAddress::AnyIPv6 && listening != QHostAddress::AnyIPv4 &&
        listening != QHostAddress::Any)
        return {listenAddress};
    QStringList names = machineNames();
    names.erase(std::remove_if(names.begin(), names.end(),
                               [](const QString &name) {
                                   return name == QLatin1String("localhost") ||
                                          QHostAddress(name).isLoopback();
                               }),
                names.end());
    const auto rank = [](const QString &name) {
        const QHostAddress address(name);
        if (address.isNull())
            return name.contains(u'.') ? 0 : 1; // a whole name is known further away
        return address.protocol() == QAbstractSocket::IPv4Protocol ? 2 : 3;
    };
    std::stable_sort(names.begin(), names.end(),
                     [&](const QString &a, const QString &b) { return rank(a) < rank(b); });
    return names.isEmpty() ? QStringList{QStringLiteral("localhost")} : names;
}

Result<QString> certifiableName(const QString &name)
{
    QString bare = name.trimmed();
    if (bare.startsWith(u'[') && bare.endsWith(u']'))
        bare = bare.mid(1, bare.size() - 2);
    if (const QHostAddress address(bare); !address.isNull() && address.scopeId().isEmpty())
        return address.toString();
    const QString ascii = QString::fromLatin1(QUrl::toAce(bare)).toLower();
    static const QRegularExpression kHostName(QStringLiteral(
        "^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$"));
    if (!kHostName.match(ascii).hasMatch())
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("\"%1\" is neither a host name nor an address").arg(name)};
    return ascii;
}

} // namespace retinue::installation
