#include "app/control/user_commands.h"

#include "app/control/find_device.h"
#include "app/control/time_text.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <future>

namespace retinue::control {

namespace {

constexpr int kDefaultLimit = 1000;

QString kindWord(const OwnerKey &owner)
{
    switch (owner.kind()) {
    case OwnerKind::User:
        return QStringLiteral("user");
    case OwnerKind::Group:
        return QStringLiteral("group");
    case OwnerKind::AllDevices:
        return QStringLiteral("all-devices");
    }
    Q_UNREACHABLE();
}

QJsonObject toJson(const userdata::OwnerEntry &owner)
{
    QJsonObject json{{QStringLiteral("kind"), kindWord(owner.key)},
                     {QStringLiteral("name"), owner.key.name()},
                     {QStringLiteral("domain"), owner.key.domain()},
                     {QStringLiteral("id"), owner.id.toString()},
                     {QStringLiteral("settingCount"), qint64(owner.settings)},
                     {QStringLiteral("bytes"), qint64(owner.bytes)},
                     {QStringLiteral("revision"), qint64(owner.revision.value)},
                     {QStringLiteral("changedAt"), timeText(owner.changedAt)}};
    if (!owner.changedBy.isNull())
        json.insert(QStringLiteral("changedBy"), owner.changedBy.toString());
    return json;
}

Result<OwnerKey> ownerOf(const QString &name, bool isGroup)
{
    return isGroup ? OwnerKey::group(name) : OwnerKey::parseUser(name);
}

QString reasonWord(store::DeletedReason reason)
{
    switch (reason) {
    case store::DeletedReason::Deleted:
        return QStringLiteral("deleted");
    case store::DeletedReason::Displaced:
        return QStringLiteral("displaced");
    case store::DeletedReason::Replaced:
        return QStringLiteral("replaced");
    case store::DeletedReason::Initialized:
        return QStringLiteral("initialized");
    }
    Q_UNREACHABLE();
}

QJsonObject toJson(const userdata::DeletedEntry &entry)
{
    const store::DeletedOwnerRow &occasion = entry.occasion;
    QJsonObject json{{QStringLiteral("number"), qint64(occasion.row)},
                     {QStringLiteral("kind"), kindWord(occasion.key)},
                     {QStringLiteral("name"), occasion.key.name()},
                     {QStringLiteral("domain"), occasion.key.domain()},
                     {QStringLiteral("reason"), reasonWord(occasion.reason)},
                     {QStringLiteral("by"), occasion.by},
                     {QStringLiteral("deletedAt"), timeText(occasion.deletedAt)},
                     {QStringLiteral("settingCount"), qint64(occasion.settings)},
                     {QStringLiteral("bytes"), qint64(occasion.bytes)},
                     {QStringLiteral("hasNewer"), entry.hasNewer}};
    if (!occasion.device.isNull())
        json.insert(QStringLiteral("device"), occasion.device.toString());
    return json;
}

QString tracesWord(store::Erasure erasure)
{
    switch (erasure) {
    case store::Erasure::Done:
        return QStringLiteral("none");
    case store::Erasure::Later:
        return QStringLiteral("later");
    case store::Erasure::AtNextStart:
        return QStringLiteral("next-start");
    }
    Q_UNREACHABLE();
}

/// The numbers that "user deleted" lists.
Result<userdata::DeletedSelection> occasionsOf(const Request &request)
{
    userdata::DeletedSelection selection;
    for (const QString &argument : request.arguments) {
        bool good = false;
        const qint64 number = argument.toLongLong(&good);
        if (!good || number <= 0)
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral("\"%1\" is no number of retinued user deleted").arg(argument)};
        selection.occasions.push_back(number);
    }
    return selection;
}

/// OLD and NEW, FROM and INTO.
Result<std::pair<OwnerKey, OwnerKey>> twoUsers(const Request &request)
{
    auto first = OwnerKey::parseUser(request.arguments.value(0));
    if (!first.ok())
        return std::move(first).error().during(QStringLiteral("\"%1\"").arg(request.arguments.value(0)));
    auto second = OwnerKey::parseUser(request.arguments.value(1));
    if (!second.ok())
        return std::move(second).error().during(QStringLiteral("\"%1\"").arg(request.arguments.value(1)));
    return std::pair(*std::move(first), *std::move(second));
}

QString fateWord(userdata::MoveFate fate)
{
    switch (fate) {
    case userdata::MoveFate::Moved:
        return QStringLiteral("moved");
    case userdata::MoveFate::Same:
        return QStringLiteral("same");
    case userdata::MoveFate::Merged:
        return QStringLiteral("merged");
    case userdata::MoveFate::Kept:
        return QStringLiteral("kept");
    case userdata::MoveFate::Replaced:
        return QStringLiteral("replaced");
    case userdata::MoveFate::Left:
        return QStringLiteral("left");
    }
    Q_UNREACHABLE();
}

QJsonObject toJson(const OwnerKey &from, const OwnerKey &to, const engine::MoveOutlook &outlook, bool dryRun)
{
    QJsonArray settings;
    for (const userdata::MovedSetting &setting : outlook.plan.settings)
        settings.append(QJsonObject{{QStringLiteral("item"), setting.item},
                                    {QStringLiteral("fate"), fateWord(setting.fate)},
                                    {QStringLiteral("onDevices"), setting.onDevices}});
    return {{QStringLiteral("from"), from.spelled()},
            {QStringLiteral("to"), to.spelled()},
            {QStringLiteral("dryRun"), dryRun},
            {QStringLiteral("kept"), outlook.keeps},
            {QStringLiteral("stoppedDevices"), QJsonArray::fromStringList(outlook.stoppedHolders)},
            {QStringLiteral("losesDeviceSpecific"), outlook.losesDeviceSpecific},
            {QStringLiteral("settings"), settings}};
}

QString subjectOf(const Request &request)
{
    return QStringLiteral("%1: %2").arg(request.arguments.size()).arg(request.arguments.join(u' '));
}

} // namespace

