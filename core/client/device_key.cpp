#include "core/client/device_key.h"

#include "core/base/private_file.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <sodium.h>

#include <optional>

namespace retinue::client {

namespace {

constexpr qint64 kKeySize = 32;
constexpr qint64 kMarkSizeMost = 4096;

const QString kFile = QStringLiteral("file");
const QString kCredential = QStringLiteral("credential");
const QString kKeychain = QStringLiteral("keychain");

using Key = Result<std::shared_ptr<const SecretBytes>>;

/// Says that a key exists, where it lies, and how to recognise it without knowing it.
struct Mark
{
    QString place;
    QString name;  ///< of the keychain's entry
    QString check; ///< keyed hash of a constant
};

QString markPath(const QString &home)
{
    return home + QStringLiteral("/device.key.json");
}
QString keyPath(const QString &home)
{
    return home + QStringLiteral("/device.key");
}
QString credentialPath()
{
    const QString folder = qEnvironmentVariable("CREDENTIALS_DIRECTORY");
    return folder.isEmpty() ? QString() : folder + QStringLiteral("/retinue-device-key");
}

QString checkOf(const SecretBytes &key)
{
    static constexpr char kContext[] = "retinue device key";
    QByteArray hash(16, '\0');
    crypto_generichash(reinterpret_cast<unsigned char *>(hash.data()), std::size_t(hash.size()),
                       reinterpret_cast<const unsigned char *>(kContext), sizeof kContext - 1, key.data(),
                       key.size());
    return QString::fromLatin1(hash.toHex());
}

Result<std::optional<Mark>> readMark(const QString &home)
{
    const auto content = base::readPrivateFile(markPath(home), kMarkSizeMost);
    if (!content && content.error().code == ErrorCode::NotFound)
        return std::optional<Mark>();
    if (!content)
        return content.error();
    const QJsonObject object = QJsonDocument::fromJson(content->view().toByteArray()).object();
    Mark mark{object[u"place"].toString(), object[u"name"].toString(), object[u"check"].toString()};
    if ((mark.place != kFile && mark.place != kCredential && mark.place != kKeychain) || mark.check.isEmpty())
        return Error{ErrorCode::Corrupt, QStringLiteral("%1 is damaged").arg(markPath(home)), {}};
    return std::optional(mark);
}

Result<void> writeMark(const QString &home, const Mark &mark)
{
    return base::writePrivateFile(markPath(home),
                                  QJsonDocument(QJsonObject{{QStringLiteral("place"), mark.place},
                                                            {QStringLiteral("name"), mark.name},
                                                            {QStringLiteral("check"), mark.check}})
                                      .toJson());
}

Result<SecretBytes> asKey(Result<SecretBytes> key, const QString &where)
{
    if (key && key->size() != kKeySize)
        return Error{ErrorCode::Corrupt,
                     QStringLiteral("%1 must hold exactly %2 bytes, it has %3")
                         .arg(where)
                         .arg(kKeySize)
                         .arg(key->size()),
                     {}};
    return key;
}

Result<SecretBytes> readCredential()
{
    // systemd decides who may read a credential; its mode is not ours to judge.
    const QString doing = QStringLiteral("reading the systemd credential retinue-device-key");
    return asKey(base::readPrivateFile(credentialPath(), kKeySize, base::Privacy::Trusted), credentialPath())
        .during(doing);
}

Result<SecretBytes> readKeychain(Keychain *keychain, const QString &name)
{
    if (!keychain)
        return Error{ErrorCode::NotFound, QStringLiteral("the keychain was not opened (--keychain)"), {}};
    auto encoded = keychain->read(name);
    if (!encoded)
        return encoded.error();
    QByteArray raw = QByteArray::fromBase64(*encoded);
    sodium_memzero(encoded->data(), std::size_t(encoded->size()));
    return asKey(SecretBytes::take(raw), QStringLiteral("the keychain's entry %1").arg(name));
}

Result<SecretBytes> readFrom(const QString &home, const Mark &mark, Keychain *keychain)
{
    if (mark.place == kCredential)
        return readCredential();
    if (mark.place == kKeychain)
        return readKeychain(keychain, mark.name);
    return asKey(base::readPrivateFile(keyPath(home), kKeySize), keyPath(home));
}

Key openMarked(const QString &home, const Mark &mark, Keychain *keychain)
{
    auto key = readFrom(home, mark, keychain);
    if (!key && key.error().code == ErrorCode::Corrupt)
        return key.error();
    if (!key)
        return Error{
            ErrorCode::Locked,
            QStringLiteral("this device's key exists (%1) but cannot be read now (%2): unlock or bring back "
                           "the place where it lies; a new key would make the stored secrets unreadable")
                .arg(mark.place, key.error().toString()),
            {}};
    if (checkOf(*key) != mark.check)
        return Error{ErrorCode::Corrupt,
                     QStringLiteral("the key found (%1) is not the one this device's data was encrypted with")
                         .arg(mark.place),
                     {}};
    return std::make_shared<const SecretBytes>(std::move(*key));
}

/// A keychain that is absent, locked or broken shows itself when it is written to, and only then.
Result<void> probe(Keychain &keychain, const QString &name)
{
    const QString probeName = name + QStringLiteral("-probe");
    const QByteArray content = QByteArray::number(randombytes_random());
    RETINUE_TRY(keychain.write(probeName, content));
    auto back = keychain.read(probeName);
    if (!back)
        return back.error();
    RETINUE_TRY(keychain.remove(probeName));
    if (*back != content)
        return Error{ErrorCode::Io, QStringLiteral("the keychain gave back something else"), {}};
    return {};
}

Result<SecretBytes> makeInKeychain(Keychain &keychain, const QString &name)
{
    RETINUE_TRY(probe(keychain, name).during(QStringLiteral("trying the keychain")));
    // An entry without a mark: the process ended between the two.
    if (auto existing = readKeychain(&keychain, name);
        existing || existing.error().code != ErrorCode::NotFound)
        return existing;
    SecretBytes key = SecretBytes::random(kKeySize);
    RETINUE_TRY(keychain.write(name, key.view().toByteArray().toBase64()));
    auto back = readKeychain(&keychain, name);
    if (!back)
        return back.error();
    if (!back->equals(key))
        return Error{ErrorCode::Io, QStringLiteral("the keychain gave back another key"), {}};
    return key;
}

Result<SecretBytes> makeInFile(const QString &home)
{
    auto existing = asKey(base::readPrivateFile(keyPath(home), kKeySize), keyPath(home));
    if (existing || existing.error().code != ErrorCode::NotFound)
        return existing;
    SecretBytes key = SecretBytes::random(kKeySize);
    RETINUE_TRY(base::writePrivateFile(keyPath(home), key.view()));
    return key;
}

} // namespace

Key openDeviceKey(const QString &home, Keychain *keychain)
{
    const QString doing = QStringLiteral("opening this device's key");
    auto mark = readMark(home);
    if (!mark)
        return std::move(mark).error().during(doing);
    if (*mark)
        return openMarked(home, **mark, keychain).during(doing);

    // The key first, then its mark: ended in between, the next start finds the key and marks it.
    Mark made;
    auto key = [&]() -> Result<SecretBytes> {
        if (QFile::exists(credentialPath())) {
            made.place = kCredential;
            return readCredential();
        }
        if (keychain) {
            made.place = kKeychain;
            made.name = QStringLiteral("device-key:") + home;
            return makeInKeychain(*keychain, made.name);
        }
        made.place = kFile;
        return makeInFile(home);
    }();
    if (!key)
        return std::move(key).error().during(doing);
    made.check = checkOf(*key);
    RETINUE_TRY(writeMark(home, made).during(doing));
    return std::make_shared<const SecretBytes>(std::move(*key));
}

bool deviceKeyNeedsKeychain(const QString &home)
{
    const auto mark = readMark(home);
    return mark && *mark && (*mark)->place == kKeychain;
}

} // namespace retinue::client
