#include "ui/sharing/apply_dialog.h"

#include "ui/sharing/sharing_text.h"
#include "ui/widgets/card.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace retinue::ui {

namespace {

constexpr int kApplyTextWidth = 68 * kSpace;

/// Whose values are of now, by name: those of others are older than the last change (R35, R36).
std::vector<devices::DeviceRecord> whoCanBeKept(std::vector<devices::DeviceRecord> devices,
                                                std::int64_t epoch)
{
    std::erase_if(devices, [epoch](const auto &device) { return device.scopeEpoch < epoch; });
    std::sort(devices.begin(), devices.end(), [](const auto &a, const auto &b) {
        return a.info.name.compare(b.info.name, Qt::CaseInsensitive) < 0;
    });
    return devices;
}

/// Of how many at the most: their items' owners may be the same.
int ownersOf(const sharing::ScopePlan &plan, Scope to)
{
    std::int64_t most = 0;
    for (const sharing::PlannedItem &item : plan.items) {
        if (item.to == to)
            most = std::max(most, item.owners);
    }
    return int(most);
}

} // namespace

ApplyDialog::ApplyDialog(const engine::SharingOutlook &outlook, std::vector<devices::DeviceRecord> devices,
                         QWidget *parent)
    : QDialog(parent)
    , m_enrolled(int(devices.size()))
    , m_devices(whoCanBeKept(std::move(devices), outlook.plan.epoch))
    , m_layout(new QVBoxLayout(this))
    , m_backUp(new QCheckBox(tr("&Back up first"), this))
{
    const bool isUndo = outlook.plan.undoes != 0;
    setObjectName(QStringLiteral("applySharingDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(isUndo ? tr("Undo Change of Sharing") : tr("Apply Change of Sharing"));
    m_layout->setContentsMargins(3 * kSpace, 2 * kSpace, 3 * kSpace, 2 * kSpace);
    m_layout->setSpacing(kSpace + kSpace / 2);
    m_layout->setSizeConstraint(QLayout::SetFixedSize);
    const int items = int(outlook.plan.items.size());
    const QString question = isUndo ? tr("Take back the change of %Ln item(s)?", nullptr, items)
                                    : tr("Change the sharing of %Ln item(s)?", nullptr, items);
    setAccessibleName(question);
    addNote(Health::Notice, question);
    auto *names = new QLabel(changedItems(outlook.plan.items).join(QLatin1Char('\n')), this);
    names->setWordWrap(true);
    names->setMinimumWidth(kApplyTextWidth);
    names->setObjectName(QStringLiteral("applyItems"));
    names->setTextFormat(Qt::PlainText);
    names->setContentsMargins(3 * kSpace, 0, 0, 0);
    m_layout->addWidget(names);
    addLosses(outlook);
    addBackUp(outlook.canBackUp);
    if (!isUndo && losesDeviceValues(outlook.plan))
        addKeeping();

    auto *buttons = new QDialogButtonBox(this);
    auto *yes = new QPushButton(isUndo ? tr("&Undo") : tr("&Apply"), this);
    yes->setObjectName(QStringLiteral("applyYes"));
    yes->setAutoDefault(false);
    auto *no = new QPushButton(tr("Cancel"), this);
    no->setObjectName(QStringLiteral("applyNo"));
    buttons->addButton(yes, QDialogButtonBox::AcceptRole);
    buttons->addButton(no, QDialogButtonBox::RejectRole);
    no->setDefault(true);
    no->setFocus();
    connect(yes, &QPushButton::clicked, this, &QDialog::accept);
    connect(no, &QPushButton::clicked, this, &QDialog::reject);
    m_layout->addWidget(buttons);
}

void ApplyDialog::addNote(Health health, const QString &text)
{
    auto *note = new StatusLabel(this);
    note->setObjectName(QStringLiteral("applyNote"));
    note->setMinimumWidth(kApplyTextWidth);
    note->setStatus(health, text);
    m_layout->addWidget(note);
}

void ApplyDialog::addLosses(const engine::SharingOutlook &outlook)
{
    if (losesDeviceValues(outlook.plan))
        addNote(Health::Bad,
                tr("What %Ln device(s) have for themselves of what becomes shared is lost for good: for "
                   "every user who has used them. No backup has it, and undoing does not bring it back.",
                   nullptr, outlook.devices));
    const int pushed = ownersOf(outlook.plan, Scope::DeviceSpecific);
    const int shared = ownersOf(outlook.plan, Scope::Shared);
    if (outlook.plan.undoes != 0 && std::max(pushed, shared) > 0)
        addNote(Health::Good,
                tr("The values of %Ln user(s) or more that were initialized on the server come back.",
                   nullptr, std::max(pushed, shared)));
    else if (pushed > 0)
        addNote(Health::Notice, tr("The server's values of %Ln user(s) or more go to the devices, and are "
                                   "initialized on the server.",
                                   nullptr, pushed));
    if (outlook.plan.sharedSettings > 0)
        addNote(Health::Notice, tr("The shared buttons of all devices are initialized too."));
    if (outlook.keptFor > std::chrono::days(0))
        addNote(Health::Good,
                tr("What is initialized on the server can be brought back by Undo for %Ln day(s).", nullptr,
                   int(outlook.keptFor.count())));
    else
        addNote(Health::Bad,
                tr("This cannot be undone, because deleted data is not kept (see Recently Deleted)."));
}

void ApplyDialog::addBackUp(bool canBackUp)
{
    m_backUp->setObjectName(QStringLiteral("backUpFirst"));
    m_backUp->setChecked(canBackUp);
    m_backUp->setEnabled(canBackUp);
    m_layout->addWidget(m_backUp);
    auto *note = makeNote(
        canBackUp ? tr("A verified backup on this machine, listed by [Back Up] and restored there. It can "
                       "bring back all that the server has now; it cannot bring back what only devices "
                       "have.")
                  : tr("Backups are encrypted under a passphrase that is not kept here: make one on the "
                       "page [Back Up], with the passphrase, before you go on."),
        this);
    note->setObjectName(QStringLiteral("backUpNote"));
    note->setMinimumWidth(kApplyTextWidth);
    note->setContentsMargins(3 * kSpace, 0, 0, 0);
    m_layout->addWidget(note);
}

void ApplyDialog::addKeeping()
{
    if (const int behind = m_enrolled - int(m_devices.size()); behind > 0)
        addNote(Health::Notice,
                tr("The values of %Ln device(s) cannot be kept: not started since the sharing "
                   "was changed last, they are older than that.",
                   nullptr, behind));
    if (m_devices.empty())
        return;
    m_keep = new QCheckBox(tr("&Keep the values of one device as the shared ones"), this);
    m_keep->setObjectName(QStringLiteral("keepDevice"));
    m_device = new QComboBox(this);
    m_device->setObjectName(QStringLiteral("keptDevice"));
    m_device->setAccessibleName(tr("Device whose values are kept"));
    for (const devices::DeviceRecord &device : m_devices)
        m_device->addItem(device.info.location.isEmpty()
                              ? device.info.name
                              : QStringLiteral("%1 (%2)").arg(device.info.name, device.info.location));
    m_device->setEnabled(false);
    connect(m_keep, &QCheckBox::toggled, m_device, &QWidget::setEnabled);
    m_layout->addWidget(m_keep);
    auto *indented = new QVBoxLayout;
    indented->setContentsMargins(3 * kSpace, 0, 0, 0);
    indented->addWidget(m_device);
    auto *note =
        makeNote(tr("It is started first, and sends them; no other device can start before that."), this);
    note->setMinimumWidth(kApplyTextWidth - 3 * kSpace);
    indented->addWidget(note);
    m_layout->addLayout(indented);
}

engine::SharingOptions ApplyDialog::options() const
{
    engine::SharingOptions options;
    options.backUpFirst = m_backUp->isChecked();
    if (m_keep && m_keep->isChecked())
        options.keepDeviceValues = m_devices[std::size_t(m_device->currentIndex())].id;
    return options;
}

} // namespace retinue::ui
