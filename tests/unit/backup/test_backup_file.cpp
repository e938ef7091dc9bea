#include "core/backup/compression.h"
#include "tests/unit/backup/backup_rig.h"

#include <QProcess>

using namespace retinue;
using namespace retinue::backup;
using retinue::test::BackupRig;

namespace {

/// Passes on to a folder, and fails at its operation n.
class FailingFolder final : public Destination
{
public:
    FailingFolder(Destination &folder, int failsAt) : m_folder(folder), m_left(failsAt) {}
    [[nodiscard]] QString toString() const override { return m_folder.toString(); }
    [[nodiscard]] bool isNetwork() const override { return false; }
    [[nodiscard]] Result<std::vector<StoredFile>> list() override { return m_folder.list(); }
    [[nodiscard]] Result<std::unique_ptr<base::ByteSource>> open(const QString &name) override
    {
        RETINUE_TRY(next());
        auto file = m_folder.open(name);
        if (!file)
            return file;
        return std::unique_ptr<base::ByteSource>(std::make_unique<Source>(*this, *std::move(file)));
    }
    [[nodiscard]] Result<std::unique_ptr<PartFile>> create(const QString &name) override
    {
        RETINUE_TRY(next());
        auto part = m_folder.create(name);
        if (!part)
            return part;
        return std::unique_ptr<PartFile>(std::make_unique<Part>(*this, *std::move(part)));
    }
    [[nodiscard]] Result<void> remove(const QString &name) override { return m_folder.remove(name); }
    [[nodiscard]] Result<std::optional<qint64>> freeSpace() override { return m_folder.freeSpace(); }

private:
    Result<void> next()
    {
        return --m_left == 0 ? Result<void>(Error{ErrorCode::Io, QStringLiteral("the disk fails")})
                             : Result<void>();
    }
    class Source final : public base::ByteSource
    {
    public:
        Source(FailingFolder &owner, std::unique_ptr<base::ByteSource> file)
            : m_owner(owner)
            , m_file(std::move(file))
        {
        }
        [[nodiscard]] qint64 size() const override { return m_file->size(); }
        [[nodiscard]] Result<QByteArray> read(qint64 offset, qsizetype most) override
        {
            RETINUE_TRY(m_owner.next());
            return m_file->read(offset, most);
        }

    private:
        FailingFolder &m_owner;
        std::unique_ptr<base::ByteSource> m_file;
    };
    class Part final : public PartFile
    {
    public:
        Part(FailingFolder &owner, std::unique_ptr<PartFile> part) : m_owner(owner), m_part(std::move(part))
        {
        }
        [[nodiscard]] Result<void> write(QByteArrayView content) override
        {
            RETINUE_TRY(m_owner.next());
            return m_part->write(content);
        }
        [[nodiscard]] Result<void> finish() override
        {
            RETINUE_TRY(m_owner.next());
            return m_part->finish();
        }
        [[nodiscard]] Result<void> commit() override
        {
            RETINUE_TRY(m_owner.next());
            return m_part->commit();
        }

    private:
        FailingFolder &m_owner;
        std::unique_ptr<PartFile> m_part;
    };

    Destination &m_folder;
    int m_left;
};

QByteArray outputOf(const QString &command)
{
    QProcess shell;
    shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), command});
    if (!shell.waitForFinished(60'000) || shell.exitCode() != 0)
        qWarning("%s", shell.readAllStandardError().constData());
    return shell.readAllStandardOutput();
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
}

SecretBytes secret(const char *text)
{
    return SecretBytes(QByteArrayView(text));
}

} // namespace

class TestBackupFile : public QObject
{
    Q_OBJECT

private slots:
    /// R50: what stands in the file is what stood in the store.
    void backUp_whenNotEncrypted_isReadBackAndOpenedByStockTools()
    {
        BackupRig rig;
        rig.put(rig.store(), "ann", 1, "{\"a\":1}");
        const auto made = rig.backUp();
        VERIFY_OK(made);
        QCOMPARE(rig.files(), QStringList{made->name});
        VERIFY_OK(rig.verify(made->name));
        QCOMPARE(made->header.users, 1);
        QVERIFY(!made->header.carriesKeys); // design, section 4
        const QString database = rig.path("out.db");
        outputOf(
            QStringLiteral("zstd -q -d -c '%1' > '%2'").arg(rig.path("backups/") + made->name, database));
        QCOMPARE(outputOf(QStringLiteral(
                              "sqlite3 '%1' 'PRAGMA integrity_check; SELECT body FROM setting; SELECT value "
                              "FROM manifest WHERE name = \"users\"'")
                              .arg(database)),
                 QByteArray("ok\n{\"a\":1}\n1\n"));
    }

