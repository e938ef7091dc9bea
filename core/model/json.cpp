#include "core/model/json.h"

#include "core/model/json_scanner.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>

namespace retinue::model {
namespace {

/// ECMAScript's Number::toString, as RFC 8785 3.2.2.3 asks for.
void appendNumber(QByteArray &out, double number)
{
    if (number == 0 || !std::isfinite(number)) { // minus zero is "0"; QJsonValue cannot hold the others
        out += '0';
        return;
    }
    char text[32];
    const auto written =
        std::to_chars(text, text + sizeof text, std::abs(number), std::chars_format::scientific);
    const std::string_view shortest(text, std::size_t(written.ptr - text));
    const std::size_t e = shortest.find('e');
    const std::size_t digitsOfExponent = e + (shortest[e + 1] == '+' ? 2 : 1);
    int exponent = 0;
    std::from_chars(shortest.data() + digitsOfExponent, shortest.data() + shortest.size(), exponent);
    QByteArray digits(shortest.data(), qsizetype(e));
    digits.replace(".", "");

    const int point = exponent + 1; // where the decimal point stands, counted from the first digit
    const int count = int(digits.size());
    if (number < 0)
        out += '-';
    if (point >= count && point <= 21) {
        out += digits + QByteArray(point - count, '0');
    } else if (point > 0 && point <= 21) {
        out += digits.left(point) + '.' + digits.mid(point);
    } else if (point > -6 && point <= 0) {
        out += "0." + QByteArray(-point, '0') + digits;
    } else {
        out += digits.left(1);
        if (count > 1)
            out += '.' + digits.mid(1);
        out += exponent < 0 ? "e-" : "e+";
        out += QByteArray::number(std::abs(exponent));
    }
}

void appendValue(QByteArray &out, const QJsonValue &value);

void appendObject(QByteArray &out, const QJsonObject &object)
{
    QStringList names = object.keys();
    std::sort(names.begin(), names.end()); // by UTF-16 code units, as QString compares
    char separator = '{';
    for (const QString &name : std::as_const(names)) {
        out += separator;
        separator = ',';
        appendJsonString(out, name);
        out += ':';
        appendValue(out, object.value(name));
    }
    if (names.isEmpty())
        out += '{';
    out += '}';
}

void appendArray(QByteArray &out, const QJsonArray &array)
{
    char separator = '[';
    for (const QJsonValue element : array) {
        out += separator;
        separator = ',';
        appendValue(out, element);
    }
    if (array.isEmpty())
        out += '[';
    out += ']';
}

void appendValue(QByteArray &out, const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        out += value.toBool() ? "true" : "false";
        return;
    case QJsonValue::Double:
        appendNumber(out, value.toDouble());
        return;
    case QJsonValue::String:
        appendJsonString(out, value.toString());
        return;
    case QJsonValue::Array:
        appendArray(out, value.toArray());
        return;
    case QJsonValue::Object:
        appendObject(out, value.toObject());
        return;
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        out += "null";
        return;
    }
}

} // namespace

void appendJsonString(QByteArray &out, QStringView text)
{
    static constexpr char kHex[] = "0123456789abcdef";
    out += '"';
    qsizetype plainFrom = 0;
    const QByteArray utf8 = text.toUtf8();
    for (qsizetype i = 0; i < utf8.size(); ++i) {
        const auto c = static_cast<unsigned char>(utf8[i]);
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        out.append(utf8.constData() + plainFrom, i - plainFrom);
        plainFrom = i + 1;
        out += '\\';
        switch (c) {
        case '\b':
            out += 'b';
            break;
        case '\t':
            out += 't';
            break;
        case '\n':
            out += 'n';
            break;
        case '\f':
            out += 'f';
            break;
        case '\r':
            out += 'r';
            break;
        case '"':
        case '\\':
            out += char(c);
            break;
        default:
            out += "u00";
            out += kHex[c >> 4U];
            out += kHex[c & 0xfU];
        }
    }
    out.append(utf8.constData() + plainFrom, utf8.size() - plainFrom);
    out += '"';
}

Result<QJsonObject> parseJsonObject(QByteArrayView text, const JsonLimits &limits)
{
    if (text.size() > limits.maxBytes)
        return Error{ErrorCode::TooLarge,
                     QStringLiteral("the text has %1 bytes; at most %2 are allowed")
                         .arg(text.size())
                         .arg(limits.maxBytes),
                     {}};
    RETINUE_TRY(scanJson(text, limits.maxDepth));
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromRawData(text.data(), text.size()));
    if (!document.isObject())
        return Error{ErrorCode::InvalidInput, QStringLiteral("the text is not one JSON object"), {}};
    return document.object();
}

QByteArray canonicalJson(const QJsonValue &value)
{
    QByteArray out;
    appendValue(out, value);
    return out;
}

QJsonValue mergePatch(QJsonValue target, const QJsonValue &patch)
{
    if (!patch.isObject())
        return patch;
    // Both sides are sorted, and so is what is made of them: each member is appended. Inserting the patch's
    // members into the target's would move the rest of them again and again.
    const QJsonObject old = target.toObject(); // empty unless the target is an object
    const QJsonObject changes = patch.toObject();
    QJsonObject merged;
    auto kept = old.begin();
    const auto keepUpTo = [&](const QString *name) {
        for (; kept != old.end() && (!name || kept.key() < *name); ++kept)
            merged.insert(kept.key(), kept.value());
    };
    for (auto change = changes.begin(); change != changes.end(); ++change) {
        const QString name = change.key();
        keepUpTo(&name);
        QJsonValue former(QJsonValue::Undefined);
        if (kept != old.end() && kept.key() == name) {
            former = kept.value();
            ++kept;
        }
        if (!change.value().isNull())
            merged.insert(name, mergePatch(former, change.value()));
    }
    keepUpTo(nullptr);
    return merged;
}

} // namespace retinue::model
