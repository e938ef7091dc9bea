#pragma once

#include "core/base/secret_bytes.h"
#include "ui/widgets/status_label.h"

#include <QDialog>

#include <memory>

class QLineEdit;

namespace retinue::ui {

/// What somebody entered to open an encrypted file.
using SharedSecret = std::shared_ptr<const SecretBytes>;

/// Asks for the secret of an encrypted file. accepted() when something was entered.
class SecretDialog : public QDialog
{
    Q_OBJECT
public:
    struct Question
    {
        QString title;
        Health health = Health::Notice; ///< Bad: what was tried before does not open it
        QString status;                 ///< a sentence that names the file
        QString label;                  ///< of the field ("&Passphrase:")
        QString note;                   ///< below it; may be empty
        QString fieldName;              ///< the field's object name
    };
    SecretDialog(const Question &question, QWidget *parent);
    ~SecretDialog() override;
    [[nodiscard]] SharedSecret secret() const;

private:
    QLineEdit *m_field;
};

} // namespace retinue::ui
