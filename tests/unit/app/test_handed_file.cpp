#include "app/headless/handed_file.h"
#include "tests/support/verify_ok.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace retinue;
using headless::HandedFile;

namespace {

bool write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(cannot be read)");
}

#ifdef Q_OS_UNIX

constexpr uid_t kService = 65534;

uid_t ownerOf(const QString &path)
{
    struct stat found = {};
    return ::lstat(QFile::encodeName(path).constData(), &found) == 0 ? found.st_uid : uid_t(-1);
}

#endif

} // namespace

class TestHandedFile : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_parent = std::make_unique<QTemporaryDir>();
        m_data = m_parent->filePath(QStringLiteral("data"));
        QVERIFY(QDir().mkpath(m_data));
    }

    void copyOf_isThereUnderItsName_andGoneWithTheObject()
    {
        const QString file = m_parent->filePath(QStringLiteral("book.csv"));
        QVERIFY(write(file, "some"));
        QString path;
        {
            const auto handed = HandedFile::copyOf(file, m_data);
            VERIFY_OK(handed);
            path = handed->path();
            QVERIFY(path.startsWith(m_data) && path.endsWith(QStringLiteral("/book.csv")));
            QCOMPARE(contentOf(path), QByteArray("some"));
        }
        QVERIFY(!QFile::exists(path));
    }

    void deliverTo_givesItToTheAskerOnly_alsoInAFilesPlace()
    {
        const QString wanted = m_parent->filePath(QStringLiteral("out.zip"));
        QVERIFY(write(wanted, "former"));
        const auto handed = HandedFile::placeFor(QStringLiteral("out.zip"), m_data);
        VERIFY_OK(handed);
        QVERIFY(write(handed->path(), "content"));
        VERIFY_OK(handed->deliverTo(wanted));
        QCOMPARE(contentOf(wanted), QByteArray("content"));
#ifdef Q_OS_UNIX
        constexpr auto kOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(!(QFile::permissions(wanted) & kOthers));
#endif
    }

    void deliverTo_whenALinkOrAFolderIsThere_isRefused()
    {
        const QString secret = m_parent->filePath(QStringLiteral("secret"));
        const QString wanted = m_parent->filePath(QStringLiteral("out.zip"));
        QVERIFY(write(secret, "secret"));
        const auto handed = HandedFile::placeFor(QStringLiteral("out.zip"), m_data);
        VERIFY_OK(handed);
        QVERIFY(QFile::link(secret, handed->path()));
        QVERIFY(!handed->deliverTo(wanted));
        QVERIFY(QFile::remove(handed->path()) && QDir().mkdir(handed->path()));
        QVERIFY(!handed->deliverTo(wanted));
        QVERIFY(!QFile::exists(wanted));
    }

#ifdef Q_OS_UNIX
    void root_worksWithTheRightsOfTheFoldersOwner()
    {
        if (::geteuid() != 0)
            QSKIP("only root has rights to lose");
        QVERIFY(::chmod(QFile::encodeName(m_parent->path()).constData(), 0755) == 0);
        QVERIFY(::chown(QFile::encodeName(m_data).constData(), kService, kService) == 0);
        const QString roots = m_parent->filePath(QStringLiteral("roots"));
        const QString file = m_parent->filePath(QStringLiteral("book.csv"));
        QVERIFY(QDir().mkdir(roots) && write(file, "some"));
        QVERIFY(QFile::setPermissions(file, QFile::ReadOwner)); // the service cannot read it
        const QString link = m_data + QStringLiteral("/exchange");
        QVERIFY(QFile::link(roots, link));
        QVERIFY(!HandedFile::copyOf(file, m_data));
        QVERIFY(!HandedFile::placeFor(QStringLiteral("x"), m_data));
        QVERIFY(QDir(roots).isEmpty());
        QCOMPARE(ownerOf(roots), uid_t(0));

        QVERIFY(QFile::remove(link));
        {
            const auto handed = HandedFile::copyOf(file, m_data);
            VERIFY_OK(handed);
            QCOMPARE(ownerOf(handed->path()), kService);
            QCOMPARE(ownerOf(link), kService);
            QCOMPARE(contentOf(handed->path()), QByteArray("some"));
            QCOMPARE(::geteuid(), uid_t(0));
        }
        QVERIFY(QDir(link).isEmpty());
        // What is not the service's is not given out as if it was.
        const auto place = HandedFile::placeFor(QStringLiteral("out.zip"), m_data);
        VERIFY_OK(place);
        QVERIFY(write(place->path(), "root's"));
        QVERIFY(!place->deliverTo(m_parent->filePath(QStringLiteral("out.zip"))));
    }
#endif

private:
    std::unique_ptr<QTemporaryDir> m_parent;
    QString m_data;
};

QTEST_GUILESS_MAIN(TestHandedFile)
#include "test_handed_file.moc"
