#include "tests/unit/userdata/service_rig.h"

#include <atomic>
#include <thread>

using namespace retinue;
using namespace retinue::test;

namespace {

const QString kNetwork = QStringLiteral("network.direct-connection");

const protocol::SettingState *find(const protocol::OwnerSettings &settings, const QString &item)
{
    for (const auto &setting : settings.settings)
        if (setting.item == item)
            return &setting;
    return nullptr;
}

} // namespace

class TestPulling : public QObject
{
    Q_OBJECT

private slots:
    void pull_whenThereIsData_givesAllOfIt() // R6
    {
        ServiceRig rig;
        (void)rig.put(kBob, kLanguage, "{\"language\":\"de\"}");
        const State last = rig.put(kBob, kScreen, "{\"screen\":\"copy\"}");
        for (int round = 0; round < 2; ++round) { // from the store, then from memory
            const auto settings = rig.settings(*OwnerKey::user(u"BOB", u"Corp"));
            QVERIFY(settings.complete);
            QCOMPARE(settings.state, last);
            QCOMPARE(settings.settings.size(), 2u);
            QCOMPARE(find(settings, kLanguage)->value, QByteArray("{\"language\":\"de\"}"));
        }
    }

    void pull_whenOneCredentialIsDamaged_givesTheRest() // R6, R12
    {
        ServiceRig rig;
        (void)rig.put(kAlice, kLanguage, "{\"language\":\"de\"}");
        (void)rig.put(kAlice, kNetwork, "{\"key\":\"k\"}");
        const State damaged = rig.put(kAlice, kKeychain, kSecret);
        rig.tamper(QStringLiteral("UPDATE setting SET body = x'00' WHERE item = 26"));
        const auto settings = rig.settings(kAlice, {{}, {}, true});
        QCOMPARE(settings.settings.size(), 3u);
        QCOMPARE(find(settings, kLanguage)->value, QByteArray("{\"language\":\"de\"}"));
        QCOMPARE(find(settings, kNetwork)->value, QByteArray("{\"key\":\"k\"}"));
        QVERIFY(find(settings, kKeychain)->atLogin && find(settings, kKeychain)->value.isEmpty());
        // Whoever has it sends it anew.
        (void)rig.put(kAlice, kKeychain, "{\"entries\":{}}", damaged);
        QCOMPARE(find(rig.settings(kAlice, {{}, {}, true}), kKeychain)->value,
                 QByteArray("{\"entries\":{}}"));
    }

    void pull_whenTheETagMatches_isNotModified()
    {
        ServiceRig rig;
        const State state = rig.put(kAlice, kLanguage, "{\"language\":\"de\"}");
        for (int round = 0; round < 2; ++round) {
            const auto answer = rig.pull(kAlice, {state, {}, false});
            QVERIFY(answer.notModified && !answer.body);
            QCOMPARE(answer.state, state);
            QVERIFY(!rig.pull(kAlice, {State{Generation::random(), state.revision}, {}, false}).notModified);
            (void)rig.pull(kAlice);
        }
    }

    void pull_afterAnAcknowledgedChange_givesTheChange()
    {
        ServiceRig rig;
        State state = rig.put(kAlice, kLanguage, "{\"language\":\"de\"}");
        for (int i = 0; i < 20; ++i) {
            (void)rig.pull(kAlice); // in memory now
            const QByteArray value = "{\"language\":\"" + QByteArray::number(i) + "\"}";
            const State before = std::exchange(state, rig.put(kAlice, kLanguage, value, state));
            QVERIFY(!rig.pull(kAlice, {before, {}, false}).notModified);
            QCOMPARE(find(rig.settings(kAlice), kLanguage)->value, value);
        }
    }

    void pull_whenOthersPushAtOnce_neverShowsLessThanWasAcknowledged()
    {
        ServiceRig rig;
        State state = rig.put(kAlice, kLanguage, "{\"language\":\"0\"}");
        std::atomic<std::int64_t> acknowledged{state.revision.value};
        std::atomic<bool> pushing{true};
        std::atomic<int> stale{0}, pulls{0};
        std::vector<std::thread> readers;
        for (int t = 0; t < 3; ++t)
            readers.emplace_back([&] {
                while (pushing) {
                    const std::int64_t atLeast = acknowledged;
                    stale += rig.pull(kAlice).state.revision.value < atLeast;
                    ++pulls;
                }
            });
        for (int i = 1; i < 100; ++i) {
            state = rig.put(kAlice, kLanguage, "{\"language\":\"" + QByteArray::number(i) + "\"}", state);
            acknowledged = state.revision.value;
        }
        pushing = false;
        for (auto &reader : readers)
            reader.join();
        QVERIFY(pulls > 0);
        QCOMPARE(stale.load(), 0);
    }

