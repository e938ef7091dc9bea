#include "ui/userdata/recently_deleted_page.h"

#include "ui/shell/preferences.h"
#include "ui/text/formats.h"
#include "ui/userdata/bring_back_dialog.h"
#include "ui/userdata/column_width.h"
#include "ui/userdata/confirm_dialog.h"
#include "ui/userdata/deleted_dialog.h"
#include "ui/userdata/keep_dialog.h"
#include "ui/userdata/owner_text.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/icons.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>

namespace retinue::ui {

namespace {

/// What is typed within this time is one question.
constexpr std::chrono::milliseconds kTyping{120};
/// What is too old goes without news.
constexpr std::chrono::seconds kTimePasses{60};

PageInfo pageInfo()
{
    return {QStringLiteral("recently-deleted"), RecentlyDeletedPage::tr("User Data"),
            RecentlyDeletedPage::tr("Recently Deleted"), QStringLiteral("restore"),
            RecentlyDeletedPage::tr("What was deleted or displaced, and can still be brought back")};
}

/// Of the columns, for their widths.
QStringList usualTexts(Timestamp now)
{
    return {timeText(now),
            longestKindText() + kIconRoom,
            QStringLiteral("domain\\user.name"),
            countText(99),
            bytesText(999 * 1024),
            DeletedModel::tr("Deleted by %1").arg(QStringLiteral("admin")),
            dateText(now),
            DeletedModel::tr("Has newer data")};
}

} // namespace

RecentlyDeletedPage::RecentlyDeletedPage(Machine &machine, Session &session, Preferences &preferences,
                                         QWidget *parent)
    : Page(pageInfo(), parent)
    , m_machine(machine)
    , m_session(session)
    , m_model(machine.engine())
    , m_keptFor(new QLabel(this))
    , m_changeKept(new QPushButton(tr("Chan&ge…"), this))
    , m_bars(new QWidget(this))
    , m_text(new QLineEdit(this))
    , m_counts(new QLabel(this))
    , m_view(new PagedView(m_model, usualTexts(machine.engine().clock().now()), preferences,
                           QStringLiteral("recently-deleted.columns"), this))
    , m_nothing(new EmptyState(QStringLiteral("restore"), this))
    , m_noMatches(new EmptyState(QStringLiteral("filter"), this))
    , m_stack(new QStackedWidget(this))
{
    makeActions();
    addFilterKeys(
        this, m_text, [this] { m_model.refresh(); }, [this] { m_text->clear(); });
    makeHeader();
    content()->setSpacing(kSpace);
    auto *bars = new QVBoxLayout(m_bars);
    bars->setContentsMargins(0, 0, 0, 0);
    bars->addLayout(makeBar());
    content()->addWidget(m_bars);
    makeList();
    content()->addWidget(m_stack, 1);

    m_typing.setSingleShot(true);
    m_typing.setInterval(kTyping);
    connect(&m_typing, &QTimer::timeout, this, &RecentlyDeletedPage::search);
    m_timePasses.setInterval(kTimePasses);
    connect(&m_timePasses, &QTimer::timeout, this, &RecentlyDeletedPage::refreshSoon);
    m_timePasses.start();
    connect(&m_model, &PagedModel::failed, this, [this](const Error &error) {
        Q_EMIT told(Message::failure(tr("Reading Recently Deleted"), error));
    });
    connect(&m_view->choice(), &RowChoice::choiceChanged, this, &RecentlyDeletedPage::drawState);
    connect(&machine.engine().news(), &engine::News::settingsChanged, this,
            &RecentlyDeletedPage::refreshSoon);
    // Deleting for good is no news of settings.
    connect(&machine.engine().jobs(), &engine::JobBoard::changed, this, &RecentlyDeletedPage::refreshSoon);
    drawState();
}

// ---- building

QAction *RecentlyDeletedPage::makeAction(const QString &name, const QString &text, const QString &iconName,
                                         void (RecentlyDeletedPage::*act)())
{
    auto *action = new QAction(text, this);
    if (!iconName.isEmpty())
        action->setIcon(icon(iconName));
    action->setObjectName(name);
    connect(action, &QAction::triggered, this, act);
    return action;
}

void RecentlyDeletedPage::makeActions()
{
    m_show = makeAction(QStringLiteral("showDeletedAction"), tr("Sho&w"), QStringLiteral("log"),
                        &RecentlyDeletedPage::showChosen);
    m_show->setToolTip(tr("What can be brought back of the selected entry"));
    m_bringBack = makeAction(QStringLiteral("bringBackAction"), tr("&Bring Back…"), QStringLiteral("restore"),
                             &RecentlyDeletedPage::bringBackChosen);
    m_deleteForGood = makeAction(QStringLiteral("deleteForGoodAction"), tr("&Delete for Good…"),
                                 QStringLiteral("remove"), &RecentlyDeletedPage::deleteChosenForGood);
    m_deleteForGood->setShortcut(QKeySequence::Delete);
    m_deleteForGood->setShortcutContext(Qt::WidgetShortcut);
    m_view->addAction(m_deleteForGood);
    m_all = makeAction(QStringLiteral("selectAllDeletedAction"), tr("Select &All That Match"), {},
                       &RecentlyDeletedPage::chooseAll);
    m_all->setToolTip(
        tr("Also those that are not on the screen; take single ones out with Ctrl and a click"));
}

void RecentlyDeletedPage::makeHeader()
{
    m_keptFor->setObjectName(QStringLiteral("keptFor"));
    m_changeKept->setObjectName(QStringLiteral("changeKeptButton"));
    m_changeKept->setAccessibleName(tr("Change how long deleted data is kept"));
    m_changeKept->setEnabled(false);
    actions()->addWidget(m_keptFor);
    actions()->addWidget(m_changeKept);
    connect(m_changeKept, &QPushButton::clicked, this, &RecentlyDeletedPage::changeKeptFor);
}

QLayout *RecentlyDeletedPage::makeBar()
{
    m_text->setObjectName(QStringLiteral("deletedSearch"));
    makeFilterField(m_text, tr("Part of a user name or group ID"));
    connect(m_text, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_text, &QLineEdit::returnPressed, this, &RecentlyDeletedPage::search);
    auto *bars = new QVBoxLayout;
    bars->setSpacing(kSpace);
    auto *searching = new QHBoxLayout;
    searching->setSpacing(kSpace);
    auto *label = new QLabel(tr("&Search:"), this);
    label->setBuddy(m_text);
    searching->addWidget(label);
    searching->addWidget(m_text, 1);
    bars->addLayout(searching);
    auto *acting = new QHBoxLayout;
    acting->setSpacing(kSpace);
    for (QAction *action : {m_show, m_bringBack, m_deleteForGood, m_all}) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setObjectName(
            QString(action->objectName()).replace(QLatin1String("Action"), QLatin1String("Button")));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::StrongFocus);
        acting->addWidget(button);
    }
    acting->addStretch(1);
    m_counts->setObjectName(QStringLiteral("deletedCounts"));
    m_counts->setForegroundRole(QPalette::PlaceholderText);
    acting->addWidget(m_counts);
    bars->addLayout(acting);
    return bars;
}

