#include "core/base/ids.h"
#include "tests/integration/smb/share_rig.h"
#include "tests/support/tiny_disk.h"
#include "tests/support/verify_ok.h"

#include <QCoreApplication>
#include <QDir>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace retinue;
using namespace retinue::test;
using namespace std::chrono_literals;

namespace {

constexpr quint16 kSmb1Only = 1445, kWithoutEncryption = 2445, kWithoutDfs = 3445, kSilent = 4445,
                  kClosed = 5445;

/// Long enough for a machine that is busy, short enough for a test.
smb::ShareOptions impatient()
{
    return {.toConnect = 4s, .toWork = 3s};
}

bool writesUntilItFails(smb::SharedPartFile &file, Result<void> &failure)
{
    const QByteArray piece = randomBytes(1024 * 1024);
    for (int i = 0; i < 2'000; ++i) {
        failure = file.write(piece);
        if (!failure)
            return true;
    }
    return false;
}

} // namespace

/// Everything that goes wrong, with Samba's own server: the right error in words, nothing half-written under
/// a final name, old files still there, no process left.
class TestSmbFaults : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();

    void check_ofWhatIsWrong_namesTheStep_data();
    void check_ofWhatIsWrong_namesTheStep();
    void everyCall_ofWhatIsWrong_saysTheSame();
    void requiredEncryption_isNotGivenUp_data();
    void requiredEncryption_isNotGivenUp();
    void readOnlyShare_isListedAndRead_butNotWritten();
    void shareThatFillsUp_saysSo_andKeepsWhatWasThere();
    void serverKilledInTheMiddle_isAnInterruption();
    void serverThatHangsInTheMiddle_isGivenUp();
    void serverThatHangsWhileReading_isGivenUp();
    void serverThatHangsBeforehand_isGivenUp();
    void cancelInTheMiddle_leavesNothing();
    void cancelWhileTheServerHangs_endsAtOnce();
    void cancelledBeforehand_asksNothing();
    void leftoverOfAKilledWriter_isToldAndCanBeRemoved();
    void fileThatBecomesShorter_isNoEndlessRead();
    void workerThatCannotBeStarted_isAnError();
    void workerThatIsNone_isAnError();

private:
    [[nodiscard]] QString data() const { return m_folder.filePath(QStringLiteral("data")); }
    [[nodiscard]] static QStringList onlyOld() { return {QStringLiteral("old.rbk")}; }

    QTemporaryDir m_folder;
    std::unique_ptr<TinyDisk> m_tiny;
    std::unique_ptr<SambaServer> m_server, m_smb1Only, m_withoutEncryption, m_withoutDfs;
    QTcpServer m_silent;
    std::thread m_other;
};

void TestSmbFaults::initTestCase()
{
    QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("data")));
    m_tiny = std::make_unique<TinyDisk>(5 * 1024);
    const QString writable = QStringLiteral("read only = no");
    const std::vector<SambaShare> shares{
        {QStringLiteral("data"), data(), {writable}},
        {QStringLiteral("readonly"), data(), {}},
        {QStringLiteral("others"), data(), {writable, QStringLiteral("valid users = nobody")}},
        {QStringLiteral("tiny"), m_tiny->path(), {writable}},
        {QStringLiteral("gone"), m_folder.filePath(QStringLiteral("gone")), {writable}}};
    m_server = std::make_unique<SambaServer>(445, shares);
    m_smb1Only = std::make_unique<SambaServer>(kSmb1Only, shares,
                                               QStringList{QStringLiteral("server min protocol = NT1"),
                                                           QStringLiteral("server max protocol = NT1")});
    m_withoutEncryption = std::make_unique<SambaServer>(
        kWithoutEncryption, shares, QStringList{QStringLiteral("server smb encrypt = off")});
    m_withoutDfs =
        std::make_unique<SambaServer>(kWithoutDfs, shares, QStringList{QStringLiteral("host msdfs = no")});
    for (SambaServer *server :
         {m_server.get(), m_smb1Only.get(), m_withoutEncryption.get(), m_withoutDfs.get()})
        QCOMPARE(server->start(), QString());
    QVERIFY(m_silent.listen(QHostAddress::LocalHost, kSilent)); // the kernel accepts, nobody answers
}

