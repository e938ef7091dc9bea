#include "app/device/termination.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace retinue::device {

namespace {

// A signal handler can reach nothing but globals; it may only write.
int signalPipe = -1;

extern "C" void passOn(int)
{
    const char byte = 0;
    [[maybe_unused]] const auto written = write(signalPipe, &byte, 1);
}

void handle(int signal, void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigaction(signal, &action, nullptr);
}

} // namespace

Termination::Termination()
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
        qFatal("no pipe for signals");
    m_read = ends[0];
    signalPipe = ends[1];
    m_notifier = new QSocketNotifier(m_read, QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        QCoreApplication::quit();
    });
    handle(SIGTERM, passOn);
    handle(SIGINT, passOn);
}

Termination::~Termination()
{
    handle(SIGTERM, SIG_DFL);
    handle(SIGINT, SIG_DFL);
    delete m_notifier;
    close(m_read);
    close(signalPipe);
}

} // namespace retinue::device