void RecentlyDeletedPage::makeList()
{
    m_view->setObjectName(QStringLiteral("deletedTable"));
    m_view->setAccessibleName(tr("What can be brought back"));
    m_view->horizontalHeader()->setSectionsClickable(false);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_view, &QWidget::customContextMenuRequested, this, &RecentlyDeletedPage::showMenu);
    connect(m_view, &QAbstractItemView::activated, this,
            [this](const QModelIndex &index) { showLine(index.row()); });
    m_nothing->setObjectName(QStringLiteral("nothingDeleted"));
    m_noMatches->setObjectName(QStringLiteral("noDeletedMatches"));
    m_noMatches->setText(tr("Nothing matches"),
                         tr("Every word of the search must be part of a user name or group ID."),
                         tr("Show All"));
    connect(m_noMatches, &EmptyState::actionWanted, this, [this] {
        m_text->clear();
        search();
    });
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(m_noMatches);
}

// ---- following the engine

void RecentlyDeletedPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    askKeptFor();
    if (m_model.isBegun())
        m_model.refresh(); // nothing was asked while nobody looked
    else
        search();
}

void RecentlyDeletedPage::refreshSoon()
{
    if (isVisible())
        m_model.refreshSoon();
}

void RecentlyDeletedPage::askKeptFor()
{
    engine::Engine &engine = m_machine.engine();
    using Days = Result<std::chrono::days>;
    whenAnswered(engine.ask([&engine]() -> Days { return engine.userData().keptFor(); }), this,
                 [this](const Days &days) {
                     if (!days)
                         return;
                     m_days = *days;
                     drawState();
                 });
}

