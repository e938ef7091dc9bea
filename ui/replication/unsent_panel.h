#pragma once

#include "ui/replication/unsent_model.h"
#include "ui/widgets/secret_dialog.h"

#include <QWidget>

class QGroupBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace retinue::ui {

class EmptyState;
class NewPassword;

/// Of a server that was replaced: what the new server has not, and saving it for an import there.
class UnsentPanel : public QWidget
{
    Q_OBJECT
public:
    /// The engine outlives this.
    explicit UnsentPanel(engine::Engine &engine, QWidget *parent = nullptr);
    void setReport(engine::UnsentReport report);
    /// It cannot be told now.
    void setFailure(const Error &error);
    /// As if this file had been chosen.
    void saveTo(const QString &path);

Q_SIGNALS:
    /// `passphrase`: null: without.
    void saveWanted(const QString &path, const retinue::ui::SharedSecret &passphrase);
    void refused(const QString &why); ///< what was entered cannot be taken

private:
    [[nodiscard]] QWidget *buildSome();
    [[nodiscard]] bool isSealed() const;
    void chooseFile();

    UnsentModel m_model;
    QStackedWidget *m_stack;
    EmptyState *m_nothing;
    StatusLabel *m_summary;
    QLabel *m_notes;
    QTableView *m_table;
    QGroupBox *m_sealing;
    NewPassword *m_passphrase = nullptr;
    QPushButton *m_save;
    QWidget *m_some; ///< all but m_nothing
};

} // namespace retinue::ui
