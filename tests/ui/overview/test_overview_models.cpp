#include "core/model/catalogue.h"
#include "tests/support/fake_clock.h"
#include "ui/overview/activity_bins.h"
#include "ui/overview/activity_chart.h"
#include "ui/overview/clock_watch.h"
#include "ui/overview/code_table_model.h"
#include "ui/overview/happenings_model.h"
#include "ui/text/item_text.h"
#include "ui/widgets/card_flow.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

using namespace retinue;
using namespace retinue::ui;
using namespace std::chrono_literals;
using engine::Happening;
using installation::ActivityCount;

namespace {

const Timestamp kNow = base::fromMilliseconds(1'750'000'000'000); // 2025-06-15 15:06:40 UTC

/// The newest first, as many as there are numbers.
std::vector<Happening> happenings(std::uint64_t newest, std::uint64_t oldest)
{
    std::vector<Happening> list;
    for (std::uint64_t number = newest; number >= oldest; --number)
        list.push_back({number, Happening::Kind::Changed, kNow, *OwnerKey::user(QString::number(number)),
                        QStringLiteral("home.buttons"), DeviceId(), QStringLiteral("Lobby")});
    return list;
}

QString who(const HappeningsModel &model, int row)
{
    return model.index(row, HappeningsModel::Who).data().toString();
}

ActivityCount count(Timestamp from, std::int64_t logins, std::int64_t changes)
{
    return {from, logins, changes};
}

} // namespace

