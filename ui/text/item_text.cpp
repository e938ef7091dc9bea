#include "ui/text/item_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace retinue::ui {

namespace {

struct Items
{
    Q_DECLARE_TR_FUNCTIONS(retinue::ui::Items)
};

struct Name
{
    const char *id;
    const char *text;
};

// The ids of resources/catalogue.json; a name says by itself what it is, without its category.
constexpr Name kNames[] = {
    {"display.language", QT_TRANSLATE_NOOP("retinue::ui::Items", "Display language and keyboard layout")},
    {"accessibility.key-repetition", QT_TRANSLATE_NOOP("retinue::ui::Items", "Key repetition")},
    {"accessibility.inverted-colours", QT_TRANSLATE_NOOP("retinue::ui::Items", "Inverted screen colours")},
    {"first-screen", QT_TRANSLATE_NOOP("retinue::ui::Items", "Screen shown after login")},
    {"home.buttons", QT_TRANSLATE_NOOP("retinue::ui::Items", "Personal buttons")},
    {"home.screen", QT_TRANSLATE_NOOP("retinue::ui::Items", "Home screen settings")},
    {"home.timeline", QT_TRANSLATE_NOOP("retinue::ui::Items", "Timeline")},
    {"home.shared-buttons", QT_TRANSLATE_NOOP("retinue::ui::Items", "Shared buttons")},
    {"network.direct-connection",
     QT_TRANSLATE_NOOP("retinue::ui::Items", "Direct connection to the network")},
    {"default-job.copy", QT_TRANSLATE_NOOP("retinue::ui::Items", "Default job settings: Copy")},
    {"default-job.fax", QT_TRANSLATE_NOOP("retinue::ui::Items", "Default job settings: Fax")},
    {"default-job.access-stored-files",
     QT_TRANSLATE_NOOP("retinue::ui::Items", "Default job settings: Access Stored Files")},
    {"default-job.scan-and-send",
     QT_TRANSLATE_NOOP("retinue::ui::Items", "Default job settings: Scan and Send")},
    {"default-job.scan-and-store",
     QT_TRANSLATE_NOOP("retinue::ui::Items", "Default job settings: Scan and Store")},
    {"shortcuts.copy", QT_TRANSLATE_NOOP("retinue::ui::Items", "Shortcuts: Copy")},
    {"shortcuts.fax", QT_TRANSLATE_NOOP("retinue::ui::Items", "Shortcuts: Fax")},
    {"shortcuts.scan-and-send", QT_TRANSLATE_NOOP("retinue::ui::Items", "Shortcuts: Scan and Send")},
    {"history.copy", QT_TRANSLATE_NOOP("retinue::ui::Items", "Previous settings: Copy")},
    {"history.fax", QT_TRANSLATE_NOOP("retinue::ui::Items", "Previous settings: Fax")},
    {"history.scan-and-send", QT_TRANSLATE_NOOP("retinue::ui::Items", "Previous settings: Scan and Send")},
    {"address-book.personal", QT_TRANSLATE_NOOP("retinue::ui::Items", "Personal address list")},
    {"address-book.group", QT_TRANSLATE_NOOP("retinue::ui::Items", "User group address list")},
    {"list-order.scan-and-store", QT_TRANSLATE_NOOP("retinue::ui::Items", "List order: Scan and Store")},
    {"list-order.access-stored-files",
     QT_TRANSLATE_NOOP("retinue::ui::Items", "List order: Access Stored Files")},
    {"print.at-login", QT_TRANSLATE_NOOP("retinue::ui::Items", "Print the user's jobs at login")},
    {"keychain", QT_TRANSLATE_NOOP("retinue::ui::Items", "Stored credentials")},
};

// The categories of resources/catalogue.json.
constexpr const char *kCategories[] = {
    QT_TRANSLATE_NOOP("retinue::ui::Items", "Display"),
    QT_TRANSLATE_NOOP("retinue::ui::Items", "Accessibility"),
    QT_TRANSLATE_NOOP("retinue::ui::Items", "First screen"),
    QT_TRANSLATE_NOOP("retinue::ui::Items", "Home"),
    QT_TRANSLATE_NOOP("retinue::ui::Items", "Network"),
    QT_TRANSLATE_NOOP("retinue::ui::Items", "Default job settings"),
    QT_TRANSLATE_NOOP("retinue::ui::Items", "Shortcuts"),
    QT_TRANSLATE_NOOP("retinue::ui::Items", "Previous settings (history)"),
    QT_TRANSLATE_NOOP("retinue::ui::Items", "Address book"),
    QT_TRANSLATE_NOOP("retinue::ui::Items", "List order"),
    QT_TRANSLATE_NOOP("retinue::ui::Items", "Print"),
    QT_TRANSLATE_NOOP("retinue::ui::Items", "Keychain"),
};

} // namespace

QString itemText(const QString &item)
{
    const auto *const found = std::find_if(std::begin(kNames), std::end(kNames),
                                           [&](const Name &name) { return item == QLatin1String(name.id); });
    return found == std::end(kNames) ? item : Items::tr(found->text);
}

QString categoryText(const QString &category)
{
    const auto *const found =
        std::find_if(std::begin(kCategories), std::end(kCategories),
                     [&](const char *known) { return category == QLatin1String(known); });
    return found == std::end(kCategories) ? category : Items::tr(*found);
}

} // namespace retinue::ui
