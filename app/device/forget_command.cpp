#include "app/device/session.h"
#include "core/client/control_protocol.h"

#include <QJsonArray>

namespace retinue::device {

namespace {

const QString kYes = QStringLiteral("yes"), kGroup = QStringLiteral("group"),
              kDomain = QStringLiteral("domain");

void describe(QCommandLineParser &parser)
{
    parser.addPositionalArgument(QStringLiteral("USER"), QStringLiteral("User name, or DOMAIN\\NAME."));
    parser.addOptions({
        {kDomain, QStringLiteral("The user's login domain."), QStringLiteral("domain")},
        {kGroup, QStringLiteral("Forget this group instead of a user."), QStringLiteral("id")},
        {kYes,
         QStringLiteral("Also when changes that have not gone up, or device-specific values, are lost.")},
    });
}

Result<OwnerKey> ownerOf(const Session &session)
{
    if (session.has(kGroup))
        return OwnerKey::group(session.value(kGroup));
    const QString name = session.arguments().front();
    return session.has(kDomain) ? OwnerKey::user(name, session.value(kDomain)) : OwnerKey::parseUser(name);
}

int run(Session &session)
{
    if (session.arguments().size() != (session.has(kGroup) ? 0 : 1))
        return session.misused(QStringLiteral("forget needs one USER, or --group"));
    if (session.has(kGroup) && session.has(kDomain))
        return session.misused(QStringLiteral("--domain says nothing with --group"));
    const auto owner = ownerOf(session);
    if (!owner)
        return session.fail(owner.error());
    QJsonObject request = client::control::ownerToJson(*owner);
    request[QStringLiteral("command")] = QStringLiteral("forget");
    request[QStringLiteral("loseUnsent")] = session.has(kYes);
    const auto result = session.ask(request);
    if (result && !(*result)[u"forgotten"].toBool()) {
        QStringList unsent, own, losses;
        for (const auto &change : (*result)[u"unsent"].toArray())
            unsent += change.toObject()[u"item"].toString();
        for (const auto &item : (*result)[u"own"].toArray())
            own += item.toString();
        if (!unsent.isEmpty())
            losses += QStringLiteral("changes of %1 have not gone up and would be lost (%2)")
                          .arg(owner->toString(), unsent.join(QStringLiteral(", ")));
        if (!own.isEmpty())
            losses += QStringLiteral("what is device-specific is here only and would be lost for good (%1)")
                          .arg(own.join(QStringLiteral(", ")));
        return session.fail(
            {ErrorCode::NotPermitted,
             QStringLiteral("%1: give --yes to lose them").arg(losses.join(QStringLiteral("; "))),
             {}});
    }
    return session.finish(result, [&](const QJsonObject &) {
        return QStringLiteral(
                   "The data of %1 is deleted on this device only; the next login brings the server's.")
            .arg(owner->toString());
    });
}

} // namespace

Command forgetCommand()
{
    return {
        QStringLiteral("forget"),
        QStringLiteral("delete one user's data on this device only"),
        QStringLiteral(
            "The remedy for data that differs from the server's: forget, then log in again. Changes that\n"
            "have not gone up, and device-specific values, are named first, and lost only with --yes."),
        describe,
        run,
        1};
}

} // namespace retinue::device
