#include "core/engine/backup_catalogue.h"

#include <algorithm>
#include <map>

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
    } else {
        read(destination, secret, file);
    }
    if (file.header) {
        file.madeAt = file.header->madeAt;
        file.kind = file.header->kind;
    }
    return file;
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
    std::sort(list.backups.begin(), list.backups.end(),
              [](const auto &a, const auto &b) { return a.newest().madeAt > b.newest().madeAt; });
}

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
    std::vector<BackupEntry> going;
    const std::size_t stays = retention.kind == BackupRetention::Kind::One ? 1 : std::size_t(retention.last);
    std::size_t others = 0;
    for (const BackupEntry &entry : list.backups) {
        const bool isOurs = entry.base.header && entry.base.header->installation == installation;
        if (!isOurs || entry.base.header->id == made)
            continue;
        if (++others >= stays)
            going.push_back(entry);
    }
    return going;
}

} // namespace retinue::engine
