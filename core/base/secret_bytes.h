#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <cstddef>
#include <memory>

namespace retinue::base {

/// Bytes that must not leak: kept in guarded memory that is locked against swapping where the system allows
/// it, wiped at the end of life, without operator<< and without conversion to text. Movable, copied only by
/// clone().
class SecretBytes
{
public:
    SecretBytes() = default;
    explicit SecretBytes(std::size_t size); ///< zeros
    explicit SecretBytes(QByteArrayView content);
    SecretBytes(SecretBytes &&other) noexcept;
    SecretBytes &operator=(SecretBytes &&other) noexcept;
    SecretBytes(const SecretBytes &) = delete;
    SecretBytes &operator=(const SecretBytes &) = delete;
    ~SecretBytes();

    /// From the operating system's cryptographic generator.
    [[nodiscard]] static SecretBytes random(std::size_t size);
    /// Takes the content of `bytes` and wipes it there, as far as it is not shared.
    [[nodiscard]] static SecretBytes take(QByteArray &bytes);
    [[nodiscard]] SecretBytes clone() const;

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] unsigned char *data() { return m_data; }
    [[nodiscard]] const unsigned char *data() const { return m_data; }
    /// A view for a call that takes bytes; it must not outlive this object.
    [[nodiscard]] QByteArrayView view() const { return {m_data, qsizetype(m_size)}; }
    /// In time that does not depend on the content.
    [[nodiscard]] bool equals(const SecretBytes &other) const;

private:
    unsigned char *m_data = nullptr;
    std::size_t m_size = 0;
};

} // namespace retinue::base

namespace retinue {
using base::SecretBytes;
}
