#pragma once

#include "core/base/secret_bytes.h"

#include <QDialog>

#include <memory>

class QLineEdit;

namespace retinue::ui {

/// What opens an encrypted backup; null: the passphrase that is kept, if there is one.
using BackupSecretPtr = std::shared_ptr<const SecretBytes>;

/// Asks for the passphrase or the recovery key of a backup. accepted() when something was entered.
class SecretDialog : public QDialog
{
    Q_OBJECT
public:
    /// `backup` names it; `wasWrong`: what was tried before does not open it.
    SecretDialog(const QString &backup, bool wasWrong, QWidget *parent);
    ~SecretDialog() override;
    [[nodiscard]] BackupSecretPtr secret() const;

private:
    QLineEdit *m_field;
};

} // namespace retinue::ui
