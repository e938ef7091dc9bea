#include "ui/devices/devices_page.h"

#include "ui/devices/device_list_file.h"
#include "ui/devices/remove_devices_dialog.h"
#include "ui/shell/preferences.h"
#include "ui/text/formats.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/icons.h"

#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QToolButton>
#include <QVBoxLayout>

namespace retinue::ui {

namespace {

/// News are gathered for this long, then asked about once.
constexpr std::chrono::milliseconds kGather{150};
/// "3 minutes ago" grows older, and contacts are no news.
constexpr std::chrono::seconds kTimePasses{20};
constexpr int kDetailsWidth = 40 * kSpace;
const QString kDetailsShown = QStringLiteral("devices.details");
const QString kSplitter = QStringLiteral("devices.splitter");

PageInfo pageInfo()
{
    return {QStringLiteral("devices"), DevicesPage::tr("Device"),
            DevicesPage::tr("Confirm Device Information"), QStringLiteral("device"),
            DevicesPage::tr("The devices that synchronize with this server")};
}

DeviceFilter::Wanted wantedOf(const QString &detail)
{
    if (detail == QLatin1String("running"))
        return DeviceFilter::Wanted::Running;
    if (detail == QLatin1String("stopped"))
        return DeviceFilter::Wanted::Stopped;
    if (detail == QLatin1String("not-connected"))
        return DeviceFilter::Wanted::NotConnected;
    if (detail == QLatin1String("differing"))
        return DeviceFilter::Wanted::Differing;
    return DeviceFilter::Wanted::All;
}

} // namespace

DevicesPage::DevicesPage(Machine &machine, Session &session, Preferences &preferences, QWidget *parent)
    : Page(pageInfo(), parent)
    , m_machine(machine)
    , m_session(session)
    , m_preferences(preferences)
    , m_bars(new QWidget(this))
    , m_filterText(new QLineEdit(this))
    , m_wanted(new QComboBox(this))
    , m_detailsButton(new QToolButton(this))
    , m_counts(new QLabel(this))
    , m_view(new DeviceView(m_filter, preferences, this))
    , m_details(new DeviceDetails(machine.engine(), this))
    , m_splitter(new QSplitter(this))
    , m_noDevices(new EmptyState(QStringLiteral("device"), this))
    , m_noMatches(new EmptyState(QStringLiteral("filter"), this))
    , m_stack(new QStackedWidget(this))
{
    makeActions();
    content()->setSpacing(kSpace);
    auto *bars = new QVBoxLayout(m_bars);
    bars->setContentsMargins(0, 0, 0, 0);
    bars->setSpacing(kSpace);
    bars->addLayout(makeFilterBar());
    bars->addLayout(makeActionBar());
    content()->addWidget(m_bars);
    makeList();
    content()->addWidget(m_stack, 1);

    m_soon.setSingleShot(true);
    m_soon.setInterval(kGather);
    m_timePasses.setInterval(kTimePasses);
    connect(&m_soon, &QTimer::timeout, this, &DevicesPage::fetch);
    connect(&m_timePasses, &QTimer::timeout, this, &DevicesPage::wantList);
    m_timePasses.start();
    connect(&machine.engine().news(), &engine::News::devicesChanged, this, &DevicesPage::wantList);
    connect(&machine, &Machine::roleChanged, this, &DevicesPage::drawEmptyState);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(&m_filter, signal, this, &DevicesPage::drawCounts);
    }
    drawEmptyState();
    drawSelection();
}

// ---- building

QAction *DevicesPage::makeAction(DeviceAction kind, const QString &name, const QString &text,
                                 const QString &iconName)
{
    auto *action = new QAction(icon(iconName), text, this);
    action->setObjectName(name);
    connect(action, &QAction::triggered, this, [this, kind] { perform(kind, m_view->selectedDevices()); });
    m_actions[kind] = action;
    return action;
}

