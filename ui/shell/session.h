#pragma once

#include <QObject>
#include <QString>

namespace retinue::ui {

/// Who is signed in at this console. Actions carry its name into the logs.
class Session : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// An administrator's ID; empty while nobody is signed in.
    [[nodiscard]] const QString &administrator() const { return m_administrator; }
    [[nodiscard]] bool isSignedIn() const { return !m_administrator.isEmpty(); }
    void signIn(const QString &administrator);
    /// Locks the console; the server goes on.
    void signOut();

Q_SIGNALS:
    void changed();

private:
    QString m_administrator;
};

} // namespace retinue::ui
