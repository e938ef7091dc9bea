#pragma once

#include "ui/shell/machine.h"
#include "ui/widgets/card.h"
#include "ui/widgets/status_label.h"

class QLineEdit;
class QPushButton;

namespace retinue::ui {

class CopyField;
class Disclosure;

/// The form of the sign-in, with what to do about a forgotten password.
class SignIn : public Card
{
    Q_OBJECT
public:
    /// `lastId` is entered already. The machine outlives this.
    SignIn(Machine &machine, const QString &lastId, QWidget *parent = nullptr);
    /// Why this form is shown now, until somebody tries to sign in.
    void say(const QString &notice);

Q_SIGNALS:
    void done(const QString &administrator);

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Attempt
    {
        QString administrator;                 ///< as it was written when it was added; empty: refused
        std::chrono::milliseconds lockedFor{}; ///< zero: not locked out
    };
    void buildForgotten();
    void attempt();
    void judge(const Result<Attempt> &attempt);
    void showCommand();
    void focusWhatIsMissing();
    [[nodiscard]] static Result<Attempt> tryPassword(engine::Engine &engine, const QString &id,
                                                     const SecretBytes &password);

    Machine &m_machine;
    QLineEdit *m_id, *m_password;
    QPushButton *m_signIn;
    StatusLabel *m_state;
    QWidget *m_cure;
    Disclosure *m_forgotten;
    CopyField *m_command;
};

} // namespace retinue::ui
