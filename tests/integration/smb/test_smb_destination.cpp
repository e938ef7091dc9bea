#include "app/shares/share_access.h"
#include "core/backup/failure.h"
#include "tests/integration/smb/share_rig.h"
#include "tests/support/tiny_disk.h"
#include "tests/support/verify_ok.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace retinue;
using namespace retinue::test;

namespace {

engine::NetworkShare goodShare()
{
    return {QStringLiteral("127.0.0.1"), QStringLiteral("data"), {}, SambaServer::user(), 0, true};
}

engine::ShareAccess access()
{
    return shares::shareAccess(smb::WorkerProgram::thisProgram());
}

std::unique_ptr<backup::Destination> destination(const engine::NetworkShare &share = goodShare(),
                                                 const QByteArray &password = SambaServer::password())
{
    return access().destination(share, SecretBytes(QByteArrayView(password)), {});
}

constexpr quint16 kPlainPort = 2445;
const QString kOld = QStringLiteral("old.rbk");

Result<void> save(backup::Destination &place, const QString &name, const QByteArray &content)
{
    auto file = place.create(name);
    if (!file)
        return std::move(file).error();
    RETINUE_TRY((*file)->write(content));
    RETINUE_TRY((*file)->finish());
    return (*file)->commit();
}

} // namespace

/// A share as backups see it: the contract of backup::Destination, and the errors that R54's codes are made
/// of.
class TestSmbDestination : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("data")));
        m_tiny = std::make_unique<TinyDisk>(4 * 1024);
        makeFile(m_tiny->filePath(kOld), "old");
        const QString writable = QStringLiteral("read only = no");
        m_server = std::make_unique<SambaServer>(
            445, std::vector<SambaShare>{
                     {QStringLiteral("data"), data(), {writable}},
                     {QStringLiteral("readonly"), data(), {}},
                     {QStringLiteral("others"), data(), {writable, QStringLiteral("valid users = nobody")}},
                     {QStringLiteral("tiny"), m_tiny->path(), {writable}}});
        QCOMPARE(m_server->start(), QString());
        m_plain = std::make_unique<SambaServer>(
            kPlainPort, std::vector<SambaShare>{{QStringLiteral("data"), data(), {writable}}},
            QStringList{QStringLiteral("server smb encrypt = off")});
        QCOMPARE(m_plain->start(), QString());
    }
    void init()
    {
        for (const QStringList names = namesIn(data()); const QString &name : names)
            QVERIFY(QFile::remove(data() + u'/' + name));
        makeFile(data() + u'/' + kOld, "the backup of yesterday");
    }
    void cleanup()
    {
        QCOMPARE(workers().size(), 0u);
        QCOMPARE(fileContent(data() + u'/' + kOld), QByteArray("the backup of yesterday"));
        QCOMPARE(namesIn(m_tiny->path()), QStringList{kOld});
    }

    void backup_writtenReadAndRemoved();
    void partFile_withoutCommit_leavesNothing();
    void failures_haveTheCodesOfR54_data();
    void failures_haveTheCodesOfR54();
    void interruption_hasTheCodeOfR54();
    void encryption_whenRequired_isNotDoneWithout();
    void test_namesTheStep_data();
    void test_namesTheStep();

private:
    [[nodiscard]] QString data() const { return m_folder.filePath(QStringLiteral("data")); }
    QTemporaryDir m_folder;
    std::unique_ptr<TinyDisk> m_tiny;
    std::unique_ptr<SambaServer> m_server;
    std::unique_ptr<SambaServer> m_plain; ///< encrypts nothing
};

