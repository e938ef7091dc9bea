#include "app/process/terminal.h"

#include <QTest>

#ifdef Q_OS_UNIX
#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>
#endif

using namespace retinue;

class TestTerminal : public QObject
{
    Q_OBJECT

private slots:
    void forOutput_whenNoTerminal_isExact()
    {
        std::FILE *file = std::tmpfile();
        QVERIFY(file);
        QCOMPARE(process::forOutput(QStringLiteral("\x1b[2J"), file), QStringLiteral("\x1b[2J"));
        std::fclose(file);
    }
#ifdef Q_OS_UNIX
    void forOutput_onATerminal_doesNotSteerIt()
    {
        const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY);
        QVERIFY(terminal >= 0);
        std::FILE *file = ::fdopen(terminal, "r+");
        QVERIFY(file && ::isatty(terminal) != 0);
        QCOMPARE(process::forOutput(QStringLiteral(u"\x1b[2J\u202e\n"), file),
                 QStringLiteral(u"\ufffd[2J\ufffd\n"));
        std::fclose(file);
    }
#endif
};

QTEST_GUILESS_MAIN(TestTerminal)
#include "test_terminal.moc"
