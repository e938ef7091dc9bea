#pragma once

#include "core/model/owner.h"
#include "core/model/revision.h"

#include <QByteArray>
#include <QStringView>

#include <optional>

namespace retinue::protocol {

/// Writes one JSON text front to back into a byte array; separators come by themselves. Members keep the
/// order in which they are written. Values that are canonical JSON bytes already are spliced in unread: that
/// is what makes a login pull cheap. Not thread-safe.
class JsonWriter
{
public:
    explicit JsonWriter(qsizetype expectedSize = 256) { m_out.reserve(expectedSize); }

    void beginObject() { begin('{'); }
    void endObject() { end('}'); }
    void beginArray() { begin('['); }
    void endArray() { end(']'); }

    /// The name of the member whose value is written next; plain ASCII that needs no escape.
    JsonWriter &name(QByteArrayView name);

    void text(QStringView value);
    void ascii(QByteArrayView value); ///< needs no escape: ids, hex, words
    void number(qint64 value);
    void boolean(bool value);
    void spliced(const QByteArray &json);
    void state(const State &value);
    /// {"kind", "domain", "name"}, with "id" where it is known.
    void owner(const OwnerKey &key, const std::optional<OwnerId> &id = {});

    [[nodiscard]] QByteArray take() { return std::move(m_out); }

private:
    void begin(char bracket);
    void end(char bracket);
    void separate();

    QByteArray m_out;
    bool m_needsComma = false;
};

} // namespace retinue::protocol
