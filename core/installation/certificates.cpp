#include "core/installation/certificates.h"

#include <QCryptographicHash>
#include <QHostAddress>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <array>
#include <ctime>

namespace retinue::installation {

void KeyDeleter::operator()(evp_pkey_st *key) const
{
    EVP_PKEY_free(key);
}

void CertificateDeleter::operator()(x509_st *certificate) const
{
    X509_free(certificate);
}

namespace {

struct BioDeleter
{
    void operator()(BIO *bio) const { BIO_free(bio); }
};
using BioPointer = std::unique_ptr<BIO, BioDeleter>;

struct DigestDeleter
{
    void operator()(EVP_MD_CTX *digesting) const { EVP_MD_CTX_free(digesting); }
};

std::unique_ptr<EVP_MD_CTX, DigestDeleter> newDigest()
{
    return std::unique_ptr<EVP_MD_CTX, DigestDeleter>(EVP_MD_CTX_new());
}

/// The reason OpenSSL gives for the failure that just happened.
Error opensslError(ErrorCode code, const QString &what)
{
    std::array<char, 256> text{};
    ERR_error_string_n(ERR_peek_last_error(), text.data(), text.size());
    ERR_clear_error();
    return {code, QStringLiteral("%1 (OpenSSL: %2)").arg(what, QString::fromLatin1(text.data()))};
}

bool addExtension(X509 *certificate, X509 *issuer, int kind, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value.constData());
    const bool added = extension && X509_add_ext(certificate, extension, -1) == 1;
    X509_EXTENSION_free(extension);
    return added;
}

/// Typed names, never OpenSSL's comma-separated text, in which a name could smuggle in another one.
bool addAlternativeNames(X509 *certificate, const QStringList &names)
{
    GENERAL_NAMES *list = sk_GENERAL_NAME_new_null();
    bool good = list != nullptr;
    for (const QString &name : names) {
        GENERAL_NAME *entry = GENERAL_NAME_new();
        const QHostAddress address(name);
        if (address.isNull()) {
            ASN1_IA5STRING *text = ASN1_IA5STRING_new();
            const QByteArray ascii = name.toLatin1();
            good = good && entry && text && ASN1_STRING_set(text, ascii.constData(), int(ascii.size())) == 1;
            GENERAL_NAME_set0_value(entry, GEN_DNS, text);
        } else {
            ASN1_OCTET_STRING *bytes = a2i_IPADDRESS(name.toLatin1().constData());
            good = good && entry && bytes;
            GENERAL_NAME_set0_value(entry, GEN_IPADD, bytes);
        }
        good = good && sk_GENERAL_NAME_push(list, entry) > 0;
    }
    good = good && X509_add1_ext_i2d(certificate, NID_subject_alt_name, list, 0, X509V3_ADD_DEFAULT) == 1;
    sk_GENERAL_NAME_pop_free(list, GENERAL_NAME_free);
    return good;
}

bool setSerialNumber(X509 *certificate)
{
    std::array<unsigned char, 16> bytes{};
    if (RAND_bytes(bytes.data(), int(bytes.size())) != 1)
        return false;
    bytes[0] = static_cast<unsigned char>((bytes[0] & 0x7F) | 0x40); // positive, and always of full length
    BIGNUM *number = BN_bin2bn(bytes.data(), int(bytes.size()), nullptr);
    const bool set = number && BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate));
    BN_free(number);
    return set;
}

bool setTime(ASN1_TIME *field, Timestamp time)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
    return ASN1_TIME_set(field, std::time_t(seconds)) !=
           nullptr; // ASN1_TIME_set takes the form RFC 5280 asks
}

bool setName(X509_NAME *name, const QString &commonName)
{
    const QByteArray text = commonName.toUtf8();
    return X509_NAME_add_entry_by_txt(name, "O", MBSTRING_UTF8,
                                      reinterpret_cast<const unsigned char *>("Retinue"), -1, -1, 0) == 1 &&
           X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                                      reinterpret_cast<const unsigned char *>(text.constData()),
                                      int(text.size()), -1, 0) == 1;
}

