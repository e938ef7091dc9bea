#include "tests/unit/http/test_server.h"

#include "tests/unit/http/check.h"

#include <thread>

namespace retinue::http::test {

namespace {

Options makeOptions(const Limits &limits)
{
    const Identity identity = makeIdentity("first");
    Options options;
    options.address = "127.0.0.1";
    options.port = 0;
    options.threads = 2;
    options.certificatePem = identity.certificatePem;
    options.privateKeyPem = identity.privateKeyPem;
    options.limits = limits;
    return options;
}

} // namespace

Response textResponse(int status, std::string body)
{
    Response response;
    response.status = status;
    response.headers = {{"Content-Type", "text/plain"}};
    response.body = std::move(body);
    return response;
}

Handler handlerOf(std::function<void(Request &&, Responder &&)> handle)
{
    Handler handler;
    handler.handle = std::move(handle);
    return handler;
}

Handler echoHandler()
{
    return handlerOf([](Request &&request, Responder &&responder) {
        responder.send(textResponse(200, request.method + " " + request.target + "|" + request.body));
    });
}

bool waitUntil(const std::function<bool()> &condition)
{
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return true;
}

TestServer::TestServer(Handler handler, const Limits &limits)
    : m_server(makeOptions(limits), std::move(handler))
{
    const auto problem = m_server.start();
    if (problem)
        failCheck(__FILE__, __LINE__, problem->what);
}

TestServer::TestServer(const Limits &limits) : TestServer(echoHandler(), limits) {}

} // namespace retinue::http::test
