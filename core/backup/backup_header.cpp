#include "core/backup/backup_header.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace retinue::backup {

namespace {

const QString kBase = QStringLiteral("base");
const QString kIncrement = QStringLiteral("increment");
const QString kNames = QStringLiteral("names");
const QString kTime = QStringLiteral("yyyyMMdd'T'HHmmss'Z'");

QString kindWord(BackupKind kind)
{
    switch (kind) {
    case BackupKind::Base:
        return kBase;
    case BackupKind::Increment:
        return kIncrement;
    }
    Q_UNREACHABLE();
}

std::optional<BackupKind> kindOf(const QString &word)
{
    if (word == kBase)
        return BackupKind::Base;
    return word == kIncrement ? std::optional(BackupKind::Increment) : std::nullopt;
}

Error unreadable(const QString &member)
{
    return {ErrorCode::Corrupt, QStringLiteral("the backup's header does not say its %1").arg(member)};
}

/// What is read and is not what it must be.
class HeaderReader
{
public:
    explicit HeaderReader(const QJsonObject &json) : m_json(json) {}

    template<typename Id>
    Id id(const char *member, bool isOptional = false)
    {
        const auto value = Id::fromString(m_json.value(QLatin1String(member)).toString());
        if (!value && !isOptional)
            miss(member);
        return value.value_or(Id());
    }
    QString text(const char *member)
    {
        const QJsonValue value = m_json.value(QLatin1String(member));
        if (!value.isString())
            miss(member);
        return value.toString();
    }
    std::int64_t number(const char *member)
    {
        const QJsonValue value = m_json.value(QLatin1String(member));
        const qint64 number = value.toInteger(-1);
        if (number < 0)
            miss(member);
        return number;
    }
    void miss(const char *member)
    {
        if (!m_missing)
            m_missing = unreadable(QLatin1String(member));
    }
    [[nodiscard]] const std::optional<Error> &missing() const { return m_missing; }

private:
    const QJsonObject &m_json;
    std::optional<Error> m_missing;
};

} // namespace

QByteArray toJson(const BackupHeader &header)
{
    QJsonObject json{{QStringLiteral("product"), kProduct},
                     {QStringLiteral("format"), kFormat},
                     {QStringLiteral("version"), header.productVersion},
                     {QStringLiteral("schema"), header.schema},
                     {QStringLiteral("id"), header.id.toString()},
                     {QStringLiteral("kind"), kindWord(header.kind)},
                     {QStringLiteral("base"), header.base.toString()},
                     {QStringLiteral("madeAt"), qint64(base::toMilliseconds(header.madeAt))},
                     {QStringLiteral("installation"), header.installation.toString()},
                     {QStringLiteral("server"), header.serverName},
                     {QStringLiteral("generation"), header.state.generation.toString()},
                     {QStringLiteral("revision"), qint64(header.state.revision.value)},
                     {QStringLiteral("root"), QString::fromLatin1(header.root.toHex())},
                     {QStringLiteral("users"), qint64(header.users)},
                     {QStringLiteral("groups"), qint64(header.groups)},
                     {QStringLiteral("settings"), qint64(header.settings)},
                     {QStringLiteral("devices"), qint64(header.devices)},
                     {QStringLiteral("lastDeleted"), qint64(header.lastDeleted)},
                     {QStringLiteral("databaseSize"), header.databaseSize},
                     {QStringLiteral("keys"), header.carriesKeys}};
    if (header.term > 0)
        json.insert(QStringLiteral("term"), qint64(header.term));
    if (!header.names.isEmpty())
        json.insert(kNames, QJsonArray::fromStringList(header.names));
    if (!header.before.isNull())
        json.insert(QStringLiteral("before"), header.before.toString());
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Result<BackupHeader> headerFromJson(const QByteArray &text)
{
    const QJsonObject json = QJsonDocument::fromJson(text).object();
    if (json.value(QStringLiteral("product")).toString() != kProduct)
        return Error{ErrorCode::InvalidInput, QStringLiteral("it is no backup of Retinue")};
    HeaderReader reader(json);
    BackupHeader header;
    const std::int64_t format = reader.number("format");
    header.productVersion = reader.text("version");
    if (format > kFormat)
        return Error{
            ErrorCode::VersionUnsupported,
            QStringLiteral("the backup is of a newer version (%1) of the program than this one: update "
                           "the program first")
                .arg(header.productVersion)};
    header.schema = int(reader.number("schema"));
    header.id = reader.id<BackupId>("id");
    const auto kind = kindOf(reader.text("kind"));
    if (!kind)
        reader.miss("kind");
    header.kind = kind.value_or(BackupKind::Base);
    header.base = reader.id<BackupId>("base");
    header.before = reader.id<BackupId>("before", header.kind == BackupKind::Base);
    header.madeAt = base::fromMilliseconds(reader.number("madeAt"));
    header.installation = reader.id<InstallationId>("installation");
    header.term = std::max<std::int64_t>(json.value(QStringLiteral("term")).toInteger(), 0);
    header.serverName = reader.text("server");
    for (const QJsonValue &name : json.value(kNames).toArray())
        header.names << name.toString();
    header.state = {reader.id<Generation>("generation"), {reader.number("revision")}};
    header.root = QByteArray::fromHex(reader.text("root").toLatin1());
    header.users = reader.number("users");
    header.groups = reader.number("groups");
    header.settings = reader.number("settings");
    header.devices = reader.number("devices");
    header.lastDeleted = reader.number("lastDeleted");
    header.databaseSize = reader.number("databaseSize");
    header.carriesKeys = json.value(QStringLiteral("keys")).toBool();
    if (reader.missing())
        return *reader.missing();
    return header;
}

QString fileNameOf(const BackupHeader &header)
{
    const auto time = QDateTime::fromMSecsSinceEpoch(base::toMilliseconds(header.madeAt), Qt::UTC);
    return QStringLiteral("retinue-%1-%2-%3.rbk")
        .arg(time.toString(kTime), kindWord(header.kind), header.id.toString().left(8));
}

std::optional<NamedBackup> readFileName(const QString &name)
{
    static const QRegularExpression s_name(
        QStringLiteral("^retinue-(\\d{8}T\\d{6}Z)-(base|increment)-[0-9a-f]{8}\\.rbk$"));
    const auto match = s_name.match(name);
    if (!match.hasMatch())
        return {};
    QDateTime time = QDateTime::fromString(match.captured(1), kTime);
    time.setTimeSpec(Qt::UTC);
    if (!time.isValid())
        return {};
    return NamedBackup{base::fromMilliseconds(time.toMSecsSinceEpoch()), *kindOf(match.captured(2))};
}

} // namespace retinue::backup
