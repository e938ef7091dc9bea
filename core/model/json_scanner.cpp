#include "core/model/json_scanner.h"

#include <QByteArray>
#include <QString>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

namespace retinue::model {
namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The digits of an integer without its sign and the zeros at its end.
std::string significant(QByteArrayView integer)
{
    std::string digits(integer.data(), std::size_t(integer.size()));
    digits.erase(0, digits.find_first_not_of('-'));
    digits.erase(digits.find_last_not_of('0') + 1);
    return digits;
}

/// The fewest digits that make this number again: what canonicalJson writes.
std::string shortest(double value)
{
    char text[32];
    const auto written =
        std::to_chars(text, text + sizeof text, std::abs(value), std::chars_format::scientific);
    std::string digits(text, written.ptr);
    digits.erase(digits.find('e'));
    std::erase(digits, '.');
    return digits;
}

/// Recursive descent; the depth is bounded by the caller's limit, so is the stack.
class Scanner
{
public:
    Scanner(QByteArrayView text, int maxDepth) : m_text(text), m_maxDepth(maxDepth) {}

    Result<void> scan()
    {
        if (scanValue(0)) {
            skipBlanks();
            if (m_at != m_text.size())
                fail("there is more after the end of the value");
        }
        if (m_error)
            return std::move(*m_error);
        return {};
    }

private:
    bool fail(const char *what, ErrorCode code = ErrorCode::InvalidInput)
    {
        if (!m_error)
            m_error = Error{code, QStringLiteral("%1 at byte %2").arg(QLatin1String(what)).arg(m_at), {}};
        return false;
    }

    [[nodiscard]] char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }

    void skipBlanks()
    {
        while (m_at < m_text.size() &&
               (m_text[m_at] == ' ' || m_text[m_at] == '\t' || m_text[m_at] == '\n' || m_text[m_at] == '\r'))
            ++m_at;
    }

    bool scanValue(int depth)
    {
        skipBlanks();
        switch (peek()) {
        case '{':
            return scanObject(depth + 1);
        case '[':
            return scanArray(depth + 1);
        case '"':
            return scanString(nullptr);
        case 't':
            return scanWord("true");
        case 'f':
            return scanWord("false");
        case 'n':
            return scanWord("null");
        default:
            return scanNumber();
        }
    }

    bool scanWord(QByteArrayView word)
    {
        if (!m_text.sliced(m_at).startsWith(word))
            return fail("there is no JSON value");
        m_at += word.size();
        return true;
    }

    bool enter(int depth)
    {
        if (depth > m_maxDepth) {
            fail("the value is nested too deeply", ErrorCode::TooLarge);
            m_error->detail += QStringLiteral("; at most %1 levels are allowed").arg(m_maxDepth);
            return false;
        }
        ++m_at;
        skipBlanks();
        return true;
    }

    bool scanArray(int depth)
    {
        if (!enter(depth))
            return false;
        if (peek() == ']') {
            ++m_at;
            return true;
        }
        while (true) {
            if (!scanValue(depth))
                return false;
            skipBlanks();
            const char next = peek();
            if (next != ',' && next != ']')
                return fail("',' or ']' is missing");
            ++m_at;
            if (next == ']')
                return true;
        }
    }

    bool scanObject(int depth)
    {
        if (!enter(depth))
            return false;
        if (peek() == '}') {
            ++m_at;
            return true;
        }
        std::vector<QByteArray> names;
        while (true) {
            skipBlanks();
            names.emplace_back();
            if (peek() != '"')
                return fail("a member name is missing");
            if (!scanString(&names.back()))
                return false;
            skipBlanks();
            if (peek() != ':')
                return fail("':' is missing");
            ++m_at;
            if (!scanValue(depth))
                return false;
            skipBlanks();
            const char next = peek();
            if (next != ',' && next != '}')
                return fail("',' or '}' is missing");
            ++m_at;
            if (next == '}')
                return checkNames(names);
        }
    }

    bool checkNames(std::vector<QByteArray> &names)
    {
        std::sort(names.begin(), names.end());
        if (std::adjacent_find(names.begin(), names.end()) != names.end())
            return fail("a member name is repeated in the object that ends");
        return true;
    }

