#include "ui/sharing/sharing_text.h"

#include "ui/text/formats.h"
#include "ui/text/item_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace retinue::ui {

namespace {

constexpr qsizetype kNamedDevices = 8;

struct Sharing
{
    Q_DECLARE_TR_FUNCTIONS(retinue::ui::Sharing)
};

QString becomesText(Scope scope, int owners)
{
    if (scope == Scope::DeviceSpecific)
        return owners > 0
                   ? Sharing::tr("becomes device-specific. The shared values of %Ln user(s) are pushed to "
                                 "every device; after that the server keeps none of them.",
                                 nullptr, owners)
                   : Sharing::tr("becomes device-specific. The server has no values of it to push.");
    return owners > 0
               ? Sharing::tr("becomes shared and starts empty. Each device's own values are initialized; "
                             "so are those of %Ln user(s) that wait to be pushed.",
                             nullptr, owners)
               : Sharing::tr("becomes shared and starts empty. Each device's own values are initialized.");
}

} // namespace

QString scopeText(Scope scope)
{
    switch (scope) {
    case Scope::Shared:
        return Sharing::tr("Shared across All Devices");
    case Scope::DeviceSpecific:
        return Sharing::tr("Device-Specific (Not Shared)");
    }
    Q_UNREACHABLE();
}

QString plannedText(const sharing::PlannedItem &item)
{
    return Sharing::tr("%1 %2", "an item, and what becomes of it")
        .arg(itemText(item.item), becomesText(item.to, int(item.owners)));
}

QStringList changedItems(const std::vector<sharing::PlannedItem> &items)
{
    QStringList texts;
    for (const sharing::PlannedItem &item : items) {
        QString text = QStringLiteral("%1: %2").arg(itemText(item.item), scopeText(item.to));
        if (item.owners > 0)
            text += QLatin1Char(' ') + Sharing::tr("(values of %Ln user(s))", nullptr, int(item.owners));
        texts << text;
    }
    return texts;
}

QStringList changedScopes(const std::vector<sharing::PlannedItem> &items)
{
    QStringList texts;
    for (const Scope scope : {Scope::Shared, Scope::DeviceSpecific}) {
        QStringList names;
        for (const sharing::PlannedItem &item : items) {
            if (item.to == scope)
                names << itemText(item.item);
        }
        if (!names.isEmpty())
            texts << QStringLiteral("%1: %2").arg(scopeText(scope), names.join(QStringLiteral(", ")));
    }
    return texts;
}

bool losesDeviceValues(const sharing::ScopePlan &plan)
{
    return std::any_of(plan.items.begin(), plan.items.end(),
                       [](const sharing::PlannedItem &item) { return item.to == Scope::Shared; });
}

QString doneText(const engine::SharingReport &report)
{
    const store::ScopeChangeRow &change = report.change;
    QString text = Sharing::tr("The sharing of %Ln item(s) was changed", nullptr, int(change.steps.size()));
    text +=
        QLatin1Char(' ') + Sharing::tr("(values on the server: %1 pushed or shared again, %2 initialized).")
                               .arg(countText(change.pushed), countText(change.initialized));
    if (report.backup)
        text += QLatin1Char(' ') +
                Sharing::tr("The server's data of before are in the backup %1; [Back Up] lists it.")
                    .arg(report.backup->file.name);
    return text;
}

QString someOf(const QStringList &names)
{
    return namesText(names.mid(0, kNamedDevices), names.size());
}

} // namespace retinue::ui
