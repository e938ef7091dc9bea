#pragma once

#include <QWidget>

class QLineEdit;
class QToolButton;

namespace retinue::ui {

/// A text that somebody will want to carry elsewhere: read-only, selectable, with a button that copies it.
class CopyField : public QWidget
{
    Q_OBJECT
public:
    /// `what` names the text ("Address"), for screen readers.
    explicit CopyField(const QString &what, QWidget *parent = nullptr);
    void setText(const QString &text);
    [[nodiscard]] QString text() const;

private:
    QLineEdit *m_text;
    QToolButton *m_copy;
};

} // namespace retinue::ui
