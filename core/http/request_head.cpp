#include "core/http/server.h"

#include <algorithm>

namespace retinue::http {

namespace {

template<typename Pairs>
std::optional<std::string_view> firstValue(const Pairs &pairs, std::string_view name)
{
    const auto found =
        std::find_if(pairs.begin(), pairs.end(), [name](const auto &pair) { return pair.first == name; });
    if (found == pairs.end())
        return std::nullopt;
    return found->second;
}

} // namespace

std::optional<std::string_view> RequestHead::header(std::string_view name) const
{
    return firstValue(headers, name);
}

std::optional<std::string_view> RequestHead::parameter(std::string_view name) const
{
    return firstValue(query, name);
}

} // namespace retinue::http
