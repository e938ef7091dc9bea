#include "ui/devices/device_details.h"

#include "ui/devices/device_condition.h"
#include "ui/text/formats.h"
#include "ui/widgets/card.h"
#include "ui/widgets/copy_field.h"

#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace retinue::ui {

namespace {

constexpr int kLetters = 52; ///< at least so many fit beside each other

/// How far back it is looked for who stopped a device.
constexpr int kExecutions = 2000;

std::optional<DeviceAction> nextAction(const devices::DeviceRecord &device)
{
    switch (conditionOf(device)) {
    case DeviceCondition::Stopped:
        return DeviceAction::Start;
    case DeviceCondition::Differs:
        return DeviceAction::Compare;
    case DeviceCondition::Running:
    case DeviceCondition::NotConnected:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace

DeviceDetails::DeviceDetails(engine::Engine &engine, QWidget *parent)
    : QScrollArea(parent)
    , m_engine(engine)
    , m_stack(new QStackedWidget(this))
    , m_hint(makeNote({}, this))
    , m_state(new StatusLabel(this))
    , m_why(new QLabel(this))
    , m_next(new QLabel(this))
    , m_action(new QPushButton(this))
    , m_id(new CopyField(tr("Device ID"), this))
{
    setObjectName(QStringLiteral("deviceDetails"));
    setAccessibleName(tr("Details of the device"));
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(kLetters * fontMetrics().averageCharWidth());
    setWidget(m_stack);

    auto *card = new Card({}, this);
    m_why->setObjectName(QStringLiteral("deviceWhy"));
    m_next->setObjectName(QStringLiteral("deviceNext"));
    m_action->setObjectName(QStringLiteral("deviceNextButton"));
    for (QLabel *label : {m_why, m_next}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    card->content()->addWidget(m_state);
    card->content()->addWidget(m_why);
    card->content()->addWidget(m_next);
    card->content()->addWidget(m_action, 0, Qt::AlignLeading);
    card->content()->addSpacing(kSpace);
    auto *form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setVerticalSpacing(kSpace);
    addFact(form, Fact::Name, tr("Device Name"));
    addFact(form, Fact::Serial, tr("Serial Number"));
    addFact(form, Fact::Location, tr("Location"));
    addFact(form, Fact::Product, tr("Product Name"));
    addFact(form, Fact::Address, tr("Address"));
    addFact(form, Fact::Version, tr("Version"));
    addFact(form, Fact::LastContact, tr("Last Contact"));
    addFact(form, Fact::Enrolled, tr("Enrolled"));
    addFact(form, Fact::Owners, tr("Holds data of"));
    auto *idLabel = new QLabel(tr("Device ID"), this);
    idLabel->setForegroundRole(QPalette::PlaceholderText);
    form->addRow(idLabel, m_id);
    card->content()->addLayout(form);
    card->content()->addStretch(1);
    m_hint->setAlignment(Qt::AlignCenter);
    m_stack->addWidget(m_hint);
    m_stack->addWidget(card);
    connect(m_action, &QPushButton::clicked, this, [this] {
        if (const auto action = m_device ? nextAction(*m_device) : std::nullopt)
            Q_EMIT actionWanted(*action);
    });
    showCount(0);
}

void DeviceDetails::addFact(QFormLayout *form, Fact fact, const QString &title)
{
    auto *value = new QLabel(this);
    value->setTextFormat(Qt::PlainText);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    value->setAccessibleName(title);
    auto *label = new QLabel(title, this);
    label->setForegroundRole(QPalette::PlaceholderText);
    form->addRow(label, value);
    m_facts[fact] = value;
}

void DeviceDetails::showCount(int selected)
{
    m_device.reset();
    m_background.reset();
    m_hint->setText(selected == 0 ? tr("Select a device to see its details.")
                                  : tr("%Ln device(s) selected.", nullptr, selected));
    m_stack->setCurrentIndex(0);
}

void DeviceDetails::showDevice(const devices::DeviceRecord &device)
{
    const bool isOther = !m_device || m_device->id != device.id;
    const bool isAsked = !isOther && *m_device == device;
    m_device = device;
    if (isOther) {
        m_background.reset();
        verticalScrollBar()->setValue(0);
    }
    draw();
    m_stack->setCurrentIndex(1);
    if (!isAsked)
        ask();
}

void DeviceDetails::ask()
{
    whenAnswered(m_engine.ask([&engine = m_engine, id = m_device->id]() -> Result<Background> {
        Background background;
        background.owners = std::int64_t(engine.devices().following().followed(id).ids.size());
        auto executions = engine.executions().newest(kExecutions);
        if (!executions.ok())
            return std::move(executions).error();
        const QString ending = QStringLiteral("(%1)").arg(id.toString());
        const auto found = std::find_if(executions->begin(), executions->end(), [&](const auto &row) {
            return row.operation == QLatin1String("device-stop") && row.destination.endsWith(ending);
        });
        if (found != executions->end())
            background.stop = *found;
        return background;
    }),
                 this, [this, id = m_device->id](const Result<Background> &background) {
                     if (!m_device || m_device->id != id || !background.ok())
                         return; // what is not known is not shown
                     m_background = *background;
                     draw();
                 });
}

void DeviceDetails::draw()
{
    const devices::DeviceRecord &device = *m_device;
    const Timestamp now = m_engine.clock().now();
    const DeviceCondition condition = conditionOf(device);
    m_state->setStatus(healthOf(condition),
                       QStringLiteral("%1: %2").arg(device.info.name, conditionText(condition)));
    const DeviceExplanation text = explain(device, m_background ? m_background->stop : std::nullopt, now);
    m_why->setText(text.why);
    m_next->setText(text.next);
    m_next->setVisible(!text.next.isEmpty());
    const auto action = nextAction(device);
    m_action->setVisible(action.has_value());
    m_action->setText(action == DeviceAction::Start ? tr("Start This Device") : tr("Compare This Device"));

    const auto set = [&](Fact fact, const QString &value) {
        m_facts.at(fact)->setText(value.isEmpty() ? tr("not known") : value);
    };
    set(Fact::Name, device.info.name);
    set(Fact::Serial, device.info.serialNumber);
    set(Fact::Location, device.info.location);
    set(Fact::Product, device.info.productName);
    set(Fact::Address, device.address);
    set(Fact::Version, device.info.version);
    set(Fact::LastContact, device.lastContact ? exactTimeText(*device.lastContact) : tr("never"));
    set(Fact::Enrolled, timeText(device.enrolledAt));
    set(Fact::Owners,
        m_background ? tr("%Ln user(s) and group(s)", nullptr, int(m_background->owners)) : QString());
    m_id->setText(device.id.toString());
}

} // namespace retinue::ui
