#include "ui/userdata/owner_text.h"

#include "ui/text/formats.h"

#include <QCoreApplication>

namespace retinue::ui {

namespace {

struct UserData
{
    Q_DECLARE_TR_FUNCTIONS(retinue::ui::UserData)
};

} // namespace

QString ownerName(const OwnerKey &owner)
{
    return owner.spelled();
}

QString buttonName(const OwnerKey &owner)
{
    return ownerName(owner).replace(QLatin1Char('&'), QLatin1String("&&"));
}

QString ownerKindText(OwnerKind kind)
{
    switch (kind) {
    case OwnerKind::User:
        return UserData::tr("User");
    case OwnerKind::Group:
        return UserData::tr("Group");
    case OwnerKind::AllDevices:
        return UserData::tr("All devices");
    }
    Q_UNREACHABLE();
}

QString longestKindText()
{
    const QString user = ownerKindText(OwnerKind::User), group = ownerKindText(OwnerKind::Group);
    return user.size() > group.size() ? user : group;
}

QString ownerKindIcon(OwnerKind kind)
{
    return kind == OwnerKind::User ? QStringLiteral("user") : QStringLiteral("group");
}

QString ownersText(std::int64_t users, std::int64_t groups)
{
    QString people = UserData::tr("%Ln user(s)", nullptr, int(users));
    QString circles = UserData::tr("%Ln group(s)", nullptr, int(groups));
    if (groups == 0)
        return people;
    return users == 0 ? circles : UserData::tr("%1 and %2").arg(people, circles);
}

QString erasureText(store::Erasure erasure)
{
    switch (erasure) {
    case store::Erasure::Done:
        return {};
    case store::Erasure::Later:
        return UserData::tr("Pieces of it are still in the database's files; they are removed within a day.");
    case store::Erasure::AtNextStart:
        return UserData::tr(
            "Unused parts of the database still hold pieces of it; they are overwritten at the "
            "server's next start.");
    }
    Q_UNREACHABLE();
}

QString changedByText(engine::Engine &engine, const DeviceId &device)
{
    if (device.isNull())
        return UserData::tr("Administrator");
    const auto found = engine.devices().find(device);
    return found ? found->info.name : UserData::tr("Removed device");
}

} // namespace retinue::ui
