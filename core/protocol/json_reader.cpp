#include "core/protocol/json_reader.h"

#include "core/protocol/limits.h"

#include <cmath>

namespace retinue::protocol {
namespace {

int depthOf(const QJsonValue &value, int atMost)
{
    if (atMost < 0 || (!value.isObject() && !value.isArray()))
        return 0;
    int deepest = 0;
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (const QJsonValue element : array)
            deepest = std::max(deepest, depthOf(element, atMost - 1));
    } else {
        const QJsonObject object = value.toObject();
        for (const QJsonValue member : object)
            deepest = std::max(deepest, depthOf(member, atMost - 1));
    }
    return deepest + 1;
}

} // namespace

JsonReader::JsonReader(QJsonObject object, QString path, std::optional<Error> &error)
    : m_object(std::move(object))
    , m_path(std::move(path))
    , m_error(error)
{
}

QString JsonReader::pathOf(QLatin1String name) const
{
    return m_path.isEmpty() ? QString(name) : m_path + u'.' + name;
}

void JsonReader::fail(QLatin1String name, const char *reason, ErrorCode code)
{
    if (!m_error)
        m_error = Error{code, QStringLiteral("\"%1\" %2").arg(pathOf(name), QLatin1String(reason)), {}};
}

bool JsonReader::has(QLatin1String name) const
{
    const QJsonValue value = m_object.value(name);
    return !value.isUndefined() && !value.isNull();
}

QString JsonReader::text(QLatin1String name, int most)
{
    if (!m_object.value(name).isString()) {
        fail(name, has(name) ? "is not a string" : "is missing");
        return {};
    }
    QString text = m_object.value(name).toString();
    qsizetype codePoints = 0;
    for (const QChar c : std::as_const(text)) {
        if (c.category() == QChar::Other_Control)
            fail(name, "contains a control character");
        codePoints += c.isLowSurrogate() ? 0 : 1;
    }
    if (codePoints > most) {
        fail(name, "is too long", ErrorCode::TooLarge);
        return {};
    }
    return text;
}

QString JsonReader::optionalText(QLatin1String name, int most)
{
    return has(name) ? text(name, most) : QString();
}

bool JsonReader::boolean(QLatin1String name)
{
    if (!m_object.value(name).isBool())
        fail(name, has(name) ? "is neither true nor false" : "is missing");
    return m_object.value(name).toBool();
}

bool JsonReader::optionalBoolean(QLatin1String name, bool absent)
{
    return has(name) ? boolean(name) : absent;
}

qint64 JsonReader::number(QLatin1String name)
{
    constexpr double kMost = 9007199254740991; // 2^53 - 1
    const QJsonValue value = m_object.value(name);
    const double number = value.toDouble(-1);
    if (!value.isDouble() || number < 0 || number > kMost || number != std::floor(number)) {
        fail(name, has(name) ? "is not an integer of 0 to 2^53 - 1" : "is missing");
        return 0;
    }
    return qint64(number);
}

QByteArray JsonReader::value(QLatin1String name)
{
    const QJsonValue value = m_object.value(name);
    if (!value.isObject()) {
        fail(name, has(name) ? "is not an object" : "is missing");
        return {};
    }
    if (depthOf(value, limits::kJsonDepth) > limits::kJsonDepth) {
        fail(name, "is nested too deeply", ErrorCode::TooLarge);
        return {};
    }
    return model::canonicalJson(value);
}

QByteArray JsonReader::digest(QLatin1String name)
{
    constexpr int kSize = 32;
    const QByteArray hex = text(name, 2 * kSize).toLatin1();
    QByteArray bytes = QByteArray::fromHex(hex);
    // fromHex skips what is no hex digit.
    if (bytes.size() != kSize || bytes.toHex() != hex) {
        fail(name, "is not 64 lower-case hex digits");
        return {};
    }
    return bytes;
}

State JsonReader::state(QLatin1String name)
{
    const std::optional<State> state = State::fromString(text(name, 64));
    if (!state)
        fail(name, "is not a state of this server");
    return state.value_or(State());
}

OwnerKey JsonReader::owner(QLatin1String name)
{
    JsonReader reader = object(name);
    return failed() ? OwnerKey::allDevices() : reader.asOwner();
}

OwnerKey JsonReader::asOwner()
{
    const auto kind = word<OwnerKind>(
        QLatin1String("kind"),
        {{"user", OwnerKind::User}, {"group", OwnerKind::Group}, {"all-devices", OwnerKind::AllDevices}});
    if (failed() || kind == OwnerKind::AllDevices)
        return OwnerKey::allDevices();
    // OwnerKey judges the length after normalization; a name this long may still become short enough.
    constexpr int kMost = 2048;
    const QString name = text(QLatin1String("name"), kMost);
    const QString domain = optionalText(QLatin1String("domain"), kMost);
    if (failed())
        return OwnerKey::allDevices();
    Result<OwnerKey> key = kind == OwnerKind::Group ? OwnerKey::group(name) : OwnerKey::user(name, domain);
    if (!key.ok()) {
        m_error = std::move(key).error().during(u'"' + m_path + u'"');
        return OwnerKey::allDevices();
    }
    return std::move(key).value();
}

JsonReader JsonReader::object(QLatin1String name)
{
    if (!m_object.value(name).isObject())
        fail(name, has(name) ? "is not an object" : "is missing");
    return {m_object.value(name).toObject(), pathOf(name), m_error};
}

QJsonArray JsonReader::array(QLatin1String name, int most)
{
    if (!m_object.value(name).isArray()) {
        fail(name, has(name) ? "is not an array" : "is missing");
        return {};
    }
    QJsonArray array = m_object.value(name).toArray();
    if (array.size() > most) {
        fail(name, "has too many elements", ErrorCode::TooLarge);
        return {};
    }
    return array;
}

void JsonReader::objects(QLatin1String name, int most, const std::function<void(JsonReader &)> &read)
{
    const QJsonArray elements = array(name, most);
    for (qsizetype i = 0; i < elements.size() && !failed(); ++i) {
        if (!elements.at(i).isObject())
            return fail(name, "has an element that is not an object");
        JsonReader reader(elements.at(i).toObject(), QStringLiteral("%1[%2]").arg(pathOf(name)).arg(i),
                          m_error);
        read(reader);
    }
}

void JsonReader::owners(QLatin1String name, int most, const std::function<void(OwnerKey)> &read)
{
    objects(name, most, [&](JsonReader &element) {
        OwnerKey key = element.asOwner();
        if (!failed())
            read(std::move(key));
    });
}

void JsonReader::texts(QLatin1String name, int most, const std::function<void(const QString &)> &read)
{
    const QJsonArray elements = array(name, most);
    for (qsizetype i = 0; i < elements.size() && !failed(); ++i) {
        if (!elements.at(i).isString())
            return fail(name, "has an element that is not a string");
        read(elements.at(i).toString());
    }
}

} // namespace retinue::protocol
