#pragma once

#include "ui/settings/notice_card.h"

class QComboBox;
class QSpinBox;

namespace retinue::ui {

/// Failures by e-mail.
class MailCard : public NoticeCard
{
    Q_OBJECT
public:
    MailCard(Machine &machine, Session &session, QWidget *parent);

protected:
    void showKept(const engine::NoticeSetup &setup) override;
    [[nodiscard]] bool isChanged(const engine::NoticeSetup &setup) const override;
    [[nodiscard]] bool isComplete() const override;
    [[nodiscard]] Save saving() const override;
    [[nodiscard]] Try trying() const override;

private:
    [[nodiscard]] engine::MailSettings entered() const;
    void showWhetherPlain();

    QLineEdit *m_host, *m_user, *m_password, *m_sender, *m_recipients;
    QSpinBox *m_port;
    QComboBox *m_security;
    QCheckBox *m_allowsPlain;
    bool m_hasPassword = false;
};

} // namespace retinue::ui
