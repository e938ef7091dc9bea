#include "core/formats/package_reader.h"
#include "core/formats/package_writer.h"
#include "core/model/json.h"

#include <QBuffer>
#include <QTest>

#include <map>

using namespace retinue;
using namespace retinue::formats;

class TestPackage : public QObject
{
    Q_OBJECT

private slots:
    void roundTrip_isExact_data();
    void roundTrip_isExact();
    void write_whenNoPassphrase_leavesSecretsOut();
    void write_whenNotPortable_leavesItOut();
    void write_whenBlankItem_leavesDestinationsOut();
    void write_whenManyOwners_makesParts();
    void memory_isBoundedByOnePart();
    void write_whenValueIsBad_isAnErrorFromThenOn();
    void write_whenAnItemIsThereTwice_isAnError();
    void write_whenThePassphraseIsEmpty_isAnError();
    void write_whenSinkFails_saysSo();
    void read_whenPassphraseIsWrong_saysSo();
};

namespace {

const Catalogue &catalogue()
{
    return Catalogue::builtIn();
}

QByteArray value(const char *json)
{
    return model::canonicalJson(model::parseJsonObject(json).value());
}

const char *const kAddresses =
    R"({"entries":{"Mixed-Case:1":{"kind":"email","name":"Ärger, \"Büro\"","address":"b@example.com",
       "columns":{"indxid":"1","futurecolumn":"=1+1"},"note":{"deep":[1,2.5e-7,null]}},
       "g":{"kind":"group","name":"All","members":["Mixed-Case:1"]}}})";

std::vector<PackageOwner> owners()
{
    return {{OwnerKey::user(u"alice", u"corp").value(),
             {OwnerKey::group(u"01").value(), OwnerKey::group(u"Sales").value()},
             {{QStringLiteral("display.language"), value(R"({"language":"de"})")},
              {QStringLiteral("address-book.personal"), value(kAddresses)},
              {QStringLiteral("home.screen"), value(R"({"x":[1e21,-0,0.1,"\u2028"],"":{}})")}}},
            {OwnerKey::group(u"01").value(), {}, {{QStringLiteral("address-book.group"), value(kAddresses)}}},
            {OwnerKey::user(u"[bob]").value(), {}, {}},
            {OwnerKey::allDevices(),
             {},
             {{QStringLiteral("home.shared-buttons"), value(R"({"buttons":{"a":{"label":"A"}}})")}}}};
}

PackageOwner withSecrets()
{
    return {OwnerKey::user(u"carol").value(),
            {},
            {{QStringLiteral("keychain"),
              value(R"({"entries":{"k":{"target":"files","password":"open sesame"}}})")},
             {QStringLiteral("network.direct-connection"), value(R"({"ssid":"x"})")}}};
}

PackageWriter::Options options(const char *passphrase = nullptr)
{
    PackageWriter::Options options;
    options.created = QDateTime(QDate(2026, 11, 27), QTime(12, 0), Qt::UTC);
    options.product = QStringLiteral("0.1.0");
    if (passphrase)
        options.passphrase = SecretBytes(QByteArrayView(passphrase));
    options.passphraseWork = 4;
    return options;
}

QByteArray packed(const std::vector<PackageOwner> &content, PackageWriter::Options wanted = options(),
                  PackageWriter::LeftOut *leftOut = nullptr)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    Result<PackageWriter> writer =
        PackageWriter::begin(base::sinkInto(buffer), catalogue(), std::move(wanted));
    if (!writer.ok())
        return {};
    for (const PackageOwner &owner : content) {
        if (const Result<void> added = writer->add(owner); !added.ok())
            qWarning("%s", qPrintable(added.error().toString()));
    }
    if (const Result<void> finished = writer->finish(); !finished.ok())
        qWarning("%s", qPrintable(finished.error().toString()));
    if (leftOut)
        *leftOut = writer->leftOut();
    return buffer.data();
}

struct Unpacked
{
    PackageManifest manifest;
    std::vector<PackageOwner> owners;
    std::vector<ImportProblem> problems;
};

Result<Unpacked> unpacked(const QByteArray &package, const char *passphrase = nullptr)
{
    base::MemorySource source(package);
    PackageReader::Options wanted;
    if (passphrase)
        wanted.passphrase = SecretBytes(QByteArrayView(passphrase));
    Result<PackageReader> reader = PackageReader::open(source, catalogue(), std::move(wanted));
    if (!reader.ok())
        return reader.error();
    Unpacked result{reader->manifest(), {}, {}};
    while (true) {
        Result<std::optional<PackageOwner>> owner = reader->next();
        if (!owner.ok())
            return owner.error();
        if (!*owner)
            break;
        result.owners.push_back(std::move(**owner));
    }
    result.problems = reader->takeProblems();
    return result;
}

