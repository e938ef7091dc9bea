#include "ui/replication/unsent_text.h"

#include "ui/text/formats.h"
#include "ui/userdata/owner_text.h"

#include <QCoreApplication>

namespace retinue::ui {

namespace {

/// The context of these texts.
struct UnsentText
{
    Q_DECLARE_TR_FUNCTIONS(retinue::ui::UnsentText)
};

QString settingsText(std::int64_t settings)
{
    return UnsentText::tr("%Ln setting(s)", nullptr, int(settings));
}

} // namespace

QString unsentText(const engine::UnsentReport &report)
{
    if (!report.hasNewData())
        return report.copyOf
                   ? UnsentText::tr(
                         "No setting was changed here after the copy of %1, which the new server has.")
                         .arg(timeText(*report.copyOf))
                   : UnsentText::tr("Nothing is stored here.");
    // What all devices share belongs to nobody.
    const QString what =
        report.users + report.groups == 0
            ? settingsText(report.settings)
            : UnsentText::tr("%1 of %2")
                  .arg(settingsText(report.settings), ownersText(report.users, report.groups));
    return report.copyOf
               ? UnsentText::tr(
                     "Changed here after the copy of %1, the newest that the new server is sure to have: %2.")
                     .arg(timeText(*report.copyOf), what)
               : UnsentText::tr("Which copy of this store the new server has is not known, so that all of it "
                                "counts as changed: %1.")
                     .arg(what);
}

QStringList unsentNotes(const engine::UnsentReport &report)
{
    QStringList notes;
    if (report.secrets > 0)
        notes << UnsentText::tr("%Ln of them are stored credentials: they are saved under a passphrase only.",
                                nullptr, int(report.secrets));
    if (report.neverExported > 0)
        notes << UnsentText::tr("%Ln of them are of a kind that no file holds, such as histories.", nullptr,
                                int(report.neverExported));
    if (report.deletedSettings > 0)
        notes << UnsentText::tr(
            "%Ln setting(s) were deleted here. No file holds that: delete them on the new "
            "server, too, if they are there and are to go.",
            nullptr, int(report.deletedSettings));
    if (report.deletedOwners > 0)
        notes << UnsentText::tr(
            "%Ln user(s) or group(s) were deleted here. No file holds that: delete them on "
            "the new server, too, if they are there and are to go.",
            nullptr, int(report.deletedOwners));
    if (!report.areDeletionsKnown)
        notes << UnsentText::tr("What else was deleted here cannot be told any more.");
    if (report.isOtherwiseChanged)
        notes << UnsentText::tr("Something else was changed here after the copy, such as the scope of an "
                                "item. No file holds that.");
    if (const auto more = report.all() - std::int64_t(report.newest.size()); more > 0)
        notes << UnsentText::tr("The newest are listed; %Ln more are not.", nullptr, int(more));
    return notes;
}

QString unsentChangeText(const engine::UnsentChange &change)
{
    switch (change.what) {
    case engine::UnsentChange::What::Deleted:
        return UnsentText::tr("Deleted");
    case engine::UnsentChange::What::OwnerMade:
        return UnsentText::tr("Added");
    case engine::UnsentChange::What::OwnerDeleted:
        return change.isThereAgain ? UnsentText::tr("Deleted, and there again")
                                   : UnsentText::tr("Deleted with all settings");
    case engine::UnsentChange::What::OwnerChanged:
        return UnsentText::tr("Changed otherwise (in no file)");
    case engine::UnsentChange::What::Changed:
        break;
    }
    switch (change.way) {
    case engine::UnsentChange::Way::InFile:
        return UnsentText::tr("Changed");
    case engine::UnsentChange::Way::UnderPassphrase:
        return UnsentText::tr("Changed (saved under a passphrase only)");
    case engine::UnsentChange::Way::ByHand:
        return UnsentText::tr("Changed (in no file)");
    }
    Q_UNREACHABLE();
}

QString savedUnsentText(const exchange::ExportReport &report)
{
    QStringList parts{UnsentText::tr("Saved: %1 (%2). Import the file on the new server, on its page [Import "
                                     "and Export]; it shows beforehand what becomes of each setting.")
                          .arg(settingsText(report.settings), bytesText(report.bytes))};
    if (report.secrets > 0)
        parts << UnsentText::tr("%Ln stored credential(s) left out, for want of a passphrase.", nullptr,
                                int(report.secrets));
    if (report.locked > 0)
        parts << UnsentText::tr("%Ln stored credential(s) could not be read.", nullptr, int(report.locked));
    if (report.notPortable > 0)
        parts << UnsentText::tr("%Ln setting(s) of a kind that no file holds left out.", nullptr,
                                int(report.notPortable));
    if (report.problemCount > 0)
        parts << UnsentText::tr("%Ln value(s) that are not valid left out.", nullptr,
                                int(report.problemCount));
    return parts.join(u' ');
}

} // namespace retinue::ui
