#include "core/protocol/limits.h"
#include "tests/unit/userdata/service_rig.h"

#include <mutex>

using namespace retinue;
using namespace retinue::test;
using protocol::ChangeKind;

class TestPushing : public QObject
{
    Q_OBJECT

private slots:
    void push_whenNew_createsOwnerAndSetting()
    {
        ServiceRig rig;
        const auto answer = rig.push(ServiceRig::change(kAlice, kLanguage, "{ \"language\" : \"de\" }"));
        VERIFY_OK(answer);
        QVERIFY(answer->created && !answer->merged);
        QCOMPARE(answer->state, rig.state());
        QCOMPARE(*rig.service().find(kAlice), std::optional<OwnerId>(answer->owner));
        QCOMPARE(rig.settings(kAlice).settings.front().value,
                 QByteArray("{\"language\":\"de\"}")); // canonical
    }

    void push_whenADeviceSendsAgainAndAgain_keepsItsNewestAnswersOnly()
    {
        ServiceRig rig;
        const DeviceId device = DeviceId::random(), other = DeviceId::random();
        const auto ofOther = ServiceRig::change(kBob, kLanguage, "{\"language\":\"de\"}");
        VERIFY_OK(rig.push(ofOther, other));
        // A look at its first one, and at every hundredth after that.
        std::vector<protocol::SettingChange> changes;
        for (int i = 0; i <= protocol::limits::kAnswersPerDevice + 100; ++i)
            changes.push_back(ServiceRig::change(kAlice, kLanguage, "{\"language\":\"de\"}"));
        for (const auto &change : changes)
            rig.service().push(device, change, [](const ServiceRig::Answer &) {});
        VERIFY_OK(rig.push(ofOther, other)); // all are through
        const auto view = rig.store().read();
        const auto isKept = [&](const DeviceId &of, const protocol::SettingChange &change) {
            return view->tables().answers.find(of, change.id)->has_value();
        };
        QVERIFY(!isKept(device, changes.front()));
        QVERIFY(!isKept(device, changes[100]));
        QVERIFY(isKept(device, changes[101]));
        QVERIFY(isKept(device, changes.back()));
        QVERIFY(isKept(other, ofOther));
    }

    void push_whenAnotherOfItsGroupFails_tellsNoRevisionThatIsOnNoDisk()
    {
        ServiceRig rig(false); // without the data key
        (void)rig.put(kAlice, kScreen, "{\"screen\":\"copy\"}");
        // All of them wait for this one, and are one group then.
        std::promise<void> queued;
        rig.store().write(
            [&](store::Edit &) -> Result<void> {
                queued.get_future().wait();
                return {};
            },
            {});
        std::promise<ServiceRig::Answer> refused, removed;
        rig.service().push({}, ServiceRig::change(kBob, kKeychain, kSecret),
                           [&](auto answer) { refused.set_value(std::move(answer)); });
        auto removal = ServiceRig::change(kAlice, kLanguage, {});
        removal.kind = protocol::ChangeKind::Delete;
        rig.service().push({}, removal, [&](auto answer) { removed.set_value(std::move(answer)); });
        queued.set_value();
        QCOMPARE(refused.get_future().get().error().code, ErrorCode::Locked);
        const auto answer = removed.get_future().get();
        VERIFY_OK(answer);
        QCOMPARE(answer->state, rig.state());
    }

    void push_ofATimelineFromAClockYearsAhead_isOfNow_andTheDeviceIsTold_data()
    {
        QTest::addColumn<bool>("exists");
        QTest::addColumn<bool>("current");
        QTest::addColumn<ChangeKind>("kind");
        QTest::newRow("new") << false << false << ChangeKind::Replace;
        QTest::newRow("new, patched") << false << false << ChangeKind::Merge;
        QTest::newRow("made from what is stored") << true << true << ChangeKind::Replace;
        QTest::newRow("patched") << true << true << ChangeKind::Merge;
        QTest::newRow("made from an old copy") << true << false << ChangeKind::Replace;
    }
    void push_ofATimelineFromAClockYearsAhead_isOfNow_andTheDeviceIsTold() // R7
    {
        QFETCH(bool, exists);
        QFETCH(bool, current);
        QFETCH(ChangeKind, kind);
        ServiceRig rig;
        const QByteArray now = QByteArray::number(qint64(base::toMilliseconds(rig.clock().now())));
        std::optional<State> base;
        if (exists)
            base = rig.put(kAlice, kTimeline, R"({"entries":{"right":{"at":)" + now + "}}}");
        if (exists && !current)
            (void)rig.put(kAlice, kTimeline, R"({"entries":{"right":{"at":)" + now + R"(,"n":2}}})", base);
        auto change =
            ServiceRig::change(kAlice, kTimeline, R"({"entries":{"wrong":{"at":4070908800000}}})", base);
        change.kind = kind;
        const auto answer = rig.push(change);
        VERIFY_OK(answer);
        QVERIFY(answer->merged);
        const QByteArray stored = rig.settings(kAlice).settings.front().value;
        QCOMPARE(answer->value, stored);
        QVERIFY2(stored.contains(R"("wrong":{"at":)" + now + "}"), stored.constData());
        // The same again, with another id: the device repeats what it has.
        auto again = change;
        again.id = ChangeId::random();
        again.basedOn = answer->state;
        const auto repeated = rig.push(again);
        VERIFY_OK(repeated);
        QVERIFY(repeated->merged && !repeated->value.contains("4070908800000"));
    }

