#pragma once

#include "core/base/error.h"
#include "core/http/server.h"
#include "core/protocol/messages.h"

#include <QByteArray>

#include <string>
#include <string_view>

namespace retinue::server {

/// JSON of this protocol: application/json, never kept by caches.
[[nodiscard]] http::Response jsonResponse(int status, const QByteArray &json);
/// 204.
[[nodiscard]] http::Response noContent();

/// Problem details (RFC 9457) with the headers that belong to the status (WWW-Authenticate, Retry-After).
[[nodiscard]] http::Response problemResponse(const protocol::Problem &problem);
/// The problem that core/protocol makes of an error.
[[nodiscard]] http::Response problemResponse(const Error &error);
/// The problem of an HTTP status that no Error stands for (404 of a path, 405, 408, 414, 431, ...).
[[nodiscard]] protocol::Problem statusProblem(int status, const QString &detail);
[[nodiscard]] protocol::Problem unsupportedMediaType(std::string_view wanted);
/// 503: the bounded pool is full.
[[nodiscard]] protocol::Problem busyProblem();

} // namespace retinue::server
