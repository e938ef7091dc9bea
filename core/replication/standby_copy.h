#pragma once

#include "core/backup/backup_file.h"
#include "core/base/clock.h"
#include "core/base/long_work.h"
#include "core/protocol/replication.h"
#include "core/sql/database.h"

#include <QDir>

#include <memory>
#include <optional>

namespace retinue::replication {

/// A copy that was made one file.
struct PackedCopy
{
    QString path;
    qint64 size = 0;
    QByteArray digest; ///< BLAKE2b-256
    protocol::CopyDescription copy;
};

/// The copy of a source's store on the machine that stands by: `<folder>/current` names the one of
/// `<folder>/copy-.../store.db` that counts. Whatever happens at any moment, afterwards it is a state that
/// the source had, or none: a base is put beside, proven, and then pointed at; an increment is one
/// transaction that is kept only if what it leads to was proven. Of one thread at a time; waits for the disk.
class StandbyCopy
{
public:
    /// `seal`: this machine's data key, under which the source's keys are kept beside the copy; null: locked.
    StandbyCopy(QString folder, const Clock &clock, std::shared_ptr<const SecretBytes> seal)
        : m_folder(std::move(folder))
        , m_clock(clock)
        , m_seal(std::move(seal))
    {
    }

    /// What is there; clears away what is unfinished. Once, before use. After an error nothing was cleared
    /// away: it is as if there were no copy, until a base is applied.
    [[nodiscard]] Result<void> open();
    [[nodiscard]] const std::optional<protocol::CopyDescription> &description() const
    {
        return m_description;
    }

    /// Brings the copy to the state of a file of this source. OutOfDate: it is an increment that follows
    /// another state than the copy's, or it leads to something else than it says: a base is needed;
    /// protocol::notADestination(): it is of a newer version than this program. Others: the copy is as it
    /// was.
    [[nodiscard]] Result<void> apply(const QString &file, const SecretBytes &identity,
                                     const InstallationId &source, const LongWork &work);
    /// Recomputes buckets of the digest tree from the content. NotFound: there is no copy; OutOfDate: it
    /// cannot be used, a base is needed.
    [[nodiscard]] Result<protocol::VerifyCopyAnswer> verify(int first, int count, const LongWork &work);
    /// Makes one file of the copy, a base that is encrypted to `recipient`, in `folder`. NotFound.
    [[nodiscard]] Result<PackedCopy> pack(const QString &folder, const QString &recipient,
                                          const LongWork &work);
    [[nodiscard]] Result<void> remove();

private:
    [[nodiscard]] sql::Location location(const QString &name) const;
    /// The name of the copy that counts, whose store is there.
    [[nodiscard]] Result<QString> pointedAt() const;
    [[nodiscard]] Result<void> applyBase(backup::BackupReader &reader, const LongWork &work);
    [[nodiscard]] Result<void> applyChanges(backup::BackupReader &reader, const LongWork &work);
    [[nodiscard]] Result<void> describe();
    /// The copy was recomputed now.
    void keepProof();
    /// When its state was recomputed by this machine; epoch: it is not known.
    [[nodiscard]] Timestamp keptProof() const;
    [[nodiscard]] Result<void> keepKeys(const QString &name, const backup::BackupReader &reader) const;
    [[nodiscard]] Result<backup::InstallationKeys> keys(const QString &name) const;
    void removeOthers() const;

    const QString m_folder;
    const Clock &m_clock;
    const std::shared_ptr<const SecretBytes> m_seal;
    QString m_current; ///< name of the copy's folder; empty: none
    std::optional<protocol::CopyDescription> m_description;
    backup::BackupHeader m_header; ///< of the copy, with m_description
};

/// R42: why what is of this version of the program cannot be kept here.
[[nodiscard]] Error olderThan(const QString &version);

/// What a source adds to the database of a file beside what a backup has: who it is and when. The copy knows
/// from it what it holds, in the same transaction.
[[nodiscard]] Result<void> addSource(sql::Database &file, const backup::BackupHeader &header);

} // namespace retinue::replication
