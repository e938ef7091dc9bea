#include "core/formats/package_part.h"
#include "core/formats/package_reader.h"
#include "core/formats/package_writer.h"
#include "tests/unit/formats/raw_zip.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cstring>

using namespace retinue;
using namespace retinue::formats;

/// Packages that are damaged, made by hand, or traps.
class TestPackageDamage : public QObject
{
    Q_OBJECT

private slots:
    void handMade_isRead();
    void entry_whenItMeansMore_isRefused_data();
    void entry_whenItMeansMore_isRefused();
    void zip_whenNone_isRefused_data();
    void zip_whenNone_isRefused();
    void zip_whenTwoGibibytesOfJunk_isRefusedWithoutReadingThem();
    void zip_whenItsDirectoryIsHuge_isRefused();
    void zip_whenCutAnywhere_isAnError();
    void zip_whenAnyByteIsChanged_neverBringsOtherSettings();
    void content_whenOverALimit_isRefused_data();
    void content_whenOverALimit_isRefused();
    void manifest_whenBroken_saysSo_data();
    void manifest_whenBroken_saysSo();
    void part_whenMissing_isRefused();
    void part_whenChanged_saysSoAndCounts();
    void addressBook_whenChanged_saysThatItDoesNotCount();
    void addressBook_whenMissing_saysSo();
    void entry_whenNotListed_isNotRead();
    void counts_whenNotThoseOfTheManifest_areTold();
    void owner_whenTheNameHasAnUnreadableMark_isLeftOut();
    void owner_whenBad_isLeftOutWithItsPlace();
    void owner_whenItComesAgainInAnotherPart_isLeftOutAndCounted();
    void settings_whenBad_areLeftOutOneByOne();
    void settings_thatMayNotCome_areLeftOut(); // R11, R12
    void groups_whenTooMany_areLeftOut();
    void owner_whenAMemberIsOfAnotherType_isLeftOut();
    void part_whenItHoldsSomethingElse_isRefused();
    void problems_whenVeryMany_areCounted();
    void read_whenAtItsEnd_staysThere();
    void read_whenPlainButAPassphraseIsGiven_isRefused();
};

