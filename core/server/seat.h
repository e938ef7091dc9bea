#pragma once

#include "core/base/secret_bytes.h"

#include <QString>

#include <atomic>
#include <memory>

namespace retinue::server {

/// One of the sign-ins (enrolments, tokens of replication) that wait for the pool or are under way. Each
/// costs tens of milliseconds of hashing on purpose, and anybody may ask for one: they must not keep logins
/// waiting for more than a second or two.
class Seat
{
public:
    static constexpr int kMostAtOnce = 32;

    explicit Seat(std::shared_ptr<std::atomic_int> taken) : m_taken(std::move(taken)) { ++*m_taken; }
    ~Seat() { --*m_taken; }
    Seat(const Seat &) = delete;
    Seat &operator=(const Seat &) = delete;
    [[nodiscard]] bool isFree() const { return *m_taken <= kMostAtOnce; }

private:
    std::shared_ptr<std::atomic_int> m_taken;
};

/// A password out of a message, of which nothing else stays.
[[nodiscard]] inline SecretBytes takePassword(QString &password)
{
    QByteArray utf8 = password.toUtf8();
    password.fill(u'\0'); // the text is ours alone: decoding made it
    return SecretBytes::take(utf8);
}

} // namespace retinue::server
