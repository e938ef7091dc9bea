#pragma once

#include "core/http/server.h"
#include "core/server/call.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace retinue::server {

/// Who may use an endpoint.
enum class Access {
    Anyone,        ///< no credentials
    Device,        ///< an enrolled device, started or not (R4: control only)
    StartedDevice, ///< an enrolled device that takes part (R4: data)
    Source,        ///< the server that this machine stands by for (R40)
    CopyReader,    ///< the same, or who recovers from its copy (R46)
};

/// One method of one resource.
struct Endpoint
{
    std::string_view method; ///< a literal
    Access access = Access::StartedDevice;
    std::size_t maxBodyBytes = 0;
    std::function<void(Call &)> serve; ///< on a network thread: must not block for long
    bool isForStandby = false; ///< also answers on a machine that stands by; Source, CopyReader always do
};

/// Finds the endpoint of a request: method and path pattern. Filled before use, then read from any thread.
class Router
{
public:
    struct Match
    {
        const Endpoint *endpoint = nullptr; ///< null: no such path, or not with this method
        const std::string *allow = nullptr; ///< the methods of the path; null: no such path
    };

    /// `pattern`: "/v1/users/*/settings"; a star stands for one whole segment. A resource with GET answers
    /// HEAD as well, unless it holds its answers open (`headToo` false).
    void add(std::string_view pattern, Endpoint endpoint, bool headToo = true);
    [[nodiscard]] Match match(const http::RequestHead &head) const;

private:
    struct Resource
    {
        std::string pattern;
        std::vector<std::string> segments;
        std::vector<Endpoint> endpoints;
        std::string allow;
    };
    Resource &resource(std::string_view pattern);
    std::vector<Resource> m_resources;
};

} // namespace retinue::server
