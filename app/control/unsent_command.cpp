#include "app/control/unsent_command.h"

#include "app/control/export_answer.h"
#include "app/control/time_text.h"
#include "core/engine/unsent.h"

namespace retinue::control {

namespace {

using engine::UnsentChange;

constexpr int kChangesShown = 1000;

QString unsentWord(UnsentChange::What what)
{
    switch (what) {
    case UnsentChange::What::Changed:
        return QStringLiteral("changed");
    case UnsentChange::What::Deleted:
        return QStringLiteral("deleted");
    case UnsentChange::What::OwnerMade:
        return QStringLiteral("owner-made");
    case UnsentChange::What::OwnerDeleted:
        return QStringLiteral("owner-deleted");
    case UnsentChange::What::OwnerChanged:
        return QStringLiteral("owner-changed");
    }
    Q_UNREACHABLE();
}

QString unsentWord(UnsentChange::Way way)
{
    switch (way) {
    case UnsentChange::Way::InFile:
        return QStringLiteral("file");
    case UnsentChange::Way::UnderPassphrase:
        return QStringLiteral("passphrase");
    case UnsentChange::Way::ByHand:
        return QStringLiteral("by-hand");
    }
    Q_UNREACHABLE();
}

QJsonObject toJson(const UnsentChange &change)
{
    QJsonObject json{{QStringLiteral("what"), unsentWord(change.what)},
                     {QStringLiteral("way"), unsentWord(change.way)},
                     {QStringLiteral("at"), timeText(change.at)}};
    if (change.owner)
        json.insert(QStringLiteral("owner"), change.owner->toString());
    if (change.isThereAgain)
        json.insert(QStringLiteral("isThereAgain"), true);
    if (!change.item.isEmpty())
        json.insert(QStringLiteral("item"), change.item);
    if (change.by && change.by->isNull())
        json.insert(QStringLiteral("byAdministrator"), true);
    else if (change.by)
        json.insert(QStringLiteral("device"),
                    change.device.isEmpty() ? change.by->toString() : change.device);
    return json;
}

QJsonObject toJson(const engine::UnsentReport &report)
{
    QJsonArray changes;
    for (const UnsentChange &change : report.newest)
        changes.append(toJson(change));
    QJsonObject json{{QStringLiteral("nothing"), report.isNothing()},
                     {QStringLiteral("users"), qint64(report.users)},
                     {QStringLiteral("groups"), qint64(report.groups)},
                     {QStringLiteral("settings"), qint64(report.settings)},
                     {QStringLiteral("secrets"), qint64(report.secrets)},
                     {QStringLiteral("neverExported"), qint64(report.neverExported)},
                     {QStringLiteral("deletedSettings"), qint64(report.deletedSettings)},
                     {QStringLiteral("deletedOwners"), qint64(report.deletedOwners)},
                     {QStringLiteral("otherOwners"), qint64(report.otherOwners)},
                     {QStringLiteral("otherwiseChanged"), report.isOtherwiseChanged},
                     {QStringLiteral("deletionsKnown"), report.areDeletionsKnown},
                     {QStringLiteral("changes"), changes},
                     {QStringLiteral("all"), qint64(report.all())}};
    if (report.copyOf)
        json.insert(QStringLiteral("copyOf"), timeText(*report.copyOf));
    return json;
}

Error nothingToSave(const engine::UnsentReport &report)
{
    if (report.all() > 0 || report.isOtherwiseChanged)
        return {
            ErrorCode::NotFound,
            QStringLiteral("no setting was changed here after the copy that the new server has, and no "
                           "file holds what else was done (deletions, scopes): without --to it is listed")};
    return {ErrorCode::NotFound,
            QStringLiteral("no setting was changed here after the copy that the new server has, so there is "
                           "nothing to save")};
}

} // namespace

Result<QJsonObject> runUnsent(engine::Engine &engine, const Request &request, const QString &who,
                              const LongWork &work)
{
    RETINUE_TRY(checkPassphrase(request, kShortestPassphrase));
    const int most = request.number(QStringLiteral("limit")).value_or(kChangesShown);
    const auto report = engine::unsentChanges(engine, most, work);
    if (!report)
        return report.error();
    QJsonObject answer = toJson(*report);
    const QString path = request.text(QStringLiteral("to"));
    if (path.isEmpty())
        return answer;
    if (!report->hasNewData())
        return nothingToSave(*report);
    const auto saved = engine::saveUnsent(engine, path, request.password, who, work);
    if (!saved)
        return saved.error();
    answer.insert(QStringLiteral("saved"), exportToJson(*saved));
    return answer;
}

} // namespace retinue::control
