#pragma once

#include "ui/prepare/data_files.h"

#include <QDialog>

class QComboBox;
class QLabel;

namespace retinue::ui {

class NewPassword;

/// Asks as what users' data are exported, and for the passphrase of an encrypted package. accepted() when the
/// file is to be chosen.
class ExportDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ExportDialog(QWidget *parent = nullptr);
    ~ExportDialog() override;

    [[nodiscard]] ExportFormat format() const;
    [[nodiscard]] Passphrase passphrase() const; ///< of a SealedPackage

private:
    void draw();
    void goOn();

    QComboBox *m_formats;
    QLabel *m_meaning;
    QWidget *m_secret;
    NewPassword *m_passphrase;
};

} // namespace retinue::ui
