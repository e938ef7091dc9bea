#include "core/http/tls_context.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>

#include <array>
#include <chrono>
#include <string_view>

namespace retinue::http {

namespace {

constexpr std::chrono::seconds kTicketLifetime = std::chrono::hours(12);

template<auto Free>
struct FreeWith
{
    template<typename T>
    void operator()(T *object) const
    {
        Free(object);
    }
};
using BioPtr = std::unique_ptr<BIO, FreeWith<BIO_free_all>>;
using X509Ptr = std::unique_ptr<X509, FreeWith<X509_free>>;
using KeyPtr = std::unique_ptr<EVP_PKEY, FreeWith<EVP_PKEY_free>>;

std::string withCause(std::string what)
{
    std::array<char, 256> text{};
    const unsigned long code = ERR_get_error();
    ERR_clear_error();
    if (code == 0)
        return what;
    ERR_error_string_n(code, text.data(), text.size());
    return what.append(": ").append(text.data());
}

BioPtr readFrom(const std::string &pem)
{
    return BioPtr(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
}

/// A passphrase must come from the caller's own storage, never from a prompt on the terminal.
int noPassphrase(char *, int, int, void *)
{
    return 0;
}

std::string useChain(SSL_CTX *context, const std::string &pem)
{
    const BioPtr bio = readFrom(pem);
    const X509Ptr leaf(PEM_read_bio_X509(bio.get(), nullptr, noPassphrase, nullptr));
    if (!leaf)
        return withCause("the certificate cannot be read");
    if (SSL_CTX_use_certificate(context, leaf.get()) != 1)
        return withCause("the certificate cannot be used");
    while (X509 *next = PEM_read_bio_X509(bio.get(), nullptr, noPassphrase, nullptr)) {
        if (SSL_CTX_add0_chain_cert(context, next) != 1) {
            X509_free(next);
            return withCause("the certificate's chain cannot be used");
        }
    }
    const unsigned long end = ERR_peek_last_error();
    if (ERR_GET_LIB(end) != ERR_LIB_PEM || ERR_GET_REASON(end) != PEM_R_NO_START_LINE)
        return withCause("the certificate's chain cannot be read");
    ERR_clear_error();
    return {};
}

std::string useKey(SSL_CTX *context, const std::string &pem)
{
    const BioPtr bio = readFrom(pem);
    const KeyPtr key(PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassphrase, nullptr));
    if (!key)
        return withCause("the private key cannot be read");
    if (SSL_CTX_use_PrivateKey(context, key.get()) != 1 || SSL_CTX_check_private_key(context) != 1)
        return withCause("the private key does not belong to the certificate");
    return {};
}

/// Only HTTP/1.1 is spoken; a client that insists on something else is told so in the handshake (RFC
/// 7301 3.2).
int chooseProtocol(SSL *, const unsigned char **out, unsigned char *outLength, const unsigned char *in,
                   unsigned int inLength, void *)
{
    constexpr std::string_view kProtocol = "http/1.1";
    for (unsigned int i = 0; i < inLength; i += 1U + in[i]) {
        if (inLength - i - 1 < in[i])
            break;
        const std::string_view offered(reinterpret_cast<const char *>(in + i + 1), in[i]);
        if (offered == kProtocol) {
            *out = in + i + 1;
            *outLength = in[i];
            return SSL_TLSEXT_ERR_OK;
        }
    }
    return SSL_TLSEXT_ERR_ALERT_FATAL;
}

bool applyRules(SSL_CTX *context)
{
    constexpr std::string_view kSessionContext = "retinue";
    SSL_CTX_set_options(context, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION);
    // Idle connections are most of them: without these modes each keeps 34 KB of buffers.
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                                  SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_read_ahead(context, 1);
    // Tickets hold the session, so nothing is kept here. Their number stays at OpenSSL's two: with one, a
    // resumed connection gets none, and every other connection of a device would be a full handshake.
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_timeout(context, static_cast<long>(kTicketLifetime.count()));
    SSL_CTX_set_alpn_select_cb(context, chooseProtocol, nullptr);
    return SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) == 1 &&
           SSL_CTX_set_cipher_list(context, "ECDHE+AESGCM:ECDHE+CHACHA20") == 1 &&
           SSL_CTX_set_session_id_context(context,
                                          reinterpret_cast<const unsigned char *>(kSessionContext.data()),
                                          kSessionContext.size()) == 1;
}

} // namespace

std::variant<TlsContext, std::string> makeTlsContext(const std::string &certificatePem,
                                                     const std::string &privateKeyPem)
{
    ERR_clear_error();
    const TlsContext context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
    if (!context || !applyRules(context.get()))
        return withCause("TLS cannot be set up");
    if (std::string problem = useChain(context.get(), certificatePem); !problem.empty())
        return problem;
    if (std::string problem = useKey(context.get(), privateKeyPem); !problem.empty())
        return problem;
    return context;
}

} // namespace retinue::http
