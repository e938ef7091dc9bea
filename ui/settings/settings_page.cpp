#include "ui/settings/settings_page.h"

#include "ui/settings/administrators_card.h"
#include "ui/settings/appearance_card.h"
#include "ui/settings/mail_card.h"
#include "ui/settings/notice_rules_card.h"
#include "ui/settings/security_card.h"
#include "ui/settings/server_card.h"
#include "ui/settings/webhook_card.h"

#include <QScrollArea>
#include <QVBoxLayout>

#include <type_traits>

namespace retinue::ui {

namespace {
constexpr int kWidest = 720; ///< lines that are longer are hard to read
}

SettingsPage::SettingsPage(Machine &machine, Session &session, Preferences &preferences, IdleLock &idleLock,
                           QWidget *parent)
    : Page({QStringLiteral("settings"),
            {},
            tr("Settings"),
            QStringLiteral("settings"),
            tr("This desktop, the administrators, the server, and who is told of failures.")},
           parent)
{
    auto *scroll = m_scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus); // it follows the focus of what is inside
    auto *column = new QWidget(scroll);
    column->setMaximumWidth(kWidest);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, kSpace, 0);
    layout->setSpacing(2 * kSpace);
    auto *security = new SecurityCard(machine, session, idleLock, column);
    auto *administrators = new AdministratorsCard(machine, session, column);
    auto *server = new ServerCard(machine, session, column);
    layout->addWidget(new AppearanceCard(preferences, column));
    layout->addWidget(security);
    layout->addWidget(administrators);
    layout->addWidget(server);
    const auto add = [&](auto *card) {
        layout->addWidget(card);
        connect(card, &std::remove_pointer_t<decltype(card)>::told, this, &Page::told);
        return card;
    };
    m_notices = add(new MailCard(machine, session, column));
    add(new WebhookCard(machine, session, column));
    add(new SystemLogCard(machine, session, column));
    add(new NoticeRulesCard(machine, session, column));
    layout->addStretch();
    scroll->setWidget(column);
    content()->addWidget(scroll);
    connect(security, &SecurityCard::told, this, &Page::told);
    connect(administrators, &AdministratorsCard::told, this, &Page::told);
    connect(server, &ServerCard::told, this, &Page::told);
}

void SettingsPage::showDetail(const QString &detail)
{
    if (detail == QLatin1String("notices"))
        m_scroll->ensureWidgetVisible(m_notices, 0, m_notices->height());
}

} // namespace retinue::ui