    void push_whenOutOfDate_isRefusedAndChangesNothing() // R7
    {
        ServiceRig rig;
        const State first = rig.put(kAlice, kLanguage, "{\"language\":\"de\"}");
        const State second = rig.put(kAlice, kLanguage, "{\"language\":\"fr\"}", first);
        const auto late = rig.push(ServiceRig::change(kAlice, kLanguage, "{\"language\":\"ja\"}", first));
        QCOMPARE(late.error().code, ErrorCode::OutOfDate);
        const auto blind = rig.push(ServiceRig::change(kAlice, kLanguage, "{\"language\":\"ja\"}"));
        QCOMPARE(blind.error().code, ErrorCode::OutOfDate);
        QCOMPARE(rig.settings(kAlice).state, second);
        VERIFY_OK(rig.push(ServiceRig::change(kAlice, kLanguage, "{\"language\":\"ja\"}", second)));
    }

    void push_whenTheContentIsTheSame_hasNothingToDo()
    {
        ServiceRig rig;
        const State first = rig.put(kAlice, kLanguage, "{\"language\":\"de\"}");
        const auto again = rig.push(ServiceRig::change(kAlice, kLanguage, "{\"language\":\"de\"}"));
        VERIFY_OK(again);
        QCOMPARE(again->state, first);
        (void)rig.put(kAlice, kKeychain, kSecret);
        const State before = rig.state();
        VERIFY_OK(rig.push(ServiceRig::change(kAlice, kKeychain, kSecret))); // told by the keyed digest
        QCOMPARE(rig.state(), before);
    }

    void push_isReportedOnce_andOnlyWhenItChangedSomething()
    {
        ServiceRig rig;
        std::mutex mutex;
        std::vector<userdata::SettingsService::Pushed> reported;
        rig.service().setPushListener([&](const userdata::SettingsService::Pushed &pushed) {
            const std::lock_guard guard(mutex);
            reported.push_back(pushed);
        });
        const DeviceId device = DeviceId::random();
        const auto made = ServiceRig::change(kAlice, kLanguage, "{\"language\":\"de\"}");
        const auto first = rig.push(made, device);
        VERIFY_OK(first);
        QCOMPARE(reported.size(), std::size_t(1)); // before the answer
        QCOMPARE(reported.front().device, device);
        QVERIFY(reported.front().owner == kAlice);
        QCOMPARE(reported.front().item, kLanguage);
        QVERIFY(!reported.front().deleted);
        VERIFY_OK(rig.push(made, device)); // repeated
        VERIFY_OK(
            rig.push(ServiceRig::change(kAlice, kLanguage, "{\"language\":\"de\"}"))); // the same content
        QVERIFY(!rig.push(ServiceRig::change(kAlice, kLanguage, "{\"language\":\"fr\"}"))); // out of date
        QVERIFY(!rig.push(ServiceRig::change(kAlice, kLanguage, "{\"language\":7}", first->state)));
        QCOMPARE(reported.size(), std::size_t(1));
        auto gone = ServiceRig::change(kAlice, kLanguage, {}, first->state);
        gone.kind = ChangeKind::Delete;
        VERIFY_OK(rig.push(gone, device));
        QCOMPARE(reported.size(), std::size_t(2));
        QVERIFY(reported.back().deleted);
    }

    void push_whenBasedOnDeletedData_isRefused() // R9
    {
        ServiceRig rig;
        const State state = rig.put(kAlice, kLanguage, "{\"language\":\"de\"}");
        const State timeline = rig.put(kAlice, kTimeline, "{\"entries\":{\"a\":{\"at\":1}}}");
        QCOMPARE(*rig.remove({kAlice}), 1);
        const auto refused = rig.push(ServiceRig::change(kAlice, kLanguage, "{\"language\":\"fr\"}", state));
        QCOMPARE(refused.error().code, ErrorCode::OutOfDate);
        const auto merged =
            rig.push(ServiceRig::change(kAlice, kTimeline, "{\"entries\":{\"b\":{\"at\":2}}}", timeline));
        QCOMPARE(merged.error().code, ErrorCode::OutOfDate);
        QVERIFY(!*rig.service().find(kAlice));
    }

