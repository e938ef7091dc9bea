#include "core/formats/address_entry.h"

#include "core/model/json.h"
#include "core/model/text_rules.h"
#include "core/model/value_rules.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <tuple>
#include <utility>

namespace retinue::formats {
namespace {

/// Which member of an entry of which kind comes from which column.
struct Mapping
{
    const char *kind; ///< null: of every kind
    const char *member;
    const char *column;
};

constexpr Mapping kMappings[] = {
    {nullptr, "name", "cn"},
    {nullptr, "reading", "cnread"},
    {"email", "address", "mailaddress"},
    {"i-fax", "address", "mailaddress"},
    {"ip-fax", "address", "uri"},
    {"fax", "number", "dialdata"},
    {"smb", "host", "url"},
    {"smb", "path", "path"},
    {"smb", "userName", "username"},
    {"ftp", "host", "url"},
    {"ftp", "path", "path"},
    {"ftp", "userName", "username"},
    {"webdav", "host", "url"},
    {"webdav", "path", "path"},
    {"webdav", "userName", "username"},
};

/// They are the entry itself, its place, or secret: everything else is kept under "columns".
constexpr const char *kConsumed[] = {"objectclass",   "protocol",        "uuid",
                                     "pwd",           "member",          "memberobjectuuid",
                                     "loginusername", "logindomainname", "usergroupname"};

bool applies(const Mapping &mapping, const QString &kind)
{
    return !mapping.kind || kind == QLatin1String(mapping.kind);
}

QString folderKind(const QString &protocol)
{
    QString word = protocol.trimmed().toLower();
    if (word == u"smb" || word == u"ftp")
        return word;
    if (word == u"webdav" || word == u"dav" || word == u"http" || word == u"https")
        return QStringLiteral("webdav");
    return {};
}

Result<QString> kindOf(const Row &row)
{
    static const std::pair<const char *, const char *> kClasses[] = {
        {"email", "email"}, {"g3fax", "fax"}, {"ipfax", "ip-fax"}, {"ifax", "i-fax"}, {"groupfids", "group"}};
    static const QRegularExpression kSeparators(QStringLiteral("[^A-Za-z0-9]+"));
    const QStringList words = row.value("objectclass").toLower().split(kSeparators, Qt::SkipEmptyParts);
    for (const auto &[word, kind] : kClasses) {
        if (words.contains(QLatin1String(word)))
            return QString(QLatin1String(kind));
    }
    if (!words.contains(u"remotefilesystem"))
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("objectclass is not one of email, g3fax, ipfax, ifax, remotefilesystem, "
                                    "groupfids"),
                     {}};
    const QString kind = folderKind(row.value("protocol"));
    if (kind.isEmpty())
        return Error{ErrorCode::InvalidInput, QStringLiteral("protocol is not one of smb, ftp, webdav"), {}};
    return kind;
}

/// Devices wrap numbers in brackets, and numbers in brackets once more; a name in brackets is a name.
QString plainValue(const QString &value)
{
    static const QRegularExpression kWrapped(QStringLiteral("^\\[(\\[*[0-9]+\\]*)\\]$"));
    const QRegularExpressionMatch wrapped = kWrapped.match(value);
    return wrapped.hasMatch() ? wrapped.captured(1) : value;
}

QString entryId(const Row &row, const QJsonObject &entry, const QStringList &members)
{
    QString uuid = row.value("uuid").trimmed().remove(u'{').remove(u'}');
    if (model::isEntryId(uuid))
        return uuid;
    const QByteArray content = model::canonicalJson(entry) + members.join(u' ').toUtf8();
    return QStringLiteral("content-") + QString::fromLatin1(model::contentDigest(content).toHex().left(32));
}

/// What the reader makes the same value of.
QString writable(const QString &value)
{
    return plainValue(value) == value ? value : u'[' + value + u']';
}

std::pair<const char *, const char *> classAndProtocol(const QString &kind)
{
    static const std::tuple<const char *, const char *, const char *> kClasses[] = {
        {"email", "email", "smtp"},
        {"fax", "g3fax", "g3"},
        {"ip-fax", "ipfax", ""},
        {"i-fax", "ifax", "smtp"},
        {"smb", "remotefilesystem", "smb"},
        {"ftp", "remotefilesystem", "ftp"},
        {"webdav", "remotefilesystem", "webdav"},
        {"group", "groupfids", ""}};
    for (const auto &[name, objectClass, protocol] : kClasses) {
        if (kind == QLatin1String(name))
            return {objectClass, protocol};
    }
    return {"", ""};
}

bool isConsumed(const QString &column)
{
    return std::any_of(std::begin(kConsumed), std::end(kConsumed), [&](const char *consumed) {
        return column.compare(QLatin1String(consumed), Qt::CaseInsensitive) == 0;
    });
}

/// The spelling of the format's own column; empty: it is none.
QString knownColumn(const QString &name)
{
    for (const QString &column : addressBookColumns()) {
        if (column.compare(name, Qt::CaseInsensitive) == 0)
            return column;
    }
    return {};
}

/// By uuid, and by index as older devices want it where each member has one.
void addMembers(QHash<QString, QString> &record, const QJsonObject &entry, const QJsonObject &list)
{
    QStringList ids, indexes;
    const QJsonArray members = entry.value(u"members").toArray();
    for (const QJsonValue member : members) {
        const QJsonObject columns = list.value(member.toString()).toObject().value(u"columns").toObject();
        ids.append(member.toString());
        const QString index = columns.value(u"indxid").toString();
        if (!index.isEmpty())
            indexes.append(index);
    }
    record.insert(QStringLiteral("memberobjectuuid"), ids.join(u';'));
    if (indexes.size() == ids.size())
        record.insert(QStringLiteral("member"), indexes.join(u','));
}

} // namespace

