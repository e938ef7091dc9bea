#include "app/notices/webhook_sender.h"

#include "app/notices/transfer.h"

#include <QUrl>

namespace retinue::notices {

namespace {

using engine::NoticeStep;

engine::Delivery webhookDelivery(CURLcode code, const Transfer &transfer)
{
    if (transfer.wasCancelled() && code != CURLE_OK)
        return cancelledAt(NoticeStep::Answer);
    if (const auto step = transfer.connectionStep(code))
        return failedAt(*step, transfer.said());
    if (code == CURLE_OPERATION_TIMEDOUT) {
        engine::Delivery late = failedAt(NoticeStep::Answer, QStringLiteral("it did not answer in time"));
        late.why->code = ErrorCode::TimedOut;
        return late;
    }
    if (code != CURLE_OK)
        return failedAt(NoticeStep::Answer, transfer.said());
    long status = 0;
    curl_easy_getinfo(transfer.handle(), CURLINFO_RESPONSE_CODE, &status);
    if (status >= 200 && status < 300)
        return {true, {}, {}};
    const QString said = QStringLiteral("it answered with the HTTP status %1").arg(status);
    if (status == 401 || status == 403)
        return failedAt(NoticeStep::SignIn, said);
    if (status >= 300 && status < 400)
        return failedAt(NoticeStep::Answer,
                        said + QStringLiteral(": it is elsewhere, where nobody is followed"));
    return failedAt(NoticeStep::Answer, said);
}

} // namespace

engine::Delivery sendWebhook(const engine::WebhookSettings &webhook, const SecretBytes &secret,
                             const QString &trustedCa, const engine::NoticeMessage &message,
                             const CancelToken &cancel)
{
    const QUrl url(webhook.url, QUrl::StrictMode);
    Transfer transfer(url.toEncoded(), "https", trustedCa, cancel);
    CURL *curl = transfer.handle();
    if (!curl)
        return failedAt(NoticeStep::Answer, QStringLiteral("libcurl could not be started"));
    if (engine::isThisMachine(url.host()))
        curl_easy_setopt(curl, CURLOPT_PROXY, ""); // a proxy would reach itself
    transfer.append(Transfer::List::Headers, "Content-Type: application/json");
    transfer.append(Transfer::List::Headers, "User-Agent: Retinue/" RETINUE_VERSION);
    transfer.append(Transfer::List::Headers, "Expect:");
    if (!secret.isEmpty()) {
        QByteArray header = "Authorization: Bearer " + secret.view().toByteArray();
        transfer.append(Transfer::List::Headers, header);
        header.fill('\0');
    }
    curl_easy_setopt(curl, CURLOPT_POST, 1L);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(message.json.size()));
    transfer.setContent(message.json);
    const CURLcode code = transfer.run();
    return webhookDelivery(code, transfer);
}

} // namespace retinue::notices
