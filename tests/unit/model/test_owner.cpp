#include "core/model/owner.h"
#include "core/model/revision.h"

#include <QTest>

using namespace retinue;

class TestOwner : public QObject
{
    Q_OBJECT

private slots:
    void user_whenSpelledDifferently_isTheSameOwner_data();
    void user_whenSpelledDifferently_isTheSameOwner();
    void user_whenLettersDiffer_isAnotherOwner_data();
    void user_whenLettersDiffer_isAnotherOwner();
    void user_whenMade_keepsTheSpelling();
    void user_whenNotAllowed_isRefused_data();
    void user_whenNotAllowed_isRefused();
    void user_whenAtTheLimit_countsCodePointsAfterNormalization();
    void user_whenMillionsOfMarks_isRefusedAtOnce();
    void user_whenDomainDiffers_isAnotherOwner();
    void kinds_whenSameName_areDifferentOwners();
    void parseUser_endsTheDomainAtTheFirstBackslash_data();
    void parseUser_endsTheDomainAtTheFirstBackslash();
    void stateFromString_whenItsOwnText_roundTrips();
    void stateFromString_whenAnythingElse_isNothing_data();
    void stateFromString_whenAnythingElse_isNothing();
};

void TestOwner::user_whenSpelledDifferently_isTheSameOwner_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::newRow("case") << QStringLiteral("Alice") << QStringLiteral("aLICE");
    QTest::newRow("sharp s") << QStringLiteral(u"Stra\u00dfe") << QStringLiteral("STRASSE");
    QTest::newRow("capital sharp s") << QStringLiteral(u"stra\u1e9ee") << QStringLiteral("strasse");
    QTest::newRow("ligature") << QStringLiteral(u"\ufb01le") << QStringLiteral("FILE");
    QTest::newRow("final sigma") << QStringLiteral(u"\u03c3\u03bf\u03c2")
                                 << QStringLiteral(u"\u03a3\u039f\u03a3");
    QTest::newRow("dotted I") << QStringLiteral(u"\u0130") << QStringLiteral(u"i\u0307");
    QTest::newRow("composed") << QStringLiteral(u"M\u00fcller") << QStringLiteral(u"mu\u0308ller");
    QTest::newRow("mark order") << QStringLiteral(u"a\u0323\u0301") << QStringLiteral(u"a\u0301\u0323");
    QTest::newRow("surrounding blanks") << QStringLiteral("alice") << QStringLiteral(u" \u00a0alice\t ");
    QTest::newRow("beyond the BMP") << QStringLiteral(u"\U00010400") << QStringLiteral(u"\U00010428");
}

void TestOwner::user_whenSpelledDifferently_isTheSameOwner()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    const Result<OwnerKey> first = OwnerKey::user(a);
    const Result<OwnerKey> second = OwnerKey::user(b);
    QVERIFY(first.ok() && second.ok());
    QVERIFY(*first == *second);
    QCOMPARE(first->foldedName(), second->foldedName());
    QCOMPARE(qHash(*first, 1), qHash(*second, 1));
    QVERIFY(!(*first < *second) && !(*second < *first));
    QCOMPARE(model::foldedName(a), first->foldedName());
}

void TestOwner::user_whenLettersDiffer_isAnotherOwner_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::newRow("accent") << QStringLiteral("muller") << QStringLiteral(u"m\u00fcller");
    QTest::newRow("inner blank") << QStringLiteral("ab") << QStringLiteral("a b");
    QTest::newRow("dotless i") << QStringLiteral(u"\u0131") << QStringLiteral("i");
    QTest::newRow("compatibility form") << QStringLiteral(u"\uff41") << QStringLiteral("a");
    QTest::newRow("Cyrillic a") << QStringLiteral(u"\u0430") << QStringLiteral("a");
}

void TestOwner::user_whenLettersDiffer_isAnotherOwner()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QVERIFY(!(OwnerKey::user(a).value() == OwnerKey::user(b).value()));
}

void TestOwner::user_whenMade_keepsTheSpelling()
{
    const OwnerKey key = OwnerKey::user(u" Mu\u0308ller ", u"Corp").value();
    QCOMPARE(key.name(), QStringLiteral(u"M\u00fcller"));
    QCOMPARE(key.domain(), QStringLiteral("Corp"));
    QCOMPARE(key.foldedName(), QByteArray("m\xc3\xbcller"));
    QCOMPARE(key.toString(), QStringLiteral(u"user Corp\\M\u00fcller"));
}

void TestOwner::user_whenNotAllowed_isRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("domain");
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("blank") << QStringLiteral(" \t") << QString();
    QTest::newRow("control") << QStringLiteral("a\nb") << QString();
    QTest::newRow("nul") << QString(QChar(0)) << QString();
    QTest::newRow("zero width") << QStringLiteral(u"a\u200bb") << QString();
    QTest::newRow("bidi override") << QStringLiteral(u"a\u202eb") << QString();
    QTest::newRow("soft hyphen") << QStringLiteral(u"a\u00adb") << QString();
    QTest::newRow("line separator") << QStringLiteral(u"a\u2028b") << QString();
    QTest::newRow("high surrogate") << QString(QChar(0xd800)) << QString();
    QTest::newRow("low surrogate") << QStringLiteral("a") + QChar(0xdc00) << QString();
    QTest::newRow("private use") << QStringLiteral(u"\ue000") << QString();
    QTest::newRow("non-character") << QStringLiteral(u"a\ufdd0") << QString();
    QTest::newRow("too long") << QString(129, u'a') << QString();
    QTest::newRow("dot") << QStringLiteral(".") << QString();
    QTest::newRow("dots") << QStringLiteral(" .. ") << QString();
    QTest::newRow("control in domain") << QStringLiteral("a") << QStringLiteral("b\x7f");
    QTest::newRow("long domain") << QStringLiteral("a") << QString(129, u'b');
    QTest::newRow("backslash in domain") << QStringLiteral("a") << QStringLiteral("b\\c");
}

