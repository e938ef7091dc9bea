#pragma once

#include "core/engine/engine.h"

#include <QDialog>
#include <QTimer>

class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QStringListModel;

namespace retinue::ui {

class StatusLabel;

/// Gives a user another name, or merges one user into another: the name is typed, and it is seen at once
/// whether it is free or taken, and what would become of the settings. Where the one cannot be done the other
/// is offered. Does it itself, so that a refusal is answered here, and stays open until then. accepted() when
/// it is done.
class MoveDialog : public QDialog
{
    Q_OBJECT
public:
    enum class Intent { Rename, Merge };

    /// The engine outlives it. `who`: the administrator.
    MoveDialog(engine::Engine &engine, const OwnerKey &owner, Intent intent, const QString &who,
               QWidget *parent);

    [[nodiscard]] Intent intent() const { return m_intent; }
    /// The user who has the settings afterwards; of an accepted one.
    [[nodiscard]] const OwnerKey &target() const { return m_target; }
    /// All that it says, line by line.
    [[nodiscard]] QString text() const;

public Q_SLOTS:
    void reject() override;

private:
    /// What it would do, or has done.
    struct Planned
    {
        Result<engine::MoveOutlook> outlook;
        bool isThere = true; ///< the user whose name goes
    };
    static Planned planned(engine::Engine &engine, const OwnerKey &owner,
                           Result<engine::MoveOutlook> outlook);

    void makeChoices();
    void setIntent(Intent intent);
    void look();
    void suggest(const QString &typed);
    void show(const Planned &plan);
    void showFailure(const Planned &plan);
    void showPlan(const engine::MoveOutlook &outlook);
    void showConsequences(bool keeps);
    void setMoving(bool isMoving);
    void allow(bool isAllowed, const QString &otherWay = {});
    void carryOut();
    [[nodiscard]] userdata::Existing existing() const;

    engine::Engine &m_engine;
    const OwnerKey m_owner;
    OwnerKey m_target;
    const QString m_who;
    Intent m_intent;
    bool m_isMoving = false;
    bool m_isLooking = false;
    bool m_looksAgain = false; ///< something happened while it was looking
    unsigned m_turn = 0;       ///< answers to former questions are not for us
    QLineEdit *m_name;
    QLabel *m_label, *m_consequences;
    QStringListModel *m_suggestions;
    StatusLabel *m_status;
    QWidget *m_choices; ///< of a merge
    QRadioButton *m_keep, *m_replace;
    QPushButton *m_other, *m_do, *m_cancel;
    QTimer m_typing;
};

} // namespace retinue::ui
