#pragma once

#include <string>

namespace retinue::http {

/// Why a listener does not listen.
struct StartProblem
{
    enum class Cause {
        PortTaken,    ///< something else listens there
        PortReserved, ///< the system does not let this process listen there
        Other,
    };
    Cause cause = Cause::Other;
    std::string what; ///< English: "cannot listen on [::]:8443: address already in use"
};

} // namespace retinue::http