namespace {

const char *const kPart = "users/00001.json";
const char *const kBook = "address-books/users-00001.csv";

QByteArray sha256(const QByteArray &content)
{
    return QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex();
}

QByteArray partOf(const QByteArray &owners)
{
    return "{\"owners\":[" + owners + "]}";
}

QByteArray user(const QByteArray &name,
                const QByteArray &settings = R"("display.language":{"language":"de"})")
{
    return "{\"owner\":{\"kind\":\"user\",\"name\":\"" + name + "\"},\"settings\":{" + settings + "}}";
}

QByteArray listed(const QByteArray &name, const QByteArray &content, const char *holds = "owners")
{
    return "{\"name\":\"" + name + "\",\"holds\":\"" + holds + "\",\"owners\":1,\"bytes\":1,\"sha256\":\"" +
           sha256(content) + "\"}";
}

/// That a part holds, whether they are good or not.
PackageCounts countsOf(const QByteArray &part)
{
    PackageCounts counts;
    const QJsonArray owners = QJsonDocument::fromJson(part).object().value(u"owners").toArray();
    for (const QJsonValue owner : owners) {
        const QJsonObject key = owner[u"owner"].toObject();
        const bool isName =
            OwnerKey::user(key.value(u"name").toString()).ok() && !key.value(u"domain").isDouble();
        counts.users += isName && key.value(u"kind").toString() == u"user" ? 1 : 0;
        counts.settings += owner[u"settings"].toObject().size();
    }
    return counts;
}

QByteArray manifest(const QByteArray &parts, const QByteArray &version = "1",
                    const PackageCounts &counts = {1, 0, 1})
{
    return "{\"format\":\"retinue-package\",\"version\":" + version +
           ",\"secrets\":false,\"counts\":{\"users\":" + QByteArray::number(counts.users) +
           ",\"groups\":0,\"settings\":" + QByteArray::number(counts.settings) + "},\"parts\":[" + parts +
           "]}";
}

/// A good package with one part; entries can be changed and added.
std::vector<RawEntry> entries(const QByteArray &part = partOf(user("alice")))
{
    return {{kPart, part}, {"manifest.json", manifest(listed(kPart, part), "1", countsOf(part))}};
}

struct Unpacked
{
    std::vector<PackageOwner> owners;
    std::vector<ImportProblem> problems;
    qint64 repeated = 0;
};

Result<Unpacked> unpacked(ByteSource &source, const PackageReader::Limits &limits = {})
{
    Result<PackageReader> reader = PackageReader::open(source, Catalogue::builtIn(), {{}, limits});
    if (!reader.ok())
        return reader.error();
    Unpacked result;
    while (true) {
        Result<std::optional<PackageOwner>> owner = reader->next();
        if (!owner.ok()) {
            // What ended once stays ended.
            return reader->next().ok() ? Error{} : owner.error();
        }
        if (!*owner)
            break;
        result.owners.push_back(std::move(**owner));
    }
    result.problems = reader->takeProblems();
    result.repeated = reader->repeated();
    return result;
}

Result<Unpacked> unpacked(const QByteArray &zip, const PackageReader::Limits &limits = {})
{
    base::MemorySource source(zip);
    return unpacked(source, limits);
}

Result<Unpacked> unpacked(const std::vector<RawEntry> &content)
{
    return unpacked(rawZip(content));
}

QByteArray written()
{
    QByteArray file;
    PackageWriter::Options options;
    options.created = QDateTime(QDate(2026, 11, 27), QTime(12, 0), Qt::UTC);
    Result<PackageWriter> writer = PackageWriter::begin(
        [&](QByteArrayView content) {
            file.append(content);
            return Result<void>();
        },
        Catalogue::builtIn(), std::move(options));
    const bool good =
        writer.ok() &&
        writer
            ->add({OwnerKey::user(u"alice").value(),
                   {},
                   {{QStringLiteral("display.language"), R"({"language":"de"})"},
                    {QStringLiteral("address-book.personal"),
                     R"({"entries":{"a":{"address":"a@example.com","kind":"email","name":"A"}}})"}}})
            .ok() &&
        writer->finish().ok();
    return good ? file : QByteArray();
}

} // namespace

void TestPackageDamage::handMade_isRead()
{
    std::vector<RawEntry> content = entries();
    content.front().deflated = true;
    content.insert(content.begin(), {"users/", {}}); // as zip -r writes folders
    const Result<Unpacked> result = unpacked(content);
    QVERIFY2(result.ok(), result.ok() ? "" : qPrintable(result.error().toString()));
    QCOMPARE(result->owners.size(), std::size_t(1));
    QCOMPARE(result->owners[0].settings.size(), std::size_t(1));
    QVERIFY(result->problems.empty());
}

void TestPackageDamage::entry_whenItMeansMore_isRefused_data()
{
    QTest::addColumn<QByteArray>("zip");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const RawEntry &entry, const char *reason) {
        std::vector<RawEntry> content = entries();
        content.push_back(entry);
        QTest::newRow(name) << rawZip(content) << QString(QLatin1String(reason));
    };
    row("parent", {"../users/00001.json", "x"}, "\"..\"");
    row("parent inside", {"users/../../x", "x"}, "\"..\"");
    row("parent folder", {"../", {}}, "\"..\"");
    row("absolute", {"/etc/passwd", "x"}, "absolute");
    row("drive", {"C:/x", "x"}, "absolute");
    row("backslash", {"..\\x", "x"}, "\"..\"");
    row("no name", {"", "x"}, "no name");
    row("control characters", {"a\x1b[2Jb", "x"}, "printable");
    row("link", {"link", "/etc/passwd", false, 0, 0120777}, "link");
    row("device", {"device", {}, false, 0, 0020666}, "special file");
    row("encrypted", {"secret.json", QByteArray(30, 'x'), false, 1}, "encrypted");
    row("twice", {kPart, "{}"}, "twice");
    row("manifest twice", {"manifest.json", "{}"}, "twice");
    row("two names", {"a", "x", false, 0, 0, "b"}, "");
}

