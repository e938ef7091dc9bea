#include "core/installation/administrators.h"
#include "core/installation/security_log.h"
#include "tests/support/fake_clock.h"
#include "tests/support/machine_database.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace retinue;
using namespace retinue::installation;

namespace {

SecretBytes secret(const char *text)
{
    return SecretBytes(QByteArrayView(text));
}

const QString kAdmin = QStringLiteral("admin");
const QString kAddress = QStringLiteral("192.0.2.7");

} // namespace

class TestAdministrators : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        open();
    }
    void cleanup() { close(); }

    void any_atFirst_isFalse() // R3: never a default
    {
        QVERIFY(!*m_administrators->any());
        QVERIFY(m_administrators->list()->isEmpty());
    }

    void verify_withTheRightPassword_succeedsAlsoAfterARestart() // R1: in the machine database
    {
        QVERIFY(m_administrators->create(kAdmin, secret("correct horse")).ok());
        QVERIFY(m_administrators->verify(kAdmin, secret("correct horse"), kAddress).ok());
        close();
        open();
        QVERIFY(*m_administrators->any());
        QVERIFY(m_administrators->verify(QStringLiteral("ADMIN"), secret("correct horse"), kAddress).ok());
    }

    void verify_withAWrongPasswordOrAnUnknownId_givesTheSameAnswer()
    {
        QVERIFY(m_administrators->create(kAdmin, secret("correct horse")).ok());
        const auto wrong = m_administrators->verify(kAdmin, secret("correct horsf"), kAddress);
        const auto unknown =
            m_administrators->verify(QStringLiteral("nobody"), secret("correct horse"), kAddress);
        const auto invalid =
            m_administrators->verify(QStringLiteral("a b\n"), secret("correct horse"), kAddress);
        const auto empty = m_administrators->verify(kAdmin, SecretBytes(), kAddress);
        QCOMPARE(wrong.error().code, ErrorCode::NotAuthenticated);
        QCOMPARE(unknown.error(), wrong.error());
        QCOMPARE(invalid.error(), wrong.error());
        QCOMPARE(empty.error(), wrong.error());
    }

    void verify_afterFiveWrongPasswords_isLockedEvenForTheRightOne()
    {
        QVERIFY(m_administrators->create(kAdmin, secret("correct horse")).ok());
        for (int i = 0; i < 5; ++i)
            QCOMPARE(m_administrators->verify(kAdmin, secret("wrong one"), kAddress).error().code,
                     ErrorCode::NotAuthenticated);
        const auto locked = m_administrators->verify(kAdmin, secret("correct horse"), kAddress);
        QCOMPARE(locked.error().code, ErrorCode::TooMany);
        // Whoever guesses keeps only themselves out.
        QVERIFY(m_administrators->verify(kAdmin, secret("correct horse"), QStringLiteral("192.0.2.8")).ok());
        m_clock.advance(std::chrono::minutes(15));
        QVERIFY(m_administrators->verify(kAdmin, secret("correct horse"), kAddress).ok());
    }

    void verify_atTheConsole_isNotLockedByGuessesFromTheNetwork()
    {
        QVERIFY(m_administrators->create(kAdmin, secret("correct horse")).ok());
        for (int i = 0; i < 5; ++i)
            QVERIFY(!m_administrators->verify(kAdmin, secret("wrong one"), kAddress).ok());
        QCOMPARE(m_administrators->verify(kAdmin, secret("correct horse"), kAddress).error().code,
                 ErrorCode::TooMany);
        QVERIFY(m_administrators->verify(kAdmin, secret("correct horse"), {}).ok());
        // The right password there does not open the door out here.
        QCOMPARE(m_administrators->verify(kAdmin, secret("correct horse"), kAddress).error().code,
                 ErrorCode::TooMany);
    }

    void lockedFor_saysHowLongTheConsoleRefuses()
    {
        using namespace std::chrono_literals;
        QVERIFY(m_administrators->create(kAdmin, secret("correct horse")).ok());
        QVERIFY(m_administrators->lockedFor(kAdmin, {}) == 0ms);
        for (int i = 0; i < 5; ++i) {
            QVERIFY(!m_administrators->verify(kAdmin, secret("wrong one"), {}).ok());
            m_clock.advance(1min);
        }
        QVERIFY(m_administrators->lockedFor(QStringLiteral("ADMIN"), {}) ==
                10min); // the first one leaves then
        QVERIFY(m_administrators->verify(kAdmin, secret("correct horse"), {})
                    .error()
                    .detail.contains(QStringLiteral("try again in 10 minutes")));
        m_clock.advance(10min - 1ms);
        const Error refused = m_administrators->verify(kAdmin, secret("correct horse"), {}).error();
        QCOMPARE(refused.code, ErrorCode::TooMany);
        QVERIFY(refused.detail.contains(QStringLiteral("try again in a minute")));
        m_clock.advance(1ms);
        QVERIFY(m_administrators->lockedFor(kAdmin, {}) == 0ms);
        QVERIFY(m_administrators->verify(kAdmin, secret("correct horse"), {}).ok());
    }

    void setPassword_endsTheLockOutOfItsId()
    {
        QVERIFY(m_administrators->create(kAdmin, secret("correct horse")).ok());
        for (int i = 0; i < 5; ++i) {
            QVERIFY(!m_administrators->verify(kAdmin, secret("wrong one"), kAddress).ok());
            QVERIFY(!m_administrators->verify(kAdmin, secret("wrong one"), {}).ok());
        }
        QVERIFY(m_administrators->setPassword(kAdmin, secret("battery staple")).ok());
        QVERIFY(m_administrators->verify(kAdmin, secret("battery staple"), {}).ok());
        QVERIFY(m_administrators->verify(kAdmin, secret("battery staple"), kAddress).ok());
    }

    void spelling_isThatOfTheAccount()
    {
        QVERIFY(m_administrators->create(QStringLiteral("Admin"), secret("correct horse")).ok());
        QCOMPARE(*m_administrators->spelling(QStringLiteral("aDMIN")), QStringLiteral("Admin"));
        QCOMPARE(m_administrators->spelling(QStringLiteral("nobody")).error().code, ErrorCode::NotFound);
    }

    void verify_whenItLocks_isLoggedWithTheAddressAndNeverThePassword()
    {
        QVERIFY(m_administrators->create(kAdmin, secret("correct horse")).ok());
        for (int i = 0; i < 5; ++i)
            QVERIFY(!m_administrators->verify(kAdmin, secret("tell-tale-password"), kAddress).ok());
        QVERIFY(m_database->setSetting(QStringLiteral("flush"), {}).ok());
        const auto events = SecurityLog(*m_database, m_clock).newest(100);
        QVERIFY(events.ok());
        QCOMPARE(events->size(), std::size_t(6));
        QCOMPARE(events->front().kind, QStringLiteral("locked-out"));
        QCOMPARE(events->front().subject, kAdmin);
        QCOMPARE(events->front().address, kAddress);
        close();
        for (const QString &name : {QStringLiteral("machine.db"), QStringLiteral("machine.db-wal")}) {
            QFile file(m_folder->filePath(name));
            if (file.open(QIODevice::ReadOnly))
                QVERIFY2(!file.readAll().contains("tell-tale-password"), qPrintable(name));
        }
        open();
    }

    void create_whenTheIdDiffersByCaseOnly_isTheSameOne()
    {
        QVERIFY(m_administrators->create(kAdmin, secret("correct horse")).ok());
        QCOMPARE(m_administrators->create(QStringLiteral("Admin"), secret("correct horse")).error().code,
                 ErrorCode::AlreadyExists);
        QCOMPARE(*m_administrators->list(), QStringList(kAdmin));
    }

    void createFirst_makesTheFirstOnly() // R3
    {
        QVERIFY(m_administrators->createFirst(kAdmin, secret("correct horse")).ok());
        QVERIFY(m_administrators->verify(kAdmin, secret("correct horse"), kAddress).ok());
        for (const QString &id : {QStringLiteral("other"), kAdmin})
            QCOMPARE(m_administrators->createFirst(id, secret("battery staple")).error().code,
                     ErrorCode::AlreadyExists);
        QCOMPARE(*m_administrators->list(), QStringList(kAdmin));
        QVERIFY(m_administrators->verify(kAdmin, secret("correct horse"), kAddress).ok());
    }

    void createFirst_byManyAtOnce_makesOne()
    {
        constexpr int kMany = 8;
        std::atomic<int> made = 0, refused = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < kMany; ++i)
            threads.emplace_back([&, i] {
                const auto done =
                    m_administrators->createFirst(QStringLiteral("a%1").arg(i), secret("correct horse"));
                ++(done.ok() ? made : refused);
            });
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(made.load(), 1);
        QCOMPARE(refused.load(), kMany - 1);
        QCOMPARE(m_administrators->list()->size(), 1);
    }

    void create_withABadId_isRefused_data()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("empty") << QString();
        QTest::newRow("blank inside") << QStringLiteral("a b");
        QTest::newRow("control") << QStringLiteral("a\x01");
        QTest::newRow("invisible") << QString::fromUtf8("adm\xE2\x80\x8Bin");
        QTest::newRow("too long") << QString(65, u'a');
    }
    void create_withABadId_isRefused()
    {
        QFETCH(QString, id);
        QCOMPARE(m_administrators->create(id, secret("correct horse")).error().code, ErrorCode::InvalidInput);
        QVERIFY(!*m_administrators->any());
    }

    void create_judgesThePasswordByItsCharacters_data()
    {
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<bool>("good");
        QTest::newRow("seven") << QByteArray("1234567") << false;
        QTest::newRow("eight") << QByteArray("12345678") << true;
        QTest::newRow("seven of two bytes") << QByteArray("ä").repeated(7) << false;
        QTest::newRow("eight of two bytes") << QByteArray("ä").repeated(8) << true;
        QTest::newRow("128") << QByteArray(128, 'x') << true;
        QTest::newRow("129") << QByteArray(129, 'x') << false;
        QTest::newRow("128 of four bytes") << QByteArray("\xF0\x9F\x96\xA8").repeated(128) << true;
        QTest::newRow("a million") << QByteArray(1'000'000, 'x') << false;
        QTest::newRow("control") << QByteArray("1234567\n8") << false;
        QTest::newRow("not UTF-8") << QByteArray("12345678\xFF") << false;
        QTest::newRow("cut UTF-8") << QByteArray("12345678\xC3") << false;
        QTest::newRow("lead in place of a tail") << QByteArray("12345678\xC3\xC3") << false;
        QTest::newRow("overlong") << QByteArray("12345678\xC0\xAF") << false;
    }
    void create_judgesThePasswordByItsCharacters()
    {
        QFETCH(QByteArray, password);
        QFETCH(bool, good);
        const auto created = m_administrators->create(kAdmin, SecretBytes(QByteArrayView(password)));
        QCOMPARE(created.ok(), good);
        if (!good)
            QCOMPARE(created.error().code, ErrorCode::InvalidInput);
        else
            QVERIFY(m_administrators->verify(kAdmin, SecretBytes(QByteArrayView(password)), {}).ok());
    }

    void setPassword_makesTheOldOneUseless()
    {
        QVERIFY(m_administrators->create(kAdmin, secret("correct horse")).ok());
        QVERIFY(m_administrators->setPassword(kAdmin, secret("battery staple")).ok());
        QVERIFY(!m_administrators->verify(kAdmin, secret("correct horse"), {}).ok());
        QVERIFY(m_administrators->verify(kAdmin, secret("battery staple"), {}).ok());
        QCOMPARE(
            m_administrators->setPassword(QStringLiteral("nobody"), secret("battery staple")).error().code,
            ErrorCode::NotFound);
    }

    void remove_ofTheLastOne_isRefused()
    {
        QVERIFY(m_administrators->create(kAdmin, secret("correct horse")).ok());
        QCOMPARE(m_administrators->remove(kAdmin).error().code, ErrorCode::InvalidInput);
        QVERIFY(m_administrators->create(QStringLiteral("second"), secret("correct horse")).ok());
        QVERIFY(m_administrators->remove(kAdmin).ok());
        QCOMPARE(*m_administrators->list(), QStringList(QStringLiteral("second")));
        QCOMPARE(m_administrators->remove(kAdmin).error().code, ErrorCode::NotFound);
        QVERIFY(!m_administrators->verify(kAdmin, secret("correct horse"), {}).ok());
    }

private:
    void open()
    {
        m_database = test::openMachineDatabase(m_folder->path());
        m_administrators = std::make_unique<Administrators>(*m_database, m_clock);
    }
    void close()
    {
        m_administrators.reset();
        m_database.reset();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    test::FakeClock m_clock;
    std::unique_ptr<MachineDatabase> m_database;
    std::unique_ptr<Administrators> m_administrators;
};

QTEST_GUILESS_MAIN(TestAdministrators)
#include "test_administrators.moc"
