#pragma once

#include "core/protocol/messages.h"

#include <utility>

namespace retinue::protocol {

/// Messages to JSON bytes and back. Decoding is strict about what it needs (types, ids, limits: InvalidInput
/// or TooLarge names the member) and ignores members it does not know, so that newer clients and servers
/// understand each other. Pure; thread-safe. encode() never fails; decode<M>() is specialised for every
/// message that travels.
[[nodiscard]] QByteArray encode(const ServerDescription &message);
[[nodiscard]] QByteArray encode(const EnrolmentRequest &message);
[[nodiscard]] QByteArray encode(const EnrolmentAnswer &message);
[[nodiscard]] QByteArray encode(const StartRequest &message);
[[nodiscard]] QByteArray encode(const StartAnswer &message);
[[nodiscard]] QByteArray encode(const ReconcileRequest &message);
[[nodiscard]] QByteArray encode(const ReconcileAnswer &message);
[[nodiscard]] QByteArray encode(const PanelLogin &message);
[[nodiscard]] QByteArray encode(const OwnerSettings &message);
[[nodiscard]] QByteArray encode(const ChangeAnswer &message);
[[nodiscard]] QByteArray encode(const Changes &message);
[[nodiscard]] QByteArray encode(const DeviceInfo &message);
[[nodiscard]] QByteArray encode(const DeviceDescription &message);
[[nodiscard]] QByteArray encode(const std::vector<DisplacedSetting> &message);
[[nodiscard]] QByteArray encode(const OwnerSeeds &message);
[[nodiscard]] QByteArray encode(const KeptValues &message);
[[nodiscard]] QByteArray encode(const DigestReport &message);
[[nodiscard]] QByteArray
encode(const std::vector<OwnerId> &message); ///< {"owners": [...]}: released, differing
[[nodiscard]] QByteArray encode(const Problem &problem);

template<typename Message>
[[nodiscard]] Result<Message> decode(QByteArrayView json);
template<>
Result<ServerDescription> decode(QByteArrayView json);
template<>
Result<EnrolmentRequest> decode(QByteArrayView json);
template<>
Result<EnrolmentAnswer> decode(QByteArrayView json);
template<>
Result<StartRequest> decode(QByteArrayView json);
template<>
Result<StartAnswer> decode(QByteArrayView json);
template<>
Result<ReconcileRequest> decode(QByteArrayView json);
template<>
Result<ReconcileAnswer> decode(QByteArrayView json);
template<>
Result<PanelLogin> decode(QByteArrayView json);
template<>
Result<OwnerSettings> decode(QByteArrayView json);
template<>
Result<ChangeAnswer> decode(QByteArrayView json);
template<>
Result<Changes> decode(QByteArrayView json);
template<>
Result<DeviceInfo> decode(QByteArrayView json);
template<>
Result<DeviceDescription> decode(QByteArrayView json);
template<>
Result<std::vector<DisplacedSetting>> decode(QByteArrayView json);
template<>
Result<OwnerSeeds> decode(QByteArrayView json);
template<>
Result<KeptValues> decode(QByteArrayView json);
template<>
Result<DigestReport> decode(QByteArrayView json);
template<>
Result<std::vector<OwnerId>> decode(QByteArrayView json);
template<>
Result<Problem> decode(QByteArrayView json);

/// One Server-Sent Event, ready for the stream.
[[nodiscard]] QByteArray encodeEvent(const Event &event);

/// Cuts a byte stream into events (WHATWG HTML 9.2); comments (heartbeats) give nothing. Not thread-safe.
class EventDecoder
{
public:
    /// The events completed by these bytes, without those of kinds not known here (a newer server's). An
    /// event or line over 64 KiB (TooLarge) or without the data its kind needs (InvalidInput) is an error:
    /// the stream must be closed.
    [[nodiscard]] Result<std::vector<Event>> feed(QByteArrayView bytes);

private:
    Result<void> endLine(std::vector<Event> &events);
    Result<void> endEvent(std::vector<Event> &events);

    QByteArray m_line, m_name, m_data;
    bool m_hasData = false;
    bool m_afterCarriageReturn = false;
    bool m_atStart = true; ///< of the stream, where a byte-order mark may stand
};

/// Paths, so that both sides spell them alike: "/v1/users/alice/settings/display.language?domain=corp".
[[nodiscard]] QByteArray settingsPath(const OwnerKey &owner);
[[nodiscard]] QByteArray seedsPath(const OwnerKey &user);
[[nodiscard]] QByteArray settingPath(const OwnerKey &owner, const QString &item);
/// A strong ETag and back; nothing if it is not one of ours.
[[nodiscard]] QByteArray toETag(const State &state);
[[nodiscard]] std::optional<State> fromETag(QByteArrayView value);

} // namespace retinue::protocol