void TestSmbDestination::backup_writtenReadAndRemoved()
{
    const QByteArray content = randomBytes(3'000'000);
    const QString name = QStringLiteral("retinue-20261128T001500Z-base.rbk");
    const auto place = destination();
    QCOMPARE(place->toString(), QStringLiteral("\\\\127.0.0.1\\data"));
    QVERIFY(place->isNetwork());
    {
        auto file = place->create(name);
        VERIFY_OK(file);
        QCOMPARE(place->create(name).error().code, ErrorCode::AlreadyExists);
        VERIFY_OK((*file)->write(content));
        VERIFY_OK((*file)->finish());
        auto back = place->open(name + backup::kPart); // read back before it gets its name
        VERIFY_OK(back);
        const auto whole = base::readExactly(**back, 0, (*back)->size());
        VERIFY_OK(whole);
        QVERIFY(*whole == content);
        back->reset();
        VERIFY_OK((*file)->commit());
    }
    const auto files = place->list();
    VERIFY_OK(files);
    QCOMPARE(files->size(), 2u);
    const auto &stored = files->front().name == kOld ? files->back() : files->front();
    QCOMPARE(stored.name, name);
    QCOMPARE(stored.size, content.size());
    const auto space = place->freeSpace();
    VERIFY_OK(space);
    QVERIFY(space->value_or(0) > 0);
    VERIFY_OK(place->remove(name));
    QCOMPARE(place->remove(name).error().code, ErrorCode::NotFound);
    QCOMPARE(place->open(name).error().code, ErrorCode::NotFound);
}

void TestSmbDestination::partFile_withoutCommit_leavesNothing()
{
    const auto place = destination();
    {
        auto file = place->create(QStringLiteral("a.rbk"));
        VERIFY_OK(file);
        VERIFY_OK((*file)->write(randomBytes(2'000'000)));
    }
    QCOMPARE(namesIn(data()), QStringList{kOld});
}

void TestSmbDestination::failures_haveTheCodesOfR54_data()
{
    QTest::addColumn<engine::NetworkShare>("share");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<QString>("saving");
    QTest::addColumn<QString>("restoring");
    const auto row = [](const char *name, const char *saving, const char *restoring, const auto &change,
                        const QByteArray &password = SambaServer::password()) {
        engine::NetworkShare share = goodShare();
        change(share);
        QTest::newRow(name) << share << password << QString::fromLatin1(saving)
                            << QString::fromLatin1(restoring);
    };
    using Share = engine::NetworkShare;
    row("host", "DBBU04", "DBRS03", [](Share &s) { s.host = QStringLiteral("no-such-host.invalid"); });
    row("port", "DBBU04", "DBRS03", [](Share &s) { s.port = 5445; });
    row("share", "DBBU04", "DBRS03", [](Share &s) { s.share = QStringLiteral("nix"); });
    row("folder", "DBBU04", "DBRS03", [](Share &s) { s.folder = QStringLiteral("nix"); });
    row(
        "password", "DBBU05", "DBRS04", [](Share &) {}, "wrong");
    row("right to the share", "DBBU05", "DBRS04", [](Share &s) { s.share = QStringLiteral("others"); });
    row("right to write", "DBBU05", "", [](Share &s) { s.share = QStringLiteral("readonly"); });
    row("full", "DBBU03", "", [](Share &s) { s.share = QStringLiteral("tiny"); });
}

void TestSmbDestination::failures_haveTheCodesOfR54() // R54
{
    QFETCH(engine::NetworkShare, share);
    QFETCH(QByteArray, password);
    QFETCH(QString, saving);
    QFETCH(QString, restoring);
    const auto place = destination(share, password);
    const auto saved = save(*place, QStringLiteral("new.rbk"), randomBytes(6 * 1024 * 1024));
    QVERIFY(!saved);
    QCOMPARE(backup::codeOf(backup::withCode(saved.error(), backup::Stage::Saving, place->isNetwork())),
             saving);
    QCOMPARE(namesIn(data()), QStringList{kOld});
    const auto opened = place->open(kOld);
    QCOMPARE(opened.ok(), restoring.isEmpty());
    if (!opened)
        QCOMPARE(
            backup::codeOf(backup::withCode(opened.error(), backup::Stage::Restoring, place->isNetwork())),
            restoring);
}

