#pragma once

#include "core/backup/backup_header.h"
#include "core/backup/destination.h"
#include "core/backup/restore_preview.h"
#include "core/base/long_work.h"
#include "core/base/secret_bytes.h"
#include "core/engine/job.h"

#include <QStringList>
#include <QTime>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace retinue::store {
class Store;
}
namespace retinue::installation {
class ExecutionLog;
class Identity;
class MachineDatabase;
} // namespace retinue::installation

namespace retinue::engine {

class JobBoard;

/// Where backups go (R50).
enum class BackupPlace { Device, Network };

/// The share of the network destination. The password is kept apart, sealed, and never given out.
struct NetworkShare
{
    QString host, share, folder, user; ///< user: "NAME" or "DOMAIN\NAME"
    int port = 0;                      ///< 0: the usual one
    bool hasPassword = false;          ///< one is kept; of what is handed in: the kept one stays
    bool encryptionRequired = false;   ///< a server that does not encrypt what is sent is refused
};

/// One step of reaching a share, in their order.
enum class ShareStep { Name, Host, Port, Share, SignIn, Folder, Write, Space };
struct ShareTest
{
    std::optional<ShareStep> failed; ///< none: all of them went well
    std::optional<Error> why;
    std::optional<qint64> freeSpace; ///< if the share says
};

/// How a share is reached; handed in by the composition, for the engine knows no protocol of it.
struct ShareAccess
{
    /// Does not wait for the network; the destination's first use does.
    std::function<std::unique_ptr<backup::Destination>(const NetworkShare &, const SecretBytes &password,
                                                       const CancelToken &)>
        destination;
    std::function<ShareTest(const NetworkShare &, const SecretBytes &password, const CancelToken &)> test;
};

/// Under what new backups are encrypted.
struct BackupEncryption
{
    enum class Kind { None, Passphrase, Recipient };
    Kind kind = Kind::None;
    QString recipient;          ///< "age1...", with Kind::Recipient
    bool hasPassphrase = false; ///< one is kept, sealed, for the schedule
};

/// A new pair of keys: the recipient is to be set, the identity to be printed and put away. It is kept
/// nowhere.
struct RecoveryKey
{
    QString recipient;    ///< "age1..."
    SecretBytes identity; ///< "AGE-SECRET-KEY-1..."
};

/// How many backups stay at each place (R51). A base with its increments is one backup.
struct BackupRetention
{
    enum class Kind { Last, One };
    Kind kind = Kind::Last; ///< One: as on the device; the next backup, restore or recovery removes it
    int last = 3;           ///< with Kind::Last; 1 to kMostLast
    int weeks = 0;          ///< with Kind::Last: besides, the last one of so many weeks; 0 to kMostWeeks
    int months = 0;         ///< likewise of months; 0 to kMostMonths
    static constexpr int kMostLast = 1000, kMostWeeks = 520, kMostMonths = 240;
    friend bool operator==(const BackupRetention &, const BackupRetention &) = default;
};

struct BackupSchedule
{
    enum class Every { Never, Hours, Day, Week };
    Every every = Every::Never;
    int hours = 6;     ///< with Every::Hours; 1 to 24
    QTime at{2, 0};    ///< local time, with Every::Day and Every::Week
    int weekday = 1;   ///< 1 = Monday, with Every::Week
    int baseEvery = 7; ///< every so many runs a base, increments between; 1: bases only
    BackupPlace place = BackupPlace::Device;
    int trialEvery = 0; ///< every so many days a trial restore of the newest backup; 0: never
    friend bool operator==(const BackupSchedule &, const BackupSchedule &) = default;
};

/// What is to be restored, verified or tried.
struct BackupSource
{
    enum class Kind { Device, Network, File };
    Kind kind = Kind::Device;
    QString name; ///< of a place: BackupFile::name; of Kind::File: a path on this machine
};

/// One file of a backup.
struct BackupFile
{
    QString name;
    Timestamp madeAt{};
    qint64 size = 0;
    bool encrypted = false;
    backup::BackupKind kind = backup::BackupKind::Base;
    /// None: it is encrypted, and was not made here.
    std::optional<backup::BackupHeader> header;
    std::optional<Timestamp> verifiedAt; ///< read back whole and found to be what was written
    std::optional<Timestamp> provenAt;   ///< restored into a scratch store, whose content was compared
    std::optional<Error> problem;        ///< it cannot be restored: why
    std::int64_t written =
        0; ///< the order in which they were written from here, whatever the clock; 0: elsewhere
};

/// A base with its increments: one backup (R51).
struct BackupEntry
{
    BackupFile base;
    std::vector<BackupFile> increments; ///< the oldest first; each is a moment that can be restored
    [[nodiscard]] qint64 size() const;
    [[nodiscard]] const BackupFile &newest() const { return increments.empty() ? base : increments.back(); }
};

struct BackupList
{
    QString place;                    ///< for people: the folder or the share
    std::vector<BackupEntry> backups; ///< the newest first
    std::vector<BackupFile> strays;   ///< increments whose base is not here, files that are none
    std::optional<qint64> freeSpace;
};

struct BackUpWish
{
    BackupPlace place = BackupPlace::Device;
    /// Increment: what has changed since the newest backup of that place, where that is possible.
    enum class Content { Base, Increment };
    Content content = Content::Base;
    SecretBytes passphrase;       ///< for this one, in place of the kept one
    bool stopReplication = false; ///< R45: stop it, back up, start it again, all logged
};

struct BackUpReport
{
    BackupFile file;
    QString place;                   ///< for people
    QStringList removed;             ///< older backups that had to go (R51)
    std::optional<Error> notRemoved; ///< they could not be: the backup is good all the same
    std::optional<Error> damage;     ///< the store's content is not what its digests say: nothing was removed
    bool withoutKeys = false; ///< it is not encrypted: no stored credentials elsewhere, devices enrol again
};

/// What a restore, verification or trial needs to open an encrypted file: the passphrase, or an identity
/// ("AGE-SECRET-KEY-1..."), as text. Empty: the kept passphrase, if there is one.
using BackupSecret = SecretBytes;

struct VerifyReport
{
    int files = 0;               ///< of the chain
    qint64 bytes = 0;            ///< of databases, decompressed
    backup::BackupHeader header; ///< of the newest file
};

struct TrialReport
{
    VerifyReport verified;
    std::int64_t owners = 0, settings = 0; ///< whose digests were recomputed and found right
    std::int64_t unread = 0;               ///< stored credentials that no key was there for
};

struct RestoreWish
{
    bool deleteAgain = true;      ///< R56: users deleted since; those deleted for good always are
    bool keepReplaced = true;     ///< the replaced store becomes a backup on this machine
    bool stopReplication = false; ///< R45: stop it, and leave it stopped
};

struct RestoreReport
{
    backup::RestorePreview preview;
    std::int64_t deletedAgain = 0;
    std::optional<BackupFile> kept; ///< the replaced store
    std::optional<Error> notKept; ///< it is no backup: it lies in the data folder, and is tried again unless
                                  ///< it is damaged (Corrupt)
    QStringList removed;          ///< R51
    std::optional<QString> otherHost; ///< R47: the devices expect a server of this name; say so
};

/// A store that is ready to be put in the place of the current one. Dropping it removes its files.
class PreparedRestore
{
public:
    virtual ~PreparedRestore() = default;
    PreparedRestore(const PreparedRestore &) = delete;
    PreparedRestore &operator=(const PreparedRestore &) = delete;
    [[nodiscard]] virtual const backup::RestorePreview &preview() const = 0;

protected:
    PreparedRestore() = default;
};

/// A run of the schedule, or by hand, that did not end well; the overview is red until the next good one of
/// that place.
struct BackupTrouble
{
    enum class Kind {
        Failed,
        NotThere, ///< the destination is not there now (DBBU04; DBBU06: a folder whose disk is missing)
        Missed,   ///< the server did not run when it was due, or ended meanwhile
    };
    Kind kind = Kind::Failed;
    QString code; ///< R54, or the word of an error; empty: Missed
    QString why;  ///< English, for the details
    Timestamp at{};
};

/// For the overview and the page's head. From memory.
struct BackupState
{
    bool running = false;                ///< a backup or restore is at work
    std::optional<Timestamp> lastGood;   ///< when the newest good backup was made
    std::optional<Timestamp> lastProven; ///< of when the newest backup is that a trial restore proved
    std::optional<Timestamp> nextDue;    ///< by the schedule
    std::optional<BackupTrouble> trouble;
};

/// What a person needs on the worst day; to be printed.
struct RecoverySheet
{
    QString serverName, installation, caFingerprint, productVersion;
    QStringList names;  ///< under which devices reach the server (R47)
    QStringList places; ///< where the files are
    BackupEncryption encryption;
    QStringList withProgram;    ///< command lines
    QStringList withoutProgram; ///< command lines of stock tools: age, zstd, sqlite3
};

/// Replication, which excludes backup and restore (R45).
struct ReplicationHook
{
    std::function<bool()> isSet;
    std::function<Result<void>(const QString &who)> suspend, resume, stop;
};

/// [Back Up] and restore for the console, the command line and the schedule (R50 to R56): the service of
/// backup joined with the installation's keys and memory, its execution log (R53), and the running store.
///
/// What takes long works on its caller's thread: run it as a job ("backup", "restore", "backup-verify",
/// "backup-trial", with workOf()). Phases: "copying", "checking", "writing", "reading-back", "removing";
/// "reading", "checking", "comparing", "replacing", "keeping". One backup, restore or trial runs at a time:
/// another one waits for it, with the phase "waiting". Cancelled work leaves nothing behind. Errors have the
/// code of R54 in front of them (backup::codeOf()). Thread-safe.
class Backups
{
public:
    struct Parts
    {
        store::Store &store;
        const Clock &clock;
        installation::MachineDatabase &machine;
        installation::ExecutionLog &executions;
        installation::Identity &identity;
        QString dataFolder;
        std::shared_ptr<const SecretBytes> dataKey; ///< null: locked
        JobBoard &jobs;                             ///< for what is due by the schedule
        std::function<std::int64_t()> deviceCount;
        std::function<void()> restored;  ///< the store is another one now: devices are told (R52)
        std::function<void()> changed;   ///< News::Backups
        std::function<bool()> isDamaged; ///< the store's content is not what was written (Scrub)
        ReplicationHook replication;
    };
    explicit Backups(Parts parts);
    ~Backups();
    Backups(const Backups &) = delete;
    Backups &operator=(const Backups &) = delete;

