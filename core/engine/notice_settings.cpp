#include "core/engine/notice_settings.h"

#include "core/engine/sealed_setting.h"
#include "core/engine/setting_json.h"

#include <QHostAddress>
#include <QJsonArray>
#include <QUrl>

#include <algorithm>

namespace retinue::engine {

namespace {

const QString kSetup = QStringLiteral("notices.setup");
const QString kMailPassword = QStringLiteral("notices.mail-password");
const QString kWebhookSecret = QStringLiteral("notices.webhook-secret");
const QString kBook = QStringLiteral("notices.book");

constexpr qsizetype kMostRecipients = 20;
constexpr qsizetype kLongestAddress = 254; // RFC 5321
constexpr qsizetype kLongestHost = 253;
constexpr qsizetype kLongestUrl = 2'000;
constexpr qsizetype kLongestUser = 256;
constexpr qsizetype kMostCaText = 256 * 1024;

Error badNotice(const QString &what)
{
    return {ErrorCode::InvalidInput, what};
}

bool hasOnlyVisible(const QString &text)
{
    return std::all_of(text.begin(), text.end(),
                       [](QChar character) { return character.isPrint() && !character.isSpace(); });
}

/// As a command of SMTP can say it: one word around one "@", nothing that could end the command.
bool isMailAddress(const QString &address)
{
    const auto at = address.lastIndexOf(u'@');
    return at > 0 && at < address.size() - 1 && address.size() <= kLongestAddress &&
           hasOnlyVisible(address) && !address.contains(u'<') && !address.contains(u'>') &&
           !address.contains(u',');
}

bool isHostName(const QString &host)
{
    if (host.isEmpty() || host.size() > kLongestHost)
        return false;
    if (!QHostAddress(host).isNull())
        return true;
    return std::all_of(host.begin(), host.end(), [](QChar character) {
        return character.isLetterOrNumber() || character == u'-' || character == u'.' || character == u'_';
    });
}

QJsonObject mailJson(const MailSettings &mail)
{
    return {{QStringLiteral("on"), mail.isOn},
            {QStringLiteral("host"), mail.host},
            {QStringLiteral("port"), mail.port},
            {QStringLiteral("security"), int(mail.security)},
            {QStringLiteral("allowsPlain"), mail.allowsPlain},
            {QStringLiteral("user"), mail.user},
            {QStringLiteral("sender"), mail.sender},
            {QStringLiteral("recipients"), QJsonArray::fromStringList(mail.recipients)}};
}

MailSettings mailOf(const QJsonValue &json)
{
    MailSettings mail;
    mail.isOn = json[QStringLiteral("on")].toBool();
    mail.host = json[QStringLiteral("host")].toString();
    mail.port = json[QStringLiteral("port")].toInt();
    mail.security = MailSecurity(std::clamp(json[QStringLiteral("security")].toInt(), 0, 2));
    mail.allowsPlain = json[QStringLiteral("allowsPlain")].toBool();
    mail.user = json[QStringLiteral("user")].toString();
    mail.sender = json[QStringLiteral("sender")].toString();
    const QJsonArray recipients = json[QStringLiteral("recipients")].toArray();
    for (const auto &recipient : recipients)
        mail.recipients << recipient.toString();
    return mail;
}

QJsonObject setupJson(const NoticeSetup &setup)
{
    return {{QStringLiteral("mail"), mailJson(setup.mail)},
            {QStringLiteral("webhook"), QJsonObject{{QStringLiteral("on"), setup.webhook.isOn},
                                                    {QStringLiteral("url"), setup.webhook.url}}},
            {QStringLiteral("systemLog"), setup.systemLog},
            {QStringLiteral("warnings"), setup.warnings},
            {QStringLiteral("trustedCa"), setup.trustedCa}};
}

NoticeSetup setupOf(const QJsonObject &json)
{
    NoticeSetup setup;
    setup.mail = mailOf(json.value(QStringLiteral("mail")));
    const QJsonValue webhook = json.value(QStringLiteral("webhook"));
    setup.webhook.isOn = webhook[QStringLiteral("on")].toBool();
    setup.webhook.url = webhook[QStringLiteral("url")].toString();
    setup.systemLog = json.value(QStringLiteral("systemLog")).toBool();
    setup.warnings = json.value(QStringLiteral("warnings")).toBool();
    setup.trustedCa = json.value(QStringLiteral("trustedCa")).toString();
    return setup;
}

Result<void> checkPlain(const MailSettings &mail)
{
    if (mail.security != MailSecurity::None || isThisMachine(mail.host))
        return {};
    if (!mail.allowsPlain)
        return badNotice(
            QStringLiteral("without TLS everybody between here and %1 can read and change what is "
                           "sent: choose starttls or tls, or allow it explicitly")
                .arg(mail.host));
    if (!mail.user.isEmpty() || mail.hasPassword)
        return badNotice(QStringLiteral("a password is never sent to another machine without TLS: choose "
                                        "starttls or tls, or take the user away"));
    return {};
}

} // namespace

Result<void> checkMail(const MailSettings &mail)
{
    if (!isHostName(mail.host))
        return badNotice(QStringLiteral("\"%1\" is no name or address of a mail server").arg(mail.host));
    if (mail.port < 0 || mail.port > 65'535)
        return badNotice(QStringLiteral("a port is a number from 1 to 65535; 0 takes the usual one"));
    if (!isMailAddress(mail.sender))
        return badNotice(
            QStringLiteral("\"%1\" is no address to send from (name@example.org)").arg(mail.sender));
    if (mail.recipients.isEmpty() || mail.recipients.size() > kMostRecipients)
        return badNotice(QStringLiteral("e-mail goes to 1 to %1 addresses").arg(kMostRecipients));
    for (const QString &recipient : mail.recipients)
        if (!isMailAddress(recipient))
            return badNotice(
                QStringLiteral("\"%1\" is no address to send to (name@example.org)").arg(recipient));
    if (mail.user.size() > kLongestUser ||
        !std::all_of(mail.user.begin(), mail.user.end(), [](QChar character) { return character.isPrint(); }))
        return badNotice(
            QStringLiteral("the user's name has at most %1 characters, and no control characters")
                .arg(kLongestUser));
    return checkPlain(mail);
}

Result<void> checkWebhook(const WebhookSettings &webhook, const SecretBytes &secret)
{
    const QUrl url(webhook.url, QUrl::StrictMode);
    if (!url.isValid() || url.scheme() != u"https" || url.host().isEmpty() ||
        webhook.url.size() > kLongestUrl)
        return badNotice(
            QStringLiteral("\"%1\" is no address of a webhook: it begins with https://").arg(webhook.url));
    if (!url.userInfo().isEmpty())
        return badNotice(
            QStringLiteral("user and password in a webhook's address are not kept: use a secret, "
                           "which is sent as a bearer token"));
    const auto bytes = secret.view();
    if (!std::all_of(bytes.begin(), bytes.end(), [](char byte) { return byte > ' ' && byte < 0x7f; }))
        return badNotice(QStringLiteral("a webhook's secret has visible ASCII characters only, no blanks"));
    return {};
}

Result<void> checkKeptPassword(const MailSettings &kept, const MailSettings &mail,
                               const SecretBytes &password)
{
    const bool isKeptOneMeant = password.isEmpty() && mail.hasPassword && kept.hasPassword;
    if (!isKeptOneMeant || kept.host.compare(mail.host, Qt::CaseInsensitive) == 0)
        return {};
    return badNotice(
        QStringLiteral("the password that is kept is for %1 and is not sent to %2: enter the one "
                       "for %2 (--password-file), or take the kept one away (--no-password)")
            .arg(kept.host, mail.host));
}

Result<void> checkKeptSecret(const WebhookSettings &kept, const WebhookSettings &webhook,
                             const SecretBytes &secret)
{
    const bool isKeptOneMeant = secret.isEmpty() && webhook.hasSecret && kept.hasSecret;
    if (!isKeptOneMeant || kept.url == webhook.url)
        return {};
    return badNotice(QStringLiteral("the secret that is kept is for the former address and is not sent to "
                                    "another one: enter the one for the new address (--password-file), or "
                                    "forget the kept one (--no-password)"));
}

NoticeSettings::NoticeSettings(installation::MachineDatabase &machine,
                               std::shared_ptr<const SecretBytes> dataKey)
    : m_machine(machine)
    , m_dataKey(std::move(dataKey))
{
}

Result<void> NoticeSettings::load()
{
    SettingReader settings(m_machine);
    m_book = settings.json(kBook).object();
    const std::lock_guard lock(m_mutex);
    m_setup = setupOf(settings.json(kSetup).object());
    m_mailPassword = settings.sealed(kMailPassword);
    m_webhookSecret = settings.sealed(kWebhookSecret);
    m_setup.mail.hasPassword = !m_mailPassword.isEmpty();
    m_setup.webhook.hasSecret = !m_webhookSecret.isEmpty();
    return settings.result();
}

NoticeSetup NoticeSettings::setup() const
{
    const std::lock_guard lock(m_mutex);
    return m_setup;
}

Result<QByteArray> NoticeSettings::keepSecret(const SecretBytes &given, bool keepsOld, const QByteArray &old,
                                              const QString &key)
{
    auto sealed = !given.isEmpty() ? sealSetting(given, key, m_dataKey)
                                   : Result<QByteArray>(keepsOld ? old : QByteArray());
    if (sealed)
        RETINUE_TRY(m_machine.setSetting(key, QString::fromLatin1(sealed->toBase64())));
    return sealed;
}

Result<void> NoticeSettings::write(const NoticeSetup &setup)
{
    return m_machine.setSetting(kSetup, settingText(setupJson(setup)));
}

Result<void> NoticeSettings::keep(const NoticeSetup &setup)
{
    RETINUE_TRY(write(setup));
    const std::lock_guard lock(m_mutex);
    m_setup = setup;
    return {};
}

Result<void> NoticeSettings::setMail(const MailSettings &mail, const SecretBytes &password)
{
    MailSettings checked = mail;
    checked.hasPassword = mail.hasPassword || !password.isEmpty();
    if (mail.isOn) // who turns it off may leave half of it
        RETINUE_TRY(checkMail(checked));
    const std::lock_guard changing(m_changing);
    RETINUE_TRY(checkKeptPassword(this->setup().mail, mail, password));
    auto kept = keepSecret(password, mail.hasPassword, m_mailPassword, kMailPassword);
    if (!kept)
        return std::move(kept).error();
    NoticeSetup setup = this->setup();
    setup.mail = mail;
    setup.mail.hasPassword = !kept->isEmpty();
    RETINUE_TRY(write(setup));
    const std::lock_guard lock(m_mutex);
    m_setup = std::move(setup);
    m_mailPassword = *std::move(kept);
    return {};
}

Result<void> NoticeSettings::setWebhook(const WebhookSettings &webhook, const SecretBytes &secret)
{
    if (webhook.isOn)
        RETINUE_TRY(checkWebhook(webhook, secret));
    const std::lock_guard changing(m_changing);
    RETINUE_TRY(checkKeptSecret(this->setup().webhook, webhook, secret));
    auto kept = keepSecret(secret, webhook.hasSecret, m_webhookSecret, kWebhookSecret);
    if (!kept)
        return std::move(kept).error();
    NoticeSetup setup = this->setup();
    setup.webhook = webhook;
    setup.webhook.hasSecret = !kept->isEmpty();
    RETINUE_TRY(write(setup));
    const std::lock_guard lock(m_mutex);
    m_setup = std::move(setup);
    m_webhookSecret = *std::move(kept);
    return {};
}

Result<void> NoticeSettings::setSystemLog(bool isOn)
{
    const std::lock_guard changing(m_changing);
    NoticeSetup setup = this->setup();
    setup.systemLog = isOn;
    return keep(setup);
}

Result<void> NoticeSettings::setWarnings(bool areTold)
{
    const std::lock_guard changing(m_changing);
    NoticeSetup setup = this->setup();
    setup.warnings = areTold;
    return keep(setup);
}

Result<void> NoticeSettings::setTrustedCa(const QString &pem)
{
    if (!pem.isEmpty() &&
        (!pem.contains(QLatin1String("-----BEGIN CERTIFICATE-----")) || pem.size() > kMostCaText))
        return badNotice(
            QStringLiteral("this is no certificate of an authority: it is a text (PEM) that has the "
                           "line -----BEGIN CERTIFICATE-----"));
    if (pem.contains(QLatin1String("PRIVATE KEY")))
        return badNotice(QStringLiteral("this file has a private key: give the certificate alone"));
    const std::lock_guard changing(m_changing);
    NoticeSetup setup = this->setup();
    setup.trustedCa = pem;
    return keep(setup);
}

Result<NoticeSettings::WithSecret> NoticeSettings::withMailPassword() const
{
    const std::lock_guard lock(m_mutex);
    auto password = unsealSetting(m_mailPassword, kMailPassword, m_dataKey);
    if (!password)
        return std::move(password).error();
    return WithSecret{m_setup, *std::move(password)};
}

Result<NoticeSettings::WithSecret> NoticeSettings::withWebhookSecret() const
{
    const std::lock_guard lock(m_mutex);
    auto secret = unsealSetting(m_webhookSecret, kWebhookSecret, m_dataKey);
    if (!secret)
        return std::move(secret).error();
    return WithSecret{m_setup, *std::move(secret)};
}

Result<void> NoticeSettings::keepBook(const QJsonObject &book)
{
    return m_machine.setSetting(kBook, settingText(book));
}

} // namespace retinue::engine
