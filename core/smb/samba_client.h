#pragma once

#include "core/smb/address.h"
#include "core/smb/fault.h"
#include "core/smb/negotiation.h"

#include <QByteArray>
#include <QCborArray>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <variant>

namespace retinue::smb {

template<typename T>
using OrFault = std::variant<T, Fault>;
struct Nothing
{
};

/// One connection to one folder of a share, by libsmbclient: SMB 2 or later, signed, encrypted where the
/// server offers it. Blocks for as long as the server likes, and has state of the whole process: for a
/// process of its own (worker.h) and its only thread that does such work.
class SambaClient
{
public:
    struct Wanted
    {
        ShareAddress address;
        SignIn signIn;
        bool encryptionRequired = false;
        std::chrono::milliseconds patience{}; ///< for one step on the way
    };
    struct Description
    {
        QString name;
        qint64 size = 0;
        qint64 changed = 0; ///< seconds since 1970 UTC
    };
    using FileNumber = int;

    /// The whole way to the folder. `at` hears of each step before it is gone.
    [[nodiscard]] static OrFault<std::unique_ptr<SambaClient>> connect(Wanted wanted,
                                                                       const std::function<void(Step)> &at);
    ~SambaClient();
    SambaClient(const SambaClient &) = delete;
    SambaClient &operator=(const SambaClient &) = delete;

    /// Makes a file of a random name, writes into it and removes it.
    [[nodiscard]] OrFault<Nothing> tryWrite();
    /// Plain files only; `each` gets one after the other.
    [[nodiscard]] OrFault<Nothing> list(const std::function<void(const Description &)> &each);
    [[nodiscard]] OrFault<Description> describe(const QString &name);
    [[nodiscard]] OrFault<FileNumber> openForReading(const QString &name);
    /// FileExists.
    [[nodiscard]] OrFault<FileNumber> create(const QString &name);
    /// Up to `most` bytes; fewer only at the end of the file.
    [[nodiscard]] OrFault<QByteArray> read(FileNumber file, qint64 offset, qsizetype most);
    [[nodiscard]] OrFault<Nothing> write(FileNumber file, QByteArrayView content);
    [[nodiscard]] OrFault<Nothing> close(FileNumber file);
    [[nodiscard]] OrFault<Nothing> remove(const QString &name);
    /// FileExists: there is one of the new name.
    [[nodiscard]] OrFault<Nothing> rename(const QString &from, const QString &to);
    /// None: the server does not say.
    [[nodiscard]] OrFault<std::optional<qint64>> freeSpace();

private:
    class Impl;
    explicit SambaClient(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace retinue::smb