    /// Before use, by the composition; without it [Network] is refused with InvalidInput.
    void setShareAccess(ShareAccess access);

    // ---- settings; each setter waits for the disk and writes a row of the execution log (R53)
    /// `<data folder>/backups` unless set.
    [[nodiscard]] QString deviceFolder() const;
    /// Makes the folder. Later on it is not made again when it is missing: the disk may be another one.
    /// InvalidInput: no absolute path, or inside of the store's folder; others: it cannot be made.
    [[nodiscard]] Result<void> setDeviceFolder(const QString &folder, const QString &who);
    [[nodiscard]] NetworkShare networkShare() const;
    /// With hasPassword and an empty password the kept one stays. Locked: the data key that seals it is not
    /// available.
    [[nodiscard]] Result<void> setNetworkShare(const NetworkShare &share, const SecretBytes &password,
                                               const QString &who);
    /// Waits for the network. As setNetworkShare() for the password; keeps nothing.
    [[nodiscard]] Result<ShareTest> testNetworkShare(const NetworkShare &share, const SecretBytes &password,
                                                     const CancelToken &cancel);
    [[nodiscard]] BackupEncryption encryption() const;
    /// InvalidInput: a recipient that is none, a passphrase shorter than kShortestPassphrase characters. With
    /// hasPassphrase and an empty passphrase the kept one stays.
    [[nodiscard]] Result<void> setEncryption(const BackupEncryption &encryption,
                                             const SecretBytes &passphrase, const QString &who);
    static constexpr int kShortestPassphrase = 8;
    [[nodiscard]] static RecoveryKey makeRecoveryKey();
    [[nodiscard]] BackupRetention retention() const;
    [[nodiscard]] Result<void> setRetention(const BackupRetention &retention, const QString &who);
    [[nodiscard]] BackupSchedule schedule() const;
    [[nodiscard]] Result<void> setSchedule(const BackupSchedule &schedule, const QString &who);
    [[nodiscard]] BackupState state() const;
    [[nodiscard]] RecoverySheet recoverySheet() const;

