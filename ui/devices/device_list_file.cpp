#include "ui/devices/device_list_file.h"

#include "core/base/durable_file.h"
#include "core/formats/csv_record.h"
#include "ui/devices/device_model.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>

namespace retinue::ui {

namespace {

struct Titles
{
    Q_DECLARE_TR_FUNCTIONS(retinue::ui::DeviceList)
};

QString utcText(const std::optional<Timestamp> &time)
{
    if (!time)
        return {};
    return QDateTime::fromMSecsSinceEpoch(base::toMilliseconds(*time), Qt::UTC).toString(Qt::ISODate);
}

/// The bytes written.
Result<std::int64_t> writeList(const QString &path, const std::vector<devices::DeviceRecord> &devices,
                               engine::Job &job)
{
    base::DurableFile file(path, base::Access::AsUsual);
    RETINUE_TRY(file.open());
    RETINUE_TRY(file.write(deviceListHeader()));
    const auto total = std::int64_t(devices.size());
    for (std::int64_t done = 0; done < total; ++done) {
        job.report(QStringLiteral("writing-file"), done, total);
        if (job.isCancelled())
            return Error{ErrorCode::Cancelled, QStringLiteral("the file was not written")};
        RETINUE_TRY(file.write(deviceListLine(devices[std::size_t(done)])));
    }
    RETINUE_TRY(file.commit());
    return file.written();
}

} // namespace

QByteArray deviceListHeader()
{
    using M = DeviceModel;
    return QByteArrayLiteral("\xef\xbb\xbf") +
           formats::csvRecord({M::title(M::State), M::title(M::Name), M::title(M::SerialNumber),
                               M::title(M::Location), M::title(M::ProductName), M::title(M::Address),
                               Titles::tr("Last Contact (UTC)"), M::title(M::Version), M::title(M::Differing),
                               Titles::tr("Enrolled (UTC)"), Titles::tr("Device ID")});
}

QByteArray deviceListLine(const devices::DeviceRecord &device)
{
    return formats::csvRecord(
        {conditionText(conditionOf(device)), device.info.name, device.info.serialNumber, device.info.location,
         device.info.productName, device.address, utcText(device.lastContact), device.info.version,
         QString::number(device.differing), utcText(device.enrolledAt), device.id.toString()});
}

std::shared_ptr<engine::Job> startDeviceListExport(engine::Engine &engine, const QString &path,
                                                   std::vector<devices::DeviceRecord> devices,
                                                   const QString &who)
{
    auto work = [&engine, path, who, devices = std::move(devices)](engine::Job &job) -> Result<void> {
        const Timestamp began = engine.clock().now();
        const auto written = writeList(path, devices, job);
        RETINUE_TRY(engine.executions().record(
            {began, engine.clock().now(), job.operation(), path,
             written ? QStringLiteral("OK") : base::errorWord(written.error().code),
             written ? std::optional(*written) : std::nullopt, who}));
        return written ? Result<void>() : Result<void>(written.error());
    };
    return engine.jobs().start(QStringLiteral("devices-export"), QFileInfo(path).fileName(), std::move(work));
}

} // namespace retinue::ui
