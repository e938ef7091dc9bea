#pragma once

#include "core/engine/replication.h"
#include "ui/widgets/status_label.h"

#include <QString>

namespace retinue::ui {

/// How a start that failed is told (R42).
struct StartFailureText
{
    QString sentence; ///< one of R42's three where it is one of them
    QString cause;    ///< which of the causes it is
    QString next;     ///< what to do
};
[[nodiscard]] StartFailureText startFailureText(const Error &error);

/// How replication stands (R43).
struct ReplicationStateText
{
    Health health = Health::Good;
    QString text, next;
};
[[nodiscard]] ReplicationStateText replicationStateText(const engine::ReplicationState &state);
/// "The destination was last proven equal: 3 minutes ago." Always to be seen.
[[nodiscard]] QString provenEqualText(const std::optional<Timestamp> &since, Timestamp now);
/// Notice: longer ago than a rolling verification needs, or never.
[[nodiscard]] Health provenEqualHealth(const std::optional<Timestamp> &since, Timestamp now);
/// "To nas:8443 · every 60 minutes, or after 100 updates · Next: …".
[[nodiscard]] QString replicationPlanText(const engine::ReplicationState &state);

[[nodiscard]] QString runContentText(const engine::ReplicationRun &run);
/// Why a run was made; a name: who asked for it.
[[nodiscard]] QString runTriggerText(const QString &trigger);
[[nodiscard]] QString runResultText(const engine::ReplicationRun &run);
/// What [Replicate Now] has done.
[[nodiscard]] QString replicatedText(const engine::ReplicationRun &run);
/// What [Verify Now] has found.
[[nodiscard]] QString verifiedCopyText(const engine::CopyVerification &verification);

/// Of a machine that stands by: whom for, and how fresh its copy is.
struct StandbyText
{
    Health health = Health::Good;
    QString text, copy, next;
};
/// Of a machine that has a copy: what taking over brings, and what not.
[[nodiscard]] QString takeOverText(const engine::StandbyState &state, Timestamp now);
[[nodiscard]] StandbyText standbyText(const engine::StandbyState &state, Timestamp now);

/// R46: when the copy was made, and what it has.
[[nodiscard]] QString copyText(const engine::CopyInfo &copy, Timestamp now);
/// R47: what the devices expect; empty: no names are known.
[[nodiscard]] QString expectedNamesText(const QStringList &names);

} // namespace retinue::ui
