#include "ui/help/help_window.h"

#include "ui/help/help_page.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QShortcut>
#include <QTextDocument>
#include <QUrl>
#include <QVBoxLayout>

namespace retinue::ui {

namespace {
constexpr int kIdRole = Qt::UserRole, kListWidth = 240;
constexpr QSize kFirstSize{860, 620};
const QString kTopicScheme = QStringLiteral("topic");
} // namespace

HelpWindow::HelpWindow(const QString &language, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_library(language)
    , m_search(new QLineEdit(this))
    , m_topics(new QListWidget(this))
    , m_page(new HelpPage(this))
{
    setObjectName(QStringLiteral("helpWindow"));
    setWindowTitle(tr("Retinue Help"));
    setWindowIcon(productIcon());
    resize(kFirstSize);
    auto *columns = new QHBoxLayout(this);
    auto *left = new QVBoxLayout;
    left->addWidget(m_search);
    left->addWidget(m_topics, 1);
    columns->addLayout(left);
    columns->addWidget(m_page, 1);

    m_search->setObjectName(QStringLiteral("helpSearch"));
    makeFilterField(m_search, tr("Search the help"), tr("Search the help"));
    m_topics->setObjectName(QStringLiteral("helpTopics"));
    m_topics->setAccessibleName(tr("Help pages"));
    m_topics->setFixedWidth(kListWidth);
    m_search->setFixedWidth(kListWidth);
    m_page->setObjectName(QStringLiteral("helpPage"));
    m_page->setAccessibleName(tr("Help page"));
    m_page->setOpenLinks(false);
    m_page->document()->setDocumentMargin(2 * kSpace);

    connect(m_search, &QLineEdit::textChanged, this, &HelpWindow::list);
    connect(m_topics, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem *item) {
        if (item)
            read(*m_library.find(item->data(kIdRole).toString()));
    });
    connect(m_page, &HelpPage::anchorClicked, this, [this](const QUrl &link) {
        if (link.scheme() == kTopicScheme)
            showTopic(link.path());
    });
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, m_search,
            qOverload<>(&QWidget::setFocus));
    connect(new QShortcut(QKeySequence(Qt::Key_Escape), this), &QShortcut::activated, this, &QWidget::close);
    list({});
    showTopic({});
}

void HelpWindow::list(const QString &words)
{
    const QSignalBlocker quiet(m_topics);
    m_topics->clear();
    for (const HelpTopic *topic : m_library.search(words)) {
        auto *item = new QListWidgetItem(topic->title, m_topics);
        item->setData(kIdRole, topic->id);
        if (topic->id == m_current)
            m_topics->setCurrentItem(item);
    }
}

void HelpWindow::showTopic(const QString &id)
{
    const HelpTopic *topic = m_library.find(id);
    if (!topic && !m_library.topics().empty())
        topic = &m_library.topics().front();
    if (!topic)
        return;
    m_current = topic->id;
    m_search->clear();
    list({});
    read(*topic);
}

void HelpWindow::read(const HelpTopic &topic)
{
    m_current = topic.id;
    m_page->read(topic.text);
    const QString words = m_search->text().section(u' ', 0, 0);
    if (!words.isEmpty())
        m_page->find(words);
}

QString HelpWindow::currentTopic() const
{
    return m_current;
}

} // namespace retinue::ui