const QStringList &addressBookColumns()
{
    static const QStringList kColumns =
        QStringLiteral(
            "objectclass cn cnread cnshort subdbid mailaddress dialdata uri url path protocol username pwd "
            "member "
            "indxid enablepartial sub faxprotocol ecm txstartspeed commode lineselect uricommode uriflag "
            "pwdinputflag ifaxmode transsvcstr1 transsvcstr2 ifaxdirectmode documenttype bwpapersize "
            "bwcompressiontype bwpixeltype bwbitsperpixel bwresolution clpapersize clcompressiontype "
            "clpixeltype "
            "clbitsperpixel clresolution accesscode uuid cnreadlang enablesfp memberobjectuuid loginusername "
            "logindomainname usergroupname personalid folderidflag")
            .split(u' ');
    return kColumns;
}

Result<AddressEntry> readAddressEntry(const Row &row)
{
    Result<QString> kind = kindOf(row);
    if (!kind.ok())
        return std::move(kind).error();
    AddressEntry result;
    result.line = row.line;
    result.entry.insert(u"kind", *kind);
    QJsonObject columns;
    for (auto column = row.values.begin(); column != row.values.end(); ++column)
        columns.insert(column.key(), plainValue(column.value()));
    for (const Mapping &mapping : kMappings) {
        const QLatin1String column(mapping.column);
        if (!applies(mapping, *kind) || !columns.contains(column))
            continue;
        result.entry.insert(QLatin1String(mapping.member), columns.take(column));
    }
    for (const char *consumed : kConsumed)
        columns.remove(QLatin1String(consumed));
    if (!columns.isEmpty())
        result.entry.insert(u"columns", columns);

    const QString index = row.value("indxid");
    result.index =
        plainValue(index.isEmpty() ? row.value("dn") : index); // the older text form numbers with dn
    if (*kind == u"group") {
        static const QRegularExpression kSeparators(QStringLiteral("[;,|\\s{}]+"));
        const QString uuids = row.value("memberobjectuuid");
        result.members =
            (uuids.isEmpty() ? row.value("member") : uuids).split(kSeparators, Qt::SkipEmptyParts);
    }
    const QString password = row.value("pwd");
    if (password.count(u'*') != password.size()) // stars stand for one that was not exported
        result.password = password;
    result.id = entryId(row, result.entry, result.members);
    return result;
}

QHash<QString, QString> addressRecord(const QString &id, const QJsonObject &list)
{
    const QJsonObject entry = list.value(id).toObject();
    const QString kind = entry.value(u"kind").toString();
    QHash<QString, QString> record;
    const QJsonObject columns = entry.value(u"columns").toObject();
    for (auto column = columns.begin(); column != columns.end(); ++column) {
        const QString known = knownColumn(column.key());
        if (column.value().isString() && !isConsumed(column.key()))
            record.insert(known.isEmpty() ? column.key() : known, writable(column.value().toString()));
    }
    for (const Mapping &mapping : kMappings) {
        if (applies(mapping, kind))
            record.insert(QLatin1String(mapping.column),
                          writable(entry.value(QLatin1String(mapping.member)).toString()));
    }
    const auto [objectClass, protocol] = classAndProtocol(kind);
    record.insert(QStringLiteral("objectclass"), QLatin1String(objectClass));
    record.insert(QStringLiteral("protocol"), QLatin1String(protocol));
    record.insert(QStringLiteral("uuid"), id);
    if (kind == u"group")
        addMembers(record, entry, list);
    return record;
}

QString comparableId(const QString &id)
{
    static const QRegularExpression kUuid(
        QStringLiteral("^[0-9A-Fa-f]{8}(-?[0-9A-Fa-f]{4}){3}-?[0-9A-Fa-f]{12}$"));
    return kUuid.match(id).hasMatch() ? id.toLower() : id;
}

bool hasOtherMembers(const QJsonObject &entry)
{
    const QString kind = entry.value(u"kind").toString();
    for (auto member = entry.begin(); member != entry.end(); ++member) {
        const QString &name = member.key();
        const bool isOwn = name == u"kind" || name == u"columns" || (name == u"members" && kind == u"group");
        if (!isOwn && columnOf(kind, name).isEmpty())
            return true;
    }
    return false;
}

QStringList otherColumns(const QJsonObject &entry)
{
    QStringList names;
    const QJsonObject columns = entry.value(u"columns").toObject();
    for (auto column = columns.begin(); column != columns.end(); ++column) {
        const QString &name = column.key();
        const bool isReadable =
            !name.isEmpty() && name == name.trimmed() && std::none_of(name.begin(), name.end(), [](QChar c) {
                return c == QChar::ReplacementCharacter || c.category() == QChar::Other_Control;
            });
        if (isReadable && column.value().isString() && knownColumn(name).isEmpty())
            names.append(name);
    }
    return names;
}

QString columnOf(const QString &kind, const QString &member)
{
    for (const Mapping &mapping : kMappings) {
        if (applies(mapping, kind) && member == QLatin1String(mapping.member))
            return QLatin1String(mapping.column);
    }
    return {};
}

} // namespace retinue::formats
