#include "app/device/package_import.h"
#include "app/device/session.h"
#include "app/process/terminal.h"
#include "core/client/control_protocol.h"
#include "core/formats/import.h"
#include "core/formats/package_reader.h"

#include <QJsonArray>

namespace retinue::device {

namespace {

const QString kApplyGood = QStringLiteral("apply-good"), kCharset = QStringLiteral("charset"),
              kPassphraseFile = QStringLiteral("passphrase-file");

void describe(QCommandLineParser &parser)
{
    parser.addPositionalArgument(
        QStringLiteral("FILE"),
        QStringLiteral("A package, login-user CSV or address file (see above); - for standard input."));
    describeOwner(parser);
    parser.addOptions({
        {kPassphraseFile,
         QStringLiteral(
             "Of an encrypted package: its passphrase is the first line of this file. Left out: you are "
             "asked."),
         QStringLiteral("file")},
        {kApplyGood, QStringLiteral("Apply the good lines although others are bad.")},
        {kCharset, QStringLiteral("Of a file that does not say it itself (UTF-8, Shift_JIS, ...)."),
         QStringLiteral("name")},
    });
}

Result<formats::ImportResult> readFile(Session &session, const QByteArray &content)
{
    formats::ImportOptions options;
    options.charset = session.value(kCharset);
    const auto owner = ownerGiven(session);
    if (!owner)
        return owner.error();
    if (!owner->isEmpty()) {
        const auto key = client::control::ownerFromJson(*owner);
        if (!key)
            return key.error();
        options.owner = *key;
    }
    return formats::importFile(content, Catalogue::builtIn(), options);
}

QJsonObject asRequest(const formats::ImportResult &file)
{
    QJsonArray settings;
    for (const auto &setting : file.settings) {
        QJsonObject row = client::control::ownerToJson(setting.owner);
        row[QStringLiteral("item")] = setting.item;
        row[QStringLiteral("value")] = QString::fromUtf8(setting.value);
        settings += row;
    }
    QJsonArray users;
    for (const auto &user : file.users) {
        QJsonObject row = client::control::ownerToJson(user.key);
        QJsonArray groups;
        for (const OwnerKey &group : user.groups)
            groups += group.name();
        row[QStringLiteral("groups")] = groups;
        users += row;
    }
    return {{QStringLiteral("command"), QStringLiteral("import")},
            {QStringLiteral("settings"), settings},
            {QStringLiteral("users"), users}};
}

/// What the file says of itself; the device adds what it took.
QJsonObject reportOf(const formats::ImportResult &file)
{
    QJsonArray problems;
    for (const auto &problem : file.problems)
        problems += QJsonObject{
            {QStringLiteral("line"), problem.line},
            {QStringLiteral("field"), problem.field},
            {QStringLiteral("reason"), problem.reason.toString()},
            {QStringLiteral("rejected"), problem.severity == formats::ImportProblem::Severity::Rejected}};
    return {{QStringLiteral("records"), file.counts.records},
            {QStringLiteral("accepted"), file.counts.accepted},
            {QStringLiteral("rejected"), file.counts.rejected},
            {QStringLiteral("unowned"), file.counts.unowned},
            {QStringLiteral("repeated"), file.counts.repeated},
            {QStringLiteral("problems"), problems}};
}

QString nameIn(const QJsonObject &row)
{
    const auto owner = client::control::ownerFromJson(row);
    return owner ? owner->toString() : QStringLiteral("?");
}

QString evictedInWords(const QJsonObject &row)
{
    return QStringLiteral("The settings of %1 made room; the next login there brings them back.")
        .arg(nameIn(row));
}

QString leftOutInWords(const QJsonObject &row)
{
    const QString name = nameIn(row);
    const QString item = row[u"item"].toString();
    return QStringLiteral("%1 was left out: %2")
        .arg(item.isEmpty() ? name : QStringLiteral("%1 of %2").arg(item, name),
             row[u"why"].toObject()[u"message"].toString());
}

/// What the device holds now that it did not hold before.
QString inWords(formats::FileKind kind, const formats::ImportResult::Counts &counts,
                const QJsonObject &result)
{
    const QString read =
        QStringLiteral("%1 records read, %2 rejected. ").arg(counts.records).arg(counts.rejected);
    switch (kind) {
    case formats::FileKind::LoginUsers:
        return read +
               QStringLiteral("%1 users are known here now, with the groups that the file names; a start "
                              "brings what the server has of them.")
                   .arg(result[u"users"].toInt());
    case formats::FileKind::AddressBook:
    case formats::FileKind::AddressBlocks:
    case formats::FileKind::SharpAddresses:
    case formats::FileKind::XeroxAddresses:
    case formats::FileKind::KonicaAddresses:
    case formats::FileKind::RicohAddresses:
    case formats::FileKind::Ldif:
    case formats::FileKind::VCard:
        return read + QStringLiteral("%1 entries taken over, as %2 settings.")
                          .arg(counts.accepted)
                          .arg(result[u"imported"].toInt());
    }
    Q_UNREACHABLE();
}

/// Bad records keep everything out unless somebody says otherwise.
std::optional<Error> tooBad(const Session &session, int bad, int records)
{
    if (bad <= 0 || session.has(kApplyGood))
        return {};
    return Error{ErrorCode::InvalidInput,
                 QStringLiteral("%1 of %2 records are bad, so nothing was imported; give --apply-good to "
                                "import the good ones")
                     .arg(bad)
                     .arg(records),
                 {}};
}

/// Asks the device, and says what it made of the request.
int import(Session &session, const QJsonObject &request, QJsonObject report,
           const std::function<QString(const QJsonObject &)> &words)
{
    const auto imported = session.ask(request, Session::Without::Agent);
    if (!imported)
        return session.fail(imported.error());
    for (const char *member : {"imported", "users", "leftOut", "evicted"})
        report[QLatin1String(member)] = (*imported)[QLatin1String(member)];
    if (!session.isJson()) {
        for (const auto &value : report[u"leftOut"].toArray())
            session.hint(leftOutInWords(value.toObject()));
        for (const auto &value : report[u"evicted"].toArray())
            session.hint(evictedInWords(value.toObject()));
    }
    return session.finish(report, words);
}

int importPackage(Session &session, const QByteArray &content)
{
    const auto package = readPackage(content, session.value(kPassphraseFile));
    if (!package)
        return session.fail(package.error());
    if (!session.isJson()) {
        for (const QString &problem : package->problems)
            session.hint(problem);
    }
    if (const auto refused = tooBad(session, package->bad, package->records))
        return session.failWith(*refused, package->report);
    return import(session, package->request, package->report, [&](const QJsonObject &result) {
        return QStringLiteral("%1 users and groups read, %2 settings taken over.")
            .arg(package->owners)
            .arg(result[u"imported"].toInt());
    });
}

int run(Session &session)
{
    if (session.arguments().size() != 1)
        return session.misused(QStringLiteral("import needs one FILE"));
    if (session.has(QStringLiteral("shared")))
        return session.misused(QStringLiteral("addresses belong to a user or a group, not to --shared"));
    const auto content = process::readInput(session.arguments().front(), formats::kMostFileBytes);
    if (!content)
        return session.fail(content.error());
    if (formats::detectPackage(*content)) {
        const auto owner = ownerGiven(session);
        return owner && owner->isEmpty()
                   ? importPackage(session, *content)
                   : session.misused(
                         QStringLiteral("a package says itself whose its data are: leave out --user and "
                                        "--group"));
    }
    const auto file = readFile(session, *content);
    if (!file)
        return session.fail(file.error());
    if (!session.isJson()) {
        for (const auto &problem : file->problems)
            session.hint(problem.toString());
    }
    const QJsonObject report = reportOf(*file);
    // Who repeats an earlier line says nothing new: a device takes such a file as well.
    if (const auto refused =
            tooBad(session, file->counts.rejected - file->counts.repeated, file->counts.records))
        return session.failWith(*refused, report);
    return import(session, asRequest(*file), report,
                  [&](const QJsonObject &result) { return inWords(file->kind, file->counts, result); });
}

} // namespace

Command importCommand()
{
    return {
        QStringLiteral("import"),
        QStringLiteral("take over an export of this or another device"),
        QStringLiteral(
            "Reads a package, a login-user CSV or an address file into the local store: while the device\n"
            "is stopped, or for 15 minutes after a prepare; what is imported then goes up to the server as\n"
            "changes of the panel do, and may be refused as those are. A package replaces the settings that\n"
            "are in it and leaves all others; destinations of this device stay. An address file is an\n"
            "address book CSV or .abk, the CSV of a Sharp, Xerox or Ricoh device, the list of a Konica\n"
            "Minolta, LDIF, or vCard. Bad lines are listed by number, field and reason; without\n"
            "--apply-good one bad line keeps everything out. With --user or --group the addresses that\n"
            "belong to nobody become theirs. Of a login-user file the users are taken over, and their\n"
            "groups (a column usergroupname, several separated by ;); of an address file the entries, and\n"
            "plain passwords of users' folders as stored credentials."),
        describe,
        run,
        1,
        true};
}

} // namespace retinue::device
