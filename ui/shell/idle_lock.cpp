#include "ui/shell/idle_lock.h"

#include <QCoreApplication>
#include <QEvent>

namespace retinue::ui {

namespace {

constexpr std::chrono::seconds kLook{1};

bool isUse(const QEvent &event)
{
    switch (event.type()) {
    case QEvent::ShortcutOverride: // before the key itself
        return true;
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TabletPress:
    case QEvent::TabletMove:
        return event.spontaneous(); // what the program sends to itself is nobody's use
    default:
        return false;
    }
}

} // namespace

IdleLock::IdleLock(Machine &machine, Session &session, QObject *parent)
    : QObject(parent)
    , m_machine(machine)
    , m_session(session)
{
    connect(&m_look, &QTimer::timeout, this, &IdleLock::lockIfDue);
    connect(&m_session, &Session::changed, this, &IdleLock::watchSession);
    QCoreApplication::instance()->installEventFilter(this);
    watchSession();
    engine::Engine &engine = machine.engine();
    whenAnswered(engine.ask([&engine] { return engine.machine().setting(kSetting); }), this,
                 [this](const Result<std::optional<QString>> &setting) {
                     bool isNumber = false;
                     const int minutes = setting && *setting ? (*setting)->toInt(&isNumber) : 0;
                     if (isNumber && minutes >= 0)
                         setAfter(std::chrono::minutes(minutes));
                 });
}

void IdleLock::setAfter(std::chrono::minutes after)
{
    m_after = after;
    Q_EMIT afterChanged();
}

void IdleLock::watchSession()
{
    m_lastUse = m_machine.engine().clock().sinceBoot();
    if (m_session.isSignedIn())
        m_look.start(kLook);
    else
        m_look.stop();
}

bool IdleLock::lockIfDue()
{
    if (!m_session.isSignedIn() || m_after.count() == 0 ||
        m_machine.engine().clock().sinceBoot() - m_lastUse < m_after)
        return false;
    m_session.signOut();
    return true;
}

bool IdleLock::eventFilter(QObject *watched, QEvent *event)
{
    if (isUse(*event)) {
        if (lockIfDue())
            return true; // it was meant for what is locked now
        m_lastUse = m_machine.engine().clock().sinceBoot();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace retinue::ui
