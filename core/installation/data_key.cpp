#include "core/installation/data_key.h"

#include "core/base/clock.h"
#include "core/base/private_file.h"
#include "core/base/sealing.h"

#include <QDir>
#include <QFile>

#include <sodium.h>

#include <vector>

namespace retinue::installation {

namespace {

constexpr std::size_t kKeySize = 32;
constexpr qint64 kMostKeyFileBytes = 64 * 1024;
static_assert(base::kSealingKeySize == kKeySize);
const QString kMachineSlot = QStringLiteral("machine");
/// Bound into the slot, so that no other ciphertext can take its place.
const QByteArray kPurpose = QByteArrayLiteral("retinue data key, slot machine, version 1");

struct Slot
{
    QByteArray nonce, wrapped;
};

Result<std::optional<Slot>> readSlot(MachineDatabase &machine)
{
    auto database = machine.reader();
    if (!database.ok())
        return std::move(database).error();
    auto rows = (*database)->query(QStringLiteral("SELECT nonce, wrapped FROM key_slot WHERE name = ?"),
                                   {kMachineSlot});
    std::optional<Slot> slot;
    if (rows.next())
        slot = Slot{rows.bytes(0), rows.bytes(1)};
    RETINUE_TRY(rows.result());
    return slot;
}

Result<void> writeSlot(MachineDatabase &machine, const Slot &slot)
{
    return machine.writer().run([&](sql::Database &database) -> Result<void> {
        RETINUE_TRY(database.execute(
            QStringLiteral("INSERT INTO key_slot (name, nonce, wrapped, created_at) VALUES (?, ?, ?, ?)"),
            {kMachineSlot, slot.nonce, slot.wrapped,
             qint64(base::toMilliseconds(base::SystemClock().now()))}));
        return {};
    });
}

/// Keys come as files of any form with enough in them; what wraps is derived.
Result<SecretBytes> wrappingKey(const QString &path, base::Privacy privacy)
{
    auto content = base::readPrivateFile(path, kMostKeyFileBytes, privacy);
    if (!content.ok())
        return std::move(content).error();
    if (content->size() < kKeySize)
        return Error{ErrorCode::Corrupt, QStringLiteral("%1 is too short to be a key file").arg(path)};
    SecretBytes key(kKeySize);
    crypto_generichash(key.data(), key.size(), content->data(), content->size(),
                       reinterpret_cast<const unsigned char *>(kPurpose.constData()),
                       std::size_t(kPurpose.size()));
    return key;
}

Slot wrap(const SecretBytes &dataKey, const SecretBytes &under)
{
    const QByteArray sealed = base::seal(dataKey.view(), kPurpose, under);
    return {sealed.left(base::kSealingNonceSize), sealed.mid(base::kSealingNonceSize)};
}

std::optional<SecretBytes> unwrap(const Slot &slot, const SecretBytes &under)
{
    auto dataKey = base::unseal(slot.nonce + slot.wrapped, kPurpose, under);
    if (!dataKey || dataKey->size() != qsizetype(kKeySize))
        return {};
    return SecretBytes::take(*dataKey);
}

struct Source
{
    QString path;
    base::Privacy privacy;
};

/// Where a wrapping key may be, the preferred one first.
std::vector<Source> sources(const QString &folder)
{
    std::vector<Source> found;
    const QString credentials = qEnvironmentVariable("CREDENTIALS_DIRECTORY");
    if (!credentials.isEmpty() && QFile::exists(QDir(credentials).filePath(QStringLiteral("retinue-key"))))
        found.push_back({QDir(credentials).filePath(QStringLiteral("retinue-key")), base::Privacy::Trusted});
    found.push_back({QDir(folder).filePath(QStringLiteral("data.key")), base::Privacy::Required});
    return found;
}

Result<SecretBytes> openSlot(const Slot &slot, const QString &folder)
{
    QStringList reasons;
    for (const Source &source : sources(folder)) {
        auto key = wrappingKey(source.path, source.privacy);
        if (!key.ok()) {
            reasons << key.error().detail;
            continue;
        }
        if (auto dataKey = unwrap(slot, *key))
            return std::move(*dataKey);
        reasons << QStringLiteral("%1 is not the key of this installation").arg(source.path);
    }
    return Error{
        ErrorCode::Locked,
        QStringLiteral("stored credentials are locked: %1. Put the key file back (from a backup of the "
                       "data folder, or the systemd credential retinue-key) and start again")
            .arg(reasons.join(QStringLiteral("; ")))};
}

Result<SecretBytes> makeSlot(const QString &folder, MachineDatabase &machine)
{
    // Values that an earlier data key encrypted would silently become unreadable under a new one.
    if (QFile::exists(QDir(folder).filePath(QStringLiteral("store/current"))))
        return Error{
            ErrorCode::Locked,
            QStringLiteral("stored credentials are locked: there is a store, but the machine database has "
                           "no key for it. Put machine.db back from a backup of the data folder")};
    const Source source = sources(folder).front();
    if (source.privacy == base::Privacy::Required && !QFile::exists(source.path)) {
        const SecretBytes fresh = SecretBytes::random(kKeySize);
        SecretBytes text(2 * kKeySize + 1); // hexadecimal, so that it survives being copied by hand
        sodium_bin2hex(reinterpret_cast<char *>(text.data()), text.size(), fresh.data(), fresh.size());
        text.data()[2 * kKeySize] = '\n';
        RETINUE_TRY(base::writePrivateFile(source.path, text.view()));
    }
    auto key = wrappingKey(source.path, source.privacy);
    if (!key.ok())
        return Error{ErrorCode::Locked,
                     QStringLiteral("stored credentials are locked: %1").arg(key.error().detail)};
    SecretBytes dataKey = SecretBytes::random(kKeySize);
    RETINUE_TRY(writeSlot(machine, wrap(dataKey, *key)));
    return dataKey;
}

} // namespace

Result<std::shared_ptr<const SecretBytes>> openDataKey(const QString &folder, MachineDatabase &database)
{
    const QString doing = QStringLiteral("opening the data key");
    if (sodium_init() < 0)
        return Error{ErrorCode::Internal, QStringLiteral("libsodium does not start")}.during(doing);
    auto slot = readSlot(database);
    if (!slot.ok())
        return std::move(slot).error().during(doing);
    auto key = slot->has_value() ? openSlot(**slot, folder) : makeSlot(folder, database);
    if (!key.ok())
        return std::move(key).error().during(doing);
    return std::shared_ptr<const SecretBytes>(std::make_shared<SecretBytes>(std::move(key).value()));
}

} // namespace retinue::installation
