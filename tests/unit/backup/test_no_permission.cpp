#include "tests/unit/backup/backup_rig.h"

#include <sys/fsuid.h>
#include <unistd.h>

using namespace retinue;
using namespace retinue::backup;
using retinue::test::BackupRig;

namespace {

constexpr uid_t kNobody = 65534;

/// Looks at files like somebody whom the system refuses something: root may do everything.
class AsNobody
{
public:
    AsNobody()
    {
        if (::geteuid() == 0)
            ::setfsuid(kNobody);
    }
    ~AsNobody() { ::setfsuid(::geteuid()); }
    AsNobody(const AsNobody &) = delete;
    AsNobody &operator=(const AsNobody &) = delete;
};

bool setPermissions(const QString &folder, QFile::Permissions permissions)
{
    return QFile::setPermissions(folder, permissions);
}

} // namespace

class TestNoPermission : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_locked = std::make_unique<QTemporaryDir>();
        QVERIFY(setPermissions(m_locked->path(), QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther |
                                                     QFile::ExeOther)); // nobody else writes
    }
    void cleanup()
    {
        QVERIFY(setPermissions(m_locked->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }

    void backUp_intoAFolderOfSomebodyElse_isDBBU06() // R54: DBBU06
    {
        const AsNobody asNobody;
        BackupRig rig;
        for (const QString &folder : {m_locked->path(), m_locked->filePath(QStringLiteral("new"))}) {
            LocalFolder place(folder);
            const auto failed = rig.backUpTo(place);
            QVERIFY(!failed);
            QCOMPARE(codeOf(withCode(failed.error(), Stage::Saving, false)), QStringLiteral("DBBU06"));
            QVERIFY2(failed.error().toString().contains(m_locked->path()),
                     qPrintable(failed.error().toString()));
        }
    }

    void read_ofAFileOfSomebodyElse_isDBRS01() // R54: DBRS01
    {
        BackupRig rig;
        const auto made = rig.backUp(); // for its owner only
        VERIFY_OK(made);
        QVERIFY(setPermissions(rig.path("backups/") + made->name, {}));
        const AsNobody asNobody;
        const auto refused = openLocalFile(rig.path("backups/") + made->name);
        QVERIFY(!refused);
        QCOMPARE(codeOf(withCode(refused.error(), Stage::Restoring, false)), QStringLiteral("DBRS01"));
    }

private:
    std::unique_ptr<QTemporaryDir> m_locked;
};

QTEST_GUILESS_MAIN(TestNoPermission)
#include "test_no_permission.moc"
