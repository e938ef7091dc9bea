#include "ui/widgets/message_bar.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace retinue;
using ui::Health;
using ui::Message;
using ui::MessageBar;

class TestMessageBar : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void failure_namesDoingCauseAndNextStep_andKeepsTheDetailAside()
    {
        MessageBar bar;
        bar.show(Message::failure(QStringLiteral("Stopping lobby"),
                                  Error{ErrorCode::NoSpace, QStringLiteral("writing machine.db: ENOSPC")}));
        QVERIFY(!bar.isHidden());
        QVERIFY(bar.text().startsWith(QStringLiteral("Stopping lobby: The disk is full.")));
        QVERIFY(bar.text().contains(QStringLiteral("Free some space")));
        QVERIFY(!bar.text().contains(QStringLiteral("ENOSPC")));
        auto *details = bar.findChild<QToolButton *>(QStringLiteral("messageDetails"));
        QVERIFY(!details->isHidden());
        QTest::mouseClick(details, Qt::LeftButton);
        const auto labels = bar.findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return !label->isHidden() && label->text().contains(QStringLiteral("ENOSPC"));
        }));
    }

    void action_actsOnce_andTheMessageGoes()
    {
        MessageBar bar;
        int acted = 0;
        bar.show({Health::Notice,
                  QStringLiteral("Three devices are stopped."),
                  {},
                  QStringLiteral("Start Them"),
                  [&] { ++acted; }});
        QTest::mouseClick(bar.findChild<QPushButton *>(QStringLiteral("messageAction")), Qt::LeftButton);
        QCOMPARE(acted, 1);
        QVERIFY(bar.isHidden());
    }

    void newMessage_replacesTheFormer()
    {
        MessageBar bar;
        bar.show({Health::Bad, QStringLiteral("first"), {}, {}, {}});
        bar.show({Health::Good, QStringLiteral("second"), {}, {}, {}});
        QCOMPARE(bar.text(), QStringLiteral("second"));
        QTest::mouseClick(bar.findChild<QToolButton *>(QStringLiteral("messageClose")), Qt::LeftButton);
        QVERIFY(bar.isHidden());
    }
};

QTEST_MAIN(TestMessageBar)
#include "test_message_bar.moc"
