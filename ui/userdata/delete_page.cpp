#include "ui/userdata/delete_page.h"

#include "ui/shell/preferences.h"
#include "ui/text/formats.h"
#include "ui/userdata/column_width.h"
#include "ui/userdata/deletion_dialog.h"
#include "ui/userdata/owner_text.h"
#include "ui/userdata/owner_windows.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/icons.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>

namespace retinue::ui {

namespace {

using Kinds = userdata::OwnerSearch::Kinds;
using Order = userdata::OwnerSearch::Order;

/// What is typed within this time is one question.
constexpr std::chrono::milliseconds kTyping{120};
constexpr int kMonths[] = {1, 3, 6, 12, 24, 36};

PageInfo pageInfo()
{
    return {QStringLiteral("userdata"), DeletePage::tr("User Data"), DeletePage::tr("Delete User Data"),
            QStringLiteral("user"), DeletePage::tr("The users and groups whose settings this server keeps")};
}

/// Of the columns, for their widths.
QStringList usualTexts(Timestamp now)
{
    return {longestKindText() + kIconRoom,
            OwnerModel::tr("User Name or Group ID") + kIconRoom, // the arrow of the order
            QStringLiteral("department"),
            countText(99),
            bytesText(999 * 1024),
            timeText(now),
            QStringLiteral("device in a room")};
}

QLabel *labelFor(QWidget *field, const QString &text)
{
    auto *made = new QLabel(text, field->parentWidget());
    made->setBuddy(field);
    return made;
}

} // namespace

DeletePage::DeletePage(Machine &machine, Session &session, Preferences &preferences, QWidget *parent)
    : Page(pageInfo(), parent)
    , m_machine(machine)
    , m_session(session)
    , m_model(machine.engine())
    , m_bars(new QWidget(this))
    , m_text(new QLineEdit(this))
    , m_kinds(new QComboBox(this))
    , m_unchanged(new QComboBox(this))
    , m_order(new QComboBox(this))
    , m_counts(new QLabel(this))
    , m_view(new PagedView(m_model, usualTexts(machine.engine().clock().now()), preferences,
                           QStringLiteral("userdata.columns"), this))
    , m_noData(new EmptyState(QStringLiteral("user"), this))
    , m_noMatches(new EmptyState(QStringLiteral("filter"), this))
    , m_stack(new QStackedWidget(this))
    , m_windows(new OwnerWindows(machine.engine(), session, this))
{
    makeActions();
    addFilterKeys(
        this, m_text, [this] { m_model.refresh(); }, [this] { clearSearch(); });
    content()->setSpacing(kSpace);
    auto *bars = new QVBoxLayout(m_bars);
    bars->setContentsMargins(0, 0, 0, 0);
    bars->setSpacing(kSpace);
    bars->addLayout(makeSearchBar());
    bars->addLayout(makeFilterBar());
    bars->addLayout(makeActionBar());
    content()->addWidget(m_bars);
    makeList();
    content()->addWidget(m_stack, 1);

    m_typing.setSingleShot(true);
    m_typing.setInterval(kTyping);
    connect(&m_typing, &QTimer::timeout, this, &DeletePage::search);
    connect(&m_model, &PagedModel::failed, this, [this](const Error &error) {
        Q_EMIT told(Message::failure(tr("Reading the list of users"), error));
    });
    connect(&m_view->choice(), &RowChoice::choiceChanged, this, &DeletePage::drawState);
    connect(&machine.engine().news(), &engine::News::settingsChanged, this, [this] {
        if (isVisible())
            m_model.refreshSoon();
    });
    connect(&machine, &Machine::roleChanged, this, &DeletePage::drawEmptyState);
    connect(m_windows, &OwnerWindows::told, this, &Page::told);
    connect(m_windows, &OwnerWindows::recentlyDeletedWanted, this,
            [this] { Q_EMIT pageWanted(QStringLiteral("recently-deleted"), {}); });
    connect(m_windows, &OwnerWindows::deletionWanted, this, [this](const OwnerId &id) {
        ask(userdata::OwnerSelection{{id}, {}});
    });
    drawEmptyState();
    drawState();
}

// ---- building

QAction *DeletePage::makeAction(const QString &name, const QString &text, const QString &iconName,
                                void (DeletePage::*act)())
{
    auto *action = new QAction(text, this);
    if (!iconName.isEmpty())
        action->setIcon(icon(iconName));
    action->setObjectName(name);
    connect(action, &QAction::triggered, this, act);
    return action;
}

void DeletePage::makeActions()
{
    m_delete = makeAction(QStringLiteral("deleteAction"), tr("&Delete…"), QStringLiteral("remove"),
                          &DeletePage::deleteChosen);
    m_delete->setShortcut(QKeySequence::Delete);
    m_delete->setShortcutContext(Qt::WidgetShortcut);
    m_view->addAction(m_delete);
    m_show =
        makeAction(QStringLiteral("showAction"), tr("Sho&w"), QStringLiteral("log"), &DeletePage::showChosen);
    m_show->setToolTip(tr("What is stored for the selected user or group"));
    m_export = makeAction(QStringLiteral("exportAction"), tr("E&xport…"), QStringLiteral("export"),
                          &DeletePage::exportChosen);
    m_all = makeAction(QStringLiteral("selectAllAction"), tr("Select &All That Match"), {},
                       &DeletePage::chooseAll);
    m_all->setToolTip(
        tr("Also those that are not on the screen; take single ones out with Ctrl and a click"));
}

QLayout *DeletePage::makeSearchBar()
{
    m_text->setObjectName(QStringLiteral("ownerSearch"));
    makeFilterField(m_text, tr("Part of a user name or group ID"));
    connect(m_text, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_text, &QLineEdit::returnPressed, this, &DeletePage::search);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(kSpace);
    bar->addWidget(labelFor(m_text, tr("&Search:")));
    bar->addWidget(m_text, 1);
    return bar;
}

QLayout *DeletePage::makeFilterBar()
{
    m_kinds->setObjectName(QStringLiteral("ownerKinds"));
    m_kinds->addItem(tr("Users and groups"), int(Kinds::Both));
    m_kinds->addItem(tr("Users"), int(Kinds::Users));
    m_kinds->addItem(tr("Groups"), int(Kinds::Groups));
    m_unchanged->setObjectName(QStringLiteral("ownerUnchanged"));
    m_unchanged->addItem(tr("At any time"), 0);
    for (const int months : kMonths)
        m_unchanged->addItem(tr("Not for %n month(s)", nullptr, months), months);
    m_order->setObjectName(QStringLiteral("ownerOrder"));
    m_order->addItem(tr("Name"), int(Order::Name));
    m_order->addItem(tr("Newest change"), int(Order::NewestChange));
    m_order->addItem(tr("Oldest change"), int(Order::OldestChange));
    auto *bar = new QHBoxLayout;
    bar->setSpacing(kSpace);
    for (const auto &[field, text] :
         {std::pair(m_kinds, tr("&Kind:")), std::pair(m_unchanged, tr("&Changed:")),
          std::pair(m_order, tr("S&ort by:"))}) {
        connect(field, &QComboBox::currentIndexChanged, this, &DeletePage::search);
        bar->addWidget(labelFor(field, text));
        bar->addWidget(field);
        bar->addSpacing(kSpace);
    }
    bar->addStretch(1);
    return bar;
}

QLayout *DeletePage::makeActionBar()
{
    auto *bar = new QHBoxLayout;
    bar->setSpacing(kSpace);
    for (QAction *action : {m_show, m_delete, m_export, m_all}) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setObjectName(
            QString(action->objectName()).replace(QLatin1String("Action"), QLatin1String("Button")));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::StrongFocus);
        bar->addWidget(button);
    }
    bar->addStretch(1);
    m_counts->setObjectName(QStringLiteral("ownerCounts"));
    m_counts->setForegroundRole(QPalette::PlaceholderText);
    bar->addWidget(m_counts);
    return bar;
}

