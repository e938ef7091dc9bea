#include "core/age/decrypted_source.h"
#include "core/age/encryptor.h"
#include "core/age/primitives.h"

#include <QTest>

using namespace retinue;
using namespace retinue::age;

class TestAgeFile : public QObject
{
    Q_OBJECT

private slots:
    void memory_whenTheSystemHasLess_isNotTaken();
    void roundTrip_atEachSize_data();
    void roundTrip_atEachSize();
    void write_inPiecesOfAnySize_isTheSame();
    void read_fromAnyPlace();
    void read_whenOtherKey_saysSo();
    void read_whenCutAnywhere_saysSo();
    void read_whenAnyByteIsChanged_isRefused();
    void read_whenAChunkIsChanged_saysWhich();
    void read_whenChunksChangePlaces_saysSo_data();
    void read_whenChunksChangePlaces_saysSo();
    void read_whenBytesFollow_saysSo_data();
    void read_whenBytesFollow_saysSo();
    void read_whenTooMuchWork_isRefusedAtOnce();
    void read_whenNoAgeFile_saysSo_data();
    void read_whenNoAgeFile_saysSo();
    void read_whenSourceFails_givesItsError();
    void write_whenSinkFails_givesItsError();
};

namespace {

constexpr int kWork = 2; // for tests

SecretBytes secret(const char *text)
{
    return SecretBytes(QByteArrayView(text));
}

QByteArray plainText(qsizetype size)
{
    QByteArray text(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        text[i] = char(i * 31 + i / 251);
    return text;
}

QByteArray sealed(const QByteArray &plain, qsizetype piece = 1'000'000)
{
    QByteArray file;
    auto encryptor = Encryptor::toPassphrase(
        secret("pass"),
        [&](QByteArrayView content) {
            file.append(content);
            return Result<void>();
        },
        kWork);
    bool good = encryptor.ok();
    for (qsizetype at = 0; good && at < plain.size(); at += piece)
        good = (*encryptor)->write(plain.mid(at, piece)).ok();
    return good && (*encryptor)->finish().ok() ? file : QByteArray();
}

Result<QByteArray> opened(const QByteArray &file, const char *passphrase = "pass")
{
    base::MemorySource source(file);
    const auto decrypted = DecryptedSource::withPassphrase(source, secret(passphrase));
    if (!decrypted.ok())
        return decrypted.error();
    QByteArray all;
    while (all.size() < (*decrypted)->size()) {
        const Result<QByteArray> piece = (*decrypted)->read(all.size(), 1'000'000);
        if (!piece.ok())
            return piece.error();
        all += *piece;
    }
    return all;
}

/// Where the chunks begin.
qsizetype payloadStart(const QByteArray &file)
{
    return file.indexOf("\n--- ") + 1 + 4 + 43 + 1 + Payload::kNonceSize;
}

QString detail(const QByteArray &file)
{
    const Result<QByteArray> result = opened(file);
    return result.ok() ? QString() : result.error().toString();
}

constexpr qsizetype kChunk = Payload::kChunk;

} // namespace

void TestAgeFile::memory_whenTheSystemHasLess_isNotTaken()
{
    QVERIFY(hasMemoryFor(18, {}));
    QVERIFY(hasMemoryFor(18, (std::uint64_t(1) << 28) + 1024));
    QVERIFY(!hasMemoryFor(18, std::uint64_t(1) << 28));
    QVERIFY(availableMemory().value_or(1) > 0);
}

void TestAgeFile::roundTrip_atEachSize_data()
{
    QTest::addColumn<int>("size");
    for (const qsizetype size :
         {qsizetype(0), qsizetype(1), kChunk - 1, kChunk, kChunk + 1, 2 * kChunk, 3 * kChunk + 5})
        QTest::addRow("%d", int(size)) << int(size);
}

void TestAgeFile::roundTrip_atEachSize()
{
    QFETCH(int, size);
    const QByteArray file = sealed(plainText(size));
    QVERIFY(!file.isEmpty());
    const Result<QByteArray> back = opened(file);
    QVERIFY2(back.ok(), back.ok() ? "" : qPrintable(back.error().toString()));
    QCOMPARE(*back, plainText(size));
}

void TestAgeFile::write_inPiecesOfAnySize_isTheSame()
{
    for (const int piece : {1, 7, 4096, 65535, 65536, 65537})
        QCOMPARE(*opened(sealed(plainText(2 * kChunk + 9), piece)), plainText(2 * kChunk + 9));
}

void TestAgeFile::read_fromAnyPlace()
{
    const QByteArray plain = plainText(3 * kChunk + 5);
    const QByteArray file = sealed(plain);
    base::MemorySource source(file);
    const auto decrypted = DecryptedSource::withPassphrase(source, secret("pass"));
    QVERIFY(decrypted.ok());
    QCOMPARE((*decrypted)->size(), plain.size());
    for (const qsizetype at : {3 * kChunk + 4, qsizetype(0), kChunk - 1, 2 * kChunk, kChunk}) {
        const Result<QByteArray> piece = (*decrypted)->read(at, 10);
        QVERIFY(piece.ok() && !piece->isEmpty());
        QCOMPARE(*piece, plain.mid(at, piece->size()));
    }
    QVERIFY((*decrypted)->read(plain.size(), 10)->isEmpty());
    QVERIFY((*decrypted)->read(plain.size() + 10, 10)->isEmpty());
}

void TestAgeFile::read_whenOtherKey_saysSo()
{
    const QByteArray file = sealed("x");
    const Result<QByteArray> wrong = opened(file, "Pass");
    QCOMPARE(wrong.error().code, ErrorCode::NotAuthenticated);
    QVERIFY(wrong.error().detail.contains(u"passphrase is wrong"));
    base::MemorySource source(file);
    const Identity identity = Identity::generate();
    const auto withKey = DecryptedSource::withIdentities(source, {&identity, 1});
    QCOMPARE(withKey.error().code, ErrorCode::NotAuthenticated);
    QVERIFY(withKey.error().detail.contains(u"under a passphrase"));

    QByteArray toKey;
    const Recipient recipient = Identity::generate().recipient();
    auto encryptor = Encryptor::toRecipients({&recipient, 1}, [&](QByteArrayView content) {
        toKey.append(content);
        return Result<void>();
    });
    QVERIFY(encryptor.ok() && (*encryptor)->finish().ok());
    base::MemorySource keySource(toKey);
    const auto otherKey = DecryptedSource::withIdentities(keySource, {&identity, 1});
    QVERIFY(otherKey.error().detail.contains(u"not encrypted to this key"));
    const auto withPassphrase = DecryptedSource::withPassphrase(keySource, secret("pass"));
    QVERIFY(withPassphrase.error().detail.contains(u"a secret key opens it"));
}

void TestAgeFile::read_whenCutAnywhere_saysSo()
{
    const QByteArray file = sealed(plainText(2 * kChunk));
    const qsizetype start = payloadStart(file);
    const QString one = detail(file.first(start + Payload::kSealedChunk)); // exactly between two chunks
    QVERIFY2(one.endsWith(u"is cut off: copy it again"), qPrintable(one));
    for (qsizetype size = 0; size < file.size(); size += size < start + 40 ? 1 : 9973) {
        const Result<QByteArray> result = opened(file.first(size));
        QVERIFY(!result.ok());
        const QString said = result.error().toString();
        QVERIFY2(said.contains(u"cut off") || size <= 22, qPrintable(QString::number(size) + u' ' + said));
    }
}

void TestAgeFile::read_whenAnyByteIsChanged_isRefused()
{
    const QByteArray file = sealed("some text");
    for (qsizetype i = 0; i < file.size(); ++i) {
        QByteArray changed = file;
        changed[i] = char(changed[i] ^ 1);
        const Result<QByteArray> result = opened(changed);
        // A wrong work factor of the header may be too high or just make a wrong key.
        QVERIFY2(!result.ok(), qPrintable(QString::number(i)));
    }
}

void TestAgeFile::read_whenAChunkIsChanged_saysWhich()
{
    QByteArray file = sealed(plainText(3 * kChunk));
    const qsizetype start = payloadStart(file);
    const qsizetype at = start + Payload::kSealedChunk + 100;
    file[at] = char(file[at] ^ 1);
    QVERIFY2(detail(file).contains(u"changed or damaged in chunk 2"), qPrintable(detail(file)));
    base::MemorySource source(file);
    const auto decrypted = DecryptedSource::withPassphrase(source, secret("pass"));
    QVERIFY((*decrypted)->read(0, 10).ok()); // what was authenticated may be given out
    QCOMPARE((*decrypted)->read(kChunk, 10).error().code, ErrorCode::Corrupt);
    QVERIFY((*decrypted)->read(2 * kChunk, 10).ok());

    QByteArray header = sealed("x");
    const qsizetype mac = header.indexOf("\n--- ") + 10;
    header[mac] = header[mac] == 'A' ? 'B' : 'A';
    QVERIFY2(detail(header).contains(u"header that was changed"), qPrintable(detail(header)));
}

void TestAgeFile::read_whenChunksChangePlaces_saysSo_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("second");
    QTest::newRow("inside") << 0 << 1;
    QTest::newRow("with the last one") << 1 << 2;
}

