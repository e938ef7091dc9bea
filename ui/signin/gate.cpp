#include "ui/signin/gate.h"

#include "ui/signin/first_start.h"
#include "ui/signin/sign_in.h"
#include "ui/text/error_text.h"
#include "ui/widgets/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

namespace retinue::ui {

namespace {
constexpr int kWidth = 460, kMark = 48;
}

Gate::Gate(Machine &machine, Session &session, Preferences &preferences, QWidget *parent)
    : QWidget(parent)
    , m_machine(machine)
    , m_session(session)
    , m_preferences(preferences)
    , m_place(new QVBoxLayout)
{
    setObjectName(QStringLiteral("gate"));
    auto *scroll = new QScrollArea(this); // a small screen at 200 %
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus); // it follows the focus of what is inside
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);

    auto *whole = new QWidget(scroll);
    auto *columns = new QHBoxLayout(whole);
    auto *column = new QWidget(whole);
    column->setFixedWidth(kWidth);
    auto *middle = new QVBoxLayout(column);
    middle->setSpacing(2 * kSpace);
    middle->addStretch();
    auto *mark = new QLabel(column);
    mark->setPixmap(productIcon().pixmap(kMark, kMark));
    mark->setAlignment(Qt::AlignHCenter);
    middle->addWidget(mark);
    middle->addLayout(m_place);
    middle->addStretch();
    middle->addStretch();
    columns->addStretch();
    columns->addWidget(column);
    columns->addStretch();
    scroll->setWidget(whole);
    look();
}

void Gate::look(const QString &notice)
{
    engine::Engine &engine = m_machine.engine();
    whenAnswered(
        engine.ask([&engine] { return engine.administrators().any(); }), this,
        [this, notice](const Result<bool> &any) {
            if (!any)
                return showProblem(tr("The administrators of this machine cannot be read"), any.error());
            if (!*any)
                return showFirstStart();
            if (m_machine.role())
                return showSignIn(notice);
            whenAnswered(m_machine.setRole(Role::Server), this, [this, notice](const Result<void> &set) {
                if (!set)
                    return showProblem(tr("The role of this machine cannot be stored"), set.error());
                showSignIn(notice);
            });
        });
}

void Gate::showFirstStart()
{
    auto *form = new FirstStart(m_machine);
    connect(form, &FirstStart::done, this, [this](const QString &administrator) {
        enter(administrator);
        showSignIn(); // for the next time
    });
    connect(form, &FirstStart::overtaken, this, [this] {
        look(tr("An administrator was added meanwhile. No second one was made here: sign in with that "
                "account."));
    });
    put(form);
}

void Gate::showSignIn(const QString &notice)
{
    auto *form = new SignIn(m_machine, m_preferences.lastAdministrator());
    if (!notice.isEmpty())
        form->say(notice);
    connect(form, &SignIn::done, this, &Gate::enter);
    put(form);
}

void Gate::enter(const QString &administrator)
{
    m_preferences.setLastAdministrator(administrator);
    m_session.signIn(administrator);
}

void Gate::showProblem(const QString &what, const Error &error)
{
    auto *card = new Card(what);
    card->setObjectName(QStringLiteral("gateProblem"));
    auto *state = new StatusLabel(card);
    state->setStatus(Health::Bad, errorText(error).toString());
    card->content()->addWidget(state);
    card->content()->addWidget(makeNote(detailOf(error), card));
    auto *again = new QPushButton(tr("&Try Again"), card);
    again->setObjectName(QStringLiteral("tryAgainButton"));
    connect(again, &QPushButton::clicked, this, [this] { look(); });
    card->content()->addWidget(again, 0, Qt::AlignTrailing);
    put(card);
}

void Gate::put(QWidget *card)
{
    if (m_card) {
        m_card->hide();
        m_card->deleteLater(); // its own signal may have led here
    }
    m_card = card;
    m_place->addWidget(card);
}

} // namespace retinue::ui
