#pragma once

#include "core/engine/notice.h"

namespace retinue::notices {

/// By SMTP (RFC 5321), with STARTTLS or TLS as set; without it only if set so. Recipients that are refused
/// keep the others from nothing. Waits for the network.
[[nodiscard]] engine::Delivery sendMail(const engine::MailSettings &mail, const SecretBytes &password,
                                        const QString &trustedCa, const engine::NoticeMessage &message,
                                        const CancelToken &cancel);

} // namespace retinue::notices
