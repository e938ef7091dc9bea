#pragma once

#include "core/base/result.h"
#include "core/base/secret_bytes.h"

#include <QByteArray>
#include <QString>

namespace retinue::age {

/// To whom a file is encrypted: an X25519 public key, "age1..." as the command `age` writes it. A value.
class Recipient
{
public:
    /// InvalidInput.
    [[nodiscard]] static Result<Recipient> parse(const QString &text);
    [[nodiscard]] QString toString() const;
    [[nodiscard]] const QByteArray &key() const { return m_key; }

private:
    friend class Identity;
    explicit Recipient(QByteArray key) : m_key(std::move(key)) {}
    QByteArray m_key;
};

/// What opens files that are encrypted to its recipient: an X25519 secret key, "AGE-SECRET-KEY-1...".
/// Movable.
class Identity
{
public:
    [[nodiscard]] static Identity generate();
    /// InvalidInput; the text is not quoted (R12).
    [[nodiscard]] static Result<Identity> parse(const SecretBytes &text);
    [[nodiscard]] SecretBytes toText() const;
    [[nodiscard]] Recipient recipient() const;
    [[nodiscard]] const SecretBytes &key() const { return m_key; }

private:
    explicit Identity(SecretBytes key) : m_key(std::move(key)) {}
    SecretBytes m_key;
};

} // namespace retinue::age
