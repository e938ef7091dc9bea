#pragma once

#include <QFrame>

class QLabel;
class QVBoxLayout;

namespace retinue::ui {

/// A rounded surface with a title over its content: what pages are made of.
class Card : public QFrame
{
    Q_OBJECT
public:
    /// `title` is the accessible name as well; empty: no title line.
    explicit Card(const QString &title, QWidget *parent = nullptr);
    /// Where the content goes.
    [[nodiscard]] QVBoxLayout *content() const { return m_content; }
    void setTitle(const QString &title);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_title;
    QVBoxLayout *m_content;
};

/// A label that says something in passing: small, wrapped, muted in every theme.
[[nodiscard]] QLabel *makeNote(const QString &text, QWidget *parent = nullptr);

} // namespace retinue::ui
