#pragma once

#include <QByteArray>

#include <cstdint>

namespace retinue {

/// Which of two machines with an installation's identity is its server: the one with the higher number. Each
/// machine that takes an installation over raises it; devices carry it from server to server, so that the
/// former machine learns that it was replaced. A value.
struct ServerTerm
{
    std::int64_t number = 0; ///< milliseconds since 1970 of the last move, or more; 0: it never moved
    QByteArray signature;    ///< of the installation's CA over both; empty with 0
    friend bool operator==(const ServerTerm &, const ServerTerm &) = default;
};

} // namespace retinue
