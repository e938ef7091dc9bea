#include "core/formats/package_part.h"

#include "core/base/visible_text.h"
#include "core/formats/text_lines.h"
#include "core/model/json.h"
#include "core/model/value_rules.h"

#include <QJsonArray>

#include <algorithm>
#include <utility>

namespace retinue::formats {
namespace {

constexpr int kPartDepth = 20; // a value has 16 at most, and stands in owners, owner, settings
constexpr int kMostManifestBytes = 32 * 1024 * 1024;

Error manifestFlaw(const char *reason)
{
    return Error{ErrorCode::InvalidInput, QLatin1String(reason), {}}.during(
        QLatin1String(kPackageManifestName));
}

void appendMember(QByteArray &json, const char *name, const QString &text)
{
    json += '"';
    json += name;
    json += "\":";
    model::appendJsonString(json, text);
}

QByteArray keyJson(const OwnerKey &key)
{
    QByteArray json = "{\"kind\":";
    switch (key.kind()) {
    case OwnerKind::User:
        json += "\"user\",";
        appendMember(json, "domain", key.domain());
        json += ',';
        appendMember(json, "name", key.name());
        break;
    case OwnerKind::Group:
        json += "\"group\",";
        appendMember(json, "name", key.name());
        break;
    case OwnerKind::AllDevices:
        json += "\"all-devices\"";
        break;
    }
    return json + '}';
}

Result<OwnerKey> keyFrom(const QJsonObject &owner)
{
    const QString kind = owner.value(u"kind").toString();
    const QString name = owner.value(u"name").toString();
    const QJsonValue domain = owner.value(u"domain");
    if (!domain.isUndefined() && !domain.isString())
        return Error{ErrorCode::InvalidInput, QStringLiteral("\"domain\" is no text"), {}};
    if (kind == u"user")
        return OwnerKey::user(name, domain.toString());
    if (kind == u"group")
        return OwnerKey::group(name);
    if (kind == u"all-devices")
        return OwnerKey::allDevices();
    return Error{
        ErrorCode::InvalidInput, QStringLiteral("\"kind\" is not one of user, group, all-devices"), {}};
}

qint64 countFrom(const QJsonObject &object, QStringView name)
{
    return std::max(qint64(0), object.value(name).toInteger());
}

} // namespace

QByteArray manifestJson(const PackageManifest &manifest, const std::vector<PackagePart> &parts)
{
    QJsonArray listed;
    for (const PackagePart &part : parts) {
        QJsonObject entry{{QStringLiteral("name"), part.name},
                          {QStringLiteral("holds"),
                           part.holdsOwners ? QStringLiteral("owners") : QStringLiteral("address-book")},
                          {QStringLiteral("bytes"), part.bytes},
                          {QStringLiteral("sha256"), QString::fromLatin1(part.sha256)}};
        if (part.holdsOwners)
            entry.insert(u"owners", part.owners);
        listed.append(entry);
    }
    QJsonObject content{
        {QStringLiteral("format"), QLatin1String(kPackageFormat)},
        {QStringLiteral("version"), kPackageVersion},
        {QStringLiteral("secrets"), manifest.secrets},
        {QStringLiteral("counts"), QJsonObject{{QStringLiteral("users"), manifest.counts.users},
                                               {QStringLiteral("groups"), manifest.counts.groups},
                                               {QStringLiteral("settings"), manifest.counts.settings}}},
        {QStringLiteral("parts"), listed}};
    if (manifest.created.isValid())
        content.insert(u"created", manifest.created.toUTC().toString(Qt::ISODate));
    if (!manifest.product.isEmpty())
        content.insert(u"product", manifest.product);
    return model::canonicalJson(content) + '\n';
}

Result<ManifestContent> readManifest(QByteArrayView json)
{
    Result<QJsonObject> parsed = model::parseJsonObject(json, {kMostManifestBytes, 8});
    if (!parsed.ok())
        return std::move(parsed).error().during(QLatin1String(kPackageManifestName));
    if (parsed->value(u"format").toString() != QLatin1String(kPackageFormat))
        return manifestFlaw("it is the manifest of something else");
    const qint64 version = parsed->value(u"version").toInteger();
    if (version < 1)
        return manifestFlaw("\"version\" is not a number from 1 on");
    if (version > kPackageVersion)
        return Error{
            ErrorCode::VersionUnsupported,
            QStringLiteral("the package was written by a newer version of the product (format %1, this one "
                           "reads up to %2); update this machine first")
                .arg(version)
                .arg(kPackageVersion),
            {}};
    ManifestContent content;
    content.manifest.created =
        QDateTime::fromString(parsed->value(u"created").toString(), Qt::ISODate).toUTC();
    content.manifest.product = parsed->value(u"product").toString().left(64);
    content.manifest.secrets = parsed->value(u"secrets").toBool();
    const QJsonObject counts = parsed->value(u"counts").toObject();
    content.manifest.counts = {countFrom(counts, u"users"), countFrom(counts, u"groups"),
                               countFrom(counts, u"settings")};
    if (!parsed->value(u"parts").isArray())
        return manifestFlaw("\"parts\" is missing or no array");
    const QJsonArray parts = parsed->value(u"parts").toArray();
    for (const QJsonValue value : parts) {
        const QJsonObject part = value.toObject();
        const QString name = part.value(u"name").toString();
        if (name.isEmpty())
            return manifestFlaw("a part has no name");
        const QString holds = part.value(u"holds").toString();
        if (holds != u"owners" && holds != u"address-book")
            return manifestFlaw("a part's \"holds\" is not one of owners, address-book");
        content.parts.push_back({name, holds == u"owners", countFrom(part, u"owners"),
                                 countFrom(part, u"bytes"), part.value(u"sha256").toString().toLatin1()});
    }
    return content;
}

QByteArray ownerJson(const PackageOwner &owner)
{
    QByteArray json = "{\"owner\":" + keyJson(owner.key);
    if (owner.key.kind() == OwnerKind::User) {
        json += ",\"groups\":[";
        for (std::size_t i = 0; i < owner.groups.size(); ++i) {
            if (i > 0)
                json += ',';
            model::appendJsonString(json, owner.groups[i].name());
        }
        json += ']';
    }
    json += ",\"settings\":{";
    for (std::size_t i = 0; i < owner.settings.size(); ++i) {
        if (i > 0)
            json += ',';
        model::appendJsonString(json, owner.settings[i].item);
        json += ':' + owner.settings[i].value;
    }
    return json + "}}";
}

Result<PartReader> PartReader::open(QByteArrayView json, const Allowed &allowed, const Catalogue &catalogue,
                                    Seen &seen)
{
    Result<QJsonObject> parsed = model::parseJsonObject(json, {int(allowed.bytes), kPartDepth});
    if (!parsed.ok())
        return std::move(parsed).error();
    if (!parsed->value(u"owners").isArray())
        return Error{ErrorCode::InvalidInput, QStringLiteral("\"owners\" is missing or no array"), {}};
    return PartReader(parsed->value(u"owners").toArray(), allowed.secrets, catalogue, seen);
}

void PartReader::reject(const QString &field, const Reason &reason, std::vector<ImportProblem> &problems)
{
    if (++m_problems <= kMostProblems)
        problems.push_back(
            {ImportProblem::Severity::Rejected, int(m_at), base::oneLine(field.left(64)), reason, {}});
}

/// As a push would be judged, and as what the writer may write.
std::optional<QByteArray> PartReader::readValue(const QString &name, const QJsonValue &value, OwnerKind owner,
                                                Reason &why) const
{
    const auto refused = [&why](Reason reason) {
        why = std::move(reason);
        return std::optional<QByteArray>();
    };
    const Item *item = m_catalogue->find(name);
    if (!item || item->owner != owner)
        return refused(Reason(QT_TRANSLATE_NOOP(
            "Reason",
            "is no item that this version knows for this kind of owner; update this machine, or take "
            "it out")));
    if (item->secret && !m_secrets)
        return refused(
            Reason(QT_TRANSLATE_NOOP("Reason", "is secret, and the package is not one that holds secrets")));
    if (!item->portable && !item->secret)
        return refused(Reason(QT_TRANSLATE_NOOP(
            "Reason", "can not be imported: it belongs to the device on which it came about")));
    if (!value.isObject())
        return refused(Reason(QT_TRANSLATE_NOOP("Reason", "its value is no object")));
    Result<QByteArray> checked =
        model::checkedValue(*item, model::withoutDestinations(*item, value.toObject()));
    return checked.ok() ? std::optional(*std::move(checked)) : refused(reasonOf(checked.error()));
}

void PartReader::readSettings(const QJsonObject &settings, PackageOwner &owner,
                              std::vector<ImportProblem> &problems)
{
    for (auto setting = settings.begin(); setting != settings.end(); ++setting) {
        Reason why;
        if (auto value = readValue(setting.key(), setting.value(), owner.key.kind(), why))
            owner.settings.push_back({setting.key(), std::move(*value)});
        else
            reject(setting.key(), why, problems);
    }
}

void PartReader::readGroups(const QJsonValue &groups, PackageOwner &owner,
                            std::vector<ImportProblem> &problems)
{
    const QJsonArray names = groups.toArray();
    if (!groups.isArray() && !groups.isUndefined())
        return reject(QStringLiteral("groups"), Reason(QT_TRANSLATE_NOOP("Reason", "is no array")), problems);
    if (names.size() > model::kMostGroupsPerUser)
        return reject(QStringLiteral("groups"),
                      Reason(QT_TRANSLATE_NOOP("Reason", "are more than %1")).arg(model::kMostGroupsPerUser),
                      problems);
    for (const QJsonValue name : names) {
        Result<OwnerKey> group = OwnerKey::group(name.toString());
        if (group.ok() && !isReadableText(group->name()))
            reject(QStringLiteral("groups"),
                   Reason(QT_TRANSLATE_NOOP(
                       "Reason", "one has an ID with a mark of characters that could not be read once")),
                   problems);
        else if (!group.ok())
            reject(QStringLiteral("groups"), reasonOf(group.error()), problems);
        else if (std::find(owner.groups.begin(), owner.groups.end(), *group) == owner.groups.end())
            owner.groups.push_back(std::move(*group));
    }
}

void PartReader::count(const Result<OwnerKey> &key, const QJsonObject &settings)
{
    if (key.ok() && key->kind() == OwnerKind::User)
        ++m_seen->counts.users;
    if (key.ok() && key->kind() == OwnerKind::Group)
        ++m_seen->counts.groups;
    m_seen->counts.settings += settings.size();
}

std::optional<PackageOwner> PartReader::read(const QJsonObject &object, std::vector<ImportProblem> &problems)
{
    Result<OwnerKey> key = keyFrom(object.value(u"owner").toObject());
    count(key, object.value(u"settings").toObject());
    if (!key.ok() || !isReadableText(key->name() + key->domain())) {
        reject(QStringLiteral("owner"),
               key.ok() ? Reason(QT_TRANSLATE_NOOP(
                              "Reason",
                              "has a name with a mark of characters that could not be read once; correct "
                              "the name"))
                        : reasonOf(key.error()),
               problems);
        return {};
    }
    if (!m_seen->owners.insert(*key).second) {
        m_seen->repeated += m_problems < kMostProblems ? 1 : 0;
        reject(QStringLiteral("owner"),
               Reason(QT_TRANSLATE_NOOP("Reason", "is an earlier owner again; the earlier one was kept")),
               problems);
        return {};
    }
    if (!object.value(u"settings").isObject()) {
        reject(QStringLiteral("settings"), Reason(QT_TRANSLATE_NOOP("Reason", "are missing or no object")),
               problems);
        return {};
    }
    PackageOwner owner{std::move(*key), {}, {}};
    readGroups(object.value(u"groups"), owner, problems);
    readSettings(object.value(u"settings").toObject(), owner, problems);
    return owner;
}

std::optional<PackageOwner> PartReader::next(std::vector<ImportProblem> &problems)
{
    while (m_at < m_owners.size()) {
        if (auto owner = read(m_owners.at(m_at++).toObject(), problems))
            return owner;
    }
    if (const int more = std::exchange(m_problems, 0) - kMostProblems; more > 0)
        problems.push_back({ImportProblem::Severity::Rejected,
                            0,
                            {},
                            Reason(QT_TRANSLATE_NOOP("Reason", "has %1 more of such problems")).arg(more),
                            {}});
    return {};
}

} // namespace retinue::formats
