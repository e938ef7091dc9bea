#include "core/http/tls_stream.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

namespace retinue::http {

void TlsStream::Free::operator()(SSL *ssl) const
{
    SSL_free(ssl);
}

TlsStream::TlsStream(const TlsContext &context, int socketHandle) : m_ssl(SSL_new(context.get()))
{
    if (m_ssl && SSL_set_fd(m_ssl.get(), socketHandle) != 1)
        m_ssl.reset();
    if (m_ssl)
        SSL_set_accept_state(m_ssl.get());
}

TlsStream::Status TlsStream::statusOf(int result)
{
    switch (SSL_get_error(m_ssl.get(), result)) {
    case SSL_ERROR_NONE:
        return Status::Ok;
    case SSL_ERROR_WANT_READ:
        return Status::WantsRead;
    case SSL_ERROR_WANT_WRITE:
        return Status::WantsWrite;
    case SSL_ERROR_ZERO_RETURN:
        return Status::Ended;
    default:
        return Status::Failed;
    }
}

TlsStream::Status TlsStream::handshake()
{
    ERR_clear_error(); // the queue is the thread's: another connection's error must not be taken for ours
    return statusOf(SSL_do_handshake(m_ssl.get()));
}

TlsStream::Transfer TlsStream::read(std::span<char> buffer)
{
    ERR_clear_error();
    Transfer transfer;
    const int result = SSL_read_ex(m_ssl.get(), buffer.data(), buffer.size(), &transfer.bytes);
    transfer.status = result == 1 ? Status::Ok : statusOf(result);
    return transfer;
}

TlsStream::Transfer TlsStream::write(std::string_view bytes)
{
    ERR_clear_error();
    Transfer transfer;
    const int result = SSL_write_ex(m_ssl.get(), bytes.data(), bytes.size(), &transfer.bytes);
    transfer.status = result == 1 ? Status::Ok : statusOf(result);
    return transfer;
}

bool TlsStream::hasPending() const
{
    return SSL_has_pending(m_ssl.get()) == 1;
}

void TlsStream::sendCloseNotify()
{
    ERR_clear_error();
    SSL_shutdown(m_ssl.get());
    ERR_clear_error();
}

} // namespace retinue::http
