#pragma once

#include "core/base/result.h"
#include "core/base/secret_bytes.h"

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>

#include <cstdint>
#include <optional>

namespace retinue::control {

/// One command for an engine: what the command line says, what travels over the control socket, what the
/// engine's side executes. Movable only, for the password.
struct Request
{
    QString command; ///< "device list"
    QStringList arguments;
    QJsonObject options; ///< by their names; repeated ones as arrays, flags as true
    SecretBytes password;

    [[nodiscard]] bool flag(const QString &name) const { return options.value(name).toBool(); }
    [[nodiscard]] QString text(const QString &name) const { return options.value(name).toString(); }
    [[nodiscard]] std::optional<int> number(const QString &name) const;
};

/// The bytes of messages on the control socket: a length, JSON, a length, a secret (lengths are 32 bits,
/// big-endian). Larger ones are refused; a request may be as long as a command line, whatever JSON makes of
/// its characters.
inline constexpr qsizetype kMostRequestBytes = 16 * 1024 * 1024;
inline constexpr qsizetype kMostAnswerBytes = 32 * 1024 * 1024;

[[nodiscard]] QByteArray encodeRequest(const Request &request);
/// None while it is not complete yet; InvalidInput when it cannot become a request any more.
[[nodiscard]] Result<std::optional<Request>> decodeRequest(QByteArray &received);

/// How far a command is, before its answer.
struct Progress
{
    QString phase; ///< LongWork's; empty: it goes on, and says nothing
    std::int64_t done = 0;
    std::int64_t total = 0; ///< 0: not known
};
/// {"progress": {...}}.
[[nodiscard]] QByteArray encodeProgress(const Progress &progress);
/// The first message of `received` if it is one of these and complete; it is taken out.
[[nodiscard]] std::optional<Progress> takeProgress(QByteArray &received);

/// {"ok": {...}} or {"error": {...}}.
[[nodiscard]] QByteArray encodeAnswer(const Result<QJsonObject> &answer);
/// None while it is not complete yet; otherwise the answer, or what was wrong with its bytes.
[[nodiscard]] std::optional<Result<QJsonObject>> decodeAnswer(const QByteArray &received);

[[nodiscard]] QJsonObject errorToJson(const Error &error);

} // namespace retinue::control
