#include "app/device/session.h"
#include "core/client/control_protocol.h"

#include <QJsonArray>

namespace retinue::device {

namespace {

QString inWords(const QJsonObject &result)
{
    QStringList lines;
    for (const auto &value : result[u"owners"].toArray()) {
        const QJsonObject row = value.toObject();
        const auto owner = client::control::ownerFromJson(row);
        QString line = QStringLiteral("%1: %2 settings")
                           .arg(owner ? owner->toString() : QStringLiteral("?"))
                           .arg(row[u"settings"].toInt());
        if (row[u"unsent"].toInt() > 0)
            line += QStringLiteral(", %1 wait to go up").arg(row[u"unsent"].toInt());
        if (row[u"partial"].toBool())
            line += QStringLiteral(", some removed to make room");
        lines += line;
    }
    return lines.isEmpty() ? QStringLiteral("nobody") : lines.join(u'\n');
}

int run(Session &session)
{
    return session.pass(QStringLiteral("owners"), inWords, Session::Without::Agent);
}

} // namespace

Command ownersCommand()
{
    return {QStringLiteral("owners"), QStringLiteral("list whose settings this device holds"),
            QStringLiteral("Users, groups and the shared data in the local store."), nullptr, run};
}

} // namespace retinue::device