    void push_whenOfAnotherGeneration_isToldSo() // R14
    {
        ServiceRig rig;
        const State old = rig.put(kAlice, kLanguage, "{\"language\":\"de\"}");
        VERIFY_OK(rig.store().beginGeneration());
        const auto refused = rig.push(ServiceRig::change(kAlice, kLanguage, "{\"language\":\"fr\"}", old));
        QCOMPARE(refused.error().code, ErrorCode::OtherGeneration);
    }

    void push_whenTheGenerationBeginsInTheSameGroup_isJudgedByTheNewOne() // R14
    {
        ServiceRig rig;
        const State old = rig.put(kAlice, kLanguage, "{\"language\":\"de\"}");
        std::promise<void> gate;
        rig.store().write(
            [&](store::Edit &) -> Result<void> {
                gate.get_future().wait();
                return {};
            },
            {});
        rig.store().write(
            [](store::Edit &edit) -> Result<void> {
                auto begun = edit.beginGeneration();
                return begun ? Result<void>() : Result<void>(begun.error());
            },
            {});
        std::promise<ServiceRig::Answer> answer;
        rig.service().push({}, ServiceRig::change(kAlice, kLanguage, "{\"language\":\"fr\"}", old),
                           [&](ServiceRig::Answer given) { answer.set_value(std::move(given)); });
        gate.set_value();
        QCOMPARE(answer.get_future().get().error().code, ErrorCode::OtherGeneration);
    }

    void push_whenRepeated_getsTheFirstAnswer()
    {
        ServiceRig rig;
        const DeviceId device = DeviceId::random();
        const auto change = ServiceRig::change(kAlice, kLanguage, "{\"language\":\"de\"}");
        const auto first = rig.push(change, device);
        VERIFY_OK(first);
        (void)rig.put(kAlice, kLanguage, "{\"language\":\"fr\"}", first->state);
        const State before = rig.state();
        const auto repeated = rig.push(change, device);
        VERIFY_OK(repeated);
        QCOMPARE(repeated->state, first->state);
        QCOMPARE(repeated->created, true);
        QCOMPARE(rig.state(), before);
        // The id is the device's own: another device's is another change.
        QCOMPARE(rig.push(change, DeviceId::random()).error().code, ErrorCode::OutOfDate);
    }

    void push_whenARefusedOneIsRepeated_isRefusedAgain() // R7
    {
        ServiceRig rig;
        const DeviceId device = DeviceId::random();
        const State state = rig.put(kAlice, kLanguage, "{\"language\":\"de\"}");
        const auto change = ServiceRig::change(kAlice, kLanguage, "{\"language\":\"fr\"}");
        QCOMPARE(rig.push(change, device).error().code, ErrorCode::OutOfDate);
        auto removal = ServiceRig::change(kAlice, kLanguage, {}, state);
        removal.kind = ChangeKind::Delete;
        VERIFY_OK(rig.push(removal));
        QCOMPARE(rig.push(change, device).error().code, ErrorCode::OutOfDate);
        QVERIFY(rig.settings(kAlice).settings.empty());
    }

    void push_whenEntriesAreFromAnOldCopy_mergesThem() // R7
    {
        ServiceRig rig;
        const State first = rig.put(kAlice, kTimeline, "{\"entries\":{\"a\":{\"at\":1}}}");
        (void)rig.put(kAlice, kTimeline, "{\"entries\":{\"a\":{\"at\":1},\"b\":{\"at\":2}}}", first);
        const auto change =
            ServiceRig::change(kAlice, kTimeline, "{\"entries\":{\"a\":{\"at\":1},\"c\":{\"at\":3}}}", first);
        const auto answer = rig.push(change);
        VERIFY_OK(answer);
        QVERIFY(answer->merged);
        const QByteArray all = "{\"entries\":{\"a\":{\"at\":1},\"b\":{\"at\":2},\"c\":{\"at\":3}}}";
        QCOMPARE(answer->value, all);
        QCOMPARE(rig.settings(kAlice).settings.front().value, all);
        const auto repeated = rig.push(change);
        VERIFY_OK(repeated);
        QVERIFY(repeated->merged);
        QCOMPARE(repeated->value, all);
        const State before = rig.state();
        const auto nothingNew =
            rig.push(ServiceRig::change(kAlice, kTimeline, "{\"entries\":{\"b\":{\"at\":2}}}", first));
        VERIFY_OK(nothingNew);
        QCOMPARE(nothingNew->value, all);
        QCOMPARE(rig.state(), before);
    }

