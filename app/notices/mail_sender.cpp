#include "app/notices/mail_sender.h"

#include "app/notices/mail_message.h"
#include "app/notices/transfer.h"

#include <QStringList>
#include <QUrl>

namespace retinue::notices {

namespace {

using engine::MailSecurity;
using engine::NoticeStep;

int usualPort(MailSecurity security)
{
    switch (security) {
    case MailSecurity::StartTls:
        return 587;
    case MailSecurity::Tls:
        return 465;
    case MailSecurity::None:
        return 25;
    }
    Q_UNREACHABLE();
}

QByteArray urlOf(const engine::MailSettings &mail)
{
    QUrl url;
    url.setScheme(mail.security == MailSecurity::Tls ? QStringLiteral("smtps") : QStringLiteral("smtp"));
    url.setHost(mail.host);
    url.setPort(mail.port > 0 ? mail.port : usualPort(mail.security));
    return url.toEncoded();
}

NoticeStep stepOfTurn(const Transfer::Turn &turn)
{
    if (turn.command == "STARTTLS")
        return NoticeStep::Encryption;
    if (turn.command == "AUTH")
        return NoticeStep::SignIn;
    if (turn.command == "MAIL")
        return NoticeStep::Sender;
    if (turn.command == "RCPT")
        return NoticeStep::Recipient;
    if (turn.command == "DATA")
        return NoticeStep::Message;
    return NoticeStep::Port; // no greeting of a mail server
}

/// "<ann@example.org>: 550 no such user", each.
QString refusedRecipients(const Transfer &transfer)
{
    QStringList lines;
    for (const Transfer::Turn &turn : transfer.refusals())
        if (turn.command == "RCPT")
            lines << QString::fromUtf8(turn.about + ": " + turn.text);
    return lines.join(QStringLiteral("; "));
}

engine::Delivery mailDelivery(CURLcode code, const Transfer &transfer)
{
    const QString refused = refusedRecipients(transfer);
    if (code == CURLE_OK) {
        if (refused.isEmpty())
            return {true, {}, {}};
        engine::Delivery partly = failedAt(NoticeStep::Recipient, refused);
        partly.isDelivered = true;
        return partly;
    }
    if (transfer.wasCancelled())
        return cancelledAt(NoticeStep::Message);
    if (const auto step = transfer.connectionStep(code))
        return failedAt(*step, transfer.said());
    if (code == CURLE_LOGIN_DENIED)
        return failedAt(NoticeStep::SignIn, QString::fromUtf8(transfer.turn().text));
    if (code == CURLE_OPERATION_TIMEDOUT) {
        engine::Delivery late =
            failedAt(stepOfTurn(transfer.turn()), QStringLiteral("it did not answer in time"));
        late.why->code = ErrorCode::TimedOut;
        return late;
    }
    const NoticeStep step = stepOfTurn(transfer.turn());
    if (step == NoticeStep::Recipient && !refused.isEmpty())
        return failedAt(step, refused);
    const QString reply = QString::fromUtf8(transfer.turn().text);
    return failedAt(step, reply.isEmpty() ? transfer.said() : reply);
}

} // namespace

engine::Delivery sendMail(const engine::MailSettings &mail, const SecretBytes &password,
                          const QString &trustedCa, const engine::NoticeMessage &message,
                          const CancelToken &cancel)
{
    const bool isPlain = mail.security == MailSecurity::None;
    Transfer transfer(urlOf(mail), mail.security == MailSecurity::Tls ? "smtps" : "smtp", trustedCa, cancel);
    CURL *curl = transfer.handle();
    if (!curl)
        return failedAt(NoticeStep::Message, QStringLiteral("libcurl could not be started"));
    curl_easy_setopt(curl, CURLOPT_PROXY, ""); // mail goes straight to its server
    curl_easy_setopt(curl, CURLOPT_USE_SSL, long(isPlain ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    if (!mail.user.isEmpty()) {
        QByteArray secret = password.view().toByteArray();
        curl_easy_setopt(curl, CURLOPT_USERNAME, mail.user.toUtf8().constData());
        curl_easy_setopt(curl, CURLOPT_PASSWORD, secret.constData());
        secret.fill('\0');
    }
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, ("<" + mail.sender.toUtf8() + ">").constData());
    for (const QString &recipient : mail.recipients)
        transfer.append(Transfer::List::Recipients, "<" + recipient.toUtf8() + ">");
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT_ALLLOWFAILS, 1L);
    const QByteArray content = mailMessage(mail, message);
    curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, curl_off_t(content.size()));
    transfer.setContent(content);
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    const CURLcode code = transfer.run();
    return mailDelivery(code, transfer);
}

} // namespace retinue::notices
