#include "core/model/address_rules.h"

#include "core/model/text_rules.h"

#include <QHash>
#include <QJsonArray>
#include <QSet>

#include <algorithm>
#include <vector>

namespace retinue::model {
namespace {

struct KindRules
{
    const char *kind;
    std::vector<TextRule> texts;
};

const std::vector<KindRules> &kindRules()
{
    static const std::vector<KindRules> kRules = {
        {"email", {{"address", 256, true}}},
        {"i-fax", {{"address", 256, true}}},
        {"fax", {{"number", 128, true}}},
        {"ip-fax", {{"address", 256, true}}},
        {"smb", {{"host", 512, true}, {"path", 512}, {"userName", 128}}},
        {"ftp", {{"host", 512, true}, {"path", 512}, {"userName", 128}}},
        {"webdav", {{"host", 512, true}, {"path", 512}, {"userName", 128}}},
        {"group", {}},
    };
    return kRules;
}

Error refusal(const char *reason)
{
    return {ErrorCode::InvalidInput, QLatin1String(reason), {}};
}

bool isMailAddress(const QString &text)
{
    const qsizetype at = text.lastIndexOf(u'@');
    return at > 0 && at < text.size() - 1 &&
           std::none_of(text.begin(), text.end(), [](QChar c) { return c.isSpace(); });
}

Result<void> checkDestination(const QString &kind, const QJsonObject &entry)
{
    const auto rules = std::find_if(kindRules().begin(), kindRules().end(), [&](const KindRules &candidate) {
        return kind == QLatin1String(candidate.kind);
    });
    if (rules == kindRules().end())
        return refusal("\"kind\" is not one of email, fax, i-fax, ip-fax, smb, ftp, webdav, group");
    for (const TextRule &rule : rules->texts)
        RETINUE_TRY(checkText(entry, rule));
    if ((kind == u"email" || kind == u"i-fax") && !isMailAddress(entry.value(u"address").toString()))
        return refusal("\"address\" is not of the form name@domain");
    if (kind == u"fax") {
        const QString number = entry.value(u"number").toString();
        if (std::none_of(number.begin(), number.end(), [](QChar c) { return c.isDigit(); }))
            return refusal("\"number\" has no digit");
    }
    return {};
}

Result<void> checkEntry(const QJsonObject &entry)
{
    RETINUE_TRY(checkText(entry, {"name", 128, true}));
    RETINUE_TRY(checkText(entry, {"reading", 128}));
    // Address lists are no secret items: they are stored and travel as they are (R12).
    const QJsonObject columns = entry.value(u"columns").toObject();
    const auto names = columns.keys();
    const bool hasPassword = entry.contains(u"password") || names.contains(u"pwd", Qt::CaseInsensitive);
    if (hasPassword)
        return refusal("\"password\" does not belong into an address list; store it in the user's keychain");
    return checkDestination(entry.value(u"kind").toString(), entry);
}

Result<void> checkMembers(const QJsonObject &entries, const QJsonValue &members)
{
    if (!members.isArray())
        return refusal("\"members\" is not an array of entry ids");
    QSet<QString> seen;
    const QJsonArray ids = members.toArray();
    for (const QJsonValue id : ids) {
        const QString name = id.toString();
        if (!entries.contains(name))
            return refusal("\"members\" names an entry that is not in this list");
        if (seen.contains(name))
            return refusal("\"members\" names an entry twice");
        seen.insert(name);
    }
    return {};
}

/// Takes away groups none of whose members is a group still there, until nothing changes: what remains
/// contains itself. Linear in the number of members.
bool hasGroupInItself(const QJsonObject &entries, const QStringList &groups)
{
    QHash<QString, int> open; // group -> members that are groups not yet taken away
    for (const QString &group : groups)
        open.insert(group, 0);
    QHash<QString, QStringList> containedIn;
    for (const QString &group : groups) {
        const QJsonArray members = entries.value(group).toObject().value(u"members").toArray();
        for (const QJsonValue member : members) {
            if (open.contains(member.toString())) {
                ++open[group];
                containedIn[member.toString()].append(group);
            }
        }
    }
    QStringList ready;
    for (auto group = open.cbegin(); group != open.cend(); ++group) {
        if (group.value() == 0)
            ready.append(group.key());
    }
    qsizetype taken = 0;
    while (!ready.isEmpty()) {
        ++taken;
        const QStringList parents = containedIn.value(ready.takeLast());
        for (const QString &parent : parents) {
            if (--open[parent] == 0)
                ready.append(parent);
        }
    }
    return taken < groups.size();
}

} // namespace

Result<void> checkAddressEntries(const QJsonObject &entries)
{
    QStringList groups;
    for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
        const auto where = [&] { return QStringLiteral("entry %1").arg(entry.key()); };
        const QJsonObject content = entry.value().toObject();
        if (Result<void> checked = checkEntry(content); !checked.ok())
            return std::move(checked).error().during(where());
        if (content.value(u"kind").toString() != u"group")
            continue;
        groups.append(entry.key());
        if (Result<void> checked = checkMembers(entries, content.value(u"members")); !checked.ok())
            return std::move(checked).error().during(where());
    }
    if (hasGroupInItself(entries, groups))
        return refusal("a group contains itself, directly or through other groups");
    return {};
}

} // namespace retinue::model
