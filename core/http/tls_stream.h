#pragma once

#include "core/http/tls_context.h"

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

namespace retinue::http {

/// One connection's TLS on a non-blocking socket, server side. One thread at a time.
class TlsStream
{
public:
    enum class Status {
        Ok,
        WantsRead,  ///< again when the socket is readable
        WantsWrite, ///< again, with the same bytes, when it is writable
        Ended,      ///< the peer has said good-bye
        Failed      ///< the connection is broken, or was cut off
    };
    struct Transfer
    {
        Status status = Status::Ok;
        std::size_t bytes = 0;
    };

    /// The socket must stay open as long as the stream.
    TlsStream(const TlsContext &context, int socketHandle);

    [[nodiscard]] bool isValid() const { return m_ssl != nullptr; }
    Status handshake();
    Transfer read(std::span<char> buffer);
    /// After WantsWrite the next call must begin with the same bytes; they may lie elsewhere.
    Transfer write(std::string_view bytes);
    /// Whether bytes have been read from the socket that read() has not handed out, so that waiting for the
    /// socket could wait in vain. May be a part of a record only.
    [[nodiscard]] bool hasPending() const;
    /// Says good-bye, without waiting for the peer's. Not after Failed.
    void sendCloseNotify();

private:
    struct Free
    {
        void operator()(SSL *ssl) const;
    };
    [[nodiscard]] Status statusOf(int result);

    std::unique_ptr<SSL, Free> m_ssl;
};

} // namespace retinue::http
