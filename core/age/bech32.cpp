#include "core/age/bech32.h"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <cstring>

namespace retinue::age {
namespace {

constexpr const char *kAlphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
constexpr std::size_t kChecksum = 6;
constexpr qsizetype kMostText = 512;

/// The checksum of BIP 173, digit by digit.
class Checksum
{
public:
    explicit Checksum(QByteArrayView prefix)
    {
        for (const char c : prefix)
            add(std::uint8_t(std::uint8_t(c) >> 5));
        add(0);
        for (const char c : prefix)
            add(std::uint8_t(c & 31));
    }

    void add(std::uint8_t digit)
    {
        static constexpr std::uint32_t kGenerator[] = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd,
                                                       0x2a1462b3};
        const std::uint32_t top = m_state >> 25;
        m_state = (m_state & 0x1ffffff) << 5 ^ digit;
        for (int i = 0; i < 5; ++i) {
            if ((top >> i & 1) != 0)
                m_state ^= kGenerator[i];
        }
    }

    [[nodiscard]] std::uint32_t state() const { return m_state; }

private:
    std::uint32_t m_state = 1;
};

} // namespace

SecretBytes toBech32(QByteArrayView prefix, QByteArrayView content)
{
    const std::size_t digits = (std::size_t(content.size()) * 8 + 4) / 5;
    SecretBytes text(std::size_t(prefix.size()) + 1 + digits + kChecksum);
    unsigned char *out = text.data();
    out = std::copy(prefix.begin(), prefix.end(), out);
    *out++ = '1';
    Checksum checksum(prefix);
    const auto put = [&](std::uint32_t digit) {
        checksum.add(std::uint8_t(digit));
        *out++ = static_cast<unsigned char>(kAlphabet[digit]);
    };
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : content) {
        bits = (bits << 8 | std::uint8_t(c)) & 0xfff;
        count += 8;
        for (; count >= 5; count -= 5)
            put(bits >> (count - 5) & 31);
    }
    if (count > 0)
        put(bits << (5 - count) & 31);
    for (std::size_t i = 0; i < kChecksum; ++i)
        checksum.add(0);
    const std::uint32_t sum = checksum.state() ^ 1;
    for (int i = 0; i < int(kChecksum); ++i)
        *out++ = static_cast<unsigned char>(kAlphabet[sum >> 5 * (5 - i) & 31]);
    return text;
}

std::optional<SecretBytes> fromBech32(QByteArrayView prefix, QByteArrayView text)
{
    const qsizetype start = prefix.size() + 1;
    if (text.size() < start + qsizetype(kChecksum) || text.size() > kMostText)
        return {};
    const auto isIn = [&](int (*other)(int)) {
        return std::none_of(text.begin(), text.end(),
                            [&](char c) { return other(static_cast<unsigned char>(c)); });
    };
    if (!isIn(std::isupper) && !isIn(std::islower))
        return {}; // mixed
    const auto lower = [&](qsizetype i) { return char(std::tolower(static_cast<unsigned char>(text[i]))); };
    for (qsizetype i = 0; i < prefix.size(); ++i) {
        if (lower(i) != prefix[i])
            return {};
    }
    if (text[prefix.size()] != '1')
        return {};
    const qsizetype digits = text.size() - start - qsizetype(kChecksum);
    SecretBytes content(std::size_t(digits) * 5 / 8);
    Checksum checksum(prefix);
    std::uint32_t bits = 0;
    int count = 0;
    std::size_t filled = 0;
    for (qsizetype i = start; i < text.size(); ++i) {
        const char c = lower(i);
        const char *const found = c ? std::strchr(kAlphabet, c) : nullptr;
        if (!found)
            return {};
        const auto digit = std::uint8_t(found - kAlphabet);
        checksum.add(digit);
        if (i >= start + digits)
            continue;
        bits = (bits << 5 | digit) & 0xfff;
        count += 5;
        if (count >= 8) {
            count -= 8;
            content.data()[filled++] = static_cast<unsigned char>(bits >> count & 0xff);
        }
    }
    const bool isPadded = count < 5 && (bits & ((1U << count) - 1)) == 0;
    if (checksum.state() != 1 || !isPadded)
        return {};
    return content;
}

} // namespace retinue::age
