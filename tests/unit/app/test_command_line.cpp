#include "app/headless/answer_text.h"
#include "app/headless/command_line.h"
#include "app/headless/command_table.h"

#include <QDir>
#include <QJsonArray>
#include <QTest>

using namespace retinue::headless;

namespace {

QStringList words(const char *line)
{
    return QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

class TestCommandLine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void parse_understandsOptionsAnywhere_data()
    {
        QTest::addColumn<QString>("line");
        QTest::newRow("after") << QStringLiteral("code new --uses 5 --minutes=10 --data /x --json");
        QTest::newRow("before") << QStringLiteral("--data /x --json code new --uses 5 --minutes 10");
        QTest::newRow("between") << QStringLiteral("--json code --data=/x new --minutes 10 --uses=5");
    }
    void parse_understandsOptionsAnywhere()
    {
        QFETCH(QString, line);
        auto parsed = parseCommandLine(words(qPrintable(line)));
        const auto *command = std::get_if<CommandLine>(&parsed);
        QVERIFY2(command,
                 std::holds_alternative<Advice>(parsed) ? qPrintable(std::get<Advice>(parsed).text) : "");
        QCOMPARE(command->request.command, QStringLiteral("code new"));
        QCOMPARE(command->dataFolder, QStringLiteral("/x"));
        QVERIFY(command->json);
        QCOMPARE(command->request.number(QStringLiteral("uses")).value_or(0), 5);
        QCOMPARE(command->request.number(QStringLiteral("minutes")).value_or(0), 10);
        QVERIFY(command->request.arguments.isEmpty());
    }

    void parse_gathersRepeatedOptionsAndArguments()
    {
        auto run = parseCommandLine(words("run --host-name a.example --host-name b.example --port 0"));
        QCOMPARE(
            std::get<CommandLine>(run).request.options.value(QStringLiteral("host-name")).toArray().size(),
            2);
        auto erase =
            parseCommandLine({QStringLiteral("user"), QStringLiteral("delete"), QStringLiteral("corp\\alice"),
                              QStringLiteral("--yes"), QStringLiteral("--"), QStringLiteral("--odd")});
        const auto &request = std::get<CommandLine>(erase).request;
        QCOMPARE(request.arguments, QStringList({QStringLiteral("corp\\alice"), QStringLiteral("--odd")}));
        QVERIFY(request.flag(QStringLiteral("yes")));
        QVERIFY(!request.flag(QStringLiteral("groups")));
    }

    void parse_ofTheLeastAndTheMost_takesThem()
    {
        for (const char *line :
             {"run --port 0 --threads 1", "run --port 65535 --threads 256", "code new --uses 1 --minutes 1",
              "code new --uses 10000 --minutes 43200", "user list --limit 1", "user list --limit 50000",
              "run --first-administrator a --password-file x"})
            QVERIFY2(std::holds_alternative<CommandLine>(parseCommandLine(words(line))), line);
    }

    void parse_ofAMistake_saysWhatAndWhereToRead_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("said");
        QTest::newRow("nothing") << QString() << QStringLiteral("retinued run");
        QTest::newRow("unknown command")
            << QStringLiteral("device paint x") << QStringLiteral("device paint x");
        QTest::newRow("unknown option") << QStringLiteral("device list --color") << QStringLiteral("--color");
        QTest::newRow("option of another command")
            << QStringLiteral("device list --uses 3") << QStringLiteral("--uses");
        QTest::newRow("no value") << QStringLiteral("code new --uses") << QStringLiteral("needs a value");
        const auto range = [](const char *options, const char *said) {
            QTest::newRow(options) << QString::fromLatin1(options) << QString::fromLatin1(said);
        };
        range("code new --uses many", "--uses needs a number from 1 to 10000, not \"many\"");
        range("code new --uses=-1", "--uses needs a number from 1 to 10000, not \"-1\"");
        range("code new --uses 0", "--uses needs a number from 1 to 10000, not \"0\"");
        range("code new --uses 10001", "--uses needs a number from 1 to 10000, not \"10001\"");
        range("code new --minutes 43201", "--minutes needs a number from 1 to 43200, not \"43201\"");
        range("user list --limit 50001", "--limit needs a number from 1 to 50000, not \"50001\"");
        range("user list --limit 0", "--limit needs a number from 1 to 50000, not \"0\"");
        range("run --port 84430", "--port needs a number from 0 to 65535, not \"84430\"");
        range("run --port 99999999999", "--port needs a number from 0 to 65535, not \"99999999999\"");
        range("run --threads 0", "--threads needs a number from 1 to 256, not \"0\"");
        range("run --threads 257", "--threads needs a number from 1 to 256, not \"257\"");
        range("run --password-file x", "--password-file says nothing without --first-administrator");
        range("device list --password-file x", "no option --password-file");
        QTest::newRow("value of a flag")
            << QStringLiteral("user list --groups=yes") << QStringLiteral("takes no value");
        QTest::newRow("argument missing") << QStringLiteral("device stop") << QStringLiteral("DEVICE");
        QTest::newRow("one too many") << QStringLiteral("device stop a b") << QStringLiteral("DEVICE");
        QTest::newRow("password on the line")
            << QStringLiteral("administrator add bob --password x") << QStringLiteral("--password");
        QTest::newRow("single dash") << QStringLiteral("device list -json") << QStringLiteral("-json");
    }
    void parse_ofAMistake_saysWhatAndWhereToRead()
    {
        QFETCH(QString, line);
        QFETCH(QString, said);
        const auto parsed = parseCommandLine(words(qPrintable(line)));
        const auto *advice = std::get_if<Advice>(&parsed);
        QVERIFY(advice);
        QVERIFY(advice->isError);
        QVERIFY2(advice->text.contains(said), qPrintable(advice->text));
        QVERIFY2(advice->text.contains(QStringLiteral("--help")), qPrintable(advice->text));
    }

