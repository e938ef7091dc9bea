#include "app/device/session.h"

#include "app/process/terminal.h"
#include "core/client/control_client.h"
#include "core/client/desktop_keychain.h"
#include "core/client/device_commands.h"
#include "core/client/device_home.h"

#include <QFile>
#include <QJsonDocument>

#include <cstdio>

namespace retinue::device {

namespace {

const QString kUser = QStringLiteral("user"), kDomain = QStringLiteral("domain"),
              kGroup = QStringLiteral("group"), kShared = QStringLiteral("shared");

void print(std::FILE *file, const QString &text)
{
    const QByteArray bytes = process::forOutput(text, file).toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), file);
    std::fflush(file);
}

Result<QJsonObject> askHome(const QString &folder, const QJsonObject &request,
                            const client::control::Parts &parts)
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
    return client::control::resultOf(client::DeviceCommands(**home, nullptr).handle(request, parts));
}

} // namespace

Result<QJsonObject> Session::ask(const QJsonObject &request, Without without)
{
    return ask(request, client::control::noParts(), without);
}

Result<QJsonObject> Session::ask(const QJsonObject &request, const client::control::Parts &parts,
                                 Without without)
{
    const client::ControlClient agent(m_home);
    if (agent.hasAgent())
        return agent.ask(request, parts);
    if (without == Without::Agent)
        return askHome(m_home, request, parts);
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

int Session::failWith(const Error &error, const QJsonObject &result)
{
    if (!m_json)
        return fail(error);
    QJsonObject answer = client::control::failure(error);
    answer[QStringLiteral("result")] = result;
    sayJson(answer);
    return kFailed;
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
        {kUser, QStringLiteral("Of this user; by default of who is logged in."), QStringLiteral("name")},
        {kDomain, QStringLiteral("The user's login domain."), QStringLiteral("domain")},
        {kGroup, QStringLiteral("Of this group."), QStringLiteral("id")},
        {kShared, QStringLiteral("Of all devices (shared buttons).")},
    });
}

QString ownerMisuse(const Session &session)
{
    const int given = int(session.has(kUser)) + int(session.has(kGroup)) + int(session.has(kShared));
    if (given > 1)
        return QStringLiteral("give only one of --user, --group and --shared");
    if (session.has(kDomain) && !session.has(kUser))
        return QStringLiteral("--domain says nothing without --user");
    return {};
}

Result<QJsonObject> ownerGiven(const Session &session)
{
    if (!session.has(kUser) && !session.has(kGroup) && !session.has(kShared))
        return QJsonObject();
    const auto owner =
        session.has(kUser)
            ? (session.has(kDomain) ? OwnerKey::user(session.value(kUser), session.value(kDomain))
                                    : OwnerKey::parseUser(session.value(kUser)))
        : session.has(kGroup) ? OwnerKey::group(session.value(kGroup))
                              : Result<OwnerKey>(OwnerKey::allDevices());
    if (!owner)
        return owner.error();
    return client::control::ownerToJson(*owner);
}

} // namespace retinue::device
