#pragma once

#include "ui/widgets/status_label.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace retinue::ui {

/// How far the planned replacement of the server machine is.
struct HandOverFacts
{
    int running = 0; ///< client machines that are started
    int devices = 0; ///< enrolled
    bool isSet = false;
    bool isProven = false; ///< the copy was compared with all that is here now
    bool isBusy = false;   ///< a step is at work
    QString destination;   ///< address of the machine that stands by; empty: none was ever set
};

/// The planned replacement of the server machine by the one that stands by for it: steps that are looked at,
/// each with what does it; a step waits for those before it.
class HandOverPanel : public QWidget
{
    Q_OBJECT
public:
    explicit HandOverPanel(QWidget *parent = nullptr);
    void setFacts(const HandOverFacts &facts);

Q_SIGNALS:
    void stopClientsWanted();
    void verifyWanted();
    void stopReplicationWanted();
    void left(); ///< the user is done with it

private:
    struct Step
    {
        StatusLabel *text = nullptr;
        QLabel *more = nullptr;
        QPushButton *button = nullptr; ///< null: it is done elsewhere
    };
    [[nodiscard]] Step addStep(const char *name, const QString &button);
    static void draw(const Step &step, Health health, const QString &text, const QString &more,
                     bool isToBeDone);

    Step m_clients, m_copy, m_replication, m_takeOver;
};

} // namespace retinue::ui
