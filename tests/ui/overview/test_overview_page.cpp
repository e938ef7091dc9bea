#include "core/protocol/invitation.h"
#include "tests/support/fake_clock.h"
#include "tests/ui/support/test_machine.h"
#include "ui/overview/conditions.h"
#include "ui/overview/overview_page.h"
#include "ui/widgets/copy_field.h"
#include "ui/widgets/qr_code.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace retinue;
using namespace retinue::test;
using ui::Health;
using ui::OverviewPage;

namespace {
const Error kPortTaken{ErrorCode::PortTaken, QStringLiteral("bind: EADDRINUSE"), {}};
constexpr QSize kFirstSize{900, 600}; ///< of the page in a window of 1120 x 720
} // namespace

class TestOverviewPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_clock = std::make_unique<FakeClock>();
        m_machine = std::make_unique<TestMachine>(m_clock.get());
        m_session = std::make_unique<ui::Session>();
        m_session->signIn(QStringLiteral("admin"));
        m_page = std::make_unique<OverviewPage>(*m_machine, *m_session);
        m_page->resize(kFirstSize);
    }
    void cleanup()
    {
        m_page.reset();
        m_session.reset();
        m_machine.reset();
    }

    void headline_saysThatAllIsWell_withDevices()
    {
        m_machine->addDevice(QStringLiteral("Lobby"), QStringLiteral("SN-1"), {});
        showPage();
        QTRY_COMPARE(text("headline"), QStringLiteral("All is well"));
    }

    void diskThatFillsUp_isShown_andGoesWhenThereIsRoomAgain()
    {
        m_machine->setDiskFree(ui::attention::kDiskLow);
        showPage();
        QTRY_COMPARE(text("headline"), QStringLiteral("The server is ready"));
        m_machine->setDiskFree(ui::attention::kDiskLow - 1);
        m_machine->setListener(m_machine->listener()); // something happened
        QTRY_VERIFY(condition(ui::Condition::Kind::DiskLow));
        m_machine->setDiskFree(ui::attention::kDiskFull - 1);
        m_machine->setListener(m_machine->listener());
        QTRY_VERIFY(condition(ui::Condition::Kind::DiskFull));
        QVERIFY(find<QPushButton>("remedy2")); // Open Data Folder
        m_machine->setDiskFree(ui::attention::kDiskLow);
        m_machine->setListener(m_machine->listener());
        QTRY_COMPARE(text("headline"), QStringLiteral("The server is ready"));
    }

    void portTaken_isTheHeadline_andTryAgainListens()
    {
        m_machine->setListener({false, 8443, QStringLiteral("server.example"), kPortTaken});
        showPage();
        QTRY_VERIFY(find<QPushButton>("remedy1")); // Try Again
        QVERIFY(text("headline").startsWith(u'1'));
        QSignalSpy told(m_page.get(), &ui::Page::told);
        QTest::mouseClick(find<QPushButton>("remedy1"), Qt::LeftButton);
        QTRY_COMPARE(told.count(), 1);
        QTRY_VERIFY(!text("headline").startsWith(u'1'));
        QVERIFY(!condition(ui::Condition::Kind::ServerDown));
    }

    void anotherPort_leadsToTheSettings()
    {
        m_machine->setListener({false, 8443, QStringLiteral("server.example"), kPortTaken});
        showPage();
        QTRY_VERIFY(find<QPushButton>("remedy0"));
        QSignalSpy wanted(m_page.get(), &ui::Page::pageWanted);
        find<QPushButton>("remedy0")->setFocus();
        QTest::keyClick(find<QPushButton>("remedy0"), Qt::Key_Space);
        QCOMPARE(wanted.front().front().toString(), QStringLiteral("settings"));
    }

    void badNews_whileThePageIsNotSeen_areToldOnce()
    {
        QSignalSpy told(m_page.get(), &ui::Page::told);
        m_machine->setListener({false, 8443, QStringLiteral("server.example"), kPortTaken});
        QTRY_COMPARE(told.count(), 1);
        QCOMPARE(told.front().front().value<ui::Message>().health, Health::Bad);
        m_machine->addDevice(QStringLiteral("Lobby"), QStringLiteral("SN-1"), {}); // looked at again
        QTRY_VERIFY(text("deviceNumbers").contains(QStringLiteral("1 running")));
        QCOMPARE(told.count(), 1);
    }

    void differingDevices_areALinkAndACondition() // R13
    {
        const DeviceId device = m_machine->addDevice(QStringLiteral("Lobby"), QStringLiteral("SN-1"), {});
        showPage();
        QVERIFY(m_machine->engine().devices().setDiffering(device, 2).ok());
        QTRY_VERIFY(text("deviceNumbers").contains(QStringLiteral("1 differing")));
        QVERIFY(condition(ui::Condition::Kind::DevicesDiffer));
        QSignalSpy wanted(m_page.get(), &ui::Page::pageWanted);
        Q_EMIT find<QLabel>("deviceNumbers")->linkActivated(QStringLiteral("#differing"));
        QCOMPARE(wanted.front(), (QList<QVariant>{QStringLiteral("devices"), QStringLiteral("differing")}));
    }

    void clockJump_isShown_untilTheTimeIsSaidToBeRight()
    {
        showPage();
        QTRY_VERIFY(!text("headline").isEmpty());
        m_clock->setNow(m_clock->now() + std::chrono::hours(5));
        m_machine->setListener(m_machine->listener()); // something happened
        QTRY_VERIFY(find<QPushButton>("remedy3"));
        QTest::mouseClick(find<QPushButton>("remedy3"), Qt::LeftButton);
        QTRY_VERIFY(!condition(ui::Condition::Kind::ClockJumped));
    }

    void enrolmentCode_isShownOnce_withInvitationAndQrCode() // R3
    {
        makeCode(3);
        const QString code = text("newCodeText");
        QCOMPARE(code.size(), 14);
        const auto invitation = protocol::Invitation::parse(find<ui::CopyField>("invitation")->text());
        QVERIFY(invitation.ok());
        QCOMPARE(invitation->code(), code);
        QCOMPARE(invitation->fingerprint(), m_machine->engine().identity().caFingerprint());
        QCOMPARE(invitation->port(), m_machine->listener().port);
        QCOMPARE(invitation->hosts().front(), m_machine->listener().host);
        QVERIFY(!find<ui::QrCode>("invitationQr")->isEmpty());
        QCOMPARE(find<ui::QrCode>("invitationQr")->accessibleDescription(), invitation->toString());
        const auto codes = m_machine->engine().enrolmentCodes().list();
        QCOMPARE(codes->size(), std::size_t(1));
        QCOMPARE(codes->front().usesLeft, 3);
        const auto runs = m_machine->engine().executions().newest(1); // R53
        QCOMPARE(runs->front().operation, QStringLiteral("code-new"));
        QCOMPARE(runs->front().who, QStringLiteral("admin"));
        QVERIFY(!runs->front().destination.contains(code.mid(5)));
    }

    void invitation_toAnAddressOnly_isShown() // R3
    {
        const QString address = QStringLiteral("2001:db8::7");
        m_machine->setListener({true, 8443, address, {}, {address}});
        makeCode(1);
        const auto invitation = protocol::Invitation::parse(find<ui::CopyField>("invitation")->text());
        QVERIFY(invitation.ok());
        QCOMPARE(invitation->hosts(), QStringList{address});
    }

    void code_whileItIsMade_noSecondIsAskedFor()
    {
        showPage();
        auto *make = find<QPushButton>("enrolmentCodeButton");
        make->click();
        m_machine->setListener(m_machine->listener()); // something happened
        QVERIFY(!make->isEnabled());
        QTRY_VERIFY(make->isEnabled());
    }

    void code_whenItIsUsedUp_goes() // R3
    {
        makeCode(1);
        engine::Engine::EnrolmentCredentials credentials;
        credentials.code = text("newCodeText");
        const DeviceInfo lobby{QStringLiteral("Lobby"), QStringLiteral("SN-1"), {}, {}, {}};
        QVERIFY(m_machine->engine().enrol(lobby, credentials, QStringLiteral("192.0.2.1")).ok());
        QTRY_VERIFY(find<QWidget>("newCode")->isHidden());
        QVERIFY(!text("codeEnded").isEmpty());
        QVERIFY(text("newCodeText").isEmpty());
        QVERIFY(find<QWidget>("liveCodes")->isHidden());
    }

    void code_whenTimeIsUp_goes()
    {
        makeCode(1);
        m_clock->advance(std::chrono::hours(1));
        QTRY_VERIFY(find<QWidget>("newCode")->isHidden());
        QVERIFY(text("codeEnded").contains(QStringLiteral("expired")));
    }

    void code_whenTheConsoleIsLocked_isNotThereForTheNext()
    {
        makeCode(1);
        m_session->signOut();
        QVERIFY(find<QWidget>("newCode")->isHidden());
        QVERIFY(text("newCodeText").isEmpty() && find<ui::CopyField>("invitation")->text().isEmpty());
        QVERIFY(find<ui::QrCode>("invitationQr")->isEmpty());
    }

    void revoke_makesTheCodeUseless_byKeyboard() // R3
    {
        makeCode(5);
        auto *table = find<QTableView>("codeTable");
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QVERIFY(!find<QPushButton>("revokeCode")->isEnabled());
        table->selectRow(0);
        QVERIFY(find<QPushButton>("revokeCode")->isEnabled());
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Delete);
        QTRY_VERIFY(m_machine->engine().enrolmentCodes().list()->empty());
        QTRY_VERIFY(find<QWidget>("newCode")->isHidden());
    }

    void codes_areNotMade_whileTheServerIsDown()
    {
        m_machine->setListener({false, 8443, QStringLiteral("server.example"), kPortTaken});
        showPage();
        QVERIFY(!find<QPushButton>("enrolmentCodeButton")->isEnabled());
    }

    void happenings_comeLive()
    {
        const DeviceId device = m_machine->addDevice(QStringLiteral("Lobby"), QStringLiteral("SN-1"), {});
        QVERIFY(m_machine->engine().startDevice(device).ok());
        showPage();
        QVERIFY(!find<QLabel>("noHappenings")->isHidden());
        QVERIFY(m_machine->engine().devices().following().setPanel(device, {*OwnerKey::user(u"alice")}).ok());
        auto *table = find<QTableView>("happenings");
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QVERIFY(!table->isHidden());
        QTRY_VERIFY(text("chartText").contains(QStringLiteral("1 log-in")));
        QTest::keyClick(find<QComboBox>("chartSpan"), Qt::Key_Down);
        QVERIFY(text("chartText").contains(QStringLiteral("7 days")));
    }

    void showDetail_enrol_bringsTheButtonIntoViewAndFocus()
    {
        m_page->resize(400, 300);
        showPage();
        m_page->activateWindow();
        m_page->showDetail(QStringLiteral("enrol"));
        auto *button = find<QPushButton>("enrolmentCodeButton");
        QTRY_VERIFY(button->hasFocus());
        QTRY_VERIFY(!button->visibleRegion().isEmpty());
    }

    void clientOnly_showsNoServer() // R1
    {
        QVERIFY(m_machine->setRole(ui::Role::Client).isFinished());
        showPage();
        QTRY_VERIFY(find<QWidget>("enrolmentCard")->isHidden());
        QVERIFY(find<QWidget>("activityCard")->isHidden());
    }

    void narrowWindow_reflows_withoutScrollingSideways()
    {
        showPage();
        QTRY_VERIFY(!text("headline").isEmpty());
        auto *scroll = find<QScrollArea>("overviewScroll");
        const auto overlap = [&] {
            return find<QWidget>("enrolmentCard")->y() == find<QWidget>("happeningsCard")->y();
        };
        QTRY_VERIFY(overlap());
        m_page->resize(560, 600);
        QTRY_VERIFY(!overlap());
        QVERIFY(scroll->widget()->width() <= scroll->viewport()->width());
    }

    void everyControl_hasANameForScreenReaders()
    {
        makeCode(2);
        for (const QWidget *widget : m_page->findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || widget->focusProxy() ||
                !widget->parentWidget() || widget->objectName().startsWith(QLatin1String("qt_")))
                continue;
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            const auto labels = m_page->findChildren<QLabel *>();
            const bool labelled = std::any_of(labels.begin(), labels.end(),
                                              [&](const QLabel *label) { return label->buddy() == widget; });
            QVERIFY2(!widget->accessibleName().isEmpty() || labelled || (button && !button->text().isEmpty()),
                     qPrintable(QString::fromLatin1(widget->metaObject()->className()) + u' ' +
                                widget->objectName()));
        }
    }

private:
    void showPage()
    {
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }
    void makeCode(int uses)
    {
        showPage();
        find<QSpinBox>("codeUses")->setValue(uses);
        QTest::mouseClick(find<QPushButton>("enrolmentCodeButton"), Qt::LeftButton);
        QTRY_VERIFY(!find<QWidget>("newCode")->isHidden());
    }
    template<typename T>
    T *find(const char *name) const
    {
        return m_page->findChild<T *>(QString::fromLatin1(name));
    }
    QWidget *condition(ui::Condition::Kind kind) const
    {
        return m_page->findChild<QWidget *>(QStringLiteral("condition%1").arg(int(kind)));
    }
    /// With ordinary blanks where lines must not break.
    QString text(const char *label) const { return find<QLabel>(label)->text().replace(QChar::Nbsp, u' '); }

    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<TestMachine> m_machine;
    std::unique_ptr<ui::Session> m_session;
    std::unique_ptr<OverviewPage> m_page;
};

QTEST_MAIN(TestOverviewPage)
#include "test_overview_page.moc"
