#include "tests/support/namespaces.h"
#include "tests/support/tiny_disk.h"
#include "tests/ui/support/test_machine.h"
#include "ui/log/log_export.h"
#include "ui/log/log_page.h"
#include "ui/widgets/status_label.h"

#include <QApplication>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace retinue;

namespace {

/// A log of one page that is written at once.
class LongLog final : public ui::LogSource
{
public:
    using LogSource::LogSource;
    [[nodiscard]] QString name() const override { return QStringLiteral("long-log"); }
    [[nodiscard]] QStringList columns(Wording) const override { return {QStringLiteral("what")}; }
    [[nodiscard]] std::vector<int> widths() const override { return {1}; }
    [[nodiscard]] installation::LogFilter filterFor(const QString &) const override { return {}; }
    [[nodiscard]] Result<ui::LogLines> page(const installation::LogFilter &, const installation::LogRange &,
                                            int, Wording) const override
    {
        ui::LogLines page;
        page.lines.resize(1000, {1, {QString(100, u'x')}, {}, false});
        return page;
    }
    [[nodiscard]] ui::ErrorText explain(const QString &) const override { return {}; }
};

} // namespace

class TestLogPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_machine = std::make_unique<test::TestMachine>();
        m_session = std::make_unique<ui::Session>();
        m_session->signIn(QStringLiteral("admin"));
        record(QStringLiteral("device-stop"), QStringLiteral("lobby"), QStringLiteral("OK"));
        record(QStringLiteral("user-delete"), QStringLiteral("alice"), QStringLiteral("locked"));
        m_page = std::make_unique<ui::LogPage>(*m_machine, *m_session);
        m_page->resize(1000, 700);
        m_page->show();
        QTRY_COMPARE(table("execution")->model()->rowCount(), 3); // the engine's start is one
    }
    void cleanup()
    {
        m_page.reset();
        m_machine.reset();
    }

    void rows_sayOperationDestinationResultAndWho() // R53
    {
        QStringList cells;
        for (int column = 2; column < 7; ++column)
            cells.append(table("execution")->model()->index(1, column).data().toString());
        QCOMPARE(cells.join(u'|'), QStringLiteral("Stop device|lobby|OK||bob"));
    }

    void filter_findsTheNamesOnTheScreen_asYouType()
    {
        auto *filter = m_page->findChild<QLineEdit *>(QStringLiteral("executionFilter"));
        QTest::keyClicks(filter, QStringLiteral("stop dev"));
        QTRY_COMPARE(table("execution")->model()->rowCount(), 1);
        QTRY_COMPARE(state("execution"), QStringLiteral("1 entry(s)"));
        QTest::keyClicks(filter, QStringLiteral("xyz"));
        QTRY_COMPARE(state("execution"), QStringLiteral("No entry holds this text."));
    }

    void export_ontoADiskWithTooLittleRoom_isNoSpace_andLeavesTheFileThatWasThere()
    {
        const test::TinyDisk disk;
        const QString path = disk.filePath(QStringLiteral("log.csv"));
        QFile before(path);
        QVERIFY(before.open(QIODevice::WriteOnly) && before.write("before") == 6);
        before.close();
        disk.fillUp(64 * 1024);
        engine::Job job({}, {});
        const auto written = ui::exportLog(LongLog(m_machine->engine()), {}, path, job);
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::NoSpace);
        QVERIFY2(written.error().toString().contains(path), qPrintable(written.error().toString()));
        QVERIFY(before.open(QIODevice::ReadOnly));
        QCOMPARE(before.readAll(), QByteArray("before"));
    }

    void chosenRow_isExplained_withWhatToDo() // R53, R54
    {
        table("execution")->selectRow(0);
        const auto *what = m_page->findChild<ui::StatusLabel *>(QStringLiteral("executionWhat"));
        QCOMPARE(what->text(), QStringLiteral("locked: It is in use, or its key is locked."));
        QVERIFY(what->health() == ui::Health::Bad);
        QVERIFY(!m_page->findChild<QLabel *>(QStringLiteral("executionNext"))->text().isEmpty());
    }

    void newRow_appearsByItself_whileTheListIsSeen()
    {
        record(QStringLiteral("device-start"), QStringLiteral("lobby"), QStringLiteral("OK"));
        QTRY_COMPARE(table("execution")->model()->rowCount(), 4);
        QCOMPARE(table("execution")->model()->index(0, 2).data().toString(), QStringLiteral("Start device"));
    }

    void security_showsAttempts_andExplainsThem()
    {
        m_machine->engine().security().record(QStringLiteral("wrong-password"), QStringLiteral("eve"),
                                              QStringLiteral("192.0.2.9"), QStringLiteral("detail"));
        m_page->showDetail(QStringLiteral("security"));
        QTRY_COMPARE(table("security")->model()->rowCount(), 1);
        QCOMPARE(table("security")->model()->index(0, 1).data().toString(), QStringLiteral("Wrong password"));
        table("security")->selectRow(0);
        QVERIFY(m_page->findChild<ui::StatusLabel *>(QStringLiteral("securityWhat"))
                    ->text()
                    .contains(QStringLiteral("Somebody tried")));
    }

    void export_writesAllRowsOfTheFilter_asCsv_andIsLogged()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("log.csv"));
        auto *filter = m_page->findChild<QLineEdit *>(QStringLiteral("executionFilter"));
        filter->setText(QStringLiteral("alice"));
        exportTo(path);
        QTRY_VERIFY(QFile::exists(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().split('\n');
        QCOMPARE(lines.size(), 3); // header, row, nothing after the last line end
        QCOMPARE(lines.at(0), QByteArray("start,end,operation,destination,result,bytes,who\r"));
        QVERIFY(lines.at(1).endsWith(",user-delete,alice,locked,,bob\r"));
        QTRY_COMPARE(m_machine->engine().executions().newest(1)->front().operation,
                     QStringLiteral("log-export"));
        const auto logged = m_machine->engine().executions().newest(1)->front();
        QCOMPARE(logged.who, QStringLiteral("admin"));
        QCOMPARE(logged.bytes.value_or(0), file.size());
    }

    void export_whereNothingCanBeWritten_isAFailedJob()
    {
        QTemporaryDir folder;
        exportTo(folder.filePath(QStringLiteral("log.csv")), [&] { folder.remove(); });
        QTRY_VERIFY(!m_machine->engine().jobs().jobs().empty());
        const auto job = m_machine->engine().jobs().jobs().front();
        QTRY_VERIFY(job->status().ending);
        QCOMPARE(job->status().ending->error().code, ErrorCode::Io);
    }

private:
    QTableView *table(const QString &log)
    {
        return m_page->findChild<QTableView *>(log + QStringLiteral("Table"));
    }
    QString state(const QString &log)
    {
        return m_page->findChild<QLabel *>(log + QStringLiteral("State"))->text();
    }
    void record(const QString &operation, const QString &destination, const QString &result)
    {
        engine::Engine &engine = m_machine->engine();
        QVERIFY(engine.executions()
                    .record({engine.clock().now(),
                             engine.clock().now(),
                             operation,
                             destination,
                             result,
                             {},
                             QStringLiteral("bob")})
                    .ok());
    }
    /// Chooses the file in the dialog; `before` happens between choosing and writing.
    void exportTo(
        const QString &path, const std::function<void()> &before = [] {})
    {
        QTest::mouseClick(m_page->findChild<QPushButton *>(QStringLiteral("exportLogButton")),
                          Qt::LeftButton);
        auto *dialog = m_page->findChild<QFileDialog *>(QStringLiteral("exportDialog"));
        QVERIFY(dialog);
        before();
        Q_EMIT dialog->fileSelected(path);
        dialog->close();
    }

    std::unique_ptr<test::TestMachine> m_machine;
    std::unique_ptr<ui::Session> m_session;
    std::unique_ptr<ui::LogPage> m_page;
};

int main(int argc, char *argv[])
{
    if (const QString problem = test::enterNamespaces(); !problem.isEmpty())
        qFatal("%s", qPrintable(problem));
    QApplication app(argc, argv);
    TestLogPage test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_log_page.moc"
