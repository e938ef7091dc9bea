#include "tests/integration/notices/receiver.h"

#include "tests/support/process.h"

#include <QFile>
#include <QJsonDocument>

namespace retinue::test {

namespace {

constexpr int kReceiverPatience = 30'000;

QByteArray textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

Receiver::Receiver(const QString &kind)
{
    const Ran made =
        run(QStringLiteral("openssl"),
            {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"), QStringLiteral("ec"),
             QStringLiteral("-pkeyopt"), QStringLiteral("ec_paramgen_curve:P-256"), QStringLiteral("-nodes"),
             QStringLiteral("-keyout"), m_folder.filePath(QStringLiteral("key.pem")), QStringLiteral("-out"),
             m_folder.filePath(QStringLiteral("cert.pem")), QStringLiteral("-days"), QStringLiteral("2"),
             QStringLiteral("-subj"), QStringLiteral("/CN=receiver"), QStringLiteral("-addext"),
             QStringLiteral("subjectAltName=DNS:localhost")});
    if (made.exitCode != 0)
        qFatal("openssl: %s", made.errors.constData());
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QStringLiteral("/usr/bin/python3"),
                    {QStringLiteral(RETINUE_RECEIVERS), kind, m_folder.path()});
    while (!m_process.canReadLine() && m_process.waitForReadyRead(kReceiverPatience)) {
    }
    m_port = m_process.readLine().trimmed().toUShort();
    if (m_port == 0)
        qFatal("the receiver \"%s\" does not start (python3-aiosmtpd is needed)", qPrintable(kind));
}

Receiver::~Receiver()
{
    m_process.kill();
    m_process.waitForFinished(kReceiverPatience);
}

QString Receiver::certificate() const
{
    return QString::fromUtf8(textOf(m_folder.filePath(QStringLiteral("cert.pem"))));
}

std::vector<QJsonObject> Receiver::received() const
{
    std::vector<QJsonObject> all;
    const QList<QByteArray> lines = textOf(m_folder.filePath(QStringLiteral("received"))).split('\n');
    for (const QByteArray &line : lines)
        if (!line.isEmpty())
            all.push_back(QJsonDocument::fromJson(line).object());
    return all;
}

} // namespace retinue::test
