#include "ui/text/listener_text.h"

#include <QCoreApplication>

namespace retinue::ui {

namespace {

struct Listener
{
    Q_DECLARE_TR_FUNCTIONS(retinue::ui::Listener)
};

} // namespace

ErrorText listenerText(const Error &error, quint16 port)
{
    if (error.code == ErrorCode::PortTaken)
        return {Listener::tr("Port %1 is used by another program.").arg(port),
                Listener::tr("End that program and try again, or choose another port.")};
    if (error.code == ErrorCode::PortReserved)
        return {Listener::tr("The system does not let Retinue use port %1.").arg(port),
                Listener::tr("Choose another port, from 1024 on; ports below need special rights.")};
    // The certificate, the disk, the network: anything but the port.
    const ErrorText cause = errorText(error);
    return {Listener::tr("Port %1 could not be opened: %2").arg(port).arg(cause.what), cause.next};
}

} // namespace retinue::ui