void TestAgeFile::read_whenChunksChangePlaces_saysSo()
{
    QFETCH(int, first);
    QFETCH(int, second);
    const QByteArray file = sealed(plainText(3 * kChunk));
    const qsizetype start = payloadStart(file);
    const auto chunk = [&](int number) {
        return file.mid(start + number * Payload::kSealedChunk, Payload::kSealedChunk);
    };
    QByteArray swapped = file;
    swapped.replace(start + first * Payload::kSealedChunk, Payload::kSealedChunk, chunk(second));
    swapped.replace(start + second * Payload::kSealedChunk, Payload::kSealedChunk, chunk(first));
    QVERIFY2(detail(swapped).contains(u"another order"), qPrintable(detail(swapped)));
}

void TestAgeFile::read_whenBytesFollow_saysSo_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("more");
    for (const int size : {0, 1, 100, int(kChunk), int(kChunk) + 100}) {
        for (const int more : {1, 16, 1000, 65536})
            QTest::addRow("%d and %d", size, more) << size << more;
    }
}

void TestAgeFile::read_whenBytesFollow_saysSo()
{
    QFETCH(int, size);
    QFETCH(int, more);
    const QString said = detail(sealed(plainText(size)) + QByteArray(more, 'x'));
    QVERIFY2(said.contains(u"behind its end"), qPrintable(said));
}

