#include "ui/prepare/data_files.h"

#include "core/base/durable_file.h"
#include "core/client/device_home.h"
#include "core/formats/package_content.h"
#include "core/formats/package_writer.h"
#include "ui/text/problem_text.h"

#include <QDateTime>
#include <QFile>

#include <map>
#include <set>

namespace retinue::ui {

namespace {

constexpr qint64 kMostValueBytes = 512 * 1024 * 1024; ///< what a device of 500 users may well hold
constexpr qsizetype kShownProblems = 8;

formats::PackageOwner packed(client::ExportedOwner owner)
{
    formats::PackageOwner packed{owner.owner, std::move(owner.groups), {}};
    for (client::ExportedSetting &setting : owner.settings)
        packed.settings.push_back({std::move(setting.item), std::move(setting.value)});
    return packed;
}

/// Gives what the client gives to `take`, and reports how far it is.
Result<client::ExportReport> collect(const ExportOrder &order, const ClientParts &client, engine::Job &job,
                                     const std::function<Result<void>(formats::PackageOwner)> &take)
{
    client::ExportRequest request;
    request.withSecrets = order.format == ExportFormat::SealedPackage;
    request.confirmed = order.confirmed;
    request.cancel = job.cancelToken();
    std::int64_t done = 0;
    return client.home->replica().exportData(request, [&](client::ExportedOwner owner) {
        job.report(QStringLiteral("writing-file"), done++, 0);
        return take(packed(std::move(owner)));
    });
}

Result<client::ExportReport> writePackage(const ExportOrder &order, const ClientParts &client,
                                          engine::Job &job, const ByteSink &sink)
{
    formats::PackageWriter::Options options;
    options.created = QDateTime::currentDateTimeUtc();
    options.product = QStringLiteral(RETINUE_VERSION);
    if (order.passphrase)
        options.passphrase = SecretBytes(order.passphrase->view());
    auto writer = formats::PackageWriter::begin(sink, Catalogue::builtIn(), std::move(options));
    if (!writer)
        return std::move(writer).error();
    auto report =
        collect(order, client, job, [&](const formats::PackageOwner &owner) { return writer->add(owner); });
    if (report && report->exported)
        RETINUE_TRY(writer->finish());
    return report;
}

Result<client::ExportReport> writeAddresses(const ExportOrder &order, const ClientParts &client,
                                            engine::Job &job, base::DurableFile &file)
{
    std::vector<formats::PackageOwner> owners;
    auto report = collect(order, client, job, [&](formats::PackageOwner owner) -> Result<void> {
        owners.push_back(std::move(owner));
        return {};
    });
    if (!report || !report->exported)
        return report;
    const auto exported = formats::exportFile(formats::FileKind::AddressBook, std::move(owners));
    if (!exported)
        return exported.error();
    RETINUE_TRY(file.write(exported->content));
    return report;
}

void addProblems(ImportPlan &plan, const std::vector<formats::ImportProblem> &problems)
{
    for (const formats::ImportProblem &problem : problems) {
        if (problem.severity != formats::ImportProblem::Severity::Rejected)
            continue;
        ++plan.bad;
        if (plan.problems.size() < kShownProblems)
            plan.problems << problemText(problem);
    }
}

Result<ImportPlan> readPackage(QFile &file, const Passphrase &passphrase)
{
    base::DeviceSource source(file);
    formats::PackageReader::Options options;
    if (passphrase)
        options.passphrase = SecretBytes(passphrase->view());
    auto package =
        formats::readWholePackage(source, Catalogue::builtIn(), std::move(options), kMostValueBytes);
    if (!package)
        return std::move(package).error();
    ImportPlan plan;
    addProblems(plan, package->problems);
    for (formats::PackageOwner &owner : package->owners) {
        for (formats::PackageOwner::Setting &setting : owner.settings)
            plan.settings.push_back({owner.key, std::move(setting.item), std::move(setting.value)});
        if (owner.key.kind() == OwnerKind::User)
            plan.users.push_back({owner.key, std::move(owner.groups)});
    }
    return plan;
}

Result<ImportPlan> readTable(QFile &file)
{
    const QByteArray content = file.read(formats::kMostFileBytes + 1);
    auto table = formats::importFile(content, Catalogue::builtIn());
    if (!table)
        return std::move(table).error();
    ImportPlan plan;
    addProblems(plan, table->problems);
    for (formats::ImportedSetting &setting : table->settings)
        plan.settings.push_back({setting.owner, std::move(setting.item), std::move(setting.value)});
    for (formats::ImportedUser &user : table->users)
        plan.users.push_back({user.key, std::move(user.groups)});
    return plan;
}

/// What is here of those whom the file is about.
Result<void> compare(ImportPlan &plan, client::Replica &replica)
{
    std::set<OwnerKey> owners;
    for (const client::ImportedUser &user : plan.users)
        owners.insert(user.user);
    std::map<std::pair<OwnerKey, QString>, QByteArray> held;
    for (const client::ImportedSetting &setting : plan.settings)
        owners.insert(setting.owner);
    for (const OwnerKey &owner : owners) {
        const auto settings = replica.settings(owner);
        if (!settings)
            return settings.error();
        for (const client::LocalSetting &setting : *settings)
            held.emplace(std::pair(owner, setting.item), setting.value);
    }
    for (const client::ImportedSetting &setting : plan.settings) {
        const auto here = held.find({setting.owner, setting.item});
        const Item *item = Catalogue::builtIn().find(setting.item);
        if (here == held.end())
            ++(item && item->secret ? plan.changed : plan.fresh);
        else
            ++(here->second == setting.value ? plan.same : plan.changed);
    }
    plan.owners = int(owners.size());
    return {};
}

} // namespace

Result<ExportOutcome> exportTo(const ExportOrder &order, const ClientParts &client, engine::Job &job)
{
    base::DurableFile file(order.path, base::Access::OwnerOnly);
    RETINUE_TRY(file.open());
    const auto report =
        order.format == ExportFormat::AddressBook
            ? writeAddresses(order, client, job, file)
            : writePackage(order, client, job, [&](QByteArrayView bytes) { return file.write(bytes); });
    if (!report)
        return report.error();
    if (report->exported)
        RETINUE_TRY(file.commit());
    return ExportOutcome{*report, file.written()};
}

Result<ImportPlan> planImport(const QString &path, const Passphrase &passphrase, const ClientParts &client)
{
    constexpr qint64 kTelling = 64; ///< bytes at its beginning by which a package is known
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Io, QStringLiteral("%1: %2").arg(path, file.errorString()), {}};
    const bool isPackage = formats::detectPackage(file.peek(kTelling)).has_value();
    auto plan = isPackage ? readPackage(file, passphrase) : readTable(file);
    if (!plan)
        return std::move(plan).error().during(QStringLiteral("reading %1").arg(path));
    RETINUE_TRY(compare(*plan, client.home->replica()));
    return plan;
}

} // namespace retinue::ui
