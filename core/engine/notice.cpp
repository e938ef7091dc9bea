#include "core/engine/notice.h"

#include <QHostAddress>

namespace retinue::engine {

QString channelWord(NoticeChannel channel)
{
    switch (channel) {
    case NoticeChannel::Mail:
        return QStringLiteral("mail");
    case NoticeChannel::Webhook:
        return QStringLiteral("webhook");
    case NoticeChannel::SystemLog:
        return QStringLiteral("system-log");
    }
    Q_UNREACHABLE();
}

QString securityWord(MailSecurity security)
{
    switch (security) {
    case MailSecurity::StartTls:
        return QStringLiteral("starttls");
    case MailSecurity::Tls:
        return QStringLiteral("tls");
    case MailSecurity::None:
        return QStringLiteral("none");
    }
    Q_UNREACHABLE();
}

bool isThisMachine(const QString &host)
{
    return host.compare(u"localhost", Qt::CaseInsensitive) == 0 || QHostAddress(host).isLoopback();
}

QString kindWord(Notice::Kind kind)
{
    switch (kind) {
    case Notice::Kind::Failure:
        return QStringLiteral("failure");
    case Notice::Kind::Warning:
        return QStringLiteral("warning");
    case Notice::Kind::Over:
        return QStringLiteral("well-again");
    case Notice::Kind::Test:
        return QStringLiteral("test");
    }
    Q_UNREACHABLE();
}

bool NoticeSetup::isOn(NoticeChannel channel) const
{
    switch (channel) {
    case NoticeChannel::Mail:
        return mail.isOn;
    case NoticeChannel::Webhook:
        return webhook.isOn;
    case NoticeChannel::SystemLog:
        return systemLog;
    }
    Q_UNREACHABLE();
}

QString stepWord(NoticeStep step)
{
    switch (step) {
    case NoticeStep::Name:
        return QStringLiteral("name");
    case NoticeStep::Host:
        return QStringLiteral("host");
    case NoticeStep::Port:
        return QStringLiteral("port");
    case NoticeStep::Encryption:
        return QStringLiteral("encryption");
    case NoticeStep::Trust:
        return QStringLiteral("trust");
    case NoticeStep::SignIn:
        return QStringLiteral("sign-in");
    case NoticeStep::Sender:
        return QStringLiteral("sender");
    case NoticeStep::Recipient:
        return QStringLiteral("recipient");
    case NoticeStep::Message:
        return QStringLiteral("message");
    case NoticeStep::Answer:
        return QStringLiteral("answer");
    case NoticeStep::Log:
        return QStringLiteral("log");
    }
    Q_UNREACHABLE();
}

QString stepNext(NoticeStep step)
{
    switch (step) {
    case NoticeStep::Name:
        return QStringLiteral("Check how the host is spelled, and the name service of this machine.");
    case NoticeStep::Host:
        return QStringLiteral("Check that the host is on, and the network and firewalls between.");
    case NoticeStep::Port:
        return QStringLiteral(
            "Check the port, and that it fits the security: 587 for starttls, 465 for tls.");
    case NoticeStep::Encryption:
        return QStringLiteral("Check whether the server speaks TLS on this port: starttls and tls differ. "
                              "Nothing was sent unprotected.");
    case NoticeStep::Trust:
        return QStringLiteral("Use the name that is in the server's certificate; for a certificate of your "
                              "own authority give that with --trust-ca.");
    case NoticeStep::SignIn:
        return QStringLiteral("Check the user and the password or secret; some servers want one made for "
                              "applications.");
    case NoticeStep::Sender:
        return QStringLiteral("Use a sender address that the server lets this user send as.");
    case NoticeStep::Recipient:
        return QStringLiteral("Check the address of the recipient, and whether the server forwards to it.");
    case NoticeStep::Message:
        return QStringLiteral("The server took no message: its answer says why; look at its log.");
    case NoticeStep::Answer:
        return QStringLiteral("Check the address of the webhook, and the log of the service behind it.");
    case NoticeStep::Log:
        return QStringLiteral("Check that the system's log service runs.");
    }
    Q_UNREACHABLE();
}

} // namespace retinue::engine