    void push_whenAPatch_changesTheMembersNamed()
    {
        ServiceRig rig;
        const State first = rig.put(kAlice, kKeychain, kSecret);
        auto patch = ServiceRig::change(kAlice, kKeychain,
                                        "{\"entries\":{\"a\":null,\"b\":{\"password\":\"p\",\"target\":"
                                        "\"//nas/y\",\"userName\":\"bob\"}}}",
                                        first);
        patch.kind = ChangeKind::Merge;
        VERIFY_OK(rig.push(patch));
        const auto settings = rig.settings(kAlice, {{}, {}, true});
        QCOMPARE(settings.settings.front().value,
                 QByteArray("{\"entries\":{\"b\":{\"password\":\"p\",\"target\":\"//nas/y\",\"userName\":"
                            "\"bob\"}}}"));
        patch.id = ChangeId::random();
        patch.value =
            "{\"entries\":{\"b\":{\"target\":null}}}"; // made from the old copy, and not valid any more
        QCOMPARE(rig.push(patch).error().code, ErrorCode::OutOfDate);
        patch.id = ChangeId::random();
        patch.basedOn = settings.state;
        QCOMPARE(rig.push(patch).error().code, ErrorCode::InvalidInput);
    }

    void push_whenDeleted_leavesNothingAndIsRepeatable()
    {
        ServiceRig rig;
        const State state = rig.put(kAlice, kLanguage, "{\"language\":\"de\"}");
        auto removal = ServiceRig::change(kAlice, kLanguage, {}, state);
        removal.kind = ChangeKind::Delete;
        const auto answer = rig.push(removal);
        VERIFY_OK(answer);
        QVERIFY(answer->state.revision > state.revision);
        QVERIFY(rig.settings(kAlice).settings.empty());
        removal.id = ChangeId::random();
        const auto again = rig.push(removal);
        VERIFY_OK(again);
        QCOMPARE(again->state, answer->state); // of the deletion
    }

    void push_whenNotValid_isRefusedBeforeTheStore_data()
    {
        QTest::addColumn<QString>("item");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("no such item") << "no.such" << QByteArray("{}") << ErrorCode::NotFound;
        QTest::newRow("a group's item")
            << kGroupList << QByteArray("{\"entries\":{}}") << ErrorCode::InvalidInput;
        QTest::newRow("no JSON") << kLanguage << QByteArray("{") << ErrorCode::InvalidInput;
        QTest::newRow("no object") << kLanguage << QByteArray("[]") << ErrorCode::InvalidInput;
        QTest::newRow("too large") << kLanguage << "{\"other\":\"" + QByteArray(5000, 'x') + "\"}"
                                   << ErrorCode::TooLarge;
        QTest::newRow("wrong shape") << kTimeline << QByteArray("{\"entries\":[]}")
                                     << ErrorCode::InvalidInput;
    }
    void push_whenNotValid_isRefusedBeforeTheStore()
    {
        QFETCH(QString, item);
        QFETCH(QByteArray, value);
        QFETCH(ErrorCode, code);
        ServiceRig rig;
        const auto refused = rig.push(ServiceRig::change(kAlice, item, value));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, code);
        QVERIFY(!*rig.service().find(kAlice));
        QCOMPARE(rig.state().revision, Revision{0});
    }

    void push_whenTheDataKeyIsLocked_refusesSecretsOnly() // R12
    {
        ServiceRig rig(false);
        QCOMPARE(rig.push(ServiceRig::change(kAlice, kKeychain, kSecret)).error().code, ErrorCode::Locked);
        (void)rig.put(kAlice, kLanguage, "{\"language\":\"de\"}");
    }

    void push_whenManyDevicesRace_oneWinsAndAllAreAnswered() // R7
    {
        ServiceRig rig;
        const State base = rig.put(kAlice, kLanguage, "{\"language\":\"de\"}");
        std::mutex mutex;
        int won = 0, refused = 0;
        std::promise<void> all;
        constexpr int kDevices = 50;
        for (int i = 0; i < kDevices; ++i)
            rig.service().push(DeviceId::random(),
                               ServiceRig::change(kAlice, kLanguage,
                                                  "{\"language\":\"" + QByteArray::number(i) + "\"}", base),
                               [&](ServiceRig::Answer answer) {
                                   const std::lock_guard lock(mutex);
                                   ++(answer ? won : refused);
                                   if (won + refused == kDevices)
                                       all.set_value();
                               });
        all.get_future().wait();
        QCOMPARE(won, 1);
        QCOMPARE(refused, kDevices - 1);
    }

    void push_whenTheStoreIsClosed_isRefused()
    {
        ServiceRig rig;
        rig.store().close();
        QCOMPARE(rig.push(ServiceRig::change(kAlice, kLanguage, "{}")).error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestPushing)
#include "test_pushing.moc"
