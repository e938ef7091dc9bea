#include "tests/integration/smb/share_rig.h"
#include "tests/support/verify_ok.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QStorageInfo>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <cstdio>

using namespace retinue;
using namespace retinue::test;

namespace {

constexpr char kHoldOption[] = "--hold-a-share";

/// What the test of a dying parent starts: connects, says so, and asks once more when told to.
int holdShare()
{
    const auto share = makeShare({.options = {.toWork = std::chrono::hours(1)}});
    const auto listed = share->list();
    std::printf("%lld\n", listed && workers().size() == 1 ? static_cast<long long>(workers().front()) : -1LL);
    std::fflush(stdout);
    (void)std::getchar();
    (void)share->list();
    return 0;
}

} // namespace

/// Everything that goes right, with Samba's own server.
class TestSmbShare : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("data/deep/Bäckup 100%")));
        m_server = std::make_unique<SambaServer>(
            445,
            std::vector<SambaShare>{
                {QStringLiteral("data"), data(), {QStringLiteral("read only = no")}},
                {QStringLiteral("enc"),
                 data(),
                 {QStringLiteral("read only = no"), QStringLiteral("smb encrypt = required")}}},
            QStringList{QStringLiteral("server min protocol = SMB2_10"),
                        QStringLiteral("server signing = mandatory")});
        QCOMPARE(m_server->start(), QString());
    }
    void init()
    {
        for (const QStringList names = namesIn(data()); const QString &name : names)
            QVERIFY(QFile::remove(data() + u'/' + name));
    }
    void cleanup()
    {
        QCOMPARE(workers().size(), 0u);
    } // each test's shares are gone, and so are their processes

    void largeFile_writtenAndRead_isTheSameByteForByte();
    void unfinishedFile_isSeenAsPartOnly_andGoesWithItsWriter();
    void finishedFile_canBeReadAsPart_beforeItIsCommitted();
    void source_readInAnyOrder_givesWhatIsThere();
    void namesAndFolders_ofAnyLetters_work();
    void list_leavesOutFolders_andKnowsSizes();
    void list_ofThousandsOfFiles_isComplete();
    void commit_ontoAnExistingName_changesNothing();
    void renameAndRemove_ofFiles();
    void twoWritersAtOnce_onlyOneGetsTheName();
    void fileBeingWritten_isNotForReaders();
    void check_ofAGoodShare_saysItsSpaceAndLeavesNothing();
    void everySession_isSignedAndEncrypted();
    void encryptionRequired_worksWithAServerThatOffersIt();
    void shareThatRequiresEncryption_isUsedWithoutAsking();
    void domainBeforeTheUser_isTakenApart();
    void password_isNeitherInArgumentsNorEnvironment();
    void worker_endsWithItsParent();
    void workerOption_byHand_isRefused();

private:
    [[nodiscard]] QString data() const { return m_folder.filePath(QStringLiteral("data")); }
    QTemporaryDir m_folder;
    std::unique_ptr<SambaServer> m_server;
};

