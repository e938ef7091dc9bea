#include "core/backup/backup_file.h"

#include "core/age/encryptor.h"
#include "core/backup/compression.h"
#include "core/backup/digest.h"
#include "core/backup/local_folder.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <sodium.h>

#include <array>

namespace retinue::backup {

namespace {

constexpr int kHeaderFrame = 2, kKeysFrame = 3, kEndFrame = 4;
constexpr qint64 kMostKeysBytes = 64 * 1024;
constexpr qsizetype kEndSize = kSkippableHead + Digest::kSize;
constexpr qsizetype kAtATime = 256 * 1024;

const QString kDataKey = QStringLiteral("dataKey");
const QString kAuthority = QStringLiteral("authority");

SecretBytes keysText(const InstallationKeys &keys)
{
    QJsonObject json;
    if (!keys.dataKey.isEmpty())
        json.insert(kDataKey, QString::fromLatin1(keys.dataKey.view().toByteArray().toBase64()));
    if (!keys.authority.isEmpty())
        json.insert(kAuthority, QString::fromLatin1(keys.authority.view().toByteArray()));
    QByteArray text = QJsonDocument(json).toJson(QJsonDocument::Compact);
    return SecretBytes::take(text);
}

InstallationKeys keysOf(const SecretBytes &text)
{
    const QJsonObject json = QJsonDocument::fromJson(text.view().toByteArray()).object();
    QByteArray dataKey = QByteArray::fromBase64(json.value(kDataKey).toString().toLatin1());
    QByteArray authority = json.value(kAuthority).toString().toLatin1();
    return {SecretBytes::take(dataKey), SecretBytes::take(authority)};
}

/// The beginning of a file, before its compressed database.
struct Front
{
    QByteArray header;
    SecretBytes keys;
};

/// What is read of it, front to back, goes into a digest as well.
class DigestedSource final : public base::ByteSource
{
public:
    DigestedSource(base::ByteSource &source, Digest &digest) : m_source(source), m_digest(digest) {}
    [[nodiscard]] qint64 size() const override { return m_source.size(); }
    [[nodiscard]] Result<QByteArray> read(qint64 offset, qsizetype most) override
    {
        auto bytes = m_source.read(offset, most);
        if (bytes)
            m_digest.add(*bytes);
        return bytes;
    }

private:
    base::ByteSource &m_source;
    Digest &m_digest;
};

/// Everything of a file but the encryption, into a sink; its digest.
Result<void> writeContent(const Front &front, base::ByteSource &database, const base::ByteSink &sink,
                          const LongWork &work)
{
    Digest digest;
    digest.add(front.header);
    digest.add(front.keys.view());
    RETINUE_TRY(sink(skippableFrame(kHeaderFrame, front.header)));
    if (!front.keys.isEmpty()) {
        QByteArray frame = skippableFrame(kKeysFrame, front.keys.view());
        auto written = sink(frame);
        sodium_memzero(frame.data(), std::size_t(frame.size()));
        RETINUE_TRY(std::move(written));
    }
    const qint64 size = database.size();
    auto compressor = Compressor::make(size, [&](QByteArrayView compressed) {
        digest.add(compressed);
        return sink(compressed);
    });
    if (!compressor)
        return std::move(compressor).error();
    for (qint64 offset = 0; offset < size;) {
        if (work.isToEnd())
            return endedEarly(work, Rest::Stays);
        work.tell(QStringLiteral("writing"), offset, size);
        const Result<QByteArray> piece = database.read(offset, kAtATime);
        if (!piece)
            return piece.error();
        if (piece->isEmpty())
            return Error{ErrorCode::Io, QStringLiteral("the copy of the store became shorter")};
        RETINUE_TRY((*compressor)->write(*piece));
        offset += piece->size();
    }
    RETINUE_TRY((*compressor)->finish());
    return sink(skippableFrame(kEndFrame, digest.result()));
}

/// What encrypts into a part, and what opens the result again: under a recipient nobody here has the key, so
/// that one more, which dies with this object, may read it back.
class Sealer
{
public:
    [[nodiscard]] Result<base::ByteSink> into(const base::ByteSink &sink, const Sealing &sealing)
    {
        if (sealing.isNone())
            return base::ByteSink(sink);
        Result<std::unique_ptr<age::Encryptor>> encryptor = Error{};
        if (sealing.recipient) {
            const age::Identity reader = age::Identity::generate();
            m_secret = reader.toText();
            const std::array<age::Recipient, 2> recipients{*sealing.recipient, reader.recipient()};
            encryptor = age::Encryptor::toRecipients(recipients, sink);
        } else {
            m_secret = sealing.passphrase.clone();
            encryptor = age::Encryptor::toPassphrase(sealing.passphrase, sink);
        }
        if (!encryptor)
            return std::move(encryptor).error();
        m_encryptor = *std::move(encryptor);
        return base::ByteSink([this](QByteArrayView plain) { return m_encryptor->write(plain); });
    }
    [[nodiscard]] Result<void> finish() { return m_encryptor ? m_encryptor->finish() : Result<void>(); }
    [[nodiscard]] const SecretBytes &secret() const { return m_secret; }

private:
    std::unique_ptr<age::Encryptor> m_encryptor;
    SecretBytes m_secret;
};

Result<void> readBack(Destination &destination, const QString &name, const BackupHeader &header,
                      const SecretBytes &secret, const LongWork &work)
{
    auto file = destination.open(name);
    if (!file)
        return std::move(file).error();
    auto reader = BackupReader::open(*std::move(file), secret);
    if (!reader)
        return std::move(reader).error();
    if ((*reader)->header() != header)
        return Error{ErrorCode::Corrupt, QStringLiteral("it is not what was written")};
    return (*reader)->read([](QByteArrayView) { return Result<void>(); }, QStringLiteral("reading-back"),
                           work);
}

} // namespace

Result<WrittenBackup> writeBackup(Destination &destination, BackupHeader header,
                                  const std::optional<InstallationKeys> &keys, const QString &database,
                                  const Sealing &sealing, const LongWork &work,
                                  const std::function<Result<void>()> &beforeNaming)
{
    auto copy = openLocalFile(database);
    if (!copy)
        return std::move(copy).error();
    header.databaseSize = (*copy)->size();
    header.carriesKeys = keys.has_value();
    const Front front{toJson(header), keys ? keysText(*keys) : SecretBytes()};
    const QString name = fileNameOf(header);
    const QString doing = QStringLiteral("writing %1 to %2").arg(name, destination.toString());
    auto part = destination.create(name);
    if (!part)
        return std::move(part).error().during(doing);
    qint64 size = 0;
    const base::ByteSink sink = [&](QByteArrayView bytes) {
        size += bytes.size();
        return (*part)->write(bytes);
    };
    Sealer sealer;
    auto sealed = sealer.into(sink, sealing);
    if (!sealed)
        return std::move(sealed).error().during(doing);
    RETINUE_TRY(writeContent(front, **copy, *sealed, work).during(doing));
    RETINUE_TRY(sealer.finish().during(doing));
    RETINUE_TRY((*part)->finish().during(doing));
    RETINUE_TRY(readBack(destination, name + kPart, header, sealer.secret(), work)
                    .during(QStringLiteral("reading back %1 from %2").arg(name, destination.toString())));
    if (beforeNaming)
        RETINUE_TRY(beforeNaming());
    if (work.isToEnd())
        return endedEarly(work, Rest::Stays);
    RETINUE_TRY((*part)->commit().during(doing));
    return WrittenBackup{header, name, size};
}

Result<std::unique_ptr<BackupReader>> BackupReader::open(std::unique_ptr<base::ByteSource> file,
                                                         const SecretBytes &secret)
{
    auto reader = std::unique_ptr<BackupReader>(new BackupReader);
    reader->m_file = std::move(file);
    const Result<QByteArray> beginning = reader->m_file->read(0, kBeginning);
    if (!beginning)
        return beginning.error();
    if (backup::isEncrypted(*beginning)) {
        auto clear = decrypted(*reader->m_file, secret);
        if (!clear)
            return std::move(clear).error();
        reader->m_clear = *std::move(clear);
    }
    RETINUE_TRY(reader->readFront());
    return reader;
}

Result<void> BackupReader::readFront()
{
    const Error noBackup{ErrorCode::InvalidInput, QStringLiteral("it is no backup of Retinue")};
    const Error cutOff{ErrorCode::Corrupt, QStringLiteral("the file is cut off")};
    const auto head = base::readExactly(content(), 0, kSkippableHead);
    if (!head)
        return head.error().code == ErrorCode::Corrupt ? noBackup : head.error();
    const auto length = skippableLength(kHeaderFrame, *head);
    if (!length || *length > kMostHeaderBytes)
        return noBackup;
    auto text = base::readExactly(content(), kSkippableHead, *length);
    if (!text)
        return text.error().code == ErrorCode::Corrupt ? cutOff : text.error();
    auto header = headerFromJson(*text);
    if (!header)
        return std::move(header).error();
    m_header = *std::move(header);
    m_headerText = *std::move(text);
    m_begin = kSkippableHead + *length;
    RETINUE_TRY(readKeys());

    m_end = content().size() - kEndSize;
    if (m_end < m_begin)
        return cutOff;
    const auto end = base::readExactly(content(), m_end, kEndSize);
    if (!end)
        return end.error();
    if (skippableLength(kEndFrame, *end) != Digest::kSize)
        return cutOff;
    m_digest = end->mid(kSkippableHead);
    return {};
}

Result<void> BackupReader::readKeys()
{
    if (!m_header.carriesKeys)
        return {};
    const auto head = base::readExactly(content(), m_begin, kSkippableHead);
    if (!head)
        return head.error();
    const auto length = skippableLength(kKeysFrame, *head);
    if (!length || *length > kMostKeysBytes)
        return Error{ErrorCode::Corrupt, QStringLiteral("the keys are not where the file says")};
    auto text = base::readExactly(content(), m_begin + kSkippableHead, *length);
    if (!text)
        return std::move(text).error();
    m_keysText = SecretBytes::take(*text);
    m_keys = keysOf(m_keysText);
    m_begin += kSkippableHead + *length;
    return {};
}

Result<void> BackupReader::read(const base::ByteSink &sink, const QString &phase, const LongWork &work)
{
    Digest digest;
    digest.add(m_headerText);
    digest.add(m_keysText.view());
    const qint64 size = m_end - m_begin;
    DigestedSource compressed(content(), digest);
    RETINUE_TRY(
        decompress(compressed, m_begin, m_end, m_header.databaseSize, sink, [&](qint64 done) -> Result<void> {
            if (work.isToEnd())
                return endedEarly(work, Rest::Stays);
            work.tell(phase, done, size);
            return {};
        }));
    if (digest.result() != m_digest)
        return Error{ErrorCode::Corrupt, QStringLiteral("the content is not what was written")};
    return {};
}

} // namespace retinue::backup
