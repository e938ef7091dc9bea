#include "ui/help/help_page.h"
#include "ui/help/help_window.h"

#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QTest>
#include <QTextBrowser>

using namespace retinue;
using ui::HelpLibrary;
using ui::HelpWindow;
using ui::pictureOf;

class TestHelp : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyTopic_hasATitleAndText_inEveryLanguage_data()
    {
        QTest::addColumn<QString>("language");
        for (const char *language : {"en", "de", "ja"})
            QTest::newRow(language) << QString::fromLatin1(language);
    }
    void everyTopic_hasATitleAndText_inEveryLanguage()
    {
        QFETCH(const QString, language);
        const HelpLibrary library(language);
        QVERIFY(library.topics().size() >= 8);
        for (const ui::HelpTopic &topic : library.topics()) {
            QVERIFY2(!topic.title.isEmpty(), qPrintable(topic.id));
            QVERIFY2(topic.text.size() > 100, qPrintable(topic.id));
            if (language != u"en")
                QVERIFY2(topic.text != HelpLibrary(QStringLiteral("en")).find(topic.id)->text,
                         qPrintable(topic.id + QStringLiteral(" is not translated")));
        }
    }

    void links_leadToTopicsThatExist_data() { everyTopic_hasATitleAndText_inEveryLanguage_data(); }
    void links_leadToTopicsThatExist()
    {
        QFETCH(const QString, language);
        const HelpLibrary library(language);
        static const QRegularExpression link(QStringLiteral(R"((!?)\[[^\]]*\]\(([^)]*)\))"));
        for (const ui::HelpTopic &topic : library.topics()) {
            auto matches = link.globalMatch(topic.text);
            while (matches.hasNext()) {
                const auto match = matches.next();
                const QString target = match.captured(2);
                const bool isThere = match.captured(1).isEmpty()
                                         ? target.startsWith(u"topic:") && library.find(target.mid(6))
                                         : !pictureOf(target, Qt::black, 1).isNull();
                QVERIFY2(isThere, qPrintable(topic.id + QStringLiteral(": ") + target));
            }
        }
    }

    void picture_isDrawnInTheColourOfTheText()
    {
        const QString name = QStringLiteral("picture:sharing");
        const QImage light = pictureOf(name, Qt::black, 1);
        const QImage dark = pictureOf(name, Qt::white, 2);
        QCOMPARE(dark.deviceIndependentSize(), QSizeF(light.size()));
        const auto has = [](const QImage &image, QRgb colour) {
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    if (image.pixel(x, y) == colour)
                        return true;
                }
            }
            return false;
        };
        QVERIFY(has(light, qRgb(0, 0, 0)) && !has(light, qRgb(255, 255, 255)));
        QVERIFY(has(dark, qRgb(255, 255, 255)) && !has(dark, qRgb(0, 0, 0)));
    }

    void search_findsByEveryWord_titlesFirst()
    {
        const HelpLibrary library(QStringLiteral("en"));
        const auto found = library.search(QStringLiteral("PASSWORD forgotten"));
        QVERIFY(!found.empty());
        QCOMPARE(found.front()->id, QStringLiteral("sign-in"));
        const auto byTitle = library.search(QStringLiteral("log"));
        QCOMPARE(byTitle.front()->title, QStringLiteral("Log"));
        QVERIFY(library.search(QStringLiteral("qwertyuiop")).empty());
    }

    void typing_narrowsTheList_andEnterReads()
    {
        HelpWindow window(QStringLiteral("en"));
        window.show();
        auto *search = window.findChild<QLineEdit *>(QStringLiteral("helpSearch"));
        auto *topics = window.findChild<QListWidget *>(QStringLiteral("helpTopics"));
        const int all = topics->count();
        QTest::keyClicks(search, QStringLiteral("fingerprint"));
        QVERIFY(topics->count() > 0 && topics->count() < all);
        topics->setCurrentRow(0);
        QVERIFY(window.findChild<QTextBrowser *>(QStringLiteral("helpPage"))
                    ->toPlainText()
                    .contains(QStringLiteral("fingerprint"), Qt::CaseInsensitive));
    }

    void topicThatDoesNotExist_showsTheFirst()
    {
        HelpWindow window(QStringLiteral("en"));
        window.showTopic(QStringLiteral("nothing"));
        QCOMPARE(window.currentTopic(), QStringLiteral("first-steps"));
    }
};

QTEST_MAIN(TestHelp)
#include "test_help.moc"