void DevicesPage::makeActions()
{
    makeAction(DeviceAction::Start, QStringLiteral("startAction"), tr("&Start"), QStringLiteral("start"));
    makeAction(DeviceAction::Stop, QStringLiteral("stopAction"), tr("S&top"), QStringLiteral("stop"));
    auto *compare = makeAction(DeviceAction::Compare, QStringLiteral("compareAction"),
                               tr("Com&pare with Server"), QStringLiteral("compare"));
    compare->setToolTip(tr("The device compares its copies and takes the server's data where they differ"));
    auto *remove = makeAction(DeviceAction::Remove, QStringLiteral("removeAction"), tr("&Remove…"),
                              QStringLiteral("remove"));
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    m_view->addAction(remove);

    addFilterKeys(
        this, m_filterText, [this] { fetch(); }, [this] { clearFilter(); });
}

QMenu *DevicesPage::makeExportMenu(QWidget *parent)
{
    auto *menu = new QMenu(parent);
    const auto add = [&](const QString &name, const QString &text, auto devices) {
        QAction *action = menu->addAction(text);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, [this, devices] { exportList(devices()); });
        return action;
    };
    add(QStringLiteral("exportAll"), tr("&All Devices…"), [this] {
        std::vector<devices::DeviceRecord> all;
        for (int row = 0; row < m_model.rowCount(); ++row)
            all.push_back(m_model.device(row));
        return all;
    });
    auto *shown = add(QStringLiteral("exportShown"), tr("&Shown Devices…"), [this] {
        std::vector<devices::DeviceRecord> devices;
        for (int row = 0; row < m_filter.rowCount(); ++row)
            devices.push_back(m_filter.device(row));
        return devices;
    });
    auto *selected = add(QStringLiteral("exportSelected"), tr("S&elected Devices…"),
                         [this] { return m_view->selectedDevices(); });
    connect(menu, &QMenu::aboutToShow, this, [this, shown, selected] {
        shown->setEnabled(m_filter.isFiltering() && m_filter.rowCount() > 0);
        selected->setEnabled(m_view->selectionModel()->hasSelection());
    });
    return menu;
}

QLayout *DevicesPage::makeFilterBar()
{
    m_filterText->setObjectName(QStringLiteral("deviceFilter"));
    makeFilterField(m_filterText, tr("Part of a name, number, location, address …"));
    m_wanted->setObjectName(QStringLiteral("stateFilter"));
    m_wanted->addItem(tr("All"), int(DeviceFilter::Wanted::All));
    m_wanted->addItem(tr("Running"), int(DeviceFilter::Wanted::Running));
    m_wanted->addItem(tr("Stopped"), int(DeviceFilter::Wanted::Stopped));
    m_wanted->addItem(tr("Not connected"), int(DeviceFilter::Wanted::NotConnected));
    m_wanted->addItem(tr("Differing"), int(DeviceFilter::Wanted::Differing));
    connect(m_filterText, &QLineEdit::textChanged, this, &DevicesPage::filterChanged);
    connect(m_wanted, &QComboBox::currentIndexChanged, this, &DevicesPage::filterChanged);

    const auto tool = [](QToolButton *button, const QString &name, const QString &text) {
        button->setObjectName(name);
        button->setText(text);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred); // as high as the fields
        return button;
    };
    auto *exporting = tool(new QToolButton(this), QStringLiteral("exportButton"), tr("&Export List"));
    exporting->setIcon(icon(QStringLiteral("export")));
    exporting->setPopupMode(QToolButton::InstantPopup);
    exporting->setMenu(makeExportMenu(exporting));
    auto *columns = tool(new QToolButton(this), QStringLiteral("columnsButton"), tr("Colu&mns"));
    columns->setPopupMode(QToolButton::InstantPopup);
    columns->setMenu(m_view->makeColumnMenu(columns));
    tool(m_detailsButton, QStringLiteral("detailsButton"), tr("&Details"));
    m_detailsButton->setCheckable(true);

    auto *bar = new QHBoxLayout;
    bar->setSpacing(kSpace);
    auto *filterLabel = new QLabel(tr("&Filter:"), this);
    filterLabel->setBuddy(m_filterText);
    auto *stateLabel = new QLabel(tr("St&ate:"), this);
    stateLabel->setBuddy(m_wanted);
    bar->addWidget(filterLabel);
    bar->addWidget(m_filterText, 1);
    bar->addWidget(stateLabel);
    bar->addWidget(m_wanted);
    bar->addSpacing(kSpace);
    bar->addWidget(columns);
    bar->addWidget(m_detailsButton);
    bar->addWidget(exporting);
    return bar;
}