void DeletePage::makeList()
{
    m_view->setObjectName(QStringLiteral("ownerTable"));
    m_view->setAccessibleName(tr("Users and groups"));
    m_view->setSortingEnabled(true); // the model knows no order: what the header says is asked for
    connect(m_view->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, &DeletePage::sortBy);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_view, &QWidget::customContextMenuRequested, this, &DeletePage::showMenu);
    connect(m_view, &QAbstractItemView::activated, this,
            [this](const QModelIndex &index) { m_windows->show(m_model.owner(index.row()).key); });
    m_noData->setObjectName(QStringLiteral("noUserData"));
    connect(m_noData, &EmptyState::actionWanted, this,
            [this] { Q_EMIT pageWanted(QStringLiteral("thismachine"), {}); });
    m_noMatches->setObjectName(QStringLiteral("noMatches"));
    m_noMatches->setText(tr("Nobody matches"),
                         tr("Every word of the search must be part of a user name or group ID, of the kind "
                            "and the time of change that are chosen."),
                         tr("Show All"));
    connect(m_noMatches, &EmptyState::actionWanted, this, &DeletePage::clearSearch);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_noData);
    m_stack->addWidget(m_noMatches);
    showOrder();
}

// ---- following the engine

void DeletePage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (m_model.isBegun())
        m_model.refresh(); // nothing was asked while nobody looked
    else
        search();
}

