#pragma once

#include "core/base/cancel_token.h"
#include "core/base/secret_bytes.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QDeadlineTimer>

namespace retinue::smb {

/// How moving a frame ended.
enum class Transfer {
    Done,
    Closed, ///< the other end is gone
    TimedOut,
    Cancelled,
    Malformed, ///< longer than a frame may be
};

/// How long to wait for the other end. The default: for ever.
struct Patience
{
    QDeadlineTimer deadline{QDeadlineTimer::Forever};
    CancelToken cancel;
};

/// What moves in one read or write of a file; a frame of data holds at most this.
inline constexpr qsizetype kMostData = 1024 * 1024;
/// No frame is longer.
inline constexpr qsizetype kMostFrame = kMostData;

/// One end of a connected stream socket between our two processes: whole messages, each behind its length (4
/// bytes, big-endian). Of one thread; looks at the cancel token many times a second. After anything but Done
/// it is of no use.
class FrameChannel
{
public:
    /// Takes the descriptor over.
    explicit FrameChannel(int descriptor);
    ~FrameChannel();
    FrameChannel(const FrameChannel &) = delete;
    FrameChannel &operator=(const FrameChannel &) = delete;

    /// `content` has at most kMostFrame bytes.
    [[nodiscard]] Transfer send(QByteArrayView content, const Patience &patience = {});
    [[nodiscard]] Transfer receive(QByteArray &content, const Patience &patience = {});
    /// A short one with a secret: straight into guarded memory.
    [[nodiscard]] Transfer receiveSecret(SecretBytes &content, const Patience &patience = {});

    [[nodiscard]] int descriptor() const { return m_descriptor; }

private:
    [[nodiscard]] Transfer await(short event, const Patience &patience) const;
    [[nodiscard]] Transfer sendAll(QByteArrayView bytes, const Patience &patience) const;
    [[nodiscard]] Transfer receiveAll(char *to, qsizetype count, const Patience &patience) const;
    [[nodiscard]] Transfer receiveLength(qsizetype &length, const Patience &patience) const;

    const int m_descriptor;
};

} // namespace retinue::smb
