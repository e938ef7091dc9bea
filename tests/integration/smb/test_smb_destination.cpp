#include "app/shares/share_access.h"
#include "tests/integration/smb/share_rig.h"
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
        m_server = std::make_unique<SambaServer>(
            445, std::vector<SambaShare>{{QStringLiteral("data"), data(), {QStringLiteral("read only = no")}},
                                         {QStringLiteral("readonly"), data(), {}}});
        QCOMPARE(m_server->start(), QString());
    }
    void init()
    {
        for (const QStringList names = namesIn(data()); const QString &name : names)
            QVERIFY(QFile::remove(data() + u'/' + name));
    }
    void cleanup() { QCOMPARE(workers().size(), 0u); }

    void backup_writtenReadAndRemoved();
    void partFile_withoutCommit_leavesNothing();
    void errors_areThoseOfR54_data();
    void errors_areThoseOfR54();
    void test_namesTheStep_data();
    void test_namesTheStep();

private:
    [[nodiscard]] QString data() const { return m_folder.filePath(QStringLiteral("data")); }
    QTemporaryDir m_folder;
    std::unique_ptr<SambaServer> m_server;
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
    QCOMPARE(files->size(), 1u);
    QCOMPARE(files->front().name, name);
    QCOMPARE(files->front().size, content.size());
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
    QCOMPARE(namesIn(data()), QStringList());
}

void TestSmbDestination::errors_areThoseOfR54_data()
{
    QTest::addColumn<engine::NetworkShare>("share");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](const char *name, ErrorCode code, const auto &change,
                        const QByteArray &password = SambaServer::password()) {
        engine::NetworkShare share = goodShare();
        change(share);
        QTest::newRow(name) << share << password << code;
    };
    using Share = engine::NetworkShare;
    // not there: DBBU04, DBRS03
    row("host", ErrorCode::Unreachable, [](Share &s) { s.host = QStringLiteral("no-such-host.invalid"); });
    row("port", ErrorCode::Unreachable, [](Share &s) { s.port = 5445; });
    row("share", ErrorCode::NotFound, [](Share &s) { s.share = QStringLiteral("nix"); });
    row("folder", ErrorCode::NotFound, [](Share &s) { s.folder = QStringLiteral("nix"); });
    // not accessible: DBBU05, DBRS04
    row(
        "password", ErrorCode::NotPermitted, [](Share &) {}, "wrong");
    row("right", ErrorCode::NotPermitted, [](Share &s) { s.share = QStringLiteral("readonly"); });
}

void TestSmbDestination::errors_areThoseOfR54()
{
    QFETCH(engine::NetworkShare, share);
    QFETCH(QByteArray, password);
    QFETCH(ErrorCode, code);
    const auto created = destination(share, password)->create(QStringLiteral("a.rbk"));
    QVERIFY(!created);
    QVERIFY2(created.error().code == code, qPrintable(created.error().toString()));
    QCOMPARE(namesIn(data()), QStringList());
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