std::optional<Result<QJsonObject>> UserCommands::run(const Request &request)
{
    const QString &command = request.command;
    if (command == u"user search")
        return search(request);
    if (command == u"user show")
        return show(request);
    if (command == u"user list")
        return list(request);
    if (command == u"user delete")
        return remove(request);
    if (command == u"user deleted")
        return listDeleted(request);
    if (command == u"user restore")
        return restore(request);
    if (command == u"user purge")
        return purge(request);
    if (command == u"user keep")
        return keep(request);
    if (command == u"user take-over")
        return takeOver(request);
    if (command == u"user rename")
        return rename(request);
    if (command == u"user merge")
        return merge(request);
    return {};
}

Result<QJsonObject>
UserCommands::findOwners(const Request &request, const userdata::OwnerSearch &search, const QString &member,
                         const std::function<QJsonObject(const userdata::OwnerEntry &)> &entry)
{
    const auto matching = m_engine.owners().count(search, m_work.cancel);
    if (!matching.ok())
        return matching.error();
    const int limit = std::min(request.number(QStringLiteral("limit")).value_or(kDefaultLimit), kMostListed);
    QJsonArray found;
    std::optional<store::OwnerPlace> after;
    for (bool more = limit > 0; more; more = after && found.size() < limit) {
        const auto page = m_engine.owners().page(search, after, limit - int(found.size()), m_work.cancel);
        if (!page.ok())
            return page.error();
        for (const userdata::OwnerEntry &owner : page->owners)
            found.append(entry(owner));
        after = page->next;
    }
    return QJsonObject{{member, found}, {QStringLiteral("matching"), qint64(*matching)}};
}

Result<QJsonObject> UserCommands::search(const Request &request)
{
    using Order = userdata::OwnerSearch::Order;
    userdata::OwnerSearch search;
    search.text = request.arguments.value(0);
    const QString kind = request.text(QStringLiteral("kind"));
    if (kind == u"user")
        search.kinds = userdata::OwnerSearch::Kinds::Users;
    else if (kind == u"group")
        search.kinds = userdata::OwnerSearch::Kinds::Groups;
    else if (!kind.isEmpty())
        return Error{ErrorCode::InvalidInput, QStringLiteral("--kind is \"user\" or \"group\"")};
    const QString sort = request.text(QStringLiteral("sort"));
    if (sort == u"newest" || sort == u"oldest")
        search.order = sort == u"newest" ? Order::NewestChange : Order::OldestChange;
    else if (!sort.isEmpty() && sort != u"name")
        return Error{ErrorCode::InvalidInput, QStringLiteral("--sort is \"name\", \"newest\" or \"oldest\"")};
    if (const auto months = request.number(QStringLiteral("unchanged-months")))
        search.changedBefore = userdata::monthsBefore(m_engine.clock().now(), *months);
    return findOwners(request, search, QStringLiteral("owners"),
                      [](const userdata::OwnerEntry &owner) { return toJson(owner); });
}

