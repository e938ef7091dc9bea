#pragma once

#include "core/engine/engine.h"
#include "core/server/sync_server.h"
#include "tests/support/fake_clock.h"
#include "tests/support/http_probe.h"

#include <QJsonObject>
#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <string>

namespace retinue::test {

/// One exchange, as a recorder gets it.
struct Exchange
{
    std::string method, target;
    HttpProbe::Headers headers;
    std::string body;
    ProbeAnswer answer;
};
using Recorder = std::function<void(const Exchange &)>;

/// One client of the protocol: an HttpProbe with a token, in the words of the protocol. Without a token it is
/// anybody.
class Client
{
public:
    Client(HttpProbe probe, std::string token, Recorder recorder);

    ProbeAnswer request(const std::string &method, const std::string &target, HttpProbe::Headers headers = {},
                        const std::string &body = {});
    ProbeAnswer get(const std::string &target, HttpProbe::Headers headers = {});
    ProbeAnswer postJson(const std::string &target, const std::string &body);
    /// "start" or "resume", with the generation if there is one.
    ProbeAnswer start(const std::string &mode = "start", const std::string &generation = {});
    ProbeAnswer logIn(const std::string &user, const std::vector<std::string> &groups = {},
                      bool repeated = false);
    ProbeAnswer logOut();
    /// PUT; `basis` is an ETag, empty for If-None-Match: *; `changeId` empty for a new one.
    ProbeAnswer put(const std::string &target, const std::string &value, const std::string &basis = {},
                    const std::string &changeId = {});
    ProbeAnswer patch(const std::string &target, const std::string &value, const std::string &basis = {});
    ProbeAnswer remove(const std::string &target, const std::string &basis, const std::string &changeId = {});

    /// Sends without waiting for the answer; for what is held open.
    bool send(const std::string &method, const std::string &target);
    HttpProbe &probe() { return m_probe; }
    [[nodiscard]] const std::string &token() const { return m_token; }
    [[nodiscard]] static std::string newChangeId();

private:
    ProbeAnswer change(const std::string &method, const std::string &target, HttpProbe::Headers headers,
                       const std::string &value, const std::string &basis, const std::string &changeId);

    HttpProbe m_probe;
    std::string m_token;
    Recorder m_recorder;
};

/// A whole server on 127.0.0.1: engine in a folder of its own, listener on a free port. Open it in the test;
/// check isOpen().
class LiveServer
{
public:
    explicit LiveServer(server::SyncServerOptions options = {}, const Clock *clock = nullptr);
    ~LiveServer();

    [[nodiscard]] bool isOpen() const { return m_server != nullptr; }
    engine::Engine &engine() { return *m_engine; }
    server::SyncServer &server() { return *m_server; }
    void setRecorder(Recorder recorder) { m_recorder = std::move(recorder); }

    /// A device with this serial number, enrolled in the registry, not started.
    Client enrol(const QString &serial);
    Client enrolAndStart(const QString &serial);
    /// A client with any token.
    Client client(const std::string &token = {});
    HttpProbe probe();
    [[nodiscard]] DeviceId deviceOf(const Client &client);
    [[nodiscard]] std::string generation();
    /// Stops listener and engine, and starts both again on the same folder; another port.
    bool restart();

    static constexpr const char *kAdministrator = "admin";
    static constexpr const char *kPassword = "correct horse battery";
    /// Makes the administrator account of these credentials.
    bool addAdministrator();

private:
    bool open();

    QTemporaryDir m_folder;
    const server::SyncServerOptions m_options;
    const Clock *const m_clock;
    Recorder m_recorder;
    std::unique_ptr<engine::Engine> m_engine;
    std::unique_ptr<server::SyncServer> m_server;
};

/// The body as an object; empty if it is none.
[[nodiscard]] QJsonObject jsonOf(const ProbeAnswer &answer);
/// The last word of a problem's type; empty if the answer is no problem.
[[nodiscard]] QString problemOf(const ProbeAnswer &answer);

} // namespace retinue::test
