#pragma once

#include "core/http/server.h"
#include "core/server/context.h"
#include "core/server/router.h"

#include <memory>
#include <optional>
#include <string_view>

namespace retinue::server {

/// The way of every request into the server: finds its endpoint, and lets nobody further who has no business
/// there. What a request may not do is refused before its body is read. Thread-safe.
class Gate
{
public:
    Gate(Router router, std::shared_ptr<Context> context);

    [[nodiscard]] http::Admission admit(const http::RequestHead &head) const;
    void serve(http::Request &&request, http::Responder &&responder) const;
    /// What the listener refuses by itself, as problem details.
    [[nodiscard]] static http::Response describeError(int status, std::string_view reason);

private:
    struct Entry
    {
        const Endpoint *endpoint = nullptr; ///< null: `refusal` holds the answer
        DeviceId device;
        http::Response refusal;
    };
    [[nodiscard]] Entry enter(const http::RequestHead &head) const;
    [[nodiscard]] std::optional<http::Response> checkDevice(const http::RequestHead &head, Access access,
                                                            DeviceId &device) const;
    [[nodiscard]] std::optional<http::Response> checkSource(const http::RequestHead &head,
                                                            Access access) const;

    const Router m_router;
    const std::shared_ptr<Context> m_context;
};

} // namespace retinue::server
