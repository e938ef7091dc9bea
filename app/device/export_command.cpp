#include "app/device/export_words.h"
#include "app/device/session.h"
#include "app/process/terminal.h"
#include "core/base/durable_file.h"
#include "core/client/control_protocol.h"
#include "core/formats/package_content.h"
#include "core/formats/package_writer.h"
#include "core/model/catalogue.h"

#include <QDateTime>
#include <QFileInfo>
#include <QJsonArray>

namespace retinue::device {

namespace {

const QString kFormat = QStringLiteral("format"), kPassphrase = QStringLiteral("passphrase-file"),
              kYes = QStringLiteral("yes"), kUser = QStringLiteral("user"), kGroup = QStringLiteral("group");
const QString kPackage = QStringLiteral("package"), kAddressBook = QStringLiteral("address-book"),
              kLoginUsers = QStringLiteral("login-users");
constexpr int kLeastPassphrase = 8;

void describe(QCommandLineParser &parser)
{
    parser.addPositionalArgument(
        QStringLiteral("FILE"),
        QStringLiteral("Where to; an existing file is replaced once the new one is complete."));
    parser.addOptions({
        {kFormat,
         QStringLiteral(
             "package (default): everything, exactly; address-book: the address lists as a device's "
             "address book CSV; login-users: names and groups as a login-user CSV."),
         QStringLiteral("format"), kPackage},
        {kPassphrase,
         QStringLiteral(
             "Encrypt the package (age format) under the first line of this file (- for standard input). "
             "Then portable secrets are in it as well."),
         QStringLiteral("file")},
        {kUser, QStringLiteral("Only this user, or DOMAIN\\NAME; can be given several times."),
         QStringLiteral("name")},
        {kGroup, QStringLiteral("Only this group; can be given several times."), QStringLiteral("id")},
        {kYes, QStringLiteral("Export although some are no longer complete.")},
    });
}

/// One owner of the agent's answer.
Result<formats::PackageOwner> ownerIn(const QJsonObject &row)
{
    auto key = client::control::ownerFromJson(row);
    if (!key)
        return std::move(key).error();
    formats::PackageOwner owner{*key, {}, {}};
    for (const auto &name : row[u"memberOf"].toArray()) {
        auto group = OwnerKey::group(name.toString());
        if (!group)
            return std::move(group).error();
        owner.groups.push_back(*std::move(group));
    }
    for (const auto &value : row[u"settings"].toArray()) {
        const QJsonObject setting = value.toObject();
        owner.settings.push_back({setting[u"item"].toString(), setting[u"value"].toString().toUtf8()});
    }
    return owner;
}

Result<void> writePackage(const std::vector<formats::PackageOwner> &owners, const ByteSink &sink,
                          std::optional<SecretBytes> passphrase)
{
    formats::PackageWriter::Options options;
    options.created = QDateTime::currentDateTimeUtc();
    options.product = QStringLiteral(RETINUE_VERSION);
    options.passphrase = std::move(passphrase);
    auto writer = formats::PackageWriter::begin(sink, Catalogue::builtIn(), std::move(options));
    if (!writer)
        return std::move(writer).error();
    for (const auto &owner : owners)
        RETINUE_TRY(writer->add(owner));
    return writer->finish();
}

/// What a file of another kind has no place for; a package has one for everything.
Result<QStringList> write(Session &session, std::vector<formats::PackageOwner> owners,
                          std::optional<SecretBytes> passphrase)
{
    base::DurableFile file(session.arguments().front(), base::Access::OwnerOnly);
    RETINUE_TRY(file.open());
    QStringList problems;
    if (const QString format = session.value(kFormat); format == kPackage) {
        RETINUE_TRY(writePackage(
            owners, [&](QByteArrayView bytes) { return file.write(bytes); }, std::move(passphrase)));
    } else {
        const auto exported = formats::exportFile(format == kAddressBook ? formats::FileKind::AddressBook
                                                                         : formats::FileKind::LoginUsers,
                                                  std::move(owners));
        if (!exported)
            return exported.error();
        for (const auto &problem : exported->problems)
            problems += problem.toString();
        RETINUE_TRY(file.write(exported->content));
    }
    RETINUE_TRY(file.commit());
    return problems;
}

/// `confirmed`: who may be incomplete, as an answer names them.
QJsonObject requestOf(Session &session, bool isSealed, const QJsonArray &confirmed)
{
    return {{QStringLiteral("command"), QStringLiteral("export")},
            {QStringLiteral("users"), QJsonArray::fromStringList(session.parser().values(kUser))},
            {QStringLiteral("groups"), QJsonArray::fromStringList(session.parser().values(kGroup))},
            {QStringLiteral("secrets"), isSealed},
            {QStringLiteral("confirmed"), confirmed}};
}

int run(Session &session)
{
    if (session.arguments().size() != 1)
        return session.misused(QStringLiteral("export needs one FILE"));
    const QString format = session.value(kFormat);
    if (!QStringList{kPackage, kAddressBook, kLoginUsers}.contains(format))
        return session.misused(QStringLiteral("--format is package, address-book or login-users"));
    std::optional<SecretBytes> passphrase;
    if (session.has(kPassphrase)) {
        if (format != kPackage)
            return session.misused(QStringLiteral("only a package can be encrypted"));
        auto read = process::readPasswordFile(session.value(kPassphrase));
        if (!read)
            return session.fail(read.error());
        if (read->size() < kLeastPassphrase)
            return session.fail(
                {ErrorCode::InvalidInput,
                 QStringLiteral("the passphrase needs at least %1 characters").arg(kLeastPassphrase),
                 {}});
        passphrase = *std::move(read);
    }
    auto result = session.ask(requestOf(session, passphrase.has_value(), {}), Session::Without::Agent);
    if (result && !(*result)[u"exported"].toBool() && session.has(kYes)) // for those, and no others
        result = session.ask(requestOf(session, passphrase.has_value(), (*result)[u"incomplete"].toArray()),
                             Session::Without::Agent);
    if (!result)
        return session.fail(result.error());
    const QJsonArray incomplete = (*result)[u"incomplete"].toArray();
    QStringList lacking;
    for (const auto &value : incomplete)
        lacking += lackInWords(value.toObject());
    QJsonObject report{{QStringLiteral("incomplete"), incomplete},
                       {QStringLiteral("secretsElsewhere"), (*result)[u"secretsElsewhere"]},
                       {QStringLiteral("deviceSpecific"), (*result)[u"deviceSpecific"]}};
    if (!(*result)[u"exported"].toBool())
        return session.failWith(
            {ErrorCode::OutOfDate,
             QStringLiteral("the export would be incomplete (%1): prepare again, or give --yes")
                 .arg(lacking.join(QStringLiteral("; "))),
             {}},
            report);
    std::vector<formats::PackageOwner> owners;
    qint64 settings = 0;
    for (const auto &row : (*result)[u"owners"].toArray()) {
        auto owner = ownerIn(row.toObject());
        if (!owner)
            return session.fail(owner.error());
        settings += qint64(owner->settings.size());
        owners.push_back(*std::move(owner));
    }
    const auto count = qint64(owners.size());
    const auto problems = write(session, std::move(owners), std::move(passphrase));
    if (!problems)
        return session.fail(problems.error());
    if (!session.isJson()) {
        for (const QString &problem : *problems)
            session.hint(problem);
        for (const QString &line : lacking)
            session.hint(QStringLiteral("Incomplete: %1").arg(line));
        for (const auto &row : (*result)[u"secretsElsewhere"].toArray())
            session.hint(
                QStringLiteral("Secrets of %1 that only the server has are not in it: they come at a login.")
                    .arg(nameInWords(row.toObject())));
        for (const auto &row : (*result)[u"deviceSpecific"].toArray())
            session.hint(
                QStringLiteral("Device-specific settings of %1 are not in it: they stay on this device.")
                    .arg(nameInWords(row.toObject())));
    }
    report[QStringLiteral("file")] = QFileInfo(session.arguments().front()).absoluteFilePath();
    report[QStringLiteral("owners")] = count;
    report[QStringLiteral("problems")] = QJsonArray::fromStringList(*problems);
    report[QStringLiteral("settings")] = settings;
    return session.finish(report, [&](const QJsonObject &) {
        return QStringLiteral("%1 users and groups exported, with %2 settings.").arg(count).arg(settings);
    });
}

} // namespace

Command exportCommand()
{
    return {
        QStringLiteral("export"),
        QStringLiteral("write users' data into a file"),
        QStringLiteral(
            "Writes the portable settings of who was prepared (see: prepare), or, while the device is "
            "stopped,\n"
            "of whom it holds. Refused otherwise while it runs. A package goes back with import, here or on\n"
            "another device, exactly. Without a passphrase no secret is in it; destinations that must not\n"
            "leave a device, and device-specific settings, never are. If somebody is no longer complete, "
            "that is said and nothing is\n"
            "written without --yes. Only this user may read the file.\n\n"
            "  retinue-device export users.zip\n"
            "  retinue-device export users.zip.age --passphrase-file pass\n"
            "  retinue-device export --format address-book addresses.csv"),
        describe,
        run,
        1};
}

} // namespace retinue::device
