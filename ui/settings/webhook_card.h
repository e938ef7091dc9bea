#pragma once

#include "ui/settings/notice_card.h"

namespace retinue::ui {

/// Failures to a webhook.
class WebhookCard : public NoticeCard
{
    Q_OBJECT
public:
    WebhookCard(Machine &machine, Session &session, QWidget *parent);

protected:
    void showKept(const engine::NoticeSetup &setup) override;
    [[nodiscard]] bool isChanged(const engine::NoticeSetup &setup) const override;
    [[nodiscard]] bool isComplete() const override;
    [[nodiscard]] Save saving() const override;
    [[nodiscard]] Try trying() const override;

private:
    [[nodiscard]] engine::WebhookSettings entered() const;

    QLineEdit *m_url, *m_secret;
    QCheckBox *m_forget;
    bool m_hasSecret = false;
};

/// Failures to this system's own log.
class SystemLogCard : public NoticeCard
{
    Q_OBJECT
public:
    SystemLogCard(Machine &machine, Session &session, QWidget *parent);

protected:
    void showKept(const engine::NoticeSetup &) override {}
    [[nodiscard]] bool isChanged(const engine::NoticeSetup &) const override { return false; }
    [[nodiscard]] Save saving() const override;
    [[nodiscard]] Try trying() const override;
};

} // namespace retinue::ui
