#include "app/control/exchange_commands.h"

#include "app/control/export_answer.h"
#include "app/control/time_text.h"
#include "core/model/search_text.h"

#include <QJsonArray>

#include <algorithm>

namespace retinue::control {

namespace {

constexpr int kMostImports = 1000;

Result<store::ImportExisting> existingOf(const Request &request)
{
    const QString word = request.text(QStringLiteral("existing"));
    if (word.isEmpty() || word == u"keep")
        return store::ImportExisting::Keep;
    if (word == u"replace")
        return store::ImportExisting::Replace;
    if (word == u"merge")
        return store::ImportExisting::Merge;
    return Error{ErrorCode::InvalidInput, QStringLiteral("--existing is \"keep\", \"replace\" or \"merge\"")};
}

Result<std::optional<OwnerKey>> importOwnerOf(const Request &request)
{
    const QString user = request.text(QStringLiteral("user")), group = request.text(QStringLiteral("group"));
    if (!user.isEmpty() && !group.isEmpty())
        return Error{ErrorCode::InvalidInput, QStringLiteral("give --user or --group, not both")};
    if (user.isEmpty() && group.isEmpty())
        return std::optional<OwnerKey>();
    auto key = user.isEmpty() ? OwnerKey::group(group) : OwnerKey::parseUser(user);
    if (!key)
        return std::move(key).error();
    return std::optional(*std::move(key));
}

QStringList formatWords()
{
    QStringList words;
    for (const exchange::ExportFormat format : exchange::exportFormats())
        words << exchange::exportWord(format);
    return words;
}

/// Whose data: all, who is found by a text, or those who are named.
Result<exchange::ExportSelection> exportSelectionOf(const Request &request)
{
    exchange::ExportSelection selection;
    const QString text = request.text(QStringLiteral("search"));
    const auto users = request.options.value(QStringLiteral("user")).toArray();
    const auto groups = request.options.value(QStringLiteral("group")).toArray();
    const bool all = request.flag(QStringLiteral("all"));
    if (int(all) + int(!text.isEmpty()) + int(!users.isEmpty() || !groups.isEmpty()) != 1)
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("say whose data: --all, --search TEXT, or --user NAME and --group ID")};
    for (const auto &name : users) {
        auto key = OwnerKey::parseUser(name.toString());
        if (!key)
            return std::move(key).error();
        selection.owners.push_back(*std::move(key));
    }
    for (const auto &name : groups) {
        auto key = OwnerKey::group(name.toString());
        if (!key)
            return std::move(key).error();
        selection.owners.push_back(*std::move(key));
    }
    if (selection.owners.empty())
        selection.allThatMatch = store::OwnerQuery{model::searchTerms(text)};
    return selection;
}

void insertProblems(QJsonObject &json, const exchange::ImportPreview &preview)
{
    json.insert(QStringLiteral("problems"), problemsToJson(preview.problems));
    json.insert(QStringLiteral("problemCount"), qint64(preview.problemCount));
    json.insert(QStringLiteral("rejected"), qint64(preview.rejected));
    json.insert(QStringLiteral("repeated"), qint64(preview.repeated));
}

void insertCounts(QJsonObject &json, const store::ImportCounts &counts)
{
    json.insert(QStringLiteral("newOwners"), qint64(counts.owners));
    json.insert(QStringLiteral("groupsSet"), qint64(counts.groups));
    json.insert(QStringLiteral("added"), qint64(counts.added));
    json.insert(QStringLiteral("changed"), qint64(counts.changed));
    json.insert(QStringLiteral("same"), qint64(counts.same));
    json.insert(QStringLiteral("kept"), qint64(counts.kept));
    json.insert(QStringLiteral("refused"), qint64(counts.refused));
    json.insert(QStringLiteral("locked"), qint64(counts.locked));
}

Result<qint64> importNumberOf(const Request &request)
{
    bool good = false;
    const qint64 number = request.arguments.value(0).toLongLong(&good);
    if (!good || number <= 0)
        return Error{
            ErrorCode::InvalidInput,
            QStringLiteral("\"%1\" is no number of retinued user imports").arg(request.arguments.value(0))};
    return number;
}

/// What would be done, as if it was.
store::ImportCounts outlookCounts(const exchange::ImportPreview &preview, store::ImportExisting existing)
{
    const exchange::ImportOutlook &outlook = preview.outlook(existing);
    const exchange::SettingFates &settings = outlook.settings;
    return {preview.newOwners(), outlook.groupsSet, settings.added,   settings.changed,
            settings.same,       settings.kept,     settings.refused, settings.locked};
}

} // namespace

std::optional<Result<QJsonObject>> ExchangeCommands::run(const Request &request)
{
    if (request.command == u"user import")
        return import(request);
    if (request.command == u"user imports")
        return list();
    if (request.command == u"user undo-import")
        return takeBack(request);
    if (request.command == u"user drop-import")
        return drop(request);
    if (request.command == u"user export")
        return exportTo(request);
    return {};
}

