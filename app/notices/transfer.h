#pragma once

#include "core/base/cancel_token.h"
#include "core/engine/notice.h"

#include <curl/curl.h>
#include <memory>
#include <vector>

namespace retinue::notices {

/// One message over the network with libcurl, bounded in time, cancellable, over TLS 1.2 or newer with a
/// certificate that is checked, without following anybody elsewhere. Of one thread; used once.
class Transfer
{
public:
    static constexpr long kConnectSeconds = 15; ///< to reach the host and agree on TLS
    static constexpr long kSeconds = 45;        ///< all of it

    /// `protocols`: libcurl's words of those that may be spoken ("smtps").
    Transfer(const QByteArray &url, const char *protocols, const QString &trustedCa, CancelToken cancel);
    ~Transfer();
    Transfer(const Transfer &) = delete;
    Transfer &operator=(const Transfer &) = delete;

    /// One line each, in order: of the other end's answers, and what was said before (never what signs in).
    struct Turn
    {
        QByteArray command; ///< the first word ("RCPT"); empty: nothing was said yet
        QByteArray about;   ///< what stands behind it, of RCPT and MAIL
        int reply = 0;      ///< the code; 0: none came
        QByteArray text;    ///< the reply's last line
    };

    [[nodiscard]] CURL *handle() const { return m_curl; }
    /// Sent as the message, or the body.
    void setContent(QByteArray content) { m_content = std::move(content); }
    /// An element more of a list that lives as long as this.
    enum class List { Recipients, Headers };
    void append(List list, const QByteArray &element);

    [[nodiscard]] CURLcode run();
    /// libcurl's own words of what went wrong.
    [[nodiscard]] QString said() const;
    /// The last turn.
    [[nodiscard]] const Turn &turn() const { return m_turn; }
    /// The turns that were answered with 400 or more.
    [[nodiscard]] const std::vector<Turn> &refusals() const { return m_refusals; }
    [[nodiscard]] bool wasCancelled() const { return m_cancel.isCancelled(); }

    /// Where a connection failed; none: it was made, and what came then is the protocol's.
    [[nodiscard]] std::optional<engine::NoticeStep> connectionStep(CURLcode code) const;

private:
    static int debug(CURL *curl, curl_infotype kind, char *data, std::size_t size, void *transfer);
    static std::size_t read(char *buffer, std::size_t size, std::size_t count, void *transfer);
    static std::size_t drop(char *data, std::size_t size, std::size_t count, void *transfer);
    static int progress(void *transfer, curl_off_t, curl_off_t, curl_off_t, curl_off_t);
    void noteCommand(const QByteArray &line);
    void noteReply(const QByteArray &line);
    [[nodiscard]] bool hasTime(CURLINFO info) const;

    CURL *m_curl;
    const CancelToken m_cancel;
    QByteArray m_content;
    qsizetype m_sent = 0;
    curl_slist *m_recipients = nullptr, *m_headers = nullptr;
    Turn m_turn;
    std::vector<Turn> m_refusals;
    std::array<char, CURL_ERROR_SIZE> m_error{};
};

/// A delivery that ended at `step`.
[[nodiscard]] engine::Delivery failedAt(engine::NoticeStep step, const QString &why);
[[nodiscard]] engine::Delivery cancelledAt(engine::NoticeStep step);

} // namespace retinue::notices
