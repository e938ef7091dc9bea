#include "core/base/visible_text.h"
#include "core/client/communication_log.h"
#include "core/client/local_store.h"
#include "core/sql/database.h"
#include "core/sql/migrations.h"
#include "tests/support/fake_clock.h"

#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace retinue;
using client::LocalStore;
using Kind = client::Occurrence::Kind;

namespace {

OwnerKey alice()
{
    return *OwnerKey::user(u"alice");
}

} // namespace

class TestCommunicationLog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void log_whenRepeated_isOneRowAndBounded() // R8
    {
        auto store = open();
        client::CommunicationLog log((*store)->writer(), m_clock, 3);
        const Error noRoute{ErrorCode::Unreachable, QStringLiteral("no route"), {}};
        log.write(noRoute, {Kind::SynchronizationFailed});
        m_clock.advance(std::chrono::seconds(5));
        log.write(noRoute, {Kind::SynchronizationFailed});
        auto rows = log.newest(10);
        QCOMPARE(rows->size(), std::size_t(1));
        QCOMPARE(rows->front().times, 2);
        QCOMPARE(rows->front().what, QStringLiteral("synchronizing: no route"));
        QVERIFY(rows->front().last - rows->front().first == std::chrono::seconds(5));
        log.write({ErrorCode::TimedOut, QStringLiteral("no route"), {}}, {Kind::SynchronizationFailed});
        QCOMPARE(log.newest(10)->size(), std::size_t(2)); // another cause
        for (int i = 0; i < 5; ++i)
            log.write({Kind::DataDiffer, *OwnerKey::user(QString::number(i))});
        rows = log.newest(10);
        QCOMPARE(rows->size(), std::size_t(3));
        QVERIFY(rows->front().occurrence->owner == *OwnerKey::user(u"4"));
    }

    void log_ofAFailure_isACodeWithItsCircumstances() // R7, R8
    {
        auto store = open();
        client::CommunicationLog log((*store)->writer(), m_clock);
        const client::Occurrence facts[]{
            {Kind::ChangeRefused, *OwnerKey::user(u"a\\b"), QStringLiteral("home.screen")},
            {Kind::ChangeRefused, *OwnerKey::user(u"alice", u"corp"), QStringLiteral("home.screen")},
            {Kind::PullFailed, *OwnerKey::group(u"sales")},
            {Kind::ChangeFailed, OwnerKey::allDevices(), QStringLiteral("home.shared-buttons")},
        };
        for (const client::Occurrence &fact : facts) {
            log.write({ErrorCode::OutOfDate, QStringLiteral("newer there"), {}}, fact);
            const auto rows = log.newest(1);
            QVERIFY(rows);
            client::Occurrence expected = fact;
            expected.cause = ErrorCode::OutOfDate;
            QCOMPARE(rows->front().occurrence, std::optional(expected));
            QCOMPARE(rows->front().severity, client::severityOf(ErrorCode::OutOfDate));
            QVERIFY(rows->front().what.endsWith(QStringLiteral("newer there")));
        }
        log.write({Kind::StoreFull, alice()});
        QVERIFY(!log.newest(1)->front().occurrence->cause);
        QCOMPARE(log.newest(1)->front().severity, client::Severity::Error);
    }

    void log_ofALongDetail_isCut()
    {
        auto store = open();
        client::CommunicationLog log((*store)->writer(), m_clock);
        for (int i = 0; i < 2; ++i)
            log.write({ErrorCode::Io, QString(100'000, u'x') + QLatin1Char('\n'), {}}, {Kind::StopFailed});
        const auto rows = log.newest(10);
        QCOMPARE(rows->size(), std::size_t(1));
        QVERIFY(rows->front().what.size() <= base::kMostLogText + 1);
    }

    void log_ofAFormerVersion_isKeptAsItWasTold()
    {
        sql::Location location;
        location.file = m_folder->filePath(QStringLiteral("local.db"));
        {
            auto database = sql::Database::open(location);
            auto steps = sql::readMigrations(QStringLiteral(":/migrations/local"));
            QVERIFY(database && steps && steps->size() > 1);
            steps->resize(1);
            QVERIFY(sql::migrate(**database, *steps, [] { return Result<void>(); }));
            QVERIFY((*database)->execute(
                QStringLiteral("INSERT INTO communication (severity, what, first_at, last_at, times) VALUES "
                               "(2, 'synchronizing: no route', 1000, 2000, 7)")));
        }
        auto store = open();
        QVERIFY(store);
        client::CommunicationLog log((*store)->writer(), m_clock);
        log.write({ErrorCode::Unreachable, QStringLiteral("no route"), {}}, {Kind::SynchronizationFailed});
        const auto rows = log.newest(10);
        QCOMPARE(rows->size(), std::size_t(2));
        const client::CommunicationEntry &former = rows->back();
        QVERIFY(!former.occurrence);
        QCOMPARE(former.what, QStringLiteral("synchronizing: no route"));
        QCOMPARE(former.severity, client::Severity::Warning);
        QCOMPARE(former.times, 7);
        QVERIFY(former.first == base::fromMilliseconds(1000) && former.last == base::fromMilliseconds(2000));
    }

    void log_whoseOwnerOrCauseIsUnknownHere_isKeptAsItWasTold()
    {
        auto store = open();
        client::CommunicationLog log((*store)->writer(), m_clock);
        for (const char *change : {"cause = 'of-tomorrow'", "owner_kind = 9"}) {
            log.write({ErrorCode::Io, QString::fromLatin1(change), {}}, {Kind::PullFailed, alice()});
            QVERIFY(log.newest(1)->front().occurrence);
            QVERIFY((*store)->writer().run([&](sql::Database &database) -> Result<void> {
                auto done =
                    database.execute(QStringLiteral("UPDATE communication SET ") + QLatin1String(change));
                return done ? Result<void>() : Result<void>(std::move(done).error());
            }));
            const auto rows = log.newest(1);
            QVERIFY(!rows->front().occurrence);
            QVERIFY(rows->front().what.endsWith(QLatin1String(change)));
        }
    }

    void occurrences_haveAWordAndALineEach()
    {
        QSet<QString> words, lines;
        for (int number = 0; number <= int(client::Occurrence::kLastKind); ++number) {
            const client::Occurrence one{Kind(number), alice(), QStringLiteral("home.screen")};
            QCOMPARE(client::occurrenceKind(client::occurrenceWord(one.kind)), std::optional(one.kind));
            words.insert(client::occurrenceWord(one.kind));
            lines.insert(client::englishText(one));
        }
        QCOMPARE(words.size(), int(client::Occurrence::kLastKind) + 1);
        QCOMPARE(lines.size(), words.size());
        QVERIFY(!client::occurrenceKind(QStringLiteral("of-tomorrow")));
    }

private:
    Result<std::unique_ptr<LocalStore>> open()
    {
        client::LocalStoreOptions options;
        options.folder = m_folder->path();
        options.key = std::make_shared<const SecretBytes>(SecretBytes::random(32));
        options.catalogue = &Catalogue::builtIn();
        options.clock = &m_clock;
        return LocalStore::open(options);
    }

    test::FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestCommunicationLog)
#include "test_communication_log.moc"
