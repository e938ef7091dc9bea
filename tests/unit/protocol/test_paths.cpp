#include "core/protocol/codec.h"

#include <QTest>
#include <QUrl>

using namespace retinue;
using namespace retinue::protocol;

class TestPaths : public QObject
{
    Q_OBJECT

private slots:
    void settingPath_isSpelledAsTheReadmeSays();
    void settingPath_whenAnyName_comesBack_data();
    void settingPath_whenAnyName_comesBack();
    void eTag_roundTrips();
    void fromETag_whenNotOurs_isNothing_data();
    void fromETag_whenNotOurs_isNothing();
};

void TestPaths::settingPath_isSpelledAsTheReadmeSays()
{
    const OwnerKey alice = OwnerKey::user(u"alice", u"corp").value();
    QCOMPARE(settingPath(alice, QStringLiteral("display.language")),
             QByteArray("/v1/users/alice/settings/display.language?domain=corp"));
    QCOMPARE(settingsPath(alice), QByteArray("/v1/users/alice/settings?domain=corp"));
    QCOMPARE(settingsPath(OwnerKey::user(u"bob").value()), QByteArray("/v1/users/bob/settings"));
    QCOMPARE(settingsPath(OwnerKey::group(u"01").value()), QByteArray("/v1/groups/01/settings"));
    QCOMPARE(settingPath(OwnerKey::allDevices(), QStringLiteral("home.shared-buttons")),
             QByteArray("/v1/shared/settings/home.shared-buttons"));
}

void TestPaths::settingPath_whenAnyName_comesBack_data()
{
    QTest::addColumn<QString>("name");
    const char *const names[] = {
        "alice", "a/b",  "a?b", "a#b",  "a%2Fb",        "a b",       "a+b",
        "a&b=c", "a\\b", "...", "~._-", "\"'<>[]{}|^`", ";,:@!$()*", "\xc3\xbc\xe2\x82\xac\xf0\x9f\x98\x80"};
    for (const char *name : names)
        QTest::newRow(name) << QString::fromUtf8(name);
}

void TestPaths::settingPath_whenAnyName_comesBack()
{
    QFETCH(QString, name);
    QString domain = name;
    domain.remove(u'\\');
    const QByteArray path = settingPath(OwnerKey::user(name, domain).value(), QStringLiteral("x"));
    for (const char c : path)
        QVERIFY(c > ' ' && c < 0x7f);
    // As a server that knows nothing but RFC 3986 takes it apart.
    const QList<QByteArray> parts = path.split('?');
    QCOMPARE(parts.size(), 2);
    const QList<QByteArray> segments = parts[0].split('/');
    QCOMPARE(segments.size(), 6);
    QCOMPARE(QUrl::fromPercentEncoding(segments[3]), name);
    QVERIFY(parts[1].startsWith("domain="));
    QCOMPARE(parts[1].count('&') + parts[1].count('+'), 0);
    QCOMPARE(QUrl::fromPercentEncoding(parts[1].mid(7)), domain);
}

void TestPaths::eTag_roundTrips()
{
    const State state{Generation::random(), {123}};
    QCOMPARE(toETag(state), '"' + state.toString().toLatin1() + '"');
    QCOMPARE(fromETag(toETag(state)), state);
}

void TestPaths::fromETag_whenNotOurs_isNothing_data()
{
    const QByteArray good = QByteArray(32, 'a') + ".1";
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("one quote") << QByteArray("\"");
    QTest::newRow("bare") << good;
    QTest::newRow("weak") << "W/\"" + good + '"';
    QTest::newRow("any") << QByteArray("*");
    QTest::newRow("list") << '"' + good + "\", \"" + good + '"';
    QTest::newRow("foreign") << QByteArray("\"abc\"");
    QTest::newRow("bytes") << "\"\xff" + good + '"';
}

void TestPaths::fromETag_whenNotOurs_isNothing()
{
    QFETCH(QByteArray, value);
    QVERIFY(!fromETag(value));
}

QTEST_APPLESS_MAIN(TestPaths)
#include "test_paths.moc"
