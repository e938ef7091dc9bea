#pragma once

#include "ui/shell/machine.h"

#include <memory>

namespace retinue::ui {

/// The first start, step by step: the server listens, the machine has its role, its own client takes part,
/// and last of all the account is there. Until then everything can be repeated with other wishes: whatever
/// fails, and whenever the program ends, the next start is the first start again. Only the first account is
/// made here: as soon as somebody made one elsewhere (by command), it ends with AlreadyExists. Lives on the
/// windows' thread; the machine outlives it.
class SetUp : public QObject
{
    Q_OBJECT
public:
    struct Wish
    {
        QString id;
        std::shared_ptr<const SecretBytes> password;
        Role role = Role::Server;
        quint16 port = 0;
    };
    enum class Step { Check, Port, Role, Client, Account };

    explicit SetUp(Machine &machine, QObject *parent = nullptr);
    /// Not while one is under way. Ends with failed() or done(), once.
    void start(const Wish &wish);

Q_SIGNALS:
    void reached(retinue::ui::SetUp::Step step);
    void failed(retinue::ui::SetUp::Step step, const retinue::base::Error &error);
    void done(const QString &administrator);

private:
    using Next = void (SetUp::*)();

    void reach(Step step);
    void fail(const Error &error);
    /// Goes on with `next`, or fails.
    void goOn(QFuture<Result<void>> answer, Next next);
    void lookForOthers();
    void listen();
    void leaveFormerClient();
    void takeRole();
    void awaitClient();
    void joinOrGoOn();
    void makeAccount();

    Machine &m_machine;
    Wish m_wish;
    Step m_step = Step::Check;
    bool m_waitsForClient = false;
};

} // namespace retinue::ui
