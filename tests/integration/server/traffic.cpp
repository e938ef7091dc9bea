#include "tests/integration/server/traffic.h"

#include <QJsonDocument>
#include <QProcess>
#include <QTest>

namespace retinue::test {

namespace {

QJsonObject objectOf(const HttpProbe::Headers &headers)
{
    QJsonObject object;
    for (const auto &[name, value] : headers)
        object.insert(QString::fromStdString(name).toLower(), QString::fromStdString(value));
    return object;
}

QString base64(const std::string &bytes)
{
    return QString::fromLatin1(QByteArray::fromStdString(bytes).toBase64());
}

} // namespace

bool Traffic::open()
{
    m_file.setFileName(m_folder.filePath(QStringLiteral("traffic.jsonl")));
    return m_file.open(QIODevice::WriteOnly);
}

void Traffic::record(const Exchange &exchange)
{
    const QJsonObject line{{"method", QString::fromStdString(exchange.method)},
                           {"target", QString::fromStdString(exchange.target)},
                           {"requestHeaders", objectOf(exchange.headers)},
                           {"requestBody", base64(exchange.body)},
                           {"status", exchange.answer.status},
                           {"responseHeaders", objectOf(exchange.answer.headers)},
                           {"responseBody", base64(exchange.answer.body)}};
    m_file.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
}

int Traffic::validate(const QStringList &more, QByteArray &output)
{
    m_file.flush();
    QProcess python;
    python.setProcessChannelMode(QProcess::MergedChannels);
    const QString source = QStringLiteral(RETINUE_SOURCE_DIR);
    python.start(QStringLiteral("/usr/bin/python3"),
                 QStringList{QStringLiteral("-B"), source + "/tests/integration/server/validate_traffic.py",
                             source + "/resources/openapi.yaml", m_file.fileName()} +
                     more);
    const bool finished = python.waitForFinished(110'000);
    output = python.readAll();
    return finished && python.exitStatus() == QProcess::NormalExit ? python.exitCode() : -1;
}

void expect(int status, const ProbeAnswer &answer)
{
    QVERIFY2(answer.status == status, qPrintable(QStringLiteral("%1 in place of %2: %3")
                                                     .arg(answer.status)
                                                     .arg(status)
                                                     .arg(QString::fromStdString(answer.body).left(500))));
}

std::vector<ProbeAnswer> postAtOnce(LiveServer &server, const std::string &target,
                                    const std::vector<std::string> &bodies)
{
    std::vector<HttpProbe> crowd;
    std::vector<ProbeAnswer> answers;
    for (std::size_t i = 0; i < bodies.size(); ++i) {
        crowd.push_back(server.probe());
        expect(200, crowd.back().request("GET", "/v1/server"));
    }
    for (std::size_t i = 0; i < bodies.size(); ++i)
        if (!crowd[i].send("POST", target, {{"Content-Type", "application/json"}}, bodies[i]))
            qWarning("the connection of number %zu is lost", i);
    for (HttpProbe &each : crowd)
        answers.push_back(each.receive());
    return answers;
}

} // namespace retinue::test
