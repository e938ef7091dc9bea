#include "ui/sharing/sharing_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace retinue;
using engine::ItemSharing;
using ui::SharingModel;

namespace {

ItemSharing item(const QString &id, const QString &category, bool canBeChosen, Scope scope = Scope::Shared)
{
    ItemSharing item;
    item.item = id;
    item.category = category;
    item.name = id;
    item.canBeChosen = canBeChosen;
    item.scope = scope;
    return item;
}

std::vector<ItemSharing> items(Scope fax = Scope::Shared)
{
    return {item("display.language", "Display", false), item("home.timeline", "Home", true),
            item("default-job.copy", "Default job settings", true),
            item("default-job.fax", "Default job settings", true, fax), item("keychain", "Keychain", false)};
}

struct Tree
{
    SharingModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};

    [[nodiscard]] QModelIndex at(int group, int row = -1, int column = SharingModel::Name) const
    {
        return row < 0 ? model.index(group, column) : model.index(row, column, model.index(group, 0));
    }
    [[nodiscard]] QString text(int group, int row, int column) const
    {
        return at(group, row, column).data().toString();
    }
    [[nodiscard]] Qt::CheckState tick(int group, int row = -1) const
    {
        return Qt::CheckState(at(group, row).data(Qt::CheckStateRole).toInt());
    }
    bool setTick(Qt::CheckState state, int group, int row = -1)
    {
        return model.setData(at(group, row), int(state), Qt::CheckStateRole);
    }
};

enum Rows { All, Home, Jobs, Always };

} // namespace

class TestSharingModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tree_groupsByCategory_andEndsWithWhatIsAlwaysShared() // R31
    {
        Tree tree;
        tree.model.show(items(Scope::DeviceSpecific));
        QCOMPARE(tree.model.rowCount(), 4);
        QCOMPARE(tree.text(Home, -1, SharingModel::Name), QStringLiteral("Home"));
        QCOMPARE(tree.text(Jobs, -1, SharingModel::Name), QStringLiteral("Default job settings"));
        QCOMPARE(tree.text(Jobs, 1, SharingModel::ScopeColumn),
                 QStringLiteral("Device-Specific (Not Shared)"));
        QCOMPARE(tree.text(Jobs, 0, SharingModel::ScopeColumn), QStringLiteral("Shared across All Devices"));
        QCOMPARE(tree.tick(Jobs), Qt::PartiallyChecked);
        QCOMPARE(tree.tick(All), Qt::PartiallyChecked);
        QCOMPARE(tree.model.rowCount(tree.at(Always)), 2);
        QCOMPARE(tree.text(Always, 1, SharingModel::Name), QStringLiteral("Stored credentials"));
        QVERIFY(!(tree.at(Always, 1).flags() & Qt::ItemIsEnabled)); // greyed
        QVERIFY(!tree.setTick(Qt::Unchecked, Always, 1));
        QVERIFY(!tree.setTick(Qt::Unchecked, Always));
        QVERIFY(tree.model.draft().empty());
    }

    void tick_ofOneOfACategoryOrOfAll_isTheDraft() // R31
    {
        Tree tree;
        tree.model.show(items());
        const QSignalSpy changed(&tree.model, &SharingModel::draftChanged);
        QVERIFY(tree.setTick(Qt::Unchecked, Jobs, 0));
        QCOMPARE(tree.model.draft(), (sharing::Draft{{"default-job.copy", Scope::DeviceSpecific}}));
        QCOMPARE(tree.tick(Jobs), Qt::PartiallyChecked);
        QCOMPARE(tree.text(Jobs, 0, SharingModel::Name), QStringLiteral("Copy"));
        QCOMPARE(tree.at(Jobs, 0).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Default job settings: Copy (changed)"));
        QVERIFY(tree.at(Jobs, 0).data(Qt::ToolTipRole).toString().contains("Shared across"));
        QVERIFY(tree.setTick(Qt::Unchecked, Jobs));
        QCOMPARE(tree.model.draft().size(), 2U);
        QVERIFY(tree.setTick(Qt::Unchecked, All));
        QCOMPARE(tree.model.draft().size(), 3U);
        QVERIFY(tree.setTick(Qt::Checked, All));
        QVERIFY(tree.model.draft().empty()); // as it is: nothing to be done
        tree.model.setAll(Scope::DeviceSpecific);
        QCOMPARE(tree.model.draft().size(), 3U);
        tree.model.discard();
        QVERIFY(tree.model.draft().empty());
        QCOMPARE(changed.size(), 6);
    }

    void draft_losesWhatIsSoAlready_andKeepsTheRest()
    {
        Tree tree;
        tree.model.show(items());
        tree.setTick(Qt::Unchecked, Jobs);
        tree.model.show(items(Scope::DeviceSpecific)); // somebody else has done a part
        QCOMPARE(tree.model.draft(), (sharing::Draft{{"default-job.copy", Scope::DeviceSpecific}}));
        std::vector<ItemSharing> other = items();
        other.erase(other.begin() + 2); // another catalogue
        tree.model.show(other);
        QVERIFY(tree.model.draft().empty());
        QCOMPARE(tree.model.rowCount(tree.at(Jobs)), 1);
    }

    void whileAChangeIsUnderWay_nothingCanBeTicked()
    {
        Tree tree;
        tree.model.show(items());
        tree.model.setChangeable(false);
        QVERIFY(!tree.setTick(Qt::Unchecked, Jobs, 0));
        tree.model.setAll(Scope::DeviceSpecific);
        QVERIFY(tree.model.draft().empty());
    }
};

QTEST_MAIN(TestSharingModel)
#include "test_sharing_model.moc"
