#include "tests/unit/http/check.h"

#include <exception>
#include <iostream>
#include <utility>
#include <vector>

namespace retinue::http::test {

namespace {

using Case = std::pair<std::string_view, std::function<void()>>;

std::vector<Case> &cases()
{
    static std::vector<Case> all;
    return all;
}

bool runCase(const Case &testCase)
{
    try {
        testCase.second();
        std::cout << "PASS   " << testCase.first << std::endl;
        return true;
    } catch (const CheckFailed &failure) {
        std::cout << "FAIL!  " << testCase.first << ": " << failure.message << std::endl;
    } catch (const std::exception &error) {
        std::cout << "FAIL!  " << testCase.first << ": exception " << error.what() << std::endl;
    }
    return false;
}

} // namespace

Registration::Registration(std::string_view name, std::function<void()> body)
{
    cases().emplace_back(name, std::move(body));
}

void failCheck(std::string_view file, int line, const std::string &message)
{
    std::ostringstream text;
    text << file << ':' << line << ": " << message;
    throw CheckFailed{text.str()};
}

} // namespace retinue::http::test

/// Arguments, if any, are the cases to run.
int main(int argc, char **argv)
{
    using namespace retinue::http::test;
    const std::vector<std::string_view> wanted(argv + 1, argv + argc);
    int failed = 0;
    for (const auto &testCase : cases()) {
        bool run = wanted.empty();
        for (const std::string_view name : wanted)
            run = run || name == testCase.first;
        if (run && !runCase(testCase))
            ++failed;
    }
    return failed;
}