void TestSmbShare::largeFile_writtenAndRead_isTheSameByteForByte()
{
    const QByteArray content = randomBytes(48 * 1024 * 1024 + 12'345);
    const auto share = makeShare({});
    VERIFY_OK(store(*share, QStringLiteral("base.rbk"), content));
    QCOMPARE(namesIn(data()), QStringList{QStringLiteral("base.rbk")});
    const auto digest = [](const QByteArray &bytes) {
        return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    };
    QCOMPARE(digest(fileContent(data() + QStringLiteral("/base.rbk"))), digest(content));
    const auto back = readAll(*share, QStringLiteral("base.rbk"));
    VERIFY_OK(back);
    QCOMPARE(digest(*back), digest(content));
}

void TestSmbShare::unfinishedFile_isSeenAsPartOnly_andGoesWithItsWriter()
{
    const auto share = makeShare({});
    {
        auto file = share->create(QStringLiteral("a.rbk"));
        VERIFY_OK(file);
        VERIFY_OK((*file)->write(randomBytes(3 * 1024 * 1024)));
        QCOMPARE(namesIn(data()), QStringList{QStringLiteral("a.rbk.part")});
    }
    QCOMPARE(namesIn(data()), QStringList());
    {
        auto file = share->create(QStringLiteral("a.rbk"));
        VERIFY_OK(file);
        VERIFY_OK((*file)->finish());
    }
    QCOMPARE(namesIn(data()), QStringList()); // finished, but never committed
}

void TestSmbShare::finishedFile_canBeReadAsPart_beforeItIsCommitted()
{
    const auto share = makeShare({});
    auto file = share->create(QStringLiteral("a.rbk"));
    VERIFY_OK(file);
    VERIFY_OK((*file)->write("what is read back"));
    VERIFY_OK((*file)->finish());
    const auto back = readAll(*share, QStringLiteral("a.rbk.part"));
    VERIFY_OK(back);
    QCOMPARE(*back, QByteArray("what is read back"));
    VERIFY_OK((*file)->commit());
    QCOMPARE(namesIn(data()), QStringList{QStringLiteral("a.rbk")});
}

void TestSmbShare::source_readInAnyOrder_givesWhatIsThere()
{
    const QByteArray content = randomBytes(2 * 1024 * 1024 + 100);
    makeFile(data() + QStringLiteral("/a"), content);
    const auto share = makeShare({});
    auto file = share->open(QStringLiteral("a"));
    VERIFY_OK(file);
    QCOMPARE((*file)->size(), content.size());
    for (const qint64 at :
         {content.size() - 10, qint64(0), qint64(1024 * 1024 - 5), content.size() / 2, qint64(7)}) {
        const auto piece = base::readExactly(**file, at, std::min<qint64>(content.size() - at, 5000));
        VERIFY_OK(piece);
        QCOMPARE(*piece, content.mid(at, 5000));
    }
    const auto end = (*file)->read(content.size(), 10);
    VERIFY_OK(end);
    QVERIFY(end->isEmpty());
}

void TestSmbShare::namesAndFolders_ofAnyLetters_work()
{
    const auto share = makeShare({.folder = QStringLiteral("\\deep/Bäckup 100%")});
    QCOMPARE(share->address().toString(), QStringLiteral("\\\\127.0.0.1\\data\\deep\\Bäckup 100%"));
    const QString name = QStringLiteral("名前 #1 %41&+@;é.rbk");
    VERIFY_OK(store(*share, name, "content"));
    QCOMPARE(namesIn(data() + QStringLiteral("/deep/Bäckup 100%")), QStringList{name});
    const auto files = share->list();
    VERIFY_OK(files);
    QCOMPARE(files->size(), 1u);
    QCOMPARE(files->front().name, name);
    VERIFY_OK(share->remove(name));
    for (const auto *bad : {"", ".", "..", "a/b", "a\\b", "a:b", "a*", "a.", "a ", "a\nb"}) {
        const auto created = share->create(QString::fromLatin1(bad));
        QVERIFY2(!created, bad);
        QCOMPARE(created.error().code, ErrorCode::InvalidInput);
    }
}

void TestSmbShare::list_leavesOutFolders_andKnowsSizes()
{
    makeFile(data() + QStringLiteral("/a.rbk"), QByteArray(1234, 'a'));
    const auto share = makeShare({});
    const auto files = share->list();
    VERIFY_OK(files);
    QCOMPARE(files->size(), 1u);
    QCOMPARE(files->front().size, 1234);
    const auto described = share->describe(QStringLiteral("a.rbk"));
    VERIFY_OK(described);
    QCOMPARE(described->size, 1234);
    const auto onDisk = QFileInfo(data() + QStringLiteral("/a.rbk")).lastModified().toSecsSinceEpoch();
    QCOMPARE(base::toMilliseconds(files->front().changed) / 1000, onDisk);
    QCOMPARE(base::toMilliseconds(described->changed) / 1000, onDisk);
    QCOMPARE(share->describe(QStringLiteral("deep")).error().code, ErrorCode::NotFound);
    QCOMPARE(share->describe(QStringLiteral("b.rbk")).error().code, ErrorCode::NotFound);
}

void TestSmbShare::list_ofThousandsOfFiles_isComplete()
{
    constexpr int kFiles = 2'345;
    for (int i = 0; i < kFiles; ++i)
        makeFile(QStringLiteral("%1/file-%2").arg(data()).arg(i), {});
    const auto files = makeShare({})->list();
    VERIFY_OK(files);
    QStringList names;
    for (const auto &file : *files)
        names << file.name;
    names.removeDuplicates();
    QCOMPARE(names.size(), kFiles);
}

void TestSmbShare::commit_ontoAnExistingName_changesNothing()
{
    makeFile(data() + QStringLiteral("/a.rbk"), "old");
    const auto share = makeShare({});
    const auto stored = store(*share, QStringLiteral("a.rbk"), "new");
    QVERIFY(!stored);
    QCOMPARE(stored.error().code, ErrorCode::AlreadyExists);
    QCOMPARE(fileContent(data() + QStringLiteral("/a.rbk")), QByteArray("old"));
    QCOMPARE(namesIn(data()), QStringList{QStringLiteral("a.rbk")});
}

void TestSmbShare::renameAndRemove_ofFiles()
{
    makeFile(data() + QStringLiteral("/a"), "a");
    makeFile(data() + QStringLiteral("/b"), "b");
    const auto share = makeShare({});
    QCOMPARE(share->rename(QStringLiteral("a"), QStringLiteral("b")).error().code, ErrorCode::AlreadyExists);
    VERIFY_OK(share->rename(QStringLiteral("a"), QStringLiteral("c")));
    QCOMPARE(namesIn(data()), (QStringList{QStringLiteral("b"), QStringLiteral("c")}));
    VERIFY_OK(share->remove(QStringLiteral("b")));
    QCOMPARE(share->remove(QStringLiteral("b")).error().code, ErrorCode::NotFound);
    QCOMPARE(share->rename(QStringLiteral("b"), QStringLiteral("d")).error().code, ErrorCode::NotFound);
    QCOMPARE(fileContent(data() + QStringLiteral("/c")), QByteArray("a"));
}

void TestSmbShare::twoWritersAtOnce_onlyOneGetsTheName()
{
    const auto one = makeShare({});
    const auto two = makeShare({});
    auto first = one->create(QStringLiteral("a.rbk"));
    VERIFY_OK(first);
    const auto second = two->create(QStringLiteral("a.rbk"));
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::AlreadyExists);
    QVERIFY2(second.error().detail.contains(QStringLiteral("a.rbk.part")), qPrintable(second.error().detail));
    // Another name at the same time is nobody's business.
    VERIFY_OK(store(*two, QStringLiteral("b.rbk"), "two"));
    VERIFY_OK((*first)->write("one"));
    VERIFY_OK((*first)->finish());
    VERIFY_OK((*first)->commit());
    QCOMPARE(fileContent(data() + QStringLiteral("/a.rbk")), QByteArray("one"));
    QCOMPARE(fileContent(data() + QStringLiteral("/b.rbk")), QByteArray("two"));
}

