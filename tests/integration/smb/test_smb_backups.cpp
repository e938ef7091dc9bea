#include "app/shares/share_destination.h"
#include "core/backup/failure.h"
#include "core/engine/engine.h"
#include "core/store/edit.h"
#include "core/store/snapshot.h"
#include "tests/integration/smb/share_rig.h"
#include "tests/support/store_edits.h"
#include "tests/support/tiny_disk.h"
#include "tests/support/verify_ok.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <thread>

using namespace retinue;
using namespace retinue::engine;
using namespace retinue::test;
using namespace std::chrono_literals;

namespace {

constexpr quint16 kGood = 445, kSmb1Only = 1445, kStrict = 2445, kClosed = 5445;
const QString kWho = QStringLiteral("test");
const QByteArray kValue = "\"precious\"";

NetworkShare goodShare()
{
    return {QStringLiteral("127.0.0.1"), QStringLiteral("data"), {}, SambaServer::user(), 0, true};
}

SecretBytes password(const QByteArray &text = SambaServer::password())
{
    return SecretBytes(QByteArrayView(text));
}

/// As the programs have it, with less patience than they.
ShareAccess access()
{
    ShareAccess access;
    access.destination = [](const NetworkShare &share, const SecretBytes &secret,
                            const CancelToken &cancel) -> std::unique_ptr<backup::Destination> {
        ShareWish wish{.share = share.share,
                       .folder = share.folder,
                       .host = share.host,
                       .port = quint16(share.port == 0 ? kGood : share.port),
                       .user = share.user,
                       .password = secret.view().toByteArray(),
                       .options = {.toConnect = 4s, .toWork = 3s},
                       .cancel = cancel};
        return std::make_unique<shares::ShareDestination>(makeShare(wish));
    };
    return access;
}

BackUpWish toNetwork()
{
    BackUpWish wish;
    wish.place = BackupPlace::Network;
    return wish;
}

BackupSource onNetwork(const QString &name)
{
    return {BackupSource::Kind::Network, name};
}

/// An installation whose network destination is a share.
class Installation
{
public:
    explicit Installation(int kibibytes = 0)
    {
        auto opened = Engine::open({m_folder.filePath(QStringLiteral("data")), {}, nullptr, 10s});
        if (!opened)
            qFatal("%s", qPrintable(opened.error().toString()));
        m_engine = *std::move(opened);
        backups().setShareAccess(access());
        set(goodShare());
        put("ann", kValue);
        fill(kibibytes);
    }

