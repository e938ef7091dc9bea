#include "app/control/sharing_commands.h"

#include "app/control/find_device.h"
#include "app/control/time_text.h"

#include <QJsonArray>

namespace retinue::control {

namespace {

constexpr int kMostChanges = 1000;
constexpr int kPatienceSeconds = 30;

QJsonArray toJson(const std::vector<sharing::PlannedItem> &items, bool withCounts)
{
    QJsonArray json;
    for (const sharing::PlannedItem &item : items) {
        QJsonObject entry{{QStringLiteral("item"), item.item},
                          {QStringLiteral("to"), model::scopeWord(item.to)}};
        if (withCounts)
            entry.insert(QStringLiteral("owners"), qint64(item.owners));
        json.append(entry);
    }
    return json;
}

QJsonObject toJson(const engine::SharingOutlook &outlook)
{
    return {{QStringLiteral("items"), toJson(outlook.plan.items, true)},
            {QStringLiteral("sharedSettings"), qint64(outlook.plan.sharedSettings)},
            {QStringLiteral("undoes"), qint64(outlook.plan.undoes)},
            {QStringLiteral("devices"), outlook.devices},
            {QStringLiteral("running"), QJsonArray::fromStringList(outlook.running)},
            {QStringLiteral("jobs"), QJsonArray::fromStringList(outlook.jobs)},
            {QStringLiteral("keptDays"), qint64(outlook.keptFor.count())},
            {QStringLiteral("canBackUp"), outlook.canBackUp}};
}

QJsonObject toJson(const engine::SharingReport &report)
{
    return {{QStringLiteral("number"), qint64(report.change.epoch)},
            {QStringLiteral("pushed"), qint64(report.change.pushed)},
            {QStringLiteral("initialized"), qint64(report.change.initialized)},
            {QStringLiteral("waitsForKept"), !report.change.keeps.isNull()},
            {QStringLiteral("backup"), report.backup ? report.backup->file.name : QString()},
            {QStringLiteral("place"), report.backup ? report.backup->place : QString()}};
}

QString workWord(store::ScopeWork work)
{
    switch (work) {
    case store::ScopeWork::None:
        return QStringLiteral("none");
    case store::ScopeWork::Changing:
        return QStringLiteral("changing");
    case store::ScopeWork::WaitingForKept:
        return QStringLiteral("waiting-for-kept");
    }
    Q_UNREACHABLE();
}

QString stateWord(store::ScopeChangeState state)
{
    switch (state) {
    case store::ScopeChangeState::Applying:
        return QStringLiteral("applying");
    case store::ScopeChangeState::Applied:
        return QStringLiteral("applied");
    case store::ScopeChangeState::Undone:
        return QStringLiteral("undone");
    }
    Q_UNREACHABLE();
}

} // namespace

std::optional<Result<QJsonObject>> SharingCommands::run(const Request &request)
{
    if (request.command == u"scope show")
        return show();
    if (request.command == u"scope plan")
        return plan(request);
    if (request.command == u"scope apply")
        return apply(request);
    if (request.command == u"scope undo")
        return undo(request);
    if (request.command == u"scope history")
        return history();
    if (request.command == u"scope stop-all")
        return stopAll();
    if (request.command == u"scope start-again")
        return startAgain(request);
    if (request.command == u"scope go-on") {
        const auto report = m_sharing.goOn(m_who, m_work);
        return report ? Result<QJsonObject>(toJson(*report)) : Result<QJsonObject>(report.error());
    }
    if (request.command == u"scope give-up-kept") {
        const auto ended = m_sharing.giveUpKept(m_who);
        return ended ? Result<QJsonObject>(QJsonObject()) : Result<QJsonObject>(ended.error());
    }
    return {};
}

Result<QJsonObject> SharingCommands::show()
{
    const auto overview = m_sharing.show();
    if (!overview)
        return overview.error();
    QJsonArray items;
    for (const engine::ItemSharing &item : overview->items)
        items.append(QJsonObject{{QStringLiteral("item"), item.item},
                                 {QStringLiteral("category"), item.category},
                                 {QStringLiteral("name"), item.name},
                                 {QStringLiteral("scope"), model::scopeWord(item.scope)},
                                 {QStringLiteral("canBeChosen"), item.canBeChosen},
                                 {QStringLiteral("change"), qint64(item.change)}});
    return QJsonObject{{QStringLiteral("items"), items},
                       {QStringLiteral("epoch"), qint64(overview->epoch)},
                       {QStringLiteral("work"), workWord(overview->work)},
                       {QStringLiteral("keeping"), overview->keeping},
                       {QStringLiteral("devices"), overview->devices},
                       {QStringLiteral("running"), overview->running},
                       {QStringLiteral("behind"), overview->behind},
                       {QStringLiteral("stoppedHere"), QJsonArray::fromStringList(m_sharing.stoppedHere())}};
}

Result<sharing::Draft> SharingCommands::draftOf(const Request &request) const
{
    sharing::Draft draft;
    for (const QString &argument : request.arguments) {
        const qsizetype at = argument.indexOf(u'=');
        const auto scope = model::scopeOf(argument.mid(at + 1));
        if (at <= 0 || !scope)
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral("\"%1\" is not ITEM=shared or ITEM=device-specific").arg(argument)};
        if (argument.left(at) != u"all") {
            draft[argument.left(at)] = *scope;
            continue;
        }
        for (const Item &item : Catalogue::builtIn().items()) {
            if (item.scope)
                draft[item.id] = *scope;
        }
    }
    return draft;
}

