#pragma once

#include "ui/widgets/message_bar.h"

#include <QString>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace retinue::ui {

/// What the navigation says of a page.
struct PageInfo
{
    QString id;      ///< stable: "devices"; the help page's name and the object name as well
    QString section; ///< [Device]; empty: stands by itself
    QString title;
    QString icon; ///< name in the icon set
    QString hint; ///< one line under the title
};

/// One page of the console: a header with its title and its actions, and content below. Pages talk to the
/// engine only, never to each other; what they have to say goes up as signals.
class Page : public QWidget
{
    Q_OBJECT
public:
    explicit Page(PageInfo info, QWidget *parent = nullptr);

    [[nodiscard]] const PageInfo &info() const { return m_info; }
    [[nodiscard]] const QString &id() const { return m_info.id; }

Q_SIGNALS:
    /// News or a failure for the bar over the page; failures become desktop notifications too while nobody
    /// looks.
    void told(const retinue::ui::Message &message);
    /// How what the page is about stands; the navigation marks it where it needs attention.
    void healthChanged(retinue::ui::Health health);
    /// Something that the status line shows on every page until it is replaced; empty: nothing. `spoken` is
    /// what a screen reader is told, and should stay when the text is a countdown.
    void standing(const QString &text, const QString &spoken);
    /// The user wants to see another page; `detail` is that page's business.
    void pageWanted(const QString &id, const QString &detail);

public:
    /// The user was led here from elsewhere with this detail.
    virtual void showDetail(const QString &detail);

protected:
    /// Right of the title.
    [[nodiscard]] QHBoxLayout *actions() const { return m_actions; }
    [[nodiscard]] QVBoxLayout *content() const { return m_content; }

private:
    const PageInfo m_info;
    QHBoxLayout *m_actions;
    QVBoxLayout *m_content;
};

} // namespace retinue::ui
