#include "tests/integration/replication/relay.h"

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>

namespace retinue::test {

namespace {
constexpr int kBeat = 10; ///< milliseconds between two looks at what may pass
constexpr qint64 kReadAhead = 16 * 1024;
} // namespace

/// One connection: the source's end, and the one to the destination.
class Joint : public QObject
{
public:
    Joint(QTcpSocket *source, quint16 to, Relay::Faults &faults)
        : m_faults(faults)
        , m_ends{source, new QTcpSocket}
    {
        for (int way : {0, 1}) {
            m_ends[way]->setParent(this);
            m_ends[way]->setReadBufferSize(kReadAhead);
            connect(m_ends[way], &QTcpSocket::readyRead, this, [this, way] { pass(way, false); });
            connect(m_ends[way], &QTcpSocket::disconnected, this, [this, way] { ended(way); });
            connect(m_ends[way], &QTcpSocket::errorOccurred, this, [this, way] { ended(way); });
        }
        connect(&m_beat, &QTimer::timeout, this, [this] {
            for (int way : {0, 1})
                pass(way, true);
        });
        connect(m_ends[1], &QTcpSocket::connected, this, [this] {
            m_isJoined = true;
            pass(0, false);
        });
        m_beat.start(kBeat);
        m_ends[1]->connectToHost(QHostAddress::LocalHost, to);
    }
    /// This end closes, and the other one stays as it is, unheard.
    void lose(int end)
    {
        m_isLost = true;
        m_ends[end]->abort();
    }

private:
    /// From m_ends[way] to the other one.
    void pass(int way, bool isBeat)
    {
        const qint64 rate = m_faults.rate;
        if (!m_isJoined || m_isStalled || m_isOver || (rate > 0 && !isBeat))
            return;
        qint64 most = m_ends[way]->bytesAvailable();
        if (rate > 0)
            most = std::min(most, std::max<qint64>(rate * kBeat / 1000, 1));
        if (const qint64 end = m_faults.cutBehind[way]; end >= 0) {
            most = std::min(most, std::max<qint64>(end - m_faults.passed[way], 0));
            if (m_ends[way]->bytesAvailable() > 0 && end <= m_faults.passed[way]) {
                m_faults.cutBehind[way] = -1;
                ++m_faults.cuts;
                return m_faults.isCutUnheard ? lose(0) : cut();
            }
        }
        const qint64 every = m_faults.stallEvery;
        if (every > 0)
            most = std::min(most, every - m_faults.passed[way] % every);
        if (most <= 0)
            return;
        const QByteArray bytes = m_ends[way]->read(most);
        m_faults.passed[way] += bytes.size();
        if (every > 0 && m_faults.passed[way] % every == 0) {
            m_isStalled = true;
            QTimer::singleShot(m_faults.stallLength.load(), this, [this] { m_isStalled = false; });
        }
        if (m_isLost || m_faults.swallows[way])
            return;
        if (m_faults.latency == 0)
            give(1 - way, bytes);
        else
            QTimer::singleShot(m_faults.latency.load(), this, [this, way, bytes] { give(1 - way, bytes); });
    }
    void give(int to, const QByteArray &bytes)
    {
        m_ends[to]->write(bytes);
        m_ends[to]->flush();
    }
    void cut()
    {
        m_isOver = true;
        for (QTcpSocket *end : m_ends)
            end->abort();
        deleteLater();
    }
    void ended(int end)
    {
        if (m_isLost || m_isOver)
            return;
        while (m_ends[end]->bytesAvailable() > 0 && !m_isStalled && m_faults.rate == 0) {
            const qint64 before = m_ends[end]->bytesAvailable();
            pass(end, true);
            if (m_isOver || m_ends[end]->bytesAvailable() == before)
                break;
        }
        if (m_isOver)
            return;
        m_isOver = true;
        QTimer::singleShot(m_faults.latency.load(), this, [this, end] {
            m_ends[1 - end]->disconnectFromHost();
            deleteLater();
        });
    }

    Relay::Faults &m_faults;
    QTcpSocket *const m_ends[2]; ///< of the source, of the destination
    QTimer m_beat;
    bool m_isJoined = false; ///< the destination is there: before, nothing would be kept for it
    bool m_isStalled = false, m_isLost = false, m_isOver = false;
};

/// On the thread of the relay.
class Relay::Ends : public QObject
{
public:
    Ends(quint16 to, Faults &faults) : m_faults(faults), m_to(to) {}

    quint16 listen()
    {
        m_listener = std::make_unique<QTcpServer>();
        connect(m_listener.get(), &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *source = m_listener->nextPendingConnection()) {
                ++m_faults.connections;
                auto *joint = new Joint(source, m_to, m_faults);
                joint->setParent(m_listener.get());
            }
        });
        if (!m_listener->listen(QHostAddress::LocalHost))
            qFatal("the relay cannot listen: %s", qPrintable(m_listener->errorString()));
        return m_listener->serverPort();
    }
    void close() { m_listener.reset(); }
    void leadTo(quint16 port) { m_to = port; }
    void loseDestination()
    {
        const auto joints = m_listener->children();
        for (QObject *child : joints)
            if (auto *joint = dynamic_cast<Joint *>(child))
                joint->lose(1);
    }

private:
    Faults &m_faults;
    quint16 m_to;
    std::unique_ptr<QTcpServer> m_listener;
};

Relay::Relay(quint16 to) : m_ends(std::make_unique<Ends>(to, m_faults))
{
    m_ends->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_ends.get(), [this] { m_port = m_ends->listen(); }, Qt::BlockingQueuedConnection);
}

Relay::~Relay()
{
    QMetaObject::invokeMethod(
        m_ends.get(), [this] { m_ends->close(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void Relay::leadTo(quint16 port)
{
    QMetaObject::invokeMethod(
        m_ends.get(), [this, port] { m_ends->leadTo(port); }, Qt::BlockingQueuedConnection);
}

void Relay::setStalls(qint64 every, std::chrono::milliseconds length)
{
    m_faults.stallLength = int(length.count());
    m_faults.stallEvery = every;
}

void Relay::cutAt(Way way, qint64 byte)
{
    m_faults.isCutUnheard = false;
    m_faults.cutBehind[int(way)] = m_faults.passed[int(way)] + byte;
}

void Relay::loseSourceAt(Way way, qint64 byte)
{
    m_faults.isCutUnheard = true;
    m_faults.cutBehind[int(way)] = m_faults.passed[int(way)] + byte;
}

void Relay::swallowAll()
{
    swallow(Way::There);
    swallow(Way::Back);
}

void Relay::loseDestination()
{
    QMetaObject::invokeMethod(
        m_ends.get(), [this] { m_ends->loseDestination(); }, Qt::BlockingQueuedConnection);
}

void Relay::mend()
{
    m_faults.latency = 0;
    m_faults.stallEvery = 0;
    m_faults.rate = 0;
    for (int way : {0, 1}) {
        m_faults.cutBehind[way] = -1;
        m_faults.swallows[way] = false;
    }
}

} // namespace retinue::test
