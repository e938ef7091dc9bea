#pragma once

#include <functional>
#include <sstream>
#include <string>
#include <string_view>

/// The least a test program needs, without Qt: named cases, checks that say what was expected, a main().
/// A failed check ends its case; the program's exit status is the number of failed cases.
namespace retinue::http::test {

struct Registration
{
    Registration(std::string_view name, std::function<void()> body);
};

/// Thrown by failed checks.
struct CheckFailed
{
    std::string message;
};

[[noreturn]] void failCheck(std::string_view file, int line, const std::string &message);

template<typename A, typename B>
void checkEqual(const A &actual, const B &expected, std::string_view text, std::string_view file, int line)
{
    if (actual == expected)
        return;
    std::ostringstream message;
    message << text << " is \"" << actual << "\" instead of \"" << expected << '"';
    failCheck(file, line, message.str());
}

} // namespace retinue::http::test

#define TEST_CASE(name)                                                                                      \
    static void name();                                                                                      \
    static const retinue::http::test::Registration registration_##name(#name, name);                         \
    static void name()

#define CHECK(condition)                                                                                     \
    do {                                                                                                     \
        if (!(condition))                                                                                    \
            retinue::http::test::failCheck(__FILE__, __LINE__, #condition);                                  \
    } while (false)

#define CHECK_EQUAL(actual, expected)                                                                        \
    retinue::http::test::checkEqual((actual), (expected), #actual, __FILE__, __LINE__)
