#include "tests/integration/server/live_server.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace retinue::test {

Client::Client(HttpProbe probe, std::string token, Recorder recorder)
    : m_probe(std::move(probe))
    , m_token(std::move(token))
    , m_recorder(std::move(recorder))
{
}

ProbeAnswer Client::request(const std::string &method, const std::string &target, HttpProbe::Headers headers,
                            const std::string &body)
{
    if (!m_token.empty())
        headers.emplace_back("Authorization", "Bearer " + m_token);
    ProbeAnswer answer = m_probe.request(method, target, headers, body);
    if (m_recorder)
        m_recorder({method, target, std::move(headers), body, answer});
    return answer;
}

ProbeAnswer Client::get(const std::string &target, HttpProbe::Headers headers)
{
    return request("GET", target, std::move(headers));
}

ProbeAnswer Client::postJson(const std::string &target, const std::string &body)
{
    return request("POST", target, {{"Content-Type", "application/json"}}, body);
}

ProbeAnswer Client::start(const std::string &mode, const std::string &generation)
{
    const std::string named = generation.empty() ? "" : R"(, "generation": ")" + generation + '"';
    return postJson("/v1/device/start", R"({"mode": ")" + mode + '"' + named + R"(, "scopes": []})");
}

ProbeAnswer Client::logIn(const std::string &user, const std::vector<std::string> &groups, bool repeated)
{
    QJsonArray named;
    for (const std::string &group : groups)
        named.append(QJsonObject{{"kind", "group"}, {"name", QString::fromStdString(group)}});
    QJsonObject login{{"user", QJsonObject{{"kind", "user"}, {"name", QString::fromStdString(user)}}},
                      {"groups", named}};
    if (repeated)
        login.insert(QStringLiteral("repeated"), true);
    return request("PUT", "/v1/device/panel", {{"Content-Type", "application/json"}},
                   QJsonDocument(login).toJson(QJsonDocument::Compact).toStdString());
}

ProbeAnswer Client::logOut()
{
    return request("DELETE", "/v1/device/panel");
}

ProbeAnswer Client::put(const std::string &target, const std::string &value, const std::string &basis,
                        const std::string &changeId)
{
    return change("PUT", target, {{"Content-Type", "application/json"}}, value, basis, changeId);
}

ProbeAnswer Client::patch(const std::string &target, const std::string &value, const std::string &basis)
{
    return change("PATCH", target, {{"Content-Type", "application/merge-patch+json"}}, value, basis, {});
}

ProbeAnswer Client::remove(const std::string &target, const std::string &basis, const std::string &changeId)
{
    return change("DELETE", target, {}, {}, basis, changeId);
}

ProbeAnswer Client::change(const std::string &method, const std::string &target, HttpProbe::Headers headers,
                           const std::string &value, const std::string &basis, const std::string &changeId)
{
    if (basis.empty())
        headers.emplace_back("If-None-Match", "*");
    else
        headers.emplace_back("If-Match", basis);
    headers.emplace_back("Change-Id", changeId.empty() ? newChangeId() : changeId);
    return request(method, target, std::move(headers), value);
}

bool Client::send(const std::string &method, const std::string &target)
{
    return m_probe.send(method, target, {{"Authorization", "Bearer " + m_token}});
}

std::string Client::newChangeId()
{
    return ChangeId::random().toString().toStdString();
}

LiveServer::LiveServer(server::SyncServerOptions options, const Clock *clock)
    : m_options([&options] {
        options.address = QStringLiteral("127.0.0.1");
        options.port = 0;
        options.threads = 2;
        return options;
    }())
    , m_clock(clock)
{
    open();
}

LiveServer::~LiveServer()
{
    m_server.reset();
    m_engine.reset();
}

bool LiveServer::open()
{
    engine::EngineOptions options;
    options.dataFolder = m_folder.filePath(QStringLiteral("data"));
    options.clock = m_clock;
    auto opened = engine::Engine::open(options);
    if (!opened) {
        qWarning().noquote() << opened.error().toString();
        return false;
    }
    m_engine = std::move(*opened);
    auto server = std::make_unique<server::SyncServer>(*m_engine, m_options);
    if (const auto started = server->start(); !started) {
        qWarning().noquote() << started.error().toString();
        return false;
    }
    m_server = std::move(server);
    return true;
}

bool LiveServer::restart()
{
    m_server.reset();
    m_engine.reset();
    return open();
}

HttpProbe LiveServer::probe()
{
    const auto &identity = m_engine->identity();
    return HttpProbe(m_server->port(), identity.caCertificatePem().toStdString(),
                     installation::Identity::verifyName(identity.installation()).toStdString());
}

Client LiveServer::client(const std::string &token)
{
    return Client(probe(), token, m_recorder);
}

Client LiveServer::enrol(const QString &serial)
{
    DeviceInfo info;
    info.name = QStringLiteral("Device ") + serial;
    info.serialNumber = serial;
    const auto enrolled = m_engine->devices().enrol(info, QStringLiteral("127.0.0.1"));
    return client(enrolled ? enrolled->token.toStdString() : std::string());
}

Client LiveServer::enrolAndStart(const QString &serial)
{
    Client client = enrol(serial);
    client.start();
    return client;
}

DeviceId LiveServer::deviceOf(const Client &client)
{
    const std::string &token = client.token();
    return m_engine->devices()
        .authenticate(QByteArrayView(token.data(), qsizetype(token.size())))
        .value_or(DeviceId());
}

std::string LiveServer::generation()
{
    return m_engine->store().generation().toString().toStdString();
}

bool LiveServer::addAdministrator()
{
    const SecretBytes password{QByteArrayView(kPassword)};
    return m_engine->administrators().create(QString::fromLatin1(kAdministrator), password).ok();
}

QJsonObject jsonOf(const ProbeAnswer &answer)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(answer.body)).object();
}

QString problemOf(const ProbeAnswer &answer)
{
    if (answer.header("content-type") != "application/problem+json")
        return {};
    return jsonOf(answer).value(QStringLiteral("type")).toString().section(u':', -1);
}

} // namespace retinue::test