bool fill(X509 *certificate, EVP_PKEY *key, const CertificateWish &wish)
{
    return certificate && X509_set_version(certificate, X509_VERSION_3) == 1 &&
           setSerialNumber(certificate) && setTime(X509_getm_notBefore(certificate), wish.notBefore) &&
           setTime(X509_getm_notAfter(certificate), wish.notAfter) &&
           setName(X509_get_subject_name(certificate), wish.commonName) &&
           X509_set_pubkey(certificate, key) == 1;
}

} // namespace

Result<KeyPointer> makeKey()
{
    KeyPointer key(EVP_EC_gen("P-256"));
    if (!key)
        return opensslError(ErrorCode::Internal, QStringLiteral("cannot make a key"));
    return key;
}

Result<CertificatePointer> makeAuthority(evp_pkey_st *key, const CertificateWish &wish)
{
    CertificatePointer certificate(X509_new());
    X509 *x = certificate.get();
    const bool made = fill(x, key, wish) && X509_set_issuer_name(x, X509_get_subject_name(x)) == 1 &&
                      addExtension(x, x, NID_basic_constraints, "critical,CA:TRUE,pathlen:0") &&
                      addExtension(x, x, NID_key_usage, "critical,keyCertSign,cRLSign") &&
                      addExtension(x, x, NID_subject_key_identifier, "hash") &&
                      X509_sign(x, key, EVP_sha256()) > 0;
    if (!made)
        return opensslError(ErrorCode::Internal, QStringLiteral("cannot make the CA's certificate"));
    return certificate;
}

Result<CertificatePointer> makeLeaf(evp_pkey_st *key, const CertificateWish &wish, x509_st *authority,
                                    evp_pkey_st *authorityKey)
{
    CertificatePointer certificate(X509_new());
    X509 *x = certificate.get();
    const bool made = fill(x, key, wish) && X509_set_issuer_name(x, X509_get_subject_name(authority)) == 1 &&
                      addExtension(x, authority, NID_basic_constraints, "critical,CA:FALSE") &&
                      addExtension(x, authority, NID_key_usage, "critical,digitalSignature") &&
                      addExtension(x, authority, NID_ext_key_usage, "serverAuth") &&
                      addExtension(x, authority, NID_subject_key_identifier, "hash") &&
                      addExtension(x, authority, NID_authority_key_identifier, "keyid:always") &&
                      addAlternativeNames(x, wish.names) && X509_sign(x, authorityKey, EVP_sha256()) > 0;
    if (!made)
        return opensslError(ErrorCode::Internal, QStringLiteral("cannot issue the server's certificate"));
    return certificate;
}

Result<QByteArray> certificateToPem(x509_st *certificate)
{
    const BioPointer memory(BIO_new(BIO_s_mem()));
    if (!memory || PEM_write_bio_X509(memory.get(), certificate) != 1)
        return opensslError(ErrorCode::Internal, QStringLiteral("cannot encode a certificate"));
    char *text = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &text);
    return QByteArray(text, size);
}

