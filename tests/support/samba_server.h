#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <vector>

namespace retinue::test {

/// A folder that a SambaServer shares.
struct SambaShare
{
    QString name;
    QString folder;
    QStringList settings; ///< further lines of smb.conf
};

/// A file server of its own on loopback, with its own configuration, users and folders, ended with this
/// object. For a process that has called enterOwnSystem(): the port is nobody else's. A machine without Samba
/// fails the test.
class SambaServer
{
public:
    /// The one who may sign in.
    static QString user() { return QStringLiteral("root"); }
    static QByteArray password() { return QByteArrayLiteral("S3cret!pw"); }

    /// `settings`: further lines of smb.conf's [global].
    SambaServer(quint16 port, std::vector<SambaShare> shares, const QStringList &settings = {});
    ~SambaServer();
    SambaServer(const SambaServer &) = delete;
    SambaServer &operator=(const SambaServer &) = delete;

    /// Empty once it listens; or why it does not.
    [[nodiscard]] QString start();
    /// SIGKILL to it and to its sessions, at any moment. It may be started again.
    void kill();
    void pause();
    void resume();
    /// What it says of its sessions: user, protocol, encryption, signing.
    [[nodiscard]] QString status() const;
    [[nodiscard]] quint16 port() const { return m_port; }

private:
    void signal(int number) const;
    [[nodiscard]] QString writeConfiguration(const std::vector<SambaShare> &shares,
                                             const QStringList &settings) const;
    [[nodiscard]] QString addUser() const;
    [[nodiscard]] QString configuration() const { return m_folder.filePath(QStringLiteral("smb.conf")); }

    const quint16 m_port;
    QTemporaryDir m_folder;
    QString m_problem;
    QProcess m_server;
};

} // namespace retinue::test
