#include "core/formats/package_writer.h"

#include "core/age/encryptor.h"
#include "core/formats/address_book_writer.h"
#include "core/formats/package_part.h"
#include "core/formats/zip_writer.h"
#include "core/model/json.h"
#include "core/model/value_rules.h"

#include <QCryptographicHash>

#include <utility>

namespace retinue::formats {
namespace {

constexpr qsizetype kFullPartBytes = 4 * 1024 * 1024;
constexpr qint64 kFullPartOwners = 500;

/// Owners of one kind that were not written yet.
struct OpenPart
{
    QString folder; // empty: there is one part only
    QString only;   // its name then
    int number = 1;
    QByteArray owners; // JSON, separated by commas
    qint64 count = 0;
    std::vector<std::pair<OwnerKey, QByteArray>> lists; // address lists among their settings

    [[nodiscard]] QString name() const
    {
        return folder.isEmpty() ? only
                                : QStringLiteral("%1/%2.json").arg(folder).arg(number, 5, 10, QChar(u'0'));
    }
    [[nodiscard]] QString addressBookName() const
    {
        return QStringLiteral("address-books/%1-%2.csv").arg(folder).arg(number, 5, 10, QChar(u'0'));
    }
};

QJsonObject listEntries(const QByteArray &addressList)
{
    const Result<QJsonObject> value = model::parseJsonObject(addressList);
    return value.ok() ? value->value(u"entries").toObject() : QJsonObject();
}

QByteArray addressBook(const std::vector<std::pair<OwnerKey, QByteArray>> &lists)
{
    QStringList otherColumns;
    for (const auto &[owner, list] : lists)
        addOtherColumns(listEntries(list), otherColumns);
    AddressBookWriter writer(AddressBookVersion::V0003, otherColumns, TextEncoder::utf8());
    QByteArray file = writer.start().toUtf8();
    for (const auto &[owner, list] : lists)
        file += writer.addressList(owner, listEntries(list))->text.toUtf8();
    return file;
}

} // namespace

class PackageWriter::Work
{
public:
    Work(std::unique_ptr<age::Encryptor> encryptor, const ByteSink &sink, const Catalogue &catalogue,
         Options options)
        : m_encryptor(std::move(encryptor))
        , m_zip(m_encryptor ? ByteSink([this](QByteArrayView content) { return m_encryptor->write(content); })
                            : sink,
                options.created)
        , m_catalogue(catalogue)
        , m_parts{{QStringLiteral("users"), {}, 1, {}, 0, {}},
                  {QStringLiteral("groups"), {}, 1, {}, 0, {}},
                  {{}, QStringLiteral("all-devices.json"), 1, {}, 0, {}}}
    {
        m_manifest.created = std::move(options.created);
        m_manifest.product = std::move(options.product);
    }

    Result<void> add(const PackageOwner &owner)
    {
        return once([&] { return addOwner(owner); });
    }

    Result<void> finish()
    {
        return once([&]() -> Result<void> {
            for (OpenPart &part : m_parts)
                RETINUE_TRY(write(part));
            RETINUE_TRY(m_zip.add(kPackageManifestName, manifestJson(m_manifest, m_written)));
            RETINUE_TRY(m_zip.finish());
            if (m_encryptor)
                RETINUE_TRY(m_encryptor->finish());
            m_failure = Error{ErrorCode::Internal, QStringLiteral("the package is finished"), {}};
            return {};
        });
    }

    [[nodiscard]] const PackageCounts &counts() const { return m_manifest.counts; }
    [[nodiscard]] const LeftOut &leftOut() const { return m_leftOut; }

private:
    template<typename Step>
    Result<void> once(Step step)
    {
        if (m_failure)
            return *m_failure;
        Result<void> done = step();
        if (!done.ok())
            m_failure = done.error();
        return done;
    }

    OpenPart &partOf(OwnerKind kind)
    {
        switch (kind) {
        case OwnerKind::User:
            ++m_manifest.counts.users;
            return m_parts[0];
        case OwnerKind::Group:
            ++m_manifest.counts.groups;
            return m_parts[1];
        case OwnerKind::AllDevices:
            break;
        }
        return m_parts[2];
    }