void TestPackageDamage::entry_whenItMeansMore_isRefused()
{
    QFETCH(QByteArray, zip);
    QFETCH(QString, reason);
    const Result<Unpacked> result = unpacked(zip);
    if (reason.isEmpty()) { // one of the two names counts; neither is listed
        QVERIFY(!result.ok() || result->problems.size() == 1);
        return;
    }
    QVERIFY(!result.ok());
    QVERIFY2(result.error().code == ErrorCode::InvalidInput, qPrintable(result.error().toString()));
    QVERIFY2(result.error().toString().contains(reason), qPrintable(result.error().toString()));
    QVERIFY(!result.error().toString().contains(QChar(0x1b)));
}

void TestPackageDamage::zip_whenNone_isRefused_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("one byte") << QByteArray("P");
    QTest::newRow("a CSV") << QByteArray("uid,cn\nalice,Alice\n");
    QTest::newRow("a start of a zip") << QByteArray("PK\x03\x04").append(1000, 'x');
    QTest::newRow("an empty zip") << rawZip({});
    QTest::newRow("another zip") << rawZip({{"word/document.xml", "<x/>"}});
    QTest::newRow("inside a folder") << rawZip({{"export/manifest.json", manifest({})}});
    QTest::newRow("an end that points behind itself")
        << QByteArray("PK\x05\x06\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\x7f\xff\xff\xff\x7f\0\0", 22);
}

void TestPackageDamage::zip_whenNone_isRefused()
{
    QFETCH(QByteArray, file);
    const Result<Unpacked> result = unpacked(file);
    QVERIFY(!result.ok());
    QVERIFY2(result.error().code == ErrorCode::InvalidInput, qPrintable(result.error().toString()));
}

namespace {

/// A large file that is nowhere.
class Junk : public base::ByteSource
{
public:
    explicit Junk(qint64 size, QByteArray end = {}) : m_size(size), m_end(std::move(end)) {}
    qint64 size() const override { return m_size + m_end.size(); }
    Result<QByteArray> read(qint64 offset, qsizetype most) override
    {
        m_read += most;
        if (offset >= m_size)
            return m_end.mid(offset - m_size, most);
        // The smallest entries that a directory can have.
        QByteArray junk;
        static const QByteArray kEntry = QByteArray("PK\x01\x02").append(42, '\0');
        while (junk.size() < std::min(qint64(most), m_size - offset) + kEntry.size())
            junk += kEntry;
        return junk.mid(offset % kEntry.size(), std::min(qint64(most), m_size - offset));
    }
    qint64 m_read = 0;

private:
    qint64 m_size;
    QByteArray m_end;
};

constexpr qint64 kGibibyte = qint64(1024) * 1024 * 1024;

} // namespace

void TestPackageDamage::zip_whenTwoGibibytesOfJunk_isRefusedWithoutReadingThem()
{
    Junk junk(2 * kGibibyte);
    const Result<Unpacked> result = unpacked(junk);
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, ErrorCode::InvalidInput);
    QVERIFY(junk.m_read < 10'000'000);
}

void TestPackageDamage::zip_whenItsDirectoryIsHuge_isRefused()
{
    // The end says that the directory begins at the front and goes on over two gibibytes.
    QByteArray end("PK\x05\x06\0\0\0\0\xff\xff\xff\xff", 12);
    end.append("\0\0\0\x7f\0\0\0\0\0\0", 10);
    Junk junk(0x7f000000, end);
    const Result<Unpacked> result = unpacked(junk);
    QVERIFY(!result.ok());
    QVERIFY2(result.error().code == ErrorCode::TooLarge, qPrintable(result.error().toString()));
    QVERIFY(junk.m_read < 100'000'000);
}

void TestPackageDamage::zip_whenCutAnywhere_isAnError()
{
    const QByteArray zip = written();
    QVERIFY(unpacked(zip).ok());
    for (qsizetype size = 0; size < zip.size(); ++size)
        QVERIFY2(!unpacked(zip.first(size)).ok(), qPrintable(QString::number(size)));
}

