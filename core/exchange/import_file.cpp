#include "core/exchange/import_file.h"

#include "core/formats/package_reader.h"

#include <QFile>
#include <QFileInfo>

namespace retinue::exchange {

namespace {

QString formatWord(formats::FileKind kind)
{
    if (kind == formats::FileKind::LoginUsers)
        return QStringLiteral("login-user-csv");
    return kind == formats::FileKind::AddressBook ? QStringLiteral("address-book-csv")
                                                  : QStringLiteral("address-list"); // of other makers
}

const QString kPackage = QStringLiteral("package");
constexpr qint64 kStart = 64; // bytes that tell a package

Result<void> openFile(QFile &file)
{
    const QString path = file.fileName();
    const QFileInfo info(path);
    if (!info.exists())
        return Error{ErrorCode::NotFound, QStringLiteral("there is no file %1").arg(path)};
    if (!info.isFile()) // a pipe or a device might never end
        return Error{ErrorCode::InvalidInput, QStringLiteral("%1 is no file").arg(path)};
    if (!file.open(QIODevice::ReadOnly))
        return Error{file.error() == QFileDevice::PermissionsError ? ErrorCode::NotPermitted : ErrorCode::Io,
                     QStringLiteral("%1 cannot be read: %2").arg(path, file.errorString())};
    return {};
}

Result<QByteArray> readAll(QFile &file)
{
    const QString path = file.fileName();
    const Error tooLarge{ErrorCode::TooLarge,
                         QStringLiteral("%1 has more than %2 MiB; divide it into several files")
                             .arg(path)
                             .arg(formats::kMostFileBytes / 1024 / 1024)};
    if (file.size() > formats::kMostFileBytes)
        return tooLarge;
    QByteArray content = file.read(formats::kMostFileBytes + 1); // it may have grown
    if (content.size() > formats::kMostFileBytes)
        return tooLarge;
    if (file.error() != QFileDevice::NoError)
        return Error{ErrorCode::Io, QStringLiteral("%1 cannot be read: %2").arg(path, file.errorString())};
    return content;
}

/// Settings and users of a device's file, brought together by owner as they follow each other.
class CsvOwners : public OwnerSource
{
public:
    explicit CsvOwners(const formats::ImportResult &content) : m_content(content) {}

    [[nodiscard]] Result<std::optional<IncomingOwner>> next() override
    {
        if (m_setting < m_content.settings.size()) {
            IncomingOwner owner{m_content.settings[m_setting].owner, {}, {}};
            for (; m_setting < m_content.settings.size() && m_content.settings[m_setting].owner == owner.key;
                 ++m_setting) {
                const formats::ImportedSetting &setting = m_content.settings[m_setting];
                // The file knows the passwords of its own folders only.
                owner.settings.push_back(
                    {setting.item, setting.value, setting.item == QLatin1String("keychain")});
            }
            return std::optional(std::move(owner));
        }
        if (m_user < m_content.users.size()) {
            const formats::ImportedUser &user = m_content.users[m_user++];
            return std::optional(IncomingOwner{user.key, user.groups, {}});
        }
        return std::optional<IncomingOwner>();
    }

private:
    const formats::ImportResult &m_content;
    std::size_t m_setting = 0, m_user = 0;
};

} // namespace

/// What a package opens anew for each reading.
struct ImportFile::Package
{
    Package(std::unique_ptr<QFile> opened, const Catalogue &known, SecretBytes secret)
        : file(std::move(opened))
        , catalogue(known)
        , passphrase(std::move(secret))
    {
    }
    const std::unique_ptr<QFile> file; ///< kept open: it stays the one that was chosen
    const Catalogue &catalogue;
    const SecretBytes passphrase;
};

namespace {

class PackageOwners : public OwnerSource
{
public:
    [[nodiscard]] static Result<std::unique_ptr<OwnerSource>> open(QFile &file, const Catalogue &catalogue,
                                                                   const SecretBytes &passphrase)
    {
        auto owners = std::unique_ptr<PackageOwners>(new PackageOwners(file));
        formats::PackageReader::Options options;
        if (!passphrase.isEmpty())
            options.passphrase = passphrase.clone();
        auto reader = formats::PackageReader::open(owners->m_source, catalogue, std::move(options));
        if (!reader)
            return std::move(reader).error();
        owners->m_reader = *std::move(reader);
        return std::unique_ptr<OwnerSource>(std::move(owners));
    }

    [[nodiscard]] Result<std::optional<IncomingOwner>> next() override
    {
        auto read = m_reader->next();
        if (!read)
            return std::move(read).error();
        if (!*read)
            return std::optional<IncomingOwner>();
        IncomingOwner owner{(*read)->key, std::move((*read)->groups), {}};
        for (formats::PackageOwner::Setting &setting : (*read)->settings)
            owner.settings.push_back({std::move(setting.item), std::move(setting.value), false});
        return std::optional(std::move(owner));
    }
    [[nodiscard]] std::vector<formats::ImportProblem> takeProblems() override
    {
        return m_reader->takeProblems();
    }
    [[nodiscard]] std::int64_t repeated() const override { return m_reader->repeated(); }

private:
    explicit PackageOwners(QFile &file) : m_source(file) {}
    base::DeviceSource m_source;
    std::optional<formats::PackageReader> m_reader; // reads the source
};

} // namespace

ImportFile::~ImportFile() = default;

ImportFile::ImportFile(QString name, QString format, formats::ImportResult content)
    : m_name(std::move(name))
    , m_format(std::move(format))
    , m_content(std::move(content))
    , m_problemCount(std::int64_t(m_content.problems.size()))
{
    if (m_content.problems.size() > kMostProblems) {
        m_content.problems.resize(kMostProblems);
        m_content.problems.shrink_to_fit();
    }
}

Result<std::shared_ptr<const ImportFile>> ImportFile::read(const QString &path, const Catalogue &catalogue,
                                                           Options options)
{
    auto file = std::make_unique<QFile>(path);
    RETINUE_TRY(openFile(*file));
    const QString name = QFileInfo(path).fileName();
    if (formats::detectPackage(file->peek(kStart))) {
        auto package = std::shared_ptr<ImportFile>(new ImportFile(name, kPackage, {}));
        package->m_package =
            std::make_unique<Package>(std::move(file), catalogue, std::move(options.passphrase));
        if (auto opened = package->owners(); !opened)
            return std::move(opened).error().during(QStringLiteral("reading %1").arg(path));
        return std::shared_ptr<const ImportFile>(std::move(package));
    }
    auto bytes = readAll(*file);
    if (!bytes)
        return std::move(bytes).error();
    auto content = formats::importFile(*bytes, catalogue, {options.charset, options.owner});
    if (!content)
        return std::move(content).error().during(QStringLiteral("reading %1").arg(path));
    return of(name, *std::move(content));
}

std::shared_ptr<const ImportFile> ImportFile::of(const QString &name, formats::ImportResult content)
{
    const QString format = formatWord(content.kind);
    return std::shared_ptr<const ImportFile>(new ImportFile(name, format, std::move(content)));
}

Result<std::unique_ptr<OwnerSource>> ImportFile::owners() const
{
    if (m_package)
        return PackageOwners::open(*m_package->file, m_package->catalogue, m_package->passphrase);
    return std::unique_ptr<OwnerSource>(std::make_unique<CsvOwners>(m_content));
}

} // namespace retinue::exchange
