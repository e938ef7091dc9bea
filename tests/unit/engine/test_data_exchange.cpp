#include "core/engine/engine.h"
#include "core/store/edit.h"
#include "tests/support/fake_clock.h"
#include "tests/support/verify_ok.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace retinue;
using engine::Engine;
using store::ImportExisting;

namespace {

const QString kAnna = QStringLiteral("anna");

/// Many users, over several batches.
std::shared_ptr<const exchange::ImportFile> manyUsers(int users)
{
    formats::ImportResult content;
    for (int i = 0; i < users; ++i) {
        formats::ImportedUser user;
        user.key = *OwnerKey::user(QStringLiteral("user %1").arg(i));
        content.users.push_back(user);
    }
    return exchange::ImportFile::of(QStringLiteral("users.csv"), std::move(content));
}

/// Asks for the end once so much of a phase is done.
LongWork endingIn(const QString &phase, CancelToken LongWork::*which)
{
    LongWork work;
    const CancelToken token = work.*which;
    work.report = [token, phase](const QString &now, std::int64_t done, std::int64_t) {
        if (now == phase && done > 0)
            token.cancel();
    };
    return work;
}

} // namespace

class TestDataExchange : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_parent = std::make_unique<QTemporaryDir>();
        open();
    }
    void cleanup() { m_engine.reset(); }

    void import_thatWasInterrupted_goesOnAtTheNextStart()
    {
        QCOMPARE(m_engine->dataExchange()
                     .import(*manyUsers(300), ImportExisting::Keep, kAnna,
                             endingIn(QStringLiteral("importing-settings"), &LongWork::pause))
                     .error()
                     .code,
                 ErrorCode::Cancelled);
        QVERIFY(users() > 0 && users() < 300);
        open();
        QTRY_COMPARE(users(), 300);
        QTRY_COMPARE(m_engine->jobs().running(), 0);
        QVERIFY(isLogged("user-import")); // R53
        // So does undoing it.
        const std::int64_t import = m_engine->dataExchange().imports(1)->front().import.row;
        QVERIFY(!m_engine->dataExchange().takeBack(
            import, kAnna, endingIn(QStringLiteral("undoing-import"), &LongWork::pause)));
        QVERIFY(users() > 0 && users() < 300);
        open();
        QTRY_COMPARE(users(), 0);
        QTRY_COMPARE(m_engine->jobs().running(), 0);
        QVERIFY(isLogged("user-import-undo"));
    }

    void import_thatWasCancelled_leavesTheRestForGood()
    {
        QVERIFY(!m_engine->dataExchange().import(
            *manyUsers(300), ImportExisting::Keep, kAnna,
            endingIn(QStringLiteral("importing-settings"), &LongWork::cancel)));
        const auto done = users();
        QVERIFY(done > 0 && done < 300);
        open();
        QCOMPARE(m_engine->jobs().running(), 0);
        QCOMPARE(users(), done);
        QCOMPARE(m_engine->dataExchange().imports(1)->front().changes, done);
    }

    void import_whereNothingIsKept_cannotBeUndone() // R20
    {
        VERIFY_OK(m_engine->userData().setKeptFor(std::chrono::days(0), kAnna));
        const auto done = m_engine->dataExchange().import(*manyUsers(3), ImportExisting::Keep, kAnna, {});
        VERIFY_OK(done);
        QVERIFY(!m_engine->dataExchange().canBeTakenBack(*done));
        QCOMPARE(m_engine->dataExchange().imports(1)->front().changes, 0);
        QCOMPARE(users(), 3);
    }

    void import_thatChangedNothing_isNotOfferedToBeUndone()
    {
        const auto first = m_engine->dataExchange().import(*manyUsers(3), ImportExisting::Keep, kAnna, {});
        VERIFY_OK(first);
        QVERIFY(m_engine->dataExchange().canBeTakenBack(*first));
        const auto again = m_engine->dataExchange().import(*manyUsers(3), ImportExisting::Keep, kAnna, {});
        VERIFY_OK(again);
        QVERIFY(!m_engine->dataExchange().canBeTakenBack(*again));
    }

    void start_dropsWhatWasNeverComplete_asAJob()
    {
        m_engine.reset();
        {
            store::StoreOptions options;
            options.folder = QDir(m_parent->path()).filePath(QStringLiteral("data/store"));
            options.clock = &m_clock;
            auto store = *store::Store::open(options);
            for (int i = 0; i < 2; ++i)
                VERIFY_OK(store->writeAndWait([](store::Edit &edit) -> Result<void> {
                    store::ImportChangeRow change;
                    change.import = *edit.imports().insert({});
                    change.key = *OwnerKey::user(u"alice");
                    change.owner = OwnerId::random();
                    return edit.imports().stage(change, "{}");
                }));
            store->close();
        }
        open();
        QTRY_VERIFY(m_engine->dataExchange().imports(1)->empty());
        QTRY_COMPARE(m_engine->jobs().running(), 0);
        QCOMPARE(users(), 0);
    }

    void upkeep_removesFilesThatWereLeftBehind_andNoneInUse()
    {
        const QString all = QDir(m_parent->path()).filePath(QStringLiteral("data/exchange"));
        const QString fresh = all + QStringLiteral("/fresh"), old = all + QStringLiteral("/old");
        QVERIFY(QDir().mkpath(fresh) && QDir().mkpath(old));
        QCOMPARE(QProcess::execute(QStringLiteral("touch"),
                                   {QStringLiteral("-d"), QStringLiteral("2 days ago"), old}),
                 0);
        m_engine->upkeep();
        QVERIFY(QDir(fresh).exists());
        QVERIFY(!QDir(old).exists());
    }

private:
    void open()
    {
        m_engine.reset();
        auto opened = Engine::open({QDir(m_parent->path()).filePath(QStringLiteral("data")), {}, &m_clock});
        if (!opened)
            qFatal("%s", qPrintable(opened.error().toString()));
        m_engine = *std::move(opened);
    }
    [[nodiscard]] std::int64_t users() { return m_engine->settings().counts()->users; }
    [[nodiscard]] bool isLogged(const char *operation)
    {
        const auto executions = m_engine->executions().newest(10);
        return std::any_of(executions->begin(), executions->end(), [&](const auto &execution) {
            return execution.operation == QLatin1String(operation) &&
                   execution.result == QLatin1String("OK") && execution.who == kAnna;
        });
    }

    std::unique_ptr<QTemporaryDir> m_parent;
    test::FakeClock m_clock;
    std::unique_ptr<Engine> m_engine;
};

QTEST_GUILESS_MAIN(TestDataExchange)
#include "test_data_exchange.moc"