void TestPackageDamage::zip_whenAnyByteIsChanged_neverBringsOtherSettings()
{
    const QByteArray zip = written();
    const Result<Unpacked> good = unpacked(zip);
    QVERIFY(good.ok());
    int read = 0;
    for (qsizetype i = 0; i < zip.size(); ++i) {
        for (const int change : {1, 0x80, 0xff}) {
            QByteArray changed = zip;
            changed[i] = char(changed[i] ^ change);
            const Result<Unpacked> result = unpacked(changed);
            if (!result.ok())
                continue;
            ++read; // a time, an unused field
            QCOMPARE(result->owners.size(), std::size_t(1));
            QVERIFY(result->owners[0].settings == good->owners[0].settings);
        }
    }
    QVERIFY(read < zip.size()); // most bytes mean something
}

void TestPackageDamage::content_whenOverALimit_isRefused_data()
{
    QTest::addColumn<QByteArray>("zip");
    QTest::addColumn<int>("which");
    QTest::addColumn<QString>("reason");
    const QByteArray blanks(17 * 1024 * 1024, ' ');
    std::vector<RawEntry> bomb = entries();
    bomb.front() = {kPart, blanks, true};
    const QByteArray trap = rawZip(bomb);
    QTest::newRow("a trap") << trap << 0 << QStringLiteral("trap");
    QTest::newRow("a part") << trap << 1 << QStringLiteral("more than 1000 bytes");
    std::vector<RawEntry> manifestBomb = entries();
    manifestBomb.back() = {"manifest.json", blanks, true};
    QTest::newRow("the manifest") << rawZip(manifestBomb) << 0 << QStringLiteral("manifest.json");
    QTest::newRow("all together") << rawZip(entries()) << 2 << QStringLiteral("and those before it");
    QTest::newRow("ratio of all") << trap << 3 << QStringLiteral("trap");
    std::vector<RawEntry> many = entries();
    for (int i = 0; i < 20; ++i)
        many.push_back({"x" + QByteArray::number(i), {}});
    QTest::newRow("entries") << rawZip(many) << 4 << QStringLiteral("more than 10 entries");
}

void TestPackageDamage::content_whenOverALimit_isRefused()
{
    QFETCH(QByteArray, zip);
    QFETCH(int, which);
    QFETCH(QString, reason);
    PackageReader::Limits limits;
    if (which == 1)
        limits.mostPartBytes = 1000;
    if (which == 2)
        limits.mostBytes = 50;
    if (which == 3)
        limits.freeBytes = 1'000'000;
    if (which == 4)
        limits.mostEntries = 10;
    const Result<Unpacked> result = unpacked(zip, limits);
    QVERIFY(!result.ok());
    QVERIFY2(result.error().code == ErrorCode::TooLarge, qPrintable(result.error().toString()));
    QVERIFY2(result.error().toString().contains(reason), qPrintable(result.error().toString()));
}

void TestPackageDamage::manifest_whenBroken_saysSo_data()
{
    QTest::addColumn<QByteArray>("manifest");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const QByteArray &content, ErrorCode code) {
        QTest::newRow(name) << content << int(code);
    };
    const QByteArray part = partOf(user("alice"));
    row("no JSON", "{", ErrorCode::InvalidInput);
    row("an array", "[]", ErrorCode::InvalidInput);
    row("of something else", "{\"manifest_version\":3}", ErrorCode::InvalidInput);
    row("no version", R"({"format":"retinue-package","parts":[]})", ErrorCode::InvalidInput);
    row("newer", manifest(listed(kPart, part), "2"), ErrorCode::VersionUnsupported);
    row("newer, of other content", R"({"format":"retinue-package","version":7,"parts":{"x":1}})",
        ErrorCode::VersionUnsupported);
    row("no parts", R"({"format":"retinue-package","version":1})", ErrorCode::InvalidInput);
    row("a part without name", manifest("{}"), ErrorCode::InvalidInput);
    row("a part twice", manifest(listed(kPart, part) + ',' + listed(kPart, part)), ErrorCode::InvalidInput);
}

