#include "core/engine/engine.h"
#include "core/store/edit.h"
#include "core/store/snapshot.h"
#include "tests/support/store_edits.h"
#include "tests/support/verify_ok.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace retinue;
using engine::Engine;

namespace {

constexpr int kUsers = 400;

struct Ran
{
    int exitCode = -1;
    QJsonObject answer;
    QString errors;
};

Ran run(const QStringList &arguments)
{
    QProcess program;
    program.start(QStringLiteral(RETINUED), arguments + QStringList{QStringLiteral("--json")});
    if (!program.waitForFinished(60'000))
        return {};
    return {program.exitCode(), QJsonDocument::fromJson(program.readAllStandardOutput()).object(),
            QString::fromUtf8(program.readAllStandardError())};
}

std::unique_ptr<Engine> open(const QString &folder)
{
    auto opened = Engine::open({folder, {}, nullptr, std::chrono::seconds(10)});
    if (!opened)
        qFatal("%s", qPrintable(opened.error().toString()));
    return *std::move(opened);
}

void fill(const QString &folder, const QByteArray &value)
{
    const auto engine = open(folder);
    const auto written = engine->store().writeAndWait([&](store::Edit &edit) -> Result<void> {
        for (int i = 0; i < kUsers; ++i) {
            const auto put =
                test::put(edit, *OwnerKey::user(QStringLiteral("user%1").arg(i)), {1, false, value, {}});
            if (!put)
                return put.error();
        }
        return {};
    });
    if (!written)
        qFatal("%s", qPrintable(written.error().toString()));
}

/// What all users have; empty: not all of them the same.
QByteArray valueIn(const QString &folder)
{
    const auto engine = open(folder);
    const auto view = engine->store().read();
    QByteArray value;
    for (int i = 0; i < kUsers; ++i) {
        const auto owner = view->tables().owners.find(*OwnerKey::user(QStringLiteral("user%1").arg(i)));
        if (!owner || !*owner)
            return {};
        const auto setting = view->tables().settings.find(**owner, 1, store::SettingTable::Secrets::Decrypt);
        if (!setting || !*setting || (i > 0 && (*setting)->value != value))
            return {};
        value = (*setting)->value;
    }
    return value;
}

QStringList unfinishedIn(const QString &folder)
{
    return QDir(folder + QStringLiteral("/backups"))
               .entryList({QStringLiteral("*.part")}, QDir::Files | QDir::Hidden) +
           QDir(folder + QStringLiteral("/store"))
               .entryList({QStringLiteral("restoring*"), QStringLiteral("backing-up*")}, QDir::Dirs);
}

} // namespace

/// `retinued backup|list|verify|restore`, as processes.
class TestRetinuedBackup : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_parent = std::make_unique<QTemporaryDir>(); }

    void disaster_whenFileAndPassphraseAreLeft_isOvercome() // R47, R55
    {
        fill(data(), "1");
        QFile passphrase(m_parent->filePath(QStringLiteral("passphrase")));
        QVERIFY(passphrase.open(QIODevice::WriteOnly) && passphrase.write("correct horse\n") > 0);
        passphrase.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        passphrase.close();
        const QStringList secret{QStringLiteral("--passphrase-file"), passphrase.fileName()};
        const Ran made =
            run(QStringList{QStringLiteral("backup"), QStringLiteral("--data"), data()} + secret);
        QVERIFY2(made.exitCode == 0, qPrintable(made.errors));
        const QString name = made.answer.value(QStringLiteral("name")).toString();
        const Ran listed = run({QStringLiteral("list"), QStringLiteral("--data"), data()});
        const QJsonArray files = listed.answer.value(QStringLiteral("backups")).toArray();
        QCOMPARE(files.size(), 1);
        QCOMPARE(files[0][QStringLiteral("users")].toInt(), kUsers); // remembered, although it is encrypted
        const Ran tried = run(QStringList{QStringLiteral("verify"), name, QStringLiteral("--trial"),
                                          QStringLiteral("--data"), data()} +
                              secret);
        QVERIFY2(tried.exitCode == 0, qPrintable(tried.errors));
        const QString file = m_parent->filePath(name);
        QVERIFY(QFile::rename(data() + QStringLiteral("/backups/") + name, file));
        const QString fingerprint = open(data())->identity().caFingerprint();
        QVERIFY(QDir(data()).removeRecursively());

        const QStringList restore{QStringLiteral("restore"), file, QStringLiteral("--data"), data()};
        QCOMPARE(run(restore + secret).exitCode, 1); // nobody said yes
        const Ran shown = run(restore + secret + QStringList{QStringLiteral("--dry-run")});
        QVERIFY2(shown.exitCode == 0, qPrintable(shown.errors));
        QVERIFY(!shown.answer.value(QStringLiteral("otherInstallation")).toBool());
        QCOMPARE(QDir(m_parent->path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot), QStringList());
        open(data()).reset(); // a server was started there, and nothing else
        const Ran restored = run(restore + secret + QStringList{QStringLiteral("--yes")});
        QVERIFY2(restored.exitCode == 0, qPrintable(restored.errors));
        QCOMPARE(valueIn(data()), QByteArray("1"));
        QCOMPARE(open(data())->identity().caFingerprint(), fingerprint);
    }