Result<QJsonObject> UserCommands::show(const Request &request)
{
    auto key = ownerOf(request.arguments.value(0), request.flag(QStringLiteral("group")));
    if (!key.ok())
        return std::move(key).error();
    auto details = m_engine.owners().details(*key);
    if (!details.ok())
        return std::move(details).error();
    if (!*details)
        return Error{ErrorCode::NotFound, QStringLiteral("there is no data of %1").arg(key->toString())};
    QJsonObject json = toJson((*details)->owner);
    QJsonArray settings, related;
    for (const userdata::SettingEntry &setting : (*details)->settings) {
        QJsonObject entry{{QStringLiteral("item"), setting.item},
                          {QStringLiteral("category"), setting.category},
                          {QStringLiteral("name"), setting.name},
                          {QStringLiteral("bytes"), qint64(setting.bytes)},
                          {QStringLiteral("revision"), qint64(setting.revision.value)},
                          {QStringLiteral("changedAt"), timeText(setting.changedAt)},
                          {QStringLiteral("secret"), setting.secret}};
        if (!setting.changedBy.isNull())
            entry.insert(QStringLiteral("changedBy"), setting.changedBy.toString());
        if (!setting.secret)
            entry.insert(QStringLiteral("value"), QJsonDocument::fromJson(setting.value).object());
        settings.append(entry);
    }
    json.insert(QStringLiteral("settings"), settings);
    const bool isUser = key->kind() == OwnerKind::User;
    for (const OwnerKey &other : isUser ? (*details)->groups : (*details)->members)
        related.append(other.spelled());
    json.insert(isUser ? QStringLiteral("groups") : QStringLiteral("members"), related);
    return json;
}

Result<QJsonObject> UserCommands::list(const Request &request)
{
    userdata::OwnerSearch search;
    search.text = request.text(QStringLiteral("filter"));
    search.kinds = request.flag(QStringLiteral("groups")) ? userdata::OwnerSearch::Kinds::Groups
                                                          : userdata::OwnerSearch::Kinds::Users;
    return findOwners(request, search, QStringLiteral("users"), [](const userdata::OwnerEntry &owner) {
        return QJsonObject{{QStringLiteral("name"), owner.key.name()},
                           {QStringLiteral("domain"), owner.key.domain()},
                           {QStringLiteral("changedAt"), timeText(owner.changedAt)}};
    });
}

Result<QJsonObject> UserCommands::remove(const Request &request)
{
    const bool groups = request.flag(QStringLiteral("groups"));
    std::vector<OwnerKey> owners;
    for (const QString &name : request.arguments) {
        auto key = ownerOf(name, groups);
        if (!key.ok())
            return std::move(key).error().during(QStringLiteral("deleting \"%1\"").arg(name));
        owners.push_back(*key);
    }
    userdata::OwnerSelection selection;
    for (const OwnerKey &owner : owners) {
        const auto id = m_engine.settings().find(owner);
        if (!id.ok())
            return id.error();
        if (*id)
            selection.owners.push_back(**id);
        else if (owner.kind() == OwnerKind::User && !request.flag(QStringLiteral("dry-run")))
            RETINUE_TRY(forgetGroups(owner));
    }
    const auto outlook = m_engine.userData().outlook(selection, m_work.cancel);
    if (!outlook.ok())
        return outlook.error();
    std::int64_t deleted = outlook->plan.users + outlook->plan.groups;
    auto erasure = store::Erasure::Done;
    if (!request.flag(QStringLiteral("dry-run"))) {
        const auto report = m_engine.userData().remove(
            selection, request.arguments.join(QStringLiteral(", ")), m_who, m_work);
        if (!report.ok())
            return report.error();
        deleted = report->deleted;
        erasure = report->erasure;
    }
    return QJsonObject{
        {QStringLiteral("deleted"), qint64(deleted)},
        {QStringLiteral("settings"), qint64(outlook->plan.settings)},
        {QStringLiteral("unknown"), qint64(owners.size()) - qint64(selection.owners.size())},
        {QStringLiteral("dryRun"), request.flag(QStringLiteral("dry-run"))},
        {QStringLiteral("kept"), outlook->keeps},
        {QStringLiteral("traces"), tracesWord(erasure)},
        {QStringLiteral("stoppedDevices"), QJsonArray::fromStringList(outlook->stoppedHolders)}};
}

Result<void> UserCommands::forgetGroups(const OwnerKey &user)
{
    std::promise<Result<void>> promise;
    auto written = promise.get_future();
    m_engine.settings().assertMembership({user, {}},
                                         [&](Result<void> done) { promise.set_value(std::move(done)); });
    return written.get();
}

