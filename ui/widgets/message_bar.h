#pragma once

#include "core/base/error.h"
#include "ui/widgets/status_label.h"

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;
class QToolButton;

namespace retinue::ui {

/// Something the user is told in passing. `next` is the label of its one action; empty: none.
struct Message
{
    Health health = Health::Good;
    QString text;
    QString detail; ///< technical line, shown on demand; empty: none
    QString next;
    std::function<void()> act;

    /// "<doing>: <what>. <next step>" of a failure, with its technical line.
    [[nodiscard]] static Message failure(const QString &doing, const Error &error);
};

/// The quiet bar over a page: news and failures, never a dialog. One message at a time, the newest; a good
/// one goes by itself after a while, the others stay until they are closed or replaced.
class MessageBar : public QFrame
{
    Q_OBJECT
public:
    explicit MessageBar(QWidget *parent = nullptr);
    void show(Message message);
    void clear();
    [[nodiscard]] QString text() const; ///< empty while nothing is shown

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Message m_message;
    StatusLabel *m_status;
    QLabel *m_detail;
    QPushButton *m_action;
    QToolButton *m_more, *m_close;
    class QTimer *m_timer;
};

} // namespace retinue::ui
