#pragma once

#include "ui/shell/machine.h"

namespace retinue::ui {

/// A new enrolment code and how it is handed over.
struct Invited
{
    QString code;
    Timestamp expires{};
};

/// R3: makes a code. Waits for the disk: for a thread of the pool.
[[nodiscard]] Result<Invited> invite(engine::Engine &engine, std::chrono::minutes lifetime, int uses,
                                     const QString &who);
/// How a code is handed over (protocol::Invitation) to devices that reach the server in this way; empty if
/// there is no name that devices could use.
[[nodiscard]] QString invitationText(engine::Engine &engine, const QString &code,
                                     const ListenerStatus &listener);

} // namespace retinue::ui
