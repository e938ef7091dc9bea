#include "core/engine/notice_book.h"

#include <QTest>

using namespace retinue;
using namespace retinue::engine;
using namespace std::chrono_literals;

namespace {

const Delivery kDelivered{true, {}, {}};
const Delivery kAway{false, NoticeStep::Host, Error{ErrorCode::Unreachable, QStringLiteral("no route"), {}}};

Failing failing(const char *topic, bool isBad = true)
{
    return {QLatin1String(topic),
            isBad,
            QStringLiteral("It fails"),
            QStringLiteral("What it is."),
            QStringLiteral("What to do."),
            {},
            {}};
}

NoticeSetup mailOnly()
{
    NoticeSetup setup;
    setup.mail.isOn = true;
    return setup;
}

} // namespace

class TestNoticeBook : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_book = {};
        m_setup = mailOnly();
        m_moment = {base::fromMilliseconds(1'750'000'000'000), 1h};
    }

    void failure_whileItLasts_isToldOnce()
    {
        for (int minute = 0; minute < 500; ++minute)
            look({failing("disk")});
        const QStringList sent = sendAll();
        QCOMPARE(sent, QStringList{QStringLiteral("failure disk")});
    }

    void end_isToldOnce_whenItWasWellForAWhile()
    {
        look({failing("disk")});
        QCOMPARE(sendAll().size(), 1);
        look({});
        m_moment.sinceBoot += NoticeBook::kWellFor - 1min;
        look({}, 0min);
        QVERIFY(sendAll().isEmpty());
        look({}, 2min);
        QCOMPARE(sendAll(), QStringList{QStringLiteral("well-again disk")});
        for (int i = 0; i < 50; ++i)
            look({});
        QVERIFY(sendAll().isEmpty());
    }

    void failure_thatComesAndGoes_isOneFailure()
    {
        for (int i = 0; i < 50; ++i) {
            look({failing("disk")}, 4min);
            look({}, 4min);
        }
        QCOMPARE(sendAll(), QStringList{QStringLiteral("failure disk")});
    }

    void laterFailure_isToldAnew()
    {
        for (int round = 0; round < 2; ++round) {
            look({failing("disk")});
            for (int i = 0; i < 20; ++i)
                look({});
            QCOMPARE(sendAll(),
                     (QStringList{QStringLiteral("failure disk"), QStringLiteral("well-again disk")}));
        }
    }

    void anotherCause_isToldAsWell_eachOnce_alsoAfterARestart()
    {
        Failing away = failing("backup"), noSpace = failing("backup");
        away.cause = QStringLiteral("away");
        noSpace.cause = QStringLiteral("no space");
        look({away});
        QCOMPARE(sendAll(), QStringList{QStringLiteral("failure backup")});
        look({noSpace});
        QCOMPARE(sendAll(), QStringList{QStringLiteral("failure backup")});
        m_book = NoticeBook::fromJson(m_book.toJson());
        for (int i = 0; i < 20; ++i) {
            look({away});
            look({noSpace});
        }
        QVERIFY(sendAll().isEmpty());
        for (int i = 0; i < 20; ++i)
            look({});
        QCOMPARE(sendAll(), QStringList{QStringLiteral("well-again backup")});
    }

    void warning_isToldOnlyIfWanted_andItsTurnForTheWorseAlways()
    {
        look({failing("disk", false)});
        QVERIFY(sendAll().isEmpty());
        m_setup.warnings = true;
        look({failing("disk", false)});
        QCOMPARE(sendAll(), QStringList{QStringLiteral("warning disk")});
        look({failing("disk", true)});
        QCOMPARE(sendAll(), QStringList{QStringLiteral("failure disk")});
        for (int i = 0; i < 20; ++i)
            look({failing("disk", false)}); // better, but not well
        QVERIFY(sendAll().isEmpty());
    }

    void channelThatIsAway_isTriedLessAndLess_andLosesNothing()
    {
        look({failing("disk")});
        for (int i = 0; i < 20; ++i)
            look({}); // over meanwhile
        int attempts = 0;
        std::chrono::milliseconds longest{};
        for (auto last = m_moment.sinceBoot; attempts < 12; look({})) {
            const auto notice = m_book.due(NoticeChannel::Mail, m_moment);
            if (!notice)
                continue;
            QCOMPARE(notice->topic, QStringLiteral("disk"));
            longest = std::max(longest, m_moment.sinceBoot - std::exchange(last, m_moment.sinceBoot));
            m_book.sent(NoticeChannel::Mail, notice->id, kAway, m_moment);
            ++attempts;
        }
        QVERIFY(longest <= NoticeBook::kLongestPause + 1min);
        QVERIFY(longest >= NoticeBook::kLongestPause);
        QCOMPARE(m_book.state(NoticeChannel::Mail).waiting, 2);
        m_moment.sinceBoot += NoticeBook::kLongestPause;
        QCOMPARE(sendAll(), (QStringList{QStringLiteral("failure disk"), QStringLiteral("well-again disk")}));
    }

    void channelThatFails_becomesATrouble_untilItGoesAgain()
    {
        look({failing("disk")});
        for (int i = 0; i < NoticeBook::kPatience; ++i) {
            QVERIFY(m_book.troubles().empty()); // a mail server may put one off at first
            m_moment.sinceBoot += 2h;
            m_book.sent(NoticeChannel::Mail, m_book.due(NoticeChannel::Mail, m_moment)->id, kAway, m_moment);
        }
        QCOMPARE(m_book.troubles().size(), std::size_t(1));
        QCOMPARE(m_book.troubles().front().step, NoticeStep::Host);
        m_moment.sinceBoot += 2h;
        QCOMPARE(sendAll().size(), 1);
        QVERIFY(m_book.troubles().empty());
    }

    void refusedRecipient_isATroubleAtOnce_althoughTheOthersHaveIt()
    {
        look({failing("disk")});
        Delivery partly{true, NoticeStep::Recipient,
                        Error{ErrorCode::NotPermitted, QStringLiteral("550"), {}}};
        m_book.sent(NoticeChannel::Mail, m_book.due(NoticeChannel::Mail, m_moment)->id, partly, m_moment);
        QCOMPARE(m_book.troubles().size(), std::size_t(1));
        QVERIFY(!m_book.due(NoticeChannel::Mail, m_moment));        // nobody gets it twice
        m_book.tryAgain(NoticeChannel::Mail, kDelivered, m_moment); // a test
        QVERIFY(m_book.troubles().empty());
    }

    void channelThatFails_isToldByTheOthersOnly()
    {
        m_setup.systemLog = true;
        Failing mail = failing("notices-mail");
        mail.channel = NoticeChannel::Mail;
        look({mail});
        QVERIFY(!m_book.due(NoticeChannel::Mail, m_moment));
        QCOMPARE(m_book.due(NoticeChannel::SystemLog, m_moment)->topic, QStringLiteral("notices-mail"));
    }

    void channelThatIsTurnedOn_hearsWhatIsOpen_andTurnedOffForgets()
    {
        look({failing("disk")});
        QCOMPARE(sendAll().size(), 1);
        m_setup.systemLog = true;
        look({failing("disk")});
        QVERIFY(m_book.due(NoticeChannel::SystemLog, m_moment));
        QVERIFY(!m_book.due(NoticeChannel::Mail, m_moment));
        m_setup.systemLog = false;
        look({failing("disk")});
        QVERIFY(!m_book.due(NoticeChannel::SystemLog, m_moment));
    }

    void waitingNotices_areBounded()
    {
        for (int i = 0; i < 300; ++i)
            look({failing(qPrintable(QStringLiteral("topic-%1").arg(i)))});
        const auto state = m_book.state(NoticeChannel::Mail);
        QCOMPARE(state.waiting, int(NoticeBook::kMostWaiting));
        QVERIFY(state.dropped > 0);
    }

    void restart_repeatsNothing_andLosesNothing()
    {
        look({failing("disk"), failing("backup")});
        QCOMPARE(sendAll().size(), 2);
        look({failing("disk"), failing("backup"), failing("server")});
        restart();
        look({failing("disk"), failing("server")}); // the backup became well meanwhile
        QCOMPARE(sendAll(), QStringList{QStringLiteral("failure server")});
        for (int i = 0; i < 20; ++i)
            look({failing("disk"), failing("server")});
        QCOMPARE(sendAll(), QStringList{QStringLiteral("well-again backup")});
    }

    void unreadableBook_isAnEmptyOne()
    {
        QVERIFY(NoticeBook::fromJson({{QStringLiteral("mail"), 7}}).troubles().empty());
        const QJsonObject odd{{QStringLiteral("waiting"), QStringLiteral("x")},
                              {QStringLiteral("told"), QJsonObject{{QStringLiteral("disk"), 3}}},
                              {QStringLiteral("attempts"), -4}};
        m_book = NoticeBook::fromJson({{QStringLiteral("mail"), odd}});
        look({});
        QVERIFY(!m_book.due(NoticeChannel::Mail, m_moment));
    }

private:
    void look(const std::vector<Failing> &now, std::chrono::minutes later = 1min)
    {
        m_moment.now += later;
        m_moment.sinceBoot += later;
        m_book.look(now, m_setup, m_moment);
    }
    void restart()
    {
        m_book = NoticeBook::fromJson(m_book.toJson());
        m_moment.sinceBoot = 1min;
    }
    /// What mail sends when nothing is in its way.
    QStringList sendAll()
    {
        QStringList sent;
        while (const auto notice = m_book.due(NoticeChannel::Mail, m_moment)) {
            sent << kindWord(notice->kind) + u' ' + notice->topic;
            m_book.sent(NoticeChannel::Mail, notice->id, kDelivered, m_moment);
        }
        return sent;
    }

    NoticeBook m_book;
    NoticeSetup m_setup;
    NoticeBook::Moment m_moment;
};

QTEST_GUILESS_MAIN(TestNoticeBook)
#include "test_notice_book.moc"
