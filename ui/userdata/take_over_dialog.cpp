#include "ui/userdata/take_over_dialog.h"

#include "ui/userdata/owner_text.h"
#include "ui/widgets/card.h"
#include "ui/widgets/status_label.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace retinue::ui {

namespace {

constexpr int kTextWidth = 60 * kSpace;
constexpr int kConnectedRole = Qt::UserRole + 1;

} // namespace

TakeOverDialog::TakeOverDialog(engine::Engine &engine, const OwnerKey &owner, const OwnerId &id,
                               QWidget *parent)
    : QDialog(parent)
    , m_engine(engine)
    , m_devices(new QComboBox(this))
    , m_status(new StatusLabel(this))
    , m_do(new QPushButton(tr("&Take Over"), this))
{
    setObjectName(QStringLiteral("takeOverDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Take Over %1 From a Device").arg(ownerName(owner)));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * kSpace, 2 * kSpace, 3 * kSpace, 2 * kSpace);
    layout->setSpacing(kSpace);
    layout->setSizeConstraint(QLayout::SetFixedSize);
    auto *label = new QLabel(tr("&Device whose copy becomes the data:"), this);
    label->setBuddy(m_devices);
    layout->addWidget(label);
    m_devices->setObjectName(QStringLiteral("takeOverDevice"));
    m_devices->setAccessibleName(tr("Device whose copy becomes the data"));
    layout->addWidget(m_devices);
    m_status->setObjectName(QStringLiteral("takeOverStatus"));
    m_status->setMinimumWidth(kTextWidth);
    layout->addWidget(m_status);
    QLabel *meaning =
        makeNote(tr("What the server has of %1 goes to Recently Deleted. The device is stopped and started "
                    "for it, and its copy goes up; if none comes, the server's data are brought back.")
                     .arg(ownerName(owner)),
                 this);
    meaning->setMinimumWidth(kTextWidth);
    layout->addWidget(meaning);

    auto *buttons = new QDialogButtonBox(this);
    m_do->setObjectName(QStringLiteral("takeOverConfirm"));
    m_do->setAutoDefault(false);
    buttons->addButton(m_do, QDialogButtonBox::AcceptRole);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(QStringLiteral("takeOverCancel"));
    cancel->setDefault(true);
    buttons->addButton(cancel, QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    fill(id);
    connect(m_devices, &QComboBox::currentIndexChanged, this, &TakeOverDialog::draw);
    draw();
    m_devices->setFocus();
}

void TakeOverDialog::fill(const OwnerId &id)
{
    struct Holder
    {
        DeviceId id;
        QString name, place;
        bool isConnected = false;
    };
    std::vector<Holder> holders;
    for (const DeviceId &device : m_engine.devices().following().holders({id})) {
        if (const auto record = m_engine.devices().find(device))
            holders.push_back(
                {device, record->info.name, record->info.location, m_engine.events().isListening(device)});
    }
    std::sort(holders.begin(), holders.end(), [](const Holder &one, const Holder &other) {
        return one.isConnected != other.isConnected ? one.isConnected
                                                    : one.name.localeAwareCompare(other.name) < 0;
    });
    for (const Holder &holder : holders) {
        m_devices->addItem(holder.place.isEmpty()
                               ? holder.name
                               : tr("%1 (%2)", "device, location").arg(holder.name, holder.place),
                           holder.id.toBytes());
        m_devices->setItemData(m_devices->count() - 1, holder.isConnected, kConnectedRole);
    }
}

void TakeOverDialog::draw()
{
    const bool isConnected = m_devices->currentData(kConnectedRole).toBool();
    if (m_devices->count() == 0)
        m_status->setStatus(Health::Idle, tr("No device holds a copy. Log in as this user at one first."));
    else if (isConnected)
        m_status->setStatus(Health::Good, tr("Connected now."));
    else
        m_status->setStatus(Health::Notice, tr("Not connected now. Try again when it is switched on."));
    m_devices->setEnabled(m_devices->count() > 0);
    m_do->setEnabled(isConnected);
}

DeviceId TakeOverDialog::device() const
{
    return DeviceId::fromBytes(m_devices->currentData().toByteArray()).value_or(DeviceId());
}

QString TakeOverDialog::deviceName() const
{
    const auto record = m_engine.devices().find(device());
    return record ? record->info.name : QString();
}

} // namespace retinue::ui
