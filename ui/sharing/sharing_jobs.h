#pragma once

#include "ui/shell/machine.h"
#include "ui/shell/session.h"
#include "ui/widgets/message_bar.h"

#include <QObject>

#include <functional>

namespace retinue::ui {

/// What is done on the page, as jobs in the name of who is signed in; how it went comes back as messages.
/// Failures of jobs are told where jobs are.
class SharingJobs : public QObject
{
    Q_OBJECT
public:
    /// Both outlive this.
    SharingJobs(Machine &machine, Session &session, QObject *parent);

    void apply(const sharing::Draft &draft, const engine::SharingOptions &options);
    void undo(std::int64_t change, const engine::SharingOptions &options);
    void goOn();
    void stopAll();
    void startAgain();
    void giveUpKept();

Q_SIGNALS:
    void told(const retinue::ui::Message &message);
    void done(); ///< one has ended, well or not

private:
    template<typename Report>
    using Work = std::function<Result<Report>(engine::DataSharing &, const QString &who, const LongWork &)>;
    /// `subject`: what it is done to; `say` gets what came of it.
    template<typename Report>
    void start(const QString &operation, const QString &subject, Work<Report> work,
               std::function<void(const Report &)> say);
    [[nodiscard]] bool isSignedIn();
    void sayChanged(const engine::SharingReport &report);

    Machine &m_machine;
    Session &m_session;
};

} // namespace retinue::ui
