#include "core/client/server_address.h"

#include <QHostAddress>
#include <QRegularExpression>

#include <optional>

namespace retinue::client {

namespace {

Error invalid(const QString &detail)
{
    return {ErrorCode::InvalidInput, detail, {}};
}

Result<quint16> parsePort(QStringView text)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    bool ok = !text.isEmpty() && text.size() <= 5 && std::all_of(text.begin(), text.end(), isDigit);
    const uint port = ok ? text.toUInt(&ok) : 0;
    if (!ok || port < 1 || port > 65535)
        return invalid(QStringLiteral("\"%1\" is no port: a number from 1 to 65535 is needed after the colon")
                           .arg(text));
    return quint16(port);
}

bool isIpv6(const QString &text)
{
    QHostAddress address;
    return address.setAddress(text) && address.protocol() == QAbstractSocket::IPv6Protocol;
}

Result<QString> checkedHost(QStringView text)
{
    static const QRegularExpression numeric(QStringLiteral("^[0-9.]+$"));
    static const QRegularExpression ipv4(
        QStringLiteral("^(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}$"));
    static const QRegularExpression name(
        QStringLiteral("^(?=.{1,253}$)[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?"
                       "(?:\\.[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?)*\\.?$"));
    const QString given = text.toString();
    if (given.isEmpty())
        return invalid(QStringLiteral("the host name before the colon is missing"));
    if (numeric.match(given).hasMatch()) {
        if (!ipv4.match(given).hasMatch())
            return invalid(QStringLiteral("\"%1\" is no IPv4 address: four numbers from 0 to 255 with dots "
                                          "between them are needed")
                               .arg(given));
        return given;
    }
    const QString ascii = QString::fromLatin1(QUrl::toAce(given));
    if (!name.match(ascii).hasMatch())
        return invalid(QStringLiteral("\"%1\" is neither a host name nor an address").arg(given));
    return ascii;
}

} // namespace

Result<ServerAddress> ServerAddress::parse(QStringView text)
{
    text = text.trimmed();
    if (text.isEmpty())
        return invalid(QStringLiteral("the server's address is blank"));
    if (text.contains(QLatin1String("://")) || text.contains(u'/'))
        return invalid(
            QStringLiteral("\"%1\": only HOST or HOST:PORT is needed, without https:// and without a path")
                .arg(text));

    if (text.startsWith(u'[')) {
        const auto end = text.indexOf(u']');
        if (end < 0)
            return invalid(QStringLiteral("\"%1\": the closing bracket is missing").arg(text));
        const QString address = text.mid(1, end - 1).toString();
        if (!isIpv6(address))
            return invalid(QStringLiteral("\"%1\" is no IPv6 address").arg(address));
        const QStringView rest = text.mid(end + 1);
        if (rest.isEmpty())
            return ServerAddress{address, kDefaultPort};
        if (!rest.startsWith(u':'))
            return invalid(
                QStringLiteral("\"%1\": only a colon and the port may follow the bracket").arg(text));
        auto port = parsePort(rest.mid(1));
        if (!port)
            return port.error();
        return ServerAddress{address, *port};
    }

    const auto colons = text.count(u':');
    if (colons > 1) {
        const QString address = text.toString();
        if (!isIpv6(address))
            return invalid(
                QStringLiteral("\"%1\" is no IPv6 address; with a port it is written [ADDRESS]:PORT")
                    .arg(address));
        return ServerAddress{address, kDefaultPort};
    }
    quint16 port = kDefaultPort;
    if (colons == 1) {
        auto parsed = parsePort(text.mid(text.indexOf(u':') + 1));
        if (!parsed)
            return parsed.error();
        port = *parsed;
        text = text.left(text.indexOf(u':'));
    }
    auto host = checkedHost(text);
    if (!host)
        return host.error();
    return ServerAddress{*host, port};
}

QString ServerAddress::toString() const
{
    const bool brackets = host.contains(u':');
    return (brackets ? u'[' + host + u']' : host) + u':' + QString::number(port);
}

QUrl ServerAddress::url(const QByteArray &pathAndQuery) const
{
    const auto question = pathAndQuery.indexOf('?');
    QUrl url;
    url.setScheme(QStringLiteral("https"));
    url.setHost(host);
    url.setPort(port);
    url.setPath(QString::fromLatin1(question < 0 ? pathAndQuery : pathAndQuery.left(question)),
                QUrl::TolerantMode);
    if (question >= 0)
        url.setQuery(QString::fromLatin1(pathAndQuery.mid(question + 1)), QUrl::TolerantMode);
    return url;
}

} // namespace retinue::client
