#pragma once

#include "core/engine/notice.h"
#include "core/engine/notice_book.h"
#include "core/installation/machine_database.h"

#include <memory>
#include <mutex>

namespace retinue::engine {

/// Who is told of failures, and the book of what was told: kept in the machine database (R1), read from
/// memory. Secrets are sealed under the data key. Thread-safe; setters wait for the disk.
class NoticeSettings
{
public:
    NoticeSettings(installation::MachineDatabase &machine, std::shared_ptr<const SecretBytes> dataKey);
    /// What cannot be read is as if it had never been set.
    [[nodiscard]] Result<void> load();

    [[nodiscard]] NoticeSetup setup() const;
    /// InvalidInput, Locked (Notices).
    [[nodiscard]] Result<void> setMail(const MailSettings &mail, const SecretBytes &password);
    [[nodiscard]] Result<void> setWebhook(const WebhookSettings &webhook, const SecretBytes &secret);
    [[nodiscard]] Result<void> setSystemLog(bool isOn);
    [[nodiscard]] Result<void> setWarnings(bool areTold);
    [[nodiscard]] Result<void> setTrustedCa(const QString &pem);
    /// What is set and a secret of it, of the same moment: a secret is for whom it was entered for.
    struct WithSecret
    {
        NoticeSetup setup;
        SecretBytes secret; ///< empty: none is kept
    };
    /// Locked.
    [[nodiscard]] Result<WithSecret> withMailPassword() const;
    [[nodiscard]] Result<WithSecret> withWebhookSecret() const;

    [[nodiscard]] QJsonObject book() const { return m_book; } ///< as load() found it
    [[nodiscard]] Result<void> keepBook(const QJsonObject &book);

private:
    /// The secret that is kept from now on; what was kept, if there is no new one.
    [[nodiscard]] Result<QByteArray> keepSecret(const SecretBytes &given, bool keepsOld,
                                                const QByteArray &old, const QString &key);
    [[nodiscard]] Result<void> write(const NoticeSetup &setup);
    [[nodiscard]] Result<void> keep(const NoticeSetup &setup);

    installation::MachineDatabase &m_machine;
    const std::shared_ptr<const SecretBytes> m_dataKey;
    QJsonObject m_book;
    std::mutex m_changing;      ///< one change at a time
    mutable std::mutex m_mutex; ///< guards the rest
    NoticeSetup m_setup;
    QByteArray m_mailPassword, m_webhookSecret; ///< sealed
};

/// What keeps it from being used; none: it can be. Pure.
[[nodiscard]] Result<void> checkMail(const MailSettings &mail);
[[nodiscard]] Result<void> checkWebhook(const WebhookSettings &webhook, const SecretBytes &secret);
/// InvalidInput: the secret that is kept was entered for another host or URL, which alone may see it.
[[nodiscard]] Result<void> checkKeptPassword(const MailSettings &kept, const MailSettings &mail,
                                             const SecretBytes &password);
[[nodiscard]] Result<void> checkKeptSecret(const WebhookSettings &kept, const WebhookSettings &webhook,
                                           const SecretBytes &secret);

} // namespace retinue::engine
