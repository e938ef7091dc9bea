#pragma once

#include <string>

namespace retinue::http::test {

/// A self-signed certificate for 127.0.0.1 with its key, made on the spot.
struct Identity
{
    std::string certificatePem;
    std::string privateKeyPem;
};

[[nodiscard]] Identity makeIdentity(const std::string &commonName);

} // namespace retinue::http::test
