#include "app/headless/notice_text.h"

#include "core/base/visible_text.h"

#include <QJsonArray>

namespace retinue::headless {

namespace {

QString noticeMember(const QJsonValue &json, const char *member)
{
    return base::oneLine(json[QLatin1String(member)].toVariant().toString());
}

/// "on", since when it fails and what waits.
QString standing(const QJsonValue &channel)
{
    QString text = channel[QStringLiteral("on")].toBool() ? QStringLiteral("on") : QStringLiteral("off");
    if (!channel[QStringLiteral("lastSent")].isUndefined())
        text += QStringLiteral(", last sent %1").arg(noticeMember(channel, "lastSent"));
    if (channel[QStringLiteral("waiting")].toInt() > 0)
        text += QStringLiteral(", %1 waiting").arg(noticeMember(channel, "waiting"));
    if (!channel[QStringLiteral("dropped")].isUndefined())
        text += QStringLiteral(", %1 dropped, because too many waited").arg(noticeMember(channel, "dropped"));
    if (!channel[QStringLiteral("failedStep")].isUndefined())
        text += QStringLiteral("\n             failing since %1 at the step \"%2\": %3")
                    .arg(noticeMember(channel, "failingSince"), noticeMember(channel, "failedStep"),
                         noticeMember(channel, "failedBecause"));
    return text + u'\n';
}

QString mailLine(const QJsonValue &mail)
{
    if (noticeMember(mail, "host").isEmpty())
        return {};
    QStringList to;
    const QJsonArray recipients = mail[QStringLiteral("to")].toArray();
    for (const auto &recipient : recipients)
        to << base::oneLine(recipient.toString());
    const QString port = noticeMember(mail, "port");
    return QStringLiteral("             by %1%2 (%3%4), from %5 to %6\n")
        .arg(noticeMember(mail, "host"), port == u"0" ? QString() : QStringLiteral(" port ") + port,
             noticeMember(mail, "security"),
             noticeMember(mail, "user").isEmpty() ? QString()
                                                  : QStringLiteral(", as ") + noticeMember(mail, "user"),
             noticeMember(mail, "from"), to.join(QStringLiteral(", ")));
}

QString setupText(const QJsonObject &answer)
{
    const QJsonValue mail = answer.value(QStringLiteral("mail"));
    const QJsonValue webhook = answer.value(QStringLiteral("webhook"));
    const QString url = noticeMember(webhook, "url");
    QString text = QStringLiteral("mail:        ") + standing(mail) + mailLine(mail) +
                   QStringLiteral("webhook:     ") + standing(webhook);
    if (!url.isEmpty())
        text += QStringLiteral("             to %1%2\n")
                    .arg(url, webhook[QStringLiteral("secret")].toBool() ? QStringLiteral(", with a secret")
                                                                         : QString());
    text += QStringLiteral("system-log:  ") + standing(answer.value(QStringLiteral("system-log")));
    text += QStringLiteral("Told are: failures%1, and when they are over.\n")
                .arg(answer.value(QStringLiteral("warnings")).toBool() ? QStringLiteral(" and warnings")
                                                                       : QString());
    if (answer.value(QStringLiteral("ownAuthority")).toBool())
        text +=
            QStringLiteral("Mail server and webhook have to be certified by the authority that is set.\n");
    return text + QStringLiteral("Try each of them: retinued notify test CHANNEL\n");
}

QString testText(const QJsonObject &answer)
{
    const bool isDelivered = answer.value(QStringLiteral("delivered")).toBool();
    QString text =
        isDelivered ? QStringLiteral("OK: the test was taken; see whether it arrives.\n") : QString();
    if (!answer.contains(QStringLiteral("failedStep")))
        return text;
    return text + QStringLiteral("%1 at the step \"%2\": %3\n%4\n")
                      .arg(isDelivered ? QStringLiteral("Not for everybody: it failed")
                                       : QStringLiteral("It failed"),
                           noticeMember(answer, "failedStep"), noticeMember(answer, "failedBecause"),
                           noticeMember(answer, "next"));
}

} // namespace

std::optional<QString> noticeText(const control::Request &request, const QJsonObject &answer)
{
    if (request.command == u"notify show" || request.command == u"notify set")
        return setupText(answer);
    if (request.command == u"notify test")
        return testText(answer);
    return {};
}

} // namespace retinue::headless
