#pragma once

#include "ui/prepare/data_files.h"

#include <QDialog>

class QLineEdit;

namespace retinue::ui {

/// Asks for the passphrase of an encrypted package.
class PassphraseDialog : public QDialog
{
    Q_OBJECT
public:
    /// `wasWrong`: one was tried.
    PassphraseDialog(const QString &file, bool wasWrong, QWidget *parent = nullptr);
    ~PassphraseDialog() override;
    [[nodiscard]] Passphrase passphrase() const;

private:
    QLineEdit *m_field;
};

} // namespace retinue::ui
