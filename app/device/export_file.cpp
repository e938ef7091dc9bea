#include "app/device/export_file.h"

#include "core/client/control_protocol.h"
#include "core/formats/package_content.h"
#include "core/model/catalogue.h"

#include <QDateTime>
#include <QJsonArray>

namespace retinue::device {

namespace {

constexpr qint64 kMostKeptBytes = 128 * 1024 * 1024;

Result<formats::PackageOwner> ownerIn(const QJsonObject &part)
{
    auto key = client::control::ownerFromJson(part);
    if (!key)
        return std::move(key).error();
    formats::PackageOwner owner{*std::move(key), {}, {}};
    const QJsonArray groups = part[u"memberOf"].toArray();
    for (const QJsonValue name : groups) {
        auto group = OwnerKey::group(name.toString());
        if (!group)
            return std::move(group).error();
        owner.groups.push_back(*std::move(group));
    }
    const QJsonArray settings = part[u"settings"].toArray();
    for (const QJsonValue value : settings) {
        const QJsonObject setting = value.toObject();
        owner.settings.push_back({setting[u"item"].toString(), setting[u"value"].toString().toUtf8()});
    }
    return owner;
}

} // namespace

ExportFile::ExportFile(const QString &path, std::optional<formats::FileKind> kind,
                       std::optional<SecretBytes> passphrase)
    : m_file(path, base::Access::OwnerOnly)
    , m_kind(kind)
    , m_passphrase(std::move(passphrase))
{
}

/// Not before there is something to write: an export that is refused costs no passphrase's work.
Result<void> ExportFile::begin()
{
    if (m_isBegun)
        return {};
    m_isBegun = true;
    RETINUE_TRY(m_file.open());
    if (m_kind)
        return {};
    formats::PackageWriter::Options options;
    options.created = QDateTime::currentDateTimeUtc();
    options.product = QStringLiteral(RETINUE_VERSION);
    options.passphrase = std::move(m_passphrase);
    auto writer = formats::PackageWriter::begin([this](QByteArrayView bytes) { return m_file.write(bytes); },
                                                Catalogue::builtIn(), std::move(options));
    if (!writer)
        return std::move(writer).error();
    m_package = *std::move(writer);
    return {};
}

Result<void> ExportFile::take(const QJsonObject &part)
{
    RETINUE_TRY(begin());
    auto owner = ownerIn(part);
    if (!owner)
        return std::move(owner).error();
    ++m_ownerCount;
    m_settingCount += qint64(owner->settings.size());
    for (const formats::PackageOwner::Setting &setting : owner->settings)
        m_valueBytes += setting.value.size();
    return m_package ? m_package->add(*owner) : keep(*std::move(owner));
}

/// Only what a file of this kind is about.
Result<void> ExportFile::keep(formats::PackageOwner owner)
{
    std::erase_if(owner.settings, [&](const formats::PackageOwner::Setting &setting) {
        const Item *item = Catalogue::builtIn().find(setting.item);
        return m_kind == formats::FileKind::LoginUsers || !item ||
               item->shape != model::ValueShape::AddressList;
    });
    for (const formats::PackageOwner::Setting &setting : owner.settings)
        m_keptBytes += setting.value.size();
    if (m_keptBytes > kMostKeptBytes)
        return Error{
            ErrorCode::TooLarge,
            QStringLiteral("these are more addresses than one file holds: name some of the users and "
                           "groups, and export the others into another file, or export a package"),
            {}};
    m_kept.push_back(std::move(owner));
    return {};
}

Result<void> ExportFile::writeKept()
{
    const auto exported = formats::exportFile(*m_kind, std::move(m_kept));
    if (!exported)
        return exported.error();
    for (const formats::ImportProblem &problem : exported->problems)
        m_problems += problem.toString();
    return m_file.write(exported->content);
}

Result<void> ExportFile::finish()
{
    RETINUE_TRY(begin());
    RETINUE_TRY(m_package ? m_package->finish() : writeKept());
    return m_file.commit();
}

} // namespace retinue::device
