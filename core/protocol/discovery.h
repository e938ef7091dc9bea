#pragma once

/// R2: how a server is found on the local network (DNS-SD), for the side that announces and the side that
/// looks.
namespace retinue::protocol::discovery {

inline constexpr char kServiceType[] = "_retinue._tcp";
/// The entry of the TXT record that says which installation it is (InstallationId::toString()): one server on
/// several interfaces is told from several servers by it. Not to be trusted; enrolment confirms (R3).
inline constexpr char kInstallation[] = "installation";

} // namespace retinue::protocol::discovery
