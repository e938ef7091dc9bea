#pragma once

#include "core/base/result.h"
#include "core/engine/conditions.h"
#include "core/engine/notice.h"

#include <functional>
#include <memory>
#include <vector>

namespace retinue::installation {
class ExecutionLog;
class MachineDatabase;
} // namespace retinue::installation

namespace retinue::engine {

/// How a channel stands, for who sets it up.
struct NoticeState
{
    NoticeChannel channel = NoticeChannel::Mail;
    bool isOn = false;
    int waiting = 0; ///< notices that could not be sent yet
    int dropped = 0; ///< so many more waited that the oldest had to go
    std::optional<Timestamp> lastSent;
    std::optional<NoticeTrouble> trouble;
};

/// Failures reach people without a desktop: what the judge (conditions.h) finds bad is told once over each
/// channel that is on, and once more when it has been well for a while. What cannot be sent waits, also
/// across restarts, and is tried again with pauses that grow. Thread-safe.
class Notices
{
public:
    struct Parts
    {
        installation::MachineDatabase &machine;
        installation::ExecutionLog &executions;
        const Clock &clock;
        QString installation;                       ///< its id, for those who have several servers
        std::shared_ptr<const SecretBytes> dataKey; ///< null: locked
        std::function<HealthFacts()> facts;         ///< waits for the disk
        std::function<void()> changed;              ///< something is set anew, or a channel stands otherwise
    };
    explicit Notices(Parts parts);
    ~Notices();
    Notices(const Notices &) = delete;
    Notices &operator=(const Notices &) = delete;

    /// Before use, by the composition; without it nothing is sent.
    void setSenders(NoticeSenders senders);

    [[nodiscard]] NoticeSetup setup() const;
    // Each waits for the disk and writes a row of the execution log (R53). InvalidInput: it cannot be used
    // so; what is off may be incomplete. Locked: the data key that seals secrets is not available. A secret
    // that is empty leaves the kept one, as far as the settings say that there is one.
    [[nodiscard]] Result<void> setMail(const MailSettings &mail, const SecretBytes &password,
                                       const QString &who);
    [[nodiscard]] Result<void> setWebhook(const WebhookSettings &webhook, const SecretBytes &secret,
                                          const QString &who);
    [[nodiscard]] Result<void> setSystemLog(bool isOn, const QString &who);
    [[nodiscard]] Result<void> setWarnings(bool areTold, const QString &who);
    /// PEM, of the authority that certifies mail server and webhook; empty: the system's authorities.
    [[nodiscard]] Result<void> setTrustedCa(const QString &pem, const QString &who);

    /// Sends a test by what is handed in, which is not kept; also while the channel is off. Waits for the
    /// network, for a minute at most. InvalidInput, Locked: nothing was tried.
    [[nodiscard]] Result<Delivery> testMail(const MailSettings &mail, const SecretBytes &password,
                                            const CancelToken &cancel);
    [[nodiscard]] Result<Delivery> testWebhook(const WebhookSettings &webhook, const SecretBytes &secret,
                                               const CancelToken &cancel);
    [[nodiscard]] Result<Delivery> testSystemLog();
    /// The same by what is kept.
    [[nodiscard]] Result<Delivery> test(NoticeChannel channel, const CancelToken &cancel);

    [[nodiscard]] std::vector<NoticeState> state() const; ///< of each channel; from memory
    /// Channels that do not get out, for the overview. From memory.
    [[nodiscard]] std::vector<NoticeTrouble> troubles() const;

    /// Looks, and sends what is due. Every minute or so, by the engine, on a thread of its own; waits for
    /// disk and network, for a few minutes at most.
    void tick();
    /// Ends what is being sent; it is sent after the next start. Idempotent.
    void stop();

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace retinue::engine
