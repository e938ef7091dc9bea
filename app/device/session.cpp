#include "app/device/session.h"

#include "core/client/control_client.h"
#include "core/client/control_protocol.h"
#include "core/client/desktop_keychain.h"
#include "core/client/device_commands.h"
#include "core/client/device_home.h"

#include <QFile>
#include <QJsonDocument>

#include <cstdio>

namespace retinue::device {

namespace {

void print(std::FILE *file, const QString &text)
{
    const QByteArray bytes = text.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), file);
    std::fflush(file);
}

Result<QJsonObject> askHome(const QString &folder, const QJsonObject &request)
{
    // A question makes no device.
    const QString command = request[u"command"].toString();
    const bool makesDevice = command == QLatin1String("enrol") || command == QLatin1String("import");
    if (!makesDevice && !client::DeviceHome::existsIn(folder))
        return Error{
            ErrorCode::NotFound,
            QStringLiteral("there is no device in %1 yet; make one with: retinue-device --home %1 agent")
                .arg(folder),
            {}};
    client::DesktopKeychain keychain;
    const bool wantsKeychain = request[u"keychain"].toBool() || client::deviceKeyNeedsKeychain(folder);
    auto home = client::DeviceHome::open({folder, wantsKeychain ? &keychain : nullptr});
    if (!home)
        return std::move(home).error();
    return client::control::resultOf(client::DeviceCommands(**home, nullptr).handle(request));
}

} // namespace

Result<QJsonObject> Session::ask(const QJsonObject &request, Without without)
{
    const client::ControlClient agent(m_home);
    if (agent.hasAgent())
        return agent.ask(request);
    if (without == Without::Agent)
        return askHome(m_home, request);
    m_noAgent = true;
    return Error{
        ErrorCode::NotFound,
        QStringLiteral("no agent runs in %1; start one with: retinue-device --home %1 agent").arg(m_home),
        {}};
}

int Session::finish(const Result<QJsonObject> &result,
                    const std::function<QString(const QJsonObject &)> &inWords)
{
    if (!result)
        return fail(result.error());
    if (m_json)
        sayJson(client::control::success(*result));
    else if (const QString words = inWords(*result); !words.isEmpty())
        say(words);
    return kOk;
}

int Session::pass(const QString &command, const std::function<QString(const QJsonObject &)> &inWords,
                  Without without)
{
    return finish(ask({{QStringLiteral("command"), command}}, without), inWords);
}

int Session::fail(const Error &error)
{
    if (m_json)
        sayJson(client::control::failure(error));
    else
        hint(QStringLiteral("retinue-device: %1").arg(error.toString()));
    return m_noAgent ? kNoAgent : kFailed;
}

int Session::misused(const QString &what)
{
    hint(QStringLiteral("retinue-device: %1 (see --help)").arg(what));
    return kUsage;
}

void Session::say(const QString &text)
{
    print(stdout, text);
}

void Session::sayJson(const QJsonObject &object)
{
    say(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
}

void Session::hint(const QString &text)
{
    print(stderr, text);
}

void describeOwner(QCommandLineParser &parser)
{
    parser.addOptions({
        {QStringLiteral("user"), QStringLiteral("Of this user; by default of who is logged in."),
         QStringLiteral("name")},
        {QStringLiteral("domain"), QStringLiteral("The user's login domain."), QStringLiteral("domain")},
        {QStringLiteral("group"), QStringLiteral("Of this group."), QStringLiteral("id")},
        {QStringLiteral("shared"), QStringLiteral("Of all devices (shared buttons).")},
    });
}

Result<QJsonObject> ownerGiven(const Session &session)
{
    const QString user = QStringLiteral("user"), group = QStringLiteral("group"),
                  shared = QStringLiteral("shared"), domain = QStringLiteral("domain");
    const int given = int(session.has(user)) + int(session.has(group)) + int(session.has(shared));
    if (given == 0 && !session.has(domain))
        return QJsonObject();
    if (given != 1)
        return Error{ErrorCode::InvalidInput, QStringLiteral("give one of --user, --group and --shared"), {}};
    const auto owner = session.has(user)
                           ? (session.has(domain) ? OwnerKey::user(session.value(user), session.value(domain))
                                                  : OwnerKey::parseUser(session.value(user)))
                       : session.has(group) ? OwnerKey::group(session.value(group))
                                            : Result<OwnerKey>(OwnerKey::allDevices());
    if (!owner)
        return owner.error();
    return client::control::ownerToJson(*owner);
}

} // namespace retinue::device
