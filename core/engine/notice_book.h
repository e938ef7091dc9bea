#pragma once

#include "core/engine/notice_text.h"

#include <QJsonObject>

#include <deque>
#include <map>
#include <vector>

namespace retinue::engine {

/// What is not well, who was told of it, and what still has to be sent: each failure is told once over each
/// channel (and each further cause of it), and once when it is over. A value that is kept as JSON; does no
/// I/O. Of one thread at a time.
class NoticeBook
{
public:
    /// Waiting for longer than that, the oldest goes.
    static constexpr std::size_t kMostWaiting = 100;
    /// What comes and goes within that time is one failure.
    static constexpr std::chrono::minutes kWellFor{10};
    /// Between two attempts; doubled each time.
    static constexpr std::chrono::minutes kFirstPause{1}, kLongestPause{60};
    /// A mail server may put a sender off at first; then it is trouble.
    static constexpr int kPatience = 3;

    struct Moment
    {
        Timestamp now{};
        std::chrono::milliseconds sinceBoot{};
    };

    /// What is not well now: notes what is to be told, and of what has ended.
    void look(const std::vector<Failing> &failing, const NoticeSetup &setup, const Moment &moment);
    /// The one to be sent now; none: nothing waits, or it is not time yet.
    [[nodiscard]] std::optional<Notice> due(NoticeChannel channel, const Moment &moment) const;
    /// How sending it ended; nothing if it does not wait any more.
    void sent(NoticeChannel channel, const QString &id, const Delivery &delivery, const Moment &moment);
    /// A test, or the channel is set anew: what waits is tried at once.
    void tryAgain(NoticeChannel channel, const std::optional<Delivery> &tested, const Moment &moment);

    [[nodiscard]] std::vector<NoticeTrouble> troubles() const;
    struct ChannelState
    {
        int waiting = 0;
        int dropped = 0; ///< too many waited; since something was sent last
        std::optional<Timestamp> lastSent;
        std::optional<NoticeTrouble> trouble; ///< also before it counts as one
    };
    [[nodiscard]] ChannelState state(NoticeChannel channel) const;

    [[nodiscard]] QJsonObject toJson() const;
    /// What cannot be read is left out: it is told anew.
    [[nodiscard]] static NoticeBook fromJson(const QJsonObject &json);

private:
    /// Something that began and has not ended.
    struct Open
    {
        Failing failing;
        Timestamp since{};
        std::optional<std::chrono::milliseconds> wellSince; ///< since boot
    };
    struct Told
    {
        bool isBad = false;
        Timestamp since{};
        QString title, what;
        QStringList causes{}; ///< each is told once, so that what alternates does not tell for ever
    };
    struct Channel
    {
        std::map<QString, Told> told; ///< by topic
        std::deque<Notice> waiting;   ///< the oldest first
        int dropped = 0;
        int attempts = 0;                     ///< one after another that failed
        std::chrono::milliseconds notUntil{}; ///< since boot
        std::optional<Timestamp> lastSent;
        std::optional<NoticeTrouble> trouble;
        bool isPartly = false; ///< it was delivered, but not to everybody
    };

    void noteOpen(const std::vector<Failing> &failing, const Moment &moment);
    [[nodiscard]] std::vector<QString> takeEnded(const Moment &moment);
    void tellBegun(NoticeChannel channel, bool warnings, const Moment &moment);
    static void add(Channel &channel, Notice notice);
    static void fail(NoticeChannel of, Channel &channel, const Delivery &delivery, const Moment &moment);
    [[nodiscard]] static QJsonObject toJson(const Channel &channel);
    [[nodiscard]] static Channel channelOf(NoticeChannel of, const QJsonObject &json);

    std::map<QString, Open> m_open; ///< by topic
    std::map<NoticeChannel, Channel> m_channels{
        {NoticeChannel::Mail, {}}, {NoticeChannel::Webhook, {}}, {NoticeChannel::SystemLog, {}}};
};

} // namespace retinue::engine
