#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace {

constexpr int kPatience = 60'000; // milliseconds; against hanging only

struct Outcome
{
    int exitCode = -1;
    QString out, errors;
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out.toUtf8()).object(); }
};

} // namespace

/// The program as a process, in a home of its own, without an agent.
class TestRetinueDevice : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_home = std::make_unique<QTemporaryDir>(); }

    void options_thatSayNothingTogether_exitWith2_data()
    {
        QTest::addColumn<QString>("said");
        const auto row = [](const char *line, const char *said) {
            QTest::newRow(line) << QString::fromLatin1(said);
        };
        row("enrol", "either --administrator or --code");
        row("enrol --code x --administrator a", "either --administrator or --code");
        row("enrol --code x --ca file", "--ca needs --server");
        row("enrol --code x --server h --ca file --fingerprint f", "--ca or --fingerprint");
        row("enrol --code x --password-file f", "--password-file says nothing without --administrator");
        row("enrol --code x --server h:84430", "--server: \"84430\" is no port: a number from 1 to 65535");
        row("enrol --code x --server h:0", "--server: \"0\" is no port: a number from 1 to 65535");
        row("log --limit 0", "--limit needs a number from 1 to 1000, not \"0\"");
        row("log --limit 1001", "--limit needs a number from 1 to 1000, not \"1001\"");
        row("log --limit many", "--limit needs a number from 1 to 1000, not \"many\"");
        row("get --user a --group b", "only one of --user, --group and --shared");
        row("get --domain d", "--domain says nothing without --user");
        row("set --group g --domain d item {}", "--domain says nothing without --user");
        row("import file --shared", "not to --shared");
        row("import file --user a --group b", "only one of --user, --group and --shared");
        row("forget --group g --domain d", "--domain says nothing with --group");
        row("status more", "takes no arguments");
    }
    void options_thatSayNothingTogether_exitWith2()
    {
        QFETCH(QString, said);
        const Outcome outcome = command(QString::fromLatin1(QTest::currentDataTag()).split(u' '));
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.errors.contains(said), qPrintable(outcome.errors));
    }

private:
    [[nodiscard]] Outcome command(const QStringList &arguments) const
    {
        QProcess process;
        process.setStandardInputFile(QProcess::nullDevice());
        process.start(QStringLiteral(RETINUE_DEVICE),
                      QStringList{QStringLiteral("--home"), m_home->path()} + arguments);
        if (!process.waitForFinished(kPatience)) {
            process.kill();
            process.waitForFinished(kPatience);
            return {};
        }
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }

    std::unique_ptr<QTemporaryDir> m_home;
};

QTEST_GUILESS_MAIN(TestRetinueDevice)
#include "test_retinue_device.moc"
