#include "core/smb/worker.h"

#include "core/smb/frames.h"
#include "core/smb/message.h"
#include "core/smb/samba_client.h"

#include <QCborArray>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace retinue::smb {

namespace {

constexpr int kParent = STDIN_FILENO;
constexpr qsizetype kEntriesInAnswer = 500;

/// Ends the process when the parent has closed its end, also by dying. A thread of its own: libsmbclient may
/// be waiting for its server for minutes.
void endWithParent()
{
    std::thread([] {
        pollfd parent{kParent, POLLRDHUP, 0};
        while (::poll(&parent, 1, -1) < 0 && errno == EINTR) {
        }
        ::_exit(0);
    }).detach();
}

/// One parent, one connection, until either ends.
class Worker
{
public:
    int run();

private:
    void answer(const QCborMap &message) { m_lost |= m_parent.send(encoded(message)) != Transfer::Done; }
    void sayStep(Step step) { answer({{kAt, int(step)}}); }
    [[nodiscard]] QByteArray receiveData();
    void connect(const QCborMap &request);
    void list();
    void read(const QCborMap &request);
    void write(const QCborMap &request);
    void handle(Request request, const QCborMap &message);

    template<typename T, typename Tell>
    void tell(const OrFault<T> &result, const Tell &toMap)
    {
        if (const auto *fault = std::get_if<Fault>(&result))
            answer({{kFault, toCbor(*fault)}});
        else
            answer(toMap(std::get<T>(result)));
    }
    void tell(const OrFault<Nothing> &result)
    {
        tell(result, [](const Nothing &) { return QCborMap(); });
    }

    FrameChannel m_parent{kParent};
    std::unique_ptr<SambaClient> m_client;
    bool m_lost = false;
};

QByteArray Worker::receiveData()
{
    QByteArray data;
    m_lost |= m_parent.receive(data) != Transfer::Done;
    return data;
}

void Worker::connect(const QCborMap &request)
{
    SambaClient::Wanted wanted;
    wanted.address.host = request[kHost].toString();
    wanted.address.port = quint16(request[kPort].toInteger());
    wanted.address.share = request[kShare].toString();
    wanted.address.folder = request[kFolder].toString();
    wanted.signIn.user = request[kUser].toString();
    wanted.signIn.domain = request[kDomain].toString();
    wanted.encryptionRequired = request[kEncrypt].toBool();
    wanted.patience = std::chrono::milliseconds(request[kPatience].toInteger());
    m_lost |= m_parent.receiveSecret(wanted.signIn.password) != Transfer::Done;
    if (m_lost)
        return;
    auto connected = SambaClient::connect(std::move(wanted), [this](Step step) { sayStep(step); });
    if (auto *client = std::get_if<std::unique_ptr<SambaClient>>(&connected))
        m_client = std::move(*client);
    tell(connected, [](const auto &) { return QCborMap(); });
}

void Worker::list()
{
    QCborArray entries;
    const auto listed = m_client->list([&](const SambaClient::Description &file) {
        entries.append(QCborArray{file.name, file.size, file.changed});
        if (entries.size() < kEntriesInAnswer)
            return;
        answer({{kEntries, entries}, {kMore, true}});
        entries = {};
    });
    tell(listed, [&](const Nothing &) { return QCborMap{{kEntries, entries}}; });
}

void Worker::read(const QCborMap &request)
{
    const qsizetype most = qBound(qint64(0), request[kSize].toInteger(), qint64(kMostData));
    const auto content = m_client->read(int(request[kFile].toInteger()), request[kOffset].toInteger(), most);
    tell(content, [](const QByteArray &) { return QCborMap(); });
    if (const auto *bytes = std::get_if<QByteArray>(&content))
        m_lost |= m_parent.send(*bytes) != Transfer::Done;
}

void Worker::write(const QCborMap &request)
{
    const QByteArray content = receiveData();
    if (!m_lost)
        tell(m_client->write(int(request[kFile].toInteger()), content));
}

void Worker::handle(Request request, const QCborMap &message)
{
    const QString name = message[kName].toString();
    const auto numbered = [](int file) { return QCborMap{{kFile, file}}; };
    switch (request) {
    case Request::Connect:
        return connect(message);
    case Request::TryWrite:
        sayStep(Step::Write);
        return tell(m_client->tryWrite());
    case Request::List:
        return list();
    case Request::Describe:
        return tell(m_client->describe(name), [](const SambaClient::Description &file) {
            return QCborMap{{kSize, file.size}, {kChanged, file.changed}};
        });
    case Request::Open:
        return tell(m_client->openForReading(name), numbered);
    case Request::Read:
        return read(message);
    case Request::Create:
        return tell(m_client->create(name), numbered);
    case Request::Write:
        return write(message);
    case Request::Close:
        return tell(m_client->close(int(message[kFile].toInteger())));
    case Request::Remove:
        return tell(m_client->remove(name));
    case Request::Rename:
        return tell(m_client->rename(name, message[kNewName].toString()));
    case Request::Space:
        return tell(m_client->freeSpace(), [](const std::optional<qint64> &free) {
            return free ? QCborMap{{kFree, *free}} : QCborMap();
        });
    }
    m_lost = true; // a parent of another version does not exist
}

int Worker::run()
{
    while (!m_lost) {
        QByteArray frame;
        if (m_parent.receive(frame) != Transfer::Done)
            break;
        const auto message = decoded(frame);
        const auto request = message ? Request(message->value(kRequest).toInteger(-1)) : Request(-1);
        if ((request == Request::Connect) == (m_client != nullptr))
            break;
        handle(request, *message);
    }
    return 0;
}

bool isSocket(int descriptor)
{
    int type = 0;
    socklen_t size = sizeof type;
    return ::getsockopt(descriptor, SOL_SOCKET, SO_TYPE, &type, &size) == 0 && type == SOCK_STREAM;
}

} // namespace

std::optional<int> runAsWorker(int argc, char *argv[])
{
    if (argc < 2 || std::strcmp(argv[1], kWorkerOption) != 0)
        return {};
    if (!isSocket(kParent)) {
        std::fputs("This option is the program's own: it talks to file servers in a process of its own.\n",
                   stderr);
        return 2;
    }
    ::prctl(PR_SET_DUMPABLE, 0); // a password is in here: no core files, no debuggers of other programs
    endWithParent();
    // Without the library's and Qt's good-byes: nothing of theirs may take time.
    ::_exit(Worker().run());
}

} // namespace retinue::smb
