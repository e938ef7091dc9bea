#include "core/server/call.h"

#include "core/server/log.h"
#include "core/server/responses.h"

#include <algorithm>

namespace retinue::server {

namespace {

bool equalsIgnoringCase(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [lower](char x, char y) { return lower(x) == lower(y); });
}

/// "application/json", "Application/JSON; charset=UTF-8": nothing else counts as the type.
bool isMediaType(std::string_view value, std::string_view type)
{
    const std::size_t semicolon = std::min(value.find(';'), value.size());
    if (!equalsIgnoringCase(trimmed(value.substr(0, semicolon)), type))
        return false;
    const std::string_view parameters = trimmed(value.substr(std::min(semicolon + 1, value.size())));
    return parameters.empty() || equalsIgnoringCase(parameters, "charset=utf-8") ||
           equalsIgnoringCase(parameters, "charset=\"utf-8\"");
}

} // namespace

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

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
            << ":" << printable(error.toString());
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