Result<QJsonObject> UserCommands::listDeleted(const Request &request)
{
    auto &deleted = m_engine.userData().recentlyDeleted();
    const QString text = request.arguments.value(0);
    const auto matching = deleted.count(text, m_work.cancel);
    if (!matching.ok())
        return matching.error();
    const int limit = std::min(request.number(QStringLiteral("limit")).value_or(kDefaultLimit), kMostListed);
    QJsonArray found;
    std::optional<std::int64_t> after;
    for (bool more = limit > 0; more; more = after && found.size() < limit) {
        const auto page = deleted.page(text, after, limit - int(found.size()), m_work.cancel);
        if (!page.ok())
            return page.error();
        for (const userdata::DeletedEntry &entry : page->entries)
            found.append(toJson(entry));
        after = page->next;
    }
    return QJsonObject{{QStringLiteral("deleted"), found},
                       {QStringLiteral("matching"), qint64(*matching)},
                       {QStringLiteral("keptDays"), qint64(m_engine.userData().keptFor().count())}};
}

Result<QJsonObject> UserCommands::restore(const Request &request)
{
    const auto selection = occasionsOf(request);
    if (!selection.ok())
        return selection.error();
    const auto existing =
        request.flag(QStringLiteral("replace")) ? userdata::Existing::Replace : userdata::Existing::Keep;
    const auto report = m_engine.userData().restore(*selection, existing, subjectOf(request), m_who, m_work);
    if (!report.ok())
        return report.error();
    return QJsonObject{{QStringLiteral("owners"), qint64(report->owners)},
                       {QStringLiteral("settings"), qint64(report->settings)},
                       {QStringLiteral("kept"), qint64(report->kept)},
                       {QStringLiteral("locked"), qint64(report->locked)},
                       {QStringLiteral("refused"), qint64(report->refused)},
                       {QStringLiteral("unknown"), qint64(report->gone)}};
}

Result<QJsonObject> UserCommands::purge(const Request &request)
{
    const auto selection = occasionsOf(request);
    if (!selection.ok())
        return selection.error();
    const auto report = m_engine.userData().deleteForGood(*selection, subjectOf(request), m_who, m_work);
    if (!report.ok())
        return report.error();
    return QJsonObject{
        {QStringLiteral("deleted"), qint64(report->deleted)},
        {QStringLiteral("unknown"), qint64(selection->occasions.size()) - qint64(report->deleted)},
        {QStringLiteral("traces"), tracesWord(report->erasure)}};
}

Result<QJsonObject> UserCommands::takeOver(const Request &request)
{
    const auto owner = ownerOf(request.arguments.value(0), request.flag(QStringLiteral("group")));
    if (!owner.ok())
        return owner.error();
    const auto device = findDevice(m_engine.devices().list(), request.arguments.value(1));
    if (!device.ok())
        return device.error();
    RETINUE_TRY(m_engine.userData().takeOver(*owner, *device, m_who, m_work));
    const auto record = m_engine.devices().find(*device);
    return QJsonObject{{QStringLiteral("owner"), owner->spelled()},
                       {QStringLiteral("device"), record ? record->info.name : QString()}};
}

Result<QJsonObject> UserCommands::rename(const Request &request)
{
    const auto names = twoUsers(request);
    if (!names.ok())
        return names.error();
    const auto &[from, to] = *names;
    const bool dryRun = request.flag(QStringLiteral("dry-run"));
    const auto report =
        dryRun ? m_engine.userData().planRename(from, to) : m_engine.userData().rename(from, to, m_who);
    return report.ok() ? Result<QJsonObject>(toJson(from, to, *report, dryRun)) : report.error();
}

Result<QJsonObject> UserCommands::merge(const Request &request)
{
    const auto names = twoUsers(request);
    if (!names.ok())
        return names.error();
    const bool replaces = request.flag(QStringLiteral("replace"));
    if (replaces && request.flag(QStringLiteral("keep")))
        return Error{ErrorCode::InvalidInput, QStringLiteral("only one of --keep and --replace")};
    const auto existing = replaces ? userdata::Existing::Replace : userdata::Existing::Keep;
    const auto &[from, into] = *names;
    const bool dryRun = request.flag(QStringLiteral("dry-run"));
    const auto report = dryRun ? m_engine.userData().planMerge(from, into, existing)
                               : m_engine.userData().merge(from, into, existing, m_who);
    return report.ok() ? Result<QJsonObject>(toJson(from, into, *report, dryRun)) : report.error();
}

Result<QJsonObject> UserCommands::keep(const Request &request)
{
    if (!request.arguments.isEmpty()) {
        bool good = false;
        const int days = request.arguments.front().toInt(&good);
        if (!good)
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral("\"%1\" is no number of days").arg(request.arguments.front())};
        RETINUE_TRY(m_engine.userData().setKeptFor(std::chrono::days(days), m_who));
    }
    return QJsonObject{{QStringLiteral("days"), qint64(m_engine.userData().keptFor().count())}};
}

} // namespace retinue::control
