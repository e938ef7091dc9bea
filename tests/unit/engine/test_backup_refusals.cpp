#include "core/backup/backup_file.h"
#include "core/backup/compression.h"
#include "core/backup/failure.h"
#include "core/backup/local_folder.h"
#include "core/engine/engine.h"
#include "core/store/edit.h"
#include "core/store/snapshot.h"
#include "tests/support/store_edits.h"
#include "tests/support/verify_ok.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace retinue;
using namespace retinue::engine;

namespace {

const QString kWho = QStringLiteral("test");
constexpr int kHeaderFrame = 2, kEndFrame = 4; // of the file's format (core/backup/README.md)
constexpr qint64 kMebibyte = 1024 * 1024;

SecretBytes secretOf(const char *text)
{
    return SecretBytes(QByteArrayView(text));
}

/// One zstd frame of so many zeros.
QByteArray zeros(qint64 size)
{
    QByteArray frame;
    auto compressor = backup::Compressor::make(size, [&frame](QByteArrayView bytes) {
        frame += bytes;
        return Result<void>();
    });
    const QByteArray piece(kMebibyte, '\0');
    for (qint64 done = 0; compressor && done < size; done += piece.size())
        if (!(*compressor)->write(piece))
            qFatal("zeros cannot be compressed");
    if (!compressor || !(*compressor)->finish())
        qFatal("zeros cannot be compressed");
    return frame;
}

/// A file whose parts are as they must be, around this content.
QByteArray fileOf(const backup::BackupHeader &header, const QByteArray &content)
{
    return backup::skippableFrame(kHeaderFrame, backup::toJson(header)) + content +
           backup::skippableFrame(kEndFrame, QByteArray(32, 'd'));
}

} // namespace

/// What is no good backup is refused by [Restore] before the store is touched, with the code of R54, and
/// nothing of it stays.
class TestBackupRefusals : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_engine.reset(); }
    void restore_ofNoGoodFile_isRefusedBeforeTheStoreIsTouched_data();
    void restore_ofNoGoodFile_isRefusedBeforeTheStoreIsTouched();

private:
    void addRow(const char *name, const QByteArray &content, ErrorCode code, const char *word,
                const char *secret = "");
    [[nodiscard]] QString path(const QString &name) const { return m_parent->filePath(name); }
    [[nodiscard]] QByteArray made(const char *passphrase) const;
    void open();

    std::unique_ptr<QTemporaryDir> m_parent;
    std::unique_ptr<Engine> m_engine;
};

void TestBackupRefusals::open()
{
    m_parent = std::make_unique<QTemporaryDir>();
    auto opened = Engine::open({path(QStringLiteral("data")), {}, nullptr, std::chrono::seconds(10)});
    if (!opened)
        qFatal("%s", qPrintable(opened.error().toString()));
    m_engine = *std::move(opened);
    const auto written = m_engine->store().writeAndWait([](store::Edit &edit) -> Result<void> {
        for (int i = 0; i < 200; ++i)
            if (const auto put = test::put(edit, *OwnerKey::user(QStringLiteral("user%1").arg(i)),
                                           {1, false, QByteArray::number(i * 7919), {}});
                !put)
                return put.error();
        return {};
    });
    if (!written)
        qFatal("%s", qPrintable(written.error().toString()));
}

void TestBackupRefusals::init()
{
    if (!m_engine)
        open();
}

