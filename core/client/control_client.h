#pragma once

#include "core/client/control_protocol.h"

#include <QJsonObject>
#include <QString>

#include <chrono>

namespace retinue::client {

/// Asks the agent of a home one thing and waits for its answer (control_protocol.h). Any thread, no event
/// loop.
class ControlClient
{
public:
    explicit ControlClient(QString home, control::Limits limits = {})
        : m_home(std::move(home))
        , m_limits(limits)
    {
    }

    /// Whether an agent answers in this home.
    [[nodiscard]] bool hasAgent() const;
    /// The result, or the agent's error. NotFound: no agent runs in this home. TimedOut: it did not answer.
    [[nodiscard]] Result<QJsonObject> ask(const QJsonObject &request,
                                          std::chrono::milliseconds patience = std::chrono::minutes(5)) const;
    /// The same of an answer in parts; `patience` is with each of them. An error of `parts` is the result.
    [[nodiscard]] Result<QJsonObject> ask(const QJsonObject &request, const control::Parts &parts,
                                          std::chrono::milliseconds patience = std::chrono::minutes(5)) const;

private:
    QString m_home;
    control::Limits m_limits;
};

} // namespace retinue::client