    void pull_whenTheOwnerIsUnknown_saysAsOfWhen()
    {
        ServiceRig rig;
        (void)rig.put(kBob, kLanguage, "{\"language\":\"de\"}");
        const auto nobody = rig.settings(kAlice);
        QVERIFY(!nobody.id && nobody.complete && nobody.settings.empty());
        QCOMPARE(nobody.state, rig.state());
        (void)rig.put(kAlice, kLanguage, "{\"language\":\"de\"}"); // and not remembered as unknown
        QVERIFY(rig.settings(kAlice).id);
    }

    void pull_withSince_givesWhatChanged()
    {
        ServiceRig rig;
        const State first = rig.put(kAlice, kLanguage, "{\"language\":\"de\"}");
        const State screen = rig.put(kAlice, kScreen, "{\"screen\":\"copy\"}");
        auto removal = ServiceRig::change(kAlice, kLanguage, {}, first);
        removal.kind = protocol::ChangeKind::Delete;
        VERIFY_OK(rig.push(removal));
        const auto delta = rig.settings(kAlice, {{}, screen, false});
        QVERIFY(!delta.complete);
        QCOMPARE(delta.settings.size(), 1u);
        QVERIFY(find(delta, kLanguage)->deleted);
        const auto sinceFirst = rig.settings(kAlice, {{}, first, false});
        QCOMPARE(sinceFirst.settings.size(), 2u);
        const auto nothing = rig.settings(kAlice, {{}, sinceFirst.state, false});
        QVERIFY(!nothing.complete && nothing.settings.empty());
    }

    void pull_withSinceThatCannotBeTold_givesEverything_data()
    {
        QTest::addColumn<int>("which");
        QTest::newRow("other generation") << 0;
        QTest::newRow("the future") << 1;
        QTest::newRow("before the owner was made anew") << 2;
    }
    void pull_withSinceThatCannotBeTold_givesEverything()
    {
        QFETCH(int, which);
        ServiceRig rig;
        const State old = rig.put(kAlice, kLanguage, "{\"language\":\"de\"}");
        QCOMPARE(*rig.remove({kAlice}), 1);
        (void)rig.put(kAlice, kScreen, "{\"screen\":\"copy\"}");
        const State since[] = {
            {Generation::random(), old.revision}, {old.generation, {rig.state().revision.value + 1}}, old};
        const auto answer = rig.settings(kAlice, {{}, since[which], false});
        QVERIFY(answer.complete);
        QCOMPARE(answer.settings.size(), 1u);
    }

    void secrets_whenTheUserIsNotAtThePanel_areWithheld() // R12
    {
        ServiceRig rig;
        (void)rig.put(kAlice, kKeychain, kSecret);
        for (int round = 0; round < 2; ++round) {
            const auto answer = rig.pull(kAlice);
            QVERIFY(answer.body->find("hunter2") == std::string::npos);
            QVERIFY(find(rig.settings(kAlice), kKeychain)->atLogin);
            const auto atPanel = rig.settings(kAlice, {{}, {}, true});
            QCOMPARE(find(atPanel, kKeychain)->value, kSecret);
        }
    }

    void secrets_whenWithheldBefore_comeWithTheSameETagOrState() // R12
    {
        ServiceRig rig;
        (void)rig.put(kAlice, kKeychain, kSecret);
        const State state = rig.put(kAlice, kLanguage, "{\"language\":\"de\"}");
        QVERIFY(rig.pull(kAlice, {state, {}, false}).notModified);
        QCOMPARE(find(rig.settings(kAlice, {state, {}, true}), kKeychain)->value, kSecret);
        const auto delta = rig.settings(kAlice, {state, state, true});
        QVERIFY(!delta.complete);
        QCOMPARE(delta.settings.size(), 1u);
        QCOMPARE(find(delta, kKeychain)->value, kSecret);
    }

    void pull_whenTheGenerationChanged_hasTheNewOne() // R14
    {
        ServiceRig rig;
        const State old = rig.put(kAlice, kLanguage, "{\"language\":\"de\"}");
        (void)rig.pull(kAlice); // in memory
        VERIFY_OK(rig.store().beginGeneration());
        const auto answer = rig.pull(kAlice, {old, {}, false});
        QVERIFY(!answer.notModified);
        QCOMPARE(answer.state.generation, rig.store().generation());
    }
};

QTEST_GUILESS_MAIN(TestPulling)
#include "test_pulling.moc"
