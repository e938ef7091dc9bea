#pragma once

#include "ui/shell/machine.h"
#include "ui/shell/page.h"
#include "ui/shell/session.h"

class QTabWidget;

namespace retinue::ui {

class ExportPanel;
class ImportPanel;
class ImportsPanel;

/// [Import and Export] over the whole store: files in and out, and what was imported before. A file can be
/// dropped anywhere on it.
class ExchangePage : public Page
{
    Q_OBJECT
public:
    /// Both outlive this.
    ExchangePage(Machine &machine, Session &session, QWidget *parent = nullptr);

    /// "import", "imports" or "export"; in lines after "export" whose data, as OwnerKey::toString().
    void showDetail(const QString &detail) override;

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QTabWidget *m_tabs;
    ImportPanel *m_import;
    ImportsPanel *m_imports;
    ExportPanel *m_export;
};

} // namespace retinue::ui
