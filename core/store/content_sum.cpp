#include "core/store/content_sum.h"

#include <QtEndian>

#include <sodium.h>

namespace retinue::store {

namespace {

void appendNumber(QByteArray &message, std::uint32_t number)
{
    std::array<char, 4> bytes{};
    qToLittleEndian(number, bytes.data());
    message.append(bytes.data(), bytes.size());
}

} // namespace

ContentSum ContentSum::fromBytes(QByteArrayView bytes)
{
    ContentSum sum;
    if (bytes.size() == kSize)
        for (std::size_t i = 0; i < sum.m_words.size(); ++i)
            sum.m_words[i] = qFromLittleEndian<std::uint64_t>(bytes.data() + i * 8);
    return sum;
}

ContentSum ContentSum::ofMessage(const QByteArray &message)
{
    std::array<unsigned char, kSize> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char *>(message.constData()),
                       std::size_t(message.size()), nullptr, 0);
    return fromBytes({reinterpret_cast<const char *>(hash.data()), kSize});
}

ContentSum ContentSum::ofOwner(const OwnerId &id, const OwnerKey &key)
{
    QByteArray message = QByteArrayLiteral("owner") + id.toBytes();
    appendNumber(message, std::uint32_t(key.kind()));
    appendNumber(message, std::uint32_t(key.foldedDomain().size())); // or "a"+"bc" would equal "ab"+"c"
    return ofMessage(message + key.foldedDomain() + key.foldedName());
}

ContentSum ContentSum::ofSetting(const OwnerId &id, int item, QByteArrayView digest)
{
    QByteArray message = QByteArrayLiteral("setting") + id.toBytes();
    appendNumber(message, std::uint32_t(item));
    return ofMessage(message.append(digest));
}

int ContentSum::bucketOf(const OwnerId &id)
{
    const QByteArray bytes = id.toBytes();
    return qFromBigEndian<std::uint16_t>(bytes.constData()) % kBuckets;
}

QByteArray ContentSum::toBytes() const
{
    QByteArray bytes(kSize, '\0');
    for (std::size_t i = 0; i < m_words.size(); ++i)
        qToLittleEndian(m_words[i], bytes.data() + i * 8);
    return bytes;
}

ContentSum &ContentSum::operator+=(const ContentSum &other)
{
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < m_words.size(); ++i) {
        const std::uint64_t sum = m_words[i] + other.m_words[i];
        const std::uint64_t total = sum + carry;
        carry = (sum < m_words[i] || total < sum) ? 1 : 0;
        m_words[i] = total;
    }
    return *this;
}

ContentSum &ContentSum::operator-=(const ContentSum &other)
{
    std::uint64_t borrow = 0;
    for (std::size_t i = 0; i < m_words.size(); ++i) {
        const std::uint64_t difference = m_words[i] - other.m_words[i];
        const std::uint64_t total = difference - borrow;
        borrow = (m_words[i] < other.m_words[i] || difference < borrow) ? 1 : 0;
        m_words[i] = total;
    }
    return *this;
}

} // namespace retinue::store
