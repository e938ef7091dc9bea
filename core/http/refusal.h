#pragma once

#include <string_view>

namespace retinue::http {

/// Why a request is not served: the status and an English reason (always a literal).
struct Refusal
{
    int status = 400;
    std::string_view reason;
};

} // namespace retinue::http
