#include "ui/userdata/deletion_dialog.h"

#include "ui/text/error_text.h"
#include "ui/text/formats.h"
#include "ui/userdata/owner_text.h"

namespace retinue::ui {

namespace {
constexpr qsizetype kNamedDevices = 5;
}

DeletionDialog::DeletionDialog(engine::Engine &engine, const userdata::OwnerSelection &selection,
                               QWidget *parent)
    : ConfirmDialog(tr("Delete User Data"), QStringLiteral("deletionDialog"), parent)
{
    setQuestion(Health::Working, tr("Counting what would be deleted…"));
    connect(this, &QDialog::rejected, this, [this] { m_cancel.cancel(); });
    whenAnswered(engine.ask([&engine, selection, cancel = m_cancel]() -> Result<Counted> {
        auto outlook = engine.userData().outlook(selection, cancel);
        if (!outlook)
            return std::move(outlook).error();
        return Counted{*std::move(outlook), engine.userData().keptFor()};
    }),
                 this, [this](const Result<Counted> &counted) {
                     if (counted)
                         show(*counted);
                     else
                         setQuestion(Health::Bad, errorText(counted.error()).toString());
                 });
}

void DeletionDialog::show(const Counted &counted)
{
    m_plan = counted.outlook.plan;
    m_keeps = counted.outlook.keeps;
    const std::int64_t total = m_plan.users + m_plan.groups;
    if (total == 0)
        return setQuestion(Health::Idle, tr("Nothing of what was selected is there any more."));
    setQuestion(Health::Notice, tr("Delete %1 with %2?")
                                    .arg(ownersText(m_plan.users, m_plan.groups),
                                         tr("%Ln setting(s)", nullptr, int(m_plan.settings))));
    QStringList names;
    for (const OwnerKey &owner : m_plan.first)
        names << (owner.kind() == OwnerKind::Group ? tr("%1 (group)").arg(ownerName(owner))
                                                   : ownerName(owner));
    setNames(names, total);
    if (m_keeps)
        addNote(Health::Good, tr("It can be brought back for %Ln day(s), from Recently Deleted.", nullptr,
                                 int(counted.keptFor.count())));
    else
        addNote(Health::Bad, tr("Deleted data is not kept on this server: nobody can bring it back. Backups "
                                "that were made before still hold it."));
    const QStringList &holders = counted.outlook.stoppedHolders;
    if (!holders.isEmpty())
        addNote(Health::Notice,
                tr("%Ln stopped device(s) hold copies, which return when the devices are started: %1.",
                   nullptr, int(holders.size()))
                    .arg(namesText(holders.mid(0, kNamedDevices), holders.size())));
    addNote(Health::Idle, tr("Running devices delete their copies at the next contact."));
    setReady(!m_keeps && total > kMany ? std::optional(total) : std::nullopt);
}

} // namespace retinue::ui
