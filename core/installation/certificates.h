#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/secret_bytes.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>

struct evp_pkey_st;
struct x509_st;

namespace retinue::installation {

struct KeyDeleter
{
    void operator()(evp_pkey_st *key) const;
};
struct CertificateDeleter
{
    void operator()(x509_st *certificate) const;
};
using KeyPointer = std::unique_ptr<evp_pkey_st, KeyDeleter>;
using CertificatePointer = std::unique_ptr<x509_st, CertificateDeleter>;

/// X.509 by OpenSSL, without policy: what Identity decides is made and read here. Values; thread-safe.

[[nodiscard]] Result<KeyPointer> makeKey(); ///< P-256

struct CertificateWish
{
    QString commonName;
    QStringList names; ///< subject alternative names: DNS names and numeric addresses
    Timestamp notBefore{}, notAfter{};
};
/// A CA that signs leaves only (path length 0), signed by itself.
[[nodiscard]] Result<CertificatePointer> makeAuthority(evp_pkey_st *key, const CertificateWish &wish);
/// A server's leaf for `key`, signed by the authority.
[[nodiscard]] Result<CertificatePointer> makeLeaf(evp_pkey_st *key, const CertificateWish &wish,
                                                  x509_st *authority, evp_pkey_st *authorityKey);

[[nodiscard]] Result<QByteArray> certificateToPem(x509_st *certificate);
[[nodiscard]] Result<SecretBytes> keyToPem(evp_pkey_st *key);
/// The first certificate of the text.
[[nodiscard]] Result<CertificatePointer> certificateFromPem(QByteArrayView pem);
/// The first private key of the text; encrypted ones are refused, never asked for.
[[nodiscard]] Result<KeyPointer> keyFromPem(QByteArrayView pem);

[[nodiscard]] bool belongTogether(x509_st *certificate, evp_pkey_st *key);
[[nodiscard]] QString commonNameOf(x509_st *certificate);
[[nodiscard]] Timestamp notAfterOf(x509_st *certificate);
[[nodiscard]] bool isAuthority(x509_st *certificate);
/// ECDSA with SHA-256, in DER.
[[nodiscard]] Result<QByteArray> signedBy(evp_pkey_st *key, QByteArrayView bytes);
[[nodiscard]] bool isSignedBy(evp_pkey_st *key, QByteArrayView bytes, QByteArrayView signature);
/// SHA-256 of the SubjectPublicKeyInfo: upper-case hex pairs with colons.
[[nodiscard]] Result<QString> publicKeyFingerprint(x509_st *certificate);

} // namespace retinue::installation
