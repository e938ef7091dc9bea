#include "core/engine/notice_book.h"

#include <QJsonArray>
#include <QUuid>

#include <algorithm>

namespace retinue::engine {

namespace {

Notice noticeOf(Notice::Kind kind, const QString &topic, const QString &title, const QString &what,
                const QString &next, Timestamp since, Timestamp at)
{
    return {QUuid::createUuid().toString(QUuid::WithoutBraces), kind, topic, title, what, next, since, at};
}

qint64 number(Timestamp time)
{
    return base::toMilliseconds(time);
}

Timestamp time(const QJsonValue &json)
{
    return base::fromMilliseconds(json.toInteger());
}

QJsonObject noticeJson(const Notice &notice)
{
    return {{QStringLiteral("id"), notice.id},
            {QStringLiteral("kind"), int(notice.kind)},
            {QStringLiteral("topic"), notice.topic},
            {QStringLiteral("title"), notice.title},
            {QStringLiteral("what"), notice.what},
            {QStringLiteral("next"), notice.next},
            {QStringLiteral("since"), number(notice.since)},
            {QStringLiteral("at"), number(notice.at)}};
}

Notice noticeOfJson(const QJsonValue &json)
{
    return {json[QStringLiteral("id")].toString(),
            Notice::Kind(std::clamp(json[QStringLiteral("kind")].toInt(), 0, int(Notice::Kind::Test))),
            json[QStringLiteral("topic")].toString(),
            json[QStringLiteral("title")].toString(),
            json[QStringLiteral("what")].toString(),
            json[QStringLiteral("next")].toString(),
            time(json[QStringLiteral("since")]),
            time(json[QStringLiteral("at")])};
}

QJsonObject troubleJson(const NoticeTrouble &trouble)
{
    return {{QStringLiteral("step"), int(trouble.step)},
            {QStringLiteral("code"), base::errorWord(trouble.why.code)},
            {QStringLiteral("detail"), trouble.why.detail},
            {QStringLiteral("since"), number(trouble.since)}};
}

NoticeTrouble troubleOfJson(NoticeChannel channel, const QJsonValue &json)
{
    return {channel,
            NoticeStep(std::clamp(json[QStringLiteral("step")].toInt(), 0, int(NoticeStep::Log))),
            {base::errorCode(json[QStringLiteral("code")].toString()).value_or(ErrorCode::Unreachable),
             json[QStringLiteral("detail")].toString(),
             {}},
            time(json[QStringLiteral("since")])};
}

/// 1, 2, 4 ... minutes.
std::chrono::milliseconds pauseAfter(int attempts)
{
    constexpr int kMostDoublings = 6;
    const int doublings = std::clamp(attempts - 1, 0, kMostDoublings);
    return std::min<std::chrono::milliseconds>(NoticeBook::kFirstPause * (1 << doublings),
                                               NoticeBook::kLongestPause);
}

} // namespace

void NoticeBook::look(const std::vector<Failing> &failing, const NoticeSetup &setup, const Moment &moment)
{
    noteOpen(failing, moment);
    const std::vector<QString> ended = takeEnded(moment);
    for (auto &[of, channel] : m_channels) {
        if (!setup.isOn(of)) {
            channel = {};
            continue;
        }
        for (const QString &topic : ended) {
            const auto told = channel.told.find(topic);
            if (told == channel.told.end())
                continue;
            add(channel, noticeOf(Notice::Kind::Over, topic, told->second.title, told->second.what, {},
                                  told->second.since, moment.now));
            channel.told.erase(told);
        }
        tellBegun(of, setup.warnings, moment);
    }
}

void NoticeBook::noteOpen(const std::vector<Failing> &failing, const Moment &moment)
{
    for (auto &[known, open] : m_open) {
        const bool isThere = std::any_of(failing.begin(), failing.end(),
                                         [&topic = known](const Failing &now) { return now.topic == topic; });
        if (isThere)
            open.wellSince.reset();
        else if (!open.wellSince)
            open.wellSince = moment.sinceBoot;
    }
    for (const Failing &now : failing) {
        auto [found, isNew] = m_open.try_emplace(now.topic);
        if (isNew)
            found->second.since = now.since.value_or(moment.now);
        found->second.failing = now;
    }
}

std::vector<QString> NoticeBook::takeEnded(const Moment &moment)
{
    std::vector<QString> ended;
    for (auto open = m_open.begin(); open != m_open.end();) {
        const bool isOver = open->second.wellSince && moment.sinceBoot - *open->second.wellSince >= kWellFor;
        if (isOver)
            ended.push_back(open->first);
        open = isOver ? m_open.erase(open) : std::next(open);
    }
    // Told of before a restart, and well since.
    for (const auto &[of, channel] : m_channels)
        for (const auto &[topic, told] : channel.told)
            if (!m_open.contains(topic) && std::find(ended.begin(), ended.end(), topic) == ended.end())
                m_open[topic] = {
                    {topic, told.isBad, told.title, told.what, {}, {}, {}}, told.since, moment.sinceBoot};
    return ended;
}

void NoticeBook::tellBegun(NoticeChannel of, bool warnings, const Moment &moment)
{
    Channel &channel = m_channels[of];
    for (const auto &[topic, open] : m_open) {
        const Failing &failing = open.failing;
        if (open.wellSince || failing.channel == of || !(failing.isBad || warnings))
            continue;
        const auto told = channel.told.find(topic);
        const bool isKnown = told != channel.told.end();
        QStringList causes = isKnown ? told->second.causes : QStringList();
        const bool isOther = isKnown && !causes.contains(failing.cause);
        if (isKnown && !isOther && (told->second.isBad || !failing.isBad))
            continue; // told already, and it has not become worse
        if (!causes.contains(failing.cause))
            causes << failing.cause;
        const bool wasBad = isKnown && told->second.isBad;
        channel.told[topic] = {failing.isBad || wasBad, open.since, failing.title, failing.what, causes};
        const Timestamp since = isOther ? failing.since.value_or(moment.now) : open.since;
        add(channel, noticeOf(failing.isBad ? Notice::Kind::Failure : Notice::Kind::Warning, topic,
                              failing.title, failing.what, failing.next, since, moment.now));
    }
}

void NoticeBook::add(Channel &channel, Notice notice)
{
    channel.waiting.push_back(std::move(notice));
    if (channel.waiting.size() > kMostWaiting) {
        channel.waiting.pop_front();
        ++channel.dropped;
    }
}

std::optional<Notice> NoticeBook::due(NoticeChannel of, const Moment &moment) const
{
    const Channel &channel = m_channels.at(of);
    if (channel.waiting.empty() || moment.sinceBoot < channel.notUntil)
        return {};
    return channel.waiting.front();
}

void NoticeBook::sent(NoticeChannel of, const QString &id, const Delivery &delivery, const Moment &moment)
{
    Channel &channel = m_channels[of];
    if (channel.waiting.empty() || channel.waiting.front().id != id)
        return;
    if (!delivery.isDelivered)
        return fail(of, channel, delivery, moment);
    channel.waiting.pop_front();
    channel.dropped = 0;
    tryAgain(of, delivery, moment);
    channel.lastSent = moment.now;
}

void NoticeBook::fail(NoticeChannel of, Channel &channel, const Delivery &delivery, const Moment &moment)
{
    ++channel.attempts;
    channel.notUntil = moment.sinceBoot + pauseAfter(channel.attempts);
    const Timestamp since = channel.trouble ? channel.trouble->since : moment.now;
    channel.trouble = NoticeTrouble{of, delivery.failed.value_or(NoticeStep::Message),
                                    delivery.why.value_or(Error{}), since};
}

void NoticeBook::tryAgain(NoticeChannel of, const std::optional<Delivery> &tested, const Moment &moment)
{
    Channel &channel = m_channels[of];
    channel.notUntil = {};
    if (!tested || !tested->isDelivered)
        return;
    channel.attempts = 0;
    channel.isPartly = tested->failed.has_value();
    if (!channel.isPartly)
        return channel.trouble.reset();
    const Timestamp since = channel.trouble ? channel.trouble->since : moment.now;
    channel.trouble = NoticeTrouble{of, *tested->failed, tested->why.value_or(Error{}), since};
}

std::vector<NoticeTrouble> NoticeBook::troubles() const
{
    std::vector<NoticeTrouble> all;
    for (const auto &[of, channel] : m_channels)
        if (channel.trouble && (channel.isPartly || channel.attempts >= kPatience))
            all.push_back(*channel.trouble);
    return all;
}

NoticeBook::ChannelState NoticeBook::state(NoticeChannel of) const
{
    const Channel &channel = m_channels.at(of);
    return {int(channel.waiting.size()), channel.dropped, channel.lastSent, channel.trouble};
}

QJsonObject NoticeBook::toJson() const
{
    QJsonObject json;
    for (const auto &[of, channel] : m_channels)
        json.insert(channelWord(of), toJson(channel));
    return json;
}

QJsonObject NoticeBook::toJson(const Channel &channel)
{
    QJsonObject told;
    for (const auto &[topic, what] : channel.told)
        told.insert(topic, QJsonObject{{QStringLiteral("bad"), what.isBad},
                                       {QStringLiteral("since"), number(what.since)},
                                       {QStringLiteral("title"), what.title},
                                       {QStringLiteral("what"), what.what},
                                       {QStringLiteral("causes"), QJsonArray::fromStringList(what.causes)}});
    QJsonArray waiting;
    for (const Notice &notice : channel.waiting)
        waiting.append(noticeJson(notice));
    QJsonObject json{{QStringLiteral("told"), told},
                     {QStringLiteral("waiting"), waiting},
                     {QStringLiteral("dropped"), channel.dropped},
                     {QStringLiteral("attempts"), channel.attempts},
                     {QStringLiteral("partly"), channel.isPartly}};
    if (channel.lastSent)
        json.insert(QStringLiteral("lastSent"), number(*channel.lastSent));
    if (channel.trouble)
        json.insert(QStringLiteral("trouble"), troubleJson(*channel.trouble));
    return json;
}

NoticeBook::Channel NoticeBook::channelOf(NoticeChannel of, const QJsonObject &json)
{
    Channel channel;
    const QJsonObject told = json.value(QStringLiteral("told")).toObject();
    for (auto what = told.begin(); what != told.end(); ++what) {
        const QJsonValue value = what.value();
        channel.told[what.key()] = {
            value[QStringLiteral("bad")].toBool(), time(value[QStringLiteral("since")]),
            value[QStringLiteral("title")].toString(), value[QStringLiteral("what")].toString(),
            value[QStringLiteral("causes")].toVariant().toStringList()};
    }
    const QJsonArray waiting = json.value(QStringLiteral("waiting")).toArray();
    for (const auto &notice : waiting)
        add(channel, noticeOfJson(notice));
    channel.dropped += json.value(QStringLiteral("dropped")).toInt();
    channel.attempts = json.value(QStringLiteral("attempts")).toInt();
    channel.isPartly = json.value(QStringLiteral("partly")).toBool();
    if (const QJsonValue sent = json.value(QStringLiteral("lastSent")); sent.isDouble())
        channel.lastSent = time(sent);
    if (const QJsonValue trouble = json.value(QStringLiteral("trouble")); trouble.isObject())
        channel.trouble = troubleOfJson(of, trouble);
    return channel;
}

NoticeBook NoticeBook::fromJson(const QJsonObject &json)
{
    NoticeBook book;
    for (const NoticeChannel of : kNoticeChannels)
        book.m_channels[of] = channelOf(of, json.value(channelWord(of)).toObject());
    return book;
}

} // namespace retinue::engine
