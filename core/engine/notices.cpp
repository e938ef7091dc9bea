#include "core/engine/notices.h"

#include "core/engine/log.h"
#include "core/engine/notice_book.h"
#include "core/engine/notice_settings.h"
#include "core/installation/execution_log.h"

#include <QSysInfo>
#include <QUuid>

#include <mutex>

namespace retinue::engine {

namespace {

constexpr std::chrono::minutes kMostSending{2}; ///< by one channel at a time, so that the others come up
const QString kSettingNotices = QStringLiteral("notify-set");

/// The word for the log, however it ended.
QString wordOf(const Result<void> &result)
{
    return result.ok() ? QStringLiteral("OK") : base::errorWord(result.error().code);
}

} // namespace

class Notices::Impl
{
public:
    explicit Impl(Parts given) : parts(std::move(given)), settings(parts.machine, parts.dataKey)
    {
        if (auto loaded = settings.load(); !loaded)
            qCWarning(lcEngine).noquote() << "reading what is set for notices:" << loaded.error().toString();
        book = NoticeBook::fromJson(settings.book());
        kept = book.toJson();
    }

    const Parts parts;
    NoticeSettings settings;
    CancelToken stopped;
    std::mutex ticking;       ///< one at a time
    mutable std::mutex mutex; ///< guards the rest
    NoticeSenders senders;
    NoticeBook book;
    QJsonObject kept; ///< of the book, on the disk

    [[nodiscard]] NoticeBook::Moment moment() const { return {parts.clock.now(), parts.clock.sinceBoot()}; }
    [[nodiscard]] NoticeOrigin origin() const
    {
        return {QSysInfo::machineHostName(), parts.installation, QStringLiteral(RETINUE_VERSION)};
    }
    [[nodiscard]] NoticeSenders handedIn() const
    {
        const std::lock_guard lock(mutex);
        return senders;
    }

    [[nodiscard]] bool canSend(NoticeChannel channel) const
    {
        const std::lock_guard lock(mutex);
        switch (channel) {
        case NoticeChannel::Mail:
            return bool(senders.mail);
        case NoticeChannel::Webhook:
            return bool(senders.webhook);
        case NoticeChannel::SystemLog:
            return bool(senders.systemLog);
        }
        Q_UNREACHABLE();
    }

    /// Before it is sent on: what is not on the disk is told twice after a restart, or not at all.
    void keepBook()
    {
        QJsonObject now;
        {
            const std::lock_guard lock(mutex);
            now = book.toJson();
            if (now == kept)
                return;
        }
        if (auto written = settings.keepBook(now); !written) {
            qCWarning(lcEngine).noquote() << "keeping what was told:" << written.error().toString();
            return; // a full disk is told of all the same
        }
        {
            const std::lock_guard lock(mutex);
            kept = now;
        }
        parts.changed();
    }

    void sendWhatIsDue(NoticeChannel channel)
    {
        if (!canSend(channel))
            return;
        const auto end = parts.clock.sinceBoot() + kMostSending;
        while (!stopped.isCancelled() && parts.clock.sinceBoot() < end) {
            std::optional<Notice> notice;
            {
                const std::lock_guard lock(mutex);
                notice = book.due(channel, moment());
            }
            if (!notice)
                return;
            const auto delivery = send(channel, *notice);
            if (stopped.isCancelled() && !(delivery && delivery->isDelivered))
                return; // it was ended, and did not fail
            noteSent(channel, notice->id, delivery);
        }
    }

    void noteSent(NoticeChannel channel, const QString &id, const Result<Delivery> &delivery)
    {
        const Delivery how = delivery ? *delivery : Delivery{false, NoticeStep::SignIn, delivery.error()};
        if (how.why)
            qCWarning(lcEngine).noquote()
                << "telling by" << channelWord(channel) + u':' << how.why->toString();
        {
            const std::lock_guard lock(mutex);
            book.sent(channel, id, how, moment());
        }
        keepBook();
    }

    /// By what is kept. Locked: its secret cannot be read.
    Result<Delivery> send(NoticeChannel channel, const Notice &notice)
    {
        switch (channel) {
        case NoticeChannel::Mail: {
            const auto kept = settings.withMailPassword();
            return kept ? sendMail(kept->setup.mail, kept->secret, kept->setup.trustedCa, notice, stopped)
                        : kept.error();
        }
        case NoticeChannel::Webhook: {
            const auto kept = settings.withWebhookSecret();
            return kept ? sendWebhook(kept->setup.webhook, kept->secret, kept->setup.trustedCa, notice,
                                      stopped)
                        : kept.error();
        }
        case NoticeChannel::SystemLog:
            return sendToLog(notice);
        }
        Q_UNREACHABLE();
    }

