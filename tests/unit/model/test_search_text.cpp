#include "core/model/search_text.h"

#include <QTest>

using namespace retinue;
using namespace retinue::model;

class TestSearchText : public QObject
{
    Q_OBJECT

private slots:
    void plainText_whenTheyReadAlike_isTheSame_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("plain");
        const auto row = [](const char *name, const char16_t *written, const char16_t *plain) {
            QTest::newRow(name) << QString::fromUtf16(written) << QString::fromUtf16(plain);
        };
        row("case", u"MULLER", u"muller");
        row("accent", u"Müller", u"muller");
        row("accent as a mark of its own", u"Mu\u0308ller", u"muller");
        row("sharp s", u"Weiß", u"weiss");
        row("stroke", u"Łukasz Øre", u"lukasz ore");
        row("two letters in one", u"Æsop", u"aesop");
        row("full width", u"ＡＢＣ", u"abc");
        row("Greek", u"Ἀθήνα", u"αθηνα");
        row("Cyrillic", u"Ёлкин", u"елкин");
        row("kana's mark is another syllable", u"が", u"が");
        row("half-width kana", u"ｶﾞ", u"ガ");
        row("blanks around", u"  a b ", u"a b");
        row("control characters", u"a\u0001b", u"ab");
        row("nothing", u"", u"");
    }
    void plainText_whenTheyReadAlike_isTheSame() // R20
    {
        QFETCH(QString, written);
        QFETCH(QString, plain);
        QCOMPARE(plainText(written), plain);
        QCOMPARE(plainText(plain), plain);
    }

    void searchText_whenThereIsADomain_hasItBehindTheName()
    {
        const QString text = searchText(*OwnerKey::user(u"Müller", u"Corp"));
        QVERIFY(text.startsWith(QStringLiteral("muller")) && text.endsWith(QStringLiteral("corp")));
        QVERIFY(text < searchText(*OwnerKey::user(u"muller a"))); // by name first
        QCOMPARE(searchText(*OwnerKey::group(u"Sales")), QStringLiteral("sales"));
    }

    void searchTerms_whenTyped_arePartsToBeFound()
    {
        QCOMPARE(searchTerms(u" Mül "), QStringList{QStringLiteral("mul")});
        QCOMPARE(searchTerms(u"Corp\\Mül"), (QStringList{QStringLiteral("corp"), QStringLiteral("mul")}));
        QCOMPARE(searchTerms(u"corp\\"), QStringList{QStringLiteral("corp")});
        QVERIFY(searchTerms(u"  ").isEmpty());
        QCOMPARE(searchTerms(u"a b"), QStringList{QStringLiteral("a b")});
    }

    void plainText_whenVeryLong_isBounded()
    {
        QVERIFY(plainText(QString(1'000'000, QChar(0x0308))).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSearchText)
#include "test_search_text.moc"
