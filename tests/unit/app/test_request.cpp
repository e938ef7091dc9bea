#include "app/control/request.h"

#include <QTest>

using namespace retinue;
using namespace retinue::control;

class TestRequest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void request_survivesTheWayInPiecesOfAnySize()
    {
        Request request;
        request.command = QStringLiteral("administrator add");
        request.arguments << QStringLiteral("b\u00fccher") << QString();
        request.options.insert(QStringLiteral("yes"), true);
        request.password = SecretBytes(QByteArrayView("p\0w\xff", 4));
        const QByteArray message = encodeRequest(request);
        for (qsizetype cut = 0; cut < message.size(); ++cut) {
            QByteArray part = message.left(cut);
            const auto early = decodeRequest(part);
            QVERIFY(early.ok());
            QVERIFY(!early->has_value());
        }
        QByteArray whole = message;
        const auto read = decodeRequest(whole);
        QVERIFY(read.ok() && read->has_value());
        QCOMPARE((**read).command, request.command);
        QCOMPARE((**read).arguments, request.arguments);
        QCOMPARE((**read).options, request.options);
        QVERIFY((**read).password.equals(request.password));
        QCOMPARE(whole.count('\0'), whole.size()); // the received password was wiped
    }

    void decodeRequest_ofNonsense_isRefused()
    {
        QByteArray notJson("\0\0\0\2{]\0\0\0\0", 10);
        QCOMPARE(decodeRequest(notJson).error().code, ErrorCode::InvalidInput);
        QByteArray endless("\0\xff\xff\xff", 4); // announces as much as is taken, less one byte
        endless.resize(kMostRequestBytes, 'x');
        QCOMPARE(decodeRequest(endless).error().code, ErrorCode::TooLarge);
        QByteArray announced("\xff\xff\xff\xff", 4);
        QCOMPARE(decodeRequest(announced).error().code, ErrorCode::TooLarge);
    }

    void progress_isTakenFromBeforeTheAnswer()
    {
        const QByteArray progress = encodeProgress({QStringLiteral("deleting-users"), 3, 20});
        for (qsizetype cut = 0; cut < progress.size(); ++cut) {
            QByteArray part = progress.left(cut);
            QVERIFY(!takeProgress(part));
            QCOMPARE(part.size(), cut);
        }
        const QByteArray answer = encodeAnswer(QJsonObject{{QStringLiteral("deleted"), 20}});
        QByteArray received = progress + encodeProgress({}) + answer.chopped(1);
        const auto first = takeProgress(received);
        QVERIFY(first);
        QCOMPARE(first->phase, QStringLiteral("deleting-users"));
        QCOMPARE(first->done, 3);
        QCOMPARE(first->total, 20);
        QVERIFY(takeProgress(received));
        QVERIFY(!takeProgress(received));
        received += answer.last(1);
        QVERIFY(!takeProgress(received));
        QCOMPARE(received, answer);
    }

    void answer_survivesTheWay()
    {
        const QJsonObject content{{QStringLiteral("code"), QStringLiteral("K7QX")},
                                  {QStringLiteral("uses"), 3}};
        const auto good = decodeAnswer(encodeAnswer(content));
        QVERIFY(good && good->ok());
        QCOMPARE(**good, content);
        const Error error{
            ErrorCode::NotFound, QStringLiteral("no such device"), {QStringLiteral("stopping it")}};
        const auto bad = decodeAnswer(encodeAnswer(error));
        QVERIFY(bad && !bad->ok());
        QCOMPARE(bad->error(), error);
        QVERIFY(!decodeAnswer(encodeAnswer(content).chopped(1)));
        QCOMPARE(decodeAnswer(QByteArray("\0\0\0\2{}", 6))->error().code, ErrorCode::Internal);
    }
};

QTEST_GUILESS_MAIN(TestRequest)
#include "test_request.moc"
