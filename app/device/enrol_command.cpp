#include "app/device/session.h"
#include "app/process/terminal.h"
#include "core/client/avahi_discovery.h"
#include "core/client/enrolment.h"
#include "core/client/invited_server.h"

#include <QSysInfo>

#include <optional>

namespace retinue::device {

namespace {

const QString kServer = QStringLiteral("server"), kFingerprint = QStringLiteral("fingerprint"),
              kCa = QStringLiteral("ca"), kAdministrator = QStringLiteral("administrator"),
              kPasswordFile = QStringLiteral("password-file"), kCode = QStringLiteral("code"),
              kName = QStringLiteral("name"), kSerial = QStringLiteral("serial"),
              kLocation = QStringLiteral("location"), kProduct = QStringLiteral("product"),
              kKeychain = QStringLiteral("keychain");

void describe(QCommandLineParser &parser)
{
    parser.addPositionalArgument(
        QStringLiteral("invitation"),
        QStringLiteral(
            "The text that the server's console shows with a new enrolment code. It carries address, "
            "fingerprint and code: nothing else is asked."),
        QStringLiteral("[invitation]"));
    parser.addOptions({
        {kServer,
         QStringLiteral("Host name or address of the server, port 8443 by default. Left out: the one "
                        "server that announces itself on the local network."),
         QStringLiteral("host[:port]")},
        {kFingerprint,
         QStringLiteral("The server's fingerprint, as its console shows it. Left out: it is shown "
                        "here and you are asked."),
         QStringLiteral("fingerprint")},
        {kCa,
         QStringLiteral(
             "Trust this CA certificate (PEM) and the server's host name instead of a fingerprint: "
             "for an organization's own CA."),
         QStringLiteral("file")},
        {kAdministrator, QStringLiteral("Enrol with this administrator account of the server."),
         QStringLiteral("id")},
        {kPasswordFile,
         QStringLiteral("Read its password from the first line of this file (- for standard "
                        "input). Left out: you are asked."),
         QStringLiteral("file")},
        {kCode, QStringLiteral("Enrol with a code made in the server's console."), QStringLiteral("code")},
        {kName, QStringLiteral("Device name; by default this machine's."), QStringLiteral("name")},
        {kSerial, QStringLiteral("Serial number, unique in the fleet; by default one is made and kept."),
         QStringLiteral("number")},
        {kLocation, QStringLiteral("Where the device stands."), QStringLiteral("text")},
        {kProduct, QStringLiteral("Product name."), QStringLiteral("text")},
        {kKeychain, QStringLiteral("Without an agent: keep a new device's key in the desktop's keychain.")},
    });
}

/// R3: the fingerprint is confirmed before any credential is sent, and before one is even asked for.
Result<void> confirm(Session &session, const client::ServerOffer &offer)
{
    if (session.has(kCa))
        return {};
    if (session.has(kFingerprint)) {
        if (client::isSameFingerprint(session.value(kFingerprint), offer.fingerprint))
            return {};
        return Error{
            ErrorCode::NotTrusted,
            QStringLiteral("%1 is not the server meant; nothing was sent to it. Fingerprint expected: %2; "
                           "shown: %3")
                .arg(offer.address.toString(), session.value(kFingerprint), offer.fingerprint),
            {}};
    }
    if (!process::hasTerminal())
        return Error{
            ErrorCode::InvalidInput,
            QStringLiteral("the server %1 shows the fingerprint %2; compare it with the one in its console, "
                           "then give it with --fingerprint")
                .arg(offer.address.toString(), offer.fingerprint),
            {}};
    session.hint(
        QStringLiteral("Server       %1 (%2, version %3)\nFingerprint  %4\n"
                       "Compare it with the fingerprint that the server's console shows.")
            .arg(offer.address.toString(), offer.serverName, offer.serverVersion, offer.fingerprint));
    const auto answer = process::askLine(QStringLiteral("Is it the same? [yes/no] "));
    if (!answer)
        return answer.error();
    if (answer->compare(QLatin1String("yes"), Qt::CaseInsensitive) != 0)
        return Error{
            ErrorCode::NotTrusted, QStringLiteral("not confirmed; nothing was sent to the server"), {}};
    return {};
}

Result<QString> password(Session &session)
{
    const auto given =
        session.has(kPasswordFile)
            ? process::readPasswordFile(session.value(kPasswordFile))
            : process::askSecret(
                  QStringLiteral("Password of %1 on the server: ").arg(session.value(kAdministrator)));
    if (!given)
        return given.error();
    return QString::fromUtf8(given->view());
}

Result<std::optional<QByteArray>> ownCa(Session &session)
{
    if (!session.has(kCa))
        return std::optional<QByteArray>();
    auto pem = process::readInput(session.value(kCa), client::kMostCaBytes);
    if (!pem)
        return std::move(pem).error();
    return std::optional(std::move(*pem));
}

/// The server given with options, confirmed.
Result<client::ServerOffer> chosenServer(Session &session)
{
    client::AvahiDiscovery discovery;
    const auto address = client::resolveDestination(session.value(kServer), discovery);
    if (!address)
        return address.error();
    const auto ca = ownCa(session);
    if (!ca)
        return ca.error();
    auto offer = client::inspectServer(*address, *ca);
    if (offer)
        RETINUE_TRY(confirm(session, *offer));
    return offer;
}

Result<QJsonObject> enrolNow(Session &session, const std::optional<protocol::Invitation> &invitation)
{
    const auto offer = invitation ? client::inspectInvited(*invitation) : chosenServer(session);
    if (!offer)
        return offer.error();

    QJsonObject request{
        {QStringLiteral("command"), QStringLiteral("enrol")},
        {QStringLiteral("server"), offer->address.toString()},
        {QStringLiteral("caPem"), QString::fromLatin1(offer->trust.caPem)},
        {QStringLiteral("verifyName"), offer->trust.verifyName},
        {QStringLiteral("installation"), offer->installation.toString()},
        {QStringLiteral("keychain"), session.has(kKeychain)},
        {QStringLiteral("location"), session.value(kLocation)},
        {QStringLiteral("productName"), session.value(kProduct)},
        {QStringLiteral("name"), session.has(kName) ? session.value(kName) : QSysInfo::machineHostName()},
    };
    if (session.has(kSerial))
        request[QStringLiteral("serialNumber")] = session.value(kSerial);
    if (invitation) {
        request[QStringLiteral("code")] = invitation->code();
    } else if (session.has(kCode)) {
        request[QStringLiteral("code")] = session.value(kCode);
    } else {
        const auto secret = password(session);
        if (!secret)
            return secret.error();
        request[QStringLiteral("administrator")] = session.value(kAdministrator);
        request[QStringLiteral("password")] = *secret;
    }
    return session.ask(request, Session::Without::Agent);
}

/// What is wrong with options that stand for an invitation; empty: nothing.
QString misuse(const Session &session)
{
    if (session.has(kAdministrator) == session.has(kCode))
        return QStringLiteral("give an invitation, or either --administrator or --code");
    if (session.has(kPasswordFile) && !session.has(kAdministrator))
        return QStringLiteral("--password-file says nothing without --administrator");
    if (session.has(kCa) && session.has(kFingerprint))
        return QStringLiteral("give --ca or --fingerprint, not both");
    // An organization's CA vouches for a name, and one that a stranger announced is nobody's.
    if (session.has(kCa) && !session.has(kServer))
        return QStringLiteral("--ca needs --server: the certificate is compared with that host name");
    if (session.has(kServer)) {
        const auto address = client::ServerAddress::parse(session.value(kServer));
        if (!address)
            return QStringLiteral("--server: ") + address.error().detail;
    }
    return {};
}

int run(Session &session)
{
    const QStringList given = session.arguments();
    std::optional<protocol::Invitation> invitation;
    if (given.size() == 1) {
        for (const QString &option : {kServer, kFingerprint, kCa, kAdministrator, kPasswordFile, kCode}) {
            if (session.has(option))
                return session.misused(
                    QStringLiteral("the invitation says what --%1 would say; leave that out").arg(option));
        }
        auto parsed = protocol::Invitation::parse(given.front());
        if (!parsed)
            return parsed.error().code == ErrorCode::VersionUnsupported
                       ? session.fail(parsed.error())
                       : session.misused(parsed.error().detail);
        invitation = std::move(parsed).value();
    } else if (const QString wrong = misuse(session); !wrong.isEmpty()) {
        return session.misused(wrong);
    }
    return session.finish(enrolNow(session, invitation), [](const QJsonObject &result) {
        return QStringLiteral("Enrolled at %1 as device %2. Next: retinue-device start")
            .arg(result[u"server"].toString(), result[u"device"].toString());
    });
}

} // namespace

Command enrolCommand()
{
    return {
        QStringLiteral("enrol"),
        QStringLiteral("make this device known to a server and trust that server"),
        QStringLiteral(
            "With an invitation: compares the server's fingerprint with the one in it, and sends the\n"
            "enrolment code only when they are the same. With options: asks the server who it is, lets you\n"
            "compare its fingerprint, and only then sends the administrator's password or the enrolment\n"
            "code. Works with and without an agent."),
        describe,
        run,
        1};
}

} // namespace retinue::device