    void backUp_whenEncryptedToARecipient_isOpenedByAgeAndCarriesTheKeys()
    {
        BackupRig rig;
        rig.put(rig.store(), "ann", 1, "{\"a\":1}");
        const auto identity = age::Identity::generate();
        Sealing sealing;
        sealing.recipient = identity.recipient();
        const auto made = rig.backUp(sealing);
        VERIFY_OK(made);
        writeFile(rig.path("identity"), identity.toText().view().toByteArray());
        QCOMPARE(
            outputOf(
                QStringLiteral(
                    "age -d -i '%1' '%2' | zstd -q -d -c > '%3'; sqlite3 '%3' 'SELECT body FROM setting'")
                    .arg(rig.path("identity"), rig.path("backups/") + made->name, rig.path("out.db"))),
            QByteArray("{\"a\":1}\n"));
        const auto opened = rig.reader(made->name, identity.toText());
        VERIFY_OK(opened);
        QVERIFY((*opened)->keys() && (*opened)->keys()->dataKey.equals(*BackupRig::key()));
        QVERIFY(!contentOf(rig.path("out.db")).contains(QByteArray(32, 'k'))); // never in the database
        const auto other = rig.reader(made->name, age::Identity::generate().toText());
        QVERIFY(!other);
        QCOMPARE(other.error().code, ErrorCode::NotAuthenticated);
    }

    void open_whenThePassphraseIsWrong_saysSo()
    {
        BackupRig rig;
        Sealing sealing;
        sealing.passphrase = secret("correct horse");
        const auto made = rig.backUp(sealing);
        VERIFY_OK(made);
        VERIFY_OK(rig.verify(made->name, secret("correct horse")));
        QCOMPARE(rig.verify(made->name, secret("wrong horse")).error().code, ErrorCode::NotAuthenticated);
        QCOMPARE(rig.verify(made->name).error().code, ErrorCode::NotAuthenticated);
        const auto named = readFileName(made->name);
        QVERIFY(named && named->kind == BackupKind::Base);
        QCOMPARE(base::toMilliseconds(named->madeAt) / 1000,
                 base::toMilliseconds(made->header.madeAt) / 1000);
    }

    /// R55: what is damaged is refused before anything is done with it.
    void read_whenTheFileIsCutOffOrChanged_isRefused_data()
    {
        QTest::addColumn<bool>("encrypted");
        QTest::newRow("clear") << false;
        QTest::newRow("encrypted") << true;
    }
    void read_whenTheFileIsCutOffOrChanged_isRefused()
    {
        QFETCH(bool, encrypted);
        BackupRig rig;
        for (int i = 0; i < 50; ++i)
            rig.put(rig.store(), qPrintable(QStringLiteral("user%1").arg(i)), 1,
                    QByteArray::number(i * 7919));
        const auto identity = age::Identity::generate();
        Sealing sealing;
        if (encrypted)
            sealing.recipient = identity.recipient();
        const auto made = rig.backUp(sealing);
        VERIFY_OK(made);
        const QString path = rig.path("backups/") + made->name;
        const QByteArray whole = contentOf(path);
        QByteArray database;
        VERIFY_OK((*rig.reader(made->name, identity.toText()))
                      ->read(
                          [&](QByteArrayView bytes) {
                              database += bytes;
                              return Result<void>();
                          },
                          {}, {}));
        for (qsizetype i = 0; i < whole.size(); i += 1 + whole.size() / 97) {
            writeFile(path, whole.left(i));
            QVERIFY2(!rig.verify(made->name, identity.toText()), qPrintable(QString::number(i)));
            QByteArray changed = whole;
            changed[i] = char(changed[i] ^ 0x10);
            writeFile(path, changed);
            // zstd has a few bits that mean nothing: then the content must be what was written.
            QByteArray content;
            auto reader = rig.reader(made->name, identity.toText());
            const bool isRead = reader && (*reader)->read(
                                              [&](QByteArrayView bytes) {
                                                  content += bytes;
                                                  return Result<void>();
                                              },
                                              {}, {});
            QVERIFY2(!isRead || (!encrypted && content == database), qPrintable(QString::number(i)));
        }
        writeFile(path, whole + "x");
        QVERIFY(!rig.verify(made->name, identity.toText()));
        writeFile(path, whole);
        VERIFY_OK(rig.verify(made->name, identity.toText()));
    }

    void open_whenItIsOfAnotherProductOrVersion_saysSo()
    {
        BackupRig rig;
        QVERIFY(QDir().mkpath(rig.path("backups")));
        writeFile(rig.path("backups/a"), "PK\x03\x04 something else altogether");
        QCOMPARE(rig.reader(QStringLiteral("a")).error().code, ErrorCode::InvalidInput);
        writeFile(rig.path("backups/a"), {});
        QCOMPARE(rig.reader(QStringLiteral("a")).error().code, ErrorCode::InvalidInput);
        writeFile(rig.path("backups/a"), skippableFrame(2, "{\"product\":\"somebody else's backup\"}"));
        QCOMPARE(rig.reader(QStringLiteral("a")).error().code, ErrorCode::InvalidInput);
        writeFile(rig.path("backups/a"),
                  skippableFrame(2, "{\"product\":\"retinue backup\",\"format\":2,\"version\":\"9.0\"}"));
        const auto newer = rig.reader(QStringLiteral("a"));
        QCOMPARE(newer.error().code, ErrorCode::VersionUnsupported);
        QVERIFY(newer.error().detail.contains(QStringLiteral("9.0")));
    }

