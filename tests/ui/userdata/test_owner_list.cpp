#include "tests/ui/userdata/user_data_rig.h"
#include "ui/text/item_text.h"
#include "ui/userdata/owner_model.h"
#include "ui/userdata/paged_view.h"
#include "ui/userdata/settings_table.h"

#include <QAbstractItemModelTester>
#include <QCoreApplication>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTranslator>

#include <algorithm>
#include <numeric>

using namespace retinue;
using namespace retinue::test;
using ui::OwnerModel;
using Order = userdata::OwnerSearch::Order;

namespace {

userdata::OwnerSearch searchFor(const QString &text, Order order = Order::Name)
{
    userdata::OwnerSearch search;
    search.text = text;
    search.order = order;
    return search;
}

QStringList namesOf(const OwnerModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names << model.owner(row).key.name();
    return names;
}

/// What the store says.
QStringList namesOf(UserDataRig &rig, const userdata::OwnerSearch &search)
{
    QStringList names;
    std::optional<store::OwnerPlace> after;
    do {
        const auto page = rig.engine().owners().page(search, after, 200);
        for (const auto &owner : page->owners)
            names << owner.key.name();
        after = page->next;
    } while (after);
    return names;
}

void settle(OwnerModel &model, const userdata::OwnerSearch &search)
{
    model.setSearch(search);
    QTRY_VERIFY(!model.isReading() && model.matching());
}

void refresh(OwnerModel &model)
{
    QSignalSpy ended(&model, &ui::PagedModel::refreshEnded);
    model.refresh();
    QTRY_COMPARE(ended.count(), 1);
}

} // namespace

