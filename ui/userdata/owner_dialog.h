#pragma once

#include "core/engine/engine.h"

#include <QDialog>
#include <QTimer>

#include <vector>

class QDialogButtonBox;
class QLabel;
class QPushButton;

namespace retinue::ui {

class SettingsTable;
class StatusLabel;

/// A user's (or group's) page: what is stored for them, item by item, with revision, time and device; secret
/// values never. Follows what happens while it is open. Not modal.
class OwnerDialog : public QDialog
{
    Q_OBJECT
public:
    /// The engine outlives it.
    OwnerDialog(engine::Engine &engine, const OwnerKey &owner, QWidget *parent);
    [[nodiscard]] const OwnerKey &owner() const { return m_key; }
    /// In the store; null until it was read.
    [[nodiscard]] const OwnerId &id() const { return m_id; }

Q_SIGNALS:
    void renameWanted(); ///< of users
    void mergeWanted();  ///< of users
    void takeOverWanted();
    void deletionWanted(const retinue::base::OwnerId &owner);

private:
    [[nodiscard]] QPushButton *makeButton(const QString &name, const QString &iconName, const QString &text);
    [[nodiscard]] QDialogButtonBox *makeButtons();
    void ask();
    void draw(const userdata::OwnerDetails &details);

    engine::Engine &m_engine;
    const OwnerKey m_key;
    OwnerId m_id;
    StatusLabel *m_state;
    QLabel *m_facts, *m_related;
    SettingsTable *m_settings;
    std::vector<QPushButton *> m_actions; ///< while something is stored
    QTimer m_soon;
};

} // namespace retinue::ui