    [[nodiscard]] Engine &engine() const { return *m_engine; }
    [[nodiscard]] Backups &backups() const { return m_engine->backups(); }
    void set(const NetworkShare &share, const QByteArray &secret = SambaServer::password()) const
    {
        if (auto done = backups().setNetworkShare(share, password(secret), kWho); !done)
            qFatal("%s", qPrintable(done.error().toString()));
    }
    void put(const char *user, const QByteArray &value) const
    {
        const auto key = *OwnerKey::user(QString::fromLatin1(user));
        const auto written = m_engine->store().writeAndWait([&](store::Edit &edit) -> Result<void> {
            auto done = test::put(edit, key, {1, false, value, {}});
            return done ? Result<void>() : Result<void>(done.error());
        });
        if (!written)
            qFatal("%s", qPrintable(written.error().toString()));
    }
    /// So many users with a KiB each that cannot be compressed away.
    void fill(int users) const
    {
        constexpr int kAtOnce = 100;
        QRandomGenerator random(42);
        for (int first = 0; first < users; first += kAtOnce) {
            const auto written = m_engine->store().writeAndWait([&](store::Edit &edit) -> Result<void> {
                for (int i = first; i < std::min(first + kAtOnce, users); ++i) {
                    QByteArray noise(768, Qt::Uninitialized);
                    for (char &byte : noise)
                        byte = char(random.bounded(256));
                    const auto done = test::put(edit, *OwnerKey::user(QStringLiteral("user%1").arg(i)),
                                                {1, false, '"' + noise.toBase64() + '"', {}});
                    if (!done)
                        return done.error();
                }
                return {};
            });
            if (!written)
                qFatal("%s", qPrintable(written.error().toString()));
        }
    }
    /// What ann has.
    [[nodiscard]] QByteArray value() const
    {
        const auto view = m_engine->store().read();
        const auto owner = view->tables().owners.find(*OwnerKey::user(QStringLiteral("ann")));
        if (!owner || !*owner)
            return {};
        const auto setting = view->tables().settings.find(**owner, 1, store::SettingTable::Secrets::LeaveOut);
        return setting && *setting ? (*setting)->value : QByteArray();
    }
    /// Of the newest row of the log.
    [[nodiscard]] QString logged() const
    {
        const auto rows = m_engine->executions().newest(1);
        return rows && !rows->empty() ? rows->front().result : QString();
    }
    [[nodiscard]] QString makeBackup() const
    {
        const auto made = backups().backUp(toNetwork(), kWho, {});
        if (!made)
            qWarning("%s", qPrintable(made.error().toString()));
        return made ? made->file.name : QString();
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Engine> m_engine;
};

/// Calls `then` once, in the middle of a phase.
LongWork inTheMiddle(const QString &phase, const std::function<void()> &then)
{
    LongWork work;
    work.report = [phase, then, isDone = false](const QString &now, std::int64_t done,
                                                std::int64_t total) mutable {
        if (!isDone && now == phase && done >= total / 2) {
            isDone = true;
            then();
        }
    };
    return work;
}

} // namespace

/// Whole backups and restores over Samba's own server, and everything that goes wrong on the way: the code of
/// R54, the cause in words, nothing half-written that is taken for a backup, and the old one still good.
class TestSmbBackups : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();

    void backUp_ontoAShare_isListedVerifiedTriedAndRestored();
    void backUp_ontoAServerThatRequiresSigningAndEncryption_works();
    void everyFault_hasItsCode_andHarmsNothing_data();
    void everyFault_hasItsCode_andHarmsNothing();
    void share_thatFillsUpInTheMiddle_isDBBU03();
    void server_killedWhileWritten_isDBBU02();
    void server_killedWhileReadBack_isDBBU02();
    void server_thatHangsWhileWritten_isDBBU02();
    void server_killedWhileRestored_isDBRS02();
    void file_damagedOnTheShare_isDBRS02();
    void twoInstallations_atOnceInOneFolder_keepTheirOwn();

private:
    [[nodiscard]] QString data() const { return m_folder.filePath(QStringLiteral("data")); }
    [[nodiscard]] QString tiny() const { return m_tiny->filePath(QStringLiteral("folder")); }
    /// The old backup is the only one, and good.
    void verifyOnlyOldIsThere(const Installation &installation, const QString &old) const;

    QTemporaryDir m_folder;
    std::unique_ptr<TinyDisk> m_tiny;
    std::unique_ptr<SambaServer> m_server, m_smb1Only, m_strict;
};

void TestSmbBackups::initTestCase()
{
    QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("data")));
    m_tiny = std::make_unique<TinyDisk>(3 * 1024);
    QVERIFY(QDir().mkdir(tiny()));
    const QString writable = QStringLiteral("read only = no");
    const std::vector<SambaShare> shares{
        {QStringLiteral("data"), data(), {writable}},
        {QStringLiteral("readonly"), data(), {}},
        {QStringLiteral("others"), data(), {writable, QStringLiteral("valid users = nobody")}},
        {QStringLiteral("tiny"), tiny(), {writable}},
    };
    m_server = std::make_unique<SambaServer>(kGood, shares);
    m_smb1Only = std::make_unique<SambaServer>(kSmb1Only, shares,
                                               QStringList{QStringLiteral("server min protocol = NT1"),
                                                           QStringLiteral("server max protocol = NT1")});
    m_strict = std::make_unique<SambaServer>(kStrict, shares,
                                             QStringList{QStringLiteral("server signing = mandatory"),
                                                         QStringLiteral("server smb encrypt = required")});
    for (SambaServer *server : {m_server.get(), m_smb1Only.get(), m_strict.get()})
        QCOMPARE(server->start(), QString());
}

