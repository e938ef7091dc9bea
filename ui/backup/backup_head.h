#pragma once

#include "core/engine/backups.h"
#include "ui/widgets/card.h"
#include "ui/widgets/status_label.h"

class QButtonGroup;
class QCheckBox;
class QPushButton;

namespace retinue::ui {

/// Whether the data are safe, in one sentence; where backups go, and [Back Up Now].
class BackupHead : public Card
{
    Q_OBJECT
public:
    explicit BackupHead(QWidget *parent = nullptr);
    void setState(const engine::BackupState &state, Timestamp now);
    /// A backup by hand is on its way.
    void setBusy(bool busy);
    [[nodiscard]] engine::BackupPlace place() const;
    void setPlace(engine::BackupPlace place);
    [[nodiscard]] Health health() const { return m_state->health(); }
    void backUp() { Q_EMIT backUpWanted(place(), wanted()); }

Q_SIGNALS:
    void placeChanged();
    void backUpWanted(retinue::engine::BackupPlace place, retinue::engine::BackUpWish::Content content);

private:
    [[nodiscard]] engine::BackUpWish::Content wanted() const;

    StatusLabel *m_state;
    QLabel *m_next, *m_moments;
    QButtonGroup *m_places;
    QCheckBox *m_onlyChanges;
    QPushButton *m_backUp;
};

} // namespace retinue::ui
