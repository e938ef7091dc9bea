#pragma once

#include <QToolButton>

namespace retinue::ui {

/// A quiet button with an arrow that shows and hides what only few need.
class Disclosure : public QToolButton
{
    Q_OBJECT
public:
    /// `content` is hidden at first; it is placed by the caller and outlives this.
    Disclosure(const QString &text, QWidget *content, QWidget *parent = nullptr);
    void setOpen(bool open);

private:
    QWidget *m_content;
    bool m_open = false;
};

} // namespace retinue::ui
