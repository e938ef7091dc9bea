#include "ui/backup/restore_text.h"

#include "ui/text/error_text.h"
#include "ui/text/formats.h"
#include "ui/userdata/owner_text.h"

#include <QCoreApplication>

namespace retinue::ui {

namespace {

class RestoreText
{
    Q_DECLARE_TR_FUNCTIONS(retinue::ui::RestoreText)
};

constexpr qsizetype kMostRead = 8; ///< names in a sentence

QString expectedServerText(const QString &server)
{
    return RestoreText::tr(
               "The devices expect a server called %1: give this machine that name, or enrol them "
               "again.")
        .arg(server);
}

} // namespace

QString ownersNamed(const backup::NamedOwners &owners)
{
    QStringList names;
    for (const OwnerKey &owner : owners.first) {
        if (names.size() == kMostRead)
            break;
        names << (owner.kind() == OwnerKind::Group ? RestoreText::tr("%1 (group)").arg(ownerName(owner))
                                                   : ownerName(owner));
    }
    return namesText(names, owners.count);
}

QString restoredAmountText(const backup::RestorePreview &preview)
{
    return RestoreText::tr("%1 of %2", "settings of users and groups")
        .arg(RestoreText::tr("%Ln setting(s)", nullptr, int(preview.settings)),
             RestoreText::tr("%Ln user(s) and group(s)", nullptr, int(preview.owners)));
}

QString otherServerText(const backup::RestorePreview &preview)
{
    if (!preview.isOtherInstallation)
        return preview.isOtherHost ? expectedServerText(preview.backup.serverName) : QString();
    const QString name =
        preview.backup.serverName.isEmpty() ? RestoreText::tr("another server") : preview.backup.serverName;
    return RestoreText::tr(
               "These data are of another server, %1. Its devices expect that one: they reach this machine "
               "only if it takes over that name or address. Other devices have to be enrolled again.")
        .arg(name);
}

QStringList restoredLines(const engine::RestoreReport &report)
{
    QStringList lines{RestoreText::tr("Restored: %1, as of %2.")
                          .arg(restoredAmountText(report.preview), timeText(report.preview.backup.madeAt))};
    lines << RestoreText::tr(
        "Devices restart to sync again by themselves; this server need not be restarted.");
    if (report.deletedAgain > 0)
        lines << RestoreText::tr("%Ln user(s) and group(s) deleted since were deleted again.", nullptr,
                                 int(report.deletedAgain));
    if (report.kept)
        lines << RestoreText::tr("What was here before is kept as a backup on this machine (%1).")
                     .arg(bytesText(report.kept->size));
    if (report.notKept)
        lines << RestoreText::tr("What was here before could not be made a backup, and lies in the data "
                                 "folder as it was. %1")
                     .arg(errorText(*report.notKept).what);
    if (!report.removed.isEmpty())
        lines << RestoreText::tr("%Ln backup(s) removed, as [One backup, as on the device] wants it.",
                                 nullptr, int(report.removed.size()));
    if (report.otherHost)
        lines << expectedServerText(*report.otherHost);
    return lines;
}

bool needsAttention(const engine::RestoreReport &report)
{
    return report.notKept || report.otherHost;
}

} // namespace retinue::ui
