#include "app/headless/unsent_text.h"

#include "app/headless/answer_text.h"
#include "app/headless/json_text.h"

#include <QJsonArray>

namespace retinue::headless {

namespace {

QString whatText(const QJsonValue &change)
{
    const QString what = memberOf(change, "what");
    if (what == u"deleted")
        return QStringLiteral("deleted");
    if (what == u"owner-made")
        return QStringLiteral("made");
    if (what == u"owner-deleted")
        return change[QStringLiteral("isThereAgain")].toBool() ? QStringLiteral("deleted, and there again")
                                                               : QStringLiteral("deleted with all settings");
    if (what == u"owner-changed")
        return QStringLiteral("changed otherwise (goes into no file)");
    const QString way = memberOf(change, "way");
    if (way == u"passphrase")
        return QStringLiteral("changed (goes into a file under a passphrase)");
    return way == u"by-hand" ? QStringLiteral("changed (goes into no file)") : QStringLiteral("changed");
}

QString changeLine(const QJsonValue &change)
{
    const QString owner = memberOf(change, "owner");
    QString by = memberOf(change, "device");
    if (change[QStringLiteral("byAdministrator")].toBool())
        by = QStringLiteral("an administrator");
    return QStringLiteral("  %1  %2  %3  %4%5\n")
        .arg(localTime(change, "at"),
             owner.isEmpty() ? QStringLiteral("(a name that is not kept: renamed or deleted for good)")
                             : owner,
             change[QStringLiteral("item")].isUndefined() ? QStringLiteral("-") : memberOf(change, "item"),
             whatText(change), by.isEmpty() ? QString() : QStringLiteral(", by ") + by);
}

QString deletionsText(const QJsonObject &answer)
{
    const auto settings = countIn(answer, "deletedSettings"), owners = countIn(answer, "deletedOwners");
    QString text;
    if (settings + owners > 0)
        text =
            QStringLiteral("Deleted here: %1 settings, and %2 users and groups. No file holds that: delete "
                           "them on the new server, too, if they are there and are to go.\n")
                .arg(settings)
                .arg(owners);
    if (!answer.value(QStringLiteral("deletionsKnown")).toBool())
        text += QStringLiteral("More may have been deleted here: which cannot be told any more.\n");
    if (answer.value(QStringLiteral("otherwiseChanged")).toBool())
        text += QStringLiteral("Something else was changed here after the copy, such as the scope of an "
                               "item. No file holds that.\n");
    return text;
}

} // namespace

QString unsentText(const QJsonObject &answer)
{
    if (answer.value(QStringLiteral("nothing")).toBool())
        return QStringLiteral(
                   "The new server has everything: nothing was changed here after the copy of %1.\n")
            .arg(localTime(answer, "copyOf"));
    const QString counts = QStringLiteral("%1 settings of %2 users and %3 groups")
                               .arg(countIn(answer, "settings"))
                               .arg(countIn(answer, "users"))
                               .arg(countIn(answer, "groups"));
    QString text =
        answer.contains(QStringLiteral("copyOf"))
            ? QStringLiteral(
                  "Changed here after the copy of %1, the newest that the new server is sure to have: %2.\n")
                  .arg(localTime(answer, "copyOf"), counts)
            : QStringLiteral(
                  "Of this store no copy is known that the new server would have, so that all of it "
                  "counts as changed: %1.\n")
                  .arg(counts);
    text += deletionsText(answer);
    const QJsonObject saved = answer.value(QStringLiteral("saved")).toObject();
    if (!saved.isEmpty())
        return text + exportText(saved) +
               QStringLiteral("On the new server: retinued user import FILE --dry-run, then without it.\n");
    const QJsonArray changes = answer.value(QStringLiteral("changes")).toArray();
    for (const auto &change : changes)
        text += changeLine(change);
    if (const auto more = countIn(answer, "all") - changes.size(); more > 0)
        text += QStringLiteral("  and %1 more (--limit)\n").arg(more);
    text +=
        QStringLiteral("To bring the settings to the new server: retinued replication unsent --to FILE%1\n")
            .arg(
                countIn(answer, "secrets") > 0
                    ? QStringLiteral(" --passphrase-file SECRET (without it %1 stored credentials stay here)")
                          .arg(countIn(answer, "secrets"))
                    : QString());
    return text;
}

} // namespace retinue::headless
