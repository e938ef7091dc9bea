#include "ui/prepare/owner_search.h"

#include "ui/shell/preferences.h"
#include "ui/text/formats.h"
#include "ui/userdata/column_width.h"
#include "ui/userdata/owner_text.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/icons.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>

#include <set>

namespace retinue::ui {

namespace {

using SearchKinds = userdata::OwnerSearch::Kinds;

/// What is typed within this time is one question.
constexpr std::chrono::milliseconds kTypingPause{120};

QStringList usualTextsOf(Timestamp now)
{
    return {longestKindText() + kIconRoom,
            OwnerModel::tr("User Name or Group ID") + kIconRoom,
            QStringLiteral("department"),
            countText(99),
            bytesText(999 * 1024),
            timeText(now),
            QStringLiteral("device in a room")};
}

/// Runs on a thread of the engine. Nothing if more match than can be chosen.
Result<std::vector<OwnerKey>> allThatMatch(engine::Engine &engine, const userdata::OwnerSearch &search,
                                           const std::set<QByteArray> &leftOut)
{
    std::vector<OwnerKey> owners;
    std::optional<store::OwnerPlace> next;
    do {
        const auto page = engine.owners().page(search, next, userdata::OwnerDirectory::kMostPerPage);
        if (!page)
            return page.error();
        for (const userdata::OwnerEntry &entry : page->owners) {
            if (!leftOut.contains(entry.id.toBytes()))
                owners.push_back(entry.key);
        }
        next = page->next;
    } while (next && int(owners.size()) < OwnerSearch::kMostAdded);
    if (int(owners.size()) >= OwnerSearch::kMostAdded)
        owners.clear();
    return owners;
}

} // namespace

OwnerSearch::OwnerSearch(engine::Engine &engine, Preferences &preferences, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_model(engine)
    , m_text(new QLineEdit(this))
    , m_kinds(new QComboBox(this))
    , m_counts(new QLabel(this))
    , m_view(new PagedView(m_model, usualTextsOf(engine.clock().now()), preferences,
                           QStringLiteral("prepare.columns"), this))
    , m_empty(new EmptyState(QStringLiteral("user"), this))
    , m_stack(new QStackedWidget(this))
    , m_add(new QPushButton(icon(QStringLiteral("add")), tr("&Add"), this))
    , m_addAll(new QPushButton(tr("Add All &That Match"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kSpace);
    layout->addLayout(makeSearchBar());
    m_view->setObjectName(QStringLiteral("prepareOwners"));
    m_view->setAccessibleName(tr("Users and groups on the server"));
    for (const int column : {OwnerModel::Settings, OwnerModel::Size, OwnerModel::LastDevice})
        m_view->setColumnHidden(column, true);
    connect(m_view, &QAbstractItemView::activated, this, &OwnerSearch::addChosen);
    connect(&m_view->choice(), &RowChoice::choiceChanged, this, &OwnerSearch::drawState);
    m_empty->setObjectName(QStringLiteral("prepareNobody"));
    connect(m_empty, &EmptyState::actionWanted, this, &OwnerSearch::clearSearch);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    layout->addWidget(m_stack, 1);
    m_counts->setWordWrap(true); // beside the buttons it would make the window wide
    layout->addWidget(m_counts);
    layout->addLayout(makeAddBar());
    addFilterKeys(
        this, m_text, [this] { m_model.refresh(); }, [this] { clearSearch(); });

    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingPause);
    connect(&m_typing, &QTimer::timeout, this, &OwnerSearch::search);
    connect(&m_model, &PagedModel::stateChanged, this, &OwnerSearch::drawState);
    connect(&m_model, &PagedModel::failed, this, &OwnerSearch::failed);
    drawState();
}

QLayout *OwnerSearch::makeSearchBar()
{
    m_text->setObjectName(QStringLiteral("prepareSearch"));
    makeFilterField(m_text, tr("Part of a user name or group ID"));
    m_kinds->setObjectName(QStringLiteral("prepareKinds"));
    m_kinds->addItem(tr("Users and groups"), int(SearchKinds::Both));
    m_kinds->addItem(tr("Users"), int(SearchKinds::Users));
    m_kinds->addItem(tr("Groups"), int(SearchKinds::Groups));
    connect(m_text, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_text, &QLineEdit::returnPressed, this, &OwnerSearch::search);
    connect(m_kinds, &QComboBox::currentIndexChanged, this, &OwnerSearch::search);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(kSpace);
    const auto label = [this](const QString &text, QWidget *field) {
        auto *made = new QLabel(text, this);
        made->setBuddy(field);
        return made;
    };
    bar->addWidget(label(tr("&Search:"), m_text));
    bar->addWidget(m_text, 1);
    bar->addWidget(label(tr("&Kind:"), m_kinds));
    bar->addWidget(m_kinds);
    return bar;
}

QLayout *OwnerSearch::makeAddBar()
{
    m_add->setObjectName(QStringLiteral("addButton"));
    m_addAll->setObjectName(QStringLiteral("addAllButton"));
    m_counts->setObjectName(QStringLiteral("prepareCounts"));
    m_counts->setForegroundRole(QPalette::PlaceholderText);
    connect(m_add, &QPushButton::clicked, this, &OwnerSearch::addChosen);
    connect(m_addAll, &QPushButton::clicked, this, &OwnerSearch::addAllThatMatch);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(kSpace);
    bar->addWidget(m_add);
    bar->addWidget(m_addAll);
    bar->addStretch(1);
    return bar;
}

void OwnerSearch::refresh()
{
    if (m_model.isBegun())
        m_model.refresh();
    else
        search();
}

void OwnerSearch::focusSearch()
{
    m_text->setFocus();
}

void OwnerSearch::search()
{
    m_typing.stop();
    userdata::OwnerSearch wanted;
    wanted.text = m_text->text().trimmed();
    wanted.kinds = SearchKinds(m_kinds->currentData().toInt());
    if (m_model.isBegun() && wanted.text == m_model.search().text && wanted.kinds == m_model.search().kinds)
        return;
    m_model.setSearch(wanted);
    m_view->scrollToTop();
}

void OwnerSearch::clearSearch()
{
    m_kinds->setCurrentIndex(0);
    m_text->clear();
    search();
}

void OwnerSearch::drawState()
{
    const bool isCurrent = m_model.isBegun() && !m_model.isStale();
    m_add->setEnabled(isCurrent && m_view->choice().count() > 0);
    m_addAll->setEnabled(isCurrent && m_model.rowCount() > 0);
    const bool isEmpty =
        m_model.isBegun() && m_model.rowCount() == 0 && !m_model.isReading() && !m_model.hasFailed();
    const bool isSearching = !m_model.search().text.isEmpty() || m_model.search().kinds != SearchKinds::Both;
    if (isEmpty && isSearching)
        m_empty->setText(tr("Nobody matches"),
                         tr("Every word of the search must be part of a user name or group ID."),
                         tr("Show All"));
    else if (isEmpty)
        m_empty->setText(tr("No user data yet"),
                         tr("There is nothing on this server that could be exported."));
    m_stack->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_empty) : m_view);

