#include "app/device/export_words.h"
#include "app/device/session.h"
#include "core/client/control_protocol.h"

#include <QJsonArray>

namespace retinue::device {

namespace {

const QString kGroup = QStringLiteral("group"), kAll = QStringLiteral("all"),
              kCancel = QStringLiteral("cancel");
/// R22's bound, and then some: what is too many is refused by its number.
constexpr int kMostNames = 2000;

void describe(QCommandLineParser &parser)
{
    parser.addPositionalArgument(QStringLiteral("USER"), QStringLiteral("User names, or DOMAIN\\NAME."),
                                 QStringLiteral("[USER...]"));
    parser.addOptions({
        {kGroup, QStringLiteral("This group as well; can be given several times."), QStringLiteral("id")},
        {kAll, QStringLiteral("All users and groups that this device holds now (see: owners).")},
        {kCancel, QStringLiteral("Stop a preparation that is under way.")},
    });
}

QString lineOf(const QString &name, const QString &text)
{
    return QStringLiteral("%1 %2").arg(name, -12).arg(text);
}

QString preparedInWords(const QJsonObject &result)
{
    return QStringLiteral(
               "%1 are prepared. For %2, importing and exporting are allowed while the device runs.\n"
               "Let nobody else log in at this device until the export is done: their settings may push\n"
               "out prepared ones. Next: retinue-device export FILE")
        .arg(ownersInWords(result[u"prepared"].toArray()),
             timeLeftInWords(result[u"secondsLeft"].toInteger()));
}

/// What kept the window closed, for the error.
QString unequalInWords(const QJsonArray &unequal)
{
    QStringList lines;
    for (const auto &value : unequal) {
        const QJsonObject row = value.toObject();
        QStringList items;
        for (const auto &item : row[u"items"].toArray())
            items += item.toString();
        lines += QStringLiteral("%1 (%2: %3)")
                     .arg(nameInWords(row), shortfallInWords(row), items.join(QStringLiteral(", ")));
    }
    return lines.join(QStringLiteral("; "));
}

int answer(Session &session, const QJsonObject &result)
{
    if (!session.isJson()) {
        for (const auto &row : result[u"empty"].toArray())
            session.hint(QStringLiteral("There is nothing of %1 that could be prepared: neither the server "
                                        "nor this device has it.")
                             .arg(nameInWords(row.toObject())));
        for (const auto &row : result[u"evicted"].toArray())
            session.hint(
                QStringLiteral("The settings of %1 made room; the next login there brings them back.")
                    .arg(nameInWords(row.toObject())));
    }
    if (result[u"opened"].toBool())
        return session.finish(result, preparedInWords);
    const QJsonArray unequal = result[u"unequal"].toArray();
    return session.failWith(
        unequal.isEmpty()
            ? Error{ErrorCode::NotFound,
                    QStringLiteral("nobody is prepared: the server has nothing of them"),
                    {}}
            : Error{ErrorCode::OutOfDate,
                    QStringLiteral(
                        "nothing is prepared, because the data of some do not equal the server's: %1. "
                        "Let them log in again here, or forget their local data, or leave them out")
                        .arg(unequalInWords(unequal)),
                    {}},
        result);
}

int runPrepare(Session &session)
{
    QJsonArray users, groups;
    for (const QString &user : session.arguments())
        users += user;
    for (const QString &group : session.parser().values(kGroup))
        groups += group;
    const bool names = !users.isEmpty() || !groups.isEmpty() || session.has(kAll);
    if (session.has(kCancel)) {
        if (names)
            return session.misused(QStringLiteral("--cancel stands by itself"));
        return session.pass(QStringLiteral("prepare-cancel"), [](const QJsonObject &result) {
            return result[u"cancelled"].toBool() ? QStringLiteral("It stops after the user in hand.")
                                                 : QStringLiteral("Nothing is being prepared.");
        });
    }
    if (!names)
        return session.misused(QStringLiteral("name users, or groups with --group, or give --all"));
    const auto result = session.ask({{QStringLiteral("command"), QStringLiteral("prepare")},
                                     {QStringLiteral("users"), users},
                                     {QStringLiteral("groups"), groups},
                                     {QStringLiteral("all"), session.has(kAll)}});
    return result ? answer(session, *result) : session.fail(result.error());
}

QString statusInWords(const QJsonObject &status)
{
    QStringList lines;
    if (const auto running = status[u"running"].toObject(); !running.isEmpty())
        lines += lineOf(QStringLiteral("Preparing"), QStringLiteral("%1 of %2 (%3)")
                                                         .arg(running[u"done"].toInt())
                                                         .arg(running[u"total"].toInt())
                                                         .arg(running[u"step"].toString()));
    if (!status[u"open"].toBool()) {
        lines += lineOf(QStringLiteral("Window"), QStringLiteral("closed"));
        for (const auto &obstacle : status[u"obstacles"].toArray())
            lines += lineOf(QStringLiteral("In the way"), obstacle.toObject()[u"message"].toString());
        if (status[u"obstacles"].toArray().isEmpty())
            lines += lineOf(QStringLiteral("Next"), QStringLiteral("retinue-device prepare USER..."));
        return lines.join(u'\n');
    }
    lines += lineOf(QStringLiteral("Window"),
                    QStringLiteral("open for %1").arg(timeLeftInWords(status[u"secondsLeft"].toInteger())));
    lines += lineOf(QStringLiteral("Prepared"), ownersInWords(status[u"prepared"].toArray()));
    for (const auto &value : status[u"prepared"].toArray())
        lines += lineOf({}, nameInWords(value.toObject()));
    for (const auto &value : status[u"incomplete"].toArray())
        lines += lineOf(QStringLiteral("Incomplete"), lackInWords(value.toObject()));
    return lines.join(u'\n');
}

int runStatus(Session &session)
{
    return session.pass(QStringLiteral("prepare-status"), statusInWords, Session::Without::Agent);
}

} // namespace

Command prepareCommand()
{
    return {
        QStringLiteral("prepare"),
        QStringLiteral("make the chosen users' data ready for an export"),
        QStringLiteral(
            "Brings the data of the named users and groups on this device to equal the server's. For 15\n"
            "minutes after that, importing and exporting are allowed while the device runs; otherwise they\n"
            "are only while it is stopped. On the machine of the server only: this device's server must be\n"
            "localhost:8443, and it must run. At most 500 users (or as many as the device holds, if that is\n"
            "less) and 50 groups; who is at the panel counts. A user's groups are not prepared unless "
            "named.\n"
            "Secret settings come at logins only. If a change was refused or cannot go up, that is said and\n"
            "nothing is prepared. A new prepare begins the 15 minutes anew; a reboot ends them.\n\n"
            "  retinue-device prepare alice 'corp\\bob' --group sales\n"
            "  retinue-device prepare-status\n"
            "  retinue-device export users.zip"),
        describe,
        runPrepare,
        kMostNames};
}

Command prepareStatusCommand()
{
    return {QStringLiteral("prepare-status"),
            QStringLiteral("say for how long exporting is allowed, and of whom"),
            QStringLiteral(
                "How much is left of the 15 minutes after a prepare, who is prepared, and who is no longer\n"
                "complete because somebody logged in or data was deleted. While there is no window: what\n"
                "stands in the way of preparing."),
            nullptr, runStatus};
}

} // namespace retinue::device
