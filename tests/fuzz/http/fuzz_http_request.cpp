#include "core/http/request_decoder.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

using namespace retinue::http;
using Progress = RequestDecoder::Progress;

namespace {

/// What a stream of pipelined requests comes to: one line for each, the last one maybe a refusal.
std::vector<std::string> decodeAll(std::string_view stream, std::size_t piece, const Limits &limits)
{
    std::vector<std::string> results;
    std::string rest;
    std::size_t at = 0;
    while (true) {
        RequestDecoder decoder(limits, "192.0.2.1");
        std::string bytes = std::move(rest);
        rest.clear();
        Progress progress = bytes.empty() ? Progress::More : decoder.feed(bytes);
        while (true) {
            if (progress == Progress::HeadComplete) {
                if (decoder.head().method == "PUT")
                    decoder.discardBody();
                else
                    decoder.allowBody(limits.maxBodyBytes);
                progress = decoder.feed({});
                continue;
            }
            if (progress != Progress::More || at == stream.size())
                break;
            const std::string_view next = stream.substr(at, piece);
            at += next.size();
            progress = decoder.feed(next);
        }
        if (progress == Progress::More)
            return results;
        if (progress == Progress::Refused) {
            results.push_back("refused");
            return results;
        }
        const Request request = decoder.takeRequest();
        if (request.body.size() > limits.maxBodyBytes || request.headers.size() > limits.maxHeaderCount ||
            request.target.size() > limits.maxTargetBytes)
            std::abort(); // over a limit
        for (const std::string &segment : request.segments) {
            if (segment == "." || segment == ".." || segment.find('\0') != std::string::npos)
                std::abort(); // a path that leaves its place
        }
        results.push_back(request.method + " " + request.target + "|" + request.body);
        rest = decoder.takeRest();
    }
}

} // namespace

/// However the network cuts the bytes, the same requests must come out: where two readings differ, smuggling
/// begins. (Which reason a refusal gives may depend on the cut, that it is one may not.)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    Limits limits;
    limits.maxHeaderBytes = 2048;
    limits.maxHeaderCount = 16;
    limits.maxTargetBytes = 512;
    limits.maxBodyBytes = 1024;
    const std::string_view stream(reinterpret_cast<const char *>(data) + 1, size - 1);
    const auto whole = decodeAll(stream, std::max<std::size_t>(stream.size(), 1), limits);
    const auto cut = decodeAll(stream, 1 + data[0] % 64U, limits);
    // A refusal may be seen a little earlier or later than the end of the bytes: compare what was decoded.
    const std::size_t common = std::min(whole.size(), cut.size());
    for (std::size_t i = 0; i < common; ++i) {
        if (whole[i] != cut[i])
            std::abort();
    }
    if (whole.size() > common + 1 || cut.size() > common + 1 ||
        (whole.size() > common && whole.back() != "refused") ||
        (cut.size() > common && cut.back() != "refused"))
        std::abort();
    return 0;
}
