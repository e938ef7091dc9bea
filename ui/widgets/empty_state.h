#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace retinue::ui {

/// What stands where a list would be while it is empty: why, and what to do about it.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyState(const QString &icon, QWidget *parent = nullptr);
    /// `action`: the label of the button; empty: none.
    void setText(const QString &title, const QString &explanation, const QString &action = {});

Q_SIGNALS:
    void actionWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void drawIcon();

    const QString m_iconName;
    QLabel *m_icon, *m_title, *m_explanation;
    QPushButton *m_action;
};

} // namespace retinue::ui
