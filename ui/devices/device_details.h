#pragma once

#include "core/engine/engine.h"
#include "ui/devices/device_jobs.h"

#include <QScrollArea>

#include <map>
#include <optional>

class QFormLayout;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace retinue::ui {

class CopyField;
class StatusLabel;

/// Everything known of one device: why it is in its state, what to do next, and the facts.
class DeviceDetails : public QScrollArea
{
    Q_OBJECT
public:
    /// `engine` outlives this.
    explicit DeviceDetails(engine::Engine &engine, QWidget *parent = nullptr);

    void showDevice(const devices::DeviceRecord &device);
    /// None, or several: there is nothing to say of one.
    void showCount(int selected);

Q_SIGNALS:
    /// The button of the next step was pressed, for the device that is shown.
    void actionWanted(retinue::ui::DeviceAction action);

private:
    /// What must be asked for: it is not part of the list.
    struct Background
    {
        std::optional<installation::Execution> stop;
        std::int64_t owners = 0; ///< users and groups whose data it holds
    };
    enum class Fact { Name, Serial, Location, Product, Address, Version, LastContact, Enrolled, Owners };

    void addFact(QFormLayout *form, Fact fact, const QString &title);
    void ask();
    void draw();

    engine::Engine &m_engine;
    std::optional<devices::DeviceRecord> m_device;
    std::optional<Background> m_background;
    QStackedWidget *m_stack; ///< hint, facts
    QLabel *m_hint;
    StatusLabel *m_state;
    QLabel *m_why, *m_next;
    QPushButton *m_action;
    CopyField *m_id;
    std::map<Fact, QLabel *> m_facts;
};

} // namespace retinue::ui
