#include "ui/widgets/status_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>

namespace retinue::ui {

Tone toneOf(Health health)
{
    switch (health) {
    case Health::Good:
        return Tone::Good;
    case Health::Notice:
        return Tone::Notice;
    case Health::Bad:
        return Tone::Bad;
    case Health::Idle:
        return Tone::Muted;
    case Health::Working:
        return Tone::Accent;
    }
    Q_UNREACHABLE();
}

QPixmap healthMark(Health health, const QPalette &palette, int side, qreal scale)
{
    QPixmap pixmap(QSize(side, side) * scale);
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor colour = toneColour(palette, toneOf(health));
    const qreal s = side;
    const QRectF disc(s * 0.08, s * 0.08, s * 0.84, s * 0.84);
    const QPen sign(palette.color(QPalette::Base), s * 0.12, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    switch (health) {
    case Health::Good:
        painter.drawEllipse(disc);
        painter.setPen(sign);
        painter.drawPolyline(QPolygonF({{s * 0.30, s * 0.52}, {s * 0.45, s * 0.67}, {s * 0.71, s * 0.36}}));
        break;
    case Health::Notice:
        painter.drawPolygon(QPolygonF({{s * 0.5, s * 0.06}, {s * 0.97, s * 0.92}, {s * 0.03, s * 0.92}}));
        painter.setPen(sign);
        painter.drawLine(QPointF(s * 0.5, s * 0.38), QPointF(s * 0.5, s * 0.60));
        painter.drawPoint(QPointF(s * 0.5, s * 0.78));
        break;
    case Health::Bad:
        painter.drawEllipse(disc);
        painter.setPen(sign);
        painter.drawLine(QPointF(s * 0.34, s * 0.34), QPointF(s * 0.66, s * 0.66));
        painter.drawLine(QPointF(s * 0.66, s * 0.34), QPointF(s * 0.34, s * 0.66));
        break;
    case Health::Idle:
    case Health::Working:
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colour, s * 0.14, Qt::SolidLine, Qt::RoundCap));
        painter.drawArc(disc.adjusted(s * 0.08, s * 0.08, -s * 0.08, -s * 0.08), 90 * 16,
                        (health == Health::Idle ? 360 : 250) * 16);
        break;
    }
    return pixmap;
}

StatusLabel::StatusLabel(QWidget *parent)
    : QWidget(parent)
    , m_mark(new QLabel(this))
    , m_text(new QLabel(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kSpace);
    layout->addWidget(m_mark, 0, Qt::AlignTop);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText); // names come from outside
    m_text->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    layout->addWidget(m_text, 1);
    draw();
}

void StatusLabel::setStatus(Health health, const QString &text)
{
    m_health = health;
    m_text->setText(text);
    setAccessibleName(text);
    if (!m_text->wordWrap())
        setToolTip(text);
    draw();
}

void StatusLabel::keepToOneLine()
{
    m_text->setWordWrap(false);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    for (QLabel *label : {m_mark, m_text})
        layout()->setAlignment(label, Qt::AlignVCenter);
}

QString StatusLabel::text() const
{
    return m_text->text();
}

void StatusLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        draw();
    QWidget::changeEvent(event);
}

void StatusLabel::draw()
{
    const int side = fontMetrics().height();
    m_mark->setPixmap(healthMark(m_health, palette(), side, devicePixelRatioF()));
}

} // namespace retinue::ui