void TestSmbFaults::init()
{
    for (const QString &folder : {data(), m_tiny->path()}) {
        for (const QStringList names = namesIn(folder); const QString &name : names)
            QVERIFY(QFile::remove(folder + u'/' + name));
        makeFile(folder + QStringLiteral("/old.rbk"), "the backup of yesterday");
    }
}

void TestSmbFaults::cleanup()
{
    if (m_other.joinable())
        m_other.join();
    m_server->resume();
    QCOMPARE(workers().size(), 0u);
    for (const QString &folder : {data(), m_tiny->path()})
        QCOMPARE(fileContent(folder + QStringLiteral("/old.rbk")), QByteArray("the backup of yesterday"));
}

void TestSmbFaults::check_ofWhatIsWrong_namesTheStep_data()
{
    QTest::addColumn<ShareWish>("wish");
    QTest::addColumn<QString>("step");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("word");

    const auto row = [](const char *name, ShareWish wish, const char *step, ErrorCode code,
                        const char *word) {
        wish.options = impatient();
        QTest::newRow(name) << wish << QString::fromLatin1(step) << code << QString::fromLatin1(word);
    };
    row("unknown host", {.host = QStringLiteral("no-such-host.invalid")}, "name", ErrorCode::Unreachable,
        "cannot be looked up");
    row("no host's name", {.host = QStringLiteral("//server/share")}, "name", ErrorCode::InvalidInput,
        "is no host's name");
    row("IPv6", {.host = QStringLiteral("fe80::1")}, "name", ErrorCode::InvalidInput, "for an IPv6 address");
    row("no network there", {.host = QStringLiteral("192.0.2.99")}, "host", ErrorCode::Unreachable,
        "no host answers as 192.0.2.99");
    row("closed port", {.port = kClosed}, "port", ErrorCode::Unreachable, "nothing listens on its port 5445");
    row("silent server", {.port = kSilent}, "agreement", ErrorCode::TimedOut, "does not answer");
    row("SMB 1 only", {.port = kSmb1Only}, "agreement", ErrorCode::NotTrusted, "SMB 1 is not safe");
    row("wrong password", {.password = "wrong"}, "sign-in", ErrorCode::NotAuthenticated,
        "check user, domain and password");
    row("unknown user", {.user = QStringLiteral("nobody-knows")}, "sign-in", ErrorCode::NotAuthenticated,
        "\"nobody-knows\"");
    row("no user", {.user = {}}, "sign-in", ErrorCode::InvalidInput, "no user is given");
    row("missing share", {.share = QStringLiteral("nix")}, "share", ErrorCode::NotFound,
        "no usable share \"nix\"");
    row("share whose folder is gone", {.share = QStringLiteral("gone")}, "share", ErrorCode::NotFound,
        "what it shares is there");
    row("others' share", {.share = QStringLiteral("others")}, "share", ErrorCode::NotPermitted,
        "may not use the share \\\\127.0.0.1\\others");
    row("others' share's folder", {.share = QStringLiteral("others"), .folder = QStringLiteral("a")}, "share",
        ErrorCode::NotPermitted, "may not use the share \\\\127.0.0.1\\others");
    row("missing folder", {.folder = QStringLiteral("a/b")}, "folder", ErrorCode::NotFound,
        "no folder \"a/b\"");
    row("folder that is a file", {.folder = QStringLiteral("old.rbk")}, "folder", ErrorCode::NotFound,
        "no folder \"old.rbk\"");
    row("read-only", {.share = QStringLiteral("readonly")}, "write", ErrorCode::NotPermitted,
        "may not write into");
}

