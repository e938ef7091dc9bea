#include "core/base/secret_bytes.h"

#include <QTest>

#include <type_traits>

using namespace retinue;

static_assert(!std::is_copy_constructible_v<SecretBytes> && !std::is_copy_assignable_v<SecretBytes>);

class TestSecretBytes : public QObject
{
    Q_OBJECT

private slots:
    void take_whenUnshared_wipesTheSource();
    void move_leavesNothingBehind();
    void clone_isEqualAndApart();
    void equals_comparesLengthAndContent();
    void construct_whenEmpty_isEmpty();
};

void TestSecretBytes::take_whenUnshared_wipesTheSource()
{
    QByteArray source(24, 'x');
    const SecretBytes secret = SecretBytes::take(source);
    QVERIFY(source.isEmpty());
    QCOMPARE(secret.view(), QByteArrayView(QByteArray(24, 'x')));
}

void TestSecretBytes::move_leavesNothingBehind()
{
    SecretBytes from{QByteArrayView("secret")};
    SecretBytes to{std::move(from)};
    QVERIFY(from.isEmpty());
    QCOMPARE(to.view(), QByteArrayView("secret"));
    SecretBytes third;
    third = std::move(to);
    QCOMPARE(third.view(), QByteArrayView("secret"));
}

void TestSecretBytes::clone_isEqualAndApart()
{
    const SecretBytes secret = SecretBytes::random(32);
    SecretBytes copy = secret.clone();
    QVERIFY(copy.equals(secret));
    copy.data()[0] ^= 1U;
    QVERIFY(!copy.equals(secret));
}

void TestSecretBytes::equals_comparesLengthAndContent()
{
    QVERIFY(SecretBytes().equals(SecretBytes()));
    QVERIFY(!SecretBytes(QByteArrayView("a")).equals(SecretBytes(QByteArrayView("ab"))));
    QVERIFY(!SecretBytes::random(32).equals(SecretBytes::random(32)));
}

void TestSecretBytes::construct_whenEmpty_isEmpty()
{
    const SecretBytes zeros(std::size_t{4});
    QCOMPARE(zeros.view(), QByteArrayView("\0\0\0\0", 4));
    QVERIFY(SecretBytes(std::size_t{0}).isEmpty());
    QCOMPARE(SecretBytes(QByteArrayView()).size(), std::size_t(0));
}

QTEST_APPLESS_MAIN(TestSecretBytes)
#include "test_secret_bytes.moc"
