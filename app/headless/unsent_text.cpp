#include "app/headless/unsent_text.h"

#include "app/headless/answer_text.h"
#include "core/base/visible_text.h"

#include <QDateTime>
#include <QJsonArray>

namespace retinue::headless {

namespace {

qint64 amountIn(const QJsonObject &answer, const char *member)
{
    return answer.value(QLatin1String(member)).toInteger();
}

QString lineIn(const QJsonValue &change, const char *member)
{
    return base::oneLine(change[QLatin1String(member)].toString());
}

QString momentIn(const QJsonValue &json, const char *member)
{
    return QDateTime::fromString(json[QLatin1String(member)].toString(), Qt::ISODate)
        .toLocalTime()
        .toString(QStringLiteral("yyyy/MM/dd hh:mm"));
}

QString whatText(const QJsonValue &change)
{
    const QString what = lineIn(change, "what");
    if (what == u"deleted")
        return QStringLiteral("deleted");
    if (what == u"owner-made")
        return QStringLiteral("made");
    if (what == u"owner-deleted")
        return change[QStringLiteral("isThereAgain")].toBool() ? QStringLiteral("deleted, and there again")
                                                               : QStringLiteral("deleted with all settings");
    if (what == u"owner-changed")
        return QStringLiteral("changed otherwise (goes into no file)");
    const QString way = lineIn(change, "way");
    if (way == u"passphrase")
        return QStringLiteral("changed (goes into a file under a passphrase)");
    return way == u"by-hand" ? QStringLiteral("changed (goes into no file)") : QStringLiteral("changed");
}

QString changeLine(const QJsonValue &change)
{
    const QString owner = lineIn(change, "owner");
    QString by = lineIn(change, "device");
    if (change[QStringLiteral("byAdministrator")].toBool())
        by = QStringLiteral("an administrator");
    return QStringLiteral("  %1  %2  %3  %4%5\n")
        .arg(momentIn(change, "at"),
             owner.isEmpty() ? QStringLiteral("(a name that is not kept: renamed or deleted for good)")
                             : owner,
             change[QStringLiteral("item")].isUndefined() ? QStringLiteral("-") : lineIn(change, "item"),
             whatText(change), by.isEmpty() ? QString() : QStringLiteral(", by ") + by);
}

QString deletionsText(const QJsonObject &answer)
{
    const auto settings = amountIn(answer, "deletedSettings"), owners = amountIn(answer, "deletedOwners");
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
            .arg(momentIn(answer, "copyOf"));
    const QString counts = QStringLiteral("%1 settings of %2 users and %3 groups")
                               .arg(amountIn(answer, "settings"))
                               .arg(amountIn(answer, "users"))
                               .arg(amountIn(answer, "groups"));
    QString text =
        answer.contains(QStringLiteral("copyOf"))
            ? QStringLiteral(
                  "Changed here after the copy of %1, the newest that the new server is sure to have: %2.\n")
                  .arg(momentIn(answer, "copyOf"), counts)
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
    if (const auto more = amountIn(answer, "all") - changes.size(); more > 0)
        text += QStringLiteral("  and %1 more (--limit)\n").arg(more);
    text +=
        QStringLiteral("To bring the settings to the new server: retinued replication unsent --to FILE%1\n")
            .arg(
                amountIn(answer, "secrets") > 0
                    ? QStringLiteral(" --passphrase-file SECRET (without it %1 stored credentials stay here)")
                          .arg(amountIn(answer, "secrets"))
                    : QString());
    return text;
}

} // namespace retinue::headless