QByteArray TestBackupRefusals::made(const char *passphrase) const
{
    BackUpWish wish;
    wish.passphrase = secretOf(passphrase);
    const auto report = m_engine->backups().backUp(wish, kWho, {});
    if (!report)
        qFatal("%s", qPrintable(report.error().toString()));
    QFile file(report->place + u'/' + report->file.name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestBackupRefusals::addRow(const char *name, const QByteArray &content, ErrorCode code, const char *word,
                                const char *secret)
{
    QTest::newRow(name) << content << code << QString::fromLatin1(word) << QByteArray(secret);
}

void TestBackupRefusals::restore_ofNoGoodFile_isRefusedBeforeTheStoreIsTouched_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QByteArray>("secret");
    open();
    const QByteArray clear = made(""), sealed = made("correct horse");
    m_engine.reset();
    const auto reader = backup::BackupReader::open(std::make_unique<base::MemorySource>(clear), {});
    QVERIFY(reader.ok());
    const backup::BackupHeader good = (*reader)->header();

    addRow("empty", {}, ErrorCode::InvalidInput, "no backup of Retinue");
    addRow("another product", "PK\x03\x04 an archive of something else altogether, and of some length",
           ErrorCode::InvalidInput, "no backup of Retinue");
    addRow("SQLite database", QByteArray("SQLite format 3\0", 16) + QByteArray(8192, 'x'),
           ErrorCode::InvalidInput, "no backup of Retinue");
    addRow("newer version",
           backup::skippableFrame(kHeaderFrame,
                                  "{\"product\":\"retinue backup\",\"format\":2,\"version\":\"9.0\"}"),
           ErrorCode::VersionUnsupported, "9.0");
    backup::BackupHeader newer = good;
    newer.schema += 1;
    newer.productVersion = QStringLiteral("9.1");
    addRow("newer schema", fileOf(newer, zeros(kMebibyte)), ErrorCode::VersionUnsupported, "9.1");
    for (const int part : {1, 2, 3}) {
        addRow(qPrintable(QStringLiteral("cut off at %1 of 4").arg(part)),
               clear.left(clear.size() * part / 4), ErrorCode::Corrupt, "cut off");
        addRow(qPrintable(QStringLiteral("encrypted, cut off at %1 of 4").arg(part)),
               sealed.left(sealed.size() * part / 4), ErrorCode::Corrupt, "cut off", "correct horse");
        QByteArray flipped = clear;
        flipped[flipped.size() * part / 4] = char(flipped[flipped.size() * part / 4] ^ 0x40);
        addRow(qPrintable(QStringLiteral("bit flipped at %1 of 4").arg(part)), flipped, ErrorCode::Corrupt,
               "");
        flipped = sealed;
        flipped[flipped.size() * part / 4] = char(flipped[flipped.size() * part / 4] ^ 0x40);
        addRow(qPrintable(QStringLiteral("encrypted, bit flipped at %1 of 4").arg(part)), flipped,
               ErrorCode::Corrupt, "", "correct horse");
    }
    addRow("wrong passphrase", sealed, ErrorCode::NotAuthenticated, "passphrase", "wrong horse");
    addRow("no passphrase", sealed, ErrorCode::NotAuthenticated, "passphrase");
    addRow("bomb that holds more than it says", fileOf(good, zeros(2048 * kMebibyte)), ErrorCode::Corrupt,
           "holds more than it says");
    backup::BackupHeader vast = good;
    vast.databaseSize = qint64(1) << 45;
    addRow("bomb that says what it holds", fileOf(vast, zeros(kMebibyte)), ErrorCode::NoSpace, "MB are free");
    vast.databaseSize = std::numeric_limits<qint64>::max();
    addRow("size that no database has", fileOf(vast, zeros(kMebibyte)), ErrorCode::Corrupt,
           "no database has");
}

void TestBackupRefusals::restore_ofNoGoodFile_isRefusedBeforeTheStoreIsTouched() // R54: DBRS01, R55
{
    QFETCH(QByteArray, content);
    QFETCH(ErrorCode, code);
    QFETCH(QString, word);
    QFETCH(QByteArray, secret);
    QFile file(path(QStringLiteral("file.rbk")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    file.close();
    const auto before = m_engine->store().read();
    VERIFY_OK(before);
    const auto headBefore = before->head();

    const auto refused = m_engine->backups().prepareRestore({BackupSource::Kind::File, file.fileName()},
                                                            SecretBytes(QByteArrayView(secret)), {});
    QVERIFY(!refused);
    const QString told = refused.error().toString();
    QVERIFY2(refused.error().code == code, qPrintable(told));
    QVERIFY2(told.contains(word), qPrintable(told));
    QCOMPARE(backup::codeOf(refused.error()), QStringLiteral("DBRS01"));
    const auto log = m_engine->executions().newest(1);
    VERIFY_OK(log);
    QCOMPARE(log->front().result, QStringLiteral("DBRS01"));

    const auto after = m_engine->store().read();
    VERIFY_OK(after);
    QCOMPARE(after->head().generation, headBefore.generation);
    QCOMPARE(after->head().revision, headBefore.revision);
    const QDir stores(path(QStringLiteral("data/store")));
    QCOMPARE(stores.entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1);
}

QTEST_GUILESS_MAIN(TestBackupRefusals)
#include "test_backup_refusals.moc"
