#pragma once

#include "core/model/json.h"
#include "core/model/owner.h"
#include "core/model/revision.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <functional>
#include <initializer_list>
#include <optional>
#include <utility>

namespace retinue::protocol {

/// Reads the members of one JSON object strictly. The first thing wrong is kept, with the path of the member;
/// what is read after it does not matter, so that decoders read straight down and ask failed() once.
///
/// A member is required unless the function says otherwise; null counts as absent. Not thread-safe.
class JsonReader
{
public:
    /// `path` names the object in errors ("owners[2].owner"); `error` is shared by all readers of a message.
    JsonReader(QJsonObject object, QString path, std::optional<Error> &error);

    [[nodiscard]] bool has(QLatin1String name) const;
    QString text(QLatin1String name, int most);
    QString optionalText(QLatin1String name, int most); ///< empty where absent
    bool boolean(QLatin1String name);
    bool optionalBoolean(QLatin1String name, bool absent);
    qint64 number(QLatin1String name); ///< an integer of 0 to 2^53 - 1
    QByteArray
    value(QLatin1String name); ///< an object of its own, as canonical bytes, at most kJsonDepth deep
    QByteArray digest(QLatin1String name); ///< 32 bytes as hex
    State state(QLatin1String name);
    OwnerKey owner(QLatin1String name);
    JsonReader object(QLatin1String name);
    /// Calls `read` with each element, which must be an object.
    void objects(QLatin1String name, int most, const std::function<void(JsonReader &)> &read);
    /// Calls `read` with each element, which must be an owner as owner() reads it.
    void owners(QLatin1String name, int most, const std::function<void(OwnerKey)> &read);
    /// Calls `read` with each element, which must be a string.
    void texts(QLatin1String name, int most, const std::function<void(const QString &)> &read);

    template<typename IdType>
    IdType id(QLatin1String name)
    {
        const auto id = IdType::fromString(text(name, 2 * IdType::kSize));
        if (!id)
            fail(name, "is not 32 hex digits");
        return id.value_or(IdType());
    }
    template<typename Enum>
    Enum word(QLatin1String name, std::initializer_list<std::pair<const char *, Enum>> words)
    {
        const QString text = this->text(name, 64);
        for (const auto &[spelling, value] : words) {
            if (text == QLatin1String(spelling))
                return value;
        }
        fail(name, "is not one of the known words");
        return words.begin()->second;
    }

    void fail(QLatin1String name, const char *reason, ErrorCode code = ErrorCode::InvalidInput);
    [[nodiscard]] bool failed() const { return m_error.has_value(); }

private:
    OwnerKey asOwner();
    [[nodiscard]] QJsonArray array(QLatin1String name, int most);
    [[nodiscard]] QString pathOf(QLatin1String name) const;

    QJsonObject m_object;
    QString m_path;
    std::optional<Error> &m_error;
};

} // namespace retinue::protocol
