#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <tuple>

namespace retinue::model {

/// Who a setting belongs to. The numbers are stored; never renumber.
enum class OwnerKind : std::uint8_t { User = 1, Group = 2, AllDevices = 3 };

/// The key under which people and devices know an owner: a user is (login domain, user name) (R6), a group
/// its group ID, all devices the one owner of shared buttons. A value; always valid once made.
///
/// Two keys are the same owner when they are equal after: Unicode NFC, surrounding blanks removed, full case
/// folding, NFC again. The spelling of the one who came first is kept for display. Refused: empty or over
/// kMaxNameLength code points, control and format characters (they make two names look alike), lone
/// surrogates, line and paragraph separators, private-use and non-characters, "." and ".." (no path can
/// spell them), and a backslash in a domain.
class OwnerKey
{
public:
    static constexpr int kMaxNameLength = 128; ///< code points after normalization; the domain likewise

    [[nodiscard]] static Result<OwnerKey> user(QStringView name, QStringView domain = {});
    [[nodiscard]] static Result<OwnerKey> group(QStringView groupId);
    /// A user of whom only the folded forms are kept. They serve as its spelling; they may be longer than a
    /// name may be.
    [[nodiscard]] static OwnerKey foldedUser(const QByteArray &foldedName, const QByteArray &foldedDomain);
    [[nodiscard]] static OwnerKey allDevices();
    /// "alice", "corp\alice": for command lines and logs. The domain ends at the first backslash; "\a\b" is
    /// a\b without a domain.
    [[nodiscard]] static Result<OwnerKey> parseUser(QStringView text);

    [[nodiscard]] OwnerKind kind() const { return m_kind; }
    [[nodiscard]] const QString &domain() const
    {
        return m_domain;
    }                                                            ///< empty without one, and for other kinds
    [[nodiscard]] const QString &name() const { return m_name; } ///< empty for all devices
    [[nodiscard]] const QByteArray &foldedDomain() const
    {
        return m_foldedDomain;
    }                                                                           ///< UTF-8, compared bytewise
    [[nodiscard]] const QByteArray &foldedName() const { return m_foldedName; } ///< UTF-8, compared bytewise
    /// What parseUser() reads as this user; of a group its ID, empty for all devices.
    [[nodiscard]] QString spelled() const;
    /// "user corp\alice", "group sales", "all devices".
    [[nodiscard]] QString toString() const;

    friend bool operator==(const OwnerKey &a, const OwnerKey &b)
    {
        return a.m_kind == b.m_kind && a.m_foldedName == b.m_foldedName &&
               a.m_foldedDomain == b.m_foldedDomain;
    }
    friend bool operator<(const OwnerKey &a, const OwnerKey &b)
    {
        return std::tie(a.m_kind, a.m_foldedDomain, a.m_foldedName) <
               std::tie(b.m_kind, b.m_foldedDomain, b.m_foldedName);
    }
    friend std::size_t qHash(const OwnerKey &key, std::size_t seed = 0)
    {
        return qHashMulti(seed, int(key.m_kind), key.m_foldedDomain, key.m_foldedName);
    }

private:
    OwnerKey() = default;
    OwnerKind m_kind = OwnerKind::AllDevices;
    QString m_domain, m_name;
    QByteArray m_foldedDomain, m_foldedName;
};

/// What equal names have in common; UTF-8. Also for searching. Does not validate; looks at no more than the
/// first 2,048 code units, because normalizing longer hostile text takes minutes.
[[nodiscard]] QByteArray foldedName(QStringView name);

/// A login asserts at most so many (R6).
inline constexpr int kMostGroupsPerUser = 64;

} // namespace retinue::model

namespace retinue {
using model::OwnerKey;
using model::OwnerKind;
} // namespace retinue
