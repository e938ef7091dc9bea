#include "core/server/router.h"

#include <algorithm>

namespace retinue::server {

namespace {

std::vector<std::string> segmentsOf(std::string_view pattern)
{
    std::vector<std::string> segments;
    while (!pattern.empty()) {
        pattern.remove_prefix(1); // the slash
        const std::size_t end = std::min(pattern.find('/'), pattern.size());
        segments.emplace_back(pattern.substr(0, end));
        pattern.remove_prefix(end);
    }
    return segments;
}

bool fits(const std::vector<std::string> &pattern, const std::vector<std::string> &segments)
{
    return std::equal(pattern.begin(), pattern.end(), segments.begin(), segments.end(),
                      [](const std::string &wanted, const std::string &segment) {
                          return wanted == "*" || wanted == segment;
                      });
}

} // namespace

Router::Resource &Router::resource(std::string_view pattern)
{
    const auto known = std::find_if(m_resources.begin(), m_resources.end(),
                                    [pattern](const Resource &each) { return each.pattern == pattern; });
    if (known != m_resources.end())
        return *known;
    return m_resources.emplace_back(Resource{std::string(pattern), segmentsOf(pattern), {}, "OPTIONS"});
}

void Router::add(std::string_view pattern, Endpoint endpoint, bool headToo)
{
    Resource &resource = this->resource(pattern);
    const auto allow = [&](Endpoint one) {
        resource.allow.append(", ").append(one.method);
        resource.endpoints.push_back(std::move(one));
    };
    if (endpoint.method == "GET" && headToo) {
        Endpoint head = endpoint;
        head.method = "HEAD";
        allow(std::move(head));
    }
    allow(std::move(endpoint));
}

Router::Match Router::match(const http::RequestHead &head) const
{
    for (const Resource &resource : m_resources) {
        if (!fits(resource.segments, head.segments))
            continue;
        const auto endpoint =
            std::find_if(resource.endpoints.begin(), resource.endpoints.end(),
                         [&head](const Endpoint &each) { return each.method == head.method; });
        return {endpoint == resource.endpoints.end() ? nullptr : &*endpoint, &resource.allow};
    }
    return {};
}

} // namespace retinue::server