class TestOverviewModels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void happenings_comeInAbove_andARowStaysTheSameOne()
    {
        HappeningsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show(happenings(3, 1));
        const QPersistentModelIndex second = model.index(1, HappeningsModel::Who);
        QCOMPARE(second.data().toString(), QStringLiteral("2"));
        model.show(happenings(5, 2)); // two came, the oldest went
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(second.row(), 3);
        QCOMPARE(second.data().toString(), QStringLiteral("2"));
        QCOMPARE(who(model, 0), QStringLiteral("5"));
        model.show(happenings(5, 2));
        QCOMPARE(model.rowCount(), 4);
        model.show(happenings(20, 10)); // all are new
        QVERIFY(!second.isValid());
        QCOMPARE(model.rowCount(), 11);
        model.show({});
        QCOMPARE(model.rowCount(), 0);
    }

    void happenings_sayWhoWhatAndWhere()
    {
        HappeningsModel model;
        auto one = happenings(1, 1);
        one.front().owner = *OwnerKey::user(u"alice", u"corp");
        model.show(one);
        QCOMPARE(who(model, 0), QStringLiteral("corp\\alice"));
        QCOMPARE(model.index(0, HappeningsModel::What).data().toString(),
                 QStringLiteral("Changed: Personal buttons"));
        QCOMPARE(model.index(0, HappeningsModel::Device).data().toString(), QStringLiteral("Lobby"));
    }

    void everyItemOfTheCatalogue_hasANameOfItsOwn()
    {
        QSet<QString> names;
        for (const Item &item : Catalogue::builtIn().items()) {
            QVERIFY2(itemText(item.id) != item.id, qPrintable(item.id));
            names << itemText(item.id);
        }
        QCOMPARE(std::size_t(names.size()), Catalogue::builtIn().items().size());
        QCOMPARE(itemText(QStringLiteral("of.tomorrow")), QStringLiteral("of.tomorrow"));
    }

    void codes_keepTheirRows_whileOthersComeAndGo()
    {
        CodeTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto code = [](std::int64_t row, int uses) {
            return devices::EnrolmentCode{row, QStringLiteral("K7Q%1").arg(row), kNow + 5min, uses};
        };
        model.show({code(1, 1), code(2, 2), code(4, 1)}, kNow);
        const QPersistentModelIndex second = model.index(1, CodeTableModel::Code);
        model.show({code(2, 1), code(4, 1), code(5, 9)}, kNow);
        QCOMPARE(second.row(), 0);
        QCOMPARE(model.code(second.row()).row, 2);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(0, CodeTableModel::Uses).data().toString().left(1), QStringLiteral("1"));
        QCOMPARE(model.index(0, CodeTableModel::TimeLeft).data().toString(), QStringLiteral("5:00"));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.showTime(kNow + 61s);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(model.index(0, CodeTableModel::TimeLeft).data().toString(), QStringLiteral("3:59"));
        model.show({}, kNow);
        QCOMPARE(model.rowCount(), 0);
    }

    void timeLeft_countsDownAtTheEnd()
    {
        QCOMPARE(timeLeftText(kNow, kNow), QStringLiteral("expired"));
        QCOMPARE(timeLeftText(kNow + 9s, kNow), QStringLiteral("0:09"));
        QVERIFY(timeLeftText(kNow + 45min, kNow).startsWith(QStringLiteral("45")));
        QVERIFY(timeLeftText(kNow + 24h * 7, kNow).startsWith(QStringLiteral("7")));
    }

    void bins_coverTheSpan_atRoundTimes()
    {
        // 15:06 UTC, 17:36 there: the last bin began at 17:30.
        const auto offset = 2h + 30min;
        const auto bins =
            binned({count(kNow - 6min, 1, 2), count(kNow - 7min, 10, 0), count(kNow - 23h, 4, 0),
                    count(kNow - 25h, 100, 100), count(kNow + 1h, 100, 100)},
                   ChartSpan::Day, kNow, offset);
        QCOMPARE(bins.size(), std::size_t(48));
        QCOMPARE((bins.back().from.time_since_epoch() + offset) % 30min, 0ms);
        QVERIFY(bins.back().from <= kNow && bins.back().from + 30min > kNow);
        QCOMPARE(bins.back().logins, 1);
        QCOMPARE(bins.back().changes, 2);
        QCOMPARE(bins[46].logins, 10);
        std::int64_t sum = 0;
        for (const ActivityCount &bin : bins)
            sum += bin.logins;
        QCOMPARE(sum, 15); // neither yesterday's nor tomorrow's
        QCOMPARE(binned({}, ChartSpan::Week, kNow, 0s).size(), std::size_t(56));
    }

    void chart_saysItsNumbers_andIsReadByKeys()
    {
        ActivityChart chart;
        chart.setBins(binned({count(kNow - 5h, 3, 1), count(kNow, 2, 0)}, ChartSpan::Day, kNow, 0s),
                      ChartSpan::Day);
        QVERIFY2(chart.accessibleDescription().contains(QStringLiteral("5 log-in")),
                 qPrintable(chart.summary()));
        QVERIFY(chart.accessibleDescription().contains(QStringLiteral("1 change")));
        QSignalSpy read(&chart, &ActivityChart::read);
        QTest::keyClick(&chart, Qt::Key_Left); // the newest first
        QCOMPARE(read.count(), 1);
        QVERIFY(read.back().front().toString().contains(QStringLiteral("2 log-in")));
        QTest::keyClick(&chart, Qt::Key_Home);
        QVERIFY(read.back().front().toString().contains(QStringLiteral("0 log-in")));
        QTest::keyClick(&chart, Qt::Key_Left); // there is nothing before it
        QTest::keyClick(&chart, Qt::Key_End);
        QTest::keyClick(&chart, Qt::Key_Right);
        QVERIFY(read.back().front().toString().contains(QStringLiteral("2 log-in")));
        QCOMPARE(chart.accessibleDescription(), read.back().front().toString());
    }

    void clockWatch_tellsAJump_butNeitherSleepNorSmallCorrections()
    {
        test::FakeClock clock;
        ClockWatch watch(clock);
        clock.advance(24h); // slept
        watch.look();
        QCOMPARE(watch.jump(), 0ms);
        for (int i = 0; i < 10; ++i) {
            clock.setNow(clock.now() + 30s);
            watch.look();
        }
        QCOMPARE(watch.jump(), 0ms);
        clock.setNow(clock.now() + 3h);
        watch.look();
        watch.look();
        QCOMPARE(watch.jump(), 3h);
        clock.setNow(clock.now() - 3h); // set right again
        watch.look();
        QCOMPARE(watch.jump(), 0ms);
        clock.setNow(clock.now() - 5h);
        watch.look();
        QCOMPARE(watch.jump(), -5h);
        watch.accept();
        watch.look();
        QCOMPARE(watch.jump(), 0ms);
    }

    void flow_dealsCardsOutEvenly_andLeavesHiddenOnesOut()
    {
        QWidget parent;
        auto *flow = new CardFlow(200, 4);
        parent.setLayout(flow);
        std::vector<QLabel *> cards;
        for (int i = 0; i < 4; ++i) {
            cards.push_back(new QLabel(QStringLiteral("card"), &parent));
            flow->addWidget(cards.back());
        }
        QCOMPARE(flow->columnsFor(4 * 200 + 3 * flow->spacing()), 4);
        QCOMPARE(flow->columnsFor(4 * 200 + 3 * flow->spacing() - 1), 2); // three would leave one alone
        QCOMPARE(flow->columnsFor(399), 1);
        QCOMPARE(flow->columnsFor(5000), 4);
        cards[3]->hide();
        QCOMPARE(flow->columnsFor(5000), 3);
        parent.resize(700, 400);
        parent.show();
        QCOMPARE(cards[0]->y(), cards[2]->y());
        QCOMPARE(cards[0]->width(), cards[2]->width());
        parent.resize(300, 400);
        QTRY_VERIFY(cards[2]->y() > cards[1]->y() && cards[1]->y() > cards[0]->y());
        QVERIFY(flow->heightForWidth(300) > flow->heightForWidth(700));
    }
};

QTEST_MAIN(TestOverviewModels)
#include "test_overview_models.moc"
