#pragma once

#include "ui/widgets/theme.h"

#include <QIcon>
#include <QWidget>

class QLabel;

namespace retinue::ui {

/// How something is doing. Each has a colour, a shape and a word, so that none of them is needed alone.
enum class Health { Good, Notice, Bad, Idle, Working };

[[nodiscard]] Tone toneOf(Health health);
/// The shape: a circle with a tick, a triangle, a cross, a ring, a half ring; in its colour.
[[nodiscard]] QPixmap healthMark(Health health, const QPalette &palette, int side, qreal scale);

/// A mark and a sentence about how something is doing.
class StatusLabel : public QWidget
{
    Q_OBJECT
public:
    explicit StatusLabel(QWidget *parent = nullptr);
    void setStatus(Health health, const QString &text);
    [[nodiscard]] Health health() const { return m_health; }
    /// Cuts off what does not fit instead of taking another line; a tool tip has it all.
    void keepToOneLine();
    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void draw();

    Health m_health = Health::Idle;
    QLabel *m_mark, *m_text;
};

} // namespace retinue::ui
