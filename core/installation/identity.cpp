#include "core/installation/identity.h"

#include "core/base/private_file.h"
#include "core/installation/certificates.h"
#include "core/installation/machine_names.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <mutex>

namespace retinue::installation {

namespace {

using std::chrono::days;
using std::chrono::hours;

constexpr days kAuthorityLife{20 * 365};
constexpr days kLeafLife{90};
constexpr days kRenewBefore{30};
constexpr hours kClockSkew{24};           ///< a device's clock may be behind
constexpr days kAuthorityBackdating{365}; ///< this machine's clock may have been ahead at the first start
constexpr qsizetype kMostNames = 100;
constexpr qint64 kMostCertificateBytes = 64 * 1024;

const QString kSetting = QStringLiteral("installation.id");
const QString kTermSetting = QStringLiteral("installation.term");
const QString kCommonNamePrefix = QStringLiteral("Retinue ");

QByteArray signedText(const InstallationId &installation, std::int64_t term)
{
    return "retinue server term " + installation.toString().toLatin1() + ' ' +
           QByteArray::number(qint64(term));
}

struct Authority
{
    InstallationId installation;
    CertificatePointer certificate;
    KeyPointer key;
};

/// Certificate and key lie in one file: it is written in one step, so that there never is half an identity.
Result<Authority> makeAuthorityFile(const QString &file, const Clock &clock)
{
    Authority authority;
    authority.installation = InstallationId::random();
    auto key = makeKey();
    if (!key.ok())
        return std::move(key).error();
    authority.key = std::move(key).value();
    auto certificate =
        makeAuthority(authority.key.get(), {kCommonNamePrefix + authority.installation.toString(),
                                            {},
                                            clock.now() - kAuthorityBackdating,
                                            clock.now() + kAuthorityLife});
    if (!certificate.ok())
        return std::move(certificate).error();
    authority.certificate = std::move(certificate).value();

    auto certificatePem = certificateToPem(authority.certificate.get());
    auto keyPem = keyToPem(authority.key.get());
    if (!certificatePem.ok() || !keyPem.ok())
        return !certificatePem.ok() ? std::move(certificatePem).error() : std::move(keyPem).error();
    SecretBytes content(std::size_t(certificatePem->size()) + keyPem->size());
    std::copy_n(certificatePem->constData(), certificatePem->size(), content.data());
    std::copy_n(keyPem->data(), keyPem->size(), content.data() + certificatePem->size());
    RETINUE_TRY(base::writePrivateFile(file, content.view()));
    return authority;
}

Result<Authority> readAuthorityFile(const QString &file, const Clock &clock)
{
    const QString remedy = QStringLiteral(
        "; put the file back from a backup of the data folder. (Devices trust exactly this CA: "
        "without it all of them have to be enrolled again, in a new data folder.)");
    auto content = base::readPrivateFile(file, kMostCertificateBytes);
    if (!content.ok())
        return std::move(content).error();
    auto certificate = certificateFromPem(content->view());
    auto key = keyFromPem(content->view());
    if (!certificate.ok() || !key.ok()) {
        const Error &cause = !certificate.ok() ? certificate.error() : key.error();
        return Error{ErrorCode::Corrupt, file + QStringLiteral(": ") + cause.detail + remedy};
    }
    const QString name = commonNameOf(certificate->get());
    const auto installation = InstallationId::fromString(QStringView(name).mid(kCommonNamePrefix.size()));
    if (!belongTogether(certificate->get(), key->get()))
        return Error{ErrorCode::Corrupt,
                     file + QStringLiteral(": the certificate is of another key than the one beside it") +
                         remedy};
    if (!isAuthority(certificate->get()) || !name.startsWith(kCommonNamePrefix) || !installation)
        return Error{ErrorCode::Corrupt, file + QStringLiteral(" is no CA of an installation") + remedy};
    if (notAfterOf(certificate->get()) <= clock.now())
        return Error{ErrorCode::NotTrusted,
                     QStringLiteral("the CA in %1 has expired, or this machine's clock is wrong").arg(file)};
    return Authority{*installation, std::move(certificate).value(), std::move(key).value()};
}

} // namespace

class Identity::Impl
{
public:
    Impl(Authority from, QStringList names, MachineDatabase &machine, const Clock &time)
        : authority(std::move(from))
        , givenNames(std::move(names))
        , database(machine)
        , clock(time)
    {
    }

    const Authority authority;
    const QStringList givenNames;
    MachineDatabase &database;
    const Clock &clock;
    QByteArray authorityPem;
    QString fingerprint;

    mutable std::mutex mutex; // guards what follows
    ServerTerm term;
    QStringList leafNames;
    std::optional<ServerCertificate> leaf;

    [[nodiscard]] QStringList namesNow() const
    {
        QStringList names = givenNames + machineNames();
        names.removeDuplicates();
        return names.mid(0, kMostNames); // the given ones stand first
    }

    Result<void> loadTerm()
    {
        const auto kept = database.setting(kTermSetting);
        if (!kept)
            return kept.error();
        ServerTerm loaded;
        loaded.number = *kept ? (*kept)->toLongLong() : 0;
        if (loaded.number > 0) {
            auto signature = signedBy(authority.key.get(), signedText(authority.installation, loaded.number));
            if (!signature)
                return std::move(signature).error();
            loaded.signature = *std::move(signature);
        }
        const std::lock_guard guard(mutex);
        term = std::move(loaded);
        return {};
    }

    [[nodiscard]] bool isDue(const QStringList &names) const
    {
        return !leaf || leafNames != names || leaf->notAfter - clock.now() < kRenewBefore ||
               leaf->notAfter - clock.now() > kLeafLife; // issued in the future: the clock was set back
    }