void TestSmbBackups::init()
{
    for (const QString &folder : {data(), tiny()})
        for (const QStringList names = namesIn(folder); const QString &name : names)
            QVERIFY(QFile::remove(folder + u'/' + name));
}

void TestSmbBackups::cleanup()
{
    m_server->resume();
    QCOMPARE(workers().size(), 0u);
}

void TestSmbBackups::verifyOnlyOldIsThere(const Installation &installation, const QString &old) const
{
    const auto list = installation.backups().list(BackupPlace::Network);
    VERIFY_OK(list);
    QCOMPARE(list->backups.size(), 1u);
    QCOMPARE(list->backups.front().base.name, old);
    VERIFY_OK(installation.backups().verify(onNetwork(old), {}, kWho, {}));
}

void TestSmbBackups::backUp_ontoAShare_isListedVerifiedTriedAndRestored() // R50, R53, R55
{
    const Installation installation;
    BackUpWish wish = toNetwork();
    wish.passphrase = password("correct horse");
    const auto made = installation.backups().backUp(wish, kWho, {});
    VERIFY_OK(made);
    QCOMPARE(made->place, QStringLiteral("\\\\127.0.0.1\\data"));
    QCOMPARE(installation.logged(), QStringLiteral("OK"));
    QCOMPARE(namesIn(data()), QStringList{made->file.name});
    installation.put("ann", "\"changed\"");
    BackUpWish changes = toNetwork();
    changes.passphrase = password("correct horse");
    changes.content = BackUpWish::Content::Increment;
    const auto increment = installation.backups().backUp(changes, kWho, {});
    VERIFY_OK(increment);
    QCOMPARE(increment->file.kind, backup::BackupKind::Increment);
    installation.put("ann", "\"changed again\"");

    const BackupSource newest = onNetwork(increment->file.name);
    VERIFY_OK(installation.backups().verify(newest, password("correct horse"), kWho, {}));
    VERIFY_OK(installation.backups().trialRestore(newest, password("correct horse"), kWho, {}));
    const auto prepared = installation.backups().prepareRestore(newest, password("correct horse"), {});
    VERIFY_OK(prepared);
    VERIFY_OK(installation.backups().restore(*prepared, {true, false}, kWho, {}));
    QCOMPARE(installation.value(), QByteArray("\"changed\""));
}

void TestSmbBackups::backUp_ontoAServerThatRequiresSigningAndEncryption_works()
{
    const Installation installation;
    NetworkShare share = goodShare();
    share.port = kStrict;
    installation.set(share);
    const QString name = installation.makeBackup();
    QCOMPARE(namesIn(data()), QStringList{name});
    VERIFY_OK(installation.backups().verify(onNetwork(name), {}, kWho, {}));
}

void TestSmbBackups::everyFault_hasItsCode_andHarmsNothing_data()
{
    QTest::addColumn<NetworkShare>("share");
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QString>("backup");
    QTest::addColumn<QString>("restore"); // empty: it can be restored from
    QTest::addColumn<QString>("word");
    const auto row = [](const char *name, const char *backup, const char *restore, const char *word,
                        const auto &change, const QByteArray &secret = SambaServer::password()) {
        NetworkShare share = goodShare();
        change(share);
        QTest::newRow(name) << share << secret << QString::fromLatin1(backup) << QString::fromLatin1(restore)
                            << QString::fromLatin1(word);
    };
    using Share = NetworkShare;
    row("unknown host", "DBBU04", "DBRS03", "cannot be looked up",
        [](Share &s) { s.host = QStringLiteral("no-such-host.invalid"); });
    row("closed port", "DBBU04", "DBRS03", "nothing listens", [](Share &s) { s.port = kClosed; });
    row("missing share", "DBBU04", "DBRS03", "no usable share \"nix\"",
        [](Share &s) { s.share = QStringLiteral("nix"); });
    row("missing folder", "DBBU04", "DBRS03", "no folder \"nix\"",
        [](Share &s) { s.folder = QStringLiteral("nix"); });
    row(
        "wrong password", "DBBU05", "DBRS04", "check user, domain and password", [](Share &) {}, "wrong");
    row("others' share", "DBBU05", "DBRS04", "may not use the share",
        [](Share &s) { s.share = QStringLiteral("others"); });
    row("read-only share", "DBBU05", "", "may not write into",
        [](Share &s) { s.share = QStringLiteral("readonly"); });
    row("SMB 1 only", "DBBU05", "DBRS04", "SMB 1 is not safe", [](Share &s) { s.port = kSmb1Only; });
}

