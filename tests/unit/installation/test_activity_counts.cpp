#include "core/installation/activity_counts.h"
#include "tests/support/fake_clock.h"

#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace retinue;
using namespace retinue::installation;

class TestActivityCounts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        open();
    }
    void cleanup() { close(); }

    void counts_areOfFiveMinutes()
    {
        m_clock.setNow(base::fromMilliseconds(1'750'000'200'000)); // a multiple of five minutes
        const Timestamp start = m_clock.now();
        m_counts->addLogin();
        m_clock.advance(std::chrono::minutes(5) - std::chrono::milliseconds(1));
        m_counts->addChange();
        m_counts->addChange();
        m_clock.advance(std::chrono::milliseconds(1));
        m_counts->addChange();
        const std::vector<ActivityCount> expected{{start, 1, 2}, {start + std::chrono::minutes(5), 0, 1}};
        QVERIFY(m_counts->counts() == expected);
    }

    void flush_makesThemDurable_andCountingGoesOn()
    {
        m_counts->addLogin();
        m_counts->flush();
        m_counts->addLogin();
        m_counts->flush();
        m_counts->flush(); // nothing to write
        m_counts->addChange();
        reopen(); // without a flush: the last one is lost
        QCOMPARE(m_counts->counts().size(), std::size_t(1));
        QCOMPARE(m_counts->counts().front().logins, 2);
        QCOMPARE(m_counts->counts().front().changes, 0);
        m_counts->addLogin();
        QCOMPARE(m_counts->counts().front().logins, 3);
    }

    void counts_olderThanAWeek_go()
    {
        m_counts->addLogin();
        m_counts->flush();
        m_clock.advance(ActivityCounts::kLife + std::chrono::minutes(6));
        QVERIFY(m_counts->counts().empty());
        m_counts->addChange();
        m_counts->flush();
        QCOMPARE(rows(), 1);
        reopen();
        QCOMPARE(m_counts->counts().size(), std::size_t(1));
    }

    void counting_fromManyThreads_losesNothing()
    {
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([this] {
                for (int n = 0; n < 1000; ++n) {
                    m_counts->addLogin();
                    if (n % 100 == 0)
                        m_counts->flush();
                }
            });
        for (std::thread &thread : threads)
            thread.join();
        m_counts->flush();
        reopen();
        QCOMPARE(m_counts->counts().front().logins, 4000);
    }

private:
    void open()
    {
        auto opened = MachineDatabase::open(m_folder->path());
        QVERIFY(opened.ok());
        m_database = std::move(opened).value();
        m_counts = std::make_unique<ActivityCounts>(*m_database, m_clock);
        QVERIFY(m_counts->load().ok());
    }
    void close()
    {
        m_counts.reset();
        m_database.reset();
    }
    void reopen()
    {
        (void)rows(); // what was handed to the writer is written
        close();
        open();
    }
    /// Counted by the writer, after what it was given before.
    int rows()
    {
        std::int64_t count = 0;
        const auto counted = m_database->writer().run([&](sql::Database &database) -> Result<void> {
            auto found = database.query(QStringLiteral("SELECT count(*) FROM activity"));
            while (found.next())
                count = found.integer(0);
            return found.result();
        });
        return counted.ok() ? int(count) : -1;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    test::FakeClock m_clock;
    std::unique_ptr<MachineDatabase> m_database;
    std::unique_ptr<ActivityCounts> m_counts;
};

QTEST_GUILESS_MAIN(TestActivityCounts)
#include "test_activity_counts.moc"
