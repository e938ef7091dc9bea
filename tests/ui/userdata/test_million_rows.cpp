#include "tests/ui/userdata/user_data_rig.h"
#include "ui/userdata/paged_rows.h"
#include "ui/userdata/paged_view.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace retinue;
using namespace retinue::test;

namespace {

constexpr int kMillion = 1'000'000;

struct NumberedRow
{
    int number = 0;
    friend bool operator==(const NumberedRow &, const NumberedRow &) = default;
};

/// A million rows that nobody had to store: 0 to 999,999, of which those before `begin` are gone.
struct NumberedRows
{
    using Row = NumberedRow;
    using Place = int;
    using Search = int;
    using Id = int;

    static inline std::atomic<int> begin = 0;
    static inline std::atomic<int> pages = 0;    ///< read so far
    static inline std::atomic<int> lookedAt = 0; ///< rows, by the windows' thread

    static Result<ui::PageOf<Row, Place>> page(engine::Engine &, Search, std::optional<Place> after,
                                               int limit, const CancelToken &)
    {
        ++pages;
        ui::PageOf<Row, Place> page;
        const int from = after ? *after : begin.load();
        const int to = std::min(from + limit, kMillion);
        for (int number = from; number < to; ++number)
            page.rows.push_back({number});
        if (to < kMillion)
            page.next = to;
        return page;
    }
    static Result<ui::RowCounts> counts(engine::Engine &, Search, const CancelToken &)
    {
        return ui::RowCounts{kMillion - begin, kMillion - begin};
    }
    static const int &idOf(const Row &row)
    {
        if (QThread::currentThread() == QCoreApplication::instance()->thread())
            ++lookedAt;
        return row.number;
    }
};

class NumberedModel : public ui::PagedRows<NumberedRows>
{
public:
    using PagedRows::PagedRows;
    [[nodiscard]] QByteArray keyOf(int number) const override
    {
        return QByteArray::number(row(number).number);
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : 1;
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(row(index.row()).number) : QVariant();
    }
};

/// The list in its view, with somebody who drags the scroll bar.
struct Scrolled
{
    UserDataRig rig;
    NumberedModel model{rig.engine()};
    ui::PagedView view{model, {}, rig.preferences, QStringLiteral("test")};

    Scrolled()
    {
        NumberedRows::begin = NumberedRows::pages = 0;
        view.resize(600, 400);
        view.show();
        model.setSearch(0);
    }
    /// Drags it down until so many rows are there.
    [[nodiscard]] bool scrollTo(int rows)
    {
        for (int former = -1; model.rowCount() < rows && model.rowCount() != former;) {
            former = model.rowCount();
            QSignalSpy came(&model, &QAbstractItemModel::rowsInserted);
            view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum());
            if (came.isEmpty() && !came.wait())
                return false;
            view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum() - 1); // seen again next
        }
        return model.rowCount() >= rows;
    }
    [[nodiscard]] int pagesHeld() const
    {
        return (model.rowCount() + NumberedModel::kPage - 1) / NumberedModel::kPage;
    }
};

} // namespace

/// The lists of users and groups are made for a million of them.
class TestMillionRows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void opened_readsOnePage_andKnowsHowManyThereAre() // R20
    {
        Scrolled list;
        QVERIFY(QTest::qWaitForWindowExposed(&list.view));
        QTRY_COMPARE(list.model.matching().value_or(0), kMillion);
        QTRY_COMPARE(list.model.rowCount(), NumberedModel::kPage);
        QTest::qWait(50); // nobody scrolls
        QCOMPARE(NumberedRows::pages.load(), 1);
    }

    void scrolledToTheMiddle_eachPageIsReadOnce_andChangesElsewhereMoveNothing() // R20
    {
        Scrolled list;
        QVERIFY(QTest::qWaitForWindowExposed(&list.view));
        QTRY_COMPARE(list.model.rowCount(), NumberedModel::kPage);
        QVERIFY(list.scrollTo(kMillion / 2));
        QCOMPARE(NumberedRows::pages.load(), list.pagesHeld());
        QCOMPARE(list.model.row(kMillion / 2 - 1).number, kMillion / 2 - 1);

        list.view.scrollTo(list.model.index(400'000, 0), QAbstractItemView::PositionAtTop);
        list.view.selectRow(400'003);
        NumberedRows::begin = 7; // seven are deleted, far above
        QSignalSpy ended(&list.model, &ui::PagedModel::refreshEnded);
        NumberedRows::lookedAt = 0;
        list.model.refresh();
        QVERIFY(ended.wait(60'000));
        QVERIFY2(NumberedRows::lookedAt < 1000, "windows take what has changed, and compare nothing");
        QCOMPARE(list.model.row(list.view.rowAt(0)).number, 400'000);
        QCOMPARE(list.view.choice().chosenRows(), std::vector<int>{400'003 - 7});
        QCOMPARE(list.model.matching().value_or(0), kMillion - 7);
    }

    void scrolledToTheEnd_hasAllOfThem_inOrder() // R20
    {
        Scrolled list;
        QVERIFY(QTest::qWaitForWindowExposed(&list.view));
        QTRY_COMPARE(list.model.rowCount(), NumberedModel::kPage);
        QVERIFY(list.scrollTo(kMillion));
        QVERIFY(!list.model.hasMore());
        QCOMPARE(NumberedRows::pages.load(), kMillion / NumberedModel::kPage);
        for (int row = 0; row < kMillion; ++row)
            QVERIFY(list.model.row(row).number == row);
        list.view.scrollToBottom();
        const int last = list.view.rowAt(list.view.viewport()->height() - 1);
        QVERIFY(last < 0 || last == kMillion - 1);
    }
};

QTEST_MAIN(TestMillionRows)
#include "test_million_rows.moc"