void TestSmbDestination::interruption_hasTheCodeOfR54() // R54
{
    makeFile(data() + QStringLiteral("/large"), randomBytes(4 * 1024 * 1024));
    const auto place = destination();
    auto source = place->open(QStringLiteral("large"));
    VERIFY_OK(source);
    auto file = place->create(QStringLiteral("new.rbk"));
    VERIFY_OK(file);
    VERIFY_OK((*file)->write(randomBytes(1024 * 1024)));
    m_server->kill();
    const auto read = (*source)->read(3 * 1024 * 1024, 1000);
    QVERIFY(!read);
    QCOMPARE(backup::codeOf(backup::withCode(read.error(), backup::Stage::Restoring, true)),
             QStringLiteral("DBRS02"));
    Result<void> written = (*file)->write(randomBytes(2 * 1024 * 1024));
    if (written)
        written = (*file)->finish();
    QVERIFY(!written);
    QCOMPARE(backup::codeOf(backup::withCode(written.error(), backup::Stage::Saving, true)),
             QStringLiteral("DBBU02"));
    QVERIFY(!(*file)->commit());
    QCOMPARE(m_server->start(), QString());
    QVERIFY(!namesIn(data()).contains(QStringLiteral("new.rbk")));
}

void TestSmbDestination::encryption_whenRequired_isNotDoneWithout() // R50
{
    engine::NetworkShare share = goodShare();
    share.encryptionRequired = true;
    VERIFY_OK(save(*destination(share), QStringLiteral("new.rbk"), "sealed on its way"));
    share.port = kPlainPort;
    const auto strict = destination(share);
    const auto refused = save(*strict, QStringLiteral("other.rbk"), "never sent");
    QVERIFY(!refused);
    QVERIFY2(refused.error().toString().contains(QStringLiteral("does not offer any")),
             qPrintable(refused.error().toString()));
    QCOMPARE(backup::codeOf(backup::withCode(refused.error(), backup::Stage::Saving, true)),
             QStringLiteral("DBBU05"));
    QVERIFY(access().test(share, SecretBytes(QByteArrayView(SambaServer::password())), {}).failed);
    QVERIFY(!namesIn(data()).contains(QStringLiteral("other.rbk")));
    share.encryptionRequired = false;
    VERIFY_OK(save(*destination(share), QStringLiteral("other.rbk"), "signed only"));
}

void TestSmbDestination::test_namesTheStep_data()
{
    QTest::addColumn<engine::NetworkShare>("share");
    QTest::addColumn<int>("step"); // -1: all went well
    const auto row = [](const char *name, const auto &change, int step) {
        engine::NetworkShare share = goodShare();
        change(share);
        QTest::newRow(name) << share << step;
    };
    using Share = engine::NetworkShare;
    using Step = engine::ShareStep;
    row(
        "good", [](Share &) {}, -1);
    row(
        "host", [](Share &s) { s.host = QStringLiteral("no-such-host.invalid"); }, int(Step::Name));
    row(
        "port", [](Share &s) { s.port = 5445; }, int(Step::Port));
    row(
        "user", [](Share &s) { s.user = QStringLiteral("X\\nobody-knows"); }, int(Step::SignIn));
    row(
        "share", [](Share &s) { s.share = QStringLiteral("nix"); }, int(Step::Share));
    row(
        "folder", [](Share &s) { s.folder = QStringLiteral("nix"); }, int(Step::Folder));
    row(
        "right", [](Share &s) { s.share = QStringLiteral("readonly"); }, int(Step::Write));
}

void TestSmbDestination::test_namesTheStep()
{
    QFETCH(engine::NetworkShare, share);
    QFETCH(int, step);
    const engine::ShareTest test =
        access().test(share, SecretBytes(QByteArrayView(SambaServer::password())), {});
    QCOMPARE(test.failed ? int(*test.failed) : -1, step);
    QCOMPARE(test.why.has_value(), step >= 0);
    QCOMPARE(test.freeSpace.value_or(0) > 0, step < 0);
}

int main(int argc, char *argv[])
{
    prepareShareTest(argc, argv);
    QCoreApplication app(argc, argv);
    TestSmbDestination test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_smb_destination.moc"