    static Error noSender(NoticeChannel channel)
    {
        return {ErrorCode::InvalidInput,
                QStringLiteral("this program sends nothing by %1").arg(channelWord(channel))};
    }

    Result<Delivery> sendMail(const MailSettings &mail, const SecretBytes &secret, const QString &trustedCa,
                              const Notice &notice, const CancelToken &cancel)
    {
        const NoticeSenders by = handedIn();
        if (!by.mail)
            return noSender(NoticeChannel::Mail);
        return by.mail(mail, secret, trustedCa, messageOf(notice, origin()), cancel);
    }

    /// By what is entered; with the secret that is kept, if that one is meant and for the same place.
    Result<Delivery> tryMail(const MailSettings &mail, const SecretBytes &password, const CancelToken &cancel)
    {
        if (!password.isEmpty() || !mail.hasPassword)
            return sendMail(mail, password, settings.setup().trustedCa, testNotice(), cancel);
        const auto kept = settings.withMailPassword();
        if (!kept)
            return kept.error();
        RETINUE_TRY(checkKeptPassword(kept->setup.mail, mail, password));
        return sendMail(mail, kept->secret, kept->setup.trustedCa, testNotice(), cancel);
    }

    Result<Delivery> sendWebhook(const WebhookSettings &webhook, const SecretBytes &secret,
                                 const QString &trustedCa, const Notice &notice, const CancelToken &cancel)
    {
        const NoticeSenders by = handedIn();
        if (!by.webhook)
            return noSender(NoticeChannel::Webhook);
        return by.webhook(webhook, secret, trustedCa, messageOf(notice, origin()), cancel);
    }

    /// By what is entered; with the secret that is kept, if that one is meant and for the same place.
    Result<Delivery> tryWebhook(const WebhookSettings &webhook, const SecretBytes &secret,
                                const CancelToken &cancel)
    {
        if (!secret.isEmpty() || !webhook.hasSecret)
            return sendWebhook(webhook, secret, settings.setup().trustedCa, testNotice(), cancel);
        const auto kept = settings.withWebhookSecret();
        if (!kept)
            return kept.error();
        RETINUE_TRY(checkKeptSecret(kept->setup.webhook, webhook, secret));
        return sendWebhook(webhook, kept->secret, kept->setup.trustedCa, testNotice(), cancel);
    }

    Result<Delivery> sendToLog(const Notice &notice)
    {
        const NoticeSenders by = handedIn();
        if (!by.systemLog)
            return noSender(NoticeChannel::SystemLog);
        return by.systemLog(messageOf(notice, origin()));
    }

    [[nodiscard]] Notice testNotice() const
    {
        const Timestamp now = parts.clock.now();
        return {QUuid::createUuid().toString(QUuid::WithoutBraces),
                Notice::Kind::Test,
                QStringLiteral("test"),
                QStringLiteral("This is a test"),
                QStringLiteral("An administrator has asked for this test. Failures of this server will reach "
                               "you in the same way."),
                QStringLiteral("Nothing."),
                now,
                now};
    }

    /// What goes by a test is what will go by itself: what waits is tried again.
    Result<Delivery> tested(NoticeChannel channel, Result<Delivery> delivery, bool isAsKept)
    {
        if (delivery && isAsKept) {
            {
                const std::lock_guard lock(mutex);
                book.tryAgain(channel, *delivery, moment());
            }
            keepBook();
        }
        return delivery;
    }

