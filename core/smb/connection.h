#pragma once

#include "core/base/cancel_token.h"
#include "core/smb/address.h"
#include "core/smb/fault.h"
#include "core/smb/message.h"
#include "core/smb/worker_process.h"

#include <chrono>
#include <memory>
#include <variant>

namespace retinue::smb {

/// What it takes to reach one folder of a share; shared by all that work in it.
struct Route
{
    ShareAddress address;
    SignIn signIn;
    WorkerProgram program;
    bool encryptionRequired = false;
    std::chrono::milliseconds toConnect{}; ///< for each step on the way
    std::chrono::milliseconds toWork{};    ///< for each answer after that

    [[nodiscard]] Error error(const Fault &fault) const { return toError(fault, address, signIn.user); }
};

/// Our end of the talk with a worker that is connected to the share. Of one thread. When an answer does not
/// come in time, or work is cancelled, or the connection is lost, the worker is killed, and everything after
/// that is Interrupted.
class Connection
{
public:
    [[nodiscard]] static std::variant<std::shared_ptr<Connection>, Fault> open(const Route &route,
                                                                               const CancelToken &cancel);

    [[nodiscard]] bool isUsable() const { return m_worker != nullptr; }
    /// `data` follows the request in a frame of its own, if the request is one with data.
    [[nodiscard]] std::variant<QCborMap, Fault> ask(Request request, QCborMap message = {},
                                                    QByteArrayView data = {});
    /// The next answer to what was asked (kMore).
    [[nodiscard]] std::variant<QCborMap, Fault> nextAnswer();
    /// The frame of bytes behind an answer.
    [[nodiscard]] std::variant<QByteArray, Fault> receiveData();

private:
    Connection(std::unique_ptr<WorkerProcess> worker, std::chrono::milliseconds patience, CancelToken cancel)
        : m_worker(std::move(worker))
        , m_patience(patience)
        , m_cancel(std::move(cancel))
    {
    }
    [[nodiscard]] Patience patience() const { return {QDeadlineTimer(m_patience), m_cancel}; }
    [[nodiscard]] Fault giveUp(Transfer transfer);

    std::unique_ptr<WorkerProcess> m_worker;
    std::chrono::milliseconds m_patience;
    const CancelToken m_cancel;
    Step m_step = Step::Name; ///< the one that is being gone
};

} // namespace retinue::smb