void TestPackageDamage::manifest_whenBroken_saysSo()
{
    QFETCH(QByteArray, manifest);
    QFETCH(int, code);
    std::vector<RawEntry> content = entries();
    content.back().content = manifest;
    const Result<Unpacked> result = unpacked(content);
    QVERIFY(!result.ok());
    QVERIFY2(result.error().code == ErrorCode(code), qPrintable(result.error().toString()));
    if (result.error().code == ErrorCode::VersionUnsupported)
        QVERIFY(result.error().toString().contains(u"newer version"));
}

void TestPackageDamage::part_whenMissing_isRefused()
{
    std::vector<RawEntry> content = entries();
    content.erase(content.begin());
    const Result<Unpacked> result = unpacked(content);
    QCOMPARE(result.error().code, ErrorCode::Corrupt);
    QVERIFY(result.error().toString().contains(QLatin1String(kPart)));
    QVERIFY(result.error().toString().contains(u"missing"));

    std::vector<RawEntry> damaged = entries();
    damaged.front().hasWrongChecksum = true;
    QCOMPARE(unpacked(damaged).error().code, ErrorCode::Corrupt);
}

void TestPackageDamage::part_whenChanged_saysSoAndCounts()
{
    std::vector<RawEntry> content = entries();
    content.front().content = partOf(user("bob"));
    const Result<Unpacked> result = unpacked(content);
    QVERIFY(result.ok());
    QCOMPARE(result->owners.at(0).key.name(), QStringLiteral("bob"));
    QCOMPARE(result->problems.size(), std::size_t(1));
    QCOMPARE(result->problems[0].severity, ImportProblem::Severity::Note);
    QCOMPARE(result->problems[0].part, QLatin1String(kPart));
    QVERIFY(result->problems[0].toString().contains(u"now counts"));

    content.front().content = "{\"owners\":";
    const Result<Unpacked> broken = unpacked(content);
    QCOMPARE(broken.error().code, ErrorCode::InvalidInput);
    QVERIFY(broken.error().toString().contains(QLatin1String(kPart)));
}

void TestPackageDamage::addressBook_whenChanged_saysThatItDoesNotCount()
{
    std::vector<RawEntry> content = entries();
    content.push_back({kBook, "objectclass,cn\nemail,Edited\n"});
    content[1].content =
        manifest(listed(kPart, content[0].content) + ',' + listed(kBook, "as it was", "address-book"));
    const Result<Unpacked> result = unpacked(content);
    QVERIFY(result.ok());
    QCOMPARE(result->owners.size(), std::size_t(1));
    QCOMPARE(result->problems.size(), std::size_t(1));
    QCOMPARE(result->problems[0].part, QLatin1String(kBook));
    QVERIFY(result->problems[0].reason.toString().contains(u"does not count"));
}

void TestPackageDamage::addressBook_whenMissing_saysSo()
{
    std::vector<RawEntry> content = entries();
    content[1].content =
        manifest(listed(kPart, content[0].content) + ',' + listed(kBook, "x", "address-book"));
    const Result<Unpacked> result = unpacked(content);
    QVERIFY(result.ok());
    QCOMPARE(result->problems.size(), std::size_t(1));
    QVERIFY(result->problems[0].reason.toString().contains(u"missing"));
}

void TestPackageDamage::entry_whenNotListed_isNotRead()
{
    std::vector<RawEntry> content = entries();
    content.push_back({"users/00002.json", partOf(user("mallory"))});
    const Result<Unpacked> result = unpacked(content);
    QVERIFY(result.ok());
    QCOMPARE(result->owners.size(), std::size_t(1));
    QCOMPARE(result->problems.size(), std::size_t(1));
    QVERIFY(result->problems[0].toString().startsWith(u"users/00002.json: "));
}

void TestPackageDamage::counts_whenNotThoseOfTheManifest_areTold()
{
    std::vector<RawEntry> content = entries();
    content.back().content = manifest(listed(kPart, content.front().content), "1", {2, 0, 7});
    const Result<Unpacked> result = unpacked(content);
    QVERIFY(result.ok());
    QCOMPARE(result->owners.size(), std::size_t(1));
    QCOMPARE(result->problems.size(), std::size_t(1));
    QCOMPARE(result->problems[0].severity, ImportProblem::Severity::Note);
    QVERIFY2(result->problems[0].toString().startsWith(
                 u"manifest.json: it speaks of 2 users, 0 groups and 7 settings, the package has 1, 0 and 1"),
             qPrintable(result->problems[0].toString()));
}

