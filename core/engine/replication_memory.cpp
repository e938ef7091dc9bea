#include "core/engine/replication_memory.h"

#include "core/engine/sealed_setting.h"
#include "core/engine/setting_json.h"
#include "core/installation/machine_database.h"

#include <QJsonArray>

#include <algorithm>

namespace retinue::engine {

namespace {

const QString kSet = QStringLiteral("replication.set");
const QString kReplicationToken = QStringLiteral("replication.token");
const QString kProgress = QStringLiteral("replication.progress");
const QString kReplaced = QStringLiteral("replication.replaced");

void putProblem(QJsonObject &json, const std::optional<Error> &problem)
{
    if (!problem)
        return;
    json.insert(QStringLiteral("problem"), base::errorWord(problem->code));
    json.insert(QStringLiteral("why"), problem->toString());
}

std::optional<Error> problemIn(const QJsonObject &json)
{
    const QString word = textIn(json, "problem");
    if (word.isEmpty())
        return {};
    return Error{base::errorCode(word).value_or(ErrorCode::Internal), textIn(json, "why")};
}

void putHeader(QJsonObject &json, const char *name, const std::optional<backup::BackupHeader> &header)
{
    if (header)
        json.insert(QLatin1String(name), QString::fromUtf8(backup::toJson(*header)));
}

std::optional<backup::BackupHeader> headerIn(const QJsonObject &json, const char *name)
{
    auto header = backup::headerFromJson(textIn(json, name).toUtf8());
    return header ? std::optional(*std::move(header)) : std::nullopt; // none, or another version's
}

QJsonObject jsonOf(const AcknowledgedCopy &copy)
{
    QJsonObject json{{QStringLiteral("state"), copy.state.toString()}};
    putTime(json, "madeAt", copy.madeAt);
    return json;
}

std::optional<AcknowledgedCopy> copyIn(const QJsonObject &json)
{
    const auto state = State::fromString(textIn(json, "state"));
    const auto madeAt = timeIn(json, "madeAt");
    return state && madeAt ? std::optional(AcknowledgedCopy{*state, *madeAt}) : std::nullopt;
}

AcknowledgedCopy copyOf(const backup::BackupHeader &header)
{
    return {header.state, header.madeAt};
}

void putCopies(QJsonObject &json, const ReplicationMemory::Progress &progress)
{
    json.insert(QStringLiteral("acknowledgedBy"), progress.acknowledgedBy.toString());
    QJsonArray former;
    for (const auto &[holder, copy] : progress.former) {
        QJsonObject one = jsonOf(copy);
        one.insert(QStringLiteral("holder"), holder.toString());
        former.append(one);
    }
    json.insert(QStringLiteral("former"), former);
    if (progress.settled)
        json.insert(QStringLiteral("settled"),
                    progress.settled->copy ? jsonOf(*progress.settled->copy) : QJsonObject());
}

void readCopies(const QJsonObject &json, ReplicationMemory::Progress &progress)
{
    const auto idIn = [](const QJsonObject &from, const char *name) {
        return InstallationId::fromString(textIn(from, name)).value_or(InstallationId());
    };
    progress.acknowledgedBy = idIn(json, "acknowledgedBy");
    const QJsonArray former = json.value(QStringLiteral("former")).toArray();
    for (const auto &one : former) {
        if (const auto copy = copyIn(one.toObject()))
            progress.former.push_back({idIn(one.toObject(), "holder"), *copy});
    }
    if (const auto settled = json.value(QStringLiteral("settled")); settled.isObject())
        progress.settled = ReplicationMemory::Settled{copyIn(settled.toObject())};
}

/// What the destination before has stays of account: it keeps its copy until somebody removes it.
void keepFormer(ReplicationMemory::Progress &progress, const InstallationId &next)
{
    if (progress.acknowledged && progress.acknowledgedBy != next) {
        std::erase_if(progress.former,
                      [&](const auto &former) { return former.holder == progress.acknowledgedBy; });
        progress.former.push_back({progress.acknowledgedBy, copyOf(*progress.acknowledged)});
    }
    std::erase_if(progress.former, [&](const auto &former) {
        return former.holder == next ||
               former.copy.state.generation != progress.pending->state.generation; // R14
    });
    std::sort(progress.former.begin(), progress.former.end(),
              [](const auto &a, const auto &b) { return a.copy.state.revision < b.copy.state.revision; });
    if (progress.former.size() > ReplicationMemory::kMostFormer)
        progress.former.resize(ReplicationMemory::kMostFormer);
}

QJsonObject jsonOf(const ReplicationMemory::Progress &progress)
{
    QJsonObject json{{QStringLiteral("failures"), progress.failures},
                     {QStringLiteral("needsWhole"), progress.needsWhole}};
    putHeader(json, "acknowledged", progress.acknowledged);
    putHeader(json, "pending", progress.pending);
    putCopies(json, progress);
    json.insert(QStringLiteral("acknowledgedCompanions"), progress.acknowledgedCompanions);
    json.insert(QStringLiteral("pendingCompanions"), progress.pendingCompanions);
    putTime(json, "lastGood", progress.lastGood);
    putTime(json, "lastAttempt", progress.lastAttempt);
    putTime(json, "failingSince", progress.failingSince);
    putProblem(json, progress.problem);
    QJsonArray proven;
    for (const Timestamp time : progress.proven)
        proven.append(qint64(base::toMilliseconds(time)));
    json.insert(QStringLiteral("proven"), proven);
    return json;
}

ReplicationMemory::Progress progressOf(const QJsonObject &json)
{
    ReplicationMemory::Progress progress;
    progress.failures = json.value(QStringLiteral("failures")).toInt();
    progress.needsWhole = json.value(QStringLiteral("needsWhole")).toBool();
    progress.acknowledged = headerIn(json, "acknowledged");
    progress.pending = headerIn(json, "pending");
    readCopies(json, progress);
    progress.acknowledgedCompanions = textIn(json, "acknowledgedCompanions");
    progress.pendingCompanions = textIn(json, "pendingCompanions");
    progress.lastGood = timeIn(json, "lastGood");
    progress.lastAttempt = timeIn(json, "lastAttempt");
    progress.failingSince = timeIn(json, "failingSince");
    progress.problem = problemIn(json);
    const QJsonArray proven = json.value(QStringLiteral("proven")).toArray();
    for (const auto &time : proven)
        progress.proven.push_back(base::fromMilliseconds(time.toInteger()));
    return progress;
}

const QString kRunColumns =
    QStringLiteral("begun_at, ended_at, content, bytes, records, \"trigger\", problem, why");

ReplicationRun runOf(const sql::Rows &row)
{
    ReplicationRun run;
    run.begunAt = base::fromMilliseconds(row.integer(0));
    run.endedAt = base::fromMilliseconds(row.integer(1));
    run.content = ReplicationRun::Content(std::clamp<std::int64_t>(row.integer(2), 0, 2));
    run.bytes = row.integer(3);
    run.records = row.integer(4);
    run.trigger = row.text(5);
    if (const QString word = row.text(6); !word.isEmpty())
        run.problem = Error{base::errorCode(word).value_or(ErrorCode::Internal), row.text(7)};
    return run;
}

/// What outlives a stop.
ReplicationMemory::Progress keptOf(const ReplicationMemory::Progress &progress)
{
    ReplicationMemory::Progress kept;
    kept.former = progress.former;
    kept.settled = progress.settled;
    if (progress.needsWhole) // what is there is known to be wrong
        return kept;
    kept.acknowledged = progress.acknowledged;
    kept.acknowledgedBy = progress.acknowledgedBy;
    kept.acknowledgedCompanions = progress.acknowledgedCompanions;
    kept.pending = progress.pending; // it may have arrived, and only the answer not
    kept.pendingCompanions = progress.pendingCompanions;
    return kept;
}

QJsonObject jsonOf(const ReplicationSettings &settings, const ReplicationMemory::Destination &destination)
{
    return {{QStringLiteral("address"), settings.address},
            {QStringLiteral("administrator"), settings.administrator},
            {QStringLiteral("interval"), qint64(settings.interval.count())},
            {QStringLiteral("updateCount"), settings.updateCount},
            {QStringLiteral("pinnedAddress"), destination.pinned.address},
            {QStringLiteral("name"), destination.pinned.name},
            {QStringLiteral("fingerprint"), destination.pinned.fingerprint},
            {QStringLiteral("installation"), destination.pinned.installation.toString()},
            {QStringLiteral("version"), destination.pinned.productVersion},
            {QStringLiteral("ca"), QString::fromLatin1(destination.pinned.caPem)},
            {QStringLiteral("verifyName"), destination.pinned.verifyName},
            {QStringLiteral("recipient"), destination.recipient}};
}

} // namespace

Result<void> ReplicationMemory::load()
{
    SettingReader stored(m_machine);
    const std::lock_guard lock(m_mutex);
    const QJsonObject set = stored.json(kSet).object();
    m_isSet = !set.isEmpty();
    m_settings.address = textIn(set, "address");
    m_settings.administrator = textIn(set, "administrator");
    m_settings.interval = std::chrono::minutes(set.value(QStringLiteral("interval")).toInteger(60));
    m_settings.updateCount = set.value(QStringLiteral("updateCount")).toInt(m_settings.updateCount);
    m_destination = {{textIn(set, "pinnedAddress"), textIn(set, "name"), textIn(set, "fingerprint"),
                      InstallationId::fromString(textIn(set, "installation")).value_or(InstallationId()),
                      textIn(set, "version"), textIn(set, "ca").toLatin1(), textIn(set, "verifyName")},
                     textIn(set, "recipient")};
    m_token = stored.sealed(kReplicationToken);
    m_progress = progressOf(stored.json(kProgress).object());
    if (m_progress.acknowledged && !m_progress.needsWhole)
        m_loaded = copyOf(*m_progress.acknowledged);
    const QString replaced = stored.text(kReplaced);
    m_replacedBy = replaced.isEmpty() ? 0 : std::max<std::int64_t>(replaced.toLongLong(), 1);
    auto runs = m_machine.list(QStringLiteral("SELECT %1 FROM replication_run ORDER BY \"row\" DESC LIMIT %2")
                                   .arg(kRunColumns)
                                   .arg(kMostRuns),
                               {}, runOf);
    if (!runs)
        return std::move(runs).error();
    m_runs = *std::move(runs);
    return stored.result();
}

bool ReplicationMemory::isSet() const
{
    const std::lock_guard lock(m_mutex);
    return m_isSet;
}

std::int64_t ReplicationMemory::replacedBy() const
{
    const std::lock_guard lock(m_mutex);
    return m_replacedBy;
}

Result<void> ReplicationMemory::setReplacedBy(std::int64_t term)
{
    const auto note = [&] {
        const std::lock_guard lock(m_mutex);
        m_replacedBy = term;
    };
    if (term > 0) // kept or not
        note();
    RETINUE_TRY(m_machine.setSetting(kReplaced, term > 0 ? QString::number(qint64(term)) : QString()));
    note();
    return {};
}

ReplicationSettings ReplicationMemory::settings() const
{
    const std::lock_guard lock(m_mutex);
    return m_settings;
}

ReplicationMemory::Destination ReplicationMemory::destination() const
{
    const std::lock_guard lock(m_mutex);
    return m_destination;
}

Result<SecretBytes> ReplicationMemory::token() const
{
    const std::lock_guard lock(m_mutex);
    auto token = unsealSetting(m_token, kReplicationToken, m_dataKey);
    if (!token || token->isEmpty())
        return Error{
            ErrorCode::Locked,
            QStringLiteral("what opens the destination is locked with this installation's data key: put "
                           "its key file back, or stop replication and start it again")};
    return token;
}

ReplicationMemory::Progress ReplicationMemory::progress() const
{
    const std::lock_guard lock(m_mutex);
    return m_progress;
}

std::vector<ReplicationRun> ReplicationMemory::runs(int most) const
{
    const std::lock_guard lock(m_mutex);
    const auto count = std::ptrdiff_t(std::min(m_runs.size(), std::size_t(std::max(most, 0))));
    return {m_runs.begin(), m_runs.begin() + count};
}

Result<void> ReplicationMemory::set(const ReplicationSettings &settings, const Destination &destination,
                                    const SecretBytes &token)
{
    const auto sealed = sealSetting(token, kReplicationToken, m_dataKey);
    if (!sealed)
        return sealed.error();
    const Progress kept = keptOf(progress());
    RETINUE_TRY(m_machine.setSetting(kProgress, settingText(jsonOf(kept))));
    RETINUE_TRY(m_machine.setSetting(kReplicationToken, QString::fromLatin1(sealed->toBase64())));
    RETINUE_TRY(m_machine.setSetting(kSet, settingText(jsonOf(settings, destination))));
    const std::lock_guard lock(m_mutex);
    m_isSet = true;
    m_settings = settings;
    m_destination = destination;
    m_token = *sealed;
    m_progress = kept;
    return {};
}

Result<void> ReplicationMemory::clear()
{
    RETINUE_TRY(m_machine.setSetting(kSet, {}));
    RETINUE_TRY(m_machine.setSetting(kReplicationToken, {}));
    const Progress kept = keptOf(progress());
    RETINUE_TRY(m_machine.setSetting(kProgress, settingText(jsonOf(kept))));
    const std::lock_guard lock(m_mutex);
    m_isSet = false;
    m_token.clear();
    m_progress = kept;
    return {};
}

Result<void> ReplicationMemory::change(const std::function<void(Progress &)> &change)
{
    QString text;
    {
        const std::lock_guard lock(m_mutex);
        change(m_progress);
        text = settingText(jsonOf(m_progress));
    }
    return m_machine.setSetting(kProgress, text);
}

Result<void> ReplicationMemory::acknowledgePending()
{
    return change([holder = destination().pinned.installation](Progress &progress) {
        keepFormer(progress, holder);
        progress.acknowledged = progress.pending;
        progress.acknowledgedBy = holder;
        progress.acknowledgedCompanions = progress.pendingCompanions;
        progress.pending.reset();
    });
}

Result<void> ReplicationMemory::settleByDestination()
{
    return change([this](Progress &progress) { progress.settled = Settled{copyOfDestination()}; });
}

Result<void> ReplicationMemory::settle(Timestamp at)
{
    return change([this, at](Progress &progress) { progress.settled = Settled{oldestSince(at)}; });
}

std::optional<AcknowledgedCopy> ReplicationMemory::copyOfDestination() const
{
    const InstallationId &holder = m_destination.pinned.installation;
    if (m_progress.acknowledgedBy == holder) {
        const bool isGood = m_progress.acknowledged && !m_progress.needsWhole;
        return isGood ? std::optional(copyOf(*m_progress.acknowledged)) : std::nullopt;
    }
    const auto former = std::find_if(m_progress.former.begin(), m_progress.former.end(),
                                     [&](const FormerCopy &copy) { return copy.holder == holder; });
    return former != m_progress.former.end() ? std::optional(former->copy) : std::nullopt;
}

std::optional<AcknowledgedCopy> ReplicationMemory::oldestSince(Timestamp at) const
{
    if (!m_progress.acknowledged || m_progress.needsWhole)
        return {};
    const AcknowledgedCopy newest = copyOf(*m_progress.acknowledged);
    std::vector<AcknowledgedCopy> possible;
    if (newest.madeAt < at) // else whoever took over cannot have it
        possible.push_back(newest);
    if (m_loaded) // this one came back, perhaps, and all that it sent since is after the other one's start
        possible.push_back(*m_loaded);
    for (const FormerCopy &former : m_progress.former)
        possible.push_back(former.copy);
    const bool isOfOneLife = std::all_of(possible.begin(), possible.end(), [&](const AcknowledgedCopy &copy) {
        return copy.state.generation == newest.state.generation;
    });
    if (possible.empty() || !isOfOneLife) // R14
        return {};
    return *std::min_element(possible.begin(), possible.end(),
                             [](const AcknowledgedCopy &a, const AcknowledgedCopy &b) {
                                 return a.state.revision < b.state.revision;
                             });
}

Result<void> ReplicationMemory::add(const ReplicationRun &run)
{
    {
        const std::lock_guard lock(m_mutex);
        m_runs.insert(m_runs.begin(), run);
        if (m_runs.size() > kMostRuns)
            m_runs.resize(kMostRuns);
    }
    const QVariantList values{qint64(base::toMilliseconds(run.begunAt)),
                              qint64(base::toMilliseconds(run.endedAt)),
                              int(run.content),
                              run.bytes,
                              qint64(run.records),
                              run.trigger,
                              run.problem ? base::errorWord(run.problem->code) : QStringLiteral(""),
                              run.problem ? run.problem->toString() : QStringLiteral("")};
    return m_machine.writer().run([&](sql::Database &database) -> Result<void> {
        const auto added = database.execute(
            QStringLiteral("INSERT INTO replication_run (%1) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .arg(kRunColumns),
            values);
        if (!added)
            return added.error();
        const auto cut = database.execute(
            QStringLiteral("DELETE FROM replication_run WHERE \"row\" <= (SELECT max(\"row\") FROM "
                           "replication_run) - ?"),
            {int(kMostRuns)});
        return cut ? Result<void>() : Result<void>(cut.error());
    });
}

} // namespace retinue::engine
