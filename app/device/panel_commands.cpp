#include "app/device/session.h"
#include "core/client/control_protocol.h"

#include <QJsonArray>

namespace retinue::device {

namespace {

const QString kDomain = QStringLiteral("domain"), kGroup = QStringLiteral("group");

void describeLogin(QCommandLineParser &parser)
{
    parser.addPositionalArgument(QStringLiteral("USER"), QStringLiteral("User name, or DOMAIN\\NAME."));
    parser.addOptions({
        {kDomain, QStringLiteral("The user's login domain."), QStringLiteral("domain")},
        {kGroup,
         QStringLiteral("A group the user belongs to; may be given several times. Left out: those of the "
                        "last login here."),
         QStringLiteral("id")},
    });
}

QString loginInWords(const QJsonObject &result)
{
    QString text = result[u"upToDate"].toBool()
                       ? QStringLiteral("%1 is logged in; the settings are the server's current ones.")
                       : QStringLiteral("%1 is logged in; the settings are those of this device.");
    text = text.arg(result[u"user"].toString());
    if (const auto why = result[u"why"].toObject(); !why.isEmpty())
        text += QStringLiteral("\n%1").arg(why[u"message"].toString());
    if (const QString message = result[u"message"].toString(); !message.isEmpty())
        text += QStringLiteral("\n%1").arg(message);
    return text;
}

int runLogin(Session &session)
{
    if (session.arguments().size() != 1)
        return session.misused(QStringLiteral("login needs one USER"));
    const QString name = session.arguments().front();
    const auto user =
        session.has(kDomain) ? OwnerKey::user(name, session.value(kDomain)) : OwnerKey::parseUser(name);
    if (!user)
        return session.fail(user.error());
    QJsonObject request = client::control::ownerToJson(*user);
    request[QStringLiteral("command")] = QStringLiteral("login");
    if (session.has(kGroup))
        request[QStringLiteral("groups")] = QJsonArray::fromStringList(session.parser().values(kGroup));
    return session.finish(session.ask(request), loginInWords);
}

int runLogout(Session &session)
{
    return session.pass(QStringLiteral("logout"),
                        [](const QJsonObject &) { return QStringLiteral("Nobody is logged in."); });
}

} // namespace

Command loginCommand()
{
    return {QStringLiteral("login"),
            QStringLiteral("a user logs in at the panel"),
            QStringLiteral(
                "Brings the user's and their groups' settings up to date, then hands over the panel. Takes\n"
                "at most 5 seconds; without the server the device works on from its own copy."),
            describeLogin,
            runLogin,
            1};
}

Command logoutCommand()
{
    return {QStringLiteral("logout"), QStringLiteral("the user at the panel logs out"),
            QStringLiteral("The device keeps the settings for the next login."), nullptr, runLogout};
}

} // namespace retinue::device
