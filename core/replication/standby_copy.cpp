#include "core/replication/standby_copy.h"

#include "core/age/keys.h"
#include "core/backup/increment.h"
#include "core/backup/local_folder.h"
#include "core/backup/store_copy.h"
#include "core/backup/unpacking.h"
#include "core/base/durable_file.h"
#include "core/base/private_file.h"
#include "core/base/sealing.h"
#include "core/replication/standby_parts.h"
#include "core/store/content_check.h"
#include "core/store/store_opening.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QScopeGuard>

namespace retinue::replication {

namespace {

constexpr qint64 kMostKeysFileBytes = 256 * 1024;
constexpr qint64 kMostProofBytes = 128;
constexpr int kBucketsAtOnce = 64;
constexpr qsizetype kMostFindingsTold = 20;
const QString kCopyPrefix = QStringLiteral("copy-");
const QString kPointer = QStringLiteral("current");
const QString kProofFile = QStringLiteral("proven"); ///< which file's state was proven here, and when
const QString kChangesFile = QStringLiteral("changes.db");
const QString kSourceTable = QStringLiteral("installation_source");
const QByteArray kKeysPlace = "standby.keys";

Error needsBase(const QString &why)
{
    return {ErrorCode::OutOfDate, why + QStringLiteral(": send everything")};
}

/// A copy that cannot be used is replaced, rather than refused for ever; what another attempt may open is
/// not.
Error unusable(const Error &error)
{
    const bool isForNow = error.code == ErrorCode::Locked || error.code == ErrorCode::NoSpace;
    return isForNow ? error : needsBase(error.toString());
}

Result<void> judge(const store::ContentReport &report)
{
    if (!report.hasFindings())
        return {};
    return needsBase(QStringLiteral("what arrived is not what its digests say (%1)")
                         .arg(report.differences.value(0, QStringLiteral("the root differs"))));
}

/// The owners that an increment brought.
Result<void> proveTouched(sql::Database &database, const store::SecretValues &secrets)
{
    const store::Tables tables(database, secrets);
    std::vector<std::int64_t> touched;
    {
        auto rows = database.query(QStringLiteral(
            "SELECT o.\"row\" FROM inc.owner i JOIN main.owner o ON o.id = i.id ORDER BY o.\"row\""));
        while (rows.next())
            touched.push_back(rows.integer(0));
        RETINUE_TRY(rows.result());
    }
    store::ContentReport report;
    for (std::size_t at = 0; at < touched.size(); at += kBucketsAtOnce) {
        const auto end = std::min(touched.size(), at + kBucketsAtOnce);
        const auto owners = tables.owners.find(std::vector<std::int64_t>(
            touched.begin() + std::ptrdiff_t(at), touched.begin() + std::ptrdiff_t(end)));
        if (!owners)
            return owners.error();
        for (const store::OwnerRow &owner : *owners) {
            const auto sum = store::recomputeOwner(tables, owner, report);
            if (!sum)
                return sum.error();
            if (sum->toBytes() != owner.digest)
                report.differences
                    << QStringLiteral("the digest of owner %1 differs").arg(owner.id.toString());
        }
    }
    return judge(report);
}

Result<backup::BackupHeader> headerIn(sql::Database &database)
{
    QString json;
    {
        auto rows = database.query(QStringLiteral("SELECT header FROM %1").arg(kSourceTable));
        while (rows.next())
            json = rows.text(0);
        RETINUE_TRY(rows.result());
    }
    auto header = backup::headerFromJson(json.toUtf8());
    if (!header)
        return std::move(header).error();
    RETINUE_TRY(backup::readFacts(database, *header));
    return header;
}

protocol::CopyDescription describedBy(const backup::BackupHeader &header, Timestamp provenAt)
{
    protocol::CopyDescription copy;
    copy.installation = header.installation;
    copy.name = header.serverName;
    copy.version = header.productVersion;
    copy.file = header.id;
    copy.state = header.state;
    copy.root = header.root;
    copy.madeAt = header.madeAt;
    copy.provenAt = provenAt;
    copy.users = header.users;
    copy.groups = header.groups;
    copy.settings = header.settings;
    copy.names = header.names;
    return copy;
}

std::shared_ptr<const SecretBytes> sharedKey(const SecretBytes &key)
{
    return key.isEmpty() ? nullptr : std::make_shared<const SecretBytes>(key.clone());
}

} // namespace

Error olderThan(const QString &version)
{
    return protocol::notADestination(protocol::NotADestination::OldVersion,
                                     QStringLiteral("it has the version %1, older than %2: update it")
                                         .arg(QStringLiteral(RETINUE_VERSION), version));
}

Result<void> addSource(sql::Database &file, const backup::BackupHeader &header)
{
    RETINUE_TRY(
        backup::run(file, QStringLiteral("CREATE TABLE %1 (header TEXT NOT NULL)").arg(kSourceTable)));
    return backup::run(file, QStringLiteral("INSERT INTO %1 (header) VALUES (?)").arg(kSourceTable),
                       {QString::fromUtf8(backup::toJson(header))});
}

sql::Location StandbyCopy::location(const QString &name) const
{
    sql::Location location;
    location.file = QStringLiteral("%1/%2/store.db").arg(m_folder, name);
    return location;
}

Result<void> StandbyCopy::open()
{
    const auto all = QDir::Files | QDir::Hidden | QDir::System;
    const bool isPointed = QDir(m_folder).entryList(all).contains(kPointer);
    if (isPointed) {
        // Until it is known which one counts, none is unfinished: only the next proven base clears away.
        auto name = pointedAt();
        if (!name)
            return std::move(name).error();
        m_current = *std::move(name);
        if (auto described = describe(); !described) {
            m_current.clear();
            return described;
        }
    }
    removeOthers();
    return {};
}

Result<QString> StandbyCopy::pointedAt() const
{
    QFile pointer(QDir(m_folder).filePath(kPointer));
    if (!pointer.open(QIODevice::ReadOnly))
        return Error{
            ErrorCode::Io,
            QStringLiteral("%1 cannot be opened: %2").arg(pointer.fileName(), pointer.errorString())};
    const QString name = QString::fromLatin1(pointer.readAll()).trimmed();
    if (pointer.error() != QFileDevice::NoError)
        return Error{ErrorCode::Io,
                     QStringLiteral("%1 cannot be read: %2").arg(pointer.fileName(), pointer.errorString())};
    if (!name.startsWith(kCopyPrefix))
        return Error{ErrorCode::Corrupt, QStringLiteral("%1 names no copy").arg(pointer.fileName())};
    const QString store = location(name).file;
    if (!QFile::exists(store))
        return Error{ErrorCode::NotFound,
                     QStringLiteral("%1 is not to be seen: check the disk and who owns it").arg(store)};
    return name;
}

void StandbyCopy::removeOthers() const
{
    const auto folders = QDir(m_folder).entryList({kCopyPrefix + u'*'}, QDir::Dirs);
    for (const QString &folder : folders)
        if (folder != m_current)
            QDir(QDir(m_folder).filePath(folder)).removeRecursively();
    if (!m_current.isEmpty())
        QFile::remove(QStringLiteral("%1/%2/%3").arg(m_folder, m_current, kChangesFile));
}

Result<void> StandbyCopy::describe()
{
    const auto database = sql::Database::open(location(m_current));
    if (!database)
        return database.error();
    auto header = headerIn(**database);
    if (!header)
        return std::move(header).error();
    m_header = *std::move(header);
    m_description = describedBy(m_header, keptProof());
    return {};
}

void StandbyCopy::keepProof()
{
    m_description->provenAt = m_clock.now();
    const QString text = QStringLiteral("%1 %2")
                             .arg(m_header.id.toString())
                             .arg(base::toMilliseconds(m_description->provenAt));
    // Without it the proof is told until the program ends.
    (void)base::writeDurably(QStringLiteral("%1/%2/%3").arg(m_folder, m_current, kProofFile), text.toLatin1(),
                             base::Access::OwnerOnly);
}

Timestamp StandbyCopy::keptProof() const
{
    QFile file(QStringLiteral("%1/%2/%3").arg(m_folder, m_current, kProofFile));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QStringList parts = QString::fromLatin1(file.read(kMostProofBytes)).split(u' ');
    const bool isOfThis = parts.size() == 2 && parts.first() == m_header.id.toString();
    return isOfThis ? base::fromMilliseconds(parts.last().toLongLong()) : Timestamp{};
}

Result<void> StandbyCopy::keepKeys(const QString &name, const backup::BackupReader &reader) const
{
    const auto &keys = reader.keys();
    if (!keys)
        return Error{ErrorCode::InvalidInput, QStringLiteral("the file carries no keys")};
    if (!m_seal)
        return Error{ErrorCode::Locked,
                     QStringLiteral("this machine's data key is locked, so that it cannot keep "
                                    "the source's keys: put its key file back")};
    QByteArray text =
        QJsonDocument(QJsonObject{{QStringLiteral("dataKey"),
                                   QString::fromLatin1(keys->dataKey.view().toByteArray().toBase64())},
                                  {QStringLiteral("authority"),
                                   QString::fromLatin1(keys->authority.view().toByteArray())}})
            .toJson(QJsonDocument::Compact);
    const SecretBytes plain = SecretBytes::take(text);
    return base::writePrivateFile(QStringLiteral("%1/%2/keys").arg(m_folder, name),
                                  base::seal(plain.view(), kKeysPlace, *m_seal));
}

Result<backup::InstallationKeys> StandbyCopy::keys(const QString &name) const
{
    const auto sealed =
        base::readPrivateFile(QStringLiteral("%1/%2/keys").arg(m_folder, name), kMostKeysFileBytes);
    if (!sealed)
        return sealed.error();
    if (!m_seal)
        return Error{ErrorCode::Locked,
                     QStringLiteral("the source's keys are locked with this machine's data key: "
                                    "put its key file back")};
    auto plain = base::unseal(sealed->view(), kKeysPlace, *m_seal);
    if (!plain)
        return Error{ErrorCode::Corrupt,
                     QStringLiteral("the source's keys beside the copy are damaged, or were kept under "
                                    "another data key than this machine's")};
    const SecretBytes text = SecretBytes::take(*plain);
    const QJsonObject json = QJsonDocument::fromJson(text.view().toByteArray()).object();
    QByteArray dataKey = QByteArray::fromBase64(json.value(QStringLiteral("dataKey")).toString().toLatin1());
    QByteArray authority = json.value(QStringLiteral("authority")).toString().toLatin1();
    return backup::InstallationKeys{SecretBytes::take(dataKey), SecretBytes::take(authority)};
}

Result<void> StandbyCopy::apply(const QString &file, const SecretBytes &identity,
                                const InstallationId &source, const LongWork &work)
{
    auto opened = backup::openLocalFile(file);
    if (!opened)
        return std::move(opened).error();
    const auto reader = backup::BackupReader::open(*std::move(opened), identity);
    if (!reader)
        return reader.error();
    const backup::BackupHeader &header = (*reader)->header();
    if (header.installation != source)
        return Error{ErrorCode::NotPermitted, QStringLiteral("the file is of another server")};
    // The source was updated since it started: what cannot be taken over from here is no copy.
    const auto newest = store::newestSchema();
    if (!newest)
        return newest.error();
    if (header.schema > *newest)
        return olderThan(header.productVersion);
    if (header.kind == backup::BackupKind::Base)
        return applyBase(**reader, work);
    if (!m_description || header.before != m_description->file)
        return needsBase(QStringLiteral("the changes follow another state than the copy's"));
    return applyChanges(**reader, work);
}

Result<void> StandbyCopy::applyBase(backup::BackupReader &reader, const LongWork &work)
{
    const QString name = kCopyPrefix + BackupId::random().toString().left(8);
    const QString folder = QDir(m_folder).filePath(name);
    auto dropUnlessUsed = qScopeGuard([&folder] { QDir(folder).removeRecursively(); });
    RETINUE_TRY(base::makeFolder(folder, base::Access::OwnerOnly));
    const auto free = backup::freeSpaceAt(folder);
    if (free && *free < reader.header().databaseSize)
        return Error{ErrorCode::NoSpace,
                     QStringLiteral("the copy takes %1 MB at %2, and %3 MB are free there")
                         .arg(reader.header().databaseSize / 1'000'000)
                         .arg(m_folder)
                         .arg(*free / 1'000'000)};
    RETINUE_TRY(backup::unpack(reader, location(name).file, work));
    RETINUE_TRY(keepKeys(name, reader));
    {
        const auto database = backup::openChecked(location(name));
        if (!database)
            return database.error();
        RETINUE_TRY(backup::checkHead(**database, reader.header()));
    }
    const auto report = backup::checkContent(location(name), sharedKey(reader.keys()->dataKey), work);
    if (!report)
        return report.error();
    RETINUE_TRY(judge(*report));
    RETINUE_TRY(base::syncFolder(folder));
    RETINUE_TRY(
        base::writeDurably(QDir(m_folder).filePath(kPointer), name.toLatin1(), base::Access::OwnerOnly));
    dropUnlessUsed.dismiss();
    m_current = name;
    m_description.reset(); // it was of the one before
    removeOthers();
    RETINUE_TRY(describe());
    keepProof();
    return {};
}

Result<void> StandbyCopy::applyChanges(backup::BackupReader &reader, const LongWork &work)
{
    const auto kept = keys(m_current);
    if (!kept)
        return unusable(kept.error());
    sql::Location changes = location(m_current);
    changes.file = QStringLiteral("%1/%2/%3").arg(m_folder, m_current, kChangesFile);
    const auto clear = qScopeGuard([&changes] { QFile::remove(changes.file); });
    RETINUE_TRY(backup::unpack(reader, changes.file, work));
    changes.readOnly = true;
    if (const auto checked = backup::openChecked(changes); !checked)
        return checked.error();
    const auto database = sql::Database::open(location(m_current));
    if (!database)
        return unusable(database.error());
    auto applied =
        backup::applyIncrement(**database, changes.file, [&](sql::Database &result) -> Result<void> {
            RETINUE_TRY(backup::checkHead(result, reader.header()));
            return proveTouched(result, store::SecretValues(sharedKey(kept->dataKey)));
        });
    // Whatever does not lead where it should: what is here is not what the source thinks.
    if (!applied && applied.error().code != ErrorCode::NoSpace &&
        applied.error().code != ErrorCode::Cancelled)
        return needsBase(applied.error().toString());
    RETINUE_TRY(std::move(applied));
    RETINUE_TRY(describe());
    keepProof();
    return {};
}

Result<protocol::VerifyCopyAnswer> StandbyCopy::verify(int first, int count, const LongWork &work)
{
    if (!m_description)
        return Error{ErrorCode::NotFound, QStringLiteral("there is no copy here")};
    const auto kept = keys(m_current);
    if (!kept)
        return unusable(kept.error());
    const auto database = sql::Database::open(location(m_current));
    if (!database)
        return unusable(database.error());
    const store::SecretValues secrets(sharedKey(kept->dataKey));
    const store::Tables tables(**database, secrets);
    protocol::VerifyCopyAnswer answer;
    answer.state = m_description->state;
    store::ContentReport report;
    for (int bucket = first; bucket < std::min(first + count, store::ContentSum::kBuckets); ++bucket) {
        if (work.isToEnd())
            return endedEarly();
        if (auto read = store::recomputeBucket(tables, bucket, report); !read)
            report.differences << QStringLiteral("bucket %1: %2").arg(bucket).arg(read.error().toString());
        const auto row = tables.buckets.read(bucket);
        answer.buckets.push_back(row ? row->digest : QByteArray());
    }
    answer.findings = report.differences.mid(0, kMostFindingsTold);
    return answer;
}

Result<PackedCopy> StandbyCopy::pack(const QString &folder, const QString &recipient, const LongWork &work)
{
    if (!m_description)
        return Error{ErrorCode::NotFound, QStringLiteral("there is no copy here")};
    backup::Sealing sealing;
    auto to = age::Recipient::parse(recipient);
    if (!to)
        return std::move(to).error();
    sealing.recipient = *std::move(to);
    const auto kept = keys(m_current);
    if (!kept)
        return kept.error();
    backup::BackupHeader header = m_header;
    header.id = header.base = BackupId::random();
    header.before = {};
    header.kind = backup::BackupKind::Base;
    {
        const auto database = sql::Database::open(location(m_current));
        if (!database)
            return database.error();
        RETINUE_TRY(backup::run(**database, QStringLiteral("DROP TABLE IF EXISTS manifest")));
        RETINUE_TRY(backup::writeManifest(**database, header));
        RETINUE_TRY(backup::makeOneFile(**database));
    }
    QDir(folder).removeRecursively();
    RETINUE_TRY(base::makeFolder(folder, base::Access::OwnerOnly));
    backup::LocalFolder destination(folder);
    backup::InstallationKeys travelling{kept->dataKey.clone(), kept->authority.clone()};
    const auto written = backup::writeBackup(destination, header, std::optional(std::move(travelling)),
                                             location(m_current).file, sealing, work);
    if (!written)
        return written.error();
    PackedCopy packed{QDir(folder).filePath(written->name), written->size, {}, *m_description};
    auto digest = digestOfFile(packed.path);
    if (!digest)
        return std::move(digest).error();
    packed.digest = *std::move(digest);
    return packed;
}

Result<void> StandbyCopy::remove()
{
    m_current.clear();
    m_description.reset();
    if (!QDir(m_folder).exists())
        return {};
    QFile::remove(QDir(m_folder).filePath(kPointer));
    RETINUE_TRY(base::syncFolder(m_folder));
    removeOthers();
    return {};
}

} // namespace retinue::replication
