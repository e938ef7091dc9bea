#pragma once

#include "ui/backup/settings_card.h"

class QButtonGroup;
class QLabel;
class QLineEdit;

namespace retinue::ui {

class NewPassword;

/// Whether backups are encrypted, under what, and the recovery sheet.
class EncryptionCard : public SettingsCard
{
    Q_OBJECT
public:
    EncryptionCard(Machine &machine, Session &session, QWidget *parent);

protected:
    void showKept() override;
    [[nodiscard]] bool isChanged() const override;
    void save() override;

private:
    using Kind = engine::BackupEncryption::Kind;

    void addKind(Kind kind, const QString &text, const char *name);
    [[nodiscard]] Kind kind() const;
    void drawKind();
    void makeKey();
    void showSheet();

    QButtonGroup *m_kinds;
    QLabel *m_meaning;
    QWidget *m_passphraseRows, *m_recipientRows;
    NewPassword *m_passphrase;
    QLineEdit *m_first; ///< of the passphrase's fields
    QLineEdit *m_recipient;
};

} // namespace retinue::ui