void TestPackageDamage::owner_whenTheNameHasAnUnreadableMark_isLeftOut()
{
    const Result<Unpacked> result = unpacked(entries(partOf(user("alice") + ',' +
                                                            user("z\xef\xbf\xbd"
                                                                 "e"))));
    QVERIFY(result.ok());
    QCOMPARE(result->owners.size(), std::size_t(1));
    QCOMPARE(result->problems.size(), std::size_t(1));
    QVERIFY(result->problems[0].reason.toString().contains(u"could not be read"));
}

void TestPackageDamage::owner_whenBad_isLeftOutWithItsPlace()
{
    const QByteArray part = partOf(user("alice") + ',' + user("..") + ",7,{\"owner\":{\"kind\":\"robot\"}}," +
                                   user("ALICE") + ',' + user("bob"));
    const Result<Unpacked> result = unpacked(entries(part));
    QVERIFY2(result.ok(), result.ok() ? "" : qPrintable(result.error().toString()));
    QCOMPARE(result->owners.size(), std::size_t(2));
    QCOMPARE(result->owners[1].key.name(), QStringLiteral("bob"));
    const int places[] = {2, 3, 4, 5};
    QCOMPARE(result->problems.size(), std::size(places));
    for (std::size_t i = 0; i < std::size(places); ++i) {
        QCOMPARE(result->problems[i].line, places[i]);
        QCOMPARE(result->problems[i].field, QStringLiteral("owner"));
        QCOMPARE(result->problems[i].part, QLatin1String(kPart));
        QCOMPARE(result->problems[i].severity, ImportProblem::Severity::Rejected);
    }
    QVERIFY(result->problems[3].toString().startsWith(
        u"users/00001.json, owner 5, owner: is an earlier owner again"));
}

void TestPackageDamage::owner_whenItComesAgainInAnotherPart_isLeftOutAndCounted()
{
    const char *const second = "users/00002.json";
    const QByteArray part = partOf(user("alice"));
    const QByteArray more = partOf(user("ALICE", "") + ',' + user("bob") + ",7");
    const Result<Unpacked> result = unpacked(
        {{kPart, part},
         {second, more},
         {"manifest.json", manifest(listed(kPart, part) + ',' + listed(second, more), "1", {3, 0, 2})}});
    QVERIFY2(result.ok(), result.ok() ? "" : qPrintable(result.error().toString()));
    QCOMPARE(result->owners.size(), std::size_t(2));
    QCOMPARE(result->owners[0].settings.size(), std::size_t(1));
    QCOMPARE(result->owners[1].key.name(), QStringLiteral("bob"));
    QCOMPARE(result->problems.size(), std::size_t(2));
    QCOMPARE(result->problems[0].part, QLatin1String(second));
    QCOMPARE(result->repeated, 1);
}

