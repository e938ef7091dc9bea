#include "ui/thismachine/role_text.h"

#include <QCoreApplication>

namespace retinue::ui {

namespace {

struct Roles
{
    Q_DECLARE_TR_FUNCTIONS(retinue::ui::Roles)
};

} // namespace

QString roleText(Role role)
{
    switch (role) {
    case Role::Server:
        return Roles::tr("Server");
    case Role::Client:
        return Roles::tr("Client");
    case Role::ServerAndClient:
        return Roles::tr("Server and client");
    }
    Q_UNREACHABLE();
}

QString roleExplanation(Role role)
{
    switch (role) {
    case Role::Server:
        return Roles::tr("Holds the data that the devices synchronize with.");
    case Role::Client:
        return Roles::tr("Takes part in the synchronization of another server.");
    case Role::ServerAndClient:
        return Roles::tr("Holds the data, and takes part itself as a device of its own server.");
    }
    Q_UNREACHABLE();
}

} // namespace retinue::ui
