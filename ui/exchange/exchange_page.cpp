#include "ui/exchange/exchange_page.h"

#include "ui/exchange/export_panel.h"
#include "ui/exchange/import_panel.h"
#include "ui/exchange/imports_panel.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QTabWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace retinue::ui {

namespace {

/// The one file that is dragged; empty: it is something else.
QString fileOf(const QMimeData *dragged)
{
    const QList<QUrl> urls = dragged->urls();
    return urls.size() == 1 && urls.front().isLocalFile() ? urls.front().toLocalFile() : QString();
}

/// Users and groups as OwnerKey::toString() has them; others are left out.
std::vector<OwnerKey> ownersIn(const QStringList &lines)
{
    std::vector<OwnerKey> owners;
    for (const QString &line : lines) {
        const bool isGroup = line.startsWith(u"group ");
        const QString name = line.section(u' ', 1);
        if (auto owner = isGroup ? OwnerKey::group(name) : OwnerKey::parseUser(name))
            owners.push_back(*std::move(owner));
    }
    return owners;
}

} // namespace

ExchangePage::ExchangePage(Machine &machine, Session &session, QWidget *parent)
    : Page({QStringLiteral("exchange"), tr("User Data"), tr("Import and Export"), QStringLiteral("export"),
            tr("Users' settings from files and into files, for the whole server")},
           parent)
    , m_tabs(new QTabWidget(this))
    , m_import(new ImportPanel(machine, session, this))
    , m_imports(new ImportsPanel(machine, session, this))
    , m_export(new ExportPanel(machine, session, this))
{
    setAcceptDrops(true);
    m_tabs->setObjectName(QStringLiteral("exchangeTabs"));
    m_tabs->setAccessibleName(tr("Import and Export"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_import, tr("Import"));
    m_tabs->addTab(m_imports, tr("Earlier Imports"));
    m_tabs->addTab(m_export, tr("Export"));
    content()->addWidget(m_tabs, 1);
    connect(m_import, &ImportPanel::told, this, &Page::told);
    connect(m_imports, &ImportsPanel::told, this, &Page::told);
    connect(m_export, &ExportPanel::told, this, &Page::told);
    connect(m_import, &ImportPanel::undoWanted, this, [this](qint64 import) {
        m_tabs->setCurrentWidget(m_imports);
        m_imports->undo(import);
    });
}

void ExchangePage::showDetail(const QString &detail)
{
    QStringList lines = detail.split(u'\n');
    const QString tab = lines.takeFirst();
    if (tab == u"export" && !lines.isEmpty())
        m_export->pick(ownersIn(lines));
    if (tab == u"imports")
        m_tabs->setCurrentWidget(m_imports);
    else if (tab == u"export")
        m_tabs->setCurrentWidget(m_export);
    else
        m_tabs->setCurrentWidget(m_import);
}

void ExchangePage::dragEnterEvent(QDragEnterEvent *event)
{
    if (!fileOf(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ExchangePage::dropEvent(QDropEvent *event)
{
    const QString path = fileOf(event->mimeData());
    if (path.isEmpty())
        return;
    event->acceptProposedAction();
    m_tabs->setCurrentWidget(m_import);
    m_import->read(path);
}

} // namespace retinue::ui
