#pragma once

#include "core/http/server.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace retinue::http {

/// Bytes on their way to one client: a head, then a body that may be shared with other clients.
class Output
{
public:
    using Time = std::chrono::steady_clock::time_point;

    Output(std::string head, std::string body, std::shared_ptr<const std::string> sharedBody, Time deadline);

    [[nodiscard]] std::size_t size() const { return m_head.size() + body().size(); }
    [[nodiscard]] bool isDone() const { return m_sent == size(); }
    /// The next bytes, at most one TLS record's worth: a short head and a short body come together, in
    /// `scratch`, so that they go out as one record. The same until advance().
    [[nodiscard]] std::string_view next(std::span<char> scratch) const;
    void advance(std::size_t bytes) { m_sent += bytes; }
    /// When the client has to have taken something, at the latest.
    [[nodiscard]] Time deadline() const { return m_deadline; }
    void extendDeadline(Time deadline) { m_deadline = std::min(deadline, m_end); }
    /// When the client has to have taken all of it.
    void endAt(Time end) { m_end = end; }

private:
    [[nodiscard]] const std::string &body() const { return m_sharedBody ? *m_sharedBody : m_body; }

    std::string m_head;
    std::string m_body;
    std::shared_ptr<const std::string> m_sharedBody;
    std::size_t m_sent = 0;
    Time m_deadline;
    Time m_end = Time::max();
};

} // namespace retinue::http
