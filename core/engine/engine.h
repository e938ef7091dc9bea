#pragma once

#include "core/base/answer.h"
#include "core/base/clock.h"
#include "core/devices/device_registry.h"
#include "core/devices/enrolment_codes.h"
#include "core/engine/activity.h"
#include "core/engine/backups.h"
#include "core/engine/data_exchange.h"
#include "core/engine/data_sharing.h"
#include "core/engine/event_hub.h"
#include "core/engine/health_facts.h"
#include "core/engine/job_board.h"
#include "core/engine/news.h"
#include "core/engine/notices.h"
#include "core/engine/replication.h"
#include "core/engine/scrub.h"
#include "core/engine/user_data.h"
#include "core/installation/administrators.h"
#include "core/installation/execution_log.h"
#include "core/installation/identity.h"
#include "core/installation/machine_database.h"
#include "core/installation/security_log.h"
#include "core/store/store.h"
#include "core/userdata/owner_directory.h"
#include "core/userdata/settings_service.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <type_traits>

namespace retinue::engine {

struct EngineOptions
{
    QString dataFolder;           ///< created with 0700; one engine per folder (a lock says who has it)
    QStringList hostNames;        ///< to certify beside this machine's own
    const Clock *clock = nullptr; ///< null: the system's
    std::chrono::milliseconds lockPatience{0}; ///< for whoever has the folder now to end
    bool finishesTakeOver = false; ///< of promoteStandby(): for anybody else the folder waits for its end
};

/// The whole server engine, without a network: owns the databases, the services and their threads, and joins
/// them (services never know each other). Console, headless program and listener all talk to this. Start and
/// stop order: README.md. Thread-safe after open().
class Engine
{
public:
    /// InUse: another engine has the folder (the detail names its process id and what to do). Locked: a
    /// take-over was begun there and did not end (promotion.h). A data key
    /// that is not there does not prevent it: see secretsLocked().
    [[nodiscard]] static Result<std::unique_ptr<Engine>> open(EngineOptions options);
    ~Engine(); ///< stop()

    [[nodiscard]] installation::MachineDatabase &machine();
    [[nodiscard]] installation::Administrators &administrators();
    [[nodiscard]] installation::Identity &identity();
    [[nodiscard]] store::Store &store();
    [[nodiscard]] userdata::SettingsService &settings();
    [[nodiscard]] userdata::OwnerDirectory &owners(); ///< users and groups, for searching
    [[nodiscard]] UserData &userData();               ///< deleting, bringing back
    [[nodiscard]] DataExchange &dataExchange();       ///< importing and exporting over the whole store
    [[nodiscard]] Backups &backups();                 ///< [Back Up] and restore
    [[nodiscard]] Replication &replication();         ///< [Replication], of both ends
    [[nodiscard]] DataSharing &dataSharing();         ///< which items are shared
    [[nodiscard]] Notices &notices();                 ///< failures reach people without a desktop
    [[nodiscard]] devices::DeviceRegistry &devices();
    [[nodiscard]] devices::EnrolmentCodes &enrolmentCodes();
    [[nodiscard]] EventHub &events();
    [[nodiscard]] News &news();         ///< for windows
    [[nodiscard]] JobBoard &jobs();     ///< long work
    [[nodiscard]] Activity &activity(); ///< log-ins and changes, for windows
    [[nodiscard]] installation::ExecutionLog &executions();
    [[nodiscard]] installation::SecurityLog &security();
    [[nodiscard]] const Clock &clock() const;
    [[nodiscard]] const QString &dataFolder() const;
    /// Since it was opened, also while the machine slept.
    [[nodiscard]] std::chrono::milliseconds runningFor() const;
    /// How far the stored content is proven to be what was written (R13).
    [[nodiscard]] ScrubState scrubState() const;
    /// Why values of secret items can neither be read nor written (R12), and what to do; none when they can.
    [[nodiscard]] const std::optional<Error> &secretsLocked() const;

    /// By the program around it, whenever it changes; until then it is a server that is starting.
    void setServing(const ServingState &serving);
    [[nodiscard]] ServingState serving() const;

    /// Runs work that takes long (password hashes) on the bounded pool. False when the pool's queue is full
    /// or stopping: answer 503.
    [[nodiscard]] bool runOnPool(std::function<void()> work);
    /// Asks the engine something that may wait for the disk or take long: `question` returns a Result<T> on a
    /// thread of the pool; the future answers exactly once, with TooMany when the pool's queue is full,
    /// Abandoned when the engine stops first. For windows: `ask(...).then(this, ...)`.
    template<typename Question>
    [[nodiscard]] auto ask(Question question) -> QFuture<std::invoke_result_t<Question>>
    {
        using T = typename std::invoke_result_t<Question>::Value;
        auto answer = std::make_shared<Answer<T>>();
        auto future = answer->future();
        if (!runOnPool([answer, question = std::move(question)] { answer->give(question()); }))
            answer->give(Error{ErrorCode::TooMany, QStringLiteral("too much work is waiting already")});
        return future;
    }

    /// R3: a code that enrols devices (EnrolmentCodes), and the execution log's row of who made it (R53).
    [[nodiscard]] Result<QString> makeCode(std::chrono::minutes lifetime, int uses,
                                           const QString &who = kConsole);
    /// NotFound: no code has that number.
    [[nodiscard]] Result<void> revokeCode(std::int64_t number, const QString &who = kConsole);
    struct EnrolmentCredentials
    {
        QString code; ///< or the following two
        QString administrator;
        SecretBytes password;
    };
    /// R3: what Administrators and EnrolmentCodes accept enrols a device, with a row in the execution log
    /// (R53). Takes tens of milliseconds on purpose.
    [[nodiscard]] Result<devices::Enrolled>
    enrol(const DeviceInfo &info, const EnrolmentCredentials &credentials, const QString &address);
    /// R4: from the console or the command line; tells the device, and the execution log who did it.
    [[nodiscard]] Result<void> startDevice(const DeviceId &device, const QString &who = kConsole);
    [[nodiscard]] Result<void> stopDevice(const DeviceId &device, const QString &who = kConsole);
    [[nodiscard]] Result<void> removeDevice(const DeviceId &device, const QString &who = kConsole);
    /// R13: asks the device to compare and take the server's data where it differs. NotStarted: it does not
    /// take part (R4). Unreachable: it has no event stream open now.
    [[nodiscard]] Result<void> askToResend(const DeviceId &device, const QString &who = kConsole);
    /// R13: what a device found at its comparison (DeviceRegistry::setDiffering), with a row in the execution
    /// log when something differs: the device repairs it, and nobody would know.
    [[nodiscard]] Result<void> noteDiffering(const DeviceId &device, int owners, bool continued);
    /// R14: begins a new generation of the store and tells every device to restart.
    [[nodiscard]] Result<Generation> beginGeneration();

    /// Daily work: logs are cut, old tombstones and answers go (unless the clock has yet to prove itself:
    /// trusted_time.h), the certificate is renewed when due (the listener asks for it itself). The engine
    /// does it by itself; also on demand. Waits for the disk.
    void upkeep();

    /// Idempotent. Ends within the time of the work in hand: a password check, a commit.
    void stop();

    static inline const QString kConsole = QStringLiteral("console");

private:
    class Impl;
    explicit Engine(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace retinue::engine