    void decompress_whenItHoldsMoreThanItSays_givesNoMoreOut()
    {
        QByteArray bomb;
        const QByteArray zeros(1'000'000, '\0');
        auto compressor = Compressor::make(100 * zeros.size(), [&](QByteArrayView bytes) {
            bomb += bytes;
            return Result<void>();
        });
        VERIFY_OK(compressor);
        for (int i = 0; i < 100; ++i)
            VERIFY_OK((*compressor)->write(zeros));
        VERIFY_OK((*compressor)->finish());
        QVERIFY(bomb.size() < 100'000);
        base::MemorySource source(bomb);
        qint64 given = 0;
        const auto done = decompress(
            source, 0, bomb.size(), 1000,
            [&](QByteArrayView bytes) {
                given += bytes.size();
                return Result<void>();
            },
            [](qint64) { return Result<void>(); });
        QCOMPARE(done.error().code, ErrorCode::Corrupt);
        QVERIFY(given <= 1000);
    }

    /// R54: DBBU06; nothing half-written is taken for a backup, and the one before is still there.
    void backUp_whenTheDestinationFailsAtOperationN_leavesNothing()
    {
        BackupRig rig;
        rig.put(rig.store(), "ann", 1, "{}");
        const auto first = rig.backUp();
        VERIFY_OK(first);
        int n = 1;
        for (;; ++n) {
            FailingFolder failing(rig.backups(), n);
            const auto made = rig.backUpTo(failing);
            if (made)
                break;
            QCOMPARE(rig.files(), QStringList{first->name});
            QCOMPARE(codeOf(withCode(made.error(), Stage::Saving, false)), QStringLiteral("DBBU06"));
            QVERIFY(n < 1000);
        }
        QVERIFY(n > 5);
        QCOMPARE(rig.files().size(), 2);
        VERIFY_OK(rig.verify(first->name));
    }

    void backUp_whenCancelled_leavesNothing()
    {
        BackupRig rig;
        for (const QString &when :
             {QStringLiteral("copying"), QStringLiteral("writing"), QStringLiteral("reading-back")}) {
            LongWork work;
            work.report = [&](const QString &phase, std::int64_t, std::int64_t) {
                if (phase == when)
                    work.cancel.cancel();
            };
            const auto made = rig.backUp({}, {}, work);
            QVERIFY(!made);
            QCOMPARE(made.error().code, ErrorCode::Cancelled);
            QCOMPARE(rig.files(), QStringList());
        }
    }

    void codes_whenSomethingFailed_areThoseOfTheTable() // R54
    {
        const auto code = [](ErrorCode error, Stage stage, bool network) {
            return codeOf(withCode({error, {}, {}}, stage, network));
        };
        QCOMPARE(code(ErrorCode::Io, Stage::Generating, false), QStringLiteral("DBBU01"));
        QCOMPARE(code(ErrorCode::Io, Stage::Saving, true), QStringLiteral("DBBU02"));
        QCOMPARE(code(ErrorCode::NoSpace, Stage::Generating, false), QStringLiteral("DBBU03"));
        QCOMPARE(code(ErrorCode::NoSpace, Stage::Saving, true), QStringLiteral("DBBU03"));
        QCOMPARE(code(ErrorCode::Unreachable, Stage::Saving, true), QStringLiteral("DBBU04"));
        QCOMPARE(code(ErrorCode::NotAuthenticated, Stage::Saving, true), QStringLiteral("DBBU05"));
        QCOMPARE(code(ErrorCode::Io, Stage::Saving, false), QStringLiteral("DBBU06"));
        QCOMPARE(code(ErrorCode::Corrupt, Stage::Restoring, false), QStringLiteral("DBRS01"));
        QCOMPARE(code(ErrorCode::Corrupt, Stage::Restoring, true), QStringLiteral("DBRS02"));
        QCOMPARE(code(ErrorCode::NotFound, Stage::Restoring, true), QStringLiteral("DBRS03"));
        QCOMPARE(code(ErrorCode::NotPermitted, Stage::Restoring, true), QStringLiteral("DBRS04"));
        QCOMPARE(code(ErrorCode::Cancelled, Stage::Saving, true), QString());
        for (const char *known : {"DBBU01", "DBBU02", "DBBU03", "DBBU04", "DBBU05", "DBBU06", "DBRS01",
                                  "DBRS02", "DBRS03", "DBRS04"})
            QVERIFY(!whatToCheck(QLatin1String(known)).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestBackupFile)
#include "test_backup_file.moc"
