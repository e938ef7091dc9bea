#pragma once

#include "core/engine/replication.h"
#include "ui/backup/restore_attempt.h"
#include "ui/replication/destination_fields.h"
#include "ui/shell/session.h"
#include "ui/widgets/message_bar.h"

#include <QWidget>

#include <memory>

class QLabel;
class QPushButton;
class QScrollArea;

namespace retinue::ui {

class RestorePreviewView;
class StatusLabel;

/// [Recovery Using Replicated Data], step by step (R46, R47): from where if this machine does not replicate
/// itself, what is there, what would change, one confirmation, and then the data are replaced or stay.
class RecoveryPanel : public QWidget
{
    Q_OBJECT
public:
    /// Both outlive this.
    RecoveryPanel(Machine &machine, Session &session, QWidget *parent = nullptr);

    void begin();
    [[nodiscard]] bool isAtWork() const { return m_step == Step::Fetching || m_step == Step::Replacing; }

Q_SIGNALS:
    void left(); ///< the user is done with it
    void told(const retinue::ui::Message &message);
    void changed();

private:
    enum class Step { Where, Asking, Found, Fetching, Preview, Replacing, Done, Failed };
    using Prepared = RestoreAttempt::Prepared;

    void show(Step step, Health health, const QString &text, const QString &more);
    [[nodiscard]] QLayout *buildButtons();
    void goOn();
    void ask();
    void found(const Result<engine::CopyInfo> &copy);
    void fetch();
    void fetched(const Result<Prepared> &ready);
    void confirm();
    void replace(const engine::RestoreWish &wish);
    void replaced(const Result<engine::RestoreReport> &report);
    void takeIdentity();
    void showFailure(const Error &error);
    void drop();
    void leave();
    [[nodiscard]] QString stopAdvice() const;
    [[nodiscard]] static QString devicesText();

    Machine &m_machine;
    Session &m_session;
    std::optional<DestinationFields::Entered> m_from; ///< none: the destination that is set
    engine::CopyInfo m_copy;
    RestoreAttempt m_attempt;
    int m_question = 0; ///< whose answer counts
    Step m_step = Step::Done;
    StatusLabel *m_state;
    QLabel *m_more;
    DestinationFields *m_fields;
    QScrollArea *m_scroll;
    RestorePreviewView *m_preview;
    QPushButton *m_next, *m_identity, *m_leave;
};

} // namespace retinue::ui
