#include "core/smb/frames.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <cerrno>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace retinue::smb {

namespace {

constexpr qint64 kLookAtTokenMs = 20;
constexpr qsizetype kLengthSize = 4;

bool isWorthAnotherTry(int systemError)
{
    return systemError == EINTR || systemError == EAGAIN || systemError == EWOULDBLOCK;
}

} // namespace

FrameChannel::FrameChannel(int descriptor) : m_descriptor(descriptor) {}

FrameChannel::~FrameChannel()
{
    ::close(m_descriptor);
}

Transfer FrameChannel::await(short event, const Patience &patience) const
{
    for (;;) {
        if (patience.cancel.isCancelled())
            return Transfer::Cancelled;
        const qint64 left =
            patience.deadline.isForever() ? kLookAtTokenMs : patience.deadline.remainingTime();
        pollfd waiting{m_descriptor, event, 0};
        const int ready = ::poll(&waiting, 1, int(std::min(left, kLookAtTokenMs)));
        if (ready > 0)
            return Transfer::Done; // a closed end as well: reading or writing says so
        if (ready < 0 && !isWorthAnotherTry(errno))
            return Transfer::Closed;
        if (patience.deadline.hasExpired())
            return Transfer::TimedOut;
    }
}

Transfer FrameChannel::sendAll(QByteArrayView bytes, const Patience &patience) const
{
    while (!bytes.isEmpty()) {
        if (const Transfer ready = await(POLLOUT, patience); ready != Transfer::Done)
            return ready;
        const ssize_t sent =
            ::send(m_descriptor, bytes.data(), std::size_t(bytes.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0 && !isWorthAnotherTry(errno))
            return Transfer::Closed;
        bytes = bytes.sliced(std::max<ssize_t>(sent, 0));
    }
    return Transfer::Done;
}

Transfer FrameChannel::receiveAll(char *to, qsizetype count, const Patience &patience) const
{
    while (count > 0) {
        if (const Transfer ready = await(POLLIN, patience); ready != Transfer::Done)
            return ready;
        const ssize_t got = ::recv(m_descriptor, to, std::size_t(count), MSG_DONTWAIT);
        if (got == 0 || (got < 0 && !isWorthAnotherTry(errno)))
            return Transfer::Closed;
        to += std::max<ssize_t>(got, 0);
        count -= std::max<ssize_t>(got, 0);
    }
    return Transfer::Done;
}

Transfer FrameChannel::send(QByteArrayView content, const Patience &patience)
{
    if (content.size() > kMostFrame)
        return Transfer::Malformed;
    std::array<char, kLengthSize> length{};
    qToBigEndian(quint32(content.size()), length.data());
    const Transfer sent = sendAll({length.data(), kLengthSize}, patience);
    return sent == Transfer::Done ? sendAll(content, patience) : sent;
}

Transfer FrameChannel::receiveLength(qsizetype &length, const Patience &patience) const
{
    std::array<char, kLengthSize> bytes{};
    if (const Transfer got = receiveAll(bytes.data(), kLengthSize, patience); got != Transfer::Done)
        return got;
    length = qFromBigEndian<quint32>(bytes.data());
    return length <= kMostFrame ? Transfer::Done : Transfer::Malformed;
}

Transfer FrameChannel::receive(QByteArray &content, const Patience &patience)
{
    qsizetype length = 0;
    if (const Transfer got = receiveLength(length, patience); got != Transfer::Done)
        return got;
    content.resize(length);
    return receiveAll(content.data(), length, patience);
}

Transfer FrameChannel::receiveSecret(SecretBytes &content, const Patience &patience)
{
    qsizetype length = 0;
    if (const Transfer got = receiveLength(length, patience); got != Transfer::Done)
        return got;
    content = SecretBytes(std::size_t(length));
    return receiveAll(reinterpret_cast<char *>(content.data()), length, patience);
}

} // namespace retinue::smb
