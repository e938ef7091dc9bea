#include "app/device/export_words.h"

#include "core/client/control_protocol.h"

namespace retinue::device {

QString nameInWords(const QJsonObject &row)
{
    const auto owner = client::control::ownerFromJson(row);
    return owner ? owner->toString() : QStringLiteral("?");
}

QString ownersInWords(const QJsonArray &rows)
{
    int users = 0;
    for (const auto &row : rows)
        users += row.toObject().contains(u"user") ? 1 : 0;
    return QStringLiteral("%1 users and %2 groups").arg(users).arg(rows.size() - users);
}

QString timeLeftInWords(qint64 seconds)
{
    return QStringLiteral("%1:%2 minutes").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

QString shortfallInWords(const QJsonObject &row)
{
    const QString why = row[u"why"].toString();
    if (why == QLatin1String("pushed-out")) {
        const QString by = row[u"pushedOutBy"].toString();
        return by.isEmpty() ? QStringLiteral("made room for others")
                            : QStringLiteral("made room for %1").arg(by);
    }
    if (why == QLatin1String("gone"))
        return QStringLiteral("deleted on the server or on this device");
    if (why == QLatin1String("not-brought"))
        return QStringLiteral("has not come from the server since it is here again");
    if (why == QLatin1String("refused"))
        return QStringLiteral("shows a change that the server refused");
    return QStringLiteral("has changes that have not gone up");
}

QString lackInWords(const QJsonObject &row)
{
    return QStringLiteral("%1: %2").arg(nameInWords(row), shortfallInWords(row));
}

} // namespace retinue::device
