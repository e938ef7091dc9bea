#include "app/control/find_device.h"

#include <QTest>

using namespace retinue;
using namespace retinue::control;

namespace {

devices::DeviceRecord device(const char *name, const char *serialNumber)
{
    devices::DeviceRecord record;
    record.id = DeviceId::random();
    record.info.name = QString::fromUtf8(name);
    record.info.serialNumber = QString::fromUtf8(serialNumber);
    return record;
}

} // namespace

class TestFindDevice : public QObject
{
    Q_OBJECT
private slots:
    void serialNumberNameAndId_nameIt()
    {
        const std::vector all{device("Lobby", "SN-1"), device("Archive", "SN-2")};
        for (const QString &wanted : {QStringLiteral("SN-2"), QStringLiteral("ARCHIVE"), all[1].id.toString(),
                                      all[1].id.toString().left(8), all[1].id.toString().left(8).toUpper()}) {
            const auto found = findDevice(all, wanted);
            QVERIFY2(found.ok(), qPrintable(wanted));
            QCOMPARE(*found, all[1].id);
        }
    }

    void fewCharacters_nameNoIdByChance()
    {
        const std::vector all{device("Lobby", "SN-1")};
        const QString id = all[0].id.toString();
        for (const QString &wanted : {QString(), id.left(1), id.left(7)})
            QCOMPARE(findDevice(all, wanted).error().code, ErrorCode::NotFound);
    }

    void severalOfOneName_areRefused()
    {
        const std::vector all{device("Lobby", "SN-1"), device("lobby", "SN-2")};
        QCOMPARE(findDevice(all, QStringLiteral("Lobby")).error().code, ErrorCode::InvalidInput);
        QCOMPARE(*findDevice(all, QStringLiteral("SN-1")), all[0].id);
    }

    void serialNumber_countsBeforeANameThatSaysTheSame()
    {
        const std::vector all{device("SN-2", "SN-1"), device("Lobby", "SN-2")};
        QCOMPARE(*findDevice(all, QStringLiteral("SN-2")), all[1].id);
    }
};

QTEST_GUILESS_MAIN(TestFindDevice)
#include "test_find_device.moc"
