#include "core/http/request_target.h"
#include "tests/unit/http/check.h"

using namespace retinue::http;

namespace {

/// The segments between bars, then the query's pairs; or the status it was refused with.
std::string decoded(std::string_view target, std::string_view method = "GET")
{
    RequestHead head;
    head.method = method;
    if (const auto refusal = decodeTarget(target, head))
        return std::to_string(refusal->status);
    std::string text;
    for (const auto &segment : head.segments)
        text += "|" + segment;
    for (const auto &[name, value] : head.query)
        text += "&" + name + "=" + value;
    return text;
}

} // namespace

TEST_CASE(decodeTarget_whenPath_splitsBeforeDecoding)
{
    CHECK_EQUAL(decoded("/"), "");
    CHECK_EQUAL(decoded("/v1/users/alice"), "|v1|users|alice");
    CHECK_EQUAL(decoded("/v1/users/a%2Fb"), "|v1|users|a/b");
    CHECK_EQUAL(decoded("/v1/"), "|v1|");
    CHECK_EQUAL(decoded("/v1//x"), "|v1||x");
    CHECK_EQUAL(decoded("/j%C3%B6rg"), "|j\xc3\xb6rg");
    CHECK_EQUAL(decoded("/%E2%82%AC/%F0%9F%96%A8"), "|\xe2\x82\xac|\xf0\x9f\x96\xa8");
}

TEST_CASE(decodeTarget_whenQuery_keepsOrderAndPlus)
{
    CHECK_EQUAL(decoded("/c?since=a%3Db&limit=5"), "|c&since=a=b&limit=5");
    CHECK_EQUAL(decoded("/c?q=a+b"), "|c&q=a+b");
    CHECK_EQUAL(decoded("/c?flag&&x="), "|c&flag=&x=");
    CHECK_EQUAL(decoded("/c?"), "|c");
    CHECK_EQUAL(decoded("/c?a=b?c/d"), "|c&a=b?c/d");
}

TEST_CASE(decodeTarget_whenAbsoluteOrAsterisk_isUnderstood)
{
    CHECK_EQUAL(decoded("https://server:8443/v1/x?y=z"), "|v1|x&y=z");
    CHECK_EQUAL(decoded("HTTPS://server"), "");
    CHECK_EQUAL(decoded("*", "OPTIONS"), "");
    CHECK_EQUAL(decoded("*", "GET"), "400");
}

TEST_CASE(decodeTarget_whenDotSegments_isRefused)
{
    for (const char *target : {"/..", "/.", "/a/../b", "/a/./b", "/%2e%2e/b", "/a/.%2E", "/%2E"})
        CHECK_EQUAL(decoded(target), "400");
    CHECK_EQUAL(decoded("/..."), "|...");
    CHECK_EQUAL(decoded("/a..b"), "|a..b");
}

TEST_CASE(decodeTarget_whenNotText_isRefused)
{
    for (const char *target :
         {"/%00", "/a%0Ab", "/%1f", "/%7F", "/%C2%80", "/%C2%9F",       // controls
          "/%", "/%4", "/%zz", "/%-1", "/%4g",                          // broken escapes
          "/%FF", "/%C3", "/%C3%28", "/%80", "/%E2%82", "/%F0%9F%96",   // cut or
                                                                        // stray
                                                                        // bytes
          "/%C0%AF", "/%C1%81", "/%E0%80%AF", "/%F0%80%80%AF",          // overlong
          "/%ED%A0%80", "/%ED%BF%BF", "/%F4%90%80%80", "/%F5%80%80%80", // surrogates, too high
          "/c?x=%00", "/c?%FF=1", "/c?x=%", "/a#b", "/a\\b", "/\xc3\xb6", "x", "", "?a=b"}) // raw or no path
        CHECK_EQUAL(decoded(target) + " " + target, std::string("400 ") + target);
}
