#include "core/protocol/codec.h"

#include <cstdlib>

using namespace retinue;
using namespace retinue::protocol;

namespace {

/// The events of a stream that arrives in pieces of `piece` bytes; nothing once it had to be closed.
std::optional<QByteArray> eventsOf(QByteArrayView stream, qsizetype piece)
{
    EventDecoder decoder;
    QByteArray events;
    for (qsizetype at = 0; at < stream.size(); at += piece) {
        const Result<std::vector<Event>> received =
            decoder.feed(stream.sliced(at, std::min(piece, stream.size() - at)));
        if (!received.ok())
            return std::nullopt;
        for (const Event &event : *received)
            events += encodeEvent(event);
    }
    return events;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView stream(data + 1, qsizetype(size) - 1);
    // How a stream is cut into pieces changes nothing.
    if (eventsOf(stream, 1 + data[0] % 32) != eventsOf(stream, std::max<qsizetype>(1, stream.size())))
        std::abort();
    static_cast<void>(fromETag(stream));
    return 0;
}