void TestSmbShare::fileBeingWritten_isNotForReaders()
{
    const auto one = makeShare({});
    const auto two = makeShare({});
    auto file = one->create(QStringLiteral("a.rbk"));
    VERIFY_OK(file);
    QCOMPARE(two->open(QStringLiteral("a.rbk.part")).error().code, ErrorCode::InUse);
    QCOMPARE(two->remove(QStringLiteral("a.rbk.part")).error().code, ErrorCode::InUse);
}

void TestSmbShare::check_ofAGoodShare_saysItsSpaceAndLeavesNothing()
{
    const auto share = makeShare({});
    const smb::ConnectionCheck good = share->check();
    QVERIFY2(!good.failed, good.problem ? qPrintable(good.problem->toString()) : "");
    QVERIFY(good.freeBytes.value_or(0) > 0);
    QCOMPARE(namesIn(data()), QStringList());
    const auto space = share->freeSpace();
    VERIFY_OK(space);
    // Samba's count of the same disk: others may write meanwhile.
    const qint64 onDisk = QStorageInfo(data()).bytesAvailable();
    QVERIFY(qAbs(space->value() - onDisk) < onDisk / 2);
}

void TestSmbShare::everySession_isSignedAndEncrypted()
{
    const auto share = makeShare({});
    VERIFY_OK(share->list());
    const QString status = m_server->status();
    QVERIFY2(status.contains(QStringLiteral("SMB3_11")), qPrintable(status));
    QVERIFY2(status.contains(QStringLiteral("AES-128-GCM")) || status.contains(QStringLiteral("AES-256-GCM")),
             qPrintable(status));
}

