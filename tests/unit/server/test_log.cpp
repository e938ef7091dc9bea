#include "core/server/log.h"

#include <QTest>

using namespace retinue::server;

class TestLog : public QObject
{
    Q_OBJECT

private slots:
    void printable_escapesWhatForgesLines();
    void printable_keepsNames();
    void printable_cutsWhatIsLong();
};

void TestLog::printable_escapesWhatForgesLines()
{
    QCOMPARE(printable(u"a\nb\r\t\x1b[31m"), QStringLiteral("a\\u000ab\\u000d\\u0009\\u001b[31m"));
    QCOMPARE(printable(u"a\\u000ab"), QStringLiteral("a\\u005cu000ab")); // nobody can fake an escape
    QCOMPARE(printable(u"x\u202ey\u2028z\u0085"), QStringLiteral("x\\u202ey\\u2028z\\u0085"));
}

void TestLog::printable_keepsNames()
{
    const QString name = QStringLiteral("M\u00fcller, 2. Stock (\u6771\u4eac)");
    QCOMPARE(printable(name), name);
}

void TestLog::printable_cutsWhatIsLong()
{
    const QString text = printable(QString(1'000'000, u'x'));
    QVERIFY(text.size() < 300);
    QVERIFY(text.endsWith(QStringLiteral("...")));
}

QTEST_GUILESS_MAIN(TestLog)
#include "test_log.moc"
