#include "app/device/session.h"
#include "app/process/option_number.h"

#include <QHash>
#include <QJsonArray>
#include <QThread>

namespace retinue::device {

namespace {

const QString kFollow = QStringLiteral("follow"), kLimit = QStringLiteral("limit");
constexpr unsigned long kLookAgainMilliseconds = 500;
constexpr int kMostRows = 1000;

void describe(QCommandLineParser &parser)
{
    parser.addOptions({
        {kFollow, QStringLiteral("Go on printing what comes, until interrupted; needs an agent.")},
        {kLimit, QStringLiteral("Rows, from 1 to 1000; 50 by default."), QStringLiteral("rows"),
         QStringLiteral("50")},
    });
}

QString rowInWords(const QJsonObject &entry)
{
    const int times = entry[u"times"].toInt();
    return QStringLiteral("%1  %2 %3%4")
        .arg(entry[u"last"].toString())
        .arg(entry[u"severity"].toString(), -11)
        .arg(entry[u"what"].toString(), times > 1 ? QStringLiteral(" (%1 times)").arg(times) : QString());
}

QString inWords(const QJsonObject &result)
{
    QStringList lines;
    for (const auto &entry : result[u"entries"].toArray())
        lines.prepend(rowInWords(entry.toObject()));
    return lines.isEmpty() ? QStringLiteral("nothing yet") : lines.join(u'\n');
}

/// Prints rows that are new or have happened again, the oldest first, until the agent is gone.
int follow(Session &session, const QJsonObject &request)
{
    QHash<qint64, int> printed; // times a row had happened when it was printed
    for (;;) {
        const auto result = session.ask(request);
        if (!result)
            return session.fail(result.error());
        const QJsonArray entries = (*result)[u"entries"].toArray();
        QHash<qint64, int> seen;
        for (auto i = entries.size(); i-- > 0;) {
            const QJsonObject entry = entries.at(i).toObject();
            const qint64 number = entry[u"number"].toInteger();
            seen.insert(number, entry[u"times"].toInt());
            if (printed.value(number) == seen.value(number))
                continue;
            if (session.isJson())
                session.sayJson(entry);
            else
                session.say(rowInWords(entry));
        }
        printed = seen;
        QThread::msleep(kLookAgainMilliseconds);
    }
}

int run(Session &session)
{
    const auto limit = process::optionNumber(kLimit, session.value(kLimit), {1, kMostRows});
    if (!limit)
        return session.misused(limit.error().detail);
    const QJsonObject request{{QStringLiteral("command"), QStringLiteral("log")}, {kLimit, *limit}};
    if (session.has(kFollow))
        return follow(session, request);
    return session.finish(session.ask(request, Session::Without::Agent), inWords);
}

} // namespace

Command logCommand()
{
    return {QStringLiteral("log"), QStringLiteral("show the communication log"),
            QStringLiteral(
                "What happened between this device and its server. Warning: temporarily unreachable; error:\n"
                "a limit was exceeded or authentication failed."),
            describe, run};
}

} // namespace retinue::device
