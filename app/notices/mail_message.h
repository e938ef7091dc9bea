#pragma once

#include "core/engine/notice.h"

namespace retinue::notices {

/// The message as it travels (RFC 5322, RFC 2045): headers and a text of UTF-8, in base64 where that needs
/// it; lines end in CRLF. Nothing in it can begin a header that is not meant. Pure.
[[nodiscard]] QByteArray mailMessage(const engine::MailSettings &mail, const engine::NoticeMessage &message);

} // namespace retinue::notices
