#include "app/headless/json_text.h"

#include "core/base/visible_text.h"

#include <QDateTime>
#include <QVariant>

namespace retinue::headless {

QString memberOf(const QJsonValue &json, const char *member)
{
    return base::oneLine(json[QLatin1String(member)].toVariant().toString());
}

QString localTime(const QJsonValue &json, const char *member)
{
    const auto time = QDateTime::fromString(json[QLatin1String(member)].toString(), Qt::ISODate);
    return time.isValid() ? time.toLocalTime().toString(QStringLiteral("yyyy/MM/dd hh:mm"))
                          : QStringLiteral("-");
}

qint64 countIn(const QJsonObject &answer, const char *member)
{
    return answer.value(QLatin1String(member)).toInteger();
}

} // namespace retinue::headless
