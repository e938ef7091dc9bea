#include "core/formats/package_content.h"

namespace retinue::formats {

namespace {
constexpr qint64 kOfSetting = 128; ///< counted beside its value, so that many small ones are bounded as well
constexpr std::size_t kMostProblems = 100'000;
} // namespace

Result<PackageContent> readWholePackage(ByteSource &source, const Catalogue &catalogue,
                                        PackageReader::Options options, qint64 mostBytes)
{
    auto reader = PackageReader::open(source, catalogue, std::move(options));
    if (!reader)
        return std::move(reader).error();
    PackageContent content;
    content.manifest = reader->manifest();
    qint64 bytes = 0;
    for (;;) {
        auto owner = reader->next();
        if (!owner)
            return std::move(owner).error();
        for (ImportProblem &problem : reader->takeProblems())
            content.problems.push_back(std::move(problem));
        if (!*owner)
            return content;
        bytes += kOfSetting;
        for (const PackageOwner::Setting &setting : (*owner)->settings)
            bytes += setting.value.size() + kOfSetting;
        if (bytes > mostBytes || content.problems.size() > kMostProblems)
            return Error{ErrorCode::TooLarge,
                         QStringLiteral("the package holds more than a device takes at once (%1 bytes)")
                             .arg(mostBytes),
                         {}};
        content.owners.push_back(**std::move(owner));
    }
}

Result<ExportedFile> exportFile(FileKind kind, std::vector<PackageOwner> owners)
{
    std::vector<ImportedSetting> settings;
    std::vector<ImportedUser> users;
    for (PackageOwner &owner : owners) {
        for (PackageOwner::Setting &setting : owner.settings)
            settings.push_back({owner.key, std::move(setting.item), std::move(setting.value)});
        if (owner.key.kind() == OwnerKind::User) {
            ImportedUser user;
            user.key = owner.key;
            user.groups = std::move(owner.groups);
            users.push_back(std::move(user));
        }
    }
    return exportFile(kind, settings, users);
}

} // namespace retinue::formats
