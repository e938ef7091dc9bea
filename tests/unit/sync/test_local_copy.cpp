#include "core/model/catalogue.h"
#include "core/sync/local_copy.h"

#include <QTest>

using namespace retinue;
using protocol::ChangeKind;
using sync::LocalCopy;

namespace {

const Item &item(const char *id)
{
    return *Catalogue::builtIn().find(QString::fromLatin1(id));
}

const Item &plain()
{
    return item("home.screen");
}

LocalCopy held(const QByteArray &value, int revision)
{
    LocalCopy copy;
    copy.value = value;
    copy.revision = Revision{revision};
    return copy;
}

/// With a change that is on its way.
LocalCopy sent(const QByteArray &before, int revision, const QByteArray &value)
{
    LocalCopy copy = held(before, revision);
    if (!sync::changeLocally(copy, plain(), value, ChangeId::random()))
        qFatal("a plain change is refused");
    copy.pending->sent = true;
    return copy;
}

QByteArray entries(const QByteArray &inside)
{
    return "{\"entries\":{" + inside + "}}";
}

} // namespace

class TestLocalCopy : public QObject
{
    Q_OBJECT

private slots:
    void changeLocally_whenUnsent_isOneChangeFromTheSameBasis();
    void changeLocally_whenNeverSentAndRemoved_leavesNothing();
    void changeLocally_whenNeverSentAndRemoved_showsWhatTheServerHas();
    void changeLocally_whenSent_waitsForTheAnswer();
    void changeLocally_whenOnlyDestinationsChange_sendsNothing();
    void changeLocally_whenRefusedValueIsKept_saysLogInAgain();
    void acknowledge_whenOfAnotherChange_isIgnored();
    void acknowledge_whenTheFeedWasAhead_takesWhatIsNewer();
    void acknowledge_whenMerged_keepsWhatCameSince();
    void refuse_whenDone_keepsTheValueUntilTheLogin();
    void refuse_whenTheServerHasNothing_clearsAtTheLogin();
    void receive_whenOlder_changesNothing();
    void receive_whenPending_isSetAside();
    void receive_whenMergedItem_mergesInsteadOfWaiting();
    void receive_whenBlankItem_keepsOwnDestinations();
    void gone_whenAcknowledgedLater_isIgnored();
    void startFromServer_whenNeverAcknowledged_replacesQuietly();
    void startFromServer_whenAChangeWaited_keepsItUntilTheLogin();
    void startFromServer_whenEntriesWaited_mergesThem();
    void startFromDevice_whenOnlyHere_goesUpAsNew();
    void startFromDevice_whenRefused_doesNotGoUp();
    void startSame_whenChangedMeanwhile_isBasedOnWhatWasCompared();
};

void TestLocalCopy::changeLocally_whenUnsent_isOneChangeFromTheSameBasis() // R8
{
    LocalCopy copy = held("{\"a\":1}", 5);
    QVERIFY(sync::changeLocally(copy, plain(), "{\"a\":2}", ChangeId::random()));
    const ChangeId first = copy.pending->id;
    QVERIFY(sync::changeLocally(copy, plain(), "{\"a\":3}", ChangeId::random()));
    QCOMPARE(copy.pending->basedOn, std::optional(Revision{5}));
    QCOMPARE(copy.pending->value, QByteArray("{\"a\":3}"));
    QVERIFY(copy.pending->id != first);
}

void TestLocalCopy::changeLocally_whenNeverSentAndRemoved_leavesNothing()
{
    LocalCopy copy;
    QVERIFY(sync::changeLocally(copy, plain(), "{}", ChangeId::random()));
    QVERIFY(sync::changeLocally(copy, plain(), std::nullopt, ChangeId::random()));
    QVERIFY(copy.isEmpty());
    QCOMPARE(sync::changeLocally(copy, plain(), std::nullopt, ChangeId::random()).error().code,
             ErrorCode::NotFound);
}

