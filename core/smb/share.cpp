#include "core/smb/share.h"

#include "core/smb/connection.h"

#include <QCborArray>
#include <QThread>

#include <algorithm>

namespace retinue::smb {

namespace {

/// How long an unfinished file's removal may take: for an answer, and for the server to notice that the one
/// who wrote it is gone.
constexpr std::chrono::milliseconds kToTidy{4000};
constexpr int kTidyTries = 20;
constexpr unsigned long kBetweenTidyTriesMs = 100;

Result<SharedFile> sharedFile(const QString &name, const QCborValue &size, const QCborValue &changed)
{
    return SharedFile{name, size.toInteger(),
                      base::fromMilliseconds(qBound<qint64>(0, changed.toInteger(), 1LL << 40) * 1000)};
}

/// A file of the share that is open for reading; a mebibyte is fetched at a time.
class SharedSource : public ByteSource
{
public:
    SharedSource(std::shared_ptr<const Route> route, std::shared_ptr<Connection> connection, int file,
                 qint64 size)
        : m_route(std::move(route))
        , m_connection(std::move(connection))
        , m_file(file)
        , m_size(size)
    {
    }
    ~SharedSource() override
    {
        if (m_connection->isUsable())
            (void)m_connection->ask(Request::Close, {{kFile, m_file}});
    }

    [[nodiscard]] qint64 size() const override { return m_size; }
    [[nodiscard]] Result<QByteArray> read(qint64 offset, qsizetype most) override
    {
        if (offset >= m_size || most <= 0)
            return QByteArray();
        if (offset < m_fetchedFrom || offset >= m_fetchedFrom + m_fetched.size())
            RETINUE_TRY(fetch(offset));
        return m_fetched.mid(offset - m_fetchedFrom, most);
    }

private:
    [[nodiscard]] Result<void> fetch(qint64 offset)
    {
        m_fetched.clear();
        auto answer = m_connection->ask(Request::Read,
                                        {{kFile, m_file}, {kOffset, offset}, {kSize, qint64(kMostData)}});
        if (const auto *fault = std::get_if<Fault>(&answer))
            return m_route->error(*fault);
        auto data = m_connection->receiveData();
        if (const auto *fault = std::get_if<Fault>(&data))
            return m_route->error(*fault);
        m_fetchedFrom = offset;
        m_fetched = std::get<QByteArray>(std::move(data));
        if (m_fetched.isEmpty())
            return Error{ErrorCode::Corrupt, QStringLiteral("the file on %1 became shorter while it was read")
                                                 .arg(m_route->address.toString())};
        return {};
    }

