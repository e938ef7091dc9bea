#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include <vector>

namespace retinue::test {

/// A server that takes notices (receivers.py), on loopback, until this object goes; with a certificate of its
/// own for "localhost".
class Receiver
{
public:
    explicit Receiver(const QString &kind);
    ~Receiver();
    Receiver(const Receiver &) = delete;
    Receiver &operator=(const Receiver &) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString certificate() const; ///< PEM
    /// What it has taken so far.
    [[nodiscard]] std::vector<QJsonObject> received() const;

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace retinue::test
