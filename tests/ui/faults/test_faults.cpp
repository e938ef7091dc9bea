#include "app/gui/console.h"
#include "tests/support/fake_clock.h"
#include "tests/support/own_system.h"
#include "tests/support/tiny_disk.h"
#include "tests/ui/faults/console_parts.h"
#include "ui/shell/startup_window.h"
#include "ui/widgets/copy_field.h"
#include "ui/widgets/qr_code.h"
#include "ui/widgets/status_label.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <linux/capability.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <thread>
#include <unistd.h>

using namespace retinue;
using namespace retinue::test;
using namespace std::chrono_literals;
using Kind = ui::Condition::Kind;
using Act = ui::Remedy::Act;

// What goes wrong around a console, on its real parts: each fault is shown with what to do, everything that
// can go on does, nothing is lost, and what was mended is taken up again.

// A bound against hanging: the overview looks every few seconds by itself.
#define SHOWS(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 60'000)

namespace {

constexpr int kDisk = 24 * 1024; ///< kibibytes; the overview calls that full from the beginning

const QString kSecretItem = QStringLiteral("keychain");
const QByteArray kSecretValue =
    R"({"entries":{"ldap":{"password":"swordfish","target":"ldap.example.com"}}})";

QWidget *window(const char *name)
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (widget->objectName() == QLatin1String(name) && widget->isVisible())
            return widget;
    }
    return nullptr;
}

/// The whole console on a data folder, up to its window or what stands in its way.
struct WholeConsole
{
    explicit WholeConsole(const TinyDisk &disk)
        : console({disk.filePath(QStringLiteral("data")),
                   folder.filePath(QStringLiteral("preferences")),
                   {},
                   false})
    {
        console.start();
    }
    [[nodiscard]] static QString startupText()
    {
        const QWidget *startup = window("startupWindow");
        QStringList texts;
        if (startup) {
            for (const QLabel *label : startup->findChildren<QLabel *>())
                texts << label->text();
        }
        return texts.join(u'\n');
    }
    [[nodiscard]] static bool isAsking()
    {
        return startupText().contains(QStringLiteral("data")) && retry()->isVisible();
    }
    [[nodiscard]] static QPushButton *retry()
    {
        return window("startupWindow")->findChild<QPushButton *>(QStringLiteral("startupRetry"));
    }
    /// The gate of the window: sign-in or first start.
    [[nodiscard]] static bool isOpen(const char *form)
    {
        for (const QWidget *widget : QApplication::allWidgets()) {
            if (widget->objectName() == QLatin1String(form) && widget->isVisible())
                return true;
        }
        return false;
    }

    QTemporaryDir folder;
    gui::Console console;
};

/// An engine has been here, with an administrator and some settings; their number.
int leaveSomething(const QString &folder)
{
    ConsoleParts parts(folder);
    if (!parts.isOpen() || !parts.engine()
                                .administrators()
                                .create(QStringLiteral("admin"), SecretBytes(QByteArrayView("correct horse")))
                                .ok())
        return -1;
    for (int user = 0; user < 3; ++user) {
        if (!parts.push(user).ok())
            return -1;
    }
    return parts.settings();
}

/// Who calls this, and threads that it makes, may not use ports below 1024 meanwhile.
class WithoutReservedPorts
{
public:
    WithoutReservedPorts()
    {
        ::syscall(SYS_capget, &m_header, m_before.data());
        auto less = m_before;
        less[0].effective &= ~(1U << CAP_NET_BIND_SERVICE);
        ::syscall(SYS_capset, &m_header, less.data());
    }
    ~WithoutReservedPorts() { ::syscall(SYS_capset, &m_header, m_before.data()); }
    WithoutReservedPorts(const WithoutReservedPorts &) = delete;
    WithoutReservedPorts &operator=(const WithoutReservedPorts &) = delete;

private:
    __user_cap_header_struct m_header{_LINUX_CAPABILITY_VERSION_3, 0};
    std::array<__user_cap_data_struct, _LINUX_CAPABILITY_U32S_3> m_before{};
};

} // namespace

class TestFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { QVERIFY(takeAddress({})); }

    void start_whenTheFolderIsReadOnly_saysSo_andGoesOnWhenItIsNot()
    {
        const TinyDisk disk(kDisk, 0);
        const int before = leaveSomething(disk.filePath(QStringLiteral("data")));
        QCOMPARE(before, 3);
        QVERIFY(disk.setReadOnly(true));
        {
            const WholeConsole whole(disk);
            SHOWS(WholeConsole::isAsking());
            const QString text = WholeConsole::startupText();
            QVERIFY2(text.contains(QStringLiteral("read-only")), qPrintable(text));
            QVERIFY2(text.contains(disk.filePath(QStringLiteral("data"))), qPrintable(text));
            QVERIFY(disk.setReadOnly(false));
            QTest::mouseClick(WholeConsole::retry(), Qt::LeftButton);
            SHOWS(WholeConsole::isOpen("signIn"));
        }
        ConsoleParts parts(disk.filePath(QStringLiteral("data")));
        QCOMPARE(parts.settings(), before);
    }

    void start_whenTheDiskIsFull_saysSo_andGoesOnWhenThereIsRoom()
    {
        const TinyDisk disk(kDisk, 0);
        disk.fillUp();
        const WholeConsole whole(disk);
        SHOWS(WholeConsole::isAsking());
        const QString text = WholeConsole::startupText();
        QVERIFY2(text.contains(disk.filePath(QStringLiteral("data")) + QStringLiteral(" is full.")),
                 qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("Free some space")), qPrintable(text));
        disk.makeRoom();
        QTest::mouseClick(WholeConsole::retry(), Qt::LeftButton);
        SHOWS(WholeConsole::isOpen("firstStart"));
    }

    void start_whenTheDiskIsFull_losesNothingOfBefore()
    {
        const TinyDisk disk(kDisk, 0);
        const int before = leaveSomething(disk.filePath(QStringLiteral("data")));
        QCOMPARE(before, 3);
        disk.fillUp();
        {
            const WholeConsole whole(disk);
            // Where what is there suffices, it opens; else it says what to do.
            SHOWS(WholeConsole::isOpen("signIn") || WholeConsole::isAsking());
            const QString text = WholeConsole::startupText();
            QVERIFY2(WholeConsole::isOpen("signIn") || text.contains(QStringLiteral("is full")),
                     qPrintable(text));
        }
        disk.makeRoom();
        ConsoleParts parts(disk.filePath(QStringLiteral("data")));
        QVERIFY2(parts.isOpen(), qPrintable(parts.problem.toString()));
        QCOMPARE(parts.settings(), before);
        QVERIFY(*parts.engine().administrators().any());
    }

    void running_whenTheDiskFillsUp_refusesChanges_losesNone_andGoesOn()
    {
        const TinyDisk disk(kDisk, 0);
        int kept = 0;
        {
            ConsoleParts parts(disk.filePath(QStringLiteral("data")));
            SHOWS(parts.listens());
            for (; kept < 5; ++kept)
                QVERIFY(parts.push(kept).ok());
            disk.fillUp();
            // What the log has room for still goes in.
            std::optional<Error> refused;
            for (int tries = 0; !refused && tries < 5'000; ++tries) {
                const auto pushed = parts.push(kept);
                if (pushed.ok())
                    ++kept;
                else
                    refused = pushed.error();
            }
            QVERIFY(refused);
            QCOMPARE(refused->code, ErrorCode::NoSpace);
            QCOMPARE(parts.settings(), kept); // reading goes on
            QCOMPARE(parts.askOverTheNetwork(), 200);
            SHOWS(parts.condition(Kind::DiskFull));
            QVERIFY(parts.textOf(Kind::DiskFull).contains(QStringLiteral("Free some space")));
            QVERIFY(parts.remedy(Kind::DiskFull, Act::OpenFolder));
            disk.makeRoom();
            QVERIFY(parts.push(kept).ok()); // by itself
            ++kept;
            QCOMPARE(parts.settings(), kept);
        }
        ConsoleParts parts(disk.filePath(QStringLiteral("data")));
        QCOMPARE(parts.settings(), kept);
    }

    void start_whenTheKeyIsMissing_withholdsSecretsOnly_andSaysSo() // R12
    {
        const QTemporaryDir folder;
        const QString data = folder.filePath(QStringLiteral("data"));
        const QString key = data + QStringLiteral("/data.key"),
                      away = folder.filePath(QStringLiteral("away"));
        {
            ConsoleParts parts(data);
            QVERIFY(parts.push(1, kSecretItem, kSecretValue).ok());
            QVERIFY(parts.push(1).ok());
        }
        QVERIFY(QFile::rename(key, away));
        {
            ConsoleParts parts(data);
            QVERIFY2(parts.isOpen(), qPrintable(parts.problem.toString()));
            SHOWS(parts.condition(Kind::SecretsLocked));
            const QString text = parts.textOf(Kind::SecretsLocked);
            QVERIFY2(text.contains(QStringLiteral("key file")) && text.contains(QStringLiteral("backup")),
                     qPrintable(text));
            SHOWS(parts.listens());
            QCOMPARE(parts.askOverTheNetwork(), 200);
            QVERIFY(parts.push(2).ok());
            const auto secret = parts.push(2, kSecretItem, kSecretValue);
            QCOMPARE(secret.error().code, ErrorCode::Locked);
        }
        QVERIFY(!QFile::exists(key)); // no new one: it could not open what is there
        QVERIFY(QFile::rename(away, key));
        ConsoleParts parts(data);
        QVERIFY(!parts.engine().secretsLocked());
        QCOMPARE(parts.settings(), 3);
        QVERIFY(parts.push(2, kSecretItem, kSecretValue).ok());
    }

    void start_whenTheKeyIsReadableByOthers_saysHowToMakeItPrivate() // R12
    {
        const QTemporaryDir folder;
        const QString data = folder.filePath(QStringLiteral("data"));
        const QByteArray key = QFile::encodeName(data + QStringLiteral("/data.key"));
        {
            ConsoleParts parts(data);
        }
        QVERIFY(::chmod(key.constData(), 0644) == 0);
        {
            ConsoleParts parts(data);
            SHOWS(parts.condition(Kind::SecretsLocked));
            QSignalSpy told(parts.page.get(), &ui::Page::told);
            parts.remedy(Kind::SecretsLocked, Act::ShowDetail)->click();
            QCOMPARE(told.count(), 1);
            QVERIFY(told.front().front().value<ui::Message>().detail.contains(QStringLiteral("chmod 600")));
        }
        QVERIFY(::chmod(key.constData(), 0600) == 0);
        ConsoleParts parts(data);
        QVERIFY(!parts.engine().secretsLocked());
    }

    void port_whenAnotherProgramHasIt_isSaid_andTakenWhenItIsFree()
    {
        const QTemporaryDir folder;
        auto other = std::make_unique<ConsoleParts>(folder.filePath(QStringLiteral("other")));
        SHOWS(other->listens());
        ConsoleParts parts(folder.filePath(QStringLiteral("data")));
        SHOWS(parts.condition(Kind::ServerDown));
        QCOMPARE(parts.machine->listener().problem->code, ErrorCode::PortTaken);
        QVERIFY(parts.textOf(Kind::ServerDown).contains(QStringLiteral("8443 is used by another program")));
        QSignalSpy told(parts.page.get(), &ui::Page::told);
        parts.remedy(Kind::ServerDown, Act::ListenAgain)->click();
        SHOWS(!told.isEmpty());
        QCOMPARE(told.front().front().value<ui::Message>().health, ui::Health::Bad);
        QVERIFY(!parts.listens());
        QCOMPARE(parts.machine->listener().problem->code, ErrorCode::PortTaken);
        other.reset();
        SHOWS(parts.remedy(Kind::ServerDown, Act::ListenAgain));
        parts.remedy(Kind::ServerDown, Act::ListenAgain)->click();
        SHOWS(parts.listens() && !parts.condition(Kind::ServerDown));
        QCOMPARE(parts.askOverTheNetwork(), 200);
    }

    void port_whenItIsReserved_isSaid_andAnotherOneIsTaken()
    {
        const QTemporaryDir folder;
        const WithoutReservedPorts ordinary;
        ConsoleParts parts(folder.filePath(QStringLiteral("data")), nullptr, quint16(443));
        SHOWS(parts.condition(Kind::ServerDown));
        QCOMPARE(parts.machine->listener().problem->code, ErrorCode::PortReserved);
        QVERIFY(parts.textOf(Kind::ServerDown).contains(QStringLiteral("1024")));
        const auto listened = parts.machine->listenOn(8443);
        SHOWS(listened.isFinished());
        QVERIFY(listened.result().ok());
        SHOWS(!parts.condition(Kind::ServerDown));
        QCOMPARE(parts.askOverTheNetwork(), 200);
    }

    void clock_whenItIsSetBack_isSaid_andChangesKeepTheirOrder()
    {
        const QTemporaryDir folder;
        FakeClock clock;
        ConsoleParts parts(folder.filePath(QStringLiteral("data")), &clock);
        SHOWS(parts.listens());
        const auto before = parts.push(1);
        QVERIFY(before.ok());
        clock.setNow(clock.now() - 5h);
        const auto after = parts.push(2);
        QVERIFY(after.ok());
        QVERIFY(before->state.revision < after->state.revision);
        SHOWS(parts.condition(Kind::ClockJumped));
        QVERIFY(parts.textOf(Kind::ClockJumped).contains(QStringLiteral("set back by 5")));
        QCOMPARE(parts.askOverTheNetwork(), 200);
        QVERIFY(parts.session.isSignedIn()); // nobody was away
        parts.remedy(Kind::ClockJumped, Act::AcceptClock)->click();
        SHOWS(!parts.condition(Kind::ClockJumped));
    }

    void sleep_isNoJump_locksTheConsole_endsCodes_andTheServerGoesOn() // R3
    {
        const QTemporaryDir folder;
        FakeClock clock;
        ConsoleParts parts(folder.filePath(QStringLiteral("data")), &clock);
        SHOWS(parts.listens());
        parts.find<QPushButton>("enrolmentCodeButton")->click();
        SHOWS(!parts.find<QWidget>("newCode")->isHidden());
        const QString code = parts.find<QLabel>("newCodeText")->text();
        QVERIFY(parts.push(1).ok());
        clock.advance(9h); // both clocks: the machine slept
        SHOWS(!parts.session.isSignedIn());
        QVERIFY(parts.find<QLabel>("newCodeText")->text().isEmpty());
        const auto redeemed = parts.engine().enrolmentCodes().redeem(
            code, QStringLiteral("192.0.2.1"),
            [&](const sql::Writer::Work &spend) { return parts.engine().machine().writer().run(spend); });
        QVERIFY(!redeemed.ok());
        QCOMPARE(redeemed.error().code, ErrorCode::NotAuthenticated);
        QVERIFY(parts.push(2).ok());
        QCOMPARE(parts.askOverTheNetwork(), 200);
        DeviceInfo porch; // shown by who has looked at the clock after the sleep
        porch.serialNumber = QStringLiteral("SN-2");
        const auto enrolled = parts.engine().devices().enrol(porch, QStringLiteral("127.0.0.1"));
        QVERIFY(enrolled.ok());
        QVERIFY(parts.engine().devices().setState(enrolled->id, DeviceState::Started, false).ok());
        const QString both = QStringLiteral("2%1running").arg(QChar(QChar::Nbsp));
        SHOWS(parts.find<QLabel>("deviceNumbers")->text().contains(both));
        QVERIFY(!parts.condition(Kind::ClockJumped));
    }

    void network_whenTheAddressChanges_theInvitationFollows() // R3
    {
        QVERIFY(takeAddress(QStringLiteral("192.0.2.7")));
        const QTemporaryDir folder;
        ConsoleParts parts(folder.filePath(QStringLiteral("data")));
        SHOWS(parts.listens());
        SHOWS(shownAddresses(parts).contains(QStringLiteral("192.0.2.7")));
        parts.find<QPushButton>("enrolmentCodeButton")->click();
        SHOWS(!parts.find<QWidget>("newCode")->isHidden());
        const QString code = parts.find<QLabel>("newCodeText")->text();
        QVERIFY(invitation(parts).contains(QStringLiteral("/192.0.2.7")));

        QVERIFY(takeAddress(QStringLiteral("198.51.100.9")));
        parts.machine->lookAtNetwork();
        SHOWS(invitation(parts).contains(QStringLiteral("/198.51.100.9")));
        QVERIFY(!invitation(parts).contains(QStringLiteral("192.0.2.7")));
        QCOMPARE(parts.find<ui::QrCode>("invitationQr")->accessibleDescription(), invitation(parts));
        QCOMPARE(parts.find<QLabel>("newCodeText")->text(), code); // the same code
        QCOMPARE(parts.askOverTheNetwork(), 200);

        QVERIFY(::sethostname("moved", 5) == 0);
        parts.machine->lookAtNetwork();
        SHOWS(shownAddresses(parts).startsWith(QStringLiteral("moved:8443")));
        QVERIFY(takeAddress({})); // the cable is out
        parts.machine->lookAtNetwork();
        SHOWS(!invitation(parts).contains(QStringLiteral("198.51.100.9")));
        QVERIFY(parts.push(1).ok());
    }

private:
    static QString shownAddresses(const ConsoleParts &parts)
    {
        return parts.find<ui::CopyField>("serverAddressField")->text() + u'\n' +
               parts.machine->listener().hosts.join(u'\n');
    }
    static QString invitation(const ConsoleParts &parts)
    {
        return parts.find<ui::CopyField>("invitation")->text();
    }
};

int main(int argc, char *argv[])
{
    if (const QString problem = enterOwnSystem(); !problem.isEmpty()) {
        qCritical("no system of their own for the tests: %s", qPrintable(problem));
        return 1;
    }
    QApplication application(argc, argv);
    TestFaults test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_faults.moc"