void TestPackageDamage::settings_whenBad_areLeftOutOneByOne()
{
    const QByteArray part = partOf(user("alice", R"("address-book.group":{"entries":{}},
        "address-book.personal":{"entries":{"g":{"kind":"group","name":"G","members":["g"]}}},
        "display.language":{"language":"de"}, "keychain":{"entries":7}, "no\u001b.such":{}, "home.screen":[])"));
    const Result<Unpacked> result = unpacked(entries(part));
    QVERIFY(result.ok());
    QCOMPARE(result->owners.at(0).settings.size(), std::size_t(1));
    QCOMPARE(result->owners[0].settings[0].item, QStringLiteral("display.language"));
    QCOMPARE(result->problems.size(), std::size_t(5));
    for (const ImportProblem &problem : result->problems) {
        QCOMPARE(problem.line, 1);
        QVERIFY(!problem.field.isEmpty());
        QVERIFY(!problem.toString().contains(QChar(0x1b)));
    }
    QVERIFY(result->problems[1].reason.toString().contains(u"contains itself"));
}

void TestPackageDamage::settings_thatMayNotCome_areLeftOut() // R11, R12
{
    const auto content = unpacked(entries(
        partOf(user("alice", R"("history.copy":{},"keychain":{"entries":{}},)"
                             R"("default-job.scan-and-send":{"destinations":["x"],"resolution":"300"})"))));
    QVERIFY2(content.ok(), content.ok() ? "" : qPrintable(content.error().toString()));
    QCOMPARE(content->owners.size(), 1u);
    QCOMPARE(content->owners[0].settings.size(), 1u);
    QCOMPARE(content->owners[0].settings[0].value, QByteArray(R"({"resolution":"300"})"));
    QCOMPARE(content->problems.size(), 2u);
    QCOMPARE(content->problems[0].field, QStringLiteral("history.copy"));
    QCOMPARE(content->problems[1].field, QStringLiteral("keychain"));
}

void TestPackageDamage::groups_whenTooMany_areLeftOut()
{
    QByteArray groups;
    for (int i = 0; i <= model::kMostGroupsPerUser; ++i)
        groups += QByteArray(i > 0 ? "," : "") + "\"g" + QByteArray::number(i) + '"';
    const auto content = unpacked(entries(
        partOf(R"({"owner":{"kind":"user","name":"alice"},"settings":{},"groups":[)" + groups + "]}")));
    QVERIFY(content.ok());
    QCOMPARE(content->owners.size(), 1u);
    QVERIFY(content->owners[0].groups.empty());
    QCOMPARE(content->problems.size(), 1u);
}

void TestPackageDamage::owner_whenAMemberIsOfAnotherType_isLeftOut()
{
    const auto content =
        unpacked(entries(partOf(R"({"owner":{"kind":"user","name":"alice","domain":7},"settings":{}},)"
                                R"({"owner":{"kind":"user","name":"bob"},"setings":{}},)"
                                R"({"owner":{"kind":"user","name":"carol"},"settings":[]},)" +
                                user("dora"))));
    QVERIFY(content.ok());
    QCOMPARE(content->owners.size(), 1u);
    QCOMPARE(content->owners[0].key.name(), QStringLiteral("dora"));
    QCOMPARE(content->problems.size(), 3u);
}

void TestPackageDamage::part_whenItHoldsSomethingElse_isRefused()
{
    const QByteArray part = partOf(user("alice"));
    const auto content =
        unpacked({{kPart, part}, {"manifest.json", manifest(listed(kPart, part, "Owners"))}});
    QVERIFY(!content.ok());
    QCOMPARE(content.error().code, ErrorCode::InvalidInput);
}

void TestPackageDamage::problems_whenVeryMany_areCounted()
{
    QByteArray bad;
    for (int i = 0; i < PartReader::kMostProblems + 7; ++i)
        bad += "0,";
    const auto content = unpacked(entries(partOf(bad + user("alice"))));
    QVERIFY(content.ok());
    QCOMPARE(content->owners.size(), 1u);
    QCOMPARE(content->problems.size(), std::size_t(PartReader::kMostProblems) + 1);
    QVERIFY(content->problems.back().reason.toString().contains(u'7'));
}

void TestPackageDamage::read_whenAtItsEnd_staysThere()
{
    base::MemorySource source(rawZip(entries()));
    Result<PackageReader> reader = PackageReader::open(source, Catalogue::builtIn(), {});
    QVERIFY(reader.ok());
    QVERIFY(reader->next()->has_value());
    for (int i = 0; i < 3; ++i) {
        const auto next = reader->next();
        QVERIFY(next.ok() && !*next);
    }
}

void TestPackageDamage::read_whenPlainButAPassphraseIsGiven_isRefused()
{
    base::MemorySource source(rawZip(entries()));
    PackageReader::Options options;
    options.passphrase = SecretBytes(QByteArrayView("secret"));
    const auto reader = PackageReader::open(source, Catalogue::builtIn(), std::move(options));
    QVERIFY(!reader.ok());
    QCOMPARE(reader.error().code, ErrorCode::InvalidInput);
}

QTEST_APPLESS_MAIN(TestPackageDamage)
#include "test_package_damage.moc"
