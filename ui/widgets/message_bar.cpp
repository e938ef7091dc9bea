#include "ui/widgets/message_bar.h"

#include "ui/text/error_text.h"
#include "ui/widgets/icons.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

namespace retinue::ui {

namespace {
constexpr std::chrono::seconds kGoodNewsStay{8};
}

Message Message::failure(const QString &doing, const Error &error)
{
    Message message;
    message.health = Health::Bad;
    message.text = QStringLiteral("%1: %2").arg(doing, errorText(error).toString());
    message.detail = detailOf(error);
    return message;
}

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , m_status(new StatusLabel(this))
    , m_detail(new QLabel(this))
    , m_action(new QPushButton(this))
    , m_more(new QToolButton(this))
    , m_close(new QToolButton(this))
    , m_timer(new QTimer(this))
{
    setObjectName(QStringLiteral("messageBar"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * kSpace, kSpace, kSpace, kSpace);
    auto *line = new QHBoxLayout;
    line->addWidget(m_status, 1);
    line->addWidget(m_action);
    line->addWidget(m_more);
    line->addWidget(m_close);
    layout->addLayout(line);
    layout->addWidget(m_detail);

    m_detail->setWordWrap(true);
    m_detail->setTextFormat(Qt::PlainText);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_detail->setForegroundRole(QPalette::PlaceholderText);
    m_action->setObjectName(QStringLiteral("messageAction"));
    m_more->setObjectName(QStringLiteral("messageDetails"));
    m_more->setText(tr("Details"));
    m_more->setAccessibleName(tr("Show the details of this message"));
    m_more->setCheckable(true);
    m_close->setObjectName(QStringLiteral("messageClose"));
    m_close->setIcon(icon(QStringLiteral("close")));
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(tr("Close this message"));

    connect(m_close, &QToolButton::clicked, this, &MessageBar::clear);
    connect(m_more, &QToolButton::toggled, m_detail, &QLabel::setVisible);
    connect(m_action, &QPushButton::clicked, this, [this] {
        const auto act = m_message.act;
        clear();
        if (act)
            act();
    });
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &MessageBar::clear);
    clear();
}

void MessageBar::show(Message message)
{
    m_message = std::move(message);
    m_status->setStatus(m_message.health, m_message.text);
    m_detail->setText(m_message.detail);
    m_more->setChecked(false);
    m_detail->hide();
    m_more->setVisible(!m_message.detail.isEmpty());
    m_action->setText(m_message.next);
    m_action->setAccessibleName(m_message.next);
    m_action->setVisible(!m_message.next.isEmpty());
    setVisible(true);
    if (m_message.health == Health::Good && m_message.next.isEmpty())
        m_timer->start(kGoodNewsStay);
    else
        m_timer->stop();
    QAccessibleEvent spoken(m_status, QAccessible::Alert);
    QAccessible::updateAccessibility(&spoken);
    update();
}

void MessageBar::clear()
{
    m_timer->stop();
    m_message = {};
    hide();
}

QString MessageBar::text() const
{
    return m_message.text;
}

void MessageBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), cardColour(palette()));
    painter.fillRect(QRect(0, 0, kSpace / 2, height()), toneColour(palette(), toneOf(m_message.health)));
    painter.fillRect(QRect(0, height() - 1, width(), 1), edgeColour(palette()));
}

} // namespace retinue::ui
