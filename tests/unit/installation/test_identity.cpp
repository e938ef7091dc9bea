#include "core/installation/identity.h"
#include "tests/support/fake_clock.h"
#include "tests/support/machine_database.h"

#include <QCryptographicHash>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

using namespace retinue;
using namespace retinue::installation;

namespace {

using X509Pointer = std::unique_ptr<X509, decltype(&X509_free)>;

/// The certificates of a PEM text, by OpenSSL itself.
std::vector<X509Pointer> certificatesIn(const std::string &pem)
{
    std::vector<X509Pointer> certificates;
    BIO *memory = BIO_new_mem_buf(pem.data(), int(pem.size()));
    while (X509 *certificate = PEM_read_bio_X509(memory, nullptr, nullptr, nullptr))
        certificates.emplace_back(certificate, X509_free);
    BIO_free(memory);
    return certificates;
}

/// What a TLS client does: the chain up to the CA, the purpose, the name, the time.
bool clientAccepts(const std::string &chainPem, const QByteArray &caPem, const QString &name, Timestamp at)
{
    const auto chain = certificatesIn(chainPem);
    const auto authority = certificatesIn(caPem.toStdString());
    X509_STORE *trusted = X509_STORE_new();
    X509_STORE_add_cert(trusted, authority.at(0).get());
    X509_STORE_CTX *context = X509_STORE_CTX_new();
    X509_STORE_CTX_init(context, trusted, chain.at(0).get(), nullptr);
    X509_VERIFY_PARAM *rules = X509_STORE_CTX_get0_param(context);
    X509_VERIFY_PARAM_set_purpose(rules, X509_PURPOSE_SSL_SERVER);
    X509_VERIFY_PARAM_set_time(rules, base::toMilliseconds(at) / 1000);
    X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_X509_STRICT);
    const QByteArray text = name.toLatin1();
    if (X509_VERIFY_PARAM_set1_ip_asc(rules, text.constData()) != 1)
        X509_VERIFY_PARAM_set1_host(rules, text.constData(), std::size_t(text.size()));
    const bool accepted = X509_verify_cert(context) == 1;
    X509_STORE_CTX_free(context);
    X509_STORE_free(trusted);
    return accepted;
}

} // namespace