void TestOwner::user_whenNotAllowed_isRefused()
{
    QFETCH(QString, name);
    QFETCH(QString, domain);
    const Result<OwnerKey> key = OwnerKey::user(name, domain);
    QVERIFY(!key.ok());
    QCOMPARE(key.error().code, ErrorCode::InvalidInput);
    QVERIFY(!key.error().detail.isEmpty());
    if (domain.isEmpty())
        QVERIFY(!OwnerKey::group(name).ok());
}

void TestOwner::user_whenAtTheLimit_countsCodePointsAfterNormalization()
{
    QVERIFY(OwnerKey::user(QString(128, u'a')).ok());
    QVERIFY(OwnerKey::user(QStringLiteral(u"u\u0308").repeated(128)).ok());
    QVERIFY(OwnerKey::user(QStringLiteral(u"\U00010400").repeated(128)).ok());
    QVERIFY(!OwnerKey::user(QStringLiteral(u"\U00010400").repeated(129)).ok());
    QVERIFY(OwnerKey::user(QString(500, u' ') + u'a').ok());
}

void TestOwner::user_whenMillionsOfMarks_isRefusedAtOnce()
{
    // Normalizing this would take hours; that the test ends is the proof.
    const QString hostile = QStringLiteral(u"\u0301\u0323").repeated(1'000'000);
    QVERIFY(!OwnerKey::user(u'a' + hostile).ok());
    QVERIFY(model::foldedName(hostile).size() < 10'000);
}

void TestOwner::user_whenDomainDiffers_isAnotherOwner()
{
    // R6
    QVERIFY(!(OwnerKey::user(u"alice", u"a").value() == OwnerKey::user(u"alice", u"b").value()));
    QVERIFY(OwnerKey::user(u"alice", u"CORP").value() == OwnerKey::user(u"alice", u"corp").value());
}

void TestOwner::kinds_whenSameName_areDifferentOwners()
{
    QVERIFY(!(OwnerKey::user(u"a").value() == OwnerKey::group(u"a").value()));
    QCOMPARE(OwnerKey::allDevices().kind(), OwnerKind::AllDevices);
    QCOMPARE(OwnerKey::group(u"01").value().toString(), QStringLiteral("group 01"));
    QCOMPARE(OwnerKey::allDevices().toString(), QStringLiteral("all devices"));
}

void TestOwner::parseUser_endsTheDomainAtTheFirstBackslash_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("domain");
    QTest::addColumn<QString>("name");
    QTest::newRow("name") << QStringLiteral("alice") << QString() << QStringLiteral("alice");
    QTest::newRow("domain") << QStringLiteral("corp\\alice") << QStringLiteral("corp")
                            << QStringLiteral("alice");
    QTest::newRow("two") << QStringLiteral("corp\\a\\b") << QStringLiteral("corp") << QStringLiteral("a\\b");
    QTest::newRow("none") << QStringLiteral("\\a\\b") << QString() << QStringLiteral("a\\b");
}

void TestOwner::parseUser_endsTheDomainAtTheFirstBackslash()
{
    QFETCH(QString, text);
    QFETCH(QString, domain);
    QFETCH(QString, name);
    const Result<OwnerKey> key = OwnerKey::parseUser(text);
    QVERIFY(key.ok());
    QCOMPARE(key->domain(), domain);
    QCOMPARE(key->name(), name);
    QCOMPARE(key->spelled(), text);
    QCOMPARE(key->toString(), QStringLiteral("user ") + text);
}

void TestOwner::stateFromString_whenItsOwnText_roundTrips()
{
    for (const std::int64_t revision :
         {std::int64_t{0}, std::int64_t{42}, std::numeric_limits<std::int64_t>::max()}) {
        const State state{Generation::random(), {revision}};
        QCOMPARE(State::fromString(state.toString()), state);
    }
}

void TestOwner::stateFromString_whenAnythingElse_isNothing_data()
{
    const QString id(32, u'a');
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("no dot") << id;
    QTest::newRow("no revision") << id + u'.';
    QTest::newRow("negative") << id + QStringLiteral(".-1");
    QTest::newRow("plus") << id + QStringLiteral(".+1");
    QTest::newRow("leading zero") << id + QStringLiteral(".01");
    QTest::newRow("too large") << id + QStringLiteral(".9223372036854775808");
    QTest::newRow("blank") << id + QStringLiteral(".1 ");
    QTest::newRow("two dots") << id + QStringLiteral(".1.1");
    QTest::newRow("upper case") << id.toUpper() + QStringLiteral(".1");
    QTest::newRow("other digits") << id + u'.' + QChar(0x0661);
    QTest::newRow("short") << QStringLiteral("aa.1");
}

void TestOwner::stateFromString_whenAnythingElse_isNothing()
{
    QFETCH(QString, text);
    QVERIFY(!State::fromString(text));
}

QTEST_APPLESS_MAIN(TestOwner)
#include "test_owner.moc"
