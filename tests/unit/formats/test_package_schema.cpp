#include "core/formats/import.h"
#include "core/formats/package_writer.h"
#include "core/model/json.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace retinue;
using namespace retinue::formats;

/// What we write is read by stock tools, as resources/package.schema.json says.
class TestPackageSchema : public QObject
{
    Q_OBJECT

private slots:
    void package_isAsTheSchemaSays();
    void schema_isPartOfTheProgram();
    void addressBook_holdsWhatTheJsonHolds();

private:
    [[nodiscard]] bool write(const QString &path) const;
    [[nodiscard]] QByteArray run(const QStringList &arguments) const;
    QTemporaryDir m_folder;
};

namespace {

const char *const kAddresses =
    R"({"entries":{
      "00000001-0000-4000-8000-000000000001":{"kind":"email","name":"Ärger, \"Büro\"","address":"b@example.com",
        "columns":{"indxid":"1","futurecolumn":"=1+1","accesscode":"0"}},
      "f":{"kind":"fax","name":"[Fax]","number":"[0312]","columns":{"ecm":"on","indxid":"[[007]]"}},
      "MiXed:1":{"kind":"smb","name":"Scans","host":"\\\\files\\scans","path":"a,b","userName":"alice","reading":"s"},
      "g":{"kind":"group","name":"All","members":["f","00000001-0000-4000-8000-000000000001"]}}})";

QByteArray addresses()
{
    return model::canonicalJson(model::parseJsonObject(kAddresses).value());
}

} // namespace

bool TestPackageSchema::write(const QString &path) const
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    PackageWriter::Options options;
    options.created = QDateTime(QDate(2026, 11, 27), QTime(12, 0), Qt::UTC);
    options.product = QStringLiteral(RETINUE_VERSION);
    Result<PackageWriter> writer =
        PackageWriter::begin(base::sinkInto(file), Catalogue::builtIn(), std::move(options));
    bool good = writer.ok();
    for (int i = 0; i < 501; ++i) {
        good = good && writer
                           ->add({OwnerKey::user(QStringLiteral("user%1").arg(i), u"corp").value(),
                                  {OwnerKey::group(u"01").value()},
                                  {{QStringLiteral("display.language"), R"({"language":"de"})"}}})
                           .ok();
    }
    const PackageOwner::Setting personal{QStringLiteral("address-book.personal"), addresses()};
    const PackageOwner::Setting group{QStringLiteral("address-book.group"), addresses()};
    return good && writer->add({OwnerKey::user(u"[bob]").value(), {}, {personal}}).ok() &&
           writer->add({OwnerKey::group(u"01").value(), {}, {group}}).ok() &&
           writer
               ->add({OwnerKey::allDevices(),
                      {},
                      {{QStringLiteral("home.shared-buttons"), R"({"buttons":{}})"}}})
               .ok() &&
           writer->finish().ok();
}

QByteArray TestPackageSchema::run(const QStringList &arguments) const
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral("/usr/bin/python3"), arguments);
    if (!process.waitForFinished(110'000) || process.exitCode() != 0)
        qWarning("%s", process.readAll().constData());
    return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0 ? process.readAll()
                                                                                   : QByteArray();
}

void TestPackageSchema::package_isAsTheSchemaSays()
{
    QVERIFY(write(m_folder.filePath(QStringLiteral("package.zip"))));
    QCOMPARE(run({QStringLiteral(RETINUE_SOURCE_DIR "/tests/unit/formats/check_package.py"),
                  m_folder.filePath(QStringLiteral("package.zip")),
                  QStringLiteral(RETINUE_SOURCE_DIR "/resources/package.schema.json")}),
             QByteArray("6 entries\n"));
}

void TestPackageSchema::schema_isPartOfTheProgram()
{
    QFile file(QStringLiteral(RETINUE_SOURCE_DIR "/resources/package.schema.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(packageSchema(), file.readAll());
}

void TestPackageSchema::addressBook_holdsWhatTheJsonHolds()
{
    const QString package = m_folder.filePath(QStringLiteral("other.zip"));
    QVERIFY(write(package));
    const OwnerKey owners[] = {OwnerKey::user(u"[bob]").value(), OwnerKey::group(u"01").value()};
    const char *const books[] = {"users-00002.csv", "groups-00001.csv"};
    for (int i = 0; i < 2; ++i) {
        const QByteArray book =
            run({QStringLiteral("-c"),
                 QStringLiteral("import sys, zipfile; "
                                "sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read("
                                "'address-books/' + sys.argv[2]))"),
                 package, QLatin1String(books[i])});
        const Result<ImportResult> read = importFile(book, Catalogue::builtIn());
        QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().toString()));
        QVERIFY(read->problems.empty());
        QCOMPARE(read->settings.size(), std::size_t(1));
        QVERIFY(read->settings[0].owner == owners[i]);
        QCOMPARE(read->settings[0].value, addresses());
    }
}

QTEST_GUILESS_MAIN(TestPackageSchema)
#include "test_package_schema.moc"