/// Settings in one order, as the order of members of an object means nothing.
std::map<QString, QByteArray> settingsOf(const PackageOwner &owner)
{
    std::map<QString, QByteArray> settings;
    for (const PackageOwner::Setting &setting : owner.settings)
        settings.emplace(setting.item, setting.value);
    return settings;
}

const PackageOwner *find(const std::vector<PackageOwner> &all, const OwnerKey &key)
{
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const PackageOwner &owner) { return owner.key == key; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace

void TestPackage::roundTrip_isExact_data()
{
    QTest::addColumn<bool>("sealed");
    QTest::newRow("plain") << false;
    QTest::newRow("sealed") << true;
}

void TestPackage::roundTrip_isExact()
{
    QFETCH(bool, sealed);
    const char *const passphrase = sealed ? "correct horse" : nullptr;
    std::vector<PackageOwner> content = owners();
    if (sealed)
        content.push_back(withSecrets());
    const QByteArray package = packed(content, options(passphrase));
    QCOMPARE(detectPackage(package), sealed ? PackageKind::Sealed : PackageKind::Plain);
    const Result<Unpacked> back = unpacked(package, passphrase);
    QVERIFY2(back.ok(), back.ok() ? "" : qPrintable(back.error().toString()));
    QVERIFY(back->problems.empty());
    QCOMPARE(back->owners.size(), content.size());
    for (const PackageOwner &owner : content) {
        const PackageOwner *const found = find(back->owners, owner.key);
        QVERIFY(found);
        QCOMPARE(found->key.spelled(), owner.key.spelled());
        QVERIFY(found->groups == owner.groups);
        QVERIFY(settingsOf(*found) == settingsOf(owner));
    }
    QCOMPARE(back->manifest.created, options().created);
    QCOMPARE(back->manifest.product, QStringLiteral("0.1.0"));
    QCOMPARE(back->manifest.secrets, sealed);
    QCOMPARE(back->manifest.counts.users, sealed ? 3 : 2);
    QCOMPARE(back->manifest.counts.groups, 1);
    QCOMPARE(back->manifest.counts.settings, sealed ? 7 : 5);
}

void TestPackage::write_whenNoPassphrase_leavesSecretsOut() // R12
{
    PackageWriter::LeftOut leftOut;
    const QByteArray package = packed({withSecrets()}, options(), &leftOut);
    QCOMPARE(leftOut.secret, 2);
    const Result<Unpacked> back = unpacked(package);
    QVERIFY(back.ok());
    QVERIFY(back->owners.at(0).settings.empty());
    QVERIFY(!back->manifest.secrets);
}

void TestPackage::write_whenNotPortable_leavesItOut()
{
    PackageWriter::LeftOut leftOut;
    const PackageOwner owner{OwnerKey::user(u"alice").value(),
                             {},
                             {{QStringLiteral("list-order.scan-and-store"), "{}"},
                              {QStringLiteral("no.such-item"), "{}"},
                              {QStringLiteral("address-book.group"), "{}"}}};
    const Result<Unpacked> back = unpacked(packed({owner}, options(), &leftOut));
    QVERIFY(back.ok());
    QVERIFY(back->owners.at(0).settings.empty());
    QCOMPARE(leftOut.notPortable, 1);
    QCOMPARE(leftOut.unknown, 2);
}

void TestPackage::write_whenBlankItem_leavesDestinationsOut() // R11
{
    const PackageOwner owner{OwnerKey::user(u"alice").value(),
                             {},
                             {{QStringLiteral("default-job.scan-and-send"),
                               value(R"({"colour":true,"destinations":["a@example.com"]})")}}};
    const Result<Unpacked> back = unpacked(packed({owner}));
    QVERIFY(back.ok());
    QCOMPARE(back->owners.at(0).settings.at(0).value, QByteArray(R"({"colour":true})"));
}

void TestPackage::write_whenManyOwners_makesParts()
{
    std::vector<PackageOwner> content;
    for (int i = 0; i < 1203; ++i)
        content.push_back({OwnerKey::user(QStringLiteral("user%1").arg(i)).value(),
                           {},
                           {{QStringLiteral("display.language"), value(R"({"language":"ja"})")}}});
    const QByteArray package = packed(content);
    for (const char *name : {"users/00001.json", "users/00002.json", "users/00003.json"})
        QVERIFY(package.contains(name));
    QVERIFY(!package.contains("users/00004.json"));
    const Result<Unpacked> back = unpacked(package);
    QVERIFY(back.ok());
    QCOMPARE(back->owners.size(), content.size());
    QVERIFY(back->owners.at(1202).key == content.at(1202).key);
}

void TestPackage::memory_isBoundedByOnePart()
{
    // Random text, so that packed bytes are about as many as plain ones.
    qsizetype mostKept = 0, added = 0;
    QByteArray file;
    Result<PackageWriter> writer = PackageWriter::begin(
        [&](QByteArrayView content) {
            file.append(content);
            return Result<void>();
        },
        catalogue(), options());
    QVERIFY(writer.ok());
    for (int i = 0; i < 180; ++i) {
        const SecretBytes random = SecretBytes::random(45'000);
        const QByteArray setting = "{\"x\":\"" + random.view().toByteArray().toBase64() + "\"}";
        QVERIFY(writer
                    ->add({OwnerKey::user(QStringLiteral("user%1").arg(i)).value(),
                           {},
                           {{QStringLiteral("home.screen"), setting}}})
                    .ok());
        added += setting.size() * 3 / 4;
        mostKept = std::max(mostKept, added - file.size());
    }
    QVERIFY(writer->finish().ok());
    QVERIFY(file.size() > 8'000'000);
    QVERIFY2(mostKept < 5'000'000, qPrintable(QString::number(mostKept)));

    // The first owner is given before the second part was read.
    class Counting : public base::MemorySource
    {
    public:
        using MemorySource::MemorySource;
        Result<QByteArray> read(qint64 offset, qsizetype most) override
        {
            m_read += most;
            return MemorySource::read(offset, most);
        }
        qint64 m_read = 0;
    };
    Counting source(file);
    Result<PackageReader> reader = PackageReader::open(source, catalogue(), {});
    QVERIFY(reader.ok());
    QVERIFY(reader->next().ok());
    QVERIFY2(source.m_read < 6'000'000, qPrintable(QString::number(source.m_read)));
}

void TestPackage::write_whenValueIsBad_isAnErrorFromThenOn()
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    Result<PackageWriter> writer = PackageWriter::begin(base::sinkInto(buffer), catalogue(), options());
    QVERIFY(writer.ok());
    const Result<void> added = writer->add({OwnerKey::user(u"alice").value(),
                                            {},
                                            {{QStringLiteral("address-book.personal"), "{\"entries\":1}"}}});
    QVERIFY(!added.ok());
    QVERIFY(added.error().toString().contains(u"alice"));
    QVERIFY(!writer->finish().ok());
    QVERIFY(!unpacked(buffer.data()).ok());
}

void TestPackage::write_whenSinkFails_saysSo()
{
    // At every number of bytes at which a disk can be full.
    const qsizetype whole = packed(owners()).size();
    for (qsizetype room = 0; room < whole; room += 97) {
        qsizetype left = room;
        Result<PackageWriter> writer = PackageWriter::begin(
            [&](QByteArrayView content) -> Result<void> {
                if (content.size() > left)
                    return Error{ErrorCode::NoSpace, QStringLiteral("full"), {}};
                left -= content.size();
                return {};
            },
            catalogue(), options());
        Result<void> result;
        if (writer.ok()) {
            for (const PackageOwner &owner : owners()) {
                if (result.ok())
                    result = writer->add(owner);
            }
            if (result.ok())
                result = writer->finish();
        }
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::NoSpace);
    }
}

