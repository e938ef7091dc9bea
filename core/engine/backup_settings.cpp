#include "core/engine/backup_settings.h"

#include "core/age/keys.h"
#include "core/backup/local_folder.h"
#include "core/base/durable_file.h"
#include "core/engine/sealed_setting.h"
#include "core/engine/setting_json.h"
#include "core/installation/machine_database.h"

#include <QDir>
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

QJsonObject toJson(const BackupSettings::OfPlace &place)
{
    QJsonObject json{{QStringLiteral("runsSinceBase"), place.runsSinceBase}};
    if (place.trouble) {
        QJsonObject trouble{{QStringLiteral("kind"), int(place.trouble->kind)},
                            {QStringLiteral("code"), place.trouble->code},
                            {QStringLiteral("why"), place.trouble->why}};
        putTime(trouble, "at", place.trouble->at);
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
            timeIn(trouble, "at").value_or(Timestamp{})};
    return place;
}

QJsonObject toJson(const BackupSettings::Times &times)
{
    QJsonObject json{{QStringLiteral("interrupted"), times.interrupted},
                     {QStringLiteral("device"), toJson(times.device)},
                     {QStringLiteral("network"), toJson(times.network)}};
    putTime(json, "lastGood", times.lastGood);
    putTime(json, "lastProven", times.lastProven);
    putTime(json, "lastRun", times.lastRun);
    putTime(json, "lastTrial", times.lastTrial);
    putTime(json, "begun", times.begun);
    return json;
}

BackupSettings::Times timesOf(const QJsonObject &json)
{
    BackupSettings::Times times;
    times.device = placeOf(json.value(QStringLiteral("device")).toObject());
    times.network = placeOf(json.value(QStringLiteral("network")).toObject());
    times.lastGood = timeIn(json, "lastGood");
    times.lastProven = timeIn(json, "lastProven");
    times.lastRun = timeIn(json, "lastRun");
    times.lastTrial = timeIn(json, "lastTrial");
    times.begun = timeIn(json, "begun");
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
    SettingReader settings(m_machine);
    const std::lock_guard lock(m_mutex);
    if (const QString folder = settings.text(kFolder); !folder.isEmpty())
        m_deviceFolder = folder;
    m_deviceDisk = settings.text(kFolderDisk);
    const QJsonObject share = settings.json(kShare).object();
    m_share = {
        share.value(QStringLiteral("host")).toString(),   share.value(QStringLiteral("share")).toString(),
        share.value(QStringLiteral("folder")).toString(), share.value(QStringLiteral("user")).toString(),
        share.value(QStringLiteral("port")).toInt(),      false,
        share.value(QStringLiteral("encrypted")).toBool()};
    m_sharePassword = settings.sealed(kSharePassword);
    m_share.hasPassword = !m_sharePassword.isEmpty();
    const QJsonObject encryption = settings.json(kEncryption).object();
    m_passphrase = settings.sealed(kPassphrase);
    m_encryption = {
        BackupEncryption::Kind(std::clamp(encryption.value(QStringLiteral("kind")).toInt(), 0, 2)),
        encryption.value(QStringLiteral("recipient")).toString(), !m_passphrase.isEmpty()};
    const QJsonObject retention = settings.json(kRetention).object();
    m_retention = {retention.value(QStringLiteral("one")).toBool() ? BackupRetention::Kind::One
                                                                   : BackupRetention::Kind::Last,
                   retention.value(QStringLiteral("last")).toInt(BackupRetention().last),
                   retention.value(QStringLiteral("weeks")).toInt(),
                   retention.value(QStringLiteral("months")).toInt()};
    m_schedule = scheduleOf(settings.json(kSchedule).object());
    m_times = timesOf(settings.json(kTimes).object());
    return settings.result();
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
        m_machine.setSetting(kShare, settingText({{QStringLiteral("host"), share.host},
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
    RETINUE_TRY(m_machine.setSetting(kEncryption,
                                     settingText({{QStringLiteral("kind"), int(encryption.kind)},
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
        kRetention, settingText({{QStringLiteral("one"), retention.kind == BackupRetention::Kind::One},
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
    RETINUE_TRY(m_machine.setSetting(kSchedule, settingText(toJson(schedule))));
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
        text = settingText(toJson(m_times));
    }
    return m_machine.setSetting(kTimes, text);
}

} // namespace retinue::engine