void TestLocalCopy::changeLocally_whenNeverSentAndRemoved_showsWhatTheServerHas() // R8
{
    LocalCopy copy;
    QVERIFY(sync::changeLocally(copy, plain(), "{\"a\":1}", ChangeId::random()));
    sync::receive(copy, plain(), Revision{4}, QByteArray("{\"a\":2}"));
    QVERIFY(sync::changeLocally(copy, plain(), std::nullopt, ChangeId::random()));
    QCOMPARE(copy, held("{\"a\":2}", 4));
}

void TestLocalCopy::changeLocally_whenSent_waitsForTheAnswer() // R8: a repeated push must say the same
{
    LocalCopy copy = sent("{\"a\":1}", 5, "{\"a\":2}");
    const sync::PendingChange before = *copy.pending;
    QVERIFY(sync::changeLocally(copy, plain(), "{\"a\":3}", ChangeId::random()));
    QCOMPARE(*copy.pending, before);
    const ChangeId next = ChangeId::random();
    sync::acknowledge(copy, plain(), before.id, Revision{6}, std::nullopt, next);
    QCOMPARE(copy.pending->id, next);
    QCOMPARE(copy.pending->basedOn, std::optional(Revision{6}));
    QCOMPARE(copy.pending->value, QByteArray("{\"a\":3}"));
    QVERIFY(!copy.pending->sent);
}

void TestLocalCopy::changeLocally_whenOnlyDestinationsChange_sendsNothing() // R11
{
    const Item &blank = item("history.scan-and-send");
    LocalCopy copy;
    const QByteArray with = entries(R"("a":{"at":1,"destinations":[{"mail":"alice@example.com"}]})");
    QVERIFY(sync::changeLocally(copy, blank, with, ChangeId::random()));
    QVERIFY(!sync::outgoing(blank, copy.pending->value).contains("alice@"));
    copy.pending.reset();
    copy.revision = Revision{4};
    const QByteArray other = entries(R"("a":{"at":1,"destinations":[{"mail":"bob@example.com"}]})");
    QVERIFY(sync::changeLocally(copy, blank, other, ChangeId::random()));
    QCOMPARE(*copy.value, other);
    QVERIFY(!copy.pending);
}

void TestLocalCopy::changeLocally_whenRefusedValueIsKept_saysLogInAgain() // R7
{
    LocalCopy copy = sent("{\"a\":1}", 5, "{\"a\":2}");
    sync::refuse(copy, copy.pending->id);
    QCOMPARE(sync::changeLocally(copy, plain(), "{\"a\":3}", ChangeId::random()).error().code,
             ErrorCode::OutOfDate);
    QCOMPARE(*copy.value, QByteArray("{\"a\":2}"));
}

void TestLocalCopy::acknowledge_whenOfAnotherChange_isIgnored()
{
    LocalCopy copy = sent("{\"a\":1}", 5, "{\"a\":2}");
    const LocalCopy before = copy;
    sync::acknowledge(copy, plain(), ChangeId::random(), Revision{6}, std::nullopt, ChangeId::random());
    sync::refuse(copy, ChangeId::random());
    QCOMPARE(copy, before);
}

void TestLocalCopy::acknowledge_whenTheFeedWasAhead_takesWhatIsNewer() // R7, R9: the answer was lost
{
    LocalCopy copy = sent("{\"a\":1}", 5, "{\"a\":2}");
    const ChangeId id = copy.pending->id;
    sync::receive(copy, plain(), Revision{9}, QByteArray("{\"a\":7}"));
    QCOMPARE(*copy.value, QByteArray("{\"a\":2}"));
    sync::acknowledge(copy, plain(), id, Revision{6}, std::nullopt, ChangeId::random());
    QCOMPARE(copy, held("{\"a\":7}", 9));

    copy = sent("{\"a\":1}", 5, "{\"a\":2}");
    sync::receive(copy, plain(), Revision{9}, std::nullopt);
    sync::acknowledge(copy, plain(), copy.pending->id, Revision{6}, std::nullopt, ChangeId::random());
    QVERIFY(copy.isEmpty());
}

