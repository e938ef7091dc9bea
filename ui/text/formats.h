#pragma once

#include "core/base/clock.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace retinue::ui {

/// "2026-11-26 18:05" in the user's locale and time zone, short form.
[[nodiscard]] QString timeText(Timestamp time);
/// "2026-11-26": the day only.
[[nodiscard]] QString dateText(Timestamp time);
/// The seconds too: for logs.
[[nodiscard]] QString exactTimeText(Timestamp time);
/// "just now", "3 minutes ago", "yesterday", then the date. `never` for no time.
[[nodiscard]] QString agoText(const std::optional<Timestamp> &time, Timestamp now);
/// "about 2 minutes", for time left; whole seconds below a minute.
[[nodiscard]] QString durationText(std::chrono::seconds duration);
/// "1.4 MB" in the user's locale.
[[nodiscard]] QString bytesText(std::int64_t bytes);
/// "lobby, floor 2 and 10 more": the first names of `total` things.
[[nodiscard]] QString namesText(const QStringList &names, std::int64_t total);
/// A fingerprint (hex pairs with colons) in two lines of the same length, to be compared by eye.
[[nodiscard]] QString fingerprintText(const QString &fingerprint);
/// "12,345" in the user's locale.
[[nodiscard]] QString countText(std::int64_t count);

/// What is entered on a device to reach a server (R2): "server.example:8443", "[2001:db8::7]:8443".
[[nodiscard]] QString destinationText(const QString &host, quint16 port);

} // namespace retinue::ui