    Result<void> changed(NoticeChannel channel, const QString &who, const Result<void> &result)
    {
        if (result) {
            const std::lock_guard lock(mutex);
            book.tryAgain(channel, {}, moment());
        }
        return changed(channelWord(channel), who, result);
    }
    Result<void> changed(const QString &what, const QString &who, const Result<void> &result)
    {
        const Timestamp now = parts.clock.now();
        auto recorded = parts.executions.record({now, now, kSettingNotices, what, wordOf(result), {}, who});
        parts.changed();
        return result ? recorded : result;
    }
};

Notices::Notices(Parts parts) : m_impl(std::make_unique<Impl>(std::move(parts))) {}

Notices::~Notices()
{
    stop();
}

void Notices::setSenders(NoticeSenders senders)
{
    const std::lock_guard lock(m_impl->mutex);
    m_impl->senders = std::move(senders);
}

NoticeSetup Notices::setup() const
{
    return m_impl->settings.setup();
}

Result<void> Notices::setMail(const MailSettings &mail, const SecretBytes &password, const QString &who)
{
    return m_impl->changed(NoticeChannel::Mail, who, m_impl->settings.setMail(mail, password));
}

Result<void> Notices::setWebhook(const WebhookSettings &webhook, const SecretBytes &secret,
                                 const QString &who)
{
    return m_impl->changed(NoticeChannel::Webhook, who, m_impl->settings.setWebhook(webhook, secret));
}

Result<void> Notices::setSystemLog(bool isOn, const QString &who)
{
    return m_impl->changed(NoticeChannel::SystemLog, who, m_impl->settings.setSystemLog(isOn));
}

Result<void> Notices::setWarnings(bool areTold, const QString &who)
{
    return m_impl->changed(QStringLiteral("warnings"), who, m_impl->settings.setWarnings(areTold));
}

Result<void> Notices::setTrustedCa(const QString &pem, const QString &who)
{
    return m_impl->changed(QStringLiteral("trusted-ca"), who, m_impl->settings.setTrustedCa(pem));
}

Result<Delivery> Notices::testMail(const MailSettings &mail, const SecretBytes &password,
                                   const CancelToken &cancel)
{
    MailSettings checked = mail;
    checked.hasPassword = mail.hasPassword || !password.isEmpty();
    RETINUE_TRY(checkMail(checked));
    MailSettings now = setup().mail;
    now.isOn = mail.isOn;
    const bool isAsKept = password.isEmpty() && now == mail;
    return m_impl->tested(NoticeChannel::Mail, m_impl->tryMail(mail, password, cancel), isAsKept);
}

Result<Delivery> Notices::testWebhook(const WebhookSettings &webhook, const SecretBytes &secret,
                                      const CancelToken &cancel)
{
    RETINUE_TRY(checkWebhook(webhook, secret));
    WebhookSettings now = setup().webhook;
    now.isOn = webhook.isOn;
    const bool isAsKept = secret.isEmpty() && now == webhook;
    return m_impl->tested(NoticeChannel::Webhook, m_impl->tryWebhook(webhook, secret, cancel), isAsKept);
}

Result<Delivery> Notices::testSystemLog()
{
    return m_impl->tested(NoticeChannel::SystemLog, m_impl->sendToLog(m_impl->testNotice()), true);
}

Result<Delivery> Notices::test(NoticeChannel channel, const CancelToken &cancel)
{
    switch (channel) {
    case NoticeChannel::Mail:
        return testMail(setup().mail, {}, cancel);
    case NoticeChannel::Webhook:
        return testWebhook(setup().webhook, {}, cancel);
    case NoticeChannel::SystemLog:
        return testSystemLog();
    }
    Q_UNREACHABLE();
}

std::vector<NoticeState> Notices::state() const
{
    const NoticeSetup setup = m_impl->settings.setup();
    std::vector<NoticeState> all;
    const std::lock_guard lock(m_impl->mutex);
    for (const NoticeChannel channel : kNoticeChannels) {
        NoticeBook::ChannelState state = m_impl->book.state(channel);
        all.push_back({channel, setup.isOn(channel), state.waiting, state.dropped, state.lastSent,
                       std::move(state.trouble)});
    }
    return all;
}

std::vector<NoticeTrouble> Notices::troubles() const
{
    const std::lock_guard lock(m_impl->mutex);
    return m_impl->book.troubles();
}

void Notices::tick()
{
    const std::lock_guard ticking(m_impl->ticking);
    const std::vector<Failing> failing = failingsOf(m_impl->parts.facts());
    {
        const std::lock_guard lock(m_impl->mutex);
        m_impl->book.look(failing, m_impl->settings.setup(), m_impl->moment());
    }
    m_impl->keepBook();
    // The log never waits; the others may.
    for (const NoticeChannel channel :
         {NoticeChannel::SystemLog, NoticeChannel::Webhook, NoticeChannel::Mail})
        m_impl->sendWhatIsDue(channel);
}

void Notices::stop()
{
    m_impl->stopped.cancel();
}

} // namespace retinue::engine
