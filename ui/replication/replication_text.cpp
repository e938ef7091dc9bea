#include "ui/replication/replication_text.h"

#include "ui/text/error_text.h"
#include "ui/text/formats.h"
#include "ui/text/replication_state_text.h"

#include <QCoreApplication>
#include <QStringList>

namespace retinue::ui {

namespace {

/// The context of these texts.
struct ReplicationText
{
    Q_DECLARE_TR_FUNCTIONS(retinue::ui::ReplicationText)
};

using Refusal = engine::DestinationRefusal;
using Content = engine::ReplicationRun::Content;

/// The rolling verification comes to everything within a day.
constexpr std::chrono::hours kProofIsOld{48};

StartFailureText addressFailure(const Error &error)
{
    StartFailureText text{ReplicationText::tr("The [Address] is incorrect."), {}, {}};
    if (error.code == ErrorCode::NotTrusted) {
        text.cause = ReplicationText::tr("The machine there shows another fingerprint than the one that was "
                                         "confirmed, so no password was sent to it.");
        text.next = ReplicationText::tr("Look it up again, and compare the fingerprint with the one on the "
                                        "page [Replication] of the other machine.");
    } else {
        text.cause = error.code == ErrorCode::TimedOut
                         ? ReplicationText::tr("A machine was found there, but it did not answer in time.")
                         : ReplicationText::tr("Nothing that stands by for a server answers there.");
        text.next =
            ReplicationText::tr("Check how the address is spelled, its port, that the other machine is "
                                "on and runs Retinue, and the firewalls between.");
    }
    return text;
}

StartFailureText credentialsFailure(const Error &error)
{
    StartFailureText text{ReplicationText::tr("The authentication information is incorrect."), {}, {}};
    if (error.code == ErrorCode::TooMany) {
        text.cause =
            ReplicationText::tr("After too many wrong attempts the other machine waits for a while.");
        text.next = ReplicationText::tr("Wait some minutes, then enter ID and password again.");
    } else {
        text.cause =
            ReplicationText::tr("The other machine has no System Manager with this ID and password.");
        text.next =
            ReplicationText::tr("Enter the ID and the password of an administrator of the other machine.");
    }
    return text;
}

StartFailureText destinationFailure(const Error &error)
{
    StartFailureText text{ReplicationText::tr("A device that cannot be used as the destination for "
                                              "replication is set. Select a different device."),
                          {},
                          {}};
    switch (engine::destinationRefusalOf(error).value_or(Refusal::RunsServer)) {
    case Refusal::RunsServer:
        text.cause = ReplicationText::tr("The other machine runs the server itself.");
        text.next =
            ReplicationText::tr("Choose a machine that serves nobody, and let it stand by on its page "
                                "[Replication].");
        break;
    case Refusal::OtherSource:
        text.cause = ReplicationText::tr("The other machine is the destination of another server already.");
        text.next =
            ReplicationText::tr("Choose another machine, or stop replication at that server, or choose "
                                "[Leave Standby] on the other machine and let it stand by anew.");
        break;
    case Refusal::OldVersion:
        text.cause = ReplicationText::tr("The other machine has an older version of the product.");
        text.next = ReplicationText::tr("Install the same version there as here, then start again.");
        break;
    case Refusal::DepartmentIdManagement:
        text.cause = ReplicationText::tr("[Department ID Management] is on at the other machine.");
        text.next = ReplicationText::tr("Switch it off on the page [Replication] of the other machine, then "
                                        "start again.");
        break;
    case Refusal::Itself:
        text.cause = ReplicationText::tr("This is the address of this machine itself.");
        text.next = ReplicationText::tr("Enter the address of another machine: a copy beside the original "
                                        "is lost with it.");
        break;
    }
    return text;
}

/// Of a server that replicates and serves.
ReplicationStateText servingText(const engine::ReplicationState &state)
{
    if (state.failingSince) {
        const ErrorText text = failingReplicationText(state.lastReplication, *state.failingSince);
        QString why;
        if (state.problem) {
            const StartFailureText cause = startFailureText(*state.problem);
            why = (cause.cause.isEmpty() ? cause.sentence : cause.cause) + u' ' + cause.next;
        }
        return {Health::Bad, text.toString(), why};
    }
    if (state.isSuspended)
        return {Health::Notice, ReplicationText::tr("Replication pauses for a backup."),
                ReplicationText::tr("It goes on by itself once the backup is made.")};
    if (state.running)
        return {Health::Working, ReplicationText::tr("Replicating..."), {}};
    const QString last =
        state.lastReplication ? replicationTimeText(*state.lastReplication) : QStringLiteral("–");
    return {Health::Good,
            ReplicationText::tr("Waiting for replication... To change the [Destination Device for "
                                "Replication], first perform [Stop Replication], then change device. Last "
                                "Replication : %1")
                .arg(last),
            {}};
}

QString amountText(std::int64_t users, std::int64_t groups, std::int64_t settings)
{
    return ReplicationText::tr("%1 users, %2 groups, %3 settings")
        .arg(countText(users), countText(groups), countText(settings));
}

} // namespace

StartFailureText startFailureText(const Error &error)
{
    const auto refusal = engine::startRefusalOf(error);
    if (!refusal) {
        const ErrorText text = errorText(error);
        return {text.what, {}, text.next + u'\n' + detailOf(error)};
    }
    switch (*refusal) {
    case engine::StartRefusal::Address:
        return addressFailure(error);
    case engine::StartRefusal::Authentication:
        return credentialsFailure(error);
    case engine::StartRefusal::Destination:
        return destinationFailure(error);
    }
    Q_UNREACHABLE();
}

ReplicationStateText replicationStateText(const engine::ReplicationState &state)
{
    if (state.isReplaced)
        return {Health::Bad,
                ReplicationText::tr("This server was replaced: the machine that stood by has taken over, and "
                                    "devices are not served here any more."),
                ReplicationText::tr(
                    "Look below for what is not at the new server, and bring it there; then take this "
                    "machine out of use. If the other machine is not to be the server, let this one serve "
                    "again.")};
    if (!state.isSet)
        return {Health::Idle,
                ReplicationText::tr("Replication is not set: there is no second machine with "
                                    "these data."),
                ReplicationText::tr("Let another machine stand by, then enter it under [Destination].")};
    if (state.isAsking)
        return {Health::Working,
                ReplicationText::tr("Asking the machine that stands by whether it has taken over. Devices "
                                    "wait a moment."),
                {}};
    ReplicationStateText text = servingText(state);
    if (!state.unaskedSince)
        return text;
    if (text.health == Health::Good)
        text.health = Health::Notice;
    if (!text.next.isEmpty())
        text.next += u'\n';
    text.next += ReplicationText::tr("Since %1 devices are served although that machine could not be asked "
                                     "whether it has taken over.")
                     .arg(timeText(*state.unaskedSince));
    return text;
}

QString provenEqualText(const std::optional<Timestamp> &since, Timestamp now)
{
    return since ? ReplicationText::tr("The copy was last proven equal: %1.").arg(agoText(since, now))
                 : ReplicationText::tr("The whole copy was not proven equal yet. [Verify Now] compares "
                                       "everything at both machines.");
}

Health provenEqualHealth(const std::optional<Timestamp> &since, Timestamp now)
{
    return since && now - *since < kProofIsOld ? Health::Good : Health::Notice;
}

QString replicationPlanText(const engine::ReplicationState &state)
{
    QStringList parts{
        ReplicationText::tr("To %1").arg(state.settings.address),
        ReplicationText::tr("every %Ln minute(s)", nullptr, int(state.settings.interval.count())),
        ReplicationText::tr("after %Ln update(s)", nullptr, state.settings.updateCount)};
    if (state.nextDue)
        parts << (state.failingSince
                      ? ReplicationText::tr("Next attempt: %1").arg(timeText(*state.nextDue))
                      : ReplicationText::tr("Next at the latest: %1").arg(timeText(*state.nextDue)));
    return parts.join(QStringLiteral(" · "));
}

QString runContentText(const engine::ReplicationRun &run)
{
    switch (run.content) {
    case Content::Nothing:
        return run.problem ? QStringLiteral("–") : ReplicationText::tr("nothing: both are equal");
    case Content::Changes:
        return ReplicationText::tr("changes");
    case Content::Whole:
        return ReplicationText::tr("everything");
    }
    Q_UNREACHABLE();
}

QString runTriggerText(const QString &trigger)
{
    if (trigger == u"start")
        return ReplicationText::tr("start");
    if (trigger == u"interval")
        return ReplicationText::tr("interval");
    if (trigger == u"updates")
        return ReplicationText::tr("number of updates");
    if (trigger == u"device-restart")
        return ReplicationText::tr("a client machine restarted");
    if (trigger == u"verification")
        return ReplicationText::tr("verification");
    return ReplicationText::tr("by %1").arg(trigger);
}

QString runResultText(const engine::ReplicationRun &run)
{
    return run.problem ? errorText(*run.problem).what : ReplicationText::tr("done");
}

QString replicatedText(const engine::ReplicationRun &run)
{
    return run.content == Content::Nothing
               ? ReplicationText::tr("Nothing had to be sent: the copy is up to date.")
               : ReplicationText::tr("Replicated: %1 sent.").arg(bytesText(run.bytes));
}

QString verifiedCopyText(const engine::CopyVerification &verification)
{
    if (verification.differing == 0 && verification.unproven > 0)
        return ReplicationText::tr("%Ln part(s) of the copy could not be compared, because devices kept "
                                   "writing. Verify again.",
                                   nullptr, verification.unproven);
    if (verification.differing == 0)
        return ReplicationText::tr("The copy is equal: everything was read and compared at both machines.");
    const QString found =
        ReplicationText::tr("%Ln part(s) of the copy differed.", nullptr, verification.differing);
    return found + u' ' +
           (verification.wasRepaired
                ? ReplicationText::tr("Everything was sent again, and the copy is equal now. Check the disk "
                                      "of the other machine.")
                : ReplicationText::tr("They are not repaired yet: check the disk of the other machine, then "
                                      "verify again."));
}

StandbyText standbyText(const engine::StandbyState &state, Timestamp now)
{
    if (!state.source)
        return {state.departmentIdManagement ? Health::Notice : Health::Working,
                ReplicationText::tr("This machine stands by; no server replicates to it yet."),
                state.copyOf ? ReplicationText::tr("It keeps a copy of %1, until another server's arrives.")
                                   .arg(timeText(*state.copyOf))
                             : QString(),
                state.departmentIdManagement
                    ? ReplicationText::tr("Switch [Department ID Management] off: servers refuse a machine "
                                          "where it is on.")
                    : ReplicationText::tr("On the server, open [Replication] and enter the address of this "
                                          "machine.")};
    StandbyText text{Health::Good,
                     ReplicationText::tr("This machine stands by for %1 (version %2).")
                         .arg(state.source->name, state.source->version),
                     {},
                     {}};
    if (!state.copyOf) {
        text.health = Health::Working;
        text.copy = ReplicationText::tr("The first copy is on its way.");
        return text;
    }
    text.copy = ReplicationText::tr("Its copy is the state of %1 (%2), last proven equal: %3. It has %4.")
                    .arg(timeText(*state.copyOf), agoText(state.copyOf, now), agoText(state.provenAt, now),
                         amountText(state.users, state.groups, state.settings));
    text.next = ReplicationText::tr(
        "If that server is lost for good, this machine can take over for it, and devices go "
        "on without being enrolled again.");
    return text;
}

QString takeOverText(const engine::StandbyState &state, Timestamp now)
{
    return ReplicationText::tr(
               "The data are the state of %1 (%2): %3. What was changed on the server since is not "
               "among them; what only devices hold of it goes up again.")
        .arg(timeText(*state.copyOf), agoText(state.copyOf, now),
             amountText(state.users, state.groups, state.settings));
}

QString copyText(const engine::CopyInfo &copy, Timestamp now)
{
    return ReplicationText::tr("The copy of %1 was made %2 (%3). It has %4.")
        .arg(copy.source.name, timeText(copy.madeAt), agoText(copy.madeAt, now),
             amountText(copy.users, copy.groups, copy.settings));
}

QString expectedNamesText(const QStringList &names)
{
    if (names.isEmpty())
        return {};
    return ReplicationText::tr("The devices look for the server under: %1. If this machine has none of these "
                               "names or addresses, they do not find it: give it one of them, or enrol the "
                               "devices again.")
        .arg(names.join(QStringLiteral(", ")));
}

} // namespace retinue::ui
