#include "tests/ui/support/test_machine.h"
#include "ui/log/log_model.h"
#include "ui/log/log_view.h"

#include <QAbstractItemModelTester>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <future>

using namespace retinue;
using ui::LogModel;

/// The execution log, and how much of it was read.
class CountedLog final : public ui::LogSource
{
public:
    explicit CountedLog(engine::Engine &engine) : LogSource(engine), m_log(ui::executionLogSource(engine)) {}
    [[nodiscard]] QString name() const override { return m_log->name(); }
    [[nodiscard]] QStringList columns(Wording wording) const override { return m_log->columns(wording); }
    [[nodiscard]] std::vector<int> widths() const override { return m_log->widths(); }
    [[nodiscard]] installation::LogFilter filterFor(const QString &text) const override
    {
        return m_log->filterFor(text);
    }
    [[nodiscard]] Result<ui::LogLines> page(const installation::LogFilter &filter,
                                            const installation::LogRange &range, int count,
                                            Wording wording) const override
    {
        auto lines = m_log->page(filter, range, count, wording);
        if (lines)
            m_read += int(lines->lines.size());
        return lines;
    }
    [[nodiscard]] ui::ErrorText explain(const QString &word) const override { return m_log->explain(word); }
    [[nodiscard]] int read() const { return m_read; } ///< rows, since the beginning

private:
    const std::shared_ptr<const ui::LogSource> m_log;
    mutable std::atomic<int> m_read = 0;
};

class TestLogModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_machine = std::make_unique<test::TestMachine>();
        m_log = std::make_shared<CountedLog>(m_machine->engine());
        m_model = std::make_unique<LogModel>(m_machine->engine(), m_log);
    }
    void cleanup()
    {
        m_model.reset();
        m_machine.reset();
    }

    void model_whileRowsComeAtBothEnds_keepsTheRulesOfModels()
    {
        fill(3 * LogModel::kPage);
        QAbstractItemModelTester tester(m_model.get());
        tester.setUseFetchMore(false);
        m_model->setFilter({});
        QTRY_VERIFY(!m_model->isReading());
        QCOMPARE(m_model->rowCount(), LogModel::kPage);
        m_model->fetchMore({});
        record(QStringLiteral("newest"));
        m_model->look();
        QTRY_COMPARE(m_model->rowCount(), 2 * LogModel::kPage + 1);
        QCOMPARE(destination(0), QStringLiteral("newest"));
        m_model->setFilter(QStringLiteral("newest"));
        QTRY_COMPARE(m_model->rowCount(), 1);
    }

    void list_overAMillionRows_isReadPageByPage_andScrollsToSeveralPlaces()
    {
        constexpr int kMillion = 1'000'000;
        fill(kMillion);
        ui::LogView view;
        view.setModel(m_model.get());
        view.resize(900, 400);
        view.show();
        m_model->setFilter({});
        QTRY_COMPARE(m_model->rowCount(), LogModel::kPage);
        QCOMPARE(destination(0), QString::number(kMillion));
        for (int pages = 2; pages <= 6; ++pages) {
            view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum()); // asks for more
            QTRY_COMPARE(m_model->rowCount(), pages * LogModel::kPage);
            QCOMPARE(destination(m_model->rowCount() - 1),
                     QString::number(kMillion - pages * LogModel::kPage + 1));
        }
        view.scrollTo(m_model->index(LogModel::kPage, 0), QAbstractItemView::PositionAtTop);
        QCOMPARE(view.rowAt(0), LogModel::kPage);
        for (int row : {0, 3 * LogModel::kPage, LogModel::kPage / 2})
            view.scrollTo(m_model->index(row, 0));
        record(QStringLiteral("new"));
        m_model->look();
        QTRY_COMPARE(destination(0), QStringLiteral("new"));
        QVERIFY(m_model->hasMore());
        QCOMPARE(m_log->read(), 6 * LogModel::kPage + 1); // of a million, and none of them twice
    }

    void filter_whoseOnlyRowIsTheOldest_findsItInAMillionRows_andWinsOverTheOneBefore()
    {
        record(QStringLiteral("needle"));
        fill(1'000'000);
        m_model->setFilter(QStringLiteral("nothing at all"));
        m_model->setFilter(QStringLiteral("NEEDLE"));
        QTRY_COMPARE_WITH_TIMEOUT(m_model->rowCount(), 1, 100'000);
        QCOMPARE(destination(0), QStringLiteral("needle"));
        QTRY_VERIFY(!m_model->isReading());
        QVERIFY(!m_model->hasMore());
    }

    void newRows_moveNeitherSelectionNorScrollPosition()
    {
        fill(LogModel::kPage);
        ui::LogView view;
        view.setModel(m_model.get());
        view.resize(900, 400);
        view.show();
        m_model->setFilter({});
        QTRY_COMPARE(m_model->rowCount(), LogModel::kPage);
        view.scrollTo(m_model->index(50, 0), QAbstractItemView::PositionAtTop);
        view.selectRow(55);
        const QString chosen = destination(55), top = destination(view.rowAt(0));
        for (int i = 0; i < 3; ++i)
            record(QStringLiteral("new"));
        m_model->look();
        QTRY_COMPARE(destination(2), QStringLiteral("new"));
        QCOMPARE(destination(view.currentIndex().row()), chosen);
        QCOMPARE(destination(view.rowAt(0)), top);
        view.scrollToTop();
        record(QStringLiteral("newer"));
        m_model->look();
        QTRY_COMPARE(destination(view.rowAt(0)),
                     QStringLiteral("newer")); // who looks at the top sees it come
    }

    void failure_isToldOnce_untilItWorksAgain()
    {
        QSignalSpy failures(m_model.get(), &LogModel::failed);
        run(QStringLiteral("ALTER TABLE execution_log RENAME TO elsewhere"));
        m_model->setFilter({});
        QTRY_COMPARE(failures.count(), 1);
        QVERIFY(m_model->hasFailed());
        QVERIFY(!m_model->canFetchMore({}));
        for (int i = 0; i < 3; ++i) { // as a page that is seen does, every second
            m_model->look();
            QTRY_VERIFY(!m_model->isReading());
        }
        QCOMPARE(failures.count(), 1);
        run(QStringLiteral("ALTER TABLE elsewhere RENAME TO execution_log"));
        m_model->look();
        QTRY_COMPARE(m_model->rowCount(), 1);
        QVERIFY(!m_model->hasFailed());
        run(QStringLiteral("ALTER TABLE execution_log RENAME TO elsewhere"));
        m_model->look();
        QTRY_COMPARE(failures.count(), 2);
        m_model->look();
        m_model->setFilter(QStringLiteral("anything"));
        QTRY_VERIFY(m_model->hasFailed());
        QCOMPARE(failures.count(), 2);
    }

    void poolThatHasTooMuchToDo_isAskedAgain_inSilence()
    {
        QSignalSpy failures(m_model.get(), &LogModel::failed);
        std::promise<void> release;
        const std::shared_future<void> released(release.get_future());
        // Whatever a thread takes from the queue makes room in it: filled until nothing is taken any more.
        const auto taken = std::make_shared<std::atomic_int>(0);
        for (int before = -1; before != *taken;) {
            before = *taken;
            while (m_machine->engine().runOnPool([released, taken] {
                ++*taken;
                released.wait();
            })) {
            }
            QTest::qWait(300);
        }
        m_model->setFilter({});
        QTRY_VERIFY(m_model->hasFailed());
        release.set_value();
        while (m_model->rowCount() == 0) {
            m_model->look();
            QTest::qWait(10);
        }
        QCOMPARE(failures.count(), 0);
    }

private:
    QString destination(int row) { return m_model->index(row, 3).data().toString(); }
    void record(const QString &destination)
    {
        engine::Engine &engine = m_machine->engine();
        QVERIFY(engine.executions()
                    .record({engine.clock().now(),
                             engine.clock().now(),
                             QStringLiteral("device-stop"),
                             destination,
                             QStringLiteral("OK"),
                             {},
                             QStringLiteral("admin")})
                    .ok());
    }
    void run(const QString &statement)
    {
        QVERIFY(m_machine->engine()
                    .machine()
                    .writer()
                    .run([&](sql::Database &database) -> Result<void> {
                        auto done = database.execute(statement);
                        return done ? Result<void>() : Result<void>(done.error());
                    })
                    .ok());
    }
    /// Rows whose destinations are 1, 2, 3 ... in one statement.
    void fill(int count)
    {
        QVERIFY(m_machine->engine()
                    .machine()
                    .writer()
                    .run([count](sql::Database &database) -> Result<void> {
                        auto filled = database.execute(
                            QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                                           "WHERE i < ?) INSERT INTO execution_log (started_at, ended_at, "
                                           "operation, destination, result, who) SELECT i, i, 'device-stop', "
                                           "i, 'OK', 'admin' FROM n"),
                            {count});
                        return filled ? Result<void>() : Result<void>(filled.error());
                    })
                    .ok());
    }

    std::unique_ptr<test::TestMachine> m_machine;
    std::shared_ptr<const CountedLog> m_log;
    std::unique_ptr<LogModel> m_model;
};

QTEST_MAIN(TestLogModel)
#include "test_log_model.moc"