    // ---- waits for the disk or the network
    /// What lies there. Encrypted files that were not made here tell time and size only; with `secret` all.
    [[nodiscard]] Result<BackupList> list(BackupPlace place, const BackupSecret &secret = {},
                                          const CancelToken &cancel = {});
    /// One file, wherever it is.
    [[nodiscard]] Result<BackupFile> describe(const BackupSource &source, const BackupSecret &secret);
    /// R51's exception by hand: a backup goes with its increments. InvalidInput, with their names: increments
    /// that build upon this one.
    [[nodiscard]] Result<void> remove(BackupPlace place, const QString &name, const QString &who);
    /// Of a store whose content is not what its digests say the file is written, nothing older goes, and the
    /// answer is Corrupt.
    /// NotPermitted: replication is set (R45), and the wish does not say to stop it.
    [[nodiscard]] Result<BackUpReport> backUp(const BackUpWish &wish, const QString &who,
                                              const LongWork &work);
    /// Reads the file, and those it builds upon, whole: decrypted, decompressed, compared with what was
    /// written. The store is not looked at.
    [[nodiscard]] Result<VerifyReport> verify(const BackupSource &source, const BackupSecret &secret,
                                              const QString &who, const LongWork &work);
    /// Restores into a scratch store and recomputes its digests from the content; the store in use is not
    /// touched.
    [[nodiscard]] Result<TrialReport> trialRestore(const BackupSource &source, const BackupSecret &secret,
                                                   const QString &who, const LongWork &work);

