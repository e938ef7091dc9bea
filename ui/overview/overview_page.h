#pragma once

#include "ui/overview/clock_watch.h"
#include "ui/overview/conditions.h"
#include "ui/shell/machine.h"
#include "ui/shell/page.h"
#include "ui/shell/session.h"

#include <set>

class QScrollArea;
class QTimer;

namespace retinue::ui {

class ActivityCard;
class AttentionCard;
class EnrolmentCard;
class FactCards;
class HappeningsCard;

/// One look says whether all is well: what needs attention with what to do, the state of server, devices
/// (R13), data and certificate, how the next device is enrolled (R3), what happens now, and how busy it has
/// been.
///
/// Facts are asked for when something changes, every few seconds while the page is seen and once a minute
/// while it is not: then what has newly become bad is told.
class OverviewPage : public Page
{
    Q_OBJECT
public:
    OverviewPage(Machine &machine, Session &session, QWidget *parent = nullptr);
    /// "enrol": to the card that enrols a device.
    void showDetail(const QString &detail) override;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildContent();
    void refreshSoon();
    void refresh();
    void showFacts(OverviewFacts facts);
    void tellOfNew(const std::vector<Condition> &conditions);
    void showActivity();
    void apply(const Condition &condition, const Remedy &remedy);
    void listenAgain();

    Machine &m_machine;
    ClockWatch m_clock;
    QScrollArea *m_scroll;
    AttentionCard *m_attention;
    FactCards *m_facts;
    EnrolmentCard *m_enrolment;
    HappeningsCard *m_happenings;
    ActivityCard *m_activity;
    QTimer *m_timer, *m_soon;
    bool m_asking = false, m_askAgain = false;
    std::set<Condition::Kind> m_known; ///< bad ones that were shown or told
};

} // namespace retinue::ui
