#include "core/base/sealing.h"

#include <QTest>

using namespace retinue;

class TestSealing : public QObject
{
    Q_OBJECT
private slots:
    void unseal_givesBackWhatWasSealed_data()
    {
        QTest::addColumn<QByteArray>("plain");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("hunter2");
        QTest::newRow("long") << QByteArray(100'000, '\0');
    }
    void unseal_givesBackWhatWasSealed()
    {
        QFETCH(QByteArray, plain);
        const QByteArray sealed = base::seal(plain, "place", m_key);
        QCOMPARE(base::unseal(sealed, "place", m_key), std::optional(plain));
        QVERIFY(plain.isEmpty() || !sealed.contains(plain));
    }

    void seal_twice_givesDifferentBytes()
    {
        QVERIFY(base::seal("x", "place", m_key) != base::seal("x", "place", m_key));
    }

    void unseal_elsewhereOrUnderAnotherKey_givesNothing()
    {
        const QByteArray sealed = base::seal("hunter2", "place", m_key);
        QVERIFY(!base::unseal(sealed, "another place", m_key));
        QVERIFY(!base::unseal(sealed, "place", SecretBytes::random(base::kSealingKeySize)));
    }

    void unseal_ofChangedOrShortBytes_givesNothing()
    {
        const QByteArray sealed = base::seal("hunter2", "place", m_key);
        for (qsizetype i = 0; i < sealed.size(); ++i) {
            QByteArray changed = sealed;
            changed[i] = char(changed[i] ^ 1);
            QVERIFY(!base::unseal(changed, "place", m_key));
            QVERIFY(!base::unseal(sealed.left(i), "place", m_key));
        }
    }

private:
    const SecretBytes m_key = SecretBytes::random(base::kSealingKeySize);
};

QTEST_GUILESS_MAIN(TestSealing)
#include "test_sealing.moc"
