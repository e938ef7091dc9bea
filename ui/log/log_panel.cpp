#include "ui/log/log_panel.h"

#include "ui/log/log_view.h"
#include "ui/text/formats.h"
#include "ui/widgets/card.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/status_label.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>

namespace retinue::ui {

namespace {
constexpr std::chrono::milliseconds kTyping{250};
constexpr std::chrono::seconds kLook{1};
constexpr int kFilterWidth = 320;
} // namespace

LogPanel::LogPanel(engine::Engine &engine, std::shared_ptr<const LogSource> source, const QString &title,
                   const QString &prefix, QWidget *parent)
    : QWidget(parent)
    , m_source(std::move(source))
    , m_model(engine, m_source)
    , m_filter(new QLineEdit(this))
    , m_state(makeNote({}, this))
    , m_view(new LogView(this))
    , m_details(new QWidget(this))
    , m_what(new StatusLabel(m_details))
    , m_next(makeNote({}, m_details))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, kSpace, 0, 0);
    auto *top = new QHBoxLayout;
    m_filter->setObjectName(prefix + QStringLiteral("Filter"));
    makeFilterField(m_filter, tr("Filter by any column"), tr("Filter: %1").arg(title));
    m_filter->setMinimumWidth(kFilterWidth);
    top->addWidget(m_filter);
    m_state->setObjectName(prefix + QStringLiteral("State"));
    m_state->setWordWrap(false);
    top->addWidget(m_state, 1, Qt::AlignTrailing | Qt::AlignVCenter);
    layout->addLayout(top);

    m_view->setObjectName(prefix + QStringLiteral("Table"));
    m_view->setAccessibleName(title);
    m_view->setModel(&m_model);
    int column = 0;
    for (const int characters : m_source->widths())
        m_view->setColumnWidth(column++, characters * fontMetrics().averageCharWidth());
    layout->addWidget(m_view, 1);
    buildDetails(prefix);
    layout->addWidget(m_details);

    m_typing.setSingleShot(true);
    m_typing.setInterval(kTyping);
    connect(m_filter, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(&m_typing, &QTimer::timeout, this, &LogPanel::applyFilter);
    connect(&m_look, &QTimer::timeout, &m_model, &LogModel::look);
    connect(&m_model, &LogModel::stateChanged, this, &LogPanel::showState);
    connect(&m_model, &LogModel::failed, this, &LogPanel::failed);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &LogPanel::explain);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &LogPanel::explain);
}

void LogPanel::buildDetails(const QString &prefix)
{
    m_details->setObjectName(prefix + QStringLiteral("Details"));
    m_what->setObjectName(prefix + QStringLiteral("What"));
    m_next->setObjectName(prefix + QStringLiteral("Next"));
    m_next->setContentsMargins(3 * kSpace, 0, 0, 0);
    auto *layout = new QVBoxLayout(m_details);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kSpace / 2);
    layout->addWidget(m_what);
    layout->addWidget(m_next);
    explain();
}

QString LogPanel::filterText() const
{
    return m_filter->text().trimmed();
}

void LogPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!std::exchange(m_begun, true))
        applyFilter();
    m_model.look();
    m_look.start(kLook);
}

void LogPanel::hideEvent(QHideEvent *event)
{
    m_look.stop();
    QWidget::hideEvent(event);
}

void LogPanel::applyFilter()
{
    m_model.setFilter(filterText());
}

void LogPanel::showState()
{
    const int rows = m_model.rowCount();
    if (m_model.isReading())
        m_state->setText(m_model.filter().isEmpty() ? tr("Reading…") : tr("Searching…"));
    else if (m_model.hasFailed())
        m_state->setText(tr("It cannot be read now; it is tried again."));
    else if (rows == 0)
        m_state->setText(m_model.filter().isEmpty() ? tr("There are no entries yet.")
                                                    : tr("No entry holds this text."));
    else if (m_model.hasMore())
        m_state->setText(tr("The newest %1; older ones come as you scroll").arg(countText(rows)));
    else
        m_state->setText(tr("%n entry(s)", nullptr, rows));
}

void LogPanel::explain()
{
    const QModelIndex current = m_view->currentIndex();
    if (!current.isValid()) {
        m_what->setStatus(Health::Idle, tr("Choose an entry to see what it means."));
        m_next->setText({});
        return;
    }
    const LogLine &line = m_model.line(current.row());
    const ErrorText text = m_source->explain(line.word);
    m_what->setStatus(line.isBad ? Health::Bad : Health::Good,
                      QStringLiteral("%1: %2").arg(line.word, text.what));
    m_next->setText(text.next);
}

} // namespace retinue::ui
