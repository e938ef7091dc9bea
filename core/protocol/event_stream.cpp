#include "core/protocol/codec.h"
#include "core/protocol/json_reader.h"
#include "core/protocol/json_writer.h"
#include "core/protocol/limits.h"
#include "core/protocol/words.h"

#include <algorithm>

namespace retinue::protocol {

QByteArray encodeEvent(const Event &event)
{
    JsonWriter json;
    json.beginObject();
    if (!event.state.isEmpty())
        json.name("state").text(event.state);
    if (!event.owner.isNull())
        json.name("owner").ascii(event.owner.toBytes().toHex());
    json.endObject();
    return QByteArray("event: ") + words::of(event.kind, words::kEventKinds) + "\ndata: " + json.take() +
           "\n\n";
}

Result<std::vector<Event>> EventDecoder::feed(QByteArrayView bytes)
{
    std::vector<Event> events;
    while (!bytes.isEmpty()) {
        const auto *const end =
            std::find_if(bytes.begin(), bytes.end(), [](char c) { return c == '\r' || c == '\n'; });
        const qsizetype length = end - bytes.begin();
        if (m_line.size() + length > limits::kEventBytes)
            return Error{
                ErrorCode::TooLarge,
                QStringLiteral("a line of the event stream has more than %1 bytes").arg(limits::kEventBytes),
                {}};
        m_line.append(bytes.data(), length);
        if (length > 0)
            m_afterCarriageReturn = false;
        if (end == bytes.end())
            return events;

        const bool secondHalf = *end == '\n' && m_afterCarriageReturn; // of CR LF, perhaps cut in two
        m_afterCarriageReturn = *end == '\r';
        bytes = bytes.sliced(length + 1);
        if (!secondHalf)
            RETINUE_TRY(endLine(events));
    }
    return events;
}

Result<void> EventDecoder::endLine(std::vector<Event> &events)
{
    QByteArray line = std::exchange(m_line, {});
    if (std::exchange(m_atStart, false) && line.startsWith("\xef\xbb\xbf"))
        line.remove(0, 3);
    if (line.isEmpty())
        return endEvent(events);
    const qsizetype colon = line.indexOf(':'); // at the front: a comment, of no field
    const QByteArray field = line.left(colon);
    QByteArray value = colon < 0 ? QByteArray() : line.mid(colon + 1);
    if (value.startsWith(' '))
        value.remove(0, 1);
    if (field == "event") {
        m_name = value;
    } else if (field == "data") {
        if (m_data.size() + value.size() > limits::kEventBytes)
            return Error{ErrorCode::TooLarge,
                         QStringLiteral("an event has more than %1 bytes").arg(limits::kEventBytes),
                         {}};
        if (std::exchange(m_hasData, true))
            m_data += '\n';
        m_data += value;
    }
    return {};
}

Result<void> EventDecoder::endEvent(std::vector<Event> &events)
{
    const QByteArray name = std::exchange(m_name, {});
    const QByteArray data = std::exchange(m_data, {});
    if (!std::exchange(m_hasData, false))
        return {};
    const auto *const kind = std::find_if(words::kEventKinds.begin(), words::kEventKinds.end(),
                                          [&](const auto &entry) { return name == entry.first; });
    if (kind == words::kEventKinds.end())
        return {};

    Result<QJsonObject> object = model::parseJsonObject(data);
    if (!object.ok())
        return std::move(object).error().during(QStringLiteral("reading an event"));
    std::optional<Error> error;
    JsonReader reader(std::move(*object), {}, error);
    Event event;
    event.kind = kind->second;
    const QLatin1String kState("state"), kOwner("owner");
    if (event.kind == EventKind::Change)
        event.state = reader.state(kState).toString();
    if (reader.has(kOwner))
        event.owner = reader.id<OwnerId>(kOwner);
    if (error)
        return std::move(*error).during(QStringLiteral("reading an event"));
    events.push_back(std::move(event));
    return {};
}

} // namespace retinue::protocol