void RecentlyDeletedPage::drawState()
{
    const RowChoice &choice = m_view->choice();
    const std::int64_t chosen = choice.count();
    const bool isCurrent = !m_model.isStale();
    m_bringBack->setEnabled(isCurrent && chosen > 0 && !m_isCounting);
    m_deleteForGood->setEnabled(isCurrent && chosen > 0 && !m_isCounting);
    m_show->setEnabled(isCurrent && choice.chosenRows().size() == 1);
    m_all->setEnabled(isCurrent && m_model.rowCount() > 0);
    m_changeKept->setEnabled(m_days.has_value());
    if (m_days) {
        const bool keeps = *m_days > std::chrono::days(0);
        m_keptFor->setText(keeps ? tr("Deleted data is kept for %Ln day(s).", nullptr, int(m_days->count()))
                                 : tr("Deleted data is not kept."));
        m_nothing->setText(tr("Nothing to bring back"),
                           keeps ? tr("What is deleted comes here, and what the server's data displaces on "
                                      "a device. It stays for %Ln day(s).",
                                      nullptr, int(m_days->count()))
                                 : tr("What is deleted is gone for good at once, as it is set here."));
    }

    const bool isEmpty = m_model.rowCount() == 0 && !m_model.isReading() && !m_model.hasFailed();
    if (isEmpty && m_model.isBegun())
        m_stack->setCurrentWidget(m_model.search().isEmpty() ? m_nothing : m_noMatches);
    else
        m_stack->setCurrentWidget(m_view);
    m_bars->setVisible(m_stack->currentWidget() != m_nothing);

    const auto matching = m_model.matching(), all = m_model.all();
    QString text;
    if (m_isCounting)
        text = tr("Counting what was selected…");
    else if (m_model.hasFailed())
        text = tr("The list cannot be read now; it is tried again.");
    else if (!matching || !all)
        text = m_model.isBegun() ? tr("Searching…") : QString();
    else
        text = *matching == *all ? tr("%Ln entry(s)", nullptr, int(*all))
                                 : tr("%1 of %2").arg(countText(*matching), countText(*all));
    if (!m_isCounting && (chosen > 1 || choice.isAll()))
        text += QStringLiteral(" · ") + tr("%1 selected").arg(countText(chosen));
    m_counts->setText(text);
}

// ---- what the user wants

void RecentlyDeletedPage::showDetail(const QString &detail)
{
    m_text->setText(detail);
    search();
}

void RecentlyDeletedPage::search()
{
    m_typing.stop();
    const QString wanted = m_text->text().trimmed();
    if (m_model.isBegun() && wanted == m_model.search())
        return;
    m_model.setSearch(wanted);
    m_view->scrollToTop();
}

void RecentlyDeletedPage::showChosen()
{
    const auto rows = m_view->choice().chosenRows();
    if (rows.size() == 1)
        showLine(rows.front());
}

