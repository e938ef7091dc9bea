#include "core/store/secret_values.h"

#include <QTest>

using namespace retinue;
using retinue::store::SecretValues;

class TestSecretValues : public QObject
{
    Q_OBJECT

private slots:
    void open_whenSealedForTheSamePlace_givesTheValue() // R12
    {
        for (const QByteArray &plain : {QByteArray(), QByteArray("{}"), QByteArray(100'000, 'p')}) {
            const auto sealed = m_secrets.seal(m_owner, 26, plain);
            QVERIFY(sealed);
            QVERIFY(plain.size() < 3 || !sealed->contains(plain));
            QCOMPARE(*m_secrets.open(m_owner, 26, *sealed), plain);
        }
    }

    void open_whenMovedOrChanged_isCorrupt()
    {
        const QByteArray sealed = *m_secrets.seal(m_owner, 26, "{\"password\":\"x\"}");
        const auto refused = [&](const Result<QByteArray> &opened) {
            return !opened && opened.error().code == ErrorCode::Corrupt;
        };
        QVERIFY(refused(m_secrets.open(OwnerId::random(), 26, sealed)));
        QVERIFY(refused(m_secrets.open(m_owner, 9, sealed)));
        QVERIFY(refused(SecretValues(key()).open(m_owner, 26, sealed)));
        for (qsizetype i = 0; i < sealed.size(); ++i) {
            QByteArray damaged = sealed;
            damaged[i] = char(damaged[i] ^ 1);
            QVERIFY(refused(m_secrets.open(m_owner, 26, damaged)));
            QVERIFY(refused(m_secrets.open(m_owner, 26, sealed.left(i))));
        }
    }

    void seal_whenRepeated_differs()
    {
        QVERIFY(*m_secrets.seal(m_owner, 26, "{}") != *m_secrets.seal(m_owner, 26, "{}"));
    }

    void digest_whenOwnersHaveTheSameValue_differs()
    {
        const QByteArray digest = *m_secrets.digest(m_owner, 26, "{}");
        QCOMPARE(*m_secrets.digest(m_owner, 26, "{}"), digest);
        QVERIFY(*m_secrets.digest(OwnerId::random(), 26, "{}") != digest);
        QVERIFY(*SecretValues(key()).digest(m_owner, 26, "{}") != digest);
    }

    void everything_whenThereIsNoKey_isLocked()
    {
        const SecretValues locked(nullptr);
        QVERIFY(locked.isLocked());
        QCOMPARE(locked.seal(m_owner, 26, "{}").error().code, ErrorCode::Locked);
        QCOMPARE(locked.open(m_owner, 26, "{}").error().code, ErrorCode::Locked);
        QCOMPARE(locked.digest(m_owner, 26, "{}").error().code, ErrorCode::Locked);
        QCOMPARE(locked.keyCheck().error().code, ErrorCode::Locked);
        QVERIFY(*m_secrets.keyCheck() != *SecretValues(key()).keyCheck());
    }

private:
    static std::shared_ptr<const SecretBytes> key()
    {
        return std::make_shared<SecretBytes>(SecretBytes::random(SecretValues::kKeySize));
    }
    SecretValues m_secrets{key()};
    OwnerId m_owner = OwnerId::random();
};

QTEST_GUILESS_MAIN(TestSecretValues)
#include "test_secret_values.moc"