Result<SecretBytes> keyToPem(evp_pkey_st *key)
{
    const BioPointer memory(BIO_new(BIO_s_secmem()));
    if (!memory ||
        PEM_write_bio_PKCS8PrivateKey(memory.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return opensslError(ErrorCode::Internal, QStringLiteral("cannot encode a key"));
    char *text = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &text);
    return SecretBytes(QByteArrayView(text, size));
}

Result<CertificatePointer> certificateFromPem(QByteArrayView pem)
{
    const BioPointer memory(BIO_new_mem_buf(pem.data(), int(pem.size())));
    CertificatePointer certificate(memory ? PEM_read_bio_X509(memory.get(), nullptr, nullptr, nullptr)
                                          : nullptr);
    if (!certificate)
        return opensslError(ErrorCode::Corrupt, QStringLiteral("there is no readable certificate"));
    return certificate;
}

Result<KeyPointer> keyFromPem(QByteArrayView pem)
{
    const BioPointer memory(BIO_new_mem_buf(pem.data(), int(pem.size())));
    const auto noPassphrase = [](char *, int, int, void *) { return -1; };
    KeyPointer key(memory ? PEM_read_bio_PrivateKey(memory.get(), nullptr, noPassphrase, nullptr) : nullptr);
    if (!key)
        return opensslError(ErrorCode::Corrupt, QStringLiteral("there is no readable private key"));
    return key;
}

bool belongTogether(x509_st *certificate, evp_pkey_st *key)
{
    const bool matches = X509_check_private_key(certificate, key) == 1;
    ERR_clear_error();
    return matches;
}

QString commonNameOf(x509_st *certificate)
{
    std::array<char, 256> text{};
    const int length = X509_NAME_get_text_by_NID(X509_get_subject_name(certificate), NID_commonName,
                                                 text.data(), int(text.size()));
    return length > 0 ? QString::fromUtf8(text.data(), length) : QString();
}

Timestamp notAfterOf(x509_st *certificate)
{
    std::tm time{};
    if (ASN1_TIME_to_tm(X509_get0_notAfter(certificate), &time) != 1)
        return {};
    const auto day = std::chrono::year(time.tm_year + 1900) / (time.tm_mon + 1) / time.tm_mday;
    return std::chrono::sys_days(day) + std::chrono::hours(time.tm_hour) + std::chrono::minutes(time.tm_min) +
           std::chrono::seconds(time.tm_sec);
}

bool isAuthority(x509_st *certificate)
{
    return X509_check_ca(certificate) == 1;
}

Result<QString> publicKeyFingerprint(x509_st *certificate)
{
    unsigned char *encoded = nullptr;
    const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate), &encoded);
    if (size <= 0)
        return opensslError(ErrorCode::Corrupt, QStringLiteral("the certificate has no readable public key"));
    const QByteArray digest = QCryptographicHash::hash(
        QByteArrayView(reinterpret_cast<const char *>(encoded), size), QCryptographicHash::Sha256);
    OPENSSL_free(encoded);
    return QString::fromLatin1(digest.toHex(':').toUpper());
}

Result<QByteArray> signedBy(evp_pkey_st *key, QByteArrayView bytes)
{
    const auto digesting = newDigest();
    const auto *const text = reinterpret_cast<const unsigned char *>(bytes.data());
    std::size_t size = 0;
    if (!digesting || EVP_DigestSignInit(digesting.get(), nullptr, EVP_sha256(), nullptr, key) != 1 ||
        EVP_DigestSign(digesting.get(), nullptr, &size, text, std::size_t(bytes.size())) != 1)
        return opensslError(ErrorCode::Internal, QStringLiteral("cannot sign"));
    QByteArray signature(qsizetype(size), Qt::Uninitialized);
    if (EVP_DigestSign(digesting.get(), reinterpret_cast<unsigned char *>(signature.data()), &size, text,
                       std::size_t(bytes.size())) != 1)
        return opensslError(ErrorCode::Internal, QStringLiteral("cannot sign"));
    signature.resize(qsizetype(size)); // the first answer is the most it can be
    return signature;
}

bool isSignedBy(evp_pkey_st *key, QByteArrayView bytes, QByteArrayView signature)
{
    const auto digesting = newDigest();
    const bool isRight =
        digesting && EVP_DigestVerifyInit(digesting.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
        EVP_DigestVerify(digesting.get(), reinterpret_cast<const unsigned char *>(signature.data()),
                         std::size_t(signature.size()), reinterpret_cast<const unsigned char *>(bytes.data()),
                         std::size_t(bytes.size())) == 1;
    ERR_clear_error();
    return isRight;
}

} // namespace retinue::installation