void DeletePage::drawEmptyState()
{
    if (isServer(m_machine.role()))
        m_noData->setText(tr("No user data yet"),
                          tr("A user's settings come here when they log in at a device that takes part, and "
                             "change something there."));
    else
        m_noData->setText(tr("This machine keeps no user data for others"),
                          tr("It is a client of another server; user data is deleted there."),
                          tr("This Machine"));
}

void DeletePage::drawState()
{
    const RowChoice &choice = m_view->choice();
    const std::int64_t chosen = choice.count();
    const bool isCurrent = !m_model.isStale();
    m_delete->setEnabled(isCurrent && chosen > 0);
    m_show->setEnabled(isCurrent && choice.chosenRows().size() == 1);
    m_export->setEnabled(isCurrent && chosen > 0 && !choice.isAll());
    m_export->setToolTip(
        choice.isAll() ? tr("All that match are exported by a search in Import and Export, not from here")
                       : tr("Puts what is stored for the selected users and groups into a file"));
    m_all->setEnabled(isCurrent && m_model.rowCount() > 0);
    const auto matching = m_model.matching(), all = m_model.all();
    const bool isEmpty = m_model.rowCount() == 0 && !m_model.isReading() && !m_model.hasFailed();
    const bool isSearching =
        !m_model.search().text.trimmed().isEmpty() || m_model.search().kinds != Kinds::Both || m_months > 0;
    if (isEmpty && m_model.isBegun())
        m_stack->setCurrentWidget(isSearching ? m_noMatches : m_noData);
    else
        m_stack->setCurrentWidget(m_view);
    m_bars->setVisible(m_stack->currentWidget() != m_noData);

    QString text;
    if (m_model.hasFailed())
        text = tr("The list cannot be read now; it is tried again.");
    else if (!matching || !all)
        text = m_model.isBegun() ? tr("Searching…") : QString();
    else if (*matching == *all)
        text = m_model.search().kinds == Kinds::Users    ? ownersText(*all, 0)
               : m_model.search().kinds == Kinds::Groups ? ownersText(0, *all)
                                                         : tr("%Ln user(s) and group(s)", nullptr, int(*all));
    else
        text = tr("%1 of %2").arg(countText(*matching), countText(*all));
    if (chosen > 1 || choice.isAll())
        text += QStringLiteral(" · ") + tr("%1 selected").arg(countText(chosen));
    m_counts->setText(text);
}

// ---- what the user wants

void DeletePage::showDetail(const QString &detail)
{
    m_text->setText(detail);
    search();
}

void DeletePage::search()
{
    m_typing.stop();
    userdata::OwnerSearch wanted;
    wanted.text = m_text->text().trimmed();
    wanted.kinds = Kinds(m_kinds->currentData().toInt());
    wanted.order = Order(m_order->currentData().toInt());
    const int months = m_unchanged->currentData().toInt();
    if (months > 0)
        wanted.changedBefore = userdata::monthsBefore(m_machine.engine().clock().now(), months);
    showOrder();
    const userdata::OwnerSearch &former = m_model.search();
    if (m_model.isBegun() && wanted.text == former.text && wanted.kinds == former.kinds &&
        wanted.order == former.order && months == m_months)
        return;
    m_months = months;
    m_model.setSearch(wanted);
    m_view->scrollToTop();
}

void DeletePage::clearSearch()
{
    m_kinds->setCurrentIndex(0);
    m_unchanged->setCurrentIndex(0);
    m_text->clear();
    search();
}

