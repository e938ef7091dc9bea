#include "core/engine/standby_question.h"

#include <QTest>

#include <future>

using namespace retinue;
using engine::StandbyQuestion;
using namespace std::chrono_literals;

class TestStandbyQuestion : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_told.clear();
        m_answer = {};
    }

    void answer_endsItOnce()
    {
        StandbyQuestion question;
        QVERIFY(!question.isOpen());
        begin(question);
        QVERIFY(question.isOpen());
        m_answer.set_value(Error{ErrorCode::Unreachable, {}});
        QTRY_VERIFY(!question.isOpen());
        question.look(1h);
        question.end();
        QCOMPARE(m_told, std::vector{ErrorCode::Unreachable});
    }

    void look_whenItsTimeIsOver_endsItAndWhoAsks()
    {
        StandbyQuestion question;
        begin(question);
        question.look(kBegun + StandbyQuestion::kPatience - 1ms);
        QVERIFY(question.isOpen());
        question.look(kBegun + StandbyQuestion::kPatience);
        QVERIFY(!question.isOpen());
        QVERIFY(m_cancel.isCancelled());
        m_answer.set_value({}); // too late
        question.end();
        QCOMPARE(m_told, std::vector{ErrorCode::TimedOut});
    }

    void end_whileItIsOpen_waitsForWhoAsks()
    {
        StandbyQuestion question;
        begin(question);
        m_answer.set_value({});
        question.end();
        QCOMPARE(m_told.size(), std::size_t(1)); // the answer, or that nobody needs it
        QVERIFY(!question.isOpen() && m_cancel.isCancelled());
    }

    void begin_again_asksAnew()
    {
        StandbyQuestion question;
        begin(question);
        const CancelToken first = m_cancel;
        m_answer.set_value({});
        QTRY_VERIFY(!question.isOpen());
        m_answer = {};
        begin(question);
        QVERIFY(question.isOpen() && !m_cancel.isCancelled());
        QVERIFY(first.isCancelled()); // nobody asks twice at once
        question.look(kBegun + StandbyQuestion::kPatience);
        m_answer.set_value({});
        question.end();
        QCOMPARE(m_told, (std::vector{ErrorCode::Internal, ErrorCode::TimedOut}));
    }

private:
    static constexpr std::chrono::milliseconds kBegun{86'400'000};

    /// It answers what m_answer is set to.
    void begin(StandbyQuestion &question)
    {
        const auto begun = std::make_shared<std::promise<void>>();
        auto has = begun->get_future();
        question.begin(
            [this, begun](const CancelToken &cancel) {
                m_cancel = cancel;
                begun->set_value();
                return m_answer.get_future().get();
            },
            [this](const Result<void> &ended) {
                m_told.push_back(ended ? ErrorCode::Internal : ended.error().code);
            },
            kBegun);
        has.wait();
    }

    CancelToken m_cancel;
    std::promise<Result<void>> m_answer;
    std::vector<ErrorCode> m_told;
};

QTEST_GUILESS_MAIN(TestStandbyQuestion)
#include "test_standby_question.moc"
