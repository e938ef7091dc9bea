#pragma once

#include "core/exchange/import_preview.h"

#include <QWidget>

class QButtonGroup;
class QLabel;
class QPushButton;
class QTableWidget;

namespace retinue::ui {

class StatusLabel;

/// What importing a file would do, for each choice of what becomes of existing settings, and what is wrong
/// with the file.
class ImportView : public QWidget
{
    Q_OBJECT
public:
    explicit ImportView(QWidget *parent = nullptr);
    void show(const exchange::ImportFile &file, const exchange::ImportPreview &preview);
    [[nodiscard]] store::ImportExisting existing() const;

Q_SIGNALS:
    void importWanted();
    void otherFileWanted();

private:
    void drawChoice();
    void drawProblems(const exchange::ImportPreview &preview);

    exchange::ImportPreview m_preview;
    QLabel *m_file, *m_owners, *m_names, *m_problemCount;
    QButtonGroup *m_existing;
    StatusLabel *m_note;
    QTableWidget *m_problems;
    QPushButton *m_import, *m_other;
};

} // namespace retinue::ui
