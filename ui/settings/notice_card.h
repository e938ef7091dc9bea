#pragma once

#include "core/base/cancel_token.h"
#include "core/engine/notices.h"
#include "ui/shell/machine.h"
#include "ui/shell/session.h"
#include "ui/widgets/card.h"
#include "ui/widgets/message_bar.h"

#include <functional>

class QCheckBox;
class QFormLayout;
class QLineEdit;
class QPushButton;

namespace retinue::ui {

class StatusLabel;

/// One way in which failures reach people without a desktop: whether it is on, what it needs, a button that
/// saves it, and one that sends a test by what is entered and says which step failed.
class NoticeCard : public Card
{
    Q_OBJECT
public:
    struct Words
    {
        QString title, switchText, note;
        QString name; ///< part of the object names
    };
    /// Machine and session outlive it.
    NoticeCard(const Words &words, engine::NoticeChannel channel, Machine &machine, Session &session,
               QWidget *parent);
    ~NoticeCard() override;

Q_SIGNALS:
    void told(const retinue::ui::Message &message);

protected:
    using Save = std::function<Result<void>(engine::Notices &notices, const QString &who)>;
    using Try = std::function<Result<engine::Delivery>(engine::Notices &notices, const CancelToken &cancel)>;

    /// Fills the fields, but for the switch.
    virtual void showKept(const engine::NoticeSetup &setup) = 0;
    /// But for the switch.
    [[nodiscard]] virtual bool isChanged(const engine::NoticeSetup &setup) const = 0;
    /// Whether there is enough to send anything by.
    [[nodiscard]] virtual bool isComplete() const { return true; }
    [[nodiscard]] virtual Save saving() const = 0;
    [[nodiscard]] virtual Try trying() const = 0;

    /// For constructors, after all fields: the last rows, and what is kept.
    void finish();
    [[nodiscard]] QLineEdit *addField(QFormLayout *form, const QString &label, const char *name);
    void judge(); ///< something was entered
    [[nodiscard]] bool isSwitchedOn() const;

private:
    void refresh();
    void save();
    void tryOrStop();
    [[nodiscard]] engine::Notices &notices() const { return m_machine.engine().notices(); }

    const engine::NoticeChannel m_channel;
    const QString m_name;
    Machine &m_machine;
    Session &m_session;
    QCheckBox *m_on;
    QPushButton *m_try, *m_save;
    StatusLabel *m_standing, *m_result;
    engine::NoticeSetup m_kept;
    CancelToken m_trying;
    bool m_isTrying = false, m_isSaving = false;
    bool m_isFirst = true; ///< nobody is entering anything yet
};

} // namespace retinue::ui
