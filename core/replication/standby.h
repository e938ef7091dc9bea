#pragma once

#include "core/base/long_work.h"
#include "core/base/secret_bytes.h"
#include "core/protocol/replication.h"
#include "core/replication/standby_copy.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace retinue::installation {
class Administrators;
class Identity;
class MachineDatabase;
} // namespace retinue::installation

namespace retinue::replication {

/// The server whose copy is held.
struct SourceIdentity
{
    InstallationId installation;
    QString name;    ///< of its machine
    QString version; ///< of its product
};

/// Of the destination, from memory.
struct StandbyState
{
    bool standsBy = false;                ///< the role of this machine: no server, it may receive a copy
    std::optional<SourceIdentity> source; ///< whom it stands by for; none: free
    std::optional<Timestamp> copyOf;      ///< the copy is the source's state of this time; none: no copy yet
    std::optional<Timestamp> provenAt;    ///< what the newest file touched was recomputed and compared then
    std::int64_t users = 0, groups = 0, settings = 0; ///< of the copy
    QStringList names;                                ///< R47: under which devices expect the source
    bool departmentIdManagement = false;              ///< R42: a machine that has it on is no destination
};

/// The destination's half of replication (R40 to R47): the role of this machine, who may send to it, and the
/// copy. Thread-safe. What waits for the disk, or hashes a password, says so; one file is applied at a time.
class Standby
{
public:
    struct Parts
    {
        installation::MachineDatabase &machine;
        const Clock &clock;
        installation::Administrators &administrators;
        installation::Identity &identity;
        QString dataFolder;
        std::shared_ptr<const SecretBytes> dataKey; ///< null: locked
        /// Why this machine cannot stand by now; none: it can.
        std::function<std::optional<Error>()> obstacle;
        std::function<void()> changed;
        /// A row of the execution log.
        std::function<void(const QString &operation, const QString &subject, Timestamp started,
                           const Result<void> &result, std::optional<std::int64_t> bytes, const QString &who)>
            record;
    };
    explicit Standby(Parts parts);
    ~Standby();
    Standby(const Standby &) = delete;
    Standby &operator=(const Standby &) = delete;

    /// Once, before use. An error: it is not known what this machine is. A copy that cannot be opened is
    /// none.
    [[nodiscard]] Result<void> load();
    [[nodiscard]] bool standsBy() const;
    [[nodiscard]] StandbyState state() const;
    [[nodiscard]] Result<void> begin(const QString &who);
    /// The copy goes.
    [[nodiscard]] Result<void> leave(const QString &who);
    [[nodiscard]] Result<void> setDepartmentIdManagement(bool on, const QString &who);

    // ---- what the source asks for, over the network. InUse: something else is at work for longer than a
    // ---- question may wait.
    /// R42: NotPermitted (protocol::notADestinationOf()), NotAuthenticated, TooMany. Takes tens of
    /// milliseconds on purpose.
    [[nodiscard]] Result<protocol::ReplicationToken> grant(const protocol::ReplicationTokenRequest &request,
                                                           const SecretBytes &password,
                                                           const QString &address);
    enum class Right { None, Read, Replicate };
    [[nodiscard]] Right rightOf(QByteArrayView token) const;
    [[nodiscard]] protocol::ReplicationStatus status() const;
    [[nodiscard]] Result<qint64> receive(const BackupId &run, qint64 offset, QByteArrayView bytes);
    [[nodiscard]] Result<protocol::ReplicationStatus> commit(const protocol::CommitRequest &request);
    [[nodiscard]] Result<protocol::VerifyCopyAnswer> verify(const protocol::VerifyCopyRequest &request);
    /// InUse: another reader fetches the copy that was packed for it.
    [[nodiscard]] Result<protocol::PackAnswer> pack(const protocol::PackRequest &request);
    [[nodiscard]] Result<QByteArray> packed(qint64 offset);
    /// The source stops: this machine is free for another one, and keeps the copy until that one's arrives.
    [[nodiscard]] Result<void> release();

    /// This machine stops: what is being applied, compared or packed ends early, and all that comes after.
    void interrupt();

    /// The copy as one file in a new folder, for taking over on this machine. NotFound: there is none.
    [[nodiscard]] Result<PackedCopy> packForPromotion(const QString &folder, const QString &recipient,
                                                      const LongWork &work);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace retinue::replication
