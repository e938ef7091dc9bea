#include "core/server/call.h"

#include "core/base/visible_text.h"
#include "core/http/ascii.h"
#include "core/server/log.h"
#include "core/server/responses.h"

#include <algorithm>

namespace retinue::server {

namespace {

/// "application/json", "Application/JSON; charset=UTF-8": nothing else counts as the type.
bool isMediaType(std::string_view value, std::string_view type)
{
    const std::size_t semicolon = std::min(value.find(';'), value.size());
    if (!http::equalsIgnoringCase(http::trimmed(value.substr(0, semicolon)), type))
        return false;
    const std::string_view parameters = http::trimmed(value.substr(std::min(semicolon + 1, value.size())));
    return parameters.empty() || http::equalsIgnoringCase(parameters, "charset=utf-8") ||
           http::equalsIgnoringCase(parameters, "charset=\"utf-8\"");
}

} // namespace

Error invalidRequest(const char *detail)
{
    return {ErrorCode::InvalidInput, QString::fromLatin1(detail), {}};
}

QString toText(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

void Call::fail(const Error &error)
{
    http::Response response = problemResponse(error);
    if (response.status >= 500) {
        qCWarning(serverLog).noquote()
            << QString::fromStdString(request.method) << response.status << "for device" << device.toString()
            << ":" << base::logText(error.toString());
    }
    answer(std::move(response));
}

QString Call::segment(std::size_t index) const
{
    return toText(request.segments.at(index));
}

QString Call::parameter(std::string_view name) const
{
    const auto value = request.parameter(name);
    return value ? toText(*value) : QString();
}

bool Call::requireMediaType(std::string_view type)
{
    if (isMediaType(request.header("content-type").value_or(std::string_view()), type))
        return true;
    http::Response response = problemResponse(unsupportedMediaType(type));
    response.headers.emplace_back(request.method == "PATCH" ? "Accept-Patch" : "Accept", type);
    answer(std::move(response));
    return false;
}

} // namespace retinue::server