class TestIdentity : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        openDatabase();
    }
    void cleanup() { m_database.reset(); }

    void open_again_isTheSameInstallation() // R1
    {
        auto first = open();
        QVERIFY(first.ok());
        openDatabase();
        auto second = open();
        QVERIFY(second.ok());
        QVERIFY(!(*first)->installation().isNull());
        QVERIFY((*first)->installation() == (*second)->installation());
        QCOMPARE((*second)->caFingerprint(), (*first)->caFingerprint());
        QCOMPARE((*second)->caCertificatePem(), (*first)->caCertificatePem());
    }

    void fingerprint_isWhatClientsComputeFromTheCertificate() // R3
    {
        auto identity = open();
        QVERIFY(identity.ok());
        QVERIFY(QRegularExpression(QStringLiteral("^([0-9A-F]{2}:){31}[0-9A-F]{2}$"))
                    .match((*identity)->caFingerprint())
                    .hasMatch());
        QCOMPARE(*Identity::fingerprintOf((*identity)->caCertificatePem()), (*identity)->caFingerprint());
        QCOMPARE(Identity::fingerprintOf("nonsense").error().code, ErrorCode::Corrupt);
        // The public key alone counts: openssl x509 -pubkey | openssl pkey -pubin -outform DER | sha256sum.
        const auto authority = certificatesIn((*identity)->caCertificatePem().toStdString());
        unsigned char *der = nullptr;
        const int size = i2d_PUBKEY(X509_get0_pubkey(authority.at(0).get()), &der);
        const auto digest = QCryptographicHash::hash(QByteArrayView(reinterpret_cast<char *>(der), size),
                                                     QCryptographicHash::Sha256);
        OPENSSL_free(der);
        QCOMPARE(QString::fromLatin1(digest.toHex(':').toUpper()), (*identity)->caFingerprint());
    }

    void serverCertificate_isAcceptedByClientsUnderEachOfItsNames()
    {
        auto identity = open({QStringLiteral("settings.example.org"), QStringLiteral("[2001:db8::7]"),
                              QString::fromUtf8("drucker-m\xC3\xBCnchen.example.org")});
        QVERIFY(identity.ok());
        const auto certificate = (*identity)->serverCertificate();
        QVERIFY(certificate.ok());
        const QByteArray ca = (*identity)->caCertificatePem();
        for (const QString &name :
             {Identity::verifyName((*identity)->installation()), QStringLiteral("localhost"),
              QStringLiteral("127.0.0.1"), QStringLiteral("::1"), QStringLiteral("settings.example.org"),
              QStringLiteral("2001:db8::7"), QStringLiteral("xn--drucker-mnchen-osb.example.org")})
            QVERIFY2(clientAccepts(certificate->chainPem, ca, name, m_clock.now()), qPrintable(name));
        QVERIFY(!clientAccepts(certificate->chainPem, ca, QStringLiteral("example.org"), m_clock.now()));
        QVERIFY(!clientAccepts(certificate->chainPem, ca, QStringLiteral("localhost"),
                               m_clock.now() + std::chrono::days(91)));
        QTemporaryDir elsewhere;
        auto database = MachineDatabase::open(elsewhere.path());
        auto other = Identity::openOrCreate(elsewhere.path(), **database, {}, m_clock);
        QVERIFY(!clientAccepts(certificate->chainPem, (*other)->caCertificatePem(),
                               QStringLiteral("localhost"), m_clock.now()));
    }

    void term_whenRaised_replacesOnlyWhoHasALowerOne()
    {
        const auto former = open();
        QVERIFY(former.ok());
        QCOMPARE((*former)->term(), ServerTerm()); // it never moved
        QVERIFY(!(*former)->isReplacedBy((*former)->term()));

        // Another machine under the same CA.
        QTemporaryDir elsewhere;
        QVERIFY(QFile::copy(m_folder->filePath(QStringLiteral("ca.pem")),
                            elsewhere.filePath(QStringLiteral("ca.pem"))));
        auto database = test::openMachineDatabase(elsewhere.path());
        QVERIFY(Identity::keepTermAbove(*database, 0, m_clock).ok());
        auto next = Identity::openOrCreate(elsewhere.path(), *database, {}, m_clock);
        QVERIFY(next.ok());
        const ServerTerm term = (*next)->term();
        QCOMPARE(term.number, base::toMilliseconds(m_clock.now()));
        QVERIFY((*former)->isReplacedBy(term));
        QVERIFY(!(*next)->isReplacedBy(term));

        // Nobody without the CA's key can say so, nor for another term or installation.
        QVERIFY(!(*former)->isReplacedBy({term.number + 1, term.signature}));
        QVERIFY(!(*former)->isReplacedBy({term.number, {}}));
        QVERIFY(!(*former)->isReplacedBy({term.number, QByteArray(72, 'x')}));
        QTemporaryDir foreign;
        auto third = test::openMachineDatabase(foreign.path());
        QVERIFY(Identity::keepTermAbove(*third, term.number, m_clock).ok());
        auto stranger = Identity::openOrCreate(foreign.path(), *third, {}, m_clock);
        QVERIFY(stranger.ok() && (*stranger)->term().number == term.number + 1);
        QVERIFY(!(*former)->isReplacedBy((*stranger)->term()));

        // Back again, with a clock that is behind.
        QVERIFY((*former)->raiseTerm(term.number + 10).ok());
        QCOMPARE((*former)->term().number, term.number + 11);
        QVERIFY((*next)->isReplacedBy((*former)->term()));
        QCOMPARE((*open())->term().number, (*former)->term().number); // kept
    }

    void serverCertificate_isLeafThenCa()
    {
        auto identity = open();
        const auto certificate = (*identity)->serverCertificate();
        QVERIFY(certificate.ok());
        const auto chain = certificatesIn(certificate->chainPem);
        QCOMPARE(chain.size(), std::size_t(2));
        QCOMPARE(X509_check_ca(chain[0].get()), 0);
        QCOMPARE(X509_check_ca(chain[1].get()), 1);
        QVERIFY(certificate->keyPem.find("PRIVATE KEY") != std::string::npos);
        const auto life = certificate->notAfter - m_clock.now();
        QVERIFY(life > std::chrono::days(89) && life <= std::chrono::days(90));
    }

    void serverCertificate_isRenewedThirtyDaysBeforeItsEnd()
    {
        auto identity = open();
        const auto first = (*identity)->serverCertificate();
        QVERIFY(first.ok());
        m_clock.advance(std::chrono::days(59));
        QVERIFY((*identity)->serverCertificate()->chainPem == first->chainPem);
        m_clock.advance(std::chrono::days(2));
        const auto renewed = (*identity)->serverCertificate();
        QVERIFY(renewed.ok());
        QVERIFY(renewed->chainPem != first->chainPem);
        QVERIFY(renewed->keyPem != first->keyPem);
        QVERIFY(clientAccepts(renewed->chainPem, (*identity)->caCertificatePem(),
                              Identity::verifyName((*identity)->installation()), m_clock.now()));
    }

    void serverCertificate_whenTheClockIsSetBack_isIssuedAnew()
    {
        auto identity = open();
        QVERIFY((*identity)->serverCertificate().ok());
        m_clock.setNow(m_clock.now() - std::chrono::days(10));
        QVERIFY(clientAccepts((*identity)->serverCertificate()->chainPem, (*identity)->caCertificatePem(),
                              QStringLiteral("localhost"), m_clock.now() + std::chrono::days(1)));
        QVERIFY((*identity)->serverCertificate()->notAfter <= m_clock.now() + std::chrono::days(90));
    }

    void open_whenTheCaIsMissing_isRefusedAndMakesNone()
    {
        QVERIFY(open().ok());
        QVERIFY(QFile::remove(file()));
        const auto refused = open();
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::Corrupt);
        QVERIFY(refused.error().detail.contains(file()));
        QVERIFY(!QFile::exists(file()));
    }

    void open_whenTheCaIsDamaged_isRefusedAndKept_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::newRow("no certificate") << QByteArray("BEGIN CERTIFICATE") << QByteArray("BEGIN NONSENSE");
        QTest::newRow("no key") << QByteArray("BEGIN PRIVATE KEY") << QByteArray("BEGIN NONSENSE");
        QTest::newRow("empty") << QByteArray() << QByteArray();
    }
    void open_whenTheCaIsDamaged_isRefusedAndKept()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QVERIFY(open().ok());
        const QByteArray damaged = from.isEmpty() ? QByteArray() : read(file()).replace(from, to);
        write(damaged);
        QCOMPARE(open().error().code, ErrorCode::Corrupt);
        QCOMPARE(read(file()), damaged);
    }

    void open_whenTheKeyIsOfAnotherCa_isRefused()
    {
        QVERIFY(open().ok());
        QTemporaryDir elsewhere;
        auto database = MachineDatabase::open(elsewhere.path());
        QVERIFY(Identity::openOrCreate(elsewhere.path(), **database, {}, m_clock).ok());
        const QByteArray mine = read(file());
        const QByteArray other = read(elsewhere.filePath(QStringLiteral("ca.pem")));
        const QByteArray begin = "-----BEGIN PRIVATE KEY";
        write(mine.left(mine.indexOf(begin)) + other.mid(other.indexOf(begin)));
        QCOMPARE(open().error().code, ErrorCode::Corrupt);
        write(other); // whole, but of another installation
        QCOMPARE(open().error().code, ErrorCode::Corrupt);
        write(mine);
        QVERIFY(open().ok());
    }

    void open_whenOthersCanReadTheCa_isRefused()
    {
        QVERIFY(open().ok());
        QCOMPARE(QFile::permissions(file()) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QVERIFY(QFile::setPermissions(file(), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        QCOMPARE(open().error().code, ErrorCode::NotPermitted);
    }

    void open_whenTheFirstStartWasCutShort_goesOnWithItsCa()
    {
        auto first = open();
        QVERIFY(first.ok());
        m_database.reset();
        for (const QString &suffix : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm")})
            QFile::remove(m_folder->filePath(QStringLiteral("machine.db")) + suffix);
        openDatabase();
        auto second = open();
        QVERIFY(second.ok());
        QCOMPARE((*second)->caFingerprint(), (*first)->caFingerprint());
    }

    void open_whenTheCaHasExpired_isRefused()
    {
        QVERIFY(open().ok());
        m_clock.advance(std::chrono::days(20 * 365 + 1));
        QCOMPARE(open().error().code, ErrorCode::NotTrusted);
    }

    void open_withAnImpossibleHostName_isRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("blank") << QStringLiteral("my server");
        QTest::newRow("two names") << QStringLiteral("a.example,DNS:bank.example");
        QTest::newRow("wildcard") << QStringLiteral("*");
        QTest::newRow("empty") << QString();
        QTest::newRow("zone") << QStringLiteral("fe80::1%eth0");
        QTest::newRow("too long") << QString(64, u'a') + QStringLiteral(".example");
    }
    void open_withAnImpossibleHostName_isRefused()
    {
        QFETCH(QString, name);
        const auto refused = open({name});
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    }

private:
    [[nodiscard]] QString file() const { return m_folder->filePath(QStringLiteral("ca.pem")); }
    [[nodiscard]] Result<std::unique_ptr<Identity>> open(const QStringList &names = {})
    {
        return Identity::openOrCreate(m_folder->path(), *m_database, names, m_clock);
    }
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void write(const QByteArray &content) const
    {
        QFile ca(file());
        QVERIFY(ca.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(ca.write(content), content.size());
    }
    void openDatabase()
    {
        m_database.reset();
        m_database = test::openMachineDatabase(m_folder->path());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    test::FakeClock m_clock;
    std::unique_ptr<MachineDatabase> m_database;
};

QTEST_GUILESS_MAIN(TestIdentity)
#include "test_identity.moc"
