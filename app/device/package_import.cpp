#include "app/device/package_import.h"

#include "app/process/terminal.h"
#include "core/formats/package_content.h"
#include "core/model/catalogue.h"

#include <QJsonArray>

namespace retinue::device {

namespace {

QJsonObject requestOf(const formats::PackageContent &content)
{
    QJsonArray settings, users;
    for (const formats::PackageOwner &owner : content.owners) {
        const QJsonObject name = client::control::ownerToJson(owner.key);
        for (const auto &setting : owner.settings) {
            QJsonObject row = name;
            row[QStringLiteral("item")] = setting.item;
            row[QStringLiteral("value")] = QString::fromUtf8(setting.value);
            settings += row;
        }
        if (owner.key.kind() != OwnerKind::User)
            continue;
        QJsonArray groups;
        for (const OwnerKey &group : owner.groups)
            groups += group.name();
        QJsonObject row = name;
        row[QStringLiteral("groups")] = groups;
        users += row;
    }
    return {{QStringLiteral("command"), QStringLiteral("import")},
            {QStringLiteral("settings"), settings},
            {QStringLiteral("users"), users}};
}

} // namespace

Result<PackageRequest> readPackage(const QByteArray &content, const QString &passphraseFile)
{
    formats::PackageReader::Options options;
    if (formats::detectPackage(content) == formats::PackageKind::Sealed) {
        auto passphrase = passphraseFile.isEmpty()
                              ? process::askSecret(QStringLiteral("Passphrase of the package: "))
                              : process::readPasswordFile(passphraseFile);
        if (!passphrase)
            return std::move(passphrase).error();
        options.passphrase = *std::move(passphrase);
    }
    base::MemorySource source(content);
    const auto package =
        formats::readWholePackage(source, Catalogue::builtIn(), std::move(options), kMostPackageValueBytes);
    if (!package)
        return package.error();
    PackageRequest read;
    read.request = requestOf(*package);
    read.owners = int(package->owners.size());
    read.records = int(read.request[u"settings"].toArray().size());
    QJsonArray problems;
    for (const formats::ImportProblem &problem : package->problems) {
        const bool isRejected = problem.severity == formats::ImportProblem::Severity::Rejected;
        read.bad += isRejected ? 1 : 0;
        read.problems += problem.toString();
        problems += QJsonObject{{QStringLiteral("part"), problem.part},
                                {QStringLiteral("line"), problem.line},
                                {QStringLiteral("field"), problem.field},
                                {QStringLiteral("reason"), problem.reason.toString()},
                                {QStringLiteral("rejected"), isRejected}};
    }
    read.records += read.bad;
    read.report = {{QStringLiteral("owners"), read.owners},
                   {QStringLiteral("records"), read.records},
                   {QStringLiteral("rejected"), read.bad},
                   {QStringLiteral("problems"), problems}};
    return read;
}

} // namespace retinue::device