    /// The decoded text goes to `name` where one is given.
    bool scanString(QByteArray *name)
    {
        const qsizetype start = ++m_at;
        // Qt drops it, and then two names could become one.
        const QByteArrayView rest = m_text.sliced(start);
        if (rest.startsWith("\xef\xbb\xbf") ||
            (rest.size() >= 6 && qstrnicmp(rest.data(), "\\ufeff", 6) == 0))
            return fail("a string begins with a byte-order mark");
        std::optional<QByteArray> decoded; // only where an escape makes it differ from the bytes themselves
        while (m_at < m_text.size()) {
            const auto c = static_cast<unsigned char>(m_text[m_at]);
            if (c == '"') {
                if (name)
                    *name = decoded ? std::move(*decoded)
                                    : QByteArray::fromRawData(m_text.data() + start, m_at - start);
                ++m_at;
                return true;
            }
            if (c < 0x20)
                return fail("a control character is not escaped");
            if (c == '\\') {
                if (name && !decoded)
                    decoded = m_text.sliced(start, m_at - start).toByteArray();
                if (!scanEscape(decoded))
                    return false;
                continue;
            }
            if (decoded)
                decoded->append(char(c));
            ++m_at;
        }
        return fail("a string does not end");
    }

    bool scanEscape(std::optional<QByteArray> &decoded)
    {
        ++m_at;
        const char kind = peek();
        static constexpr QByteArrayView kPlain = "\"\\/bfnrt";
        static constexpr QByteArrayView kMeant = "\"\\/\b\f\n\r\t";
        if (const qsizetype index = kind ? kPlain.indexOf(kind) : -1; index >= 0) {
            if (decoded)
                decoded->append(kMeant[index]);
            ++m_at;
            return true;
        }
        if (kind != 'u')
            return fail("an escape is not one of JSON's");
        ++m_at;
        char32_t c = 0;
        if (!scanHex(c))
            return false;
        if (c == 0)
            return fail("U+0000 is not allowed");
        if (QChar::isLowSurrogate(c))
            return fail("a low surrogate stands alone");
        if (QChar::isHighSurrogate(c)) {
            char32_t low = 0;
            if (!m_text.sliced(m_at).startsWith("\\u"))
                return fail("a high surrogate stands alone");
            m_at += 2;
            if (!scanHex(low))
                return false;
            if (!QChar::isLowSurrogate(low))
                return fail("a high surrogate stands alone");
            c = QChar::surrogateToUcs4(char16_t(c), char16_t(low));
        }
        if (decoded)
            decoded->append(QStringView(QChar::fromUcs4(c)).toUtf8()); // QString::fromUcs4 drops U+FEFF
        return true;
    }

    bool scanHex(char32_t &c)
    {
        unsigned value = 0;
        const char *from = m_text.data() + m_at;
        if (m_text.size() - m_at < 4 || std::from_chars(from, from + 4, value, 16).ptr != from + 4)
            return fail("four hex digits are missing");
        c = value;
        m_at += 4;
        return true;
    }

    bool scanNumber()
    {
        const qsizetype start = m_at;
        if (peek() == '-')
            ++m_at;
        if (!isDigit(peek()))
            return fail("there is no JSON value");
        if (peek() == '0')
            ++m_at;
        else
            skipDigits();
        bool isInteger = true;
        if (peek() == '.') {
            isInteger = false;
            ++m_at;
            if (!isDigit(peek()))
                return fail("a digit is missing");
            skipDigits();
        }
        if (peek() == 'e' || peek() == 'E') {
            isInteger = false;
            ++m_at;
            if (peek() == '+' || peek() == '-')
                ++m_at;
            if (!isDigit(peek()))
                return fail("a digit is missing");
            skipDigits();
        }
        return checkNumber(m_text.sliced(start, m_at - start), isInteger);
    }

    void skipDigits()
    {
        while (isDigit(peek()))
            ++m_at;
    }

    /// An integer that would silently become another one is as bad as an infinity.
    bool checkNumber(QByteArrayView digits, bool isInteger)
    {
        constexpr qsizetype kMostDigits = 400; // the largest double has 309
        if (digits.size() > kMostDigits)
            return fail("a number has too many digits");
        double value = 0;
        const auto [end, error] = std::from_chars(digits.begin(), digits.end(), value);
        // Out of range is too large or too small; both would become something else.
        if (error != std::errc() || end != digits.end() || !std::isfinite(value))
            return fail("a number is out of range");
        constexpr double kExact = 9007199254740992; // 2^53
        if (isInteger && std::abs(value) >= kExact && significant(digits) != shortest(value))
            return fail("an integer has more digits than a double can hold");
        return true;
    }

    QByteArrayView m_text;
    int m_maxDepth;
    qsizetype m_at = 0;
    std::optional<Error> m_error;
};

} // namespace

Result<void> scanJson(QByteArrayView text, int maxDepth)
{
    if (text.startsWith("\xef\xbb\xbf"))
        return Error{ErrorCode::InvalidInput, QStringLiteral("the text begins with a byte-order mark"), {}};
    if (!text.isValidUtf8())
        return Error{ErrorCode::InvalidInput, QStringLiteral("the text is not valid UTF-8"), {}};
    return Scanner(text, maxDepth).scan();
}

} // namespace retinue::model