void TestSmbShare::encryptionRequired_worksWithAServerThatOffersIt()
{
    const auto share = makeShare({.options = {.encryptionRequired = true}});
    VERIFY_OK(store(*share, QStringLiteral("a.rbk"), randomBytes(100'000)));
    QVERIFY(m_server->status().contains(QStringLiteral("-GCM")));
}

void TestSmbShare::shareThatRequiresEncryption_isUsedWithoutAsking()
{
    const auto share = makeShare({.share = QStringLiteral("enc")});
    VERIFY_OK(store(*share, QStringLiteral("a.rbk"), randomBytes(100'000)));
    QCOMPARE(fileContent(data() + QStringLiteral("/a.rbk")), randomBytes(100'000));
}

void TestSmbShare::domainBeforeTheUser_isTakenApart()
{
    const smb::SignIn signIn = smb::apart({QStringLiteral("OFFICE\\backup"), {}, {}});
    QCOMPARE(signIn.domain, QStringLiteral("OFFICE"));
    QCOMPARE(signIn.user, QStringLiteral("backup"));
    VERIFY_OK(makeShare({.user = QStringLiteral("WORKGROUP\\root")})->list());
}

void TestSmbShare::password_isNeitherInArgumentsNorEnvironment()
{
    const auto share = makeShare({});
    VERIFY_OK(share->list());
    QCOMPARE(workers().size(), 1u);
    const QString process = QStringLiteral("/proc/%1/").arg(workers().front());
    const QByteArray arguments = fileContent(process + QStringLiteral("cmdline"));
    const QByteArray environment = fileContent(process + QStringLiteral("environ"));
    QVERIFY(arguments.contains("--smb-worker"));
    QVERIFY(environment.contains('='));
    QVERIFY(!(arguments + environment).contains(SambaServer::password()));
    QVERIFY(!('\0' + environment).contains(QByteArray("\0HOME=", 6))); // no ~/.smb/smb.conf
}

void TestSmbShare::worker_endsWithItsParent()
{
    QProcess parent;
    parent.start(QCoreApplication::applicationFilePath(), {QString::fromLatin1(kHoldOption)});
    QVERIFY(parent.waitForReadyRead(60'000));
    const qint64 worker = parent.readLine().trimmed().toLongLong();
    QVERIFY(worker > 0);
    QVERIFY(isAlive(worker));
    m_server->pause(); // so that the worker waits for its server, not for its parent
    parent.write("\n");
    QVERIFY(parent.waitForBytesWritten(60'000));
    QTest::qSleep(300);
    parent.kill();
    QVERIFY(parent.waitForFinished(60'000));
    QTRY_VERIFY_WITH_TIMEOUT(!isAlive(worker), 60'000);
    m_server->resume();
}

void TestSmbShare::workerOption_byHand_isRefused()
{
    QProcess worker;
    worker.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--smb-worker")});
    QVERIFY(worker.waitForFinished(60'000));
    QCOMPARE(worker.exitCode(), 2);
    QVERIFY(worker.readAllStandardError().contains("program's own"));
}

int main(int argc, char *argv[])
{
    if (argc == 2 && qstrcmp(argv[1], kHoldOption) == 0)
        return holdShare();
    prepareShareTest(argc, argv);
    QCoreApplication app(argc, argv);
    TestSmbShare test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_smb_share.moc"