void TestSmbBackups::everyFault_hasItsCode_andHarmsNothing() // R54: DBBU04, DBBU05, DBRS03, DBRS04; R55
{
    QFETCH(NetworkShare, share);
    QFETCH(QByteArray, secret);
    QFETCH(QString, backup);
    QFETCH(QString, restore);
    QFETCH(QString, word);
    const Installation installation;
    const QString old = installation.makeBackup();
    QVERIFY(!old.isEmpty());

    installation.set(share, secret);
    const auto failed = installation.backups().backUp(toNetwork(), kWho, {});
    QVERIFY(!failed);
    QCOMPARE(backup::codeOf(failed.error()), backup);
    QVERIFY2(failed.error().toString().contains(word), qPrintable(failed.error().toString()));
    QCOMPARE(installation.logged(), backup);
    const auto trouble = installation.backups().state().trouble;
    QVERIFY(trouble);
    QCOMPARE(trouble->kind,
             backup == u"DBBU04" ? BackupTrouble::Kind::NotThere : BackupTrouble::Kind::Failed);

    const auto prepared = installation.backups().prepareRestore(onNetwork(old), {}, {});
    QCOMPARE(prepared ? QString() : backup::codeOf(prepared.error()), restore);
    if (!prepared) {
        QVERIFY2(prepared.error().toString().contains(word), qPrintable(prepared.error().toString()));
        QCOMPARE(installation.logged(), restore);
    }
    QCOMPARE(installation.value(), kValue);

    installation.set(goodShare());
    QCOMPARE(namesIn(data()), QStringList{old});
    verifyOnlyOldIsThere(installation, old);
}