    /// Restores into a scratch store, recomputes its digests from the content, and compares it with what is
    /// here now. The store in use is not touched. Refuses what is damaged, of another product (InvalidInput),
    /// of a newer version (VersionUnsupported), under another secret (NotAuthenticated), or too large for the
    /// disk (NoSpace).
    [[nodiscard]] Result<std::shared_ptr<PreparedRestore>>
    prepareRestore(const BackupSource &source, const BackupSecret &secret, const LongWork &work);
    /// R55: replaces the whole store, or changes nothing. What devices and administrators changed since the
    /// preview is replaced as well, and kept with the rest of the replaced store. Devices are told to restart
    /// (R52); a new generation begins (R14). Once for each prepared one. R45 as backUp(). InUse: a deletion,
    /// an import or alike is under way, and would go on in the other store.
    [[nodiscard]] Result<RestoreReport> restore(const std::shared_ptr<PreparedRestore> &prepared,
                                                const RestoreWish &wish, const QString &who,
                                                const LongWork &work);

    /// Does what is due by the schedule. Every minute or so, by the engine.
    void tick();
    /// R56: remembers who was deleted, which the store forgets after a time. Before that, daily.
    [[nodiscard]] Result<void> rememberDeletions();

    /// A job's reports in bytes, and its wishes.
    [[nodiscard]] static LongWork workOf(Job &job);

    /// While no engine has the folder open: the backup's identity (CA) and its devices become this data
    /// folder's, so that devices need not enrol again, if it is a new one, or nobody was enrolled and, before
    /// a restore, nothing stored there yet. Whether they did: not if the file carries none, or the folder has
    /// an installation that is in use. Cut short, it is done again by the next attempt. InUse: an engine has
    /// the folder, for longer than `patience`; InvalidInput: it holds a store without its machine database,
    /// or a CA that devices may trust; NotFound: after a restore the file is gone; NoSpace.
    enum class Adoption { BeforeRestore, AfterRestore };
    [[nodiscard]] static Result<bool> adoptInstallation(const QString &dataFolder, const QString &file,
                                                        const BackupSecret &secret,
                                                        Adoption when = Adoption::BeforeRestore,
                                                        std::chrono::milliseconds patience = {});

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace retinue::engine
