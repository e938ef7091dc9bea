#pragma once

#include "core/client/export_window.h"
#include "ui/widgets/card.h"

#include <QElapsedTimer>
#include <QTimer>

class QPushButton;

namespace retinue::ui {

class StatusLabel;

/// Whether importing and exporting are allowed now, for how long, and what became incomplete (R23, R24). The
/// time is counted down here between two looks at the client, which knows it.
class WindowPanel : public Card
{
    Q_OBJECT
public:
    explicit WindowPanel(QWidget *parent = nullptr);
    void setWindow(const client::ExportWindow &window, Timestamp now);
    /// The client is stopped: no window is needed.
    void setStopped(bool stopped);
    /// A preparation is under way.
    void setBusy(bool busy);
    [[nodiscard]] std::chrono::milliseconds left() const;
    [[nodiscard]] std::vector<client::PreparedOwner> incomplete() const;

Q_SIGNALS:
    /// Once a second while it is open, and once when it ends: the countdown (empty: ended), and what is said
    /// of it aloud, which stays the same.
    void counted(const QString &countdown, const QString &spoken);
    void exportWanted();
    void importWanted();

private:
    void draw();

    client::ExportWindow m_window;
    QElapsedTimer m_since;
    QString m_spoken;
    bool m_busy = false, m_isStopped = false;
    QTimer m_timer;
    StatusLabel *m_state, *m_incomplete;
    QLabel *m_countdown, *m_warning;
    QPushButton *m_export, *m_import;
};

} // namespace retinue::ui