QLayout *DevicesPage::makeActionBar()
{
    auto *bar = new QHBoxLayout;
    bar->setSpacing(kSpace);
    for (const auto kind :
         {DeviceAction::Start, DeviceAction::Stop, DeviceAction::Compare, DeviceAction::Remove}) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(m_actions.at(kind));
        button->setObjectName(QString(m_actions.at(kind)->objectName())
                                  .replace(QLatin1String("Action"), QLatin1String("Button")));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::StrongFocus);
        bar->addWidget(button);
    }
    bar->addStretch(1);
    m_counts->setObjectName(QStringLiteral("deviceCounts"));
    m_counts->setForegroundRole(QPalette::PlaceholderText);
    bar->addWidget(m_counts);
    return bar;
}

void DevicesPage::makeList()
{
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_view, &QWidget::customContextMenuRequested, this, &DevicesPage::showMenu);
    connect(m_view, &QAbstractItemView::activated, this, [this] { m_detailsButton->setChecked(true); });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &DevicesPage::drawSelection);
    connect(m_details, &DeviceDetails::actionWanted, this,
            [this](DeviceAction action) { perform(action, m_view->selectedDevices()); });

    m_splitter->addWidget(m_view);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({3 * kDetailsWidth, kDetailsWidth}); // the details want what they need at least
    m_splitter->restoreState(m_preferences.arrangement(kSplitter));
    connect(m_splitter, &QSplitter::splitterMoved, this,
            [this] { m_preferences.setArrangement(kSplitter, m_splitter->saveState()); });
    connect(m_detailsButton, &QToolButton::toggled, this, [this](bool shown) {
        m_details->setVisible(shown);
        m_preferences.setArrangement(kDetailsShown, shown ? "1" : "0");
    });
    const bool shown = m_preferences.arrangement(kDetailsShown) == "1";
    m_detailsButton->setChecked(shown);
    m_details->setVisible(shown);

    m_noDevices->setObjectName(QStringLiteral("noDevices"));
    connect(m_noDevices, &EmptyState::actionWanted, this, [this] {
        if (isServer(m_machine.role()))
            Q_EMIT pageWanted(QStringLiteral("overview"), QStringLiteral("enrol"));
        else
            Q_EMIT pageWanted(QStringLiteral("thismachine"), {});
    });
    m_noMatches->setObjectName(QStringLiteral("noMatches"));
    m_noMatches->setText(
        tr("No device matches"),
        tr("Every word of the filter must occur in a device's row, and its state be the one chosen."),
        tr("Show All Devices"));
    connect(m_noMatches, &EmptyState::actionWanted, this, &DevicesPage::clearFilter);
    m_stack->addWidget(m_splitter);
    m_stack->addWidget(m_noDevices);
    m_stack->addWidget(m_noMatches);
}

// ---- following the engine

void DevicesPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    fetch(); // nothing was asked while nobody looked
}

void DevicesPage::wantList()
{
    if (isVisible() && !m_soon.isActive())
        m_soon.start();
}

void DevicesPage::fetch()
{
    m_isWantedAgain = m_isFetching;
    if (std::exchange(m_isFetching, true))
        return;
    engine::Engine &engine = m_machine.engine();
    using List = std::vector<devices::DeviceRecord>;
    whenAnswered(engine.ask([&engine]() -> Result<List> { return engine.devices().list(); }), this,
                 [this](const Result<List> &list) {
                     m_isFetching = false;
                     if (list.ok()) {
                         m_model.setDevices(*list, m_machine.engine().clock().now());
                         m_isFetched = true;
                         drawCounts();
                         drawSelection();
                     }
                     // Not answered: too much is waiting, or the engine stops. What is shown stays; it is
                     // asked again.
                     if (std::exchange(m_isWantedAgain, false) ||
                         (!list.ok() && list.error().code == ErrorCode::TooMany))
                         wantList();
                 });
}

