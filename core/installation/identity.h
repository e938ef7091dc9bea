#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/base/server_term.h"
#include "core/installation/machine_database.h"

#include <QStringList>

#include <memory>
#include <string>

namespace retinue::installation {

/// What the server's TLS needs.
struct ServerCertificate
{
    std::string chainPem; ///< leaf, then the CA
    std::string keyPem;
    Timestamp notAfter{};
};

/// Who this installation is: a random id and a CA of its own, made at first start, whose public key devices
/// pin. Leaf certificates are issued from it for this node (P-256, 90 days) and renewed 30 days before they
/// end or when the machine's names or addresses change.
///
/// Every leaf carries the DNS name "<installation id>.retinue.internal": devices verify that one, so that a
/// server may change its address without losing them; the host names and addresses stand beside it for
/// everybody else (curl, browsers). The CA's private key lies in a 0600 file in the data folder, never in a
/// store.
///
/// More than one machine may have the identity of one installation: the one that was lost, and the one that
/// took over. The machine with the higher term is the server. Thread-safe.
class Identity
{
public:
    /// `folder`: the data folder. `hostNames`: names and addresses to certify beside localhost and those of
    /// this machine. `database` outlives it.
    [[nodiscard]] static Result<std::unique_ptr<Identity>> openOrCreate(const QString &folder,
                                                                        MachineDatabase &database,
                                                                        const QStringList &hostNames,
                                                                        const Clock &clock);
    ~Identity();

    [[nodiscard]] InstallationId installation() const;
    /// "<installation id>.retinue.internal".
    [[nodiscard]] static QString verifyName(const InstallationId &installation);
    [[nodiscard]] QByteArray caCertificatePem() const;
    /// SHA-256 of the CA's SubjectPublicKeyInfo: upper-case hex pairs with colons.
    [[nodiscard]] QString caFingerprint() const;
    /// The same of any certificate, for clients that were given one.
    [[nodiscard]] static Result<QString> fingerprintOf(const QByteArray &certificatePem);
    /// The current leaf; issues a new one when it is due (call daily, and at start).
    [[nodiscard]] Result<ServerCertificate> serverCertificate();

    [[nodiscard]] ServerTerm term() const;
    /// Another machine has taken the installation over from this one: its term is higher, and signed by the
    /// installation's CA.
    [[nodiscard]] bool isReplacedBy(const ServerTerm &met) const;
    /// This machine takes the installation over: its term is above `former` from now on.
    [[nodiscard]] Result<void> raiseTerm(std::int64_t former);
    /// The same, of a machine database that no identity was opened with yet.
    [[nodiscard]] static Result<void> keepTermAbove(MachineDatabase &database, std::int64_t former,
                                                    const Clock &clock);

private:
    class Impl;
    explicit Identity(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace retinue::installation
