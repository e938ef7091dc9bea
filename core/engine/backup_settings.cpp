#include "core/engine/backup_settings.h"

#include "core/age/keys.h"
#include "core/backup/local_folder.h"
#include "core/base/durable_file.h"
#include "core/engine/sealed_setting.h"
#include "core/installation/machine_database.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace retinue::engine {

namespace {

const QString kFolder = QStringLiteral("backup.device-folder");
const QString kFolderDisk = QStringLiteral("backup.device-disk");
const QString kShare = QStringLiteral("backup.share");
const QString kSharePassword = QStringLiteral("backup.share-password");
const QString kEncryption = QStringLiteral("backup.encryption");
const QString kPassphrase = QStringLiteral("backup.passphrase");
const QString kRetention = QStringLiteral("backup.retention");
const QString kSchedule = QStringLiteral("backup.schedule");
const QString kTimes = QStringLiteral("backup.times");

QString textOf(const QJsonObject &json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

Error invalid(const QString &what)
{
    return {ErrorCode::InvalidInput, what};
}

QJsonObject toJson(const BackupSchedule &schedule)
{
    return {{QStringLiteral("every"), int(schedule.every)},
            {QStringLiteral("hours"), schedule.hours},
            {QStringLiteral("at"), schedule.at.toString(Qt::ISODate)},
            {QStringLiteral("weekday"), schedule.weekday},
            {QStringLiteral("baseEvery"), schedule.baseEvery},
            {QStringLiteral("place"), int(schedule.place)},
            {QStringLiteral("trialEvery"), schedule.trialEvery}};
}

BackupSchedule scheduleOf(const QJsonObject &json)
{
    BackupSchedule schedule;
    schedule.every = BackupSchedule::Every(std::clamp(json.value(QStringLiteral("every")).toInt(), 0, 3));
    schedule.hours = json.value(QStringLiteral("hours")).toInt(schedule.hours);
    if (const QTime at = QTime::fromString(json.value(QStringLiteral("at")).toString(), Qt::ISODate);
        at.isValid())
        schedule.at = at;
    schedule.weekday = json.value(QStringLiteral("weekday")).toInt(schedule.weekday);
    schedule.baseEvery = json.value(QStringLiteral("baseEvery")).toInt(schedule.baseEvery);
    schedule.place = json.value(QStringLiteral("place")).toInt() == int(BackupPlace::Network)
                         ? BackupPlace::Network
                         : BackupPlace::Device;
    schedule.trialEvery = json.value(QStringLiteral("trialEvery")).toInt();
    return schedule;
}

void insertTime(QJsonObject &json, const char *name, const std::optional<Timestamp> &time)
{
    if (time)
        json.insert(QLatin1String(name), qint64(base::toMilliseconds(*time)));
}

std::optional<Timestamp> timeOf(const QJsonObject &json, const char *name)
{
    const QJsonValue value = json.value(QLatin1String(name));
    return value.isDouble() ? std::optional(base::fromMilliseconds(value.toInteger())) : std::nullopt;
}

QJsonObject toJson(const BackupSettings::OfPlace &place)
{
    QJsonObject json{{QStringLiteral("runsSinceBase"), place.runsSinceBase}};
    if (place.trouble) {
        QJsonObject trouble{{QStringLiteral("kind"), int(place.trouble->kind)},
                            {QStringLiteral("code"), place.trouble->code},
                            {QStringLiteral("why"), place.trouble->why}};
        insertTime(trouble, "at", place.trouble->at);
        json.insert(QStringLiteral("trouble"), trouble);
    }
    return json;
}

BackupSettings::OfPlace placeOf(const QJsonObject &json)
{
    BackupSettings::OfPlace place;
    place.runsSinceBase = json.value(QStringLiteral("runsSinceBase")).toInt();
    if (const QJsonObject trouble = json.value(QStringLiteral("trouble")).toObject(); !trouble.isEmpty())
        place.trouble = BackupTrouble{
            BackupTrouble::Kind(std::clamp(trouble.value(QStringLiteral("kind")).toInt(), 0, 2)),
            trouble.value(QStringLiteral("code")).toString(), trouble.value(QStringLiteral("why")).toString(),
            timeOf(trouble, "at").value_or(Timestamp{})};
    return place;
}

QJsonObject toJson(const BackupSettings::Times &times)
{
    QJsonObject json{{QStringLiteral("interrupted"), times.interrupted},
                     {QStringLiteral("device"), toJson(times.device)},
                     {QStringLiteral("network"), toJson(times.network)}};
    insertTime(json, "lastGood", times.lastGood);
    insertTime(json, "lastProven", times.lastProven);
    insertTime(json, "lastRun", times.lastRun);
    insertTime(json, "lastTrial", times.lastTrial);
    insertTime(json, "begun", times.begun);
    return json;
}

BackupSettings::Times timesOf(const QJsonObject &json)
{
    BackupSettings::Times times;
    times.device = placeOf(json.value(QStringLiteral("device")).toObject());
    times.network = placeOf(json.value(QStringLiteral("network")).toObject());
    times.lastGood = timeOf(json, "lastGood");
    times.lastProven = timeOf(json, "lastProven");
    times.lastRun = timeOf(json, "lastRun");
    times.lastTrial = timeOf(json, "lastTrial");
    times.begun = timeOf(json, "begun");
    times.interrupted = json.value(QStringLiteral("interrupted")).toInt();
    return times;
}

} // namespace

BackupSettings::BackupSettings(installation::MachineDatabase &machine, const QString &dataFolder,
                               std::shared_ptr<const SecretBytes> dataKey)
    : m_machine(machine)
    , m_dataFolder(dataFolder)
    , m_usualFolder(QDir(dataFolder).filePath(QStringLiteral("backups")))
    , m_dataKey(std::move(dataKey))
    , m_deviceFolder(m_usualFolder)
{
}

Result<void> BackupSettings::load()
{
    std::optional<Error> problem;
    const auto text = [&](const QString &key) -> QString {
        auto value = m_machine.setting(key);
        if (!value && !problem)
            problem = value.error();
        return value && *value ? **value : QString();
    };
    const auto json = [&](const QString &key) {
        return QJsonDocument::fromJson(text(key).toUtf8()).object();
    };
    const std::lock_guard lock(m_mutex);
    if (const QString folder = text(kFolder); !folder.isEmpty())
        m_deviceFolder = folder;
    m_deviceDisk = text(kFolderDisk);
    const QJsonObject share = json(kShare);
    m_share = {
        share.value(QStringLiteral("host")).toString(),   share.value(QStringLiteral("share")).toString(),
        share.value(QStringLiteral("folder")).toString(), share.value(QStringLiteral("user")).toString(),
        share.value(QStringLiteral("port")).toInt(),      false,
        share.value(QStringLiteral("encrypted")).toBool()};
    m_sharePassword = QByteArray::fromBase64(text(kSharePassword).toLatin1());
    m_share.hasPassword = !m_sharePassword.isEmpty();
    const QJsonObject encryption = json(kEncryption);
    m_passphrase = QByteArray::fromBase64(text(kPassphrase).toLatin1());
    m_encryption = {
        BackupEncryption::Kind(std::clamp(encryption.value(QStringLiteral("kind")).toInt(), 0, 2)),
        encryption.value(QStringLiteral("recipient")).toString(), !m_passphrase.isEmpty()};
    const QJsonObject retention = json(kRetention);
    m_retention = {retention.value(QStringLiteral("one")).toBool() ? BackupRetention::Kind::One
                                                                   : BackupRetention::Kind::Last,
                   retention.value(QStringLiteral("last")).toInt(BackupRetention().last),
                   retention.value(QStringLiteral("weeks")).toInt(),
                   retention.value(QStringLiteral("months")).toInt()};
    m_schedule = scheduleOf(json(kSchedule));
    m_times = timesOf(json(kTimes));
    return problem ? Result<void>(*problem) : Result<void>();
}

QString BackupSettings::deviceFolder() const
{
    const std::lock_guard lock(m_mutex);
    return m_deviceFolder;
}

Result<void> BackupSettings::setDeviceFolder(const QString &folder)
{
    const QString path = QDir::cleanPath(folder);
    if (folder.isEmpty() || QDir::isRelativePath(folder))
        return invalid(QStringLiteral("\"%1\" is no absolute path of a folder").arg(folder));
    const QString stores = QDir(m_dataFolder).filePath(QStringLiteral("store"));
    if (path == stores || path.startsWith(stores + u'/'))
        return invalid(
            QStringLiteral("%1 is where the server's own data lie: choose another folder").arg(path));
    QString disk;
    if (path != m_usualFolder) {
        // Now only: what is missing later is not to be made on another disk.
        RETINUE_TRY(base::makeFolder(path, base::Access::OwnerOnly));
        disk = backup::diskOf(path);
    }
    RETINUE_TRY(m_machine.setSetting(kFolder, path));
    RETINUE_TRY(m_machine.setSetting(kFolderDisk, disk));
    const std::lock_guard lock(m_mutex);
    m_deviceFolder = path;
    m_deviceDisk = disk;
    return {};
}

std::unique_ptr<backup::Destination> BackupSettings::device() const
{
    using Missing = backup::LocalFolder::Missing;
    const std::lock_guard lock(m_mutex);
    return std::make_unique<backup::LocalFolder>(
        m_deviceFolder, m_deviceFolder == m_usualFolder ? Missing::Made : Missing::NotThere, m_deviceDisk);
}

NetworkShare BackupSettings::share() const
{
    const std::lock_guard lock(m_mutex);
    return m_share;
}

Result<void> BackupSettings::setShare(const NetworkShare &share, const SecretBytes &password)
{
    QByteArray kept;
    if (!password.isEmpty()) {
        auto made = sealSetting(password, kSharePassword, m_dataKey);
        if (!made)
            return std::move(made).error();
        kept = *std::move(made);
    } else if (share.hasPassword) {
        const std::lock_guard lock(m_mutex);
        kept = m_sharePassword;
    }
    RETINUE_TRY(m_machine.setSetting(kSharePassword, QString::fromLatin1(kept.toBase64())));
    RETINUE_TRY(
        m_machine.setSetting(kShare, textOf({{QStringLiteral("host"), share.host},
                                             {QStringLiteral("share"), share.share},
                                             {QStringLiteral("folder"), share.folder},
                                             {QStringLiteral("user"), share.user},
                                             {QStringLiteral("port"), share.port},
                                             {QStringLiteral("encrypted"), share.encryptionRequired}})));
    const std::lock_guard lock(m_mutex);
    m_share = share;
    m_share.hasPassword = !kept.isEmpty();
    m_sharePassword = kept;
    return {};
}

Result<SecretBytes> BackupSettings::sharePassword() const
{
    const std::lock_guard lock(m_mutex);
    return unsealSetting(m_sharePassword, kSharePassword, m_dataKey);
}

BackupEncryption BackupSettings::encryption() const
{
    const std::lock_guard lock(m_mutex);
    return m_encryption;
}

Result<void> BackupSettings::setEncryption(const BackupEncryption &encryption, const SecretBytes &passphrase)
{
    if (encryption.kind == BackupEncryption::Kind::Recipient) {
        if (auto recipient = age::Recipient::parse(encryption.recipient); !recipient)
            return std::move(recipient).error();
    }
    const QString typed = QString::fromUtf8(passphrase.view());
    if (!passphrase.isEmpty() && typed.size() < Backups::kShortestPassphrase)
        return invalid(
            QStringLiteral("a passphrase has %1 characters or more").arg(Backups::kShortestPassphrase));
    QByteArray kept;
    if (!passphrase.isEmpty()) {
        auto made = sealSetting(passphrase, kPassphrase, m_dataKey);
        if (!made)
            return std::move(made).error();
        kept = *std::move(made);
    } else if (encryption.hasPassphrase) {
        const std::lock_guard lock(m_mutex);
        kept = m_passphrase;
    }
    RETINUE_TRY(m_machine.setSetting(kPassphrase, QString::fromLatin1(kept.toBase64())));
    RETINUE_TRY(
        m_machine.setSetting(kEncryption, textOf({{QStringLiteral("kind"), int(encryption.kind)},
                                                  {QStringLiteral("recipient"), encryption.recipient}})));
    const std::lock_guard lock(m_mutex);
    m_encryption = encryption;
    m_encryption.hasPassphrase = !kept.isEmpty();
    m_passphrase = kept;
    return {};
}

Result<SecretBytes> BackupSettings::passphrase() const
{
    const std::lock_guard lock(m_mutex);
    return unsealSetting(m_passphrase, kPassphrase, m_dataKey);
}

BackupRetention BackupSettings::retention() const
{
    const std::lock_guard lock(m_mutex);
    return m_retention;
}

Result<void> BackupSettings::setRetention(const BackupRetention &retention)
{
    using Limits = BackupRetention;
    const auto isWithin = [](int number, int least, int most) { return number >= least && number <= most; };
    if (!isWithin(retention.last, 1, Limits::kMostLast) ||
        !isWithin(retention.weeks, 0, Limits::kMostWeeks) ||
        !isWithin(retention.months, 0, Limits::kMostMonths))
        return invalid(
            QStringLiteral("1 to %1 backups can be kept, besides one a week for up to %2 weeks and "
                           "one a month for up to %3 months")
                .arg(Limits::kMostLast)
                .arg(Limits::kMostWeeks)
                .arg(Limits::kMostMonths));
    RETINUE_TRY(m_machine.setSetting(
        kRetention, textOf({{QStringLiteral("one"), retention.kind == BackupRetention::Kind::One},
                            {QStringLiteral("last"), retention.last},
                            {QStringLiteral("weeks"), retention.weeks},
                            {QStringLiteral("months"), retention.months}})));
    const std::lock_guard lock(m_mutex);
    m_retention = retention;
    return {};
}

BackupSchedule BackupSettings::schedule() const
{
    const std::lock_guard lock(m_mutex);
    return m_schedule;
}

Result<void> BackupSettings::setSchedule(const BackupSchedule &schedule, Timestamp now)
{
    const bool isGood = schedule.hours >= 1 && schedule.hours <= 24 && schedule.at.isValid() &&
                        schedule.weekday >= 1 && schedule.weekday <= 7 && schedule.baseEvery >= 1 &&
                        schedule.trialEvery >= 0;
    if (!isGood)
        return invalid(
            QStringLiteral("the schedule says 1 to 24 hours, a time, a weekday from 1 to 7, and every how "
                           "many runs everything is backed up (1 or more)"));
    RETINUE_TRY(m_machine.setSetting(kSchedule, textOf(toJson(schedule))));
    {
        const std::lock_guard lock(m_mutex);
        m_schedule = schedule;
    }
    return changeTimes([now](Times &times) { // what was due before is not made up for
        times.lastRun = now;
        times.begun.reset();
        times.interrupted = 0;
    });
}

BackupSettings::Times BackupSettings::times() const
{
    const std::lock_guard lock(m_mutex);
    return m_times;
}

Result<void> BackupSettings::changeTimes(const std::function<void(Times &)> &change)
{
    QString text;
    {
        const std::lock_guard lock(m_mutex);
        change(m_times);
        text = textOf(toJson(m_times));
    }
    return m_machine.setSetting(kTimes, text);
}

} // namespace retinue::engine