    Result<void> issue(const QStringList &names)
    {
        auto key = makeKey();
        if (!key.ok())
            return std::move(key).error();
        const QString verifyName = Identity::verifyName(authority.installation);
        const Timestamp end =
            std::min<Timestamp>(clock.now() + kLeafLife, notAfterOf(authority.certificate.get()));
        auto certificate =
            makeLeaf(key->get(), {verifyName, QStringList(verifyName) + names, clock.now() - kClockSkew, end},
                     authority.certificate.get(), authority.key.get());
        if (!certificate.ok())
            return std::move(certificate).error();
        auto certificatePem = certificateToPem(certificate->get());
        auto keyPem = keyToPem(key->get());
        if (!certificatePem.ok() || !keyPem.ok())
            return !certificatePem.ok() ? std::move(certificatePem).error() : std::move(keyPem).error();
        leaf = ServerCertificate{(*certificatePem + authorityPem).toStdString(),
                                 std::string(reinterpret_cast<const char *>(keyPem->data()), keyPem->size()),
                                 notAfterOf(certificate->get())};
        leafNames = names;
        return {};
    }
};

Identity::Identity(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

Identity::~Identity() = default;

Result<std::unique_ptr<Identity>> Identity::openOrCreate(const QString &folder, MachineDatabase &database,
                                                         const QStringList &hostNames, const Clock &clock)
{
    const QString file = QDir(folder).filePath(QStringLiteral("ca.pem"));
    const QString doing = QStringLiteral("opening this installation's identity");
    QStringList names;
    for (const QString &name : hostNames) {
        auto good = certifiableName(name);
        if (!good.ok())
            return std::move(good).error().during(doing);
        names << *good;
    }
    auto known = database.setting(kSetting);
    if (!known.ok())
        return std::move(known).error().during(doing);
    if (known->has_value() && !QFile::exists(file))
        return Error{
            ErrorCode::Corrupt,
            QStringLiteral("%1 is missing: it holds the CA that this installation's devices trust; put "
                           "it back from a backup of the data folder, or begin anew in an empty one "
                           "(all devices have to be enrolled again)")
                .arg(file)}
            .during(doing);
    // A file without the setting is a first start that was cut short, or a machine database that was lost;
    // either way the CA is the one devices may trust already.
    auto authority = QFile::exists(file) ? readAuthorityFile(file, clock) : makeAuthorityFile(file, clock);
    if (!authority.ok())
        return std::move(authority).error().during(doing);
    if (!known->has_value()) {
        RETINUE_TRY(database.setSetting(kSetting, authority->installation.toString()).during(doing));
    } else if (**known != authority->installation.toString()) {
        return Error{
            ErrorCode::Corrupt,
            QStringLiteral("%1 belongs to installation %2, the machine database to %3: one of them was "
                           "copied from another data folder")
                .arg(file, authority->installation.toString(), **known)}
            .during(doing);
    }

    auto impl = std::make_unique<Impl>(std::move(authority).value(), names, database, clock);
    auto pem = certificateToPem(impl->authority.certificate.get());
    auto fingerprint = publicKeyFingerprint(impl->authority.certificate.get());
    if (!pem.ok() || !fingerprint.ok())
        return (!pem.ok() ? std::move(pem).error() : std::move(fingerprint).error()).during(doing);
    impl->authorityPem = *pem;
    impl->fingerprint = *fingerprint;
    RETINUE_TRY(impl->loadTerm().during(doing));
    return std::unique_ptr<Identity>(new Identity(std::move(impl)));
}

InstallationId Identity::installation() const
{
    return m_impl->authority.installation;
}

QString Identity::verifyName(const InstallationId &installation)
{
    return installation.toString() + QStringLiteral(".retinue.internal");
}

QByteArray Identity::caCertificatePem() const
{
    return m_impl->authorityPem;
}

QString Identity::caFingerprint() const
{
    return m_impl->fingerprint;
}

Result<QString> Identity::fingerprintOf(const QByteArray &certificatePem)
{
    auto certificate = certificateFromPem(certificatePem);
    if (!certificate.ok())
        return std::move(certificate).error();
    return publicKeyFingerprint(certificate->get());
}

Result<ServerCertificate> Identity::serverCertificate()
{
    const QStringList names = m_impl->namesNow(); // may ask the network's configuration: outside the lock
    std::lock_guard guard(m_impl->mutex);
    if (m_impl->isDue(names))
        RETINUE_TRY(m_impl->issue(names).during(QStringLiteral("issuing the server's certificate")));
    return *m_impl->leaf;
}

ServerTerm Identity::term() const
{
    const std::lock_guard guard(m_impl->mutex);
    return m_impl->term;
}

bool Identity::isReplacedBy(const ServerTerm &met) const
{
    return met.number > term().number &&
           isSignedBy(m_impl->authority.key.get(), signedText(m_impl->authority.installation, met.number),
                      met.signature);
}

Result<void> Identity::raiseTerm(std::int64_t former)
{
    RETINUE_TRY(keepTermAbove(m_impl->database, std::max(former, term().number), m_impl->clock));
    return m_impl->loadTerm();
}

Result<void> Identity::keepTermAbove(MachineDatabase &database, std::int64_t former, const Clock &clock)
{
    const std::int64_t term = std::max<std::int64_t>(former + 1, base::toMilliseconds(clock.now()));
    return database.setSetting(kTermSetting, QString::number(qint64(term)));
}

} // namespace retinue::installation
