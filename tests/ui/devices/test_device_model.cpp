#include "ui/devices/device_filter.h"
#include "ui/widgets/health_delegate.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QTest>

#include <set>

using namespace retinue;
using ui::DeviceFilter;
using ui::DeviceModel;
using Devices = std::vector<devices::DeviceRecord>;

namespace {

const Timestamp kNow = base::fromMilliseconds(1'750'000'000'000);

devices::DeviceRecord device(const QString &name, const QString &location = {})
{
    devices::DeviceRecord record;
    record.id = DeviceId::random();
    record.info.name = name;
    record.info.serialNumber = QStringLiteral("SN-") + name;
    record.info.location = location;
    record.info.productName = QStringLiteral("Model 45");
    record.address = QStringLiteral("192.0.2.7");
    record.state = DeviceState::Started;
    record.connected = true;
    record.lastContact = kNow;
    return record;
}

QStringList shownNames(const QAbstractItemModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names << model.index(row, DeviceModel::Name).data().toString();
    return names;
}

/// The list as it is shown, checked by Qt's own tester all the while.
struct List
{
    DeviceModel model;
    DeviceFilter filter{model};
    QAbstractItemModelTester modelTester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    QAbstractItemModelTester filterTester{&filter, QAbstractItemModelTester::FailureReportingMode::QtTest};

    List() { filter.sort(DeviceModel::Name); }
    void set(const Devices &devices) { model.setDevices(devices, kNow); }
};

} // namespace

class TestDeviceModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void newList_comesAsDifferences_andNeverAsReset()
    {
        List list;
        const auto a = device("a"), b = device("b"), c = device("c"), d = device("d");
        list.set({a, b, c});
        QSignalSpy resets(&list.model, &QAbstractItemModel::modelReset);
        QSignalSpy inserted(&list.model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&list.model, &QAbstractItemModel::rowsRemoved);
        auto changed = c;
        changed.info.location = QStringLiteral("2nd floor");
        list.set({b, changed, d});
        QCOMPARE(shownNames(list.filter), QStringList({"b", "c", "d"}));
        QCOMPARE(list.filter.device(1), changed);
        QCOMPARE(resets.count(), 0);
        QCOMPARE(removed.count(), 1);
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(list.model.rowOf(a.id), std::nullopt);
        QCOMPARE(list.model.device(*list.model.rowOf(d.id)), d);
        list.set({});
        QCOMPARE(list.filter.rowCount(), 0);
        QCOMPARE(resets.count(), 0);
    }

    void selection_whileOthersComeAndGo_stays()
    {
        List list;
        const auto m = device("m"), z = device("z");
        list.set({device("k"), m, z});
        QItemSelectionModel selection(&list.filter);
        selection.select(list.filter.index(1, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        Devices next{device("a"), device("b"), m, z};
        next[2].connected = false;
        list.set(next);
        QCOMPARE(selection.selectedRows().size(), 1);
        QCOMPARE(list.filter.device(selection.selectedRows().front().row()).id, m.id);
    }

    void scatteredRemovals_ofManyDevices_leaveTheOthers()
    {
        List list;
        Devices all;
        for (int i = 0; i < 300; ++i)
            all.push_back(device(QString::number(i)));
        list.set(all);
        Devices half;
        for (std::size_t i = 0; i < all.size(); i += 2) {
            half.push_back(all[i]);
            half.back().differing = int(i);
        }
        list.set(half);
        QCOMPARE(list.model.rowCount(), 150);
        for (const auto &record : half)
            QCOMPARE(list.model.device(*list.model.rowOf(record.id)), record);
    }

    void filter_looksIntoEveryColumn_caseAndAccentsAside() // R30
    {
        List list;
        auto lobby = device("Lobby", QStringLiteral("Zürich, Straße 5"));
        auto studio = device("studio", QStringLiteral("Köln"));
        studio.address = QStringLiteral("2001:db8::17");
        studio.info.version = QStringLiteral("9.1");
        studio.connected = false;
        list.set({lobby, studio});
        const auto shows = [&](const QString &text) {
            list.filter.setText(text);
            return shownNames(list.filter);
        };
        QCOMPARE(shows("LOBBY"), QStringList("Lobby"));
        QCOMPARE(shows("zurich"), QStringList("Lobby"));
        QCOMPARE(shows("STRASSE"), QStringList("Lobby"));
        QCOMPARE(shows(QString::fromUtf8("köln")), QStringList("studio"));
        QCOMPARE(shows("sn-stu"), QStringList("studio"));
        QCOMPARE(shows("db8::17"), QStringList("studio"));
        QCOMPARE(shows("9.1"), QStringList("studio"));
        QCOMPARE(shows("not connected"), QStringList("studio"));
        QCOMPARE(shows("model 45 lob"), QStringList("Lobby")); // every word, anywhere
        QCOMPARE(shows("lobby koln"), QStringList());
        QCOMPARE(shows("  "), QStringList({"Lobby", "studio"}));
    }

    void filter_followsWhatChanges()
    {
        List list;
        auto a = device("a");
        list.set({a, device("b")});
        list.filter.setWanted(DeviceFilter::Wanted::NotConnected);
        QCOMPARE(list.filter.rowCount(), 0);
        a.connected = false;
        list.set({a, list.model.device(1)});
        QCOMPARE(shownNames(list.filter), QStringList("a"));
    }

    void states_haveAWordAndAMark_andAFilterEach() // R4, R13, R30
    {
        List list;
        auto running = device("1-running"), differs = device("2-differs"), away = device("3-away"),
             stopped = device("4-stopped");
        differs.differing = 3;
        away.connected = false;
        away.differing = 1;
        stopped.state = DeviceState::Stopped;
        list.set({running, differs, away, stopped});
        const auto word = [&](int row) {
            return list.filter.index(row, DeviceModel::State).data().toString();
        };
        QCOMPARE(word(0), QStringLiteral("Running"));
        QCOMPARE(word(1), QStringLiteral("Differs"));
        QCOMPARE(word(2), QStringLiteral("Not connected"));
        QCOMPARE(word(3), QStringLiteral("Stopped"));
        QCOMPARE(list.filter.index(1, DeviceModel::Differing).data().toString(), QStringLiteral("3"));
        std::set<int> marks;
        for (int row = 0; row < 4; ++row)
            marks.insert(
                list.filter.index(row, DeviceModel::State).data(ui::HealthDelegate::kHealthRole).toInt());
        QCOMPARE(marks.size(), std::size_t(4));

        const auto shows = [&](DeviceFilter::Wanted wanted) {
            list.filter.setWanted(wanted);
            return shownNames(list.filter).join(' ');
        };
        QCOMPARE(shows(DeviceFilter::Wanted::Running), QStringLiteral("1-running 2-differs"));
        QCOMPARE(shows(DeviceFilter::Wanted::Differing), QStringLiteral("2-differs 3-away"));
        QCOMPARE(shows(DeviceFilter::Wanted::NotConnected), QStringLiteral("3-away"));
        QCOMPARE(shows(DeviceFilter::Wanted::Stopped), QStringLiteral("4-stopped"));
        QCOMPARE(shows(DeviceFilter::Wanted::All), QStringLiteral("1-running 2-differs 3-away 4-stopped"));
    }

    void sort_byTimeAndCount_isByValueNotByText()
    {
        List list;
        auto a = device("a"), b = device("b"), c = device("c");
        a.lastContact = kNow - std::chrono::hours(2);
        b.lastContact = kNow - std::chrono::minutes(50);
        c.lastContact.reset();
        a.differing = 9;
        b.differing = 10;
        list.set({a, b, c});
        list.filter.sort(DeviceModel::LastContact, Qt::DescendingOrder);
        QCOMPARE(shownNames(list.filter), QStringList({"b", "a", "c"}));
        list.filter.sort(DeviceModel::Differing, Qt::DescendingOrder);
        QCOMPARE(shownNames(list.filter), QStringList({"b", "a", "c"}));
        QCOMPARE(list.filter.index(0, DeviceModel::LastContact).data().toString(),
                 QStringLiteral("50 minute(s) ago"));
        QCOMPARE(list.filter.index(2, DeviceModel::LastContact).data().toString(), QStringLiteral("never"));
    }

    void time_whenItPasses_isToldAsAChangeOfItsColumn()
    {
        List list;
        const Devices devices{device("a")};
        list.set(devices);
        QSignalSpy changes(&list.model, &QAbstractItemModel::dataChanged);
        list.model.setDevices(devices, kNow + std::chrono::minutes(3));
        QCOMPARE(list.model.index(0, DeviceModel::LastContact).data().toString(),
                 QStringLiteral("3 minute(s) ago"));
        QCOMPARE(changes.count(), 1);
        QCOMPARE(changes.front().at(0).toModelIndex().column(), int(DeviceModel::LastContact));
    }

    void toolTip_ofAHostileName_isNoHtml()
    {
        List list;
        list.set({device("<img src=x>")});
        const QString tip = list.model.index(0, DeviceModel::Name).data(Qt::ToolTipRole).toString();
        QVERIFY(tip.contains(QLatin1String("&lt;img")));
    }
};

QTEST_MAIN(TestDeviceModel)
#include "test_device_model.moc"
