#include "core/smb/negotiation.h"

#include <QtEndian>

#include <sodium.h>

#include <algorithm>

namespace retinue::smb {

namespace {

// [MS-SMB2]; all numbers are little-endian, offsets count from the header.
constexpr qsizetype kFraming = 4, kHeaderSize = 64, kStatusAt = 8, kDialectAt = 68, kContextCountAt = 70,
                    kCapabilitiesAt = 88, kContextOffsetAt = 124, kContextHeader = 8, kFixedAnswer = 128;
constexpr quint32 kDfs = 0x01, kEncryption = 0x40, kAllCapabilities = 0x7f;
constexpr quint16 kPreauthentication = 1, kCiphers = 2, kSigningRequired = 2;
constexpr quint16 kDialect300 = 0x0300, kDialect311 = 0x0311;
constexpr quint16 kDialects[] = {0x0202, 0x0210, kDialect300, 0x0302, kDialect311};

template<typename Number>
void add(QByteArray &bytes, Number number)
{
    Number little = qToLittleEndian(number);
    bytes.append(reinterpret_cast<const char *>(&little), sizeof little);
}

template<typename Number>
Number numberAt(QByteArrayView bytes, qsizetype offset)
{
    return qFromLittleEndian<Number>(bytes.data() + offset);
}

void alignToEight(QByteArray &bytes)
{
    bytes.append((8 - bytes.size() % 8) % 8, '\0');
}

void addRandom(QByteArray &bytes, qsizetype count)
{
    const qsizetype from = bytes.size();
    bytes.resize(from + count);
    randombytes_buf(bytes.data() + from, std::size_t(count));
}

void addContext(QByteArray &message, quint16 type, const QByteArray &data)
{
    alignToEight(message);
    add(message, type);
    add(message, quint16(data.size()));
    add(message, quint32(0));
    message += data;
}

QByteArray preauthentication()
{
    constexpr quint16 kSaltSize = 32, kSha512 = 1;
    QByteArray data;
    add(data, quint16(1));
    add(data, kSaltSize);
    add(data, kSha512);
    addRandom(data, kSaltSize);
    return data;
}

QByteArray ciphers()
{
    QByteArray data;
    add(data, quint16(4));
    for (const quint16 cipher : {4, 3, 2, 1}) // AES-256-GCM, AES-256-CCM, AES-128-GCM, AES-128-CCM
        add(data, cipher);
    return data;
}

/// SMB 3.1.1 says it in a list of contexts.
bool hasCipher(QByteArrayView message)
{
    const int count = numberAt<quint16>(message, kContextCountAt);
    qsizetype at = numberAt<quint32>(message, kContextOffsetAt);
    for (int i = 0; i < count && at + kContextHeader <= message.size(); ++i) {
        const auto type = numberAt<quint16>(message, at);
        const qsizetype size = numberAt<quint16>(message, at + 2);
        const qsizetype data = at + kContextHeader;
        if (type == kCiphers)
            return size >= 4 && data + 4 <= message.size() && numberAt<quint16>(message, data + 2) != 0;
        at = (data + size + 7) / 8 * 8;
    }
    return false;
}

} // namespace

QByteArray negotiateRequest()
{
    QByteArray message("\xfeSMB", 4);
    add(message, quint16(kHeaderSize));
    message.append(8, '\0');  // credit charge, status, command (NEGOTIATE is 0)
    add(message, quint16(1)); // a credit, please
    message.append(kHeaderSize - message.size(), '\0');

    add(message, quint16(36)); // the fixed part of the body
    add(message, quint16(std::size(kDialects)));
    add(message, kSigningRequired);
    add(message, quint16(0));
    add(message, kAllCapabilities);
    addRandom(message, 16); // who we are, which means nothing
    const qsizetype contextOffset = message.size();
    add(message, quint32(0));
    add(message, quint16(2)); // contexts
    add(message, quint16(0));
    for (const quint16 dialect : kDialects)
        add(message, dialect);
    alignToEight(message);
    qToLittleEndian(quint32(message.size()), message.data() + contextOffset);
    addContext(message, kPreauthentication, preauthentication());
    addContext(message, kCiphers, ciphers());

    QByteArray framed(kFraming, '\0');
    qToBigEndian(quint32(message.size()), framed.data());
    return framed + message;
}

std::variant<Offer, NoOffer> negotiateAnswer(QByteArrayView bytes)
{
    if (!bytes.isEmpty() && bytes[0] != '\0')
        return NoOffer::NotSmb;
    if (bytes.size() < kFraming + 4)
        return NoOffer::Incomplete;
    const qsizetype size = qFromBigEndian<quint32>(bytes.data());
    QByteArrayView message = bytes.sliced(kFraming);
    if (message.startsWith("\xffSMB"))
        return NoOffer::OnlySmb1;
    if (!message.startsWith("\xfeSMB") || size > kMostNegotiateAnswer)
        return NoOffer::NotSmb;
    if (message.size() < size)
        return NoOffer::Incomplete;
    message = message.first(size);
    if (size < kHeaderSize)
        return NoOffer::NotSmb;
    if (numberAt<quint32>(message, kStatusAt) != 0)
        return NoOffer::OnlySmb1;
    if (size < kFixedAnswer)
        return NoOffer::NotSmb;
    Offer offer;
    offer.dialect = numberAt<quint16>(message, kDialectAt);
    if (std::find(std::begin(kDialects), std::end(kDialects), offer.dialect) == std::end(kDialects))
        return NoOffer::NotSmb;
    const auto capabilities = numberAt<quint32>(message, kCapabilitiesAt);
    offer.referrals = (capabilities & kDfs) != 0;
    offer.encryption = offer.dialect == kDialect311
                           ? hasCipher(message)
                           : offer.dialect >= kDialect300 && (capabilities & kEncryption) != 0;
    return offer;
}

} // namespace retinue::smb
