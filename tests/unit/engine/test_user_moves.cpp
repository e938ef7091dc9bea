#include "core/engine/engine.h"
#include "tests/support/fake_clock.h"
#include "tests/support/store_edits.h"
#include "tests/support/verify_ok.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace retinue;
using engine::Engine;
using protocol::Event;
using protocol::EventKind;

namespace {
const OwnerKey kOld = *OwnerKey::user(u"mia");
const OwnerKey kNew = *OwnerKey::user(u"mia", u"corp");
const QString kBoss = QStringLiteral("boss");
} // namespace

/// Renaming and merging users, where the services meet.
class TestUserMoves : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto opened = Engine::open({m_folder->filePath(QStringLiteral("data")), {}, &m_clock});
        QVERIFY2(opened.ok(), opened.ok() ? "" : qPrintable(opened.error().toString()));
        m_engine = std::move(opened).value();
    }
    void cleanup() { m_engine.reset(); }

    void moves_areRowsOfTheExecutionLog_failedOnesToo() // R53
    {
        put(kOld);
        VERIFY_OK(m_engine->userData().rename(kOld, kNew, kBoss));
        put(kOld);
        VERIFY_OK(m_engine->userData().merge(kOld, kNew, userdata::Existing::Keep, kBoss));
        QCOMPARE(m_engine->userData().rename(kOld, kNew, kBoss).error().code, ErrorCode::NotFound);
        const auto rows = m_engine->executions().newest(3);
        VERIFY_OK(rows);
        QCOMPARE(rows->size(), 3u);
        QCOMPARE((*rows)[2].operation, QStringLiteral("user-rename"));
        QCOMPARE((*rows)[1].operation, QStringLiteral("user-merge"));
        QCOMPARE((*rows)[1].destination, QStringLiteral("mia -> corp\\mia"));
        QCOMPARE((*rows)[1].who, kBoss);
        QCOMPARE((*rows)[1].result, QStringLiteral("OK"));
        QCOMPARE((*rows)[0].result, QStringLiteral("not-found"));
    }

    void rename_isHintedToTheDevicesThatHoldTheUser() // R9
    {
        put(kOld);
        const DeviceInfo info{QStringLiteral("a"), QStringLiteral("SN-a"), {}, {}, {}};
        const DeviceId device = m_engine->devices().enrol(info, QStringLiteral("192.0.2.1"))->id;
        VERIFY_OK(m_engine->startDevice(device));
        VERIFY_OK(m_engine->devices().following().hold(device, {**m_engine->settings().find(kOld)}));
        std::atomic<int> hints = 0;
        const auto ear = m_engine->events().subscribe(
            device, [&](const Event &event) { hints += event.kind == EventKind::Change ? 1 : 0; });
        VERIFY_OK(m_engine->userData().rename(kOld, kNew, kBoss));
        QTRY_VERIFY(hints >= 1);
    }

    void stoppedDevicesThatHoldHerCopies_areNamed_beforeAndAfter() // R5, R20
    {
        put(kOld);
        const DeviceInfo info{QStringLiteral("Cellar"), QStringLiteral("SN-a"), {}, {}, {}};
        const DeviceId device = m_engine->devices().enrol(info, QStringLiteral("192.0.2.1"))->id;
        VERIFY_OK(m_engine->startDevice(device));
        VERIFY_OK(m_engine->devices().following().hold(device, {**m_engine->settings().find(kOld)}));
        const OwnerKey spelling = *OwnerKey::user(u"Mia");
        QVERIFY(m_engine->userData().planRename(kOld, kNew)->stoppedHolders.isEmpty());
        VERIFY_OK(m_engine->stopDevice(device, kBoss));
        QVERIFY(m_engine->userData().planRename(kOld, spelling)->stoppedHolders.isEmpty());
        for (const auto &outlook :
             {m_engine->userData().planRename(kOld, kNew), m_engine->userData().rename(kOld, kNew, kBoss)}) {
            VERIFY_OK(outlook);
            QCOMPARE(outlook->stoppedHolders, QStringList("Cellar"));
        }
    }

    void merge_whereDeletedDataIsNotKept_keepsNothing() // R20
    {
        put(kOld);
        put(kNew);
        VERIFY_OK(m_engine->userData().setKeptFor(std::chrono::days(0), kBoss));
        const auto plan = m_engine->userData().planMerge(kOld, kNew, userdata::Existing::Keep);
        QVERIFY(plan && !plan->keeps);
        VERIFY_OK(m_engine->userData().merge(kOld, kNew, userdata::Existing::Keep, kBoss));
        QCOMPARE(*m_engine->userData().recentlyDeleted().count({}), 0);
    }

private:
    void put(const OwnerKey &owner)
    {
        const auto written = m_engine->store().writeAndWait([&](store::Edit &edit) -> Result<void> {
            auto made = test::put(edit, owner, {1, false, "{}", {}});
            return made ? Result<void>() : Result<void>(std::move(made).error());
        });
        QVERIFY(written);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    test::FakeClock m_clock;
    std::unique_ptr<Engine> m_engine;
};

QTEST_GUILESS_MAIN(TestUserMoves)
#include "test_user_moves.moc"