void TestAgeFile::read_whenTooMuchWork_isRefusedAtOnce()
{
    for (const char *factor : {"23", "63", "64", "99", "1000000000"}) {
        QByteArray file = sealed("x");
        const qsizetype end = file.indexOf('\n', file.indexOf("-> scrypt"));
        file.replace(end - 1, 1, factor);
        QCOMPARE(opened(file).error().code, ErrorCode::TooLarge);
    }
    for (const char *factor : {"0", "-1", "02", "+2", "x", "99999999999999999999"}) {
        QByteArray file = sealed("x");
        const qsizetype end = file.indexOf('\n', file.indexOf("-> scrypt"));
        file.replace(end - 1, 1, factor);
        QCOMPARE(opened(file).error().code, ErrorCode::Corrupt);
    }
}

void TestAgeFile::read_whenNoAgeFile_saysSo_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const QByteArray &file, ErrorCode code) {
        QTest::newRow(name) << file << int(code);
    };
    row("empty", {}, ErrorCode::InvalidInput);
    row("zip", QByteArray("PK\x03\x04").append(1000, 'x'), ErrorCode::InvalidInput);
    row("armour", "-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n",
        ErrorCode::InvalidInput);
    row("newer", "age-encryption.org/v2\n-> x\n\n--- \n", ErrorCode::VersionUnsupported);
    row("no stanza",
        QByteArray("age-encryption.org/v1\n--- ") + QByteArray(43, 'A') + "\n" + QByteArray(50, 'x'),
        ErrorCode::NotAuthenticated);
    row("two ways",
        "age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 2\n\n-> x\n\n--- " + QByteArray(43, 'A') +
            "\n" + QByteArray(50, 'x'),
        ErrorCode::Corrupt);
    row("long header", "age-encryption.org/v1\n" + QByteArray("-> x\n\n").repeated(20'000),
        ErrorCode::TooLarge);
    row("long line", "age-encryption.org/v1\n-> x\n" + QByteArray(65, 'A') + "\n", ErrorCode::Corrupt);
    row("no base64", "age-encryption.org/v1\n-> x\nA=\n", ErrorCode::Corrupt);
    row("other line", "age-encryption.org/v1\nx\n", ErrorCode::Corrupt);
}

void TestAgeFile::read_whenNoAgeFile_saysSo()
{
    QFETCH(QByteArray, file);
    QFETCH(int, code);
    const Result<QByteArray> result = opened(file);
    QVERIFY(!result.ok());
    QVERIFY2(result.error().code == ErrorCode(code), qPrintable(result.error().toString()));
}

void TestAgeFile::read_whenSourceFails_givesItsError()
{
    class Failing : public base::ByteSource
    {
    public:
        explicit Failing(QByteArray file) : m_file(std::move(file)) {}
        qint64 size() const override { return m_file.size(); }
        Result<QByteArray> read(qint64 offset, qsizetype most) override
        {
            if (m_reads-- == 0)
                return Error{ErrorCode::Io, QStringLiteral("unplugged"), {}};
            return m_file.mid(offset, most);
        }
        int m_reads = 0;

    private:
        QByteArray m_file;
    };
    Failing source(sealed(plainText(3 * kChunk)));
    int failures = 0;
    for (int reads = 0;; ++reads) {
        source.m_reads = reads;
        const auto decrypted = DecryptedSource::withPassphrase(source, secret("pass"));
        const Result<QByteArray> piece = decrypted.ok() ? (*decrypted)->read(0, 10) : decrypted.error();
        if (piece.ok())
            break;
        QCOMPARE(piece.error().code, ErrorCode::Io);
        ++failures;
    }
    QCOMPARE(failures, 4); // header, nonce, the last chunk, the first one
}

void TestAgeFile::write_whenSinkFails_givesItsError()
{
    for (int room = 0; room < 3; ++room) {
        int left = room;
        auto encryptor = Encryptor::toPassphrase(
            secret("pass"),
            [&](QByteArrayView) -> Result<void> {
                if (left-- == 0)
                    return Error{ErrorCode::NoSpace, QStringLiteral("full"), {}};
                return {};
            },
            kWork);
        Result<void> result = encryptor.ok() ? (*encryptor)->write(plainText(kChunk + 1)) : encryptor.error();
        if (result.ok())
            result = (*encryptor)->finish();
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::NoSpace);
    }
}

QTEST_APPLESS_MAIN(TestAgeFile)
#include "test_age_file.moc"