    void help_teachesEveryCommand()
    {
        const auto general = parseCommandLine(words("--help"));
        QVERIFY(!std::get<Advice>(general).isError);
        for (const CommandSpec &command : commands()) {
            QVERIFY2(std::get<Advice>(general).text.contains(command.name), qPrintable(command.name));
            const auto help = parseCommandLine(command.name.split(u' ') << QStringLiteral("--help"));
            const auto &advice = std::get<Advice>(help);
            QVERIFY(!advice.isError);
            QVERIFY(advice.text.contains(QStringLiteral("Usage: retinued %1").arg(command.name)));
            for (const OptionSpec &option : command.options)
                QVERIFY(advice.text.contains(QStringLiteral("--") + option.name));
        }
        const auto group = parseCommandLine(words("device --help"));
        QVERIFY(std::get<Advice>(group).text.contains(QStringLiteral("device resend")));
        QVERIFY(!std::get<Advice>(group).text.contains(QStringLiteral("code new")));
    }

    void version_isSaid()
    {
        const auto parsed = parseCommandLine(words("--version"));
        QVERIFY(!std::get<Advice>(parsed).isError);
        QVERIFY(std::get<Advice>(parsed).text.contains(QStringLiteral(RETINUE_VERSION)));
    }

    void relativeDataFolder_isMadeAbsolute()
    {
        auto parsed = parseCommandLine(words("status --data x"));
        QCOMPARE(std::get<CommandLine>(parsed).dataFolder, QDir::currentPath() + QStringLiteral("/x"));
    }

    void answerText_ofDevices_saysWhoStoppedThemAndWhatDiffers() // R13, R30
    {
        const QJsonObject device{{QStringLiteral("name"), QStringLiteral("Lobby\nForged")},
                                 {QStringLiteral("state"), QStringLiteral("stopped")},
                                 {QStringLiteral("stoppedByAdministrator"), true},
                                 {QStringLiteral("connected"), true},
                                 {QStringLiteral("differingOwners"), 17}};
        retinue::control::Request request;
        request.command = QStringLiteral("device list");
        const QString text = answerText(request, {{QStringLiteral("devices"), QJsonArray{device}}});
        const QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2); // nobody's name makes a line
        QVERIFY(lines[0].contains(QLatin1String("DIFFERING")));
        QVERIFY(lines[1].contains(QLatin1String("stopped by administrator, connected  17 ")));
    }

    void answerText_ofARecovery_saysWhetherDevicesAcceptThisMachine_data() // R47
    {
        QTest::addColumn<QStringList>("flags");
        QTest::addColumn<QString>("said");
        QTest::newRow("the same server") << QStringList() << QString();
        QTest::newRow("its identity was taken")
            << QStringList{"otherInstallation", "bringsIdentity", "tookIdentity"}
            << QStringLiteral("none of them has to be enrolled again");
        QTest::newRow("it can be taken") << QStringList{"otherInstallation", "bringsIdentity"}
                                         << QStringLiteral("while no program runs on its data folder");
        QTest::newRow("taking it was cut short")
            << QStringList{"bringsIdentity"} << QStringLiteral("while no program runs on its data folder");
        QTest::newRow("another server")
            << QStringList{"otherInstallation"} << QStringLiteral("have to be enrolled again here");
    }
    void answerText_ofARecovery_saysWhetherDevicesAcceptThisMachine()
    {
        QFETCH(const QStringList, flags);
        QFETCH(const QString, said);
        QJsonObject answer{{QStringLiteral("devices"), 3}};
        for (const QString &flag : flags)
            answer.insert(flag, true);
        retinue::control::Request request;
        request.command = QStringLiteral("replication recover");
        const QString text = answerText(request, answer);
        if (said.isEmpty())
            QVERIFY2(!text.contains(QLatin1String("enrolled")), qPrintable(text));
        else
            QVERIFY2(text.contains(said), qPrintable(text));
    }
    void answerText_ofAReplacedServersReplication_saysThatBeforeAnything()
    {
        retinue::control::Request request;
        request.command = QStringLiteral("replication status");
        for (const char *state : {"waiting", "off"}) {
            const QString text = answerText(request, {{QStringLiteral("role"), QStringLiteral("server")},
                                                      {QStringLiteral("state"), QLatin1String(state)},
                                                      {QStringLiteral("replaced"), true}});
            QVERIFY2(text.startsWith(u"This server was replaced"), qPrintable(text));
            QVERIFY2(!text.contains(u"Waiting for replication"), qPrintable(text)); // R43: of a server only
        }
    }
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "test_command_line.moc"
