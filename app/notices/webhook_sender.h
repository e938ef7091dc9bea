#pragma once

#include "core/engine/notice.h"

namespace retinue::notices {

/// A POST of JSON over HTTPS; every answer from 200 to 299 is a success. The secret goes as a bearer token
/// (RFC 6750). Waits for the network.
[[nodiscard]] engine::Delivery sendWebhook(const engine::WebhookSettings &webhook, const SecretBytes &secret,
                                           const QString &trustedCa, const engine::NoticeMessage &message,
                                           const CancelToken &cancel);

} // namespace retinue::notices
