#pragma once

#include <openssl/types.h>

#include <memory>
#include <string>
#include <variant>

namespace retinue::http {

/// What new connections are made from: certificate, key and the rules of TLS 1.2 and 1.3. Immutable once
/// made, so that any thread may make connections from it. Its ticket keys are its own: they end with the
/// certificate.
using TlsContext = std::shared_ptr<SSL_CTX>;

/// The context, or what is wrong with certificate or key in an English sentence.
[[nodiscard]] std::variant<TlsContext, std::string> makeTlsContext(const std::string &certificatePem,
                                                                   const std::string &privateKeyPem);

} // namespace retinue::http
