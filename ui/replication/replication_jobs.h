#pragma once

#include "core/engine/replication.h"
#include "ui/replication/destination_fields.h"
#include "ui/shell/machine.h"
#include "ui/shell/session.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/secret_dialog.h"

#include <QObject>

namespace retinue::ui {

/// Does what the page is asked for: runs and starts as jobs, the rest as questions; asks before something
/// is destroyed. How a job failed is said where jobs are.
class ReplicationJobs : public QObject
{
    Q_OBJECT
public:
    /// Machine and session outlive this; dialogs belong to `parent`.
    ReplicationJobs(Machine &machine, Session &session, QWidget *parent);

    void start(const engine::ReplicationSettings &settings, const DestinationFields::Entered &destination);
    void stop();
    void replicate();
    void verify();
    void stopClients();
    /// After a question.
    void beginStandby();
    void leaveStandby();
    void serveAgain();
    /// What is not at the new server, for an import there. `passphrase`: null: without.
    void saveUnsent(const QString &path, const SharedSecret &passphrase);
    void takeOver();
    void setDepartmentIdManagement(bool isOn);

Q_SIGNALS:
    void told(const retinue::ui::Message &message);
    void changed(); ///< what was read is not current any more
    void started();
    void provenEqual(const retinue::State &state); ///< everything was compared, of a store in that state
    void startFailed(const retinue::Error &error); ///< R42

private:
    void tell(const QString &doing, const QString &done, const QFuture<Result<void>> &answer);

    Machine &m_machine;
    Session &m_session;
    QWidget *m_window;
};

} // namespace retinue::ui