void TestSmbFaults::check_ofWhatIsWrong_namesTheStep()
{
    QFETCH(ShareWish, wish);
    QFETCH(QString, step);
    QFETCH(ErrorCode, code);
    QFETCH(QString, word);
    const auto share = makeShare(wish);
    const smb::ConnectionCheck found = share->check();
    QVERIFY(found.failed && found.problem);
    const QString told = found.problem->toString();
    QCOMPARE(smb::stepWord(*found.failed), step);
    QVERIFY2(found.problem->code == code, qPrintable(told));
    QVERIFY2(told.contains(word), qPrintable(told));
    QVERIFY2(!told.contains(QString::fromUtf8(SambaServer::password())), qPrintable(told)); // R12
}

void TestSmbFaults::everyCall_ofWhatIsWrong_saysTheSame()
{
    const auto share = makeShare({.folder = QStringLiteral("nix"), .options = impatient()});
    const Error expected = share->list().error();
    QCOMPARE(expected.code, ErrorCode::NotFound);
    const QString name = QStringLiteral("old.rbk");
    QCOMPARE(share->describe(name).error(), expected);
    QCOMPARE(share->open(name).error(), expected);
    QCOMPARE(share->create(name).error(), expected);
    QCOMPARE(share->remove(name).error(), expected);
    QCOMPARE(share->rename(name, QStringLiteral("b")).error(), expected);
    QCOMPARE(share->freeSpace().error(), expected);
}

void TestSmbFaults::requiredEncryption_isNotGivenUp_data()
{
    QTest::addColumn<quint16>("port");
    QTest::addColumn<QString>("word");
    QTest::newRow("no encryption") << kWithoutEncryption << QStringLiteral("does not offer any");
    QTest::newRow("encryption that libsmbclient would not turn on") << kWithoutDfs << QStringLiteral("DFS");
}

void TestSmbFaults::requiredEncryption_isNotGivenUp()
{
    QFETCH(quint16, port);
    QFETCH(QString, word);
    const auto strict = makeShare({.port = port, .options = {.encryptionRequired = true}});
    const auto listed = strict->list();
    QVERIFY(!listed);
    QCOMPARE(listed.error().code, ErrorCode::NotTrusted);
    QVERIFY2(listed.error().detail.contains(word), qPrintable(listed.error().detail));
    // Where it is not required, such a server is used: signed.
    const auto lenient = makeShare({.port = port});
    VERIFY_OK(lenient->list());
    const QString status = (port == kWithoutDfs ? m_withoutDfs : m_withoutEncryption)->status();
    QVERIFY2(status.contains(QStringLiteral("GMAC")) || status.contains(QStringLiteral("CMAC")),
             qPrintable(status));
}

void TestSmbFaults::readOnlyShare_isListedAndRead_butNotWritten()
{
    const auto share = makeShare({.share = QStringLiteral("readonly")});
    VERIFY_OK(share->list());
    VERIFY_OK(readAll(*share, QStringLiteral("old.rbk")));
    QCOMPARE(share->create(QStringLiteral("a.rbk")).error().code, ErrorCode::NotPermitted);
    QCOMPARE(share->remove(QStringLiteral("old.rbk")).error().code, ErrorCode::NotPermitted);
    QCOMPARE(namesIn(data()), onlyOld());
}

void TestSmbFaults::shareThatFillsUp_saysSo_andKeepsWhatWasThere()
{
    const auto share = makeShare({.share = QStringLiteral("tiny")});
    {
        auto file = share->create(QStringLiteral("new.rbk"));
        VERIFY_OK(file);
        Result<void> failure;
        QVERIFY(writesUntilItFails(**file, failure));
        QCOMPARE(failure.error().code, ErrorCode::NoSpace);
        QVERIFY2(failure.error().detail.contains(QStringLiteral("\\\\127.0.0.1\\tiny is full")),
                 qPrintable(failure.error().detail));
    }
    QCOMPARE(namesIn(m_tiny->path()), onlyOld());
    m_tiny->fillUp();
    const smb::ConnectionCheck full = share->check();
    QVERIFY(full.problem);
    QCOMPARE(full.problem->code, ErrorCode::NoSpace);
    m_tiny->makeRoom();
    QVERIFY(!share->check().failed);
}

