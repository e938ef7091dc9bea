#include "ui/exchange/import_text.h"

#include "ui/text/formats.h"

#include <QCoreApplication>
#include <QStringList>

namespace retinue::ui {

namespace {

/// The context of these texts.
class ImportText
{
    Q_DECLARE_TR_FUNCTIONS(retinue::ui::ImportText)
};

} // namespace

QString fileFormatText(const QString &format)
{
    if (format == u"login-user-csv")
        return ImportText::tr("Login users (CSV)");
    if (format == u"address-book-csv")
        return ImportText::tr("Address book (CSV)");
    if (format == u"address-list")
        return ImportText::tr("Addresses");
    if (format == u"package")
        return ImportText::tr("Retinue package");
    if (format == u"address-book-csv-0002")
        return ImportText::tr("Address book for older devices (CSV, version 0x0002)");
    if (format == u"abk")
        return ImportText::tr("Address book as text (.abk)");
    if (format == u"sharp-csv")
        return ImportText::tr("Sharp addresses (CSV)");
    if (format == u"xerox-csv")
        return ImportText::tr("Xerox addresses (CSV)");
    if (format == u"ldif")
        return ImportText::tr("Directory entries (LDIF)");
    if (format == u"vcard")
        return ImportText::tr("Business cards (vCard)");
    return format;
}

QString outlookText(const exchange::ImportOutlook &outlook)
{
    const exchange::SettingFates &fates = outlook.settings;
    QStringList parts;
    if (fates.added > 0)
        parts << ImportText::tr("%1 new").arg(countText(fates.added));
    if (fates.changed > 0)
        parts << ImportText::tr("%1 changed").arg(countText(fates.changed));
    if (fates.same > 0)
        parts << ImportText::tr("%1 the same").arg(countText(fates.same));
    if (fates.kept > 0)
        parts << ImportText::tr("%1 stay as they are").arg(countText(fates.kept));
    if (fates.refused > 0)
        parts << ImportText::tr("%1 refused").arg(countText(fates.refused));
    if (outlook.groupsSet > 0)
        parts << ImportText::tr("groups set of %Ln user(s)", nullptr, int(outlook.groupsSet));
    return parts.isEmpty() ? ImportText::tr("no settings")
                           : parts.join(ImportText::tr(", ", "between counts"));
}

QString ownersText(const exchange::ImportPreview &preview)
{
    QStringList parts;
    if (preview.newUsers + preview.knownUsers > 0)
        parts << ImportText::tr("%Ln user(s)", nullptr, int(preview.newUsers + preview.knownUsers)) +
                     QStringLiteral(" ") + ImportText::tr("(%1 new)").arg(countText(preview.newUsers));
    if (preview.newGroups + preview.knownGroups > 0)
        parts << ImportText::tr("%Ln group(s)", nullptr, int(preview.newGroups + preview.knownGroups)) +
                     QStringLiteral(" ") + ImportText::tr("(%1 new)").arg(countText(preview.newGroups));
    return parts.isEmpty() ? ImportText::tr("no users or groups")
                           : parts.join(ImportText::tr(", ", "between counts"));
}

QString importedText(const store::ImportRow &import)
{
    const store::ImportCounts &counts = import.counts;
    QStringList parts{ImportText::tr("Imported: %Ln new user(s) and group(s).", nullptr, int(counts.owners)),
                      ImportText::tr("Settings: %1 new, %2 changed.")
                          .arg(countText(counts.added), countText(counts.changed))};
    if (counts.refused > 0)
        parts << ImportText::tr("%Ln setting(s) refused.", nullptr, int(counts.refused));
    if (counts.locked > 0)
        parts << ImportText::tr("%Ln stored credential(s) left out, because the data key is locked.", nullptr,
                                int(counts.locked));
    return parts.join(u' ');
}

QString takenBackText(const exchange::TakeBackReport &report)
{
    QStringList parts{ImportText::tr("%Ln change(s) undone.", nullptr, int(report.takenBack))};
    if (report.stayed > 0) {
        QStringList names;
        for (const exchange::TakeBackReport::Stayed &stayed : report.firstStayed) {
            const QString name = stayed.owner.spelled();
            if (!name.isEmpty() && !names.contains(name))
                names << name;
        }
        parts << ImportText::tr("%Ln stay(s), because somebody has changed them since: %1.", nullptr,
                                int(report.stayed))
                     .arg(names.join(ImportText::tr(", ", "between names")));
    }
    if (report.locked > 0)
        parts << ImportText::tr("%Ln stored credential(s) can be undone once the data key is unlocked.",
                                nullptr, int(report.locked));
    return parts.join(u' ');
}

QString exportedText(const exchange::ExportReport &report)
{
    QStringList parts{ImportText::tr("Exported: %1 users, %2 groups, %3 settings (%4).")
                          .arg(countText(report.users), countText(report.groups), countText(report.settings),
                               bytesText(report.bytes))};
    if (report.unknown > 0)
        parts << ImportText::tr("%Ln of the selected user(s) and group(s) are not on the server any more.",
                                nullptr, int(report.unknown));
    if (report.secrets > 0)
        parts << ImportText::tr("%Ln stored credential(s) left out.", nullptr, int(report.secrets));
    if (report.locked > 0)
        parts << ImportText::tr("%Ln stored credential(s) could not be read.", nullptr, int(report.locked));
    if (report.problemCount > 0)
        parts << ImportText::tr("%Ln value(s) do not fit into this format.", nullptr,
                                int(report.problemCount));
    return parts.join(u' ');
}

} // namespace retinue::ui