/// The list of users and groups: its model, its view and what is chosen in it.
class TestOwnerList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void stayingRows_isTheLongestAscendingRun()
    {
        QCOMPARE(ui::stayingRows({0, 1, 2}), std::vector<int>({0, 1, 2}));
        QCOMPARE(ui::stayingRows({-1, 2, -1}), std::vector<int>({1}));
        QCOMPARE(ui::stayingRows({3, 0, 1, 2}), std::vector<int>({1, 2, 3}));
        QCOMPARE(ui::stayingRows({2, 0, 1, 5, 3, 4}), std::vector<int>({1, 2, 4, 5}));
        QVERIFY(ui::stayingRows({}).empty());
    }

    void model_readsPageByPage_asItIsScrolled() // R20
    {
        UserDataRig rig;
        rig.putUsers(0, 3'000);
        OwnerModel model(rig.engine());
        ui::PagedView view(model, {}, rig.preferences, QStringLiteral("test"));
        view.resize(600, 400);
        view.show();
        settle(model, searchFor({}));
        QCOMPARE(model.rowCount(), OwnerModel::kPage);
        QCOMPARE(model.matching().value_or(0), 3'000);
        QTest::qWait(50); // nobody scrolls
        QCOMPARE(model.rowCount(), OwnerModel::kPage);
        for (int pages = 2; pages <= 4; ++pages) {
            view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum());
            QTRY_COMPARE(model.rowCount(), pages * OwnerModel::kPage);
        }
        QCOMPARE(model.owner(799).key.name(), QStringLiteral("user 0799"));
        QVERIFY(model.hasMore());
    }

    void laterSearch_winsOverTheOneBefore_andItsRowsStayUntilThen()
    {
        UserDataRig rig;
        rig.putUsers(0, 300);
        OwnerModel model(rig.engine());
        settle(model, searchFor({}));
        model.setSearch(searchFor(QStringLiteral("r 00")));
        QCOMPARE(model.rowCount(), OwnerModel::kPage); // not empty for a moment at each letter
        QVERIFY(model.isStale());
        model.setSearch(searchFor(QStringLiteral("0299")));
        QTRY_COMPARE(namesOf(model), QStringList("user 0299"));
        QTRY_COMPARE(model.matching().value_or(0), 1);
        QCOMPARE(model.all().value_or(0), 300);
        QTest::qWait(50); // the former answer comes, or never
        QCOMPARE(namesOf(model), QStringList("user 0299"));
    }

    void randomChanges_comeInWithoutAReset_inEveryOrder_data()
    {
        QTest::addColumn<Order>("order");
        QTest::newRow("name") << Order::Name;
        QTest::newRow("newest") << Order::NewestChange;
        QTest::newRow("oldest") << Order::OldestChange;
    }
    void randomChanges_comeInWithoutAReset_inEveryOrder()
    {
        QFETCH(const Order, order);
        UserDataRig rig;
        for (int i = 0; i < 40; i += 2) {
            rig.putUsers(i, i + 1);
            rig.clock.advance(std::chrono::minutes(1));
        }
        OwnerModel model(rig.engine());
        QAbstractItemModelTester tester(&model);
        settle(model, searchFor({}, order));
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QRandomGenerator random(7);
        for (int round = 0; round < 25; ++round) {
            for (int change = 0; change < 4; ++change) {
                const OwnerKey owner = UserDataRig::numbered(random.bounded(60));
                rig.clock.advance(std::chrono::minutes(1));
                if (rig.idOf(owner) && random.bounded(2) == 0)
                    rig.remove({owner});
                else
                    rig.put({owner}, kLanguageItem, random.bounded(2) == 0 ? kGerman : kFrench);
            }
            refresh(model);
            QCOMPARE(namesOf(model), namesOf(rig, searchFor({}, order)));
            QCOMPARE(model.matching().value_or(-1), std::int64_t(model.rowCount()));
        }
        QCOMPARE(resets.count(), 0);
    }

    void refresh_whileMoreIsWanted_losesNeither()
    {
        UserDataRig rig;
        rig.putUsers(0, 500);
        OwnerModel model(rig.engine());
        settle(model, searchFor({}));
        model.refresh();
        model.fetchMore({});
        model.refresh();
        QTRY_COMPARE(model.rowCount(), 2 * OwnerModel::kPage);
        model.fetchMore({});
        rig.remove({UserDataRig::numbered(3)});
        model.refresh();
        QTRY_COMPARE(model.rowCount(), 499);
        QCOMPARE(namesOf(model), namesOf(rig, searchFor({})));
    }

    void changes_moveNeitherPlaceNorChoice()
    {
        UserDataRig rig;
        rig.putUsers(0, 400);
        OwnerModel model(rig.engine());
        ui::PagedView view(model, {}, rig.preferences, QStringLiteral("test"));
        view.resize(600, 400);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        settle(model, searchFor({}));
        view.scrollTo(model.index(100, 0), QAbstractItemView::PositionAtTop);
        view.selectRow(103);
        const auto top = [&] { return model.owner(view.rowAt(0)).key.name(); };
        const auto chosen = [&] {
            const auto rows = view.choice().chosenRows();
            return rows.size() == 1 ? model.owner(rows.front()).key.name() : QString();
        };
        QCOMPARE(top(), QStringLiteral("user 0100"));
        rig.put({*OwnerKey::user(u"aaa"), *OwnerKey::user(u"aab")});
        rig.remove({UserDataRig::numbered(10), UserDataRig::numbered(120)});
        refresh(model);
        QCOMPARE(top(), QStringLiteral("user 0100"));
        QCOMPARE(chosen(), QStringLiteral("user 0103"));
        QCOMPARE(model.owner(view.currentIndex().row()).key.name(), QStringLiteral("user 0103"));
        const auto place = [&] { return view.rowViewportPosition(view.choice().chosenRows().front()); };
        const int before = place();
        rig.remove({UserDataRig::numbered(100)}); // the one at the top
        refresh(model);
        QCOMPARE(place(), before);
        QCOMPARE(chosen(), QStringLiteral("user 0103"));

        settle(model, searchFor({}, Order::NewestChange));
        view.scrollToTop();
        view.selectRow(5);
        const QString moving = chosen();
        rig.clock.advance(std::chrono::hours(1));
        rig.put({*OwnerKey::user(moving)}, kLanguageItem, kFrench); // it comes to the top
        refresh(model);
        QCOMPARE(chosen(), moving);
        QCOMPARE(view.choice().chosenRows().front(), 0);
    }

    void allChosen_takesInWhatComes_andLeavesOutWhatWasTakenOut() // R20
    {
        UserDataRig rig;
        rig.putUsers(0, 450);
        OwnerModel model(rig.engine());
        ui::PagedView view(model, {}, rig.preferences, QStringLiteral("test"));
        view.resize(600, 600);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        settle(model, searchFor({}));
        const auto click = [&](int row, Qt::KeyboardModifiers keys) {
            QTest::mouseClick(view.viewport(), Qt::LeftButton, keys,
                              view.visualRect(model.index(row, 0)).center());
        };
        QTest::keyClick(&view, Qt::Key_A, Qt::ControlModifier);
        QVERIFY(view.choice().isAll());
        QCOMPARE(view.choice().count(), 450);
        click(7, Qt::ControlModifier);
        QCOMPARE(view.choice().count(), 449);
        model.fetchMore({});
        QTRY_COMPARE(model.rowCount(), 2 * OwnerModel::kPage);
        QCOMPARE(view.choice().chosenRows().size(), std::size_t(399));
        rig.put({*OwnerKey::user(u"aaa")});
        refresh(model);
        QCOMPARE(view.choice().count(), 450);
        QVERIFY(!view.choice().isRowSelected(8, {}));
        QCOMPARE(model.owner(8).key.name(), QStringLiteral("user 0007"));
        QCOMPARE(view.choice().leftOut(), QSet<QByteArray>({model.owner(8).id.toBytes()}));
        click(8, Qt::ControlModifier);
        QVERIFY(view.choice().leftOut().isEmpty());
        click(2, {});
        QVERIFY(!view.choice().isAll());
        QCOMPARE(view.choice().count(), 1);
    }

    void newSearch_endsTheChoice()
    {
        UserDataRig rig;
        rig.putUsers(0, 30);
        OwnerModel model(rig.engine());
        ui::PagedView view(model, {}, rig.preferences, QStringLiteral("test"));
        settle(model, searchFor({}));
        view.selectAll();
        settle(model, searchFor(QStringLiteral("001")));
        QVERIFY(!view.choice().isAll());
        QCOMPARE(view.choice().count(), 0);
    }

    void everyCategory_isTranslated()
    {
        class Marker final : public QTranslator
        {
        public:
            [[nodiscard]] bool isEmpty() const override { return false; }
            [[nodiscard]] QString translate(const char *, const char *text, const char *, int) const override
            {
                return QStringLiteral("[%1]").arg(QString::fromUtf8(text));
            }
        } marker;
        QCoreApplication::installTranslator(&marker);
        for (const Item &item : Catalogue::builtIn().items())
            QCOMPARE(ui::categoryText(item.category), QStringLiteral("[%1]").arg(item.category));
        QCoreApplication::removeTranslator(&marker);
        QCOMPARE(ui::categoryText(QStringLiteral("Of tomorrow")), QStringLiteral("Of tomorrow"));
    }

    void readableJson_isIndented_andWhatIsNoneStays()
    {
        QCOMPARE(ui::readableJson(R"({"a":{"b":1}})"),
                 QStringLiteral("{\n    \"a\": {\n        \"b\": 1\n    }\n}"));
        QCOMPARE(ui::readableJson("plain"), QStringLiteral("plain"));
    }
};

QTEST_MAIN(TestOwnerList)
#include "test_owner_list.moc"
