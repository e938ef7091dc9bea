#include "core/engine/backup_catalogue.h"

#include <QDateTime>

#include <algorithm>
#include <map>
#include <set>

namespace retinue::engine {

namespace {

using backup::BackupKind;
using backup::BackupReader;

std::optional<Timestamp> unlessNever(Timestamp time)
{
    return time == Timestamp{} ? std::nullopt : std::optional(time);
}

/// What the file itself says.
void read(backup::Destination &destination, const SecretBytes &secret, BackupFile &file)
{
    auto opened = destination.open(file.name);
    if (!opened) {
        file.problem = std::move(opened).error();
        return;
    }
    const auto beginning = (*opened)->read(0, backup::kBeginning);
    file.encrypted = beginning && backup::isEncrypted(*beginning);
    if (file.encrypted && secret.isEmpty())
        return;
    auto reader = BackupReader::open(*std::move(opened), secret);
    if (reader)
        file.header = (*reader)->header();
    else if (!file.encrypted || reader.error().code != ErrorCode::NotAuthenticated)
        file.problem = std::move(reader).error();
}

BackupFile describeWith(backup::Destination &destination, const std::vector<RememberedBackup> &known,
                        const backup::StoredFile &stored, const SecretBytes &secret)
{
    BackupFile file;
    file.name = stored.name;
    file.size = stored.size;
    file.madeAt = stored.changed;
    if (const auto named = backup::readFileName(stored.name)) {
        file.madeAt = named->madeAt;
        file.kind = named->kind;
    }
    const auto remembered = std::find_if(known.begin(), known.end(), [&](const RememberedBackup &one) {
        return one.name == stored.name && one.size == stored.size;
    });
    if (remembered != known.end()) {
        file.header = remembered->header;
        file.encrypted = remembered->encrypted;
        file.verifiedAt = unlessNever(remembered->verifiedAt);
        file.provenAt = unlessNever(remembered->provenAt);
        file.written = remembered->row;
        if (!remembered->damage.isEmpty())
            file.problem = Error{ErrorCode::Corrupt, remembered->damage};
    } else {
        read(destination, secret, file);
    }
    if (file.header) {
        file.madeAt = file.header->madeAt;
        file.kind = file.header->kind;
    }
    return file;
}

std::int64_t lastWritten(const BackupEntry &entry)
{
    std::int64_t last = entry.base.written;
    for (const BackupFile &increment : entry.increments)
        last = std::max(last, increment.written);
    return last;
}

/// The newest first. A clock that was ahead puts no backup in front of one that was written here later; those
/// of this installation that it does not remember are from before it does.
void order(std::vector<BackupEntry> &backups)
{
    std::stable_sort(backups.begin(), backups.end(), [](const BackupEntry &a, const BackupEntry &b) {
        return std::pair(lastWritten(a), a.newest().madeAt) > std::pair(lastWritten(b), b.newest().madeAt);
    });
    std::vector<std::pair<Timestamp, BackupEntry>> placed;
    placed.reserve(backups.size());
    Timestamp latest = Timestamp::max();
    std::optional<InstallationId> here;
    for (BackupEntry &entry : backups) {
        Timestamp at = entry.newest().madeAt;
        const bool isRemembered = lastWritten(entry) > 0;
        if (isRemembered && entry.base.header)
            here = entry.base.header->installation;
        if (isRemembered || (entry.base.header && entry.base.header->installation == here))
            at = std::min(at, latest);
        if (isRemembered)
            latest = at;
        placed.emplace_back(at, std::move(entry));
    }
    std::stable_sort(placed.begin(), placed.end(),
                     [](const auto &a, const auto &b) { return a.first > b.first; });
    backups.clear();
    for (auto &[at, entry] : placed)
        backups.push_back(std::move(entry));
}

/// Increments go to their base, in the order in which they say that they follow, whatever their times say: a
/// clock may have been set back between them. A gap ends the chain.
void group(std::vector<BackupFile> files, BackupList &list)
{
    std::sort(files.begin(), files.end(), [](const auto &a, const auto &b) { return a.madeAt < b.madeAt; });
    std::multimap<BackupId, BackupFile> following;
    for (BackupFile &file : files) {
        if (file.kind == BackupKind::Base)
            list.backups.push_back({std::move(file), {}});
        else if (file.header)
            following.emplace(file.header->before, std::move(file));
        else
            list.strays.push_back(std::move(file));
    }
    for (BackupEntry &entry : list.backups) {
        const auto next = [&] {
            const auto &header = entry.newest().header;
            return header ? following.find(header->id) : following.end();
        };
        for (auto it = next(); it != following.end(); it = next()) {
            entry.increments.push_back(std::move(it->second));
            following.erase(it);
        }
    }
    for (auto &[before, file] : following)
        list.strays.push_back(std::move(file));
    order(list.backups);
}

/// Which of the backups of one place stay; asked for each of them, the newest first.
class Retained
{
public:
    explicit Retained(const BackupRetention &retention)
        : m_isOne(retention.kind == BackupRetention::Kind::One)
        , m_last(m_isOne ? 1 : retention.last)
        , m_weeks{m_isOne ? 0 : retention.weeks, {}}
        , m_months{m_isOne ? 0 : retention.months, {}}
    {
    }
    [[nodiscard]] bool keeps(const BackupEntry &entry)
    {
        const QDate day = QDateTime::fromMSecsSinceEpoch(base::toMilliseconds(entry.base.madeAt)).date();
        int year = 0;
        const int week = day.weekNumber(&year);
        // Each rule counts by itself: the last one of a week may be one of the last anyway.
        const bool isOfWeek = m_weeks.takes({year, week});
        const bool isOfMonth = m_months.takes({day.year(), day.month()});
        return m_count++ < m_last || isOfWeek || isOfMonth;
    }

private:
    struct Periods
    {
        int most = 0;
        std::set<std::pair<int, int>> seen;
        bool takes(std::pair<int, int> period)
        {
            return int(seen.size()) < most && seen.insert(period).second;
        }
    };
    const bool m_isOne;
    const int m_last;
    Periods m_weeks, m_months;
    int m_count = 0;
};

} // namespace

BackupFile describeFile(backup::Destination &destination, BackupMemory &memory,
                        const backup::StoredFile &stored, const SecretBytes &secret)
{
    const auto known = memory.of(destination.toString());
    return describeWith(destination, known ? *known : std::vector<RememberedBackup>(), stored, secret);
}

Result<BackupList> listBackups(backup::Destination &destination, BackupMemory &memory,
                               const SecretBytes &secret, const CancelToken &cancel)
{
    const auto stored = destination.list();
    if (!stored)
        return stored.error();
    const auto known = memory.of(destination.toString());
    if (!known)
        return known.error();
    BackupList list;
    list.place = destination.toString();
    std::vector<BackupFile> files;
    for (const backup::StoredFile &file : *stored) {
        if (cancel.isCancelled())
            return endedEarly();
        if (backup::readFileName(file.name))
            files.push_back(describeWith(destination, *known, file, secret));
    }
    group(std::move(files), list);
    if (const auto free = destination.freeSpace())
        list.freeSpace = *free;
    return list;
}

Result<std::vector<std::unique_ptr<BackupReader>>> openChain(backup::Destination &destination,
                                                             BackupMemory &memory, const QString &name,
                                                             const SecretBytes &secret)
{
    const auto openOne = [&](const QString &file) -> Result<std::unique_ptr<BackupReader>> {
        auto source = destination.open(file);
        if (!source)
            return std::move(source).error();
        return BackupReader::open(*std::move(source), secret).during(file);
    };
    std::vector<std::unique_ptr<BackupReader>> chain;
    auto last = openOne(name);
    if (!last)
        return std::move(last).error();
    chain.push_back(*std::move(last));
    if (chain.front()->header().kind == BackupKind::Base)
        return chain;
    const auto list = listBackups(destination, memory, secret, {});
    if (!list)
        return list.error();
    std::map<BackupId, QString> names;
    for (const BackupEntry &entry : list->backups) {
        if (entry.base.header)
            names[entry.base.header->id] = entry.base.name;
        for (const BackupFile &increment : entry.increments)
            names[increment.header->id] = increment.name;
    }
    while (chain.front()->header().kind == BackupKind::Increment) {
        const auto before = names.find(chain.front()->header().before);
        if (before == names.end() || chain.size() > names.size())
            return Error{
                ErrorCode::InvalidInput,
                QStringLiteral("the backup that %1 builds upon is not in %2: put it there, or choose "
                               "another backup")
                    .arg(name, destination.toString())};
        auto file = openOne(before->second);
        if (!file)
            return std::move(file).error();
        chain.insert(chain.begin(), *std::move(file));
    }
    return chain;
}

std::vector<BackupEntry> surplus(const BackupList &list, const BackupRetention &retention,
                                 const InstallationId &installation, const BackupId &made)
{
    std::vector<BackupEntry> ours;
    for (const BackupEntry &entry : list.backups)
        if (entry.base.header && entry.base.header->installation == installation)
            ours.push_back(entry);
    // What was made just now counts first, wherever its time puts it.
    std::stable_partition(ours.begin(), ours.end(),
                          [&](const BackupEntry &entry) { return entry.base.header->id == made; });
    // A damaged one counts for nothing, and goes as soon as there is a good one.
    const auto isDamaged = [](const BackupEntry &entry) { return entry.base.problem.has_value(); };
    const bool isAnyGood = !std::all_of(ours.begin(), ours.end(), isDamaged);
    Retained retained(retention);
    std::erase_if(ours, [&](const BackupEntry &entry) {
        if (isDamaged(entry))
            return !isAnyGood || entry.base.header->id == made;
        return retained.keeps(entry) || entry.base.header->id == made;
    });
    return ours;
}

} // namespace retinue::engine