    void restore_whenTheFileIsNone_failsWithItsCode() // R54: DBRS01
    {
        fill(data(), "1");
        QFile file(m_parent->filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no backup at all, but some text") > 0);
        file.close();
        const Ran refused = run({QStringLiteral("restore"), file.fileName(), QStringLiteral("--yes"),
                                 QStringLiteral("--data"), data()});
        QCOMPARE(refused.exitCode, 1);
        QVERIFY(refused.answer.value(QStringLiteral("error"))[QStringLiteral("context")].toArray().contains(
            QStringLiteral("DBRS01")));
        QCOMPARE(valueIn(data()), QByteArray("1"));
    }

    void retention_whenSet_staysSo() // R51
    {
        fill(data(), "1"); // a server that was started once
        const auto retention = [this](const QStringList &options) {
            return run(QStringList{QStringLiteral("retention"), QStringLiteral("--data"), data()} + options);
        };
        const Ran set = retention({QStringLiteral("--weeks"), QStringLiteral("8"), QStringLiteral("--months"),
                                   QStringLiteral("12")});
        QVERIFY2(set.exitCode == 0, qPrintable(set.errors));
        const Ran shown = retention({});
        QCOMPARE(shown.answer.value(QStringLiteral("last")).toInt(), 3);
        QCOMPARE(shown.answer.value(QStringLiteral("weeks")).toInt(), 8);
        QCOMPARE(shown.answer.value(QStringLiteral("months")).toInt(), 12);
        QVERIFY(
            retention({QStringLiteral("--one"), QStringLiteral("--last"), QStringLiteral("2")}).exitCode !=
            0);
        QVERIFY(retention({QStringLiteral("--last"), QStringLiteral("0")}).exitCode != 0);
        QVERIFY(retention({QStringLiteral("--one")}).answer.value(QStringLiteral("one")).toBool());
    }

    /// Store and former backup stay whole; what was left goes at the next start.
    void kill_whenBackingUpOrRestoring_leavesOldOrNew() // R55
    {
        fill(data(), "1");
        const Ran made = run({QStringLiteral("backup"), QStringLiteral("--data"), data()});
        QVERIFY2(made.exitCode == 0, qPrintable(made.errors));
        const QString name = made.answer.value(QStringLiteral("name")).toString();
        fill(data(), "2");
        int ended = 0;
        for (int milliseconds = 60; ended < 2 && milliseconds < 4000; milliseconds += milliseconds / 3) {
            for (const bool restores : {false, true}) {
                QProcess program;
                program.start(QStringLiteral(RETINUED),
                              restores
                                  ? QStringList{QStringLiteral("restore"), name, QStringLiteral("--yes"),
                                                QStringLiteral("--discard"), QStringLiteral("--data"), data()}
                                  : QStringList{QStringLiteral("backup"), QStringLiteral("--data"), data()});
                QVERIFY(program.waitForStarted());
                ended += program.waitForFinished(milliseconds);
                program.kill();
                program.waitForFinished();
                const QByteArray value = valueIn(data());
                QVERIFY(value == "1" || value == "2");
                QCOMPARE(unfinishedIn(data()), QStringList());
                const QDir stores(data() + QStringLiteral("/store"));
                QCOMPARE(stores.entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1);
                const auto engine = open(data());
                VERIFY_OK(engine->backups().verify({engine::BackupSource::Kind::Device, name}, {}, {}, {}));
                VERIFY_OK(engine->backups().setRetention({engine::BackupRetention::Kind::Last, 1000}, {}));
            }
        }
        QVERIFY(ended > 0);
    }

private:
    [[nodiscard]] QString data() const { return m_parent->filePath(QStringLiteral("data")); }
    std::unique_ptr<QTemporaryDir> m_parent;
};

QTEST_GUILESS_MAIN(TestRetinuedBackup)
#include "test_retinued_backup.moc"
