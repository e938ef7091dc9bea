#include "core/age/bech32.h"
#include "core/age/keys.h"

#include <QTest>

using namespace retinue;
using namespace retinue::age;

class TestAgeKeys : public QObject
{
    Q_OBJECT

private slots:
    void identity_isWrittenAndReadBack();
    void identity_whenKnown_hasItsRecipient();
    void parse_whenNoKey_isRefused_data();
    void parse_whenNoKey_isRefused();
    void bech32_readsWhatTheStandardSays_data();
    void bech32_readsWhatTheStandardSays();
};

namespace {

SecretBytes secret(const QByteArray &text)
{
    return SecretBytes(QByteArrayView(text));
}

} // namespace

void TestAgeKeys::identity_isWrittenAndReadBack()
{
    for (int i = 0; i < 32; ++i) {
        const Identity identity = Identity::generate();
        const SecretBytes text = identity.toText();
        QVERIFY(text.view().startsWith("AGE-SECRET-KEY-1"));
        const Result<Identity> back = Identity::parse(text);
        QVERIFY(back.ok());
        QVERIFY(back->key().equals(identity.key()));
        const Recipient recipient = identity.recipient();
        QVERIFY(recipient.toString().startsWith(u"age1"));
        QCOMPARE(Recipient::parse(recipient.toString())->key(), recipient.key());
        QCOMPARE(Recipient::parse(QStringLiteral(" %1\n").arg(recipient.toString().toUpper()))->key(),
                 recipient.key());
    }
}

void TestAgeKeys::identity_whenKnown_hasItsRecipient()
{
    // Made by age-keygen.
    const Result<Identity> identity =
        Identity::parse(secret("AGE-SECRET-KEY-1TAGTTGXZYMMU2TNX8PD97074LA7X5T2F8XP7SCAW7DXSMU4Y2SRQRJGXX3"));
    QVERIFY(identity.ok());
    QCOMPARE(identity->recipient().toString(),
             QStringLiteral("age1kn3qnk02wlmrpy72w5wf90dvtepx9kf8udsd0cu70r6rr2558gdsjq28w9"));
}

void TestAgeKeys::parse_whenNoKey_isRefused_data()
{
    QTest::addColumn<QString>("text");
    const QString good = Identity::generate().recipient().toString();
    QTest::newRow("empty") << QString();
    QTest::newRow("prefix") << QStringLiteral("age1");
    QTest::newRow("cut") << good.chopped(1);
    QTest::newRow("longer") << good + u'q';
    QTest::newRow("mixed case") << good.left(20) + good.mid(20).toUpper();
    QString changed = good;
    changed[10] = changed[10] == u'q' ? u'p' : u'q';
    QTest::newRow("changed") << changed;
    QTest::newRow("other letters") << QString(good).replace(10, 1, QChar(u'b'));
    QTest::newRow("other prefix") << QString::fromLatin1(toBech32("ag", QByteArray(32, 'x')).view());
    QTest::newRow("31 bytes") << QString::fromLatin1(toBech32("age", QByteArray(31, 'x')).view());
    QTest::newRow("low order") << QString::fromLatin1(toBech32("age", QByteArray(32, '\0')).view());
    QTest::newRow("long") << QString(100'000, u'q');
    QTest::newRow("nul") << good.left(10) + QChar(u'\0') + good.mid(11);
}

void TestAgeKeys::parse_whenNoKey_isRefused()
{
    QFETCH(QString, text);
    QCOMPARE(Recipient::parse(text).error().code, ErrorCode::InvalidInput);
    const Result<Identity> identity = Identity::parse(secret(text.toLatin1()));
    QCOMPARE(identity.error().code, ErrorCode::InvalidInput);
    QVERIFY(text.size() < 8 || !identity.error().toString().contains(text)); // R12
}

void TestAgeKeys::bech32_readsWhatTheStandardSays_data()
{
    QTest::addColumn<QByteArray>("prefix");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("good");
    // Of BIP 173; texts whose content is no whole number of bytes are none of ours.
    QTest::newRow("empty") << QByteArray("a") << QByteArray("A12UEL5L") << true;
    QTest::newRow("split") << QByteArray("split")
                           << QByteArray("split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w")
                           << true;
    QTest::newRow("no prefix") << QByteArray("") << QByteArray("10a06t8") << true;
    QTest::newRow("checksum") << QByteArray("a") << QByteArray("A12UEL5M") << false;
    QTest::newRow("short checksum") << QByteArray("li") << QByteArray("li1dgmt3") << false;
}

void TestAgeKeys::bech32_readsWhatTheStandardSays()
{
    QFETCH(QByteArray, prefix);
    QFETCH(QByteArray, text);
    QFETCH(bool, good);
    const auto content = fromBech32(prefix, text);
    QCOMPARE(content.has_value(), good);
    if (good)
        QCOMPARE(toBech32(prefix, content->view()).view().toByteArray(), text.toLower());
}

QTEST_APPLESS_MAIN(TestAgeKeys)
#include "test_age_keys.moc"
