#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/http/server.h"
#include "core/protocol/messages.h"

#include <QByteArrayView>
#include <QString>

#include <string_view>

namespace retinue::server {

/// One request on its way through the server: what came, who sent it, and the right to answer it once.
/// Movable only; may go to another thread and be answered there.
struct Call
{
    http::Request request;
    http::Responder responder;
    DeviceId device; ///< null for endpoints that anyone may use

    void answer(http::Response response) { responder.send(std::move(response)); }
    /// Answers with the problem that core/protocol makes of the error; a failure of ours (5xx) is logged.
    void fail(const Error &error);
    [[nodiscard]] QByteArrayView body() const
    {
        return {request.body.data(), qsizetype(request.body.size())};
    }
    /// A path segment as text.
    [[nodiscard]] QString segment(std::size_t index) const;
    /// A query parameter as text; empty if it is not there.
    [[nodiscard]] QString parameter(std::string_view name) const;
    /// 415 unless the body is of this media type (with charset=utf-8 at most). True when it is.
    [[nodiscard]] bool requireMediaType(std::string_view type);
};

/// The same bytes as text; `text` is UTF-8.
[[nodiscard]] QString toText(std::string_view text);
/// InvalidInput with this detail.
[[nodiscard]] Error invalidRequest(const char *detail);

} // namespace retinue::server
