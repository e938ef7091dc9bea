#include "core/protocol/replication.h"

#include "core/protocol/json_reader.h"
#include "core/protocol/json_writer.h"
#include "core/protocol/limits.h"
#include "core/protocol/words.h"

namespace retinue::protocol {

namespace {

using Key = QLatin1String;
using Purpose = ReplicationTokenRequest::Purpose;

constexpr int kNameLength = 256;
constexpr int kMostNames = 64;
constexpr int kFindingLength = 512;
constexpr int kRecipientLength = 128;

constexpr words::Table<Purpose> kPurposes = {{"replicate", Purpose::Replicate},
                                             {"recover", Purpose::Recover}};
constexpr words::Table<NotADestination> kCauses = {
    {"runs-server", NotADestination::RunsServer},
    {"other-source", NotADestination::OtherSource},
    {"old-version", NotADestination::OldVersion},
    {"department-id-management", NotADestination::DepartmentIdManagement},
    {"itself", NotADestination::Itself}};
const QString kRefused = QStringLiteral("not-a-destination ");

template<typename Members>
QByteArray written(Members members)
{
    JsonWriter json;
    json.beginObject();
    members(json);
    json.endObject();
    return json.take();
}

template<typename Message, typename Read>
Result<Message> readFrom(QByteArrayView json, std::size_t most, Read read)
{
    auto object = model::parseJsonObject(json, {int(most), limits::kMessageDepth});
    if (!object)
        return std::move(object).error();
    std::optional<Error> error;
    JsonReader reader(*std::move(object), {}, error);
    Message message = read(reader);
    if (error)
        return *std::move(error);
    return message;
}

template<typename IdType>
QByteArray hexOf(const IdType &id)
{
    return id.toString().toLatin1();
}

void writeTexts(JsonWriter &json, QByteArrayView name, const QStringList &texts)
{
    json.name(name).beginArray();
    for (const QString &text : texts)
        json.text(text);
    json.endArray();
}

QStringList readTexts(JsonReader &reader, Key name, int most, int length)
{
    QStringList texts;
    reader.texts(name, most, [&](const QString &text) { texts << text.left(length); });
    return texts;
}

void writeCopy(JsonWriter &json, const CopyDescription &copy)
{
    json.beginObject();
    json.name("installation").ascii(hexOf(copy.installation));
    json.name("name").text(copy.name);
    json.name("version").text(copy.version);
    json.name("file").ascii(hexOf(copy.file));
    json.name("state").state(copy.state);
    json.name("root").ascii(copy.root.toHex());
    json.name("madeAt").number(base::toMilliseconds(copy.madeAt));
    json.name("provenAt").number(base::toMilliseconds(copy.provenAt));
    json.name("users").number(copy.users);
    json.name("groups").number(copy.groups);
    json.name("settings").number(copy.settings);
    writeTexts(json, "names", copy.names);
    json.endObject();
}

CopyDescription readCopy(JsonReader reader)
{
    CopyDescription copy;
    copy.installation = reader.id<InstallationId>(Key("installation"));
    copy.name = reader.text(Key("name"), kNameLength);
    copy.version = reader.text(Key("version"), limits::kDeviceTextLength);
    copy.file = reader.id<BackupId>(Key("file"));
    copy.state = reader.state(Key("state"));
    copy.root = reader.digest(Key("root"));
    copy.madeAt = base::fromMilliseconds(reader.number(Key("madeAt")));
    copy.provenAt = base::fromMilliseconds(reader.number(Key("provenAt")));
    copy.users = reader.number(Key("users"));
    copy.groups = reader.number(Key("groups"));
    copy.settings = reader.number(Key("settings"));
    copy.names = readTexts(reader, Key("names"), kMostNames, kNameLength);
    return copy;
}

} // namespace

QByteArray encode(const ReplicationTokenRequest &message)
{
    return written([&](JsonWriter &json) {
        json.name("administrator").text(message.administrator);
        json.name("password").text(message.password);
        json.name("purpose").ascii(words::of(message.purpose, kPurposes));
        json.name("installation").ascii(hexOf(message.installation));
        json.name("name").text(message.name);
        json.name("version").text(message.version);
        json.name("schema").number(message.schema);
    });
}

QByteArray encode(const ReplicationToken &message)
{
    return written([&](JsonWriter &json) {
        json.name("token").text(message.token);
        json.name("recipient").text(message.recipient);
        json.name("installation").ascii(hexOf(message.installation));
    });
}

QByteArray encode(const ReplicationStatus &message)
{
    return written([&](JsonWriter &json) {
        if (message.copy) {
            json.name("copy");
            writeCopy(json, *message.copy);
        }
        if (!message.incoming.isNull())
            json.name("incoming").ascii(hexOf(message.incoming));
        json.name("incomingSize").number(message.incomingSize);
    });
}

QByteArray encode(const IncomingSize &message)
{
    return written([&](JsonWriter &json) { json.name("size").number(message.size); });
}

QByteArray encode(const CommitRequest &message)
{
    return written([&](JsonWriter &json) {
        json.name("run").ascii(hexOf(message.run));
        json.name("size").number(message.size);
        json.name("digest").ascii(message.digest.toHex());
    });
}

QByteArray encode(const VerifyCopyRequest &message)
{
    return written([&](JsonWriter &json) {
        json.name("first").number(message.first);
        json.name("count").number(message.count);
    });
}

QByteArray encode(const VerifyCopyAnswer &message)
{
    return written([&](JsonWriter &json) {
        json.name("state").state(message.state);
        json.name("buckets").beginArray();
        for (const QByteArray &digest : message.buckets)
            json.ascii(digest.toHex());
        json.endArray();
        writeTexts(json, "findings", message.findings);
    });
}

QByteArray encode(const PackRequest &message)
{
    return written([&](JsonWriter &json) { json.name("recipient").text(message.recipient); });
}

QByteArray encode(const PackAnswer &message)
{
    return written([&](JsonWriter &json) {
        json.name("size").number(message.size);
        json.name("digest").ascii(message.digest.toHex());
        json.name("copy");
        writeCopy(json, message.copy);
    });
}

template<>
Result<ReplicationTokenRequest> decode(QByteArrayView json)
{
    return readFrom<ReplicationTokenRequest>(json, limits::kSmallBodyBytes, [](JsonReader &reader) {
        ReplicationTokenRequest message;
        message.administrator = reader.text(Key("administrator"), limits::kSecretTextLength);
        message.password = reader.text(Key("password"), limits::kSecretTextLength);
        message.purpose = reader.word<Purpose>(Key("purpose"), kPurposes);
        message.installation = reader.id<InstallationId>(Key("installation"));
        message.name = reader.text(Key("name"), kNameLength);
        message.version = reader.text(Key("version"), limits::kDeviceTextLength);
        message.schema = int(std::min<qint64>(reader.number(Key("schema")), 1'000'000));
        return message;
    });
}

template<>
Result<ReplicationToken> decode(QByteArrayView json)
{
    return readFrom<ReplicationToken>(json, limits::kSmallBodyBytes, [](JsonReader &reader) {
        ReplicationToken message;
        message.token = reader.text(Key("token"), limits::kSecretTextLength);
        message.recipient = reader.text(Key("recipient"), kRecipientLength);
        message.installation = reader.id<InstallationId>(Key("installation"));
        return message;
    });
}

template<>
Result<ReplicationStatus> decode(QByteArrayView json)
{
    return readFrom<ReplicationStatus>(json, limits::kSmallBodyBytes, [](JsonReader &reader) {
        ReplicationStatus message;
        if (reader.has(Key("copy")))
            message.copy = readCopy(reader.object(Key("copy")));
        if (reader.has(Key("incoming")))
            message.incoming = reader.id<BackupId>(Key("incoming"));
        message.incomingSize = reader.number(Key("incomingSize"));
        return message;
    });
}

template<>
Result<IncomingSize> decode(QByteArrayView json)
{
    return readFrom<IncomingSize>(json, limits::kSmallBodyBytes, [](JsonReader &reader) {
        return IncomingSize{reader.number(Key("size"))};
    });
}

template<>
Result<CommitRequest> decode(QByteArrayView json)
{
    return readFrom<CommitRequest>(json, limits::kSmallBodyBytes, [](JsonReader &reader) {
        CommitRequest message;
        message.run = reader.id<BackupId>(Key("run"));
        message.size = reader.number(Key("size"));
        message.digest = reader.digest(Key("digest"));
        return message;
    });
}

template<>
Result<VerifyCopyRequest> decode(QByteArrayView json)
{
    return readFrom<VerifyCopyRequest>(json, limits::kSmallBodyBytes, [](JsonReader &reader) {
        VerifyCopyRequest message;
        message.first = int(std::min<qint64>(reader.number(Key("first")), 1'000'000));
        message.count = int(std::min<qint64>(reader.number(Key("count")), 1'000'000));
        if (message.count < 1 || message.count > limits::kBucketsPerVerification)
            reader.fail(Key("count"), "is not 1 to 256");
        return message;
    });
}

template<>
Result<VerifyCopyAnswer> decode(QByteArrayView json)
{
    return readFrom<VerifyCopyAnswer>(json, limits::kBodyBytes, [](JsonReader &reader) {
        VerifyCopyAnswer message;
        message.state = reader.state(Key("state"));
        reader.texts(Key("buckets"), limits::kBucketsPerVerification, [&](const QString &text) {
            message.buckets.push_back(QByteArray::fromHex(text.toLatin1()));
        });
        message.findings =
            readTexts(reader, Key("findings"), limits::kBucketsPerVerification, kFindingLength);
        return message;
    });
}

template<>
Result<PackRequest> decode(QByteArrayView json)
{
    return readFrom<PackRequest>(json, limits::kSmallBodyBytes, [](JsonReader &reader) {
        return PackRequest{reader.text(Key("recipient"), kRecipientLength)};
    });
}

template<>
Result<PackAnswer> decode(QByteArrayView json)
{
    return readFrom<PackAnswer>(json, limits::kSmallBodyBytes, [](JsonReader &reader) {
        PackAnswer message;
        message.size = reader.number(Key("size"));
        message.digest = reader.digest(Key("digest"));
        message.copy = readCopy(reader.object(Key("copy")));
        return message;
    });
}

Error notADestination(NotADestination cause, const QString &detail)
{
    return {ErrorCode::NotPermitted,
            kRefused + QLatin1String(words::of(cause, kCauses)) + QStringLiteral(": ") + detail};
}

std::optional<NotADestination> notADestinationOf(const Error &error)
{
    if (error.code != ErrorCode::NotPermitted || !error.detail.startsWith(kRefused))
        return {};
    for (const auto &[word, cause] : kCauses)
        if (QStringView(error.detail).mid(kRefused.size()).startsWith(QLatin1String(word)))
            return cause;
    return {};
}

QString detailOfNotADestination(const Error &error)
{
    const auto end = error.detail.indexOf(QStringLiteral(": "), kRefused.size());
    return end < 0 ? error.detail : error.detail.mid(end + 2);
}

} // namespace retinue::protocol
