#include "core/exchange/import_file.h"

#include <QFile>
#include <QFileInfo>

namespace retinue::exchange {

namespace {

QString formatWord(formats::FileKind kind)
{
    switch (kind) {
    case formats::FileKind::LoginUsers:
        return QStringLiteral("login-user-csv");
    case formats::FileKind::AddressBook:
        return QStringLiteral("address-book-csv");
    }
    Q_UNREACHABLE();
}

Result<QByteArray> readAll(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return Error{ErrorCode::NotFound, QStringLiteral("there is no file %1").arg(path)};
    if (!info.isFile()) // a pipe or a device might never end
        return Error{ErrorCode::InvalidInput, QStringLiteral("%1 is no file").arg(path)};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{file.error() == QFileDevice::PermissionsError ? ErrorCode::NotPermitted : ErrorCode::Io,
                     QStringLiteral("%1 cannot be read: %2").arg(path, file.errorString())};
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

    Result<std::optional<IncomingOwner>> next() override
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

ImportFile::ImportFile(QString name, formats::ImportResult content)
    : m_name(std::move(name))
    , m_format(formatWord(content.kind))
    , m_content(std::move(content))
    , m_problemCount(std::int64_t(m_content.problems.size()))
{
    if (m_content.problems.size() > kMostProblems) {
        m_content.problems.resize(kMostProblems);
        m_content.problems.shrink_to_fit();
    }
}

Result<std::shared_ptr<const ImportFile>> ImportFile::read(const QString &path, const Catalogue &catalogue,
                                                           const Options &options)
{
    auto bytes = readAll(path);
    if (!bytes)
        return std::move(bytes).error();
    auto content = formats::importFile(*bytes, catalogue, {options.charset, options.owner});
    if (!content)
        return std::move(content).error().during(QStringLiteral("reading %1").arg(path));
    return of(QFileInfo(path).fileName(), *std::move(content));
}

std::shared_ptr<const ImportFile> ImportFile::of(const QString &name, formats::ImportResult content)
{
    return std::shared_ptr<const ImportFile>(new ImportFile(name, std::move(content)));
}

std::unique_ptr<OwnerSource> ImportFile::owners() const
{
    return std::make_unique<CsvOwners>(m_content);
}

} // namespace retinue::exchange
