#include "core/base/visible_text.h"

#include <QTest>

using namespace retinue;

class TestVisibleText : public QObject
{
    Q_OBJECT

private slots:
    void withoutControls_whenTextWouldSteerATerminal_showsThatItIsThere_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << QStringLiteral("a\tb\n") << QStringLiteral("a\tb\n");
        QTest::newRow("escape") << QStringLiteral("\x1b[2Jx") << QStringLiteral(u"\ufffd[2Jx");
        QTest::newRow("8-bit CSI") << QString(QChar(0x9b)) + u'2' << QStringLiteral(u"\ufffd2");
        QTest::newRow("back to the line's begin")
            << QStringLiteral("ok\rno") << QStringLiteral(u"ok\ufffdno");
        QTest::newRow("bell") << QStringLiteral("\a") << QStringLiteral(u"\ufffd");
        QTest::newRow("right to left") << QStringLiteral(u"a\u202eb") << QStringLiteral(u"a\ufffdb");
        QTest::newRow("line separator") << QStringLiteral(u"a\u2028b") << QStringLiteral(u"a\ufffdb");
        QTest::newRow("tag") << QStringLiteral(u"a\U000e0041b") << QStringLiteral(u"a\ufffdb");
        QTest::newRow("a plane further") << QStringLiteral(u"\U00020b9f") << QStringLiteral(u"\U00020b9f");
        QTest::newRow("other scripts")
            << QStringLiteral(u"\u8868 \u05d0\u0301") << QStringLiteral(u"\u8868 \u05d0\u0301");
    }
    void withoutControls_whenTextWouldSteerATerminal_showsThatItIsThere()
    {
        QFETCH(QString, text);
        QTEST(base::withoutControls(text), "shown");
    }

    void oneLine_whenTextHasSeveral_showsThatTheyAreThere()
    {
        QCOMPARE(base::oneLine(QStringLiteral(u"a\nb\r\tc\u202ed\u2028e")),
                 QStringLiteral(u"a\ufffdb\ufffd\ufffdc\ufffdd\ufffde"));
        const QString name = QStringLiteral(u"M\u00fcller, 2. Stock (\u6771\u4eac)");
        QCOMPARE(base::oneLine(name), name);
    }

    void logText_whenItIsLong_isCutBetweenCharacters()
    {
        const QString fits(base::kMostLogText, u'a');
        QCOMPARE(base::logText(fits), fits);
        QCOMPARE(base::logText(fits + u'b'), fits + u'\u2026');
        const QString less = fits.chopped(1);
        QCOMPARE(base::logText(less + QStringLiteral(u"\U00020b9f")), less + u'\u2026');
        QCOMPARE(base::logText(u'\n' + fits), u'\ufffd' + less + u'\u2026');
    }
};

QTEST_GUILESS_MAIN(TestVisibleText)
#include "test_visible_text.moc"
