#pragma once

#include "app/standby/standby_access.h"
#include "tests/integration/replication/two_machines.h"
#include "tests/support/must.h"
#include "tests/ui/userdata/user_data_rig.h"
#include "ui/replication/replication_page.h"

#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

namespace retinue::test {

inline constexpr int kPatience = 60'000; ///< a password takes its time on purpose

/// The page over a real engine, shown; the other machine is real, too.
struct ShownReplication : UserDataRig
{
    test::Machine other;
    std::unique_ptr<ui::ReplicationPage> page;
    std::unique_ptr<QSignalSpy> told;

    explicit ShownReplication(int users = 30) : UserDataRig(Time::Real)
    {
        engine().replication().setStandbyAccess(standby::standbyAccess());
        if (users > 0)
            putUsers(0, users);
        page = std::make_unique<ui::ReplicationPage>(machine, session);
        told = std::make_unique<QSignalSpy>(page.get(), &ui::Page::told);
        page->resize(1000, 800);
        page->show();
        [[maybe_unused]] const bool exposed = QTest::qWaitForWindowExposed(page.get());
    }
    /// A device tells that another machine under the same CA took over at `at`, with the copy that was the
    /// newest then.
    void beReplaced(Timestamp at)
    {
        if (!engine().replication().meet(test::termOfAnother(engine().dataFolder(), at)))
            qFatal("the server does not know the other one");
    }
    void beReplaced() { beReplaced(engine().clock().now()); }
    void letOtherStandBy() { must(other.replication().beginStandby(QStringLiteral("admin"))); }
    template<typename T>
    T *find(const char *name) const
    {
        return page->findChild<T *>(QLatin1String(name));
    }
    void press(const char *button) const
    {
        auto *found = find<QAbstractButton>(button);
        QVERIFY2(found, button);
        QTRY_VERIFY2_WITH_TIMEOUT(found->isEnabled(), button, kPatience);
        found->click();
    }
    [[nodiscard]] bool isShown(const char *name) const
    {
        const auto *widget = find<QWidget>(name);
        return widget && widget->isVisible();
    }
    [[nodiscard]] QString text(const char *name) const
    {
        const auto *label = find<ui::StatusLabel>(name);
        return label ? label->text() : find<QLabel>(name)->text();
    }
    [[nodiscard]] QString lastTold() const
    {
        return told->isEmpty() ? QString() : told->back().front().value<ui::Message>().text;
    }
    [[nodiscard]] int rows() const { return find<QTableView>("runsTable")->model()->rowCount(); }
    /// Looks the other machine up, and confirms what it shows.
    void lookUp(const QString &address) const
    {
        page->showDetail(QStringLiteral("destination"));
        find<QLineEdit>("destinationAddress")->setText(address);
        press("destinationLookButton");
    }
    void enter(const QString &password) const
    {
        QTRY_VERIFY_WITH_TIMEOUT(isShown("destinationIsSame"), kPatience);
        find<QCheckBox>("destinationIsSame")->setChecked(true);
        find<QLineEdit>("destinationAdministrator")->setText(test::Machine::kAdministrator);
        find<QLineEdit>("destinationPassword")->setText(password);
        press("startReplicationButton");
    }
    void start() const
    {
        lookUp(other.address());
        enter(QString::fromLatin1(test::Machine::kPassword));
        QTRY_VERIFY_WITH_TIMEOUT(
            text("replicationState").startsWith(QStringLiteral("Waiting for replication...")), kPatience);
    }
    void answerYes(const char *name) const
    {
        QTRY_VERIFY2(find<QDialog>(name), name);
        auto *yes = find<QDialog>(name)->findChild<QPushButton *>(QStringLiteral("confirmYes"));
        QTRY_VERIFY(yes->isEnabled());
        yes->click();
    }
};

} // namespace retinue::test
