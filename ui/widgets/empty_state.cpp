#include "ui/widgets/empty_state.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace retinue::ui {

namespace {
constexpr int kIconSide = 6 * kSpace;
constexpr int kTextWidth = 60 * kSpace;
constexpr qreal kTitleSize = 1.25;
} // namespace

EmptyState::EmptyState(const QString &icon, QWidget *parent)
    : QWidget(parent)
    , m_iconName(icon)
    , m_icon(new QLabel(this))
    , m_title(new QLabel(this))
    , m_explanation(new QLabel(this))
    , m_action(new QPushButton(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(2 * kSpace);
    layout->addStretch(2);
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    layout->addWidget(m_title, 0, Qt::AlignHCenter);
    layout->addWidget(m_explanation, 0, Qt::AlignHCenter);
    layout->addWidget(m_action, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    QFont large = m_title->font();
    large.setPointSizeF(large.pointSizeF() * kTitleSize);
    large.setWeight(QFont::DemiBold);
    m_title->setFont(large);
    m_title->setTextFormat(Qt::PlainText);
    m_explanation->setTextFormat(Qt::PlainText);
    m_explanation->setWordWrap(true);
    m_explanation->setAlignment(Qt::AlignCenter);
    m_explanation->setMinimumWidth(kTextWidth);
    m_explanation->setForegroundRole(QPalette::PlaceholderText);
    m_action->setObjectName(QStringLiteral("emptyStateButton"));
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionWanted);
    drawIcon();
}

void EmptyState::setText(const QString &title, const QString &explanation, const QString &action)
{
    m_title->setText(title);
    m_explanation->setText(explanation);
    // Aligned in its layout, a label is given one or two lines' height whatever it has.
    m_explanation->setMinimumHeight(m_explanation->heightForWidth(kTextWidth));
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(title);
}

void EmptyState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        drawIcon();
    QWidget::changeEvent(event);
}

void EmptyState::drawIcon()
{
    m_icon->setPixmap(
        icon(m_iconName).pixmap(QSize(kIconSide, kIconSide), devicePixelRatioF(), QIcon::Disabled));
}

} // namespace retinue::ui
