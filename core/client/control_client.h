#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QString>

#include <chrono>

namespace retinue::client {

/// Asks the agent of a home one thing and waits for its answer (control_protocol.h). Any thread, no event
/// loop.
class ControlClient
{
public:
    explicit ControlClient(QString home) : m_home(std::move(home)) {}

    /// Whether an agent answers in this home.
    [[nodiscard]] bool hasAgent() const;
    /// The result, or the agent's error. NotFound: no agent runs in this home. TimedOut: it did not answer.
    [[nodiscard]] Result<QJsonObject> ask(const QJsonObject &request,
                                          std::chrono::milliseconds patience = std::chrono::minutes(5)) const;

private:
    QString m_home;
};

} // namespace retinue::client
