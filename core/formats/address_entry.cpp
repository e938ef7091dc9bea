#include "core/formats/address_entry.h"

#include "core/model/json.h"
#include "core/model/text_rules.h"
#include "core/model/value_rules.h"

#include <QRegularExpression>

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

/// Devices wrap numbers in brackets; a name in brackets is a name.
QString plainValue(const QString &value)
{
    const QString inner = unwrapped(value);
    static const QRegularExpression kNumber(QStringLiteral("^[0-9]+$"));
    return kNumber.match(inner).hasMatch() ? inner : value;
}

QString entryId(const Row &row, const QJsonObject &entry, const QStringList &members)
{
    QString uuid = row.value("uuid").trimmed().remove(u'{').remove(u'}').toLower();
    if (model::isEntryId(uuid))
        return uuid;
    const QByteArray content = model::canonicalJson(entry) + members.join(u' ').toUtf8();
    return QStringLiteral("content-") + QString::fromLatin1(model::contentDigest(content).toHex().left(32));
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

    result.index = plainValue(row.value("indxid"));
    if (*kind == u"group") {
        static const QRegularExpression kSeparators(QStringLiteral("[;,|\\s{}]+"));
        const QString uuids = row.value("memberobjectuuid");
        result.members =
            (uuids.isEmpty() ? row.value("member") : uuids.toLower()).split(kSeparators, Qt::SkipEmptyParts);
    }
    const QString password = row.value("pwd");
    if (password.count(u'*') != password.size()) // stars stand for one that was not exported
        result.password = password;
    result.id = entryId(row, result.entry, result.members);
    return result;
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
