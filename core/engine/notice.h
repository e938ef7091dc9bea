#pragma once

#include "core/base/cancel_token.h"
#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/secret_bytes.h"

#include <QString>
#include <QStringList>

#include <array>
#include <functional>
#include <optional>

namespace retinue::engine {

/// How somebody without a desktop is told of a failure.
enum class NoticeChannel { Mail, Webhook, SystemLog };
inline constexpr std::array kNoticeChannels{NoticeChannel::Mail, NoticeChannel::Webhook,
                                            NoticeChannel::SystemLog};
/// Stable: "mail", "webhook", "system-log".
[[nodiscard]] QString channelWord(NoticeChannel channel);

enum class MailSecurity {
    StartTls, ///< begins in plain, and nothing is said before TLS is agreed
    Tls,      ///< from the first byte
    None,     ///< to this machine itself; to another one only without a password, and if allowed
};
/// Stable: "starttls", "tls", "none".
[[nodiscard]] QString securityWord(MailSecurity security);

/// localhost, or a loopback address: nobody is between.
[[nodiscard]] bool isThisMachine(const QString &host);

/// Whom e-mail goes to, and by which server. The password is kept apart, sealed, and never given out.
struct MailSettings
{
    bool isOn = false;
    QString host;
    int port = 0; ///< 0: the usual one (587, 465, 25)
    MailSecurity security = MailSecurity::StartTls;
    bool allowsPlain = false; ///< with MailSecurity::None: also to another machine
    QString user;
    bool hasPassword = false; ///< one is kept; of what is handed in: the kept one stays
    QString sender;
    QStringList recipients;
    friend bool operator==(const MailSettings &, const MailSettings &) = default;
};

struct WebhookSettings
{
    bool isOn = false;
    QString url;            ///< https
    bool hasSecret = false; ///< as MailSettings::hasPassword; sent as a bearer token
    friend bool operator==(const WebhookSettings &, const WebhookSettings &) = default;
};

/// Who is told, and of what.
struct NoticeSetup
{
    MailSettings mail;
    WebhookSettings webhook;
    bool systemLog = false;
    bool warnings = false; ///< not of failures alone, also of what is to be looked after
    QString trustedCa;     ///< PEM, in place of the system's authorities; empty: those
    [[nodiscard]] bool isOn(NoticeChannel channel) const;
    friend bool operator==(const NoticeSetup &, const NoticeSetup &) = default;
};

/// One message to an administrator. English, without secrets and without the names of users and devices.
struct Notice
{
    enum class Kind { Failure, Warning, Over, Test };
    QString id; ///< random; the same at each attempt
    Kind kind = Kind::Failure;
    QString topic;      ///< stable: "disk", "backup"
    QString title;      ///< "The disk is full"
    QString what, next; ///< a sentence or two each
    Timestamp since{};  ///< when it began
    Timestamp at{};     ///< when it was found
};
/// Stable: "failure", "warning", "well-again", "test".
[[nodiscard]] QString kindWord(Notice::Kind kind);

/// A notice as channels send it.
struct NoticeMessage
{
    QString id;
    QString subject; ///< one line
    QString body;    ///< lines
    QString line;    ///< all of it in one, for a log
    QByteArray json; ///< the webhook's body
    Notice::Kind kind = Notice::Kind::Test;
    Timestamp at{};
};

/// One step of sending; of mail all but Answer and Log, of a webhook Name to SignIn and Answer.
enum class NoticeStep {
    Name,       ///< of the host, looked up
    Host,       ///< reached
    Port,       ///< something listens there, and it is what it should be
    Encryption, ///< TLS is offered and agreed
    Trust,      ///< its certificate
    SignIn,
    Sender,    ///< accepted
    Recipient, ///< accepted
    Message,   ///< taken
    Answer,    ///< the webhook's
    Log,       ///< the system's log takes it
};
/// Stable: "name", "sign-in".
[[nodiscard]] QString stepWord(NoticeStep step);
/// English, for the command line: what to check when it ended there.
[[nodiscard]] QString stepNext(NoticeStep step);

/// How sending ended.
struct Delivery
{
    bool isDelivered = false; ///< although a recipient among several may have been refused: see failed
    std::optional<NoticeStep> failed;
    std::optional<Error> why; ///< with failed; never holds a secret
};

/// How notices leave this machine; handed in by the composition, for the engine knows no protocol of it. Each
/// waits for the network within bounds, and ends soon when cancelled.
struct NoticeSenders
{
    std::function<Delivery(const MailSettings &, const SecretBytes &password, const QString &trustedCa,
                           const NoticeMessage &, const CancelToken &)>
        mail;
    std::function<Delivery(const WebhookSettings &, const SecretBytes &secret, const QString &trustedCa,
                           const NoticeMessage &, const CancelToken &)>
        webhook;
    std::function<Delivery(const NoticeMessage &)> systemLog;
};

/// Notices do not get out; for the overview, and for the other channels.
struct NoticeTrouble
{
    NoticeChannel channel = NoticeChannel::Mail;
    NoticeStep step = NoticeStep::Name;
    Error why;
    Timestamp since{};
    friend bool operator==(const NoticeTrouble &, const NoticeTrouble &) = default;
};

} // namespace retinue::engine