void DevicesPage::drawEmptyState()
{
    if (isServer(m_machine.role()))
        m_noDevices->setText(
            tr("No device is enrolled yet"),
            tr("A device needs this server's address and an enrolment code, or an "
               "administrator's account. The overview shows the address and makes the code."),
            tr("Enrol a Device"));
    else
        m_noDevices->setText(tr("This machine serves no devices"),
                             tr("It is a client of another server; its devices are listed there."),
                             tr("This Machine"));
}

void DevicesPage::drawSelection()
{
    const auto selected = m_view->selectedDevices();
    for (const auto &[kind, action] : m_actions) {
        action->setEnabled(std::any_of(selected.begin(), selected.end(), [kind = kind](const auto &device) {
            return makesSense(kind, device);
        }));
    }
    if (selected.size() == 1)
        m_details->showDevice(selected.front());
    else
        m_details->showCount(int(selected.size()));
    drawCounts();
}

void DevicesPage::drawCounts()
{
    const int shown = m_filter.rowCount(), all = m_model.rowCount();
    if (m_isFetched && all == 0)
        m_stack->setCurrentWidget(m_noDevices);
    else if (m_isFetched && shown == 0)
        m_stack->setCurrentWidget(m_noMatches);
    else
        m_stack->setCurrentWidget(m_splitter);
    m_bars->setVisible(m_stack->currentWidget() != m_noDevices);
    if (!m_isFetched)
        return;
    QString text = shown == all ? tr("%Ln device(s)", nullptr, all)
                                : tr("%1 of %2 devices").arg(countText(shown), countText(all));
    const auto selected = m_view->selectionModel()->selectedRows().size();
    if (selected > 1)
        text += QStringLiteral(" · ") + tr("%1 selected").arg(countText(selected));
    m_counts->setText(text);
}

// ---- what the user wants

void DevicesPage::showDetail(const QString &detail)
{
    m_filterText->clear();
    m_wanted->setCurrentIndex(m_wanted->findData(int(wantedOf(detail))));
}

void DevicesPage::filterChanged()
{
    m_filter.setText(m_filterText->text());
    m_filter.setWanted(DeviceFilter::Wanted(m_wanted->currentData().toInt()));
    drawCounts();
}

void DevicesPage::clearFilter()
{
    showDetail(QStringLiteral("all"));
}

void DevicesPage::perform(DeviceAction action, std::vector<devices::DeviceRecord> devices)
{
    const auto all = devices.size();
    std::erase_if(devices, [action](const auto &device) { return !makesSense(action, device); });
    if (devices.empty())
        return;
    if (action == DeviceAction::Remove)
        return askToRemove(devices);
    if (action == DeviceAction::Compare && devices.size() < all)
        Q_EMIT told(
            {Health::Notice,
             tr("%n device(s) cannot be asked, because they are stopped or not connected. Ask again when "
                "they are running.",
                nullptr, int(all - devices.size())),
             {},
             {},
             {}});
    startDeviceJob(m_machine.engine(), action, std::move(devices), m_session.administrator());
}

void DevicesPage::askToRemove(const std::vector<devices::DeviceRecord> &devices)
{
    auto *dialog = new RemoveDevicesDialog(devices, this);
    connect(dialog, &QDialog::accepted, this, [this, devices] {
        startDeviceJob(m_machine.engine(), DeviceAction::Remove, devices, m_session.administrator());
    });
    dialog->open();
}

void DevicesPage::exportList(std::vector<devices::DeviceRecord> devices)
{
    auto *dialog = new QFileDialog(this, tr("Export List"));
    dialog->setObjectName(QStringLiteral("exportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Comma-separated values (*.csv)")});
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(tr("devices") + QStringLiteral(".csv"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, devices](const QString &path) {
        startDeviceListExport(m_machine.engine(), path, devices, m_session.administrator());
    });
    dialog->open();
}

void DevicesPage::showMenu(const QPoint &place)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const auto kind : {DeviceAction::Start, DeviceAction::Stop, DeviceAction::Compare})
        menu->addAction(m_actions.at(kind));
    menu->addSeparator();
    menu->addAction(m_actions.at(DeviceAction::Remove));
    menu->popup(m_view->viewport()->mapToGlobal(place));
}

} // namespace retinue::ui