void RecentlyDeletedPage::showLine(int row)
{
    auto *dialog = new DeletedDialog(m_machine.engine(), m_model.row(row), this);
    dialog->show();
}

void RecentlyDeletedPage::chooseAll()
{
    m_view->choice().chooseAll();
    m_view->setFocus();
}

void RecentlyDeletedPage::withChosen(const std::function<void(const DeletedOutlook &)> &act)
{
    const RowChoice &choice = m_view->choice();
    if (choice.count() == 0 || m_isCounting)
        return;
    if (!choice.isAll()) {
        DeletedOutlook outlook;
        for (const int row : choice.chosenRows())
            outlook.add(m_model.entry(row));
        return act(outlook);
    }
    std::unordered_set<std::int64_t> leftOut;
    for (const QByteArray &key : choice.leftOut())
        leftOut.insert(key.toLongLong());
    m_isCounting = true;
    drawState();
    engine::Engine &engine = m_machine.engine();
    whenAnswered(engine.ask([&engine, text = m_model.search(), leftOut] {
        return outlookOf(engine, text, leftOut, {});
    }),
                 this, [this, act](const Result<DeletedOutlook> &outlook) {
                     m_isCounting = false;
                     drawState();
                     if (!outlook)
                         Q_EMIT told(Message::failure(tr("Counting what was selected"), outlook.error()));
                     else if (!outlook->occasions.empty())
                         act(*outlook);
                 });
}

void RecentlyDeletedPage::bringBackChosen()
{
    withChosen([this](const DeletedOutlook &outlook) {
        if (outlook.withNewer == 0) // nothing is in the way: it can be deleted again
            return startRestore(outlook, userdata::Existing::Keep);
        auto *dialog = new BringBackDialog(outlook, this);
        connect(dialog, &QDialog::accepted, this,
                [this, dialog, outlook] { startRestore(outlook, dialog->existing()); });
        dialog->open();
    });
}

void RecentlyDeletedPage::deleteChosenForGood()
{
    withChosen([this](const DeletedOutlook &outlook) {
        const auto total = std::int64_t(outlook.occasions.size());
        auto *dialog = new ConfirmDialog(tr("Delete for Good"), QStringLiteral("forGoodDialog"), this);
        dialog->setQuestion(Health::Bad, tr("Delete %1 with %2 for good?")
                                             .arg(tr("%Ln entry(s)", nullptr, int(total)),
                                                  tr("%Ln setting(s)", nullptr, int(outlook.settings))));
        QStringList names;
        for (const OwnerKey &owner : outlook.first)
            names << ownerName(owner);
        dialog->setNames(names, total);
        dialog->addNote(Health::Bad, tr("Nobody can bring it back. Nothing of it stays readable in this "
                                        "server's files."));
        dialog->addNote(Health::Notice, tr("Backups that were made before still hold it."));
        if (outlook.withNewer > 0)
            dialog->addNote(Health::Idle, tr("Newer data of these users and groups stays as it is."));
        dialog->setReady(total > ConfirmDialog::kMany ? std::optional(total) : std::nullopt);
        connect(dialog, &QDialog::accepted, this, [this, outlook] { startDeletionForGood(outlook); });
        dialog->open();
    });
}

void RecentlyDeletedPage::startRestore(const DeletedOutlook &outlook, userdata::Existing existing)
{
    m_view->clearSelection(); // what comes later is not meant
    engine::Engine &engine = m_machine.engine();
    const auto answer = std::make_shared<Answer<userdata::RestoreReport>>();
    whenAnswered(answer->future(), this, [this](const Result<userdata::RestoreReport> &report) {
        if (report) // how it failed is said where jobs are
            tellRestored(*report);
    });
    engine.jobs().start(
        QStringLiteral("user-restore"), subjectOf(outlook),
        [&engine, answer, existing, subject = subjectOf(outlook), who = m_session.administrator(),
         selection = userdata::DeletedSelection{outlook.occasions, {}, outlook.generation}](
            engine::Job &job) -> Result<void> {
            auto report =
                engine.userData().restore(selection, existing, subject, who, engine::UserData::workOf(job));
            answer->give(report);
            return report ? Result<void>() : Result<void>(report.error());
        });
}