    Result<void> addOwner(const PackageOwner &owner)
    {
        PackageOwner kept{owner.key, owner.groups, {}};
        for (const PackageOwner::Setting &setting : owner.settings) {
            Result<void> taken = take(setting, kept);
            if (!taken.ok())
                return std::move(taken).error().during(owner.key.toString());
        }
        OpenPart &part = partOf(owner.key.kind());
        for (const PackageOwner::Setting &setting : kept.settings) {
            if (m_catalogue.find(setting.item)->shape == model::ValueShape::AddressList)
                part.lists.emplace_back(owner.key, setting.value);
        }
        if (part.count > 0)
            part.owners += ',';
        part.owners += ownerJson(kept);
        ++part.count;
        m_manifest.counts.settings += qint64(kept.settings.size());
        // All devices are one owner, in one part.
        const bool isFull = part.owners.size() >= kFullPartBytes || part.count >= kFullPartOwners;
        return isFull && !part.folder.isEmpty() ? write(part) : Result<void>();
    }

    Result<void> take(const PackageOwner::Setting &setting, PackageOwner &kept)
    {
        const Item *item = m_catalogue.find(setting.item);
        const auto isSame = [&](const PackageOwner::Setting &other) { return other.item == setting.item; };
        if (std::any_of(kept.settings.begin(), kept.settings.end(), isSame))
            return Error{ErrorCode::InvalidInput, QStringLiteral("the owner has it twice"), {}}.during(
                setting.item);
        if (!item || item->owner != kept.key.kind()) {
            ++m_leftOut.unknown;
            return {};
        }
        if (item->secret && !m_encryptor) {
            ++m_leftOut.secret;
            return {};
        }
        if (!item->portable && !item->secret) {
            ++m_leftOut.notPortable;
            return {};
        }
        const Result<QJsonObject> value = model::parseJsonObject(setting.value, {item->maxBytes});
        if (!value.ok())
            return Error(value.error()).during(item->id);
        Result<QByteArray> checked = model::checkedValue(*item, model::withoutDestinations(*item, *value));
        if (!checked.ok())
            return std::move(checked).error();
        m_manifest.secrets = m_manifest.secrets || item->secret;
        kept.settings.push_back({item->id, std::move(*checked)});
        return {};
    }

    Result<void> write(OpenPart &part)
    {
        if (part.count == 0)
            return {};
        RETINUE_TRY(add(part.name(), kPartStart + part.owners + kPartEnd, part.count));
        if (!part.lists.empty())
            RETINUE_TRY(add(part.addressBookName(), addressBook(part.lists), 0));
        part = {part.folder, part.only, part.number + 1, {}, 0, {}};
        return {};
    }

    Result<void> add(const QString &name, const QByteArray &content, qint64 owners)
    {
        RETINUE_TRY(m_zip.add(name.toLatin1(), content));
        m_written.push_back({name, owners > 0, owners, content.size(),
                             QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex()});
        return {};
    }

    std::unique_ptr<age::Encryptor> m_encryptor; // null: a plain package
    ZipWriter m_zip;
    const Catalogue &m_catalogue;
    OpenPart m_parts[3];
    std::vector<PackagePart> m_written;
    PackageManifest m_manifest;
    LeftOut m_leftOut;
    std::optional<Error> m_failure;
};

Result<PackageWriter> PackageWriter::begin(ByteSink sink, const Catalogue &catalogue, Options options)
{
    std::unique_ptr<age::Encryptor> encryptor;
    if (options.passphrase) {
        auto begun = age::Encryptor::toPassphrase(*options.passphrase, sink, options.passphraseWork);
        if (!begun.ok())
            return std::move(begun).error().during(QStringLiteral("sealing the package"));
        encryptor = std::move(*begun);
    }
    return PackageWriter(std::make_unique<Work>(std::move(encryptor), sink, catalogue, std::move(options)));
}

PackageWriter::PackageWriter(std::unique_ptr<Work> work) : m_work(std::move(work)) {}
PackageWriter::PackageWriter(PackageWriter &&) noexcept = default;
PackageWriter &PackageWriter::operator=(PackageWriter &&) noexcept = default;
PackageWriter::~PackageWriter() = default;

Result<void> PackageWriter::add(const PackageOwner &owner)
{
    return m_work->add(owner);
}

Result<void> PackageWriter::finish()
{
    return m_work->finish();
}

const PackageCounts &PackageWriter::counts() const
{
    return m_work->counts();
}

const PackageWriter::LeftOut &PackageWriter::leftOut() const
{
    return m_work->leftOut();
}

} // namespace retinue::formats
