#include "core/store/content_sum.h"

#include <QTest>

using namespace retinue;
using retinue::store::ContentSum;

class TestContentSum : public QObject
{
    Q_OBJECT

private slots:
    void sum_whenAddedInAnyOrder_isTheSame()
    {
        const auto terms = someTerms(50);
        ContentSum forward, backward;
        for (const ContentSum &term : terms)
            forward += term;
        for (auto term = terms.rbegin(); term != terms.rend(); ++term)
            backward += *term;
        QVERIFY(forward == backward);
        QVERIFY(!(forward == ContentSum()));
    }

    void sum_whenEverythingIsTakenAway_isZero()
    {
        const auto terms = someTerms(50);
        ContentSum sum;
        for (const ContentSum &term : terms)
            sum += term;
        for (const ContentSum &term : terms)
            sum -= term;
        QVERIFY(sum == ContentSum());
    }

    void sum_whenItOverflows_carriesThroughAllWords()
    {
        const ContentSum all = ContentSum::fromBytes(QByteArray(ContentSum::kSize, '\xff')); // 2^256 - 1
        QByteArray one(ContentSum::kSize, '\0');
        one[0] = 1;
        ContentSum sum = all;
        sum += ContentSum::fromBytes(one);
        QVERIFY(sum == ContentSum());
        sum -= ContentSum::fromBytes(one);
        QVERIFY(sum == all);
        sum += all; // with a carry into every word
        sum -= all;
        QVERIFY(sum == all);
    }

    void bytes_whenReadBack_areTheSameSum()
    {
        const ContentSum sum = someTerms(1).front();
        QCOMPARE(sum.toBytes().size(), ContentSum::kSize);
        QVERIFY(ContentSum::fromBytes(sum.toBytes()) == sum);
        QVERIFY(ContentSum::fromBytes("short") == ContentSum());
    }

    void term_whenAnyPartDiffers_differs()
    {
        const OwnerId id = OwnerId::random();
        const ContentSum term = ContentSum::ofSetting(id, 1, "digest");
        QVERIFY(!(term == ContentSum::ofSetting(OwnerId::random(), 1, "digest")));
        QVERIFY(!(term == ContentSum::ofSetting(id, 2, "digest")));
        QVERIFY(!(term == ContentSum::ofSetting(id, 1, "other")));
        const auto user = [&](QStringView name, QStringView domain) {
            return ContentSum::ofOwner(id, *OwnerKey::user(name, domain));
        };
        QVERIFY(user(u"alice", u"corp") == user(u"ALICE", u"Corp"));
        QVERIFY(!(user(u"bc", u"a") == user(u"c", u"ab")));
        QVERIFY(!(user(u"a", u"") == ContentSum::ofOwner(id, *OwnerKey::group(u"a"))));
    }

    void buckets_whenIdsAreRandom_areAllUsed()
    {
        std::vector<bool> used(ContentSum::kBuckets);
        for (int i = 0; i < 40 * ContentSum::kBuckets; ++i)
            used.at(std::size_t(ContentSum::bucketOf(OwnerId::random()))) = true;
        QVERIFY(std::find(used.begin(), used.end(), false) == used.end());
    }

private:
    static std::vector<ContentSum> someTerms(int count)
    {
        std::vector<ContentSum> terms;
        for (int i = 0; i < count; ++i)
            terms.push_back(ContentSum::ofSetting(OwnerId::random(), i, QByteArray::number(i)));
        return terms;
    }
};

QTEST_GUILESS_MAIN(TestContentSum)
#include "test_content_sum.moc"
