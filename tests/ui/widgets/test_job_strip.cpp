#include "ui/widgets/job_row.h"
#include "ui/widgets/job_strip.h"

#include <QLabel>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <atomic>
#include <thread>

using namespace retinue;
using ui::JobRow;
using ui::JobStrip;

namespace {

/// Work that goes on until it is told how to end.
struct HeldWork
{
    std::atomic_bool may{false};
    Result<void> ending;

    engine::JobBoard::Work work()
    {
        return [this](engine::Job &job) -> Result<void> {
            job.report(QStringLiteral("removing-devices"), 3, 12);
            while (!may && !job.isCancelled())
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
            if (job.isCancelled())
                return Error{ErrorCode::Cancelled, QStringLiteral("asked to")};
            return ending;
        };
    }
};

bool says(const JobStrip &strip, const QString &text)
{
    const auto labels = strip.findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(),
                       [&](const QLabel *label) { return label->text().contains(text); });
}

} // namespace

class TestJobStrip : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void strip_withoutJobs_isHidden()
    {
        engine::JobBoard board;
        JobStrip strip(board);
        QVERIFY(strip.isHidden());
    }

    void job_whileItRuns_saysPhaseAndCounts()
    {
        engine::JobBoard board;
        JobStrip strip(board);
        HeldWork held;
        board.start(QStringLiteral("devices-remove"), QStringLiteral("12 devices"), held.work());
        QTRY_VERIFY(says(strip, QStringLiteral("Removing devices")));
        QVERIFY(says(strip, QStringLiteral("3 of 12")));
        QVERIFY(!strip.isHidden());
        held.may = true;
        QTRY_VERIFY(says(strip, QStringLiteral("Done")));
    }

    void cancel_endsTheJobAsCancelled_andIsNoFailure()
    {
        engine::JobBoard board;
        JobStrip strip(board);
        QSignalSpy failures(&strip, &JobStrip::failed);
        HeldWork held;
        const auto job = board.start(QStringLiteral("devices-remove"), {}, held.work());
        QTRY_VERIFY(strip.findChild<QToolButton *>(QStringLiteral("jobButton")));
        QTest::mouseClick(strip.findChild<QToolButton *>(QStringLiteral("jobButton")), Qt::LeftButton);
        QTRY_VERIFY(job->status().ending);
        QCOMPARE(job->status().ending->error().code, ErrorCode::Cancelled);
        QTRY_VERIFY(says(strip, QStringLiteral("cancelled")));
        QCOMPARE(failures.count(), 0);
    }

    void failure_staysWithItsReason_untilItIsClosed()
    {
        engine::JobBoard board;
        JobStrip strip(board);
        QSignalSpy failures(&strip, &JobStrip::failed);
        HeldWork held;
        held.ending = Error{ErrorCode::NoSpace, QStringLiteral("disk full")};
        held.may = true;
        board.start(QStringLiteral("devices-remove"), {}, held.work());
        QTRY_COMPARE(failures.count(), 1);
        QVERIFY(says(strip, QStringLiteral("The disk is full")));
        QTest::mouseClick(strip.findChild<QToolButton *>(QStringLiteral("jobButton")), Qt::LeftButton);
        QTRY_VERIFY(strip.isHidden());
        QVERIFY(board.jobs().empty());
    }

    void jobThatEndsBeforeItIsSeen_isToldLikeAnyOther()
    {
        engine::JobBoard board;
        JobStrip strip(board);
        QSignalSpy failures(&strip, &JobStrip::failed);
        std::shared_ptr<engine::Job> failed, done;
        std::thread elsewhere([&] { // a command that came over the control socket
            failed = board.start(QStringLiteral("devices-stop"), {}, [](engine::Job &) -> Result<void> {
                return Error{ErrorCode::NoSpace, QStringLiteral("disk full")};
            });
            done = board.start(QStringLiteral("devices-start"), {},
                               [](engine::Job &) -> Result<void> { return {}; });
        });
        elsewhere.join();
        while (!failed->status().ending || !done->status().ending)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        QTRY_COMPARE(failures.count(), 1);
        QTRY_VERIFY(says(strip, QStringLiteral("Done")));
        QTRY_COMPARE_WITH_TIMEOUT(board.jobs().size(), std::size_t(1),
                                  20'000); // what succeeded goes by itself
        QCOMPARE(board.jobs().front(), failed);
    }

    void stop_endsWhatWaits_asCancelled()
    {
        engine::JobBoard board;
        HeldWork held;
        std::vector<std::shared_ptr<engine::Job>> jobs;
        for (int i = 0; i < 5; ++i)
            jobs.push_back(board.start(QStringLiteral("devices-remove"), {}, held.work()));
        board.stop();
        for (const auto &job : jobs) {
            QVERIFY(job->status().ending);
            QCOMPARE(job->status().ending->error().code, ErrorCode::Cancelled);
        }
    }

    void timeLeft_isJudgedByWhatIsDone()
    {
        engine::JobStatus status;
        status.done = 25;
        status.total = 100;
        status.inPhase = std::chrono::seconds(10);
        QCOMPARE(ui::timeLeft(status), std::chrono::seconds(30));
        status.inPhase = std::chrono::seconds(1); // a guess
        QCOMPARE(ui::timeLeft(status), std::nullopt);
        status.total = 0;
        QCOMPARE(ui::timeLeft(status), std::nullopt);
    }
};

QTEST_MAIN(TestJobStrip)
#include "test_job_strip.moc"