void TestSmbFaults::serverKilledInTheMiddle_isAnInterruption()
{
    const auto share = makeShare({});
    {
        auto file = share->create(QStringLiteral("new.rbk"));
        VERIFY_OK(file);
        VERIFY_OK((*file)->write(randomBytes(2 * 1024 * 1024)));
        m_server->kill();
        Result<void> failure;
        QVERIFY(writesUntilItFails(**file, failure));
        QCOMPARE(failure.error().code, ErrorCode::Io);
        QVERIFY2(failure.error().detail.contains(QStringLiteral("was lost in the middle")),
                 qPrintable(failure.error().detail));
        QVERIFY(!(*file)->finish());
        QVERIFY(!(*file)->commit());
    }
    QCOMPARE(share->list().error().code, ErrorCode::Unreachable); // it is not there now
    QCOMPARE(m_server->start(), QString());
    VERIFY_OK(share->list()); // and goes on by itself when it is
    QCOMPARE(namesIn(data()), (QStringList{QStringLiteral("new.rbk.part"), QStringLiteral("old.rbk")}));
}

void TestSmbFaults::serverThatHangsInTheMiddle_isGivenUp()
{
    const auto share = makeShare({.options = impatient()});
    {
        auto file = share->create(QStringLiteral("new.rbk"));
        VERIFY_OK(file);
        VERIFY_OK((*file)->write(randomBytes(2 * 1024 * 1024)));
        m_server->pause();
        Result<void> failure;
        QVERIFY(writesUntilItFails(**file, failure));
        QCOMPARE(failure.error().code, ErrorCode::Io);
        QCOMPARE(workers().size(), 0u);
        m_server->resume();
    }
    QCOMPARE(namesIn(data()), onlyOld());
    VERIFY_OK(store(*share, QStringLiteral("new.rbk"), "new"));
}

void TestSmbFaults::serverThatHangsWhileReading_isGivenUp()
{
    makeFile(data() + QStringLiteral("/large"), randomBytes(4 * 1024 * 1024));
    const auto share = makeShare({.options = impatient()});
    auto file = share->open(QStringLiteral("large"));
    VERIFY_OK(file);
    VERIFY_OK((*file)->read(0, 1000));
    m_server->pause();
    QCOMPARE((*file)->read(3 * 1024 * 1024, 1000).error().code, ErrorCode::Io);
    QCOMPARE(workers().size(), 0u);
    m_server->resume();
    QCOMPARE((*file)->read(3 * 1024 * 1024, 1000).error().code,
             ErrorCode::Io); // it does not come back by itself
    VERIFY_OK(readAll(*share, QStringLiteral("large")));
}

void TestSmbFaults::serverThatHangsBeforehand_isGivenUp()
{
    m_server->pause();
    const auto share = makeShare({.options = impatient()});
    const auto listed = share->list();
    QVERIFY(!listed);
    QCOMPARE(listed.error().code, ErrorCode::TimedOut);
    QVERIFY2(listed.error().detail.contains(QStringLiteral("does not answer")),
             qPrintable(listed.error().detail));
    QCOMPARE(workers().size(), 0u);
    m_server->resume();
    VERIFY_OK(share->list());
}

void TestSmbFaults::cancelInTheMiddle_leavesNothing()
{
    const CancelToken cancel;
    const auto share = makeShare({.cancel = cancel});
    {
        auto file = share->create(QStringLiteral("new.rbk"));
        VERIFY_OK(file);
        m_other = std::thread([cancel] {
            std::this_thread::sleep_for(100ms);
            cancel.cancel();
        });
        Result<void> failure;
        const QByteArray piece = randomBytes(1024 * 1024);
        VERIFY_OK((*file)->write(piece));
        while (failure)
            failure = (*file)->write(QByteArrayView(piece).first(cancel.isCancelled() ? piece.size() : 1));
        QCOMPARE(failure.error().code, ErrorCode::Cancelled);
        QCOMPARE((*file)->finish().error().code, ErrorCode::Cancelled);
        QCOMPARE(workers().size(), 0u);
    }
    QCOMPARE(namesIn(data()), onlyOld());
}

