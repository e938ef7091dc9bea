#include "core/http/output.h"

#include <algorithm>
#include <cstring>

namespace retinue::http {

Output::Output(std::string head, std::string body, std::shared_ptr<const std::string> sharedBody,
               Time deadline)
    : m_head(std::move(head))
    , m_body(std::move(body))
    , m_sharedBody(std::move(sharedBody))
    , m_deadline(deadline)
{
}

std::string_view Output::next(std::span<char> scratch) const
{
    const std::string_view rest = body();
    if (m_sent >= m_head.size())
        return rest.substr(m_sent - m_head.size(), scratch.size());
    const std::string_view head = std::string_view(m_head).substr(m_sent, scratch.size());
    if (rest.empty() || head.size() == scratch.size())
        return head;
    const std::string_view joined = rest.substr(0, scratch.size() - head.size());
    std::memcpy(scratch.data(), head.data(), head.size());
    std::memcpy(scratch.data() + head.size(), joined.data(), joined.size());
    return {scratch.data(), head.size() + joined.size()};
}

} // namespace retinue::http
