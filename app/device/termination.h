#pragma once

#include <QObject>

class QSocketNotifier;

namespace retinue::device {

/// Turns SIGTERM and SIGINT into the end of the event loop. One per process, made on the main thread.
class Termination final : public QObject
{
    Q_OBJECT
public:
    Termination();
    ~Termination() override;

private:
    int m_read = -1;
    QSocketNotifier *m_notifier = nullptr;
};

} // namespace retinue::device
