#include "app/device/export_file.h"
#include "app/device/export_words.h"
#include "app/device/package_import.h"
#include "app/device/session.h"
#include "app/process/terminal.h"

#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>
#include <iterator>
#include <memory>

namespace retinue::device {

namespace {

const QString kFormat = QStringLiteral("format"), kPassphrase = QStringLiteral("passphrase-file"),
              kYes = QStringLiteral("yes"), kUser = QStringLiteral("user"), kGroup = QStringLiteral("group");
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
             "address book CSV; login-users: names and groups as a login-user CSV; of one user or group also "
             "its address list as abk, sharp-csv, xerox-csv, ldif or vcard."),
         QStringLiteral("format"), QStringLiteral("package")},
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

/// `confirmed`: who may be incomplete, as an answer names them.
QJsonObject requestOf(Session &session, bool isSealed, const QJsonArray &confirmed)
{
    return {{QStringLiteral("command"), QStringLiteral("export")},
            {QStringLiteral("users"), QJsonArray::fromStringList(session.parser().values(kUser))},
            {QStringLiteral("groups"), QJsonArray::fromStringList(session.parser().values(kGroup))},
            {QStringLiteral("secrets"), isSealed},
            {QStringLiteral("confirmed"), confirmed}};
}

/// Of what --format names; of a package none.
struct Format
{
    const char *word;
    std::optional<formats::FileKind> kind;
};

const Format *formatNamed(const QString &word)
{
    static const Format kFormats[] = {{"package", {}},
                                      {"address-book", formats::FileKind::AddressBook},
                                      {"login-users", formats::FileKind::LoginUsers},
                                      {"abk", formats::FileKind::AddressBlocks},
                                      {"sharp-csv", formats::FileKind::SharpAddresses},
                                      {"xerox-csv", formats::FileKind::XeroxAddresses},
                                      {"ldif", formats::FileKind::Ldif},
                                      {"vcard", formats::FileKind::VCard}};
    const auto *const found =
        std::find_if(std::begin(kFormats), std::end(kFormats),
                     [&](const Format &format) { return word == QLatin1String(format.word); });
    return found == std::end(kFormats) ? nullptr : found;
}

/// What came of asking: the answer, and the file that its parts are in, not finished yet.
struct Asked
{
    Result<QJsonObject> answer;
    std::unique_ptr<ExportFile> file;
};

Asked ask(Session &session, const Format &format, const std::optional<SecretBytes> &passphrase,
          const QJsonArray &confirmed)
{
    auto file = std::make_unique<ExportFile>(session.arguments().front(), format.kind,
                                             passphrase ? std::optional(passphrase->clone())
                                                        : std::optional<SecretBytes>());
    auto answer = session.ask(
        requestOf(session, passphrase.has_value(), confirmed),
        [&](const QJsonObject &part) { return file->take(part); }, Session::Without::Agent);
    return {std::move(answer), std::move(file)};
}

/// An agent of another version would give everything in its answer, or not all of it.
Result<void> checkAllGiven(const QJsonObject &answer, const ExportFile &file)
{
    if (answer[u"owners"].toInteger(-1) == file.owners())
        return {};
    return Error{ErrorCode::VersionUnsupported,
                 QStringLiteral("the agent that runs is of another version than this command: restart it "
                                "(retinue-device agent, or its service), then export again"),
                 {}};
}

void hintAt(Session &session, const QJsonObject &answer, const ExportFile &file, const QStringList &lacking)
{
    for (const QString &problem : file.problems())
        session.hint(problem);
    for (const QString &line : lacking)
        session.hint(QStringLiteral("Incomplete: %1").arg(line));
    const QJsonArray elsewhere = answer[u"secretsElsewhere"].toArray();
    for (const QJsonValue row : elsewhere)
        session.hint(
            QStringLiteral("Secrets of %1 that only the server has are not in it: they come at a login.")
                .arg(nameInWords(row.toObject())));
    const QJsonArray own = answer[u"deviceSpecific"].toArray();
    for (const QJsonValue row : own)
        session.hint(QStringLiteral("Device-specific settings of %1 are not in it: they stay on this device.")
                         .arg(nameInWords(row.toObject())));
    if (file.valueBytes() > kMostPackageValueBytes)
        session.hint(
            QStringLiteral("The file holds more than import takes at once (%1 MiB): for importing it on "
                           "a device, export in parts, with --user and --group. The server's console "
                           "imports it as it is.")
                .arg(kMostPackageValueBytes / 1024 / 1024));
}

int exportTo(Session &session, const Format &format, const std::optional<SecretBytes> &passphrase)
{
    Asked asked = ask(session, format, passphrase, {});
    if (asked.answer && !(*asked.answer)[u"exported"].toBool() && session.has(kYes)) {
        asked.file.reset(); // what it was given is void
        asked = ask(session, format, passphrase,
                    (*asked.answer)[u"incomplete"].toArray()); // for those, and no others
    }
    if (!asked.answer)
        return session.fail(asked.answer.error());
    const QJsonObject &answer = *asked.answer;
    const QJsonArray incomplete = answer[u"incomplete"].toArray();
    QStringList lacking;
    for (const QJsonValue value : incomplete)
        lacking += lackInWords(value.toObject());
    QJsonObject report{{QStringLiteral("incomplete"), incomplete},
                       {QStringLiteral("secretsElsewhere"), answer[u"secretsElsewhere"]},
                       {QStringLiteral("deviceSpecific"), answer[u"deviceSpecific"]}};
    if (!answer[u"exported"].toBool())
        return session.failWith(
            {ErrorCode::OutOfDate,
             QStringLiteral("the export would be incomplete (%1): prepare again, or give --yes")
                 .arg(lacking.join(QStringLiteral("; "))),
             {}},
            report);
    ExportFile &file = *asked.file;
    if (const auto given = checkAllGiven(answer, file); !given)
        return session.fail(given.error());
    if (const auto finished = file.finish(); !finished)
        return session.fail(finished.error());
    if (!session.isJson())
        hintAt(session, answer, file, lacking);
    report[QStringLiteral("file")] = QFileInfo(session.arguments().front()).absoluteFilePath();
    report[QStringLiteral("owners")] = file.owners();
    report[QStringLiteral("problems")] = QJsonArray::fromStringList(file.problems());
    report[QStringLiteral("settings")] = file.settings();
    return session.finish(report, [&](const QJsonObject &) {
        return QStringLiteral("%1 users and groups exported, with %2 settings.")
            .arg(file.owners())
            .arg(file.settings());
    });
}

int run(Session &session)
{
    if (session.arguments().size() != 1)
        return session.misused(QStringLiteral("export needs one FILE"));
    const Format *const format = formatNamed(session.value(kFormat));
    if (!format)
        return session.misused(QStringLiteral(
            "--format is package, address-book, login-users, abk, sharp-csv, xerox-csv, ldif or vcard"));
    std::optional<SecretBytes> passphrase;
    if (session.has(kPassphrase)) {
        if (format->kind)
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
    return exportTo(session, *format, passphrase);
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
