#pragma once

#include "ui/log/log_model.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;

namespace retinue::ui {

class LogView;
class StatusLabel;

/// One log: filter as you type, rows, and what the chosen row's word means and what to do about it. While it
/// is seen it looks for new rows every second.
class LogPanel : public QWidget
{
    Q_OBJECT
public:
    /// `objectName` is the prefix of those inside ("execution": "executionTable"). The engine outlives it.
    LogPanel(engine::Engine &engine, std::shared_ptr<const LogSource> source, const QString &title,
             const QString &prefix, QWidget *parent = nullptr);

    [[nodiscard]] const std::shared_ptr<const LogSource> &source() const { return m_source; }
    /// The filter as it was typed, though its rows may still be on their way.
    [[nodiscard]] QString filterText() const;

Q_SIGNALS:
    void failed(const retinue::base::Error &error);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildDetails(const QString &prefix);
    void applyFilter();
    void showState();
    void explain();

    const std::shared_ptr<const LogSource> m_source;
    LogModel m_model;
    QLineEdit *m_filter;
    QLabel *m_state;
    LogView *m_view;
    QWidget *m_details;
    StatusLabel *m_what;
    QLabel *m_next;
    QTimer m_typing, m_look;
    bool m_begun = false;
};

} // namespace retinue::ui
