#pragma once

#include "ui/prepare/data_files.h"
#include "ui/shell/machine.h"
#include "ui/shell/session.h"
#include "ui/widgets/message_bar.h"

#include <QObject>

class QWidget;

namespace retinue::ui {

/// Exporting and importing inside the window, from the question to the news of its end (R23, R24).
class DataExchange : public QObject
{
    Q_OBJECT
public:
    /// Dialogs belong to `page`. All outlive this.
    DataExchange(Machine &machine, Session &session, QWidget *page);

    /// `incomplete`: those who lack something by now; with them it asks a second time first.
    void exportData(const std::vector<client::PreparedOwner> &incomplete);
    void importData();

Q_SIGNALS:
    void told(const retinue::ui::Message &message);
    void ended(); ///< an export or import, however

private:
    /// Whether the one who ordered it is still the one at the console: nothing of it is shown to another.
    [[nodiscard]] bool isStill(const QString &administrator) const;
    void askFormat(const std::vector<OwnerKey> &confirmed);
    void askExportFile(ExportOrder order);
    void startExport(const ExportOrder &order);
    void tellExported(const ExportOutcome &outcome);
    void readImport(const QString &path, const Passphrase &passphrase);
    void askPassphrase(const QString &path, bool wasWrong);
    void confirmImport(const QString &path, const ImportPlan &plan);
    void startImport(const QString &path, const ImportPlan &plan);
    void tellImported(const client::ImportReport &report, const ImportPlan &plan);

    Machine &m_machine;
    Session &m_session;
    QWidget *m_page;
};

} // namespace retinue::ui