    const std::shared_ptr<const Route> m_route;
    const std::shared_ptr<Connection> m_connection;
    const int m_file;
    const qint64 m_size;
    qint64 m_fetchedFrom = 0;
    QByteArray m_fetched;
};

Result<QCborMap> asResult(std::variant<QCborMap, Fault> answer, const Route &route)
{
    if (const auto *fault = std::get_if<Fault>(&answer))
        return route.error(*fault);
    return std::get<QCborMap>(std::move(answer));
}

Result<void> done(const std::variant<QCborMap, Fault> &answer, const Route &route)
{
    if (const auto *fault = std::get_if<Fault>(&answer))
        return route.error(*fault);
    return {};
}

std::optional<qint64> freeOf(const QCborMap &answer)
{
    const QCborValue free = answer[kFree];
    return free.isInteger() ? std::optional(std::max<qint64>(0, free.toInteger())) : std::nullopt;
}

Result<void> checkRoute(const Route &route)
{
    RETINUE_TRY(checkAddress(route.address));
    return checkSignIn(route.signIn);
}

} // namespace

Share::Share(ShareAddress address, SignIn signIn, WorkerProgram program, ShareOptions options,
             CancelToken cancel)
    : m_route(std::make_shared<const Route>(Route{std::move(address), apart(std::move(signIn)),
                                                  std::move(program), options.encryptionRequired,
                                                  options.toConnect, options.toWork}))
    , m_cancel(std::move(cancel))
{
}

Share::~Share() = default;

const ShareAddress &Share::address() const
{
    return m_route->address;
}

Result<void> Share::ready()
{
    if (m_connection && m_connection->isUsable())
        return {};
    RETINUE_TRY(checkRoute(*m_route));
    auto opened = Connection::open(*m_route, m_cancel);
    if (const auto *fault = std::get_if<Fault>(&opened))
        return m_route->error(*fault);
    m_connection = std::get<std::shared_ptr<Connection>>(std::move(opened));
    return {};
}

Result<void> Share::ready(const QString &name)
{
    RETINUE_TRY(checkFileName(name));
    return ready();
}

ConnectionCheck Share::check()
{
    const auto failedAt = [](Step step, Error problem) {
        return ConnectionCheck{step, std::move(problem), {}};
    };
    const auto failed = [&](const Fault &fault) { return failedAt(fault.step, m_route->error(fault)); };
    if (auto valid = checkAddress(m_route->address); !valid)
        return failedAt(Step::Name, std::move(valid).error());
    if (auto valid = checkSignIn(m_route->signIn); !valid)
        return failedAt(Step::SignIn, std::move(valid).error());
    const auto opened = Connection::open(*m_route, m_cancel);
    if (const auto *fault = std::get_if<Fault>(&opened))
        return failed(*fault);
    Connection &connection = *std::get<std::shared_ptr<Connection>>(opened);
    const auto written = connection.ask(Request::TryWrite);
    if (const auto *fault = std::get_if<Fault>(&written))
        return failed(*fault);
    const auto space = connection.ask(Request::Space);
    if (const auto *fault = std::get_if<Fault>(&space))
        return failed(*fault);
    ConnectionCheck good;
    good.freeBytes = freeOf(std::get<QCborMap>(space));
    if (good.freeBytes == 0)
        return failed({Step::Space, Cause::NoSpace, {}, {}});
    return good;
}

Result<std::vector<SharedFile>> Share::list()
{
    RETINUE_TRY(ready());
    std::vector<SharedFile> files;
    for (auto answer = m_connection->ask(Request::List);; answer = m_connection->nextAnswer()) {
        if (const auto *fault = std::get_if<Fault>(&answer))
            return m_route->error(*fault);
        const QCborMap &part = std::get<QCborMap>(answer);
        for (const QCborArray entries = part[kEntries].toArray(); const auto &entry : entries) {
            auto file =
                sharedFile(entry.toArray().at(0).toString(), entry.toArray().at(1), entry.toArray().at(2));
            files.push_back(std::move(file).value());
        }
        if (!part[kMore].toBool())
            return files;
    }
}

Result<SharedFile> Share::describe(const QString &name)
{
    RETINUE_TRY(ready(name));
    auto answer = asResult(m_connection->ask(Request::Describe, {{kName, name}}), *m_route);
    if (!answer)
        return std::move(answer).error();
    return sharedFile(name, (*answer)[kSize], (*answer)[kChanged]);
}

Result<std::unique_ptr<ByteSource>> Share::open(const QString &name)
{
    auto described = describe(name);
    if (!described)
        return std::move(described).error();
    auto answer = asResult(m_connection->ask(Request::Open, {{kName, name}}), *m_route);
    if (!answer)
        return std::move(answer).error();
    return std::unique_ptr<ByteSource>(std::make_unique<SharedSource>(
        m_route, m_connection, int((*answer)[kFile].toInteger()), described->size));
}

Result<std::unique_ptr<SharedPartFile>> Share::create(const QString &name)
{
    RETINUE_TRY(checkFileName(name));
    RETINUE_TRY(ready(name + kPart));
    auto answer = asResult(m_connection->ask(Request::Create, {{kName, name + kPart}}), *m_route);
    if (!answer)
        return std::move(answer).error();
    return std::unique_ptr<SharedPartFile>(
        new SharedPartFile(m_route, m_connection, name, int((*answer)[kFile].toInteger())));
}

Result<void> Share::remove(const QString &name)
{
    RETINUE_TRY(ready(name));
    return done(m_connection->ask(Request::Remove, {{kName, name}}), *m_route);
}

Result<void> Share::rename(const QString &from, const QString &to)
{
    RETINUE_TRY(checkFileName(to));
    RETINUE_TRY(ready(from));
    return done(m_connection->ask(Request::Rename, {{kName, from}, {kNewName, to}}), *m_route);
}

Result<std::optional<qint64>> Share::freeSpace()
{
    RETINUE_TRY(ready());
    auto answer = asResult(m_connection->ask(Request::Space), *m_route);
    if (!answer)
        return std::move(answer).error();
    return freeOf(*answer);
}

SharedPartFile::SharedPartFile(std::shared_ptr<const Route> route, std::shared_ptr<Connection> connection,
                               QString name, int file)
    : m_route(std::move(route))
    , m_connection(std::move(connection))
    , m_name(std::move(name))
    , m_file(file)
{
}

SharedPartFile::~SharedPartFile()
{
    if (!m_committed && !removeByThisConnection())
        removeByNewConnection();
}

bool SharedPartFile::removeByThisConnection()
{
    if (m_isOpen)
        (void)m_connection->ask(Request::Close, {{kFile, m_file}});
    const auto removed = m_connection->ask(Request::Remove, {{kName, m_name + kPart}});
    const auto *fault = std::get_if<Fault>(&removed);
    return !fault || fault->cause == Cause::NoSuchFile;
}

void SharedPartFile::removeByNewConnection()
{
    Route quick{m_route->address,
                {m_route->signIn.user, m_route->signIn.domain, m_route->signIn.password.clone()},
                m_route->program,
                m_route->encryptionRequired,
                std::min(m_route->toConnect, kToTidy),
                std::min(m_route->toWork, kToTidy)};
    const auto opened = Connection::open(quick, {});
    const auto *connection = std::get_if<std::shared_ptr<Connection>>(&opened);
    for (int tries = 0; connection && tries < kTidyTries; ++tries) {
        const auto removed = (*connection)->ask(Request::Remove, {{kName, m_name + kPart}});
        const auto *fault = std::get_if<Fault>(&removed);
        if (!fault || fault->cause != Cause::InUse)
            return;
        QThread::msleep(kBetweenTidyTriesMs);
    }
}

Result<void> SharedPartFile::flush()
{
    if (m_gathered.isEmpty())
        return {};
    const auto written = m_connection->ask(Request::Write, {{kFile, m_file}}, m_gathered);
    m_gathered.resize(0);
    return done(written, *m_route);
}

Result<void> SharedPartFile::write(QByteArrayView content)
{
    while (!content.isEmpty()) {
        const qsizetype fits = std::min(content.size(), kMostData - m_gathered.size());
        m_gathered.append(content.first(fits));
        content = content.sliced(fits);
        if (m_gathered.size() == kMostData)
            RETINUE_TRY(flush());
    }
    return {};
}

Result<void> SharedPartFile::finish()
{
    RETINUE_TRY(flush());
    m_isOpen = false;
    return done(m_connection->ask(Request::Close, {{kFile, m_file}}), *m_route);
}

Result<void> SharedPartFile::commit()
{
    RETINUE_TRY(
        done(m_connection->ask(Request::Rename, {{kName, m_name + kPart}, {kNewName, m_name}}), *m_route));
    m_committed = true;
    return {};
}

} // namespace retinue::smb
