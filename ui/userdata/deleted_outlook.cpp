#include "ui/userdata/deleted_outlook.h"

#include "ui/userdata/owner_text.h"

#include <QCoreApplication>

namespace retinue::ui {

void DeletedOutlook::add(const userdata::DeletedEntry &entry)
{
    if (occasions.empty())
        generation = entry.generation;
    occasions.push_back(entry.occasion.row);
    settings += entry.occasion.settings;
    withNewer += entry.hasNewer ? 1 : 0;
    if (first.size() < kNamed)
        first.push_back(entry.occasion.key);
}

Result<DeletedOutlook> outlookOf(engine::Engine &engine, const QString &text,
                                 const std::unordered_set<std::int64_t> &leftOut, const CancelToken &cancel)
{
    auto &deleted = engine.userData().recentlyDeleted();
    DeletedOutlook outlook;
    std::optional<std::int64_t> after;
    do {
        const auto page = deleted.page(text, after, userdata::RecentlyDeleted::kMostPerPage, cancel);
        if (!page)
            return page.error();
        for (const userdata::DeletedEntry &entry : page->entries) {
            if (!leftOut.contains(entry.occasion.row))
                outlook.add(entry);
        }
        after = page->next;
    } while (after);
    return outlook;
}

QString subjectOf(const DeletedOutlook &outlook)
{
    return outlook.occasions.size() == 1
               ? ownerName(outlook.first.front())
               : QCoreApplication::translate("retinue::ui::UserData", "%Ln entry(s)", nullptr,
                                             int(outlook.occasions.size()));
}

} // namespace retinue::ui
