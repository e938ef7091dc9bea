#include "core/protocol/json_writer.h"

#include "core/model/json.h"

namespace retinue::protocol {

void JsonWriter::separate()
{
    if (m_needsComma)
        m_out += ',';
    m_needsComma = true;
}

void JsonWriter::begin(char bracket)
{
    separate();
    m_out += bracket;
    m_needsComma = false;
}

void JsonWriter::end(char bracket)
{
    m_out += bracket;
    m_needsComma = true;
}

JsonWriter &JsonWriter::name(QByteArrayView name)
{
    ascii(name);
    m_out += ':';
    m_needsComma = false;
    return *this;
}

void JsonWriter::text(QStringView value)
{
    separate();
    model::appendJsonString(m_out, value);
}

void JsonWriter::ascii(QByteArrayView value)
{
    separate();
    m_out += '"';
    m_out.append(value);
    m_out += '"';
}

void JsonWriter::number(qint64 value)
{
    separate();
    m_out += QByteArray::number(value);
}

void JsonWriter::boolean(bool value)
{
    separate();
    m_out += value ? "true" : "false";
}

void JsonWriter::spliced(const QByteArray &json)
{
    separate();
    m_out += json;
}

void JsonWriter::state(const State &value)
{
    ascii(value.toString().toLatin1());
}

void JsonWriter::owner(const OwnerKey &key, const std::optional<OwnerId> &id)
{
    beginObject();
    switch (key.kind()) {
    case OwnerKind::User:
        name("kind").ascii("user");
        name("domain").text(key.domain());
        name("name").text(key.name());
        break;
    case OwnerKind::Group:
        name("kind").ascii("group");
        name("name").text(key.name());
        break;
    case OwnerKind::AllDevices:
        name("kind").ascii("all-devices");
        break;
    }
    if (id)
        name("id").ascii(id->toBytes().toHex());
    endObject();
}

} // namespace retinue::protocol
