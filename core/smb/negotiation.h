#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <variant>

namespace retinue::smb {

/// The first message of SMB 2 and 3 ([MS-SMB2] 2.2.3, 2.2.4), by which a server says what it can do; pure.
/// libsmbclient has one of its own. This one is for knowing beforehand, because libsmbclient names no cause
/// and goes on unencrypted where encryption was required and cannot be had.

/// What a server offers.
struct Offer
{
    quint16 dialect = 0;     ///< 0x0202 ... 0x0311
    bool encryption = false; ///< SMB 3's
    bool referrals = false;  ///< DFS
};

/// Why an answer is none.
enum class NoOffer {
    NotSmb,     ///< something else listens there
    OnlySmb1,   ///< an answer in SMB 1, or a refusal of every dialect from SMB 2 on
    Incomplete, ///< it begins like an answer
};

/// With all dialects from 2.0.2 to 3.1.1, in the framing of direct TCP.
[[nodiscard]] QByteArray negotiateRequest();
/// Of the message's first bytes, framing included, as they come in.
[[nodiscard]] std::variant<Offer, NoOffer> negotiateAnswer(QByteArrayView bytes);
/// No answer is longer.
inline constexpr qsizetype kMostNegotiateAnswer = 64 * 1024;

} // namespace retinue::smb
