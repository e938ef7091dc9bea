#pragma once

#include "core/base/secret_bytes.h"

#include <QDialog>

#include <memory>

class QLineEdit;

namespace retinue::ui {

class NewPassword;
class StatusLabel;

/// Asks for the ID and the first password of a further administrator.
class AddAdministratorDialog : public QDialog
{
    Q_OBJECT
public:
    explicit AddAdministratorDialog(QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const QString &id, const std::shared_ptr<const retinue::base::SecretBytes> &password);

private:
    void check();

    QLineEdit *m_id;
    NewPassword *m_password;
    StatusLabel *m_problem;
};

} // namespace retinue::ui
