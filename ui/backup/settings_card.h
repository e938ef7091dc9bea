#pragma once

#include "core/engine/backups.h"
#include "ui/shell/machine.h"
#include "ui/shell/session.h"
#include "ui/widgets/card.h"
#include "ui/widgets/message_bar.h"

#include <functional>

class QHBoxLayout;
class QPushButton;

namespace retinue::ui {

/// How backups are made, as it is kept.
struct KeptSettings
{
    QString deviceFolder;
    engine::NetworkShare share;
    engine::BackupEncryption encryption;
    engine::BackupRetention retention;
    engine::BackupSchedule schedule;
};

/// A card of settings that are saved together: its button can be pressed when something differs from what is
/// kept, and what was entered stays until then.
class SettingsCard : public Card
{
    Q_OBJECT
public:
    /// `name` is part of the object name of its button. Machine and session outlive this.
    SettingsCard(const QString &title, const QString &name, Machine &machine, Session &session,
                 QWidget *parent);
    /// What is kept now. What somebody is entering is not touched.
    void setKept(const KeptSettings &kept);

Q_SIGNALS:
    void told(const retinue::ui::Message &message);
    void saved();

protected:
    using SaveChange = std::function<Result<void>(engine::Backups &backups, const QString &who)>;

    /// Fills the fields with what is kept.
    virtual void showKept() = 0;
    [[nodiscard]] virtual bool isChanged() const = 0;
    virtual void save() = 0;

    /// The last row, with the button; for constructors, after all fields.
    void addSaveRow();
    void judge(); ///< something was entered
    /// On a thread of the engine; tells how it ended.
    void apply(const QString &doing, const QString &done, const SaveChange &change);
    [[nodiscard]] QHBoxLayout *saveRow() const { return m_row; }
    [[nodiscard]] engine::Engine &engine() const { return m_machine.engine(); }
    [[nodiscard]] const KeptSettings &kept() const { return m_kept; }

private:
    Machine &m_machine;
    Session &m_session;
    KeptSettings m_kept;
    QHBoxLayout *m_row;
    QPushButton *m_save;
    bool m_isSaving = false, m_isFirst = true;
};

} // namespace retinue::ui
