#pragma once

#include "core/engine/backups.h"
#include "ui/widgets/status_label.h"

#include <QDialog>

#include <memory>

class QPushButton;

namespace retinue::ui {

/// Shows the recovery sheet and saves it for printing. With a new key it can only be accepted once the sheet
/// was saved: the key is kept nowhere else.
class RecoverySheetDialog : public QDialog
{
    Q_OBJECT
public:
    /// `key`: a new one; null: the sheet without it.
    RecoverySheetDialog(const engine::RecoverySheet &sheet, std::shared_ptr<const engine::RecoveryKey> key,
                        QWidget *parent);
    void saveTo(const QString &path);

private:
    void chooseFile();

    const QString m_html;
    StatusLabel *m_state;
    QPushButton *m_use = nullptr; ///< of a new key
};

} // namespace retinue::ui