void RecentlyDeletedPage::startDeletionForGood(const DeletedOutlook &outlook)
{
    m_view->clearSelection();
    engine::Engine &engine = m_machine.engine();
    const auto answer = std::make_shared<Answer<userdata::PurgeReport>>();
    whenAnswered(answer->future(), this, [this](const Result<userdata::PurgeReport> &report) {
        if (!report) // how it failed is said where jobs are
            return;
        const QString left = erasureText(report->erasure);
        const QString text = tr("%Ln entry(s) deleted for good.", nullptr, int(report->deleted));
        Q_EMIT told({left.isEmpty() ? Health::Good : Health::Notice,
                     left.isEmpty() ? text : text + QLatin1Char(' ') + left,
                     {},
                     {},
                     {}});
    });
    engine.jobs().start(QStringLiteral("user-delete-for-good"), subjectOf(outlook),
                        [&engine, answer, subject = subjectOf(outlook), who = m_session.administrator(),
                         selection = userdata::DeletedSelection{outlook.occasions, {}, outlook.generation}](
                            engine::Job &job) -> Result<void> {
                            auto report = engine.userData().deleteForGood(selection, subject, who,
                                                                          engine::UserData::workOf(job));
                            answer->give(report);
                            return report ? Result<void>() : Result<void>(report.error());
                        });
}

void RecentlyDeletedPage::tellRestored(const userdata::RestoreReport &report)
{
    QStringList parts{report.settings > 0
                          ? tr("%1 brought back.").arg(tr("%Ln setting(s)", nullptr, int(report.settings)))
                          : tr("Nothing was brought back.")};
    if (report.kept > 0)
        parts << tr("%Ln stay(s) here, because there is a newer one.", nullptr, int(report.kept));
    if (report.locked > 0)
        parts << tr("%Ln secret one(s) could not be opened and stay here.", nullptr, int(report.locked));
    if (report.refused > 0)
        parts << tr("%Ln break(s) a rule of today and stay(s) here.", nullptr, int(report.refused));
    if (report.gone > 0)
        parts << tr("%Ln entry(s) had gone meanwhile.", nullptr, int(report.gone));
    const bool isWhole = report.settings > 0 && report.locked == 0 && report.refused == 0;
    Q_EMIT told({isWhole ? Health::Good : Health::Notice, parts.join(QLatin1Char(' ')), {}, {}, {}});
}

void RecentlyDeletedPage::changeKeptFor()
{
    if (!m_days)
        return;
    auto *dialog = new KeepDialog(*m_days, m_machine.engine().clock().now(), this);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { setKeptFor(dialog->chosen()); });
    dialog->open();
}

void RecentlyDeletedPage::setKeptFor(std::chrono::days days)
{
    engine::Engine &engine = m_machine.engine();
    whenAnswered(
        engine.ask([&engine, days, who = m_session.administrator()] {
            return engine.userData().setKeptFor(days, who);
        }),
        this, [this](const Result<void> &set) {
            if (set)
                Q_EMIT told({Health::Good, tr("How long deleted data is kept was changed."), {}, {}, {}});
            else
                Q_EMIT told(Message::failure(tr("Setting how long deleted data is kept"), set.error()));
            askKeptFor();
            refreshSoon();
        });
}

void RecentlyDeletedPage::showMenu(const QPoint &place)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_show);
    menu->addAction(m_bringBack);
    menu->addSeparator();
    menu->addAction(m_deleteForGood);
    menu->popup(m_view->viewport()->mapToGlobal(place));
}

} // namespace retinue::ui
