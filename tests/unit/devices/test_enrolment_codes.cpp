#include "core/devices/enrolment_codes.h"
#include "core/installation/security_log.h"
#include "tests/support/fake_clock.h"
#include "tests/support/machine_database.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace retinue;
using devices::EnrolmentCodes;
using namespace std::chrono_literals;

class TestEnrolmentCodes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = test::openMachineDatabase(m_folder->path());
        m_codes = std::make_unique<EnrolmentCodes>(*m_database, m_clock);
    }
    void cleanup()
    {
        m_codes.reset();
        m_database.reset();
    }

    void create_givesTwelveUnmistakableLetters()
    {
        static const QRegularExpression kForm(QStringLiteral("^([2-9A-HJ-NP-Z]{4}-){2}[2-9A-HJ-NP-Z]{4}$"));
        QSet<QString> seen;
        for (int i = 0; i < 20; ++i) {
            const auto code = m_codes->create(10min, 1);
            QVERIFY(code.ok());
            QVERIFY2(kForm.match(*code).hasMatch(), qPrintable(*code));
            seen.insert(*code);
        }
        QCOMPARE(seen.size(), 20);
    }

    void redeem_ofAOneTimeCode_worksOnce() // R3
    {
        const auto code = m_codes->create(10min, 1);
        QVERIFY(redeem(*code, m_address).ok());
        QCOMPARE(redeem(*code, m_address).error().code, ErrorCode::NotAuthenticated);
        QVERIFY(m_codes->list()->empty());
    }

    void redeem_ofATimeLimitedCode_worksUntilItExpires() // R3
    {
        const auto code = m_codes->create(10min, 100);
        m_clock.advance(10min - 1ms);
        QVERIFY(redeem(*code, m_address).ok());
        QVERIFY(redeem(*code, m_address).ok());
        m_clock.advance(1ms);
        QCOMPARE(redeem(*code, m_address).error().code, ErrorCode::NotAuthenticated);
        QVERIFY(m_codes->list()->empty());
    }

    void redeem_isForgivingAboutTheWayItIsTyped_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("no dashes") << QStringLiteral("-") << QString();
        QTest::newRow("blanks") << QStringLiteral("-") << QStringLiteral("  ");
        QTest::newRow("long dashes") << QStringLiteral("-") << QString(QChar(0x2013));
    }
    void redeem_isForgivingAboutTheWayItIsTyped()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        const auto code = m_codes->create(10min, 1);
        QVERIFY(redeem(u' ' + QString(*code).replace(before, after).toLower() + u'\n', m_address).ok());
    }

    void redeem_ofNonsense_isRefused_data()
    {
        QTest::addColumn<QString>("code");
        QTest::newRow("empty") << QString();
        QTest::newRow("another one") << QStringLiteral("2222-2222-2222");
        QTest::newRow("too long") << QStringLiteral("2222-2222-2222-2");
        QTest::newRow("a million") << QString(1'000'000, u'2');
        QTest::newRow("not in the alphabet") << QStringLiteral("0O1I-2222-2222");
        QTest::newRow("SQL") << QStringLiteral("' OR 1=1 --");
    }
    void redeem_ofNonsense_isRefused()
    {
        QFETCH(QString, code);
        QVERIFY(m_codes->create(10min, 1).ok());
        QCOMPARE(redeem(code, m_address).error().code, ErrorCode::NotAuthenticated);
        QCOMPARE(m_codes->list()->size(), std::size_t(1));
    }

    void redeem_afterTwentyFailuresFromAnAddress_isLockedThereOnly()
    {
        const auto code = m_codes->create(24h, 10);
        for (int i = 0; i < 20; ++i)
            QCOMPARE(redeem(QStringLiteral("2222-2222-2222"), m_address).error().code,
                     ErrorCode::NotAuthenticated);
        QCOMPARE(redeem(*code, m_address).error().code, ErrorCode::TooMany);
        QVERIFY(redeem(*code, QStringLiteral("192.0.2.2")).ok());
        m_clock.advance(15min);
        QVERIFY(redeem(*code, m_address).ok());
        const auto events = installation::SecurityLog(*m_database, m_clock).newest(1);
        QCOMPARE(events->front().kind, QStringLiteral("locked-out"));
        QCOMPARE(events->front().address, m_address);
    }

    void redeem_byManyAtOnce_enrolsNoMoreThanItsUses()
    {
        const auto code = m_codes->create(10min, 3);
        std::atomic<int> redeemed{0};
        std::vector<std::thread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&, i] {
                if (redeem(*code, QStringLiteral("192.0.2.%1").arg(i)).ok())
                    ++redeemed;
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(redeemed.load(), 3);
    }

    void redeem_whenWhatItIsForFails_usesNothingUp() // R3
    {
        const auto code = m_codes->create(10min, 1);
        const auto failed =
            m_codes->redeem(*code, m_address, [this](const sql::Writer::Work &spend) -> Result<void> {
                return m_database->writer().run([&spend](sql::Database &database) -> Result<void> {
                    RETINUE_TRY(spend(database));
                    return Error{ErrorCode::NoSpace, QStringLiteral("the disk is full"), {}};
                });
            });
        QCOMPARE(failed.error().code, ErrorCode::NoSpace);
        QCOMPARE(m_codes->list()->front().usesLeft, 1);
        QVERIFY(redeem(*code, m_address).ok());
    }

    void codesOfBefore_keptUnderAFastHash_areVoid()
    {
        m_codes.reset();
        const auto written = m_database->writer().run([](sql::Database &database) -> Result<void> {
            RETINUE_TRY(database.execute(
                QStringLiteral("INSERT INTO enrolment_code (hint, code_hash, expires_at, uses_left) "
                               "VALUES ('K7QX', x'00', ?, 1)"),
                {qint64(1) << 60}));
            return {};
        });
        QVERIFY(written.ok());
        m_codes = std::make_unique<EnrolmentCodes>(*m_database, m_clock);
        QVERIFY(m_codes->list()->empty());
        const auto code = m_codes->create(10min, 1);
        m_codes = std::make_unique<EnrolmentCodes>(*m_database, m_clock); // those of today stay
        QVERIFY(redeem(*code, m_address).ok());
    }

    void revoke_makesItUseless()
    {
        const auto code = m_codes->create(10min, 1);
        const auto list = m_codes->list();
        QCOMPARE(list->size(), std::size_t(1));
        QCOMPARE(list->front().hint, code->left(2));
        QCOMPARE(list->front().usesLeft, 1);
        QVERIFY(list->front().expires == m_clock.now() + 10min);
        QVERIFY(m_codes->revoke(list->front().row).ok());
        QVERIFY(!redeem(*code, m_address).ok());
        QCOMPARE(m_codes->revoke(list->front().row).error().code, ErrorCode::NotFound);
    }

    void create_outsideTheBounds_isRefused()
    {
        QCOMPARE(m_codes->create(0min, 1).error().code, ErrorCode::InvalidInput);
        QCOMPARE(m_codes->create(std::chrono::days(30) + 1min, 1).error().code, ErrorCode::InvalidInput);
        QCOMPARE(m_codes->create(10min, 0).error().code, ErrorCode::InvalidInput);
        QCOMPARE(m_codes->create(10min, 10'001).error().code, ErrorCode::InvalidInput);
    }

    void database_neverHoldsACode()
    {
        const QString code = *m_codes->create(10min, 1);
        m_codes.reset();
        m_database.reset();
        QFile file(m_folder->filePath(QStringLiteral("machine.db")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY(!content.contains(code.toLatin1()));
        QVERIFY(!content.contains(QString(code).remove(u'-').toLatin1()));
        QVERIFY(!content.contains(code.left(4).toLatin1()));
    }

private:
    Result<void> redeem(const QString &code, const QString &address)
    {
        return m_codes->redeem(code, address, [this](const sql::Writer::Work &spend) {
            return m_database->writer().run(spend);
        });
    }

    const QString m_address = QStringLiteral("192.0.2.1");
    std::unique_ptr<QTemporaryDir> m_folder;
    test::FakeClock m_clock;
    std::unique_ptr<installation::MachineDatabase> m_database;
    std::unique_ptr<EnrolmentCodes> m_codes;
};

QTEST_GUILESS_MAIN(TestEnrolmentCodes)
#include "test_enrolment_codes.moc"
