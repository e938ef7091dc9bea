#include "core/base/private_file.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace retinue;
using base::Privacy;

class TestPrivateFile : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void write_givesAFileForItsOwnerOnly()
    {
        QVERIFY(base::writePrivateFile(path(), "content").ok());
        constexpr auto kPrivate = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
        QCOMPARE(QFile::permissions(path()), QFile::Permissions(kPrivate));
        const auto read = base::readPrivateFile(path(), 7);
        QVERIFY(read.ok());
        QCOMPARE(read->view(), QByteArrayView("content"));
    }

    void write_overAFile_replacesItAndLeavesNothingElse()
    {
        QVERIFY(base::writePrivateFile(path(), "the first content").ok());
        QVERIFY(base::writePrivateFile(path(), "second").ok());
        QCOMPARE(base::readPrivateFile(path(), 100)->view(), QByteArrayView("second"));
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden),
                 QStringList{QStringLiteral("file")});
    }

    void write_intoAFolderThatIsNotThere_saysWhichFile()
    {
        const QString nowhere = m_folder->filePath(QStringLiteral("none/file"));
        const auto written = base::writePrivateFile(nowhere, "x");
        QCOMPARE(written.error().code, ErrorCode::Io);
        QVERIFY2(written.error().toString().contains(nowhere), qPrintable(written.error().toString()));
    }

    void read_ofNoFile_isNotFound()
    {
        QCOMPARE(base::readPrivateFile(path(), 100).error().code, ErrorCode::NotFound);
    }

    void read_whenOthersMayReadOrWriteIt_isRefusedUnlessTrusted_data()
    {
        QTest::addColumn<int>("others");
        QTest::newRow("group reads") << int(QFile::ReadGroup);
        QTest::newRow("group writes") << int(QFile::WriteGroup);
        QTest::newRow("others read") << int(QFile::ReadOther);
        QTest::newRow("others write") << int(QFile::WriteOther);
    }
    void read_whenOthersMayReadOrWriteIt_isRefusedUnlessTrusted()
    {
        QFETCH(int, others);
        QVERIFY(base::writePrivateFile(path(), "secret").ok());
        QVERIFY(QFile::setPermissions(path(), QFile::ReadOwner | QFile::WriteOwner |
                                                  QFile::Permissions(QFile::Permission(others))));
        const auto refused = base::readPrivateFile(path(), 100);
        QCOMPARE(refused.error().code, ErrorCode::NotPermitted);
        QVERIFY(refused.error().detail.contains(QStringLiteral("chmod 600")));
        QVERIFY(base::readPrivateFile(path(), 100, Privacy::Trusted).ok());
    }

    void read_overTheBound_isTooLarge()
    {
        QVERIFY(base::writePrivateFile(path(), "12345678").ok());
        QVERIFY(base::readPrivateFile(path(), 8).ok());
        QCOMPARE(base::readPrivateFile(path(), 7).error().code, ErrorCode::TooLarge);
    }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("file")); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestPrivateFile)
#include "test_private_file.moc"
