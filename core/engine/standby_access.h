#pragma once

#include "core/base/cancel_token.h"
#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/base/server_term.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>

namespace retinue::engine {

/// A destination as it shows itself before it is trusted. Nothing of it is proven until a person has compared
/// the fingerprint with the one that the other machine shows.
struct DestinationOffer
{
    QString address;     ///< HOST:PORT
    QString name;        ///< of its machine
    QString fingerprint; ///< of its CA
    InstallationId installation;
    QString productVersion;
    QByteArray caPem;   ///< what is pinned
    QString verifyName; ///< what its certificate must carry
    ServerTerm term;    ///< as it says itself
};

/// One question to the other end, and its answer whatever it is.
struct StandbyRequest
{
    QByteArray method;      ///< "PUT"
    QByteArray target;      ///< path and query, percent-encoded
    QByteArray contentType; ///< of a body
    QByteArray body;
    qint64 mostAnswerBytes = 64 * 1024;
    std::chrono::milliseconds patience{0}; ///< 0: as long as an answer takes that needs no work
};
struct StandbyAnswer
{
    int status = 0;
    QByteArray body;
};

/// A connection to the other end that is pinned to what was confirmed. Of one thread. Every question ends by
/// itself, early when its owner's CancelToken is cancelled. Errors: Unreachable, TimedOut, NotTrusted,
/// TooLarge, Cancelled; what the other end says is an answer.
class StandbyConnection
{
public:
    virtual ~StandbyConnection() = default;
    StandbyConnection(const StandbyConnection &) = delete;
    StandbyConnection &operator=(const StandbyConnection &) = delete;
    [[nodiscard]] virtual Result<StandbyAnswer> ask(const StandbyRequest &request) = 0;

protected:
    StandbyConnection() = default;
};

/// How a destination is reached; handed in by the composition, for the engine knows no network.
struct StandbyAccess
{
    /// Waits for the network; Cancelled when it is cancelled.
    std::function<Result<DestinationOffer>(const QString &address, const CancelToken &)> look;
    /// Does not wait for the network. `token` may be empty.
    std::function<Result<std::unique_ptr<StandbyConnection>>(const DestinationOffer &pinned,
                                                             const QByteArray &token, const CancelToken &)>
        connect;
};

} // namespace retinue::engine
