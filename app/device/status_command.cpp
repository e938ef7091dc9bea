#include "app/device/export_words.h"
#include "app/device/session.h"

#include <QJsonArray>

namespace retinue::device {

namespace {

QString stateInWords(const QJsonObject &status)
{
    const QString state = status[u"state"].toString();
    if (state == QLatin1String("no-agent"))
        return QStringLiteral("no agent runs; start one with: retinue-device agent");
    if (state == QLatin1String("not-enrolled"))
        return QStringLiteral("not enrolled; next: retinue-device enrol");
    if (state == QLatin1String("stopped"))
        return QStringLiteral("stopped; next: retinue-device start");
    if (state == QLatin1String("starting"))
        return QStringLiteral("starting");
    if (state == QLatin1String("running"))
        return QStringLiteral("running");
    if (state == QLatin1String("unreachable"))
        return QStringLiteral("the server is unreachable; the device works on and tries again");
    return QStringLiteral("removed at the server; next: retinue-device enrol");
}

QString inWords(const QJsonObject &status)
{
    QStringList lines;
    const auto line = [&](const char *name, const QString &text) {
        lines += QStringLiteral("%1 %2").arg(QString::fromLatin1(name), -12).arg(text);
    };
    line("State", stateInWords(status));
    if (const auto reason = status[u"reason"].toObject(); !reason.isEmpty())
        line("Reason", reason[u"message"].toString());
    if (status.contains(u"server")) {
        line("Server", status[u"server"].toString());
        line("Fingerprint", status[u"fingerprint"].toString());
        line("Device",
             QStringLiteral("%1 (%2)").arg(status[u"name"].toString(), status[u"device"].toString()));
    }
    line("At panel", status[u"panel"].isNull() ? QStringLiteral("nobody") : status[u"panel"].toString());
    line("Holds", QStringLiteral("%1 users, %2 groups, %3 settings")
                      .arg(status[u"users"].toInt())
                      .arg(status[u"groups"].toInt())
                      .arg(status[u"settings"].toInt()));
    line("Waiting", QStringLiteral("%1 changes to go up, %2 refused")
                        .arg(status[u"unsent"].toInt())
                        .arg(status[u"refused"].toInt()));
    line("Last sync",
         status[u"lastSync"].isNull() ? QStringLiteral("never") : status[u"lastSync"].toString());
    if (const qint64 seconds = status[u"exportSecondsLeft"].toInteger(); seconds > 0)
        line("Export", QStringLiteral("prepared; allowed for %1").arg(timeLeftInWords(seconds)));
    for (const auto &message : status[u"messages"].toArray())
        line("Message", message.toString());
    return lines.join(u'\n');
}

int run(Session &session)
{
    return session.pass(QStringLiteral("status"), inWords, Session::Without::Agent);
}

} // namespace

Command statusCommand()
{
    return {QStringLiteral("status"), QStringLiteral("say how the device stands with its server"),
            QStringLiteral(
                "State, server, who is at the panel, what waits to go up, and messages for the panel."),
            nullptr, run};
}

} // namespace retinue::device
