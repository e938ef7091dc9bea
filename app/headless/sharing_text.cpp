#include "app/headless/sharing_text.h"

#include "core/base/visible_text.h"

#include <QJsonArray>

namespace retinue::headless {

namespace {

qint64 numberIn(const QJsonValue &json, const char *member)
{
    return json[QLatin1String(member)].toInteger();
}

QString wordIn(const QJsonValue &json, const char *member)
{
    return base::oneLine(json[QLatin1String(member)].toString());
}

QString namesIn(const QJsonObject &answer, const char *member)
{
    QStringList names;
    for (const auto &name : answer.value(QLatin1String(member)).toArray())
        names << base::oneLine(name.toString());
    return names.join(QStringLiteral(", "));
}

QString scopesText(const QJsonObject &answer)
{
    QString text, category;
    const QJsonArray items = answer.value(QStringLiteral("items")).toArray();
    for (const auto &item : items) {
        if (wordIn(item, "category") != category) {
            category = wordIn(item, "category");
            text += category + u'\n';
        }
        const QString scope = item[QStringLiteral("canBeChosen")].toBool() ? wordIn(item, "scope")
                                                                           : QStringLiteral("always shared");
        text += QStringLiteral("  %1%2\n").arg(wordIn(item, "item"), -34).arg(scope);
    }
    text += QStringLiteral("%1 of %2 devices run.")
                .arg(numberIn(answer, "running"))
                .arg(numberIn(answer, "devices"));
    if (numberIn(answer, "behind") > 0)
        text += QStringLiteral(" The newest change reaches %1 at their next start.")
                    .arg(numberIn(answer, "behind"));
    text += u'\n';
    const QString work = wordIn(answer, "work");
    if (work == u"changing")
        text += QStringLiteral("A change is under way, or was interrupted: retinued scope go-on\n");
    if (work == u"waiting-for-kept")
        text += QStringLiteral("Nobody may start before %1 has sent its values: start it, or: retinued scope "
                               "give-up-kept\n")
                    .arg(wordIn(answer, "keeping"));
    if (const QString stopped = namesIn(answer, "stoppedHere"); !stopped.isEmpty())
        text += QStringLiteral("Stopped by scope stop-all: %1. To start them: retinued scope start-again\n")
                    .arg(stopped);
    return text;
}

/// What becomes of the data (R35).
QString outlookText(const QJsonObject &answer)
{
    const QJsonArray items = answer.value(QStringLiteral("items")).toArray();
    if (items.isEmpty())
        return QStringLiteral("Nothing would change.\n");
    const bool isUndo = numberIn(answer, "undoes") > 0;
    QString text;
    bool losesOwn = false;
    for (const auto &item : items) {
        const bool toShared = wordIn(item, "to") == u"shared";
        losesOwn = losesOwn || toShared;
        const QString what =
            isUndo     ? QStringLiteral("%1 again; the values of %2 owners on the server come back")
            : toShared ? QStringLiteral("%1; the first values of %2 owners are set aside")
                       : QStringLiteral("%1; the values of %2 owners are pushed to each device, once");
        text += QStringLiteral("%1: ").arg(wordIn(item, "item")) +
                what.arg(wordIn(item, "to")).arg(numberIn(item, "owners")) + u'\n';
    }
    text += QStringLiteral("At its next start each of %1 devices initializes its own values of them.\n")
                .arg(numberIn(answer, "devices"));
    if (losesOwn)
        text += QStringLiteral("What only devices have is lost: no backup has it. --keep-values DEVICE makes "
                               "one device's values the shared ones.\n");
    if (numberIn(answer, "sharedSettings") > 0)
        text += QStringLiteral("The shared buttons are initialized too; they go to Recently deleted.\n");
    text += numberIn(answer, "keptDays") > 0
                ? QStringLiteral("It can be taken back for %1 days, with what the server had.\n")
                      .arg(numberIn(answer, "keptDays"))
                : QStringLiteral("It cannot be taken back: deleted data are not kept here.\n");
    if (const QString running = namesIn(answer, "running"); !running.isEmpty())
        text += QStringLiteral("In the way, because they run: %1. To stop them: retinued scope stop-all\n")
                    .arg(running);
    if (!answer.value(QStringLiteral("canBackUp")).toBool())
        text += QStringLiteral("No backup can be made first, for the passphrase of backups is not kept: make "
                               "one with retinued backup, then give --no-backup.\n");
    if (const QString jobs = namesIn(answer, "jobs"); !jobs.isEmpty())
        text += QStringLiteral("In the way, because it is under way: %1. Wait until it is done.\n").arg(jobs);
    return text;
}

QString changedText(const QJsonObject &answer)
{
    QString text = QStringLiteral("Change %1 is done: %2 values were pushed, %3 initialized.\n")
                       .arg(numberIn(answer, "number"))
                       .arg(numberIn(answer, "pushed"))
                       .arg(numberIn(answer, "initialized"));
    if (const QString backup = wordIn(answer, "backup"); !backup.isEmpty())
        text += QStringLiteral("The store as it was is in the backup %1, in %2\n")
                    .arg(backup, wordIn(answer, "place"));
    if (answer.value(QStringLiteral("waitsForKept")).toBool())
        text +=
            QStringLiteral("Start the device whose values are kept first; nobody else may start before.\n");
    return text + QStringLiteral("Devices follow at their next start: retinued scope start-again\n");
}

QString historyText(const QJsonObject &answer)
{
    const QJsonArray changes = answer.value(QStringLiteral("changes")).toArray();
    if (changes.isEmpty())
        return QStringLiteral("No changes: everything is shared.\n");
    QString text;
    for (const auto &change : changes) {
        QStringList items;
        for (const auto &item : change[QStringLiteral("items")].toArray())
            items << wordIn(item, "item") + QStringLiteral(" = ") + wordIn(item, "to");
        text += QStringLiteral("%1  %2  %3  %4: %5%6\n")
                    .arg(numberIn(change, "number"))
                    .arg(wordIn(change, "at"), wordIn(change, "by"), wordIn(change, "state"),
                         items.join(QStringLiteral(", ")),
                         change[QStringLiteral("canBeUndone")].toBool()
                             ? QStringLiteral(" (retinued scope undo %1)").arg(numberIn(change, "number"))
                             : QString());
    }
    return text;
}

} // namespace

std::optional<QString> sharingText(const control::Request &request, const QJsonObject &answer)
{
    const QString &command = request.command;
    if (command == u"scope show")
        return scopesText(answer);
    if (command == u"scope plan")
        return outlookText(answer);
    if (command == u"scope apply" || command == u"scope undo" || command == u"scope go-on")
        return changedText(answer);
    if (command == u"scope history")
        return historyText(answer);
    if (command == u"scope stop-all") {
        const QString unheard = namesIn(answer, "unheard");
        return QStringLiteral("Stopped: %1.\n").arg(numberIn(answer, "stopped")) +
               (unheard.isEmpty()
                    ? QString()
                    : QStringLiteral("Not connected, and told at their next contact: %1\n").arg(unheard));
    }
    if (command == u"scope start-again") {
        const QString silent = namesIn(answer, "silent");
        return QStringLiteral("Started: %1.\n").arg(numberIn(answer, "started")) +
               (silent.isEmpty()
                    ? QString()
                    : QStringLiteral("No answer yet, they start at their next contact: %1\n").arg(silent));
    }
    return {};
}

} // namespace retinue::headless