    const auto matching = m_model.matching(), all = m_model.all();
    if (m_model.hasFailed())
        m_counts->setText(tr("The list cannot be read now; it is tried again."));
    else if (!matching || !all)
        m_counts->setText(m_model.isBegun() ? tr("Searching…") : QString());
    else if (*matching == *all)
        m_counts->setText(tr("%Ln user(s) and group(s)", nullptr, int(*all)));
    else
        m_counts->setText(tr("%1 of %2").arg(countText(*matching), countText(*all)));
}

void OwnerSearch::addChosen()
{
    if (m_view->choice().isAll())
        return addAllThatMatch();
    std::vector<OwnerKey> owners;
    for (const int row : m_view->choice().chosenRows())
        owners.push_back(m_model.owner(row).key);
    if (!owners.empty())
        Q_EMIT added(owners);
}

void OwnerSearch::addAllThatMatch()
{
    std::set<QByteArray> leftOut;
    if (m_view->choice().isAll()) {
        for (const QByteArray &key : m_view->choice().leftOut())
            leftOut.insert(key);
    }
    using Owners = std::vector<OwnerKey>;
    whenAnswered(m_engine.ask([&engine = m_engine, search = m_model.search(), leftOut] {
        return allThatMatch(engine, search, leftOut);
    }),
                 this, [this](const Result<Owners> &owners) {
                     if (!owners)
                         return Q_EMIT failed(owners.error());
                     if (owners->empty())
                         return Q_EMIT tooMany(m_model.matching().value_or(0));
                     Q_EMIT added(*owners);
                 });
}

} // namespace retinue::ui