void TestSmbBackups::share_thatFillsUpInTheMiddle_isDBBU03() // R54: DBBU03
{
    const Installation installation;
    NetworkShare share = goodShare();
    share.share = QStringLiteral("tiny");
    installation.set(share);
    const QString old = installation.makeBackup();
    QVERIFY(!old.isEmpty());
    installation.fill(5'000); // more than the share has room for
    const auto failed = installation.backups().backUp(toNetwork(), kWho, {});
    QVERIFY(!failed);
    QCOMPARE(backup::codeOf(failed.error()), QStringLiteral("DBBU03"));
    QVERIFY2(failed.error().toString().contains(QStringLiteral("is full")),
             qPrintable(failed.error().toString()));
    QCOMPARE(namesIn(tiny()), QStringList{old});
    verifyOnlyOldIsThere(installation, old);
}

void TestSmbBackups::server_killedWhileWritten_isDBBU02() // R54: DBBU02
{
    const Installation installation(3'000);
    const QString old = installation.makeBackup();
    QVERIFY(!old.isEmpty());
    const auto failed = installation.backups().backUp(
        toNetwork(), kWho, inTheMiddle(QStringLiteral("writing"), [this] { m_server->kill(); }));
    QVERIFY(!failed);
    QCOMPARE(backup::codeOf(failed.error()), QStringLiteral("DBBU02"));
    QVERIFY2(failed.error().toString().contains(QStringLiteral("was lost in the middle")),
             qPrintable(failed.error().toString()));
    QCOMPARE(m_server->start(), QString());
    verifyOnlyOldIsThere(installation, old);
    QVERIFY(!installation.makeBackup().isEmpty()); // whatever the server has kept of the broken one
}

void TestSmbBackups::server_killedWhileReadBack_isDBBU02() // R54: DBBU02
{
    const Installation installation(3'000);
    const QString old = installation.makeBackup();
    QVERIFY(!old.isEmpty());
    const auto failed = installation.backups().backUp(
        toNetwork(), kWho, inTheMiddle(QStringLiteral("reading-back"), [this] { m_server->kill(); }));
    QVERIFY(!failed);
    QCOMPARE(backup::codeOf(failed.error()), QStringLiteral("DBBU02"));
    QCOMPARE(m_server->start(), QString());
    verifyOnlyOldIsThere(installation, old); // all of it was written, and none of it proven
}

void TestSmbBackups::server_thatHangsWhileWritten_isDBBU02() // R54: DBBU02
{
    const Installation installation(3'000);
    const QString old = installation.makeBackup();
    QVERIFY(!old.isEmpty());
    const auto failed = installation.backups().backUp(
        toNetwork(), kWho, inTheMiddle(QStringLiteral("writing"), [this] { m_server->pause(); }));
    QVERIFY(!failed);
    QCOMPARE(backup::codeOf(failed.error()), QStringLiteral("DBBU02"));
    QCOMPARE(workers().size(), 0u);
    m_server->resume();
    verifyOnlyOldIsThere(installation, old);
}

void TestSmbBackups::server_killedWhileRestored_isDBRS02() // R54: DBRS02; R55
{
    const Installation installation(3'000);
    const QString old = installation.makeBackup();
    QVERIFY(!old.isEmpty());
    installation.put("ann", "\"newer\"");
    const Generation before = installation.engine().store().generation();
    const auto failed = installation.backups().prepareRestore(
        onNetwork(old), {}, inTheMiddle(QStringLiteral("reading"), [this] { m_server->kill(); }));
    QVERIFY(!failed);
    QCOMPARE(backup::codeOf(failed.error()), QStringLiteral("DBRS02"));
    QCOMPARE(installation.value(), QByteArray("\"newer\""));
    QCOMPARE(installation.engine().store().generation(), before);
    const QDir stores(installation.engine().dataFolder() + QStringLiteral("/store"));
    QCOMPARE(stores.entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1);
    QCOMPARE(m_server->start(), QString());
    verifyOnlyOldIsThere(installation, old);
}

void TestSmbBackups::file_damagedOnTheShare_isDBRS02() // R54: DBRS02; R55
{
    const Installation installation;
    const QString name = installation.makeBackup();
    QByteArray content = fileContent(data() + u'/' + name);
    content[content.size() / 2] = char(content[content.size() / 2] ^ 1);
    makeFile(data() + u'/' + name, content);
    const auto refused = installation.backups().prepareRestore(onNetwork(name), {}, {});
    QVERIFY(!refused);
    QCOMPARE(backup::codeOf(refused.error()), QStringLiteral("DBRS02"));
    QCOMPARE(installation.value(), kValue);
}

void TestSmbBackups::twoInstallations_atOnceInOneFolder_keepTheirOwn() // R51
{
    constexpr int kEach = 5;
    const Installation one(200), other(200);
    const auto makeAll = [](const Installation &installation, QStringList &names) {
        for (int i = 0; i < kEach; ++i)
            names << installation.makeBackup();
    };
    QStringList ofOne, ofOther;
    std::thread beside([&] { makeAll(other, ofOther); });
    makeAll(one, ofOne);
    beside.join();
    QVERIFY(!ofOne.contains(QString()) && !ofOther.contains(QString()));
    // Each keeps its newest three, and none of the other's goes.
    QStringList expected = ofOne.mid(kEach - 3) + ofOther.mid(kEach - 3);
    expected.sort();
    QCOMPARE(namesIn(data()), expected);
    for (const QString &name : std::as_const(expected))
        VERIFY_OK(one.backups().verify(onNetwork(name), {}, kWho, {}));
}

int main(int argc, char *argv[])
{
    prepareShareTest(argc, argv);
    QCoreApplication app(argc, argv);
    TestSmbBackups test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_smb_backups.moc"