Result<QJsonObject> ExchangeCommands::import(const Request &request)
{
    const auto existing = existingOf(request);
    if (!existing)
        return existing.error();
    RETINUE_TRY(checkPassphrase(request, 1));
    auto owner = importOwnerOf(request);
    if (!owner)
        return std::move(owner).error();
    const bool isTrial = request.flag(QStringLiteral("dry-run"));
    auto file = m_exchange.read(request.arguments.value(0), {request.text(QStringLiteral("charset")),
                                                             *std::move(owner), request.password.clone()});
    if (!file)
        return std::move(file).error();
    const auto preview = m_exchange.preview(**file, m_work.cancel);
    if (!preview)
        return preview.error();
    QJsonObject answer{{QStringLiteral("file"), (*file)->name()},
                       {QStringLiteral("format"), (*file)->format()},
                       {QStringLiteral("dryRun"), isTrial}};
    insertProblems(answer, *preview);
    const qint64 bad = preview->rejected - preview->repeated + preview->outlook(*existing).settings.refused;
    const bool isRefused = bad > 0 && !isTrial && !request.flag(QStringLiteral("apply-good"));
    answer.insert(QStringLiteral("imported"), !isTrial && !isRefused);
    if (isTrial || isRefused) {
        insertCounts(answer, outlookCounts(*preview, *existing));
        return answer;
    }
    const auto done = m_exchange.import(**file, *existing, m_who, m_work);
    if (!done)
        return done.error();
    answer.insert(QStringLiteral("number"), qint64(done->row));
    answer.insert(QStringLiteral("canBeUndone"), m_exchange.canBeTakenBack(*done));
    insertCounts(answer, done->counts);
    return answer;
}

Result<QJsonObject> ExchangeCommands::list()
{
    const auto imports = m_exchange.imports(kMostImports);
    if (!imports)
        return imports.error();
    QJsonArray entries;
    for (const exchange::ImportEntry &entry : *imports) {
        QJsonObject json{{QStringLiteral("number"), qint64(entry.import.row)},
                         {QStringLiteral("file"), entry.import.file},
                         {QStringLiteral("format"), entry.import.format},
                         {QStringLiteral("by"), entry.import.who},
                         {QStringLiteral("begunAt"), timeText(entry.import.begunAt)},
                         {QStringLiteral("ended"), entry.import.state == store::ImportState::Applied},
                         {QStringLiteral("canBeUndone"), qint64(entry.changes)},
                         {QStringLiteral("undone"), qint64(entry.import.takenBack)},
                         {QStringLiteral("stayed"), qint64(entry.import.stayed)}};
        insertCounts(json, entry.import.counts);
        entries.append(json);
    }
    return QJsonObject{{QStringLiteral("imports"), entries},
                       {QStringLiteral("keptDays"), qint64(m_exchange.keptFor().count())}};
}

Result<QJsonObject> ExchangeCommands::drop(const Request &request)
{
    const auto number = importNumberOf(request);
    if (!number)
        return number.error();
    RETINUE_TRY(m_exchange.drop(*number, m_who));
    return QJsonObject{{QStringLiteral("number"), *number}};
}

Result<QJsonObject> ExchangeCommands::takeBack(const Request &request)
{
    const auto number = importNumberOf(request);
    if (!number)
        return number.error();
    const auto report = m_exchange.takeBack(*number, m_who, m_work);
    if (!report)
        return report.error();
    QJsonArray stayed;
    for (const exchange::TakeBackReport::Stayed &change : report->firstStayed)
        stayed.append(QJsonObject{{QStringLiteral("owner"), change.owner.toString()},
                                  {QStringLiteral("item"), change.item}});
    return QJsonObject{{QStringLiteral("number"), *number},
                       {QStringLiteral("undone"), qint64(report->takenBack)},
                       {QStringLiteral("stayed"), qint64(report->stayed)},
                       {QStringLiteral("locked"), qint64(report->locked)},
                       {QStringLiteral("firstStayed"), stayed}};
}

Result<QJsonObject> ExchangeCommands::exportTo(const Request &request)
{
    const auto selection = exportSelectionOf(request);
    if (!selection)
        return selection.error();
    const QString word = request.text(QStringLiteral("format"));
    const auto format =
        word.isEmpty() ? std::optional(exchange::ExportFormat::Package) : exchange::exportFormat(word);
    if (!format)
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("--format is one of %1").arg(formatWords().join(QStringLiteral(", ")))};
    if (*format != exchange::ExportFormat::Package && request.flag(QStringLiteral("passphrase-file")))
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("only a package can have a passphrase; leave --passphrase-file out")};
    RETINUE_TRY(checkPassphrase(request, kShortestPassphrase));
    exchange::ExportWish wish;
    wish.format = *format;
    wish.passphrase = request.password.clone();
    const auto report =
        m_exchange.exportTo(*selection, request.arguments.value(0), std::move(wish), m_who, m_work);
    if (!report)
        return report.error();
    QJsonObject answer = exportToJson(*report);
    answer.insert(QStringLiteral("format"), exchange::exportWord(*format));
    return answer;
}

} // namespace retinue::control
