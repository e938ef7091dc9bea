#include "ui/text/formats.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace retinue::ui {

namespace {

struct Formats
{
    Q_DECLARE_TR_FUNCTIONS(retinue::ui::Formats)
};

QDateTime localTime(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(base::toMilliseconds(time));
}

} // namespace

QString timeText(Timestamp time)
{
    return QLocale().toString(localTime(time), QLocale::ShortFormat);
}

QString dateText(Timestamp time)
{
    return QLocale().toString(localTime(time).date(), QLocale::ShortFormat);
}

QString exactTimeText(Timestamp time)
{
    const QDateTime local = localTime(time);
    return QLocale().toString(local.date(), QLocale::ShortFormat) + QLatin1Char(' ') +
           local.time().toString(QStringLiteral("HH:mm:ss"));
}

QString agoText(const std::optional<Timestamp> &time, Timestamp now)
{
    using namespace std::chrono;
    if (!time)
        return Formats::tr("never");
    const auto age = duration_cast<seconds>(now - *time);
    if (age < 1min)
        return Formats::tr("just now");
    if (age < 1h)
        return Formats::tr("%n minute(s) ago", nullptr, int(duration_cast<minutes>(age).count()));
    if (age < 24h)
        return Formats::tr("%n hour(s) ago", nullptr, int(duration_cast<hours>(age).count()));
    return timeText(*time);
}

QString durationText(std::chrono::seconds duration)
{
    using namespace std::chrono;
    if (duration < 1min)
        return Formats::tr("%n second(s)", nullptr, int(duration.count()));
    if (duration < 1h)
        return Formats::tr("%n minute(s)", nullptr, int(duration_cast<minutes>(duration + 30s).count()));
    return Formats::tr("%n hour(s)", nullptr, int(duration_cast<hours>(duration + 30min).count()));
}

QString bytesText(std::int64_t bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

QString namesText(const QStringList &names, std::int64_t total)
{
    QString first = names.join(QStringLiteral(", "));
    if (total <= names.size())
        return first;
    return Formats::tr("%1 and %Ln more", nullptr, int(total - names.size())).arg(first);
}

QString fingerprintText(const QString &fingerprint)
{
    const QStringList pairs = fingerprint.split(QLatin1Char(':'));
    const auto half = (pairs.size() + 1) / 2;
    return pairs.mid(0, half).join(QLatin1Char(':')) + QLatin1Char('\n') +
           pairs.mid(half).join(QLatin1Char(':'));
}

QString countText(std::int64_t count)
{
    return QLocale().toString(qlonglong(count));
}

QString destinationText(const QString &host, quint16 port)
{
    return QStringLiteral("%1:%2").arg(host.contains(u':') ? u'[' + host + u']' : host).arg(port);
}

} // namespace retinue::ui
