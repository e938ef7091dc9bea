#include "core/engine/engine.h"
#include "tests/support/fake_clock.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace retinue;
using engine::Engine;
using Kind = engine::Happening::Kind;

namespace {
const QString kLanguage = QStringLiteral("display.language");
const OwnerKey kAlice = *OwnerKey::user(u"alice", u"corp");
} // namespace

class TestActivity : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        open();
        m_lobby = m_engine->devices()
                      .enrol({QStringLiteral("Lobby"), QStringLiteral("SN-1"), {}, {}, {}},
                             QStringLiteral("192.0.2.1"))
                      ->id;
        QVERIFY(m_engine->startDevice(m_lobby).ok());
    }
    void cleanup() { m_engine.reset(); }

    void login_isAHappening_andIsCounted()
    {
        QSignalSpy news(&m_engine->news(), &engine::News::activityChanged);
        QVERIFY(m_engine->devices().following().setPanel(m_lobby, {kAlice, *OwnerKey::group(u"sales")}).ok());
        const auto recent = m_engine->activity().recent();
        QCOMPARE(recent.size(), std::size_t(1));
        QCOMPARE(recent.front().kind, Kind::LoggedIn);
        QVERIFY(recent.front().owner == kAlice);
        QCOMPARE(recent.front().deviceName, QStringLiteral("Lobby"));
        QVERIFY(recent.front().at == m_clock.now());
        QCOMPARE(m_engine->activity().counts().front().logins, 1);
        QTRY_COMPARE(news.count(), 1);
    }

    void change_isAHappening_withItsItem_andWithoutItsValue() // R12
    {
        QVERIFY(push(kLanguage, "{\"language\":\"de\"}").ok());
        const auto recent = m_engine->activity().recent();
        QCOMPARE(recent.size(), std::size_t(1));
        QCOMPARE(recent.front().kind, Kind::Changed);
        QCOMPARE(recent.front().item, kLanguage);
        QVERIFY(recent.front().owner == kAlice);
        QCOMPARE(m_engine->activity().counts().front().changes, 1);
    }

    void deletion_isToldFromAChange()
    {
        const auto made = push(kLanguage, "{\"language\":\"de\"}");
        QVERIFY(push(kLanguage, {}, made->state).ok());
        QCOMPARE(m_engine->activity().recent().front().kind, Kind::Deleted);
    }

    void happenings_keepTheNameOfADeviceThatIsRemoved()
    {
        QVERIFY(push(kLanguage, "{\"language\":\"de\"}").ok());
        QVERIFY(m_engine->removeDevice(m_lobby).ok());
        QCOMPARE(m_engine->activity().recent().front().deviceName, QStringLiteral("Lobby"));
    }

    void recent_isBounded_andTheNewestComesFirst()
    {
        constexpr int kMost = int(engine::Activity::kMost);
        for (int i = 0; i < kMost + 7; ++i)
            QVERIFY(m_engine->devices()
                        .following()
                        .setPanel(m_lobby, {*OwnerKey::user(QString::number(i))})
                        .ok());
        const auto recent = m_engine->activity().recent();
        QCOMPARE(recent.size(), std::size_t(kMost));
        QCOMPARE(recent.front().owner.name(), QString::number(kMost + 6));
        QCOMPARE(recent.back().owner.name(), QString::number(7));
        QCOMPARE(m_engine->activity().counts().front().logins, kMost + 7);
    }

    void counts_areKeptOverARestart_happeningsAreNot()
    {
        QVERIFY(m_engine->devices().following().setPanel(m_lobby, {kAlice}).ok());
        QVERIFY(push(kLanguage, "{\"language\":\"de\"}").ok());
        m_engine.reset();
        open();
        QVERIFY(m_engine->activity().recent().empty());
        QCOMPARE(m_engine->activity().counts().size(), std::size_t(1));
        QCOMPARE(m_engine->activity().counts().front().logins, 1);
        QCOMPARE(m_engine->activity().counts().front().changes, 1);
    }

    void runningFor_countsFromOpen_andIgnoresASetClock()
    {
        QCOMPARE(m_engine->runningFor(), std::chrono::milliseconds(0));
        m_clock.advance(std::chrono::hours(3));
        m_clock.setNow(m_clock.now() - std::chrono::days(2));
        QCOMPARE(m_engine->runningFor(), std::chrono::hours(3));
    }

private:
    void open()
    {
        auto opened = Engine::open({m_folder->filePath(QStringLiteral("data")), {}, &m_clock});
        QVERIFY2(opened.ok(), opened.ok() ? "" : qPrintable(opened.error().toString()));
        m_engine = std::move(opened).value();
    }
    /// Without a value: a deletion.
    Result<protocol::ChangeAnswer> push(const QString &item, const QByteArray &value,
                                        const std::optional<State> &basedOn = {})
    {
        protocol::SettingChange change;
        change.id = ChangeId::random();
        change.kind = value.isEmpty() ? protocol::ChangeKind::Delete : protocol::ChangeKind::Replace;
        change.owner = kAlice;
        change.item = item;
        change.value = value;
        change.basedOn = basedOn;
        std::promise<Result<protocol::ChangeAnswer>> promise;
        m_engine->settings().push(m_lobby, change, [&](Result<protocol::ChangeAnswer> answer) {
            promise.set_value(std::move(answer));
        });
        return promise.get_future().get();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    test::FakeClock m_clock;
    std::unique_ptr<Engine> m_engine;
    DeviceId m_lobby;
};

QTEST_GUILESS_MAIN(TestActivity)
#include "test_activity.moc"
