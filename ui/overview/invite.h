#pragma once

#include "core/engine/engine.h"

namespace retinue::ui {

/// A new enrolment code and how it is handed over.
struct Invited
{
    QString code;
    QString invitation; ///< protocol::Invitation; empty if this machine has no name that devices could use
    Timestamp expires{};
};

/// R3: makes a code. `host` and `port`: where devices reach the
/// server; its further names and addresses are added. Waits for the disk: for a thread of the pool.
[[nodiscard]] Result<Invited> invite(engine::Engine &engine, const QString &host, quint16 port,
                                     std::chrono::minutes lifetime, int uses, const QString &who);

} // namespace retinue::ui