void TestLocalCopy::acknowledge_whenMerged_keepsWhatCameSince() // R7
{
    const Item &timeline = item("home.timeline");
    LocalCopy copy;
    QVERIFY(sync::changeLocally(copy, timeline, entries(R"("a":{"at":1})"), ChangeId::random()));
    copy.pending->sent = true;
    QVERIFY(sync::changeLocally(copy, timeline, entries(R"("a":{"at":1},"b":{"at":2})"), ChangeId::random()));
    sync::acknowledge(copy, timeline, copy.pending->id, Revision{8}, entries(R"("a":{"at":1},"z":{"at":9})"),
                      ChangeId::random());
    QCOMPARE(*copy.value, entries(R"("a":{"at":1},"b":{"at":2},"z":{"at":9})"));
    QCOMPARE(copy.pending->basedOn, std::optional(Revision{8}));
}

void TestLocalCopy::refuse_whenDone_keepsTheValueUntilTheLogin() // R7
{
    LocalCopy copy = sent("{\"a\":1}", 5, "{\"a\":2}");
    sync::refuse(copy, copy.pending->id);
    sync::receive(copy, plain(), Revision{9}, QByteArray("{\"a\":7}"));
    QCOMPARE(*copy.value, QByteArray("{\"a\":2}"));
    QVERIFY(copy.isUnsent());
    sync::loginDone(copy, plain());
    QCOMPARE(copy, held("{\"a\":7}", 9));

    // Refused for another reason than age: what it was based on is still current.
    copy = sent("{\"a\":1}", 5, "{\"a\":2}");
    sync::refuse(copy, copy.pending->id);
    sync::receive(copy, plain(), Revision{5}, QByteArray("{\"a\":1}"));
    sync::loginDone(copy, plain());
    QCOMPARE(copy, held("{\"a\":1}", 5));
}

void TestLocalCopy::refuse_whenTheServerHasNothing_clearsAtTheLogin() // R9
{
    LocalCopy copy = sent("{\"a\":1}", 5, "{\"a\":2}");
    sync::gone(copy, Revision{8});
    sync::refuse(copy, copy.pending->id);
    sync::loginDone(copy, plain());
    QVERIFY(copy.isEmpty());
}

void TestLocalCopy::receive_whenOlder_changesNothing()
{
    LocalCopy copy = held("{\"a\":1}", 5);
    for (const int revision : {4, 5}) {
        sync::receive(copy, plain(), Revision{revision}, QByteArray("{\"a\":0}"));
        sync::receive(copy, plain(), Revision{revision}, std::nullopt);
        QCOMPARE(copy, held("{\"a\":1}", 5));
    }
    sync::receive(copy, plain(), Revision{6}, std::nullopt); // R9
    QVERIFY(copy.isEmpty());
}

void TestLocalCopy::receive_whenPending_isSetAside() // R8
{
    LocalCopy copy = sent("{\"a\":1}", 5, "{\"a\":2}");
    sync::receive(copy, plain(), Revision{9}, QByteArray("{\"a\":9}"));
    sync::receive(copy, plain(), Revision{7}, QByteArray("{\"a\":7}"));
    QCOMPARE(copy.newer, std::optional(sync::NewerOnServer{Revision{9}, QByteArray("{\"a\":9}")}));
    QCOMPARE(copy.pending->basedOn, std::optional(Revision{5}));
}

void TestLocalCopy::receive_whenMergedItem_mergesInsteadOfWaiting() // R7
{
    const Item &timeline = item("home.timeline");
    LocalCopy copy;
    QVERIFY(sync::changeLocally(copy, timeline, entries(R"("a":{"at":1})"), ChangeId::random()));
    sync::receive(copy, timeline, Revision{3}, entries(R"("b":{"at":2})"));
    QCOMPARE(*copy.value, entries(R"("a":{"at":1},"b":{"at":2})"));
    QCOMPARE(copy.pending->basedOn, std::optional(Revision{3}));
    sync::receive(copy, timeline, Revision{4}, entries(R"("a":{"at":1},"b":{"at":2})"));
    QVERIFY(!copy.pending); // the server has it all: there is nothing left to say
}