void TestPackage::read_whenPassphraseIsWrong_saysSo()
{
    const QByteArray package = packed(owners(), options("right"));
    QCOMPARE(unpacked(package, "wrong").error().code, ErrorCode::NotAuthenticated);
    const Result<Unpacked> none = unpacked(package);
    QCOMPARE(none.error().code, ErrorCode::NotAuthenticated);
    QVERIFY(none.error().toString().contains(u"give the passphrase"));
}

void TestPackage::write_whenAnItemIsThereTwice_isAnError()
{
    Result<PackageWriter> writer =
        PackageWriter::begin([](QByteArrayView) { return Result<void>(); }, catalogue(), options());
    QVERIFY(writer.ok());
    const PackageOwner::Setting language{QStringLiteral("display.language"), value(R"({"language":"de"})")};
    const auto added = writer->add({OwnerKey::user(u"alice").value(), {}, {language, language}});
    QVERIFY(!added.ok());
    QCOMPARE(added.error().code, ErrorCode::InvalidInput);
}

void TestPackage::write_whenThePassphraseIsEmpty_isAnError() // R12
{
    const auto writer =
        PackageWriter::begin([](QByteArrayView) { return Result<void>(); }, catalogue(), options(""));
    QVERIFY(!writer.ok());
    QCOMPARE(writer.error().code, ErrorCode::InvalidInput);
}

QTEST_APPLESS_MAIN(TestPackage)
#include "test_package.moc"
