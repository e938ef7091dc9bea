#pragma once

#include "core/base/cancel_token.h"
#include "ui/backup/settings_card.h"

class QCheckBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace retinue::ui {

class ShareTestView;

/// The share of [Network] (R50), and whether it can be reached.
class ShareCard : public SettingsCard
{
    Q_OBJECT
public:
    ShareCard(Machine &machine, Session &session, QWidget *parent);
    ~ShareCard() override;

protected:
    void showKept() override;
    [[nodiscard]] bool isChanged() const override;
    void save() override;

private:
    [[nodiscard]] QLineEdit *addField(QFormLayout *form, const QString &label, const char *name);
    [[nodiscard]] engine::NetworkShare entered() const;
    void testOrStop();
    void drawTest();

    QLineEdit *m_host, *m_share, *m_folder, *m_user, *m_password;
    QSpinBox *m_port;
    QCheckBox *m_encrypted;
    QPushButton *m_test;
    ShareTestView *m_result;
    CancelToken m_testing;
    bool m_isTesting = false;
};

} // namespace retinue::ui
