#pragma once

#include "core/base/clock.h"
#include "core/base/folder_lock.h"
#include "core/base/secret_bytes.h"
#include "core/model/catalogue.h"
#include "core/sql/writer.h"
#include "core/sync/eviction.h"

#include <QString>

#include <functional>
#include <memory>

namespace retinue::client {

class LocalEdit;
class ValueCipher;

struct LocalStoreOptions
{
    QString folder;                         ///< made if missing; holds local.db and its lock
    std::shared_ptr<const SecretBytes> key; ///< 32 bytes, for values of secret items (R12)
    const Catalogue *catalogue = nullptr;   ///< outlives the store
    const Clock *clock = nullptr;           ///< outlives the store
    int mostUsers = 500;                    ///< R10, users at the panel included
    int mostGroups = 50;
    sync::WhenFull whenFull = sync::WhenFull::DeleteOldest;
    QString vfs; ///< as sql::Location::vfs
};

/// The local store of one client machine: its users' and groups' settings, what has not gone up yet, and
/// where it stands with the server. Durable (SQLite, synchronous=FULL): a kill at any moment leaves the state
/// before or after a transaction. Values of secret items are encrypted under the key handed in
/// (XChaCha20-Poly1305, bound to their owner and item).
///
/// Thread-safe: transactions run one after the other on the store's own thread; callers wait. One process at
/// a time. Errors of open(): InUse (another process has it), Locked (the key is not the one it was made
/// with), VersionUnsupported, Corrupt, NoSpace, Io.
class LocalStore
{
public:
    [[nodiscard]] static Result<std::unique_ptr<LocalStore>> open(LocalStoreOptions options);
    ~LocalStore();
    LocalStore(const LocalStore &) = delete;
    LocalStore &operator=(const LocalStore &) = delete;

    /// One transaction: committed when `work` succeeds, as if it had not been when it fails. What failed in
    /// the tables counts before what `work` made of that. Never from inside another one.
    [[nodiscard]] Result<void> run(const std::function<Result<void>(LocalEdit &)> &work);

    [[nodiscard]] const LocalStoreOptions &options() const { return m_options; }
    /// For what shares the file and its thread: the communication log.
    [[nodiscard]] sql::Writer &writer() { return *m_writer; }

private:
    explicit LocalStore(LocalStoreOptions options);
    LocalStoreOptions m_options;
    std::unique_ptr<FolderLock> m_lock;
    std::unique_ptr<const ValueCipher> m_cipher;
    std::unique_ptr<sql::Writer> m_writer;
};

} // namespace retinue::client
