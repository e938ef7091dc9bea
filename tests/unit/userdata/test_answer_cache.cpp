#include "core/userdata/answer_cache.h"

#include <QTest>

using namespace retinue;
using userdata::AnswerCache;
using userdata::CachedAnswer;

namespace {

const OwnerKey kAlice = *OwnerKey::user(u"alice");

CachedAnswer answer(int revision, std::size_t size = 10)
{
    return {{Generation(), {revision}}, OwnerId(), false, std::make_shared<const std::string>(size, 'x')};
}

} // namespace

class TestAnswerCache : public QObject
{
    Q_OBJECT

private slots:
    void keep_whenNothingHappenedSince_isFound()
    {
        AnswerCache cache(1 << 20);
        QVERIFY(!cache.find(kAlice));
        const auto ticket = cache.ticket(kAlice);
        cache.keep(kAlice, ticket, answer(1));
        QCOMPARE(cache.find(kAlice)->state.revision, Revision{1});
        QVERIFY(cache.find(*OwnerKey::user(u"ALICE")));
        QVERIFY(!cache.find(*OwnerKey::group(u"alice")));
    }

    void keep_whenTheOwnerChangedSince_isForgotten()
    {
        AnswerCache cache(1 << 20);
        const auto ticket = cache.ticket(kAlice);
        cache.invalidate(kAlice);
        cache.keep(kAlice, ticket, answer(1)); // read from a view of before
        QVERIFY(!cache.find(kAlice));
    }

    void invalidate_whenKept_isGone()
    {
        AnswerCache cache(1 << 20);
        cache.keep(kAlice, cache.ticket(kAlice), answer(1));
        cache.invalidate(kAlice);
        QVERIFY(!cache.find(kAlice));
        QCOMPARE(cache.bytes(), std::size_t(0));
    }

    void keep_whenFull_dropsTheLeastRecentlyUsed()
    {
        constexpr std::size_t kMost = 64 * 16 * 1024;
        AnswerCache cache(kMost);
        const auto owner = [](int i) { return *OwnerKey::user(QString::number(i)); };
        for (int i = 0; i < 5000; ++i) {
            cache.keep(kAlice, cache.ticket(kAlice), answer(i)); // used all the time
            cache.keep(owner(i), cache.ticket(owner(i)), answer(i, 2000));
            QVERIFY(cache.bytes() <= kMost);
        }
        QVERIFY(cache.find(kAlice));
        QVERIFY(cache.find(owner(4999)));
        QVERIFY(!cache.find(owner(0)));
    }

    void keep_whenHuge_pushesOutNobody()
    {
        AnswerCache cache(64 * 16 * 1024);
        cache.keep(kAlice, cache.ticket(kAlice), answer(1, 1 << 20));
        QVERIFY(!cache.find(kAlice));
    }
};

QTEST_GUILESS_MAIN(TestAnswerCache)
#include "test_answer_cache.moc"
