#include "core/protocol/invitation.h"

#include <QTest>

using namespace retinue;
using protocol::Invitation;

namespace {

const QString kCode = QStringLiteral("K7QX-2M4P-9TRA");
const QString kDigits = QStringLiteral("0123456789ABCDEF").repeated(4);
const QString kText =
    QStringLiteral("retinue:1/%1/%2/8443/server.example/192.0.2.7/2001:db8::7").arg(kCode, kDigits);

QString colons(const QString &digits)
{
    QStringList pairs;
    for (qsizetype i = 0; i < digits.size(); i += 2)
        pairs << digits.mid(i, 2);
    return pairs.join(u':');
}

} // namespace

class TestInvitation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void parse_givesEveryPart() // R3
    {
        const auto parsed = Invitation::parse(kText);
        QVERIFY(parsed.ok());
        QCOMPARE(parsed->code(), kCode);
        QCOMPARE(parsed->fingerprint(), colons(kDigits));
        QCOMPARE(parsed->port(), quint16(8443));
        QCOMPARE(parsed->hosts(), (QStringList{QStringLiteral("server.example"), QStringLiteral("192.0.2.7"),
                                               QStringLiteral("2001:db8::7")}));
        QCOMPARE(parsed->toString(), kText);
    }

    void make_ofAFingerprintAsShown_isReadBack()
    {
        const auto made =
            Invitation::make(kCode.toLower(), colons(kDigits).toLower(), 9000, {QStringLiteral("A.example")});
        QVERIFY(made.ok());
        const auto back = Invitation::parse(made->toString());
        QVERIFY(back.ok());
        QVERIFY(*back == *made);
        QCOMPARE(back->hosts(), QStringList{QStringLiteral("a.example")});
    }

    void parse_inAnyCase_withBlanksAround_isTheSame()
    {
        const auto one = Invitation::parse(kText);
        for (const QString &text :
             {kText.toUpper(), kText.toLower(), QStringLiteral(" \n") + kText + u'\t'}) {
            const auto other = Invitation::parse(text);
            QVERIFY2(other.ok(), qPrintable(text));
            QVERIFY(*other == *one);
        }
    }

    void parse_ofAnythingElse_saysWhat_data()
    {
        const auto with = [](const char *code, const QString &digits, const char *port, const char *hosts) {
            return QStringLiteral("retinue:1/%1/%2/%3/%4")
                .arg(QLatin1String(code), digits, QLatin1String(port), QLatin1String(hosts));
        };
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("empty") << QString() << "begins with";
        QTest::newRow("another scheme") << "https://server:8443"
                                        << "begins with";
        QTest::newRow("a bare code") << kCode << "begins with";
        QTest::newRow("no version") << "retinue:/A/B"
                                    << "version";
        QTest::newRow("version 0") << "retinue:0/A/B"
                                   << "version";
        QTest::newRow("version 01") << "retinue:01/A/B"
                                    << "version";
        QTest::newRow("a long version") << "retinue:11111111111/A"
                                        << "version";
        QTest::newRow("only a version") << "retinue:1"
                                        << "the end is missing";
        QTest::newRow("cut off") << kText.left(kText.indexOf(QLatin1String("/8443")) + 5)
                                 << "the end is missing";
        QTest::newRow("cut off after the slash") << with("A", kDigits, "8443", "") << "name or address";
        QTest::newRow("no code") << with("", kDigits, "8443", "h") << "enrolment code";
        QTest::newRow("a code with blanks") << with("K7 QX", kDigits, "8443", "h") << "enrolment code";
        QTest::newRow("a very long code")
            << with(QByteArray(65, 'A').constData(), kDigits, "8443", "h") << "enrolment code";
        QTest::newRow("a short fingerprint") << with("A", kDigits.mid(1), "8443", "h") << "fingerprint";
        QTest::newRow("a long fingerprint") << with("A", kDigits + u'0', "8443", "h") << "fingerprint";
        QTest::newRow("no hexadecimal digits") << with("A", QString(64, u'G'), "8443", "h") << "fingerprint";
        QTest::newRow("digits of another script")
            << with("A", QString(64, QChar(0x0661)), "8443", "h") << "fingerprint";
        QTest::newRow("colons in it") << with("A", colons(kDigits), "8443", "h") << "fingerprint";
        QTest::newRow("port 0") << with("A", kDigits, "0", "h") << "port";
        QTest::newRow("port 65536") << with("A", kDigits, "65536", "h") << "port";
        QTest::newRow("port -1") << with("A", kDigits, "-1", "h") << "port";
        QTest::newRow("no port") << with("A", kDigits, "", "h") << "port";
        QTest::newRow("a host with blanks") << with("A", kDigits, "1", "a b") << "name or address";
        QTest::newRow("a host like an option") << with("A", kDigits, "1", "-oops") << "name or address";
        QTest::newRow("user and host") << with("A", kDigits, "1", "me@host") << "name or address";
        QTest::newRow("brackets") << with("A", kDigits, "1", "[::1]") << "name or address";
        QTest::newRow("a zone") << with("A", kDigits, "1", "fe80::1%eth0") << "name or address";
        QTest::newRow("a very long name")
            << with("A", kDigits, "1", QByteArray(254, 'a').constData()) << "name or address";
        QTest::newRow("an empty name between") << with("A", kDigits, "1", "a//b") << "name or address";
        QTest::newRow("five names") << with("A", kDigits, "1", "a/b/c/d/e") << "over 4 addresses";
        QTest::newRow("endless") << kText + QString(100'000, u'a') << "characters";
    }
    void parse_ofAnythingElse_saysWhat()
    {
        QFETCH(QString, text);
        QFETCH(QString, says);
        const auto parsed = Invitation::parse(text);
        QVERIFY(!parsed.ok());
        QCOMPARE(parsed.error().code, ErrorCode::InvalidInput);
        QVERIFY2(parsed.error().detail.contains(says), qPrintable(parsed.error().detail));
    }

    void parse_ofALaterVersion_asksForANewerProgram()
    {
        const auto parsed = Invitation::parse(u"retinue:2/whatever");
        QCOMPARE(parsed.error().code, ErrorCode::VersionUnsupported);
    }

    void make_ofTheLongestParts_staysWithinTheBound()
    {
        const QString host = QString(60, u'a') + u'.' + QString(60, u'b') + u'.' + QString(60, u'c') + u'.' +
                             QString(60, u'd');
        const auto made = Invitation::make(QString(64, u'A'), kDigits, 65535, {host, host, host, host});
        QVERIFY(made.ok());
        QVERIFY(made->toString().size() <= Invitation::kMostText);
        QVERIFY(Invitation::parse(made->toString()).ok());
    }

    void text_hasNothingThatAShellReads()
    {
        const QString special = QStringLiteral("&?;|<>()[]{}$`\"'\\*~#! \t\n");
        for (const QChar c : Invitation::parse(kText)->toString())
            QVERIFY2(!special.contains(c), qPrintable(QString(c)));
    }
};

QTEST_GUILESS_MAIN(TestInvitation)
#include "test_invitation.moc"
