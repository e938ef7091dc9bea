#include "core/age/decrypted_source.h"
#include "core/age/encryptor.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace retinue;

/// What the command `age` writes we read, and the other way round.
class TestAgeCommand : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void passphrase_whenWeWrite_ageReads();
    void passphrase_whenAgeWrites_weRead();
    void recipient_whenWeWrite_ageReads();
    void recipient_whenAgeWrites_weRead();

private:
    QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    QTemporaryDir m_folder;
};

namespace {

QByteArray content()
{
    QByteArray bytes;
    for (quint32 i = 0; i < 50'000; ++i)
        bytes += QByteArray::number(i * i);
    return bytes; // some chunks and a piece of one
}

QByteArray fileContent(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll();
}

bool run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    const bool ended = process.waitForStarted() && process.waitForFinished(110'000) &&
                       process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    if (!ended)
        qWarning("%s: %s", qPrintable(program), process.readAll().constData());
    return ended;
}

bool runWithPassphrase(const QString &passphrase, const QStringList &command)
{
    return run(
        QStringLiteral("/usr/bin/python3"),
        QStringList{QStringLiteral(RETINUE_SOURCE_DIR "/tests/unit/age/with_passphrase.py"), passphrase} +
            command);
}

bool write(age::Encryptor &encryptor, QFile &file)
{
    return encryptor.write(content()).ok() && encryptor.finish().ok() && file.flush();
}

QByteArray readAll(base::ByteSource &source)
{
    QByteArray all;
    while (all.size() < source.size()) {
        const Result<QByteArray> piece = source.read(all.size(), 100'000);
        if (!piece.ok() || piece->isEmpty())
            return {};
        all += *piece;
    }
    return all;
}

SecretBytes secret(const char *text)
{
    return SecretBytes(QByteArrayView(text));
}

} // namespace

void TestAgeCommand::initTestCase()
{
    QVERIFY2(!QStandardPaths::findExecutable(QStringLiteral("age")).isEmpty(), "the package age is missing");
}

void TestAgeCommand::passphrase_whenWeWrite_ageReads()
{
    QFile file(path("ours.age"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    auto encryptor = age::Encryptor::toPassphrase(secret("correct horse"), base::sinkInto(file));
    QVERIFY(encryptor.ok());
    QVERIFY(write(**encryptor, file));
    QVERIFY(runWithPassphrase(QStringLiteral("correct horse"),
                              {QStringLiteral("age"), QStringLiteral("-d"), QStringLiteral("-o"),
                               path("plain"), path("ours.age")}));
    QCOMPARE(fileContent(path("plain")), content());
}

void TestAgeCommand::passphrase_whenAgeWrites_weRead()
{
    QFile plain(path("to-seal"));
    QVERIFY(plain.open(QIODevice::WriteOnly) && plain.write(content()) == content().size());
    plain.close();
    QVERIFY(runWithPassphrase(QStringLiteral("correct horse"),
                              {QStringLiteral("age"), QStringLiteral("-p"), QStringLiteral("-o"),
                               path("theirs.age"), path("to-seal")}));
    QFile file(path("theirs.age"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    base::DeviceSource source(file);
    const auto opened = age::DecryptedSource::withPassphrase(source, secret("correct horse"));
    QVERIFY2(opened.ok(), opened.ok() ? "" : qPrintable(opened.error().toString()));
    QCOMPARE(readAll(**opened), content());
    QCOMPARE(age::DecryptedSource::withPassphrase(source, secret("other")).error().code,
             ErrorCode::NotAuthenticated);
}

void TestAgeCommand::recipient_whenWeWrite_ageReads()
{
    const age::Identity identity = age::Identity::generate();
    QFile key(path("key"));
    QVERIFY(key.open(QIODevice::WriteOnly) && key.write(identity.toText().view().toByteArray() + '\n') > 0);
    key.close();
    QFile file(path("to-us.age"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const age::Recipient recipients[] = {age::Identity::generate().recipient(), identity.recipient()};
    auto encryptor = age::Encryptor::toRecipients(recipients, base::sinkInto(file));
    QVERIFY(encryptor.ok());
    QVERIFY(write(**encryptor, file));
    QVERIFY(run(QStringLiteral("age"), {QStringLiteral("-d"), QStringLiteral("-i"), path("key"),
                                        QStringLiteral("-o"), path("opened"), path("to-us.age")}));
    QCOMPARE(fileContent(path("opened")), content());
}

void TestAgeCommand::recipient_whenAgeWrites_weRead()
{
    QVERIFY(run(QStringLiteral("age-keygen"), {QStringLiteral("-o"), path("age-key")}));
    QByteArray text;
    for (const QByteArray &line : fileContent(path("age-key")).split('\n')) {
        if (line.startsWith("AGE-SECRET-KEY-"))
            text = line;
    }
    const auto identity = age::Identity::parse(secret(text.constData()));
    QVERIFY(identity.ok());
    QFile plain(path("to-send"));
    QVERIFY(plain.open(QIODevice::WriteOnly) && plain.write(content()) == content().size());
    plain.close();
    QVERIFY(
        run(QStringLiteral("age"), {QStringLiteral("-r"), identity->recipient().toString(),
                                    QStringLiteral("-r"), age::Identity::generate().recipient().toString(),
                                    QStringLiteral("-o"), path("sent.age"), path("to-send")}));
    QFile file(path("sent.age"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    base::DeviceSource source(file);
    const auto opened = age::DecryptedSource::withIdentities(source, {&*identity, 1});
    QVERIFY2(opened.ok(), opened.ok() ? "" : qPrintable(opened.error().toString()));
    QCOMPARE(readAll(**opened), content());
}

QTEST_GUILESS_MAIN(TestAgeCommand)
#include "test_age_command.moc"
