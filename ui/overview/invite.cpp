#include "ui/overview/invite.h"

#include "core/installation/machine_names.h"
#include "core/protocol/invitation.h"

namespace retinue::ui {

namespace {

Result<void> note(engine::Engine &engine, const QString &operation, const QString &subject, Timestamp started,
                  const QString &result, const QString &who)
{
    return engine.executions().record({started, engine.clock().now(), operation, subject, result, {}, who});
}

QString hintOf(const QString &hint)
{
    return hint + QStringLiteral("-…"); // never the code itself
}

} // namespace

Result<Invited> invite(engine::Engine &engine, const QString &host, quint16 port,
                       std::chrono::minutes lifetime, int uses, const QString &who)
{
    const Timestamp started = engine.clock().now();
    auto code = engine.enrolmentCodes().create(lifetime, uses);
    const QString result = code.ok() ? QStringLiteral("OK") : base::errorWord(code.error().code);
    const QString hint = code.ok() ? hintOf(code->left(4)) : QString();
    auto noted = note(engine, QStringLiteral("code-new"), hint, started, result, who);
    if (!code.ok())
        return std::move(code).error();
    if (!noted.ok())
        return std::move(noted).error();
    Invited invited{*code, {}, started + lifetime};
    QStringList hosts{host.toLower()};
    hosts << installation::namesForDevices();
    hosts.removeDuplicates();
    const auto invitation = protocol::Invitation::make(*code, engine.identity().caFingerprint(), port,
                                                       hosts.mid(0, protocol::Invitation::kMostHosts));
    if (invitation.ok())
        invited.invitation = invitation->toString();
    return invited;
}

Result<void> revokeCode(engine::Engine &engine, const devices::EnrolmentCode &code, const QString &who)
{
    const Timestamp started = engine.clock().now();
    auto revoked = engine.enrolmentCodes().revoke(code.row);
    auto noted = note(engine, QStringLiteral("code-revoke"), hintOf(code.hint), started,
                      revoked.ok() ? QStringLiteral("OK") : base::errorWord(revoked.error().code), who);
    return revoked.ok() ? std::move(noted) : std::move(revoked);
}

} // namespace retinue::ui
