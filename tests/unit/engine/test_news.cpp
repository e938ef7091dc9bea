#include "core/engine/news.h"

#include <QSignalSpy>
#include <QTest>

#include <thread>

using retinue::engine::News;

class TestNews : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void note_isTold_onceForItsKind()
    {
        News news;
        QSignalSpy devices(&news, &News::devicesChanged), settings(&news, &News::settingsChanged);
        news.note(News::Devices);
        QTRY_COMPARE(devices.count(), 1);
        QCOMPARE(settings.count(), 0);
        news.note(News::Settings);
        QTRY_COMPARE(settings.count(), 1);
        QCOMPARE(devices.count(), 1);
    }

    void notesInABurst_areGathered_andTheLastIsNotLost()
    {
        News news;
        int told = 0;
        QObject receiver;
        connect(&news, &News::devicesChanged, &receiver, [&] { ++told; });
        constexpr int kNotes = 20'000;
        std::thread busy([&] {
            for (int i = 0; i < kNotes; ++i)
                news.note(News::Devices);
        });
        busy.join();
        QTRY_VERIFY(told >= 1);
        QVERIFY(told < kNotes / 10);
        QTest::qWait(250); // what was noted last has been told by now
        const int before = told;
        news.note(News::Devices);
        QTRY_VERIFY(told > before);
    }

    void stop_endsAtOnce_andMayBeRepeated()
    {
        News news;
        news.note(News::Devices);
        news.stop();
        news.stop();
        QSignalSpy devices(&news, &News::devicesChanged);
        news.note(News::Devices);
        QTest::qWait(150);
        QCOMPARE(devices.count(), 0);
    }
};

QTEST_GUILESS_MAIN(TestNews)
#include "test_news.moc"
