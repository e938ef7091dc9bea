#include "ui/prepare/prepare_text.h"

#include "ui/text/formats.h"
#include "ui/text/item_text.h"
#include "ui/userdata/owner_text.h"

#include <QCoreApplication>

#include <set>

namespace retinue::ui {

namespace {

constexpr std::size_t kNamed = 5;

struct Preparing
{
    Q_DECLARE_TR_FUNCTIONS(retinue::ui::Preparing)
};

QString whyText(client::Shortfall why)
{
    switch (why) {
    case client::Shortfall::PushedOut:
        return Preparing::tr("made room for others");
    case client::Shortfall::Gone:
        return Preparing::tr("deleted meanwhile");
    case client::Shortfall::NotBrought:
        return Preparing::tr("not yet brought from the server");
    case client::Shortfall::Refused:
        return Preparing::tr("a change was refused");
    case client::Shortfall::Unsent:
        return Preparing::tr("a change has not gone up");
    }
    Q_UNREACHABLE();
}

} // namespace

QString countdownText(std::chrono::milliseconds left)
{
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(left).count();
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

QString lackText(const client::PreparedOwner &owner)
{
    if (owner.lacks == client::Shortfall::PushedOut && !owner.pushedOutBy.isEmpty())
        return Preparing::tr("made room for %1").arg(owner.pushedOutBy);
    return owner.lacks ? whyText(*owner.lacks) : QString();
}

QString unequalText(const std::vector<client::UnequalOwner> &owners)
{
    QStringList names;
    for (std::size_t i = 0; i < std::min(owners.size(), kNamed); ++i)
        names << Preparing::tr("%1 (%2)").arg(ownerName(owners[i].owner), whyText(owners[i].why));
    return namesText(names, std::int64_t(owners.size()));
}

QString namesOf(const std::vector<OwnerKey> &owners)
{
    QStringList names;
    for (std::size_t i = 0; i < std::min(owners.size(), kNamed); ++i)
        names << ownerName(owners[i]);
    return namesText(names, std::int64_t(owners.size()));
}

ChoiceCount countChoice(const std::vector<OwnerKey> &chosen, const std::vector<OwnerKey> &atPanel,
                        const client::PrepareLimits &limits)
{
    ChoiceCount count;
    count.limits = limits;
    std::set<OwnerKey> counted(chosen.begin(), chosen.end());
    for (const OwnerKey &owner : atPanel) {
        const bool isNew = counted.insert(owner).second;
        count.atPanel += isNew && owner.kind() == OwnerKind::User ? 1 : 0;
    }
    for (const OwnerKey &owner : counted)
        ++(owner.kind() == OwnerKind::User ? count.users : count.groups);
    return count;
}

QString choiceText(const ChoiceCount &count)
{
    QString text = Preparing::tr("%1 of %2 users, %3 of %4 groups")
                       .arg(countText(count.users), countText(count.limits.users), countText(count.groups),
                            countText(count.limits.groups));
    if (count.atPanel > 0)
        text += Preparing::tr("; %Ln user(s) at the panel count(s)", nullptr, count.atPanel);
    if (count.users > count.limits.users)
        text += Preparing::tr(". %Ln user(s) too many.", nullptr, count.users - count.limits.users);
    if (count.groups > count.limits.groups)
        text += Preparing::tr(". %Ln group(s) too many.", nullptr, count.groups - count.limits.groups);
    return text;
}

} // namespace retinue::ui