void DeletePage::sortBy(int column, Qt::SortOrder order)
{
    Order wanted = Order(m_order->currentData().toInt());
    if (column == OwnerModel::Name)
        wanted = Order::Name;
    else if (column == OwnerModel::LastChange)
        wanted = order == Qt::AscendingOrder ? Order::OldestChange : Order::NewestChange;
    const int index = m_order->findData(int(wanted));
    if (index == m_order->currentIndex())
        showOrder(); // there is no other order by this column
    m_order->setCurrentIndex(index);
}

void DeletePage::showOrder()
{
    const auto order = Order(m_order->currentData().toInt());
    const QSignalBlocker quiet(m_view->horizontalHeader());
    m_view->horizontalHeader()->setSortIndicator(
        order == Order::Name ? OwnerModel::Name : OwnerModel::LastChange,
        order == Order::NewestChange ? Qt::DescendingOrder : Qt::AscendingOrder);
    m_view->horizontalHeader()->viewport()->update();
}

void DeletePage::chooseAll()
{
    m_view->choice().chooseAll();
    m_view->setFocus();
}

void DeletePage::showChosen()
{
    const auto rows = m_view->choice().chosenRows();
    if (rows.size() == 1)
        m_windows->show(m_model.owner(rows.front()).key);
}

void DeletePage::deleteChosen()
{
    const RowChoice &choice = m_view->choice();
    userdata::OwnerSelection selection;
    if (choice.isAll()) {
        selection.allThatMatch = m_model.search();
        for (const QByteArray &key : choice.leftOut()) {
            if (const auto id = OwnerId::fromBytes(key))
                selection.owners.push_back(*id);
        }
    } else {
        for (const int row : choice.chosenRows())
            selection.owners.push_back(m_model.owner(row).id);
    }
    if (choice.count() == 0)
        return;
    // Who comes later is not meant, nor who is left if it is cancelled.
    connect(ask(selection), &QDialog::accepted, m_view, &QAbstractItemView::clearSelection);
}

void DeletePage::exportChosen()
{
    QStringList lines{QStringLiteral("export")};
    for (const int row : m_view->choice().chosenRows())
        lines << m_model.owner(row).key.toString();
    Q_EMIT pageWanted(QStringLiteral("exchange"), lines.join(u'\n'));
}

QDialog *DeletePage::ask(const userdata::OwnerSelection &selection)
{
    auto *dialog = new DeletionDialog(m_machine.engine(), selection, this);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog] { startDeletion(dialog->plan(), dialog->keeps()); });
    dialog->open();
    return dialog;
}

void DeletePage::startDeletion(const userdata::DeletionPlan &plan, bool keeps)
{
    engine::Engine &engine = m_machine.engine();
    const QString subject =
        plan.owners.size() == 1 ? ownerName(plan.first.front()) : ownersText(plan.users, plan.groups);
    // Exactly who was counted and named, also if others match the search by now.
    const auto answer = std::make_shared<Answer<userdata::DeletionReport>>();
    whenAnswered(answer->future(), this, [this, keeps](const Result<userdata::DeletionReport> &report) {
        if (report) // how it failed is said where jobs are
            tellDeleted(*report, keeps);
    });
    engine.jobs().start(
        QStringLiteral("user-delete"), subject,
        [&engine, answer, subject, who = m_session.administrator(),
         selection = userdata::OwnerSelection{plan.owners, {}}](engine::Job &job) -> Result<void> {
            auto report = engine.userData().remove(selection, subject, who, engine::UserData::workOf(job));
            answer->give(report);
            return report ? Result<void>() : Result<void>(report.error());
        });
}

void DeletePage::tellDeleted(const userdata::DeletionReport &report, bool keeps)
{
    Message message;
    message.text = tr("%Ln user(s) and group(s) deleted.", nullptr, int(report.deleted));
    if (report.gone > 0)
        message.text +=
            QLatin1Char(' ') + tr("%Ln had been deleted by somebody else.", nullptr, int(report.gone));
    if (const QString left = erasureText(report.erasure); !left.isEmpty())
        message.text += QLatin1Char(' ') + left;
    if (keeps) {
        message.next = tr("Recently Deleted");
        message.act = [this] { Q_EMIT pageWanted(QStringLiteral("recently-deleted"), {}); };
    }
    Q_EMIT told(message);
}

void DeletePage::showMenu(const QPoint &place)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_show);
    menu->addAction(m_export);
    menu->addSeparator();
    menu->addAction(m_delete);
    menu->popup(m_view->viewport()->mapToGlobal(place));
}

} // namespace retinue::ui