void TestLocalCopy::receive_whenBlankItem_keepsOwnDestinations() // R11
{
    const Item &blank = item("history.scan-and-send");
    LocalCopy copy;
    const QByteArray own = entries(R"("a":{"at":1,"destinations":[{"mail":"alice@example.com"}]})");
    QVERIFY(sync::changeLocally(copy, blank, own, ChangeId::random()));
    const QByteArray blanked = sync::outgoing(blank, own);
    sync::acknowledge(copy, blank, copy.pending->id, Revision{2}, std::nullopt, ChangeId::random());
    sync::receive(copy, blank, Revision{3}, blanked);
    QCOMPARE(*copy.value, own);
    QCOMPARE(copy.revision, std::optional(Revision{3}));
}

void TestLocalCopy::gone_whenAcknowledgedLater_isIgnored() // R9
{
    LocalCopy copy = held("{}", 5);
    sync::gone(copy, Revision{4});
    QCOMPARE(copy, held("{}", 5));
    sync::gone(copy, Revision{5});
    QVERIFY(copy.isEmpty());
}

void TestLocalCopy::startFromServer_whenNeverAcknowledged_replacesQuietly() // R5
{
    LocalCopy copy;
    QVERIFY(sync::changeLocally(copy, plain(), "{\"a\":1}", ChangeId::random()));
    sync::startFromServer(copy, plain(), Revision{3}, QByteArray("{\"a\":2}"), false, ChangeId::random());
    QCOMPARE(copy, held("{\"a\":2}", 3));
}

void TestLocalCopy::startFromServer_whenAChangeWaited_keepsItUntilTheLogin() // R5, R7
{
    LocalCopy copy = held("{\"a\":1}", 900); // of another generation, perhaps
    QVERIFY(sync::changeLocally(copy, plain(), "{\"a\":2}", ChangeId::random()));
    sync::startFromServer(copy, plain(), Revision{3}, QByteArray("{\"a\":3}"), false, ChangeId::random());
    QVERIFY(copy.rejected && !copy.pending);
    QCOMPARE(*copy.value, QByteArray("{\"a\":2}"));
    sync::receive(copy, plain(), Revision{4}, QByteArray("{\"a\":4}"));
    sync::loginDone(copy, plain());
    QCOMPARE(copy, held("{\"a\":4}", 4));
}

void TestLocalCopy::startFromServer_whenEntriesWaited_mergesThem() // R5, R7
{
    const Item &timeline = item("home.timeline");
    LocalCopy copy = held(entries(""), 2);
    QVERIFY(sync::changeLocally(copy, timeline, entries(R"("a":{"at":1})"), ChangeId::random()));
    sync::startFromServer(copy, timeline, Revision{3}, entries(R"("b":{"at":2})"), false, ChangeId::random());
    QCOMPARE(*copy.value, entries(R"("a":{"at":1},"b":{"at":2})"));
    QCOMPARE(copy.pending->basedOn, std::optional(Revision{3}));
}

void TestLocalCopy::startFromDevice_whenOnlyHere_goesUpAsNew() // R5
{
    LocalCopy copy = held("{\"a\":1}", 5);
    sync::startFromDevice(copy, ChangeId::random());
    QVERIFY(copy.pending && !copy.pending->basedOn && !copy.revision);
    QCOMPARE(copy.pending->kind, ChangeKind::Replace);
}

void TestLocalCopy::startFromDevice_whenRefused_doesNotGoUp() // R7
{
    LocalCopy copy = sent("{\"a\":1}", 5, "{\"a\":2}");
    sync::refuse(copy, copy.pending->id);
    sync::startFromDevice(copy, ChangeId::random());
    QVERIFY(copy.rejected && !copy.pending);
    sync::loginDone(copy, plain());
    QVERIFY(copy.isEmpty());
}

void TestLocalCopy::startSame_whenChangedMeanwhile_isBasedOnWhatWasCompared() // R5
{
    LocalCopy copy = held("{\"a\":2}", 5);
    sync::startSame(copy, Revision{8}, true, ChangeId::random());
    QCOMPARE(copy.pending->basedOn, std::optional(Revision{8}));
    sync::startSame(copy, Revision{8}, false, ChangeId::random());
    QCOMPARE(copy, held("{\"a\":2}", 8));
}

QTEST_APPLESS_MAIN(TestLocalCopy)
#include "test_local_copy.moc"
