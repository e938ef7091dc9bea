#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace retinue::process {

/// Turns SIGTERM and SIGINT into a Qt signal on the thread that made this; one at a time in a process. The
/// second one ends the process at once, as if this did not exist: for a stop that hangs.
class StopSignals : public QObject
{
    Q_OBJECT
public:
    explicit StopSignals(QObject *parent = nullptr);
    ~StopSignals() override;

Q_SIGNALS:
    void stopAsked(int signalNumber);

private:
    int m_pipe[2] = {-1, -1};
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace retinue::process
