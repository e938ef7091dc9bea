#include "app/device/session.h"
#include "app/process/terminal.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace retinue::device {

namespace {

constexpr qint64 kMostValueBytes = 4 * 1024 * 1024;

void describeItem(QCommandLineParser &parser)
{
    describeOwner(parser);
    parser.addPositionalArgument(QStringLiteral("ITEM"),
                                 QStringLiteral("The item's id; \"retinue-device items\" lists them."));
}

void describeGet(QCommandLineParser &parser)
{
    describeOwner(parser);
    parser.addPositionalArgument(QStringLiteral("ITEM"), QStringLiteral("The item's id; left out: all."),
                                 QStringLiteral("[ITEM]"));
}

void describeChange(QCommandLineParser &parser)
{
    describeItem(parser);
    parser.addPositionalArgument(QStringLiteral("VALUE"),
                                 QStringLiteral("A JSON object, @FILE, or - for standard input."));
}

QString toText(const QJsonValue &value)
{
    return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
}

QString settingsInWords(const QJsonObject &result)
{
    if (result.contains(u"item"))
        return toText(result[u"value"]);
    QStringList lines;
    for (const auto &row : result[u"settings"].toArray()) {
        const QJsonObject setting = row.toObject();
        const QString mark = setting[u"refused"].toBool()  ? QStringLiteral("  (refused: log in again)")
                             : setting[u"unsent"].toBool() ? QStringLiteral("  (waits to go up)")
                                                           : QString();
        lines += QStringLiteral("%1  %2%3").arg(setting[u"item"].toString(), toText(setting[u"value"]), mark);
    }
    return lines.isEmpty() ? QStringLiteral("nothing") : lines.join(u'\n');
}

Result<QByteArray> valueGiven(const QString &argument)
{
    if (argument == QLatin1String("-"))
        return process::readInput(argument, kMostValueBytes);
    if (argument.startsWith(u'@'))
        return process::readInput(argument.mid(1), kMostValueBytes);
    return argument.toUtf8();
}

/// The request of a command about the owner given, and the item given if there is one.
Result<QJsonObject> requestOf(const Session &session, const QString &command)
{
    auto request = ownerGiven(session);
    if (!request)
        return request;
    request->insert(QStringLiteral("command"), command);
    if (!session.arguments().isEmpty())
        request->insert(QStringLiteral("item"), session.arguments().front());
    return request;
}

QString withoutWords(const QJsonObject &)
{
    return {};
}

int runGet(Session &session)
{
    const auto request = requestOf(session, QStringLiteral("get"));
    if (!request)
        return session.fail(request.error());
    return session.finish(session.ask(*request, Session::Without::Agent), settingsInWords);
}

int runChange(Session &session, const QString &command)
{
    if (session.arguments().size() != 2)
        return session.misused(QStringLiteral("%1 needs ITEM and VALUE").arg(command));
    auto request = requestOf(session, command);
    if (!request)
        return session.fail(request.error());
    const auto value = valueGiven(session.arguments().at(1));
    if (!value)
        return session.fail(value.error());
    request->insert(QStringLiteral("value"), QString::fromUtf8(*value));
    return session.finish(session.ask(*request), withoutWords);
}

int runSet(Session &session)
{
    return runChange(session, QStringLiteral("set"));
}

int runPatch(Session &session)
{
    return runChange(session, QStringLiteral("patch"));
}

int runUnset(Session &session)
{
    if (session.arguments().size() != 1)
        return session.misused(QStringLiteral("unset needs one ITEM"));
    const auto request = requestOf(session, QStringLiteral("unset"));
    if (!request)
        return session.fail(request.error());
    return session.finish(session.ask(*request), withoutWords);
}

} // namespace

Command getCommand()
{
    return {
        QStringLiteral("get"),
        QStringLiteral("show settings as this device has them"),
        QStringLiteral(
            "Shows one setting's value, or all of an owner's. Secret values are shown to the user at the\n"
            "panel only."),
        describeGet,
        runGet,
        1,
        true};
}

Command setCommand()
{
    return {QStringLiteral("set"),
            QStringLiteral("change a setting, as at the panel"),
            QStringLiteral(
                "The change is on this device's disk when the command returns; it goes up at once, or when\n"
                "the server is back. Example: retinue-device set display.language '{\"language\": \"de\"}'"),
            describeChange,
            runSet,
            2,
            true};
}

Command patchCommand()
{
    return {
        QStringLiteral("patch"),
        QStringLiteral("change members of a setting (JSON Merge Patch)"),
        QStringLiteral(
            "Merges VALUE into the setting (RFC 7396): members given replace, null removes, others stay."),
        describeChange,
        runPatch,
        2,
        true};
}

Command unsetCommand()
{
    return {QStringLiteral("unset"),
            QStringLiteral("delete a setting, on the server too"),
            QStringLiteral("Deletes one setting, as a change at the panel: it is gone on every device."),
            describeItem,
            runUnset,
            1,
            true};
}

} // namespace retinue::device
