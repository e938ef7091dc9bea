#include "ui/devices/remove_devices_dialog.h"

#include "ui/widgets/status_label.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace retinue::ui {

namespace {

constexpr int kTextWidth = 52 * kSpace;

QLabel *makeText(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText); // devices say of themselves what they like
    label->setWordWrap(true);
    label->setMinimumWidth(kTextWidth);
    return label;
}

QString named(const devices::DeviceRecord &device)
{
    return device.info.serialNumber.isEmpty()
               ? device.info.name
               : QStringLiteral("%1 (%2)").arg(device.info.name, device.info.serialNumber);
}

} // namespace

RemoveDevicesDialog::RemoveDevicesDialog(const std::vector<devices::DeviceRecord> &devices, QWidget *parent)
    : QDialog(parent)
    , m_remove(new QPushButton(tr("&Remove %Ln Device(s)", nullptr, int(devices.size())), this))
{
    setObjectName(QStringLiteral("removeDevicesDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Remove Devices"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * kSpace, 2 * kSpace, 3 * kSpace, 2 * kSpace);
    layout->setSpacing(2 * kSpace);
    auto *question = new StatusLabel(this);
    question->setStatus(Health::Notice,
                        tr("Remove %Ln device(s) from this server?", nullptr, int(devices.size())));
    layout->addWidget(question);

    QStringList names;
    for (std::size_t i = 0; i < std::min(devices.size(), kNamed); ++i)
        names << named(devices[i]);
    if (devices.size() > kNamed)
        names << tr("and %Ln more", nullptr, int(devices.size() - kNamed));
    auto *list = makeText(names.join(QLatin1Char('\n')), this);
    list->setObjectName(QStringLiteral("removedNames"));
    list->setContentsMargins(3 * kSpace, 0, 0, 0);
    layout->addWidget(list);
    layout->addWidget(
        makeText(tr("What identifies them here is void at once: to synchronize again, each must "
                    "be enrolled again. Until then they keep their local copies and work on with "
                    "them; changes that have not gone up stay there. The data on the server stay."),
                 this));

    if (devices.size() > kMany) {
        auto *label = new QLabel(tr("To go on, enter the &number of devices:"), this);
        m_count = new QLineEdit(this);
        m_count->setObjectName(QStringLiteral("removeCount"));
        label->setBuddy(m_count);
        layout->addWidget(label);
        layout->addWidget(m_count);
        m_remove->setEnabled(false);
        connect(m_count, &QLineEdit::textChanged, this, [this, count = devices.size()](const QString &text) {
            bool isNumber = false;
            const auto number = QLocale().toULongLong(text.trimmed(), &isNumber);
            m_remove->setEnabled(isNumber && number == count);
        });
    }
    auto *buttons = new QDialogButtonBox(this);
    m_remove->setObjectName(QStringLiteral("removeButton"));
    buttons->addButton(m_remove, QDialogButtonBox::DestructiveRole);
    QPushButton *cancel = buttons->addButton(QDialogButtonBox::Cancel);
    cancel->setDefault(true);
    m_remove->setAutoDefault(false);
    connect(m_remove, &QPushButton::clicked, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    if (m_count)
        m_count->setFocus();
    else
        cancel->setFocus();
}

} // namespace retinue::ui