Result<engine::SharingOptions> SharingCommands::optionsOf(const Request &request) const
{
    engine::SharingOptions options;
    options.backUpFirst = !request.flag(QStringLiteral("no-backup"));
    if (const QString keeper = request.text(QStringLiteral("keep-values")); !keeper.isEmpty()) {
        auto device = findDevice(m_devices.list(), keeper);
        if (!device)
            return std::move(device).error();
        options.keepDeviceValues = *device;
    }
    return options;
}

Result<QJsonObject> SharingCommands::plan(const Request &request)
{
    if (const auto change = request.number(QStringLiteral("undo"))) {
        const auto outlook = m_sharing.planUndo(*change);
        return outlook ? Result<QJsonObject>(toJson(*outlook)) : Result<QJsonObject>(outlook.error());
    }
    const auto draft = draftOf(request);
    if (!draft)
        return draft.error();
    const auto outlook = m_sharing.plan(*draft);
    return outlook ? Result<QJsonObject>(toJson(*outlook)) : Result<QJsonObject>(outlook.error());
}

Result<QJsonObject> SharingCommands::apply(const Request &request)
{
    const auto draft = draftOf(request);
    if (!draft)
        return draft.error();
    const auto options = optionsOf(request);
    if (!options)
        return options.error();
    const auto report = m_sharing.apply(*draft, m_who, *options, m_work);
    return report ? Result<QJsonObject>(toJson(*report)) : Result<QJsonObject>(report.error());
}

Result<QJsonObject> SharingCommands::undo(const Request &request)
{
    bool good = false;
    const qint64 number = request.arguments.value(0).toLongLong(&good);
    if (!good || number <= 0)
        return Error{
            ErrorCode::InvalidInput,
            QStringLiteral("\"%1\" is no number of retinued scope history").arg(request.arguments.value(0))};
    const auto options = optionsOf(request);
    if (!options)
        return options.error();
    const auto report = m_sharing.undo(number, m_who, *options, m_work);
    return report ? Result<QJsonObject>(toJson(*report)) : Result<QJsonObject>(report.error());
}

Result<QJsonObject> SharingCommands::history()
{
    const auto entries = m_sharing.history({}, kMostChanges);
    if (!entries)
        return entries.error();
    QJsonArray changes;
    for (const engine::SharingEntry &entry : *entries)
        changes.append(QJsonObject{{QStringLiteral("number"), qint64(entry.change.epoch)},
                                   {QStringLiteral("at"), timeText(entry.change.beganAt)},
                                   {QStringLiteral("by"), entry.change.who},
                                   {QStringLiteral("state"), stateWord(entry.change.state)},
                                   {QStringLiteral("undoes"), qint64(entry.change.undoes)},
                                   {QStringLiteral("items"), toJson(entry.items, false)},
                                   {QStringLiteral("pushed"), qint64(entry.change.pushed)},
                                   {QStringLiteral("initialized"), qint64(entry.change.initialized)},
                                   {QStringLiteral("canBeUndone"), entry.canBeUndone},
                                   {QStringLiteral("undoableUntil"), timeText(entry.undoableUntil)}});
    return QJsonObject{{QStringLiteral("changes"), changes}};
}

Result<QJsonObject> SharingCommands::stopAll()
{
    const auto report = m_sharing.stopAll(m_who, m_work);
    if (!report)
        return report.error();
    return QJsonObject{{QStringLiteral("stopped"), report->stopped},
                       {QStringLiteral("unheard"), QJsonArray::fromStringList(report->unheard)}};
}

Result<QJsonObject> SharingCommands::startAgain(const Request &request)
{
    const std::chrono::seconds patience(request.number(QStringLiteral("wait")).value_or(kPatienceSeconds));
    const auto report = m_sharing.startAgain(m_who, m_work, patience);
    if (!report)
        return report.error();
    return QJsonObject{{QStringLiteral("started"), report->started},
                       {QStringLiteral("silent"), QJsonArray::fromStringList(report->silent)}};
}

} // namespace retinue::control
