#pragma once

#include "core/engine/engine.h"
#include "ui/shell/session.h"
#include "ui/userdata/move_dialog.h"
#include "ui/widgets/message_bar.h"

#include <QObject>

class QWidget;

namespace retinue::ui {

class OwnerDialog;

/// The users' and groups' pages that are open, and what an administrator does from them: rename, merge, take
/// over from a device. Deleting is the list's.
class OwnerWindows : public QObject
{
    Q_OBJECT
public:
    /// All outlive this; the pages are windows of `parent`.
    OwnerWindows(engine::Engine &engine, const Session &session, QWidget *parent);

    /// Opens the page, or brings it to the front.
    void show(const OwnerKey &owner);

Q_SIGNALS:
    void deletionWanted(const retinue::base::OwnerId &owner);
    void recentlyDeletedWanted();
    void told(const retinue::ui::Message &message);

private:
    void move(OwnerDialog &page, MoveDialog::Intent intent);
    void takeOver(OwnerDialog &page);
    void startTakeOver(const OwnerKey &owner, const DeviceId &device, const QString &deviceName);

    engine::Engine &m_engine;
    const Session &m_session;
    QWidget *m_parent;
};

} // namespace retinue::ui