void TestSmbFaults::cancelWhileTheServerHangs_endsAtOnce()
{
    const CancelToken cancel;
    // Without the token this would wait longer than a test may.
    const auto share = makeShare({.options = {.toConnect = 1h, .toWork = 1h}, .cancel = cancel});
    VERIFY_OK(share->list());
    m_server->pause();
    m_other = std::thread([cancel] {
        std::this_thread::sleep_for(200ms);
        cancel.cancel();
    });
    QCOMPARE(share->list().error().code, ErrorCode::Cancelled);
    QCOMPARE(workers().size(), 0u);
}

void TestSmbFaults::cancelledBeforehand_asksNothing()
{
    const CancelToken cancel;
    cancel.cancel();
    const auto share = makeShare({.cancel = cancel});
    QCOMPARE(share->list().error().code, ErrorCode::Cancelled);
    QCOMPARE(share->create(QStringLiteral("a")).error().code, ErrorCode::Cancelled);
    const smb::ConnectionCheck check = share->check();
    QVERIFY(check.problem && check.problem->code == ErrorCode::Cancelled);
    QCOMPARE(namesIn(data()), onlyOld());
}

void TestSmbFaults::leftoverOfAKilledWriter_isToldAndCanBeRemoved()
{
    makeFile(data() + QStringLiteral("/new.rbk.part"), "half");
    const auto share = makeShare({});
    QCOMPARE(store(*share, QStringLiteral("new.rbk"), "new").error().code, ErrorCode::AlreadyExists);
    QCOMPARE(fileContent(data() + QStringLiteral("/new.rbk.part")), QByteArray("half"));
    VERIFY_OK(share->remove(QStringLiteral("new.rbk.part")));
    VERIFY_OK(store(*share, QStringLiteral("new.rbk"), "new"));
}

void TestSmbFaults::fileThatBecomesShorter_isNoEndlessRead()
{
    makeFile(data() + QStringLiteral("/large"), randomBytes(4 * 1024 * 1024));
    const auto share = makeShare({});
    auto file = share->open(QStringLiteral("large"));
    VERIFY_OK(file);
    QVERIFY(QFile::resize(data() + QStringLiteral("/large"), 1000));
    QCOMPARE((*file)->read(3 * 1024 * 1024, 1000).error().code, ErrorCode::Corrupt);
}

void TestSmbFaults::workerThatCannotBeStarted_isAnError()
{
    smb::Share share({QStringLiteral("127.0.0.1"), {}, QStringLiteral("data"), {}},
                     {SambaServer::user(), {}, SecretBytes(QByteArrayView("x"))},
                     {QStringLiteral("/nonexistent"), {}});
    const auto listed = share.list();
    QVERIFY(!listed);
    QVERIFY2(listed.error().detail.contains(QStringLiteral("No such file")),
             qPrintable(listed.error().detail));
}

void TestSmbFaults::workerThatIsNone_isAnError()
{
    for (const auto *program : {"/bin/true", "/bin/cat"}) {
        smb::Share share({QStringLiteral("127.0.0.1"), {}, QStringLiteral("data"), {}},
                         {SambaServer::user(), {}, SecretBytes(QByteArrayView("x"))},
                         {QString::fromLatin1(program), {}}, impatient());
        const auto listed = share.list();
        QVERIFY(!listed);
    }
}

int main(int argc, char *argv[])
{
    prepareShareTest(argc, argv);
    QCoreApplication app(argc, argv);
    TestSmbFaults test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_smb_faults.moc"
