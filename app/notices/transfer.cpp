#include "app/notices/transfer.h"

#include "core/base/visible_text.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <mutex>

namespace retinue::notices {

namespace {

using engine::NoticeStep;

constexpr qsizetype kMostSaid = 300; ///< of what the other end says

void beginLibrary()
{
    static std::once_flag s_begun;
    std::call_once(s_begun, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

ErrorCode codeOf(NoticeStep step)
{
    switch (step) {
    case NoticeStep::Name:
    case NoticeStep::Host:
    case NoticeStep::Port:
        return ErrorCode::Unreachable;
    case NoticeStep::Encryption:
    case NoticeStep::Trust:
        return ErrorCode::NotTrusted;
    case NoticeStep::SignIn:
        return ErrorCode::NotAuthenticated;
    case NoticeStep::Sender:
    case NoticeStep::Recipient:
    case NoticeStep::Message:
    case NoticeStep::Answer:
        return ErrorCode::NotPermitted;
    case NoticeStep::Log:
        return ErrorCode::Io;
    }
    Q_UNREACHABLE();
}

} // namespace

engine::Delivery failedAt(engine::NoticeStep step, const QString &why)
{
    return {false, step, Error{codeOf(step), base::oneLine(why.left(kMostSaid)), {}}};
}

Transfer::Transfer(const QByteArray &url, const char *protocols, const QString &trustedCa, CancelToken cancel)
    : m_curl((beginLibrary(), curl_easy_init()))
    , m_cancel(std::move(cancel))
{
    if (!m_curl)
        return;
    curl_easy_setopt(m_curl, CURLOPT_URL, url.constData());
#if CURL_AT_LEAST_VERSION(7, 85, 0)
    curl_easy_setopt(m_curl, CURLOPT_PROTOCOLS_STR, protocols);
#else
    Q_UNUSED(protocols)
#endif
    curl_easy_setopt(m_curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(m_curl, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
    curl_easy_setopt(m_curl, CURLOPT_TIMEOUT, kSeconds);
    curl_easy_setopt(m_curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(m_curl, CURLOPT_SSLVERSION, long(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(m_curl, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(m_curl, CURLOPT_SSL_VERIFYHOST, 2L);
    if (trustedCa.isEmpty()) {
        curl_easy_setopt(m_curl, CURLOPT_SSL_OPTIONS, long(CURLSSLOPT_NATIVE_CA)); // Windows has no bundle
    } else {
        const QByteArray pem = trustedCa.toUtf8();
        const curl_blob blob{const_cast<char *>(pem.constData()), std::size_t(pem.size()), CURL_BLOB_COPY};
        curl_easy_setopt(m_curl, CURLOPT_CAINFO_BLOB, &blob);
        curl_easy_setopt(m_curl, CURLOPT_CAPATH, nullptr);
    }
    curl_easy_setopt(m_curl, CURLOPT_ERRORBUFFER, m_error.data());
    curl_easy_setopt(m_curl, CURLOPT_VERBOSE, 1L); // to the next one only
    curl_easy_setopt(m_curl, CURLOPT_DEBUGFUNCTION, &Transfer::debug);
    curl_easy_setopt(m_curl, CURLOPT_DEBUGDATA, this);
    curl_easy_setopt(m_curl, CURLOPT_READFUNCTION, &Transfer::read);
    curl_easy_setopt(m_curl, CURLOPT_READDATA, this);
    curl_easy_setopt(m_curl, CURLOPT_WRITEFUNCTION, &Transfer::drop);
    curl_easy_setopt(m_curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(m_curl, CURLOPT_XFERINFOFUNCTION, &Transfer::progress);
    curl_easy_setopt(m_curl, CURLOPT_XFERINFODATA, this);
}

Transfer::~Transfer()
{
    curl_easy_cleanup(m_curl);
    curl_slist_free_all(m_recipients);
    curl_slist_free_all(m_headers);
}

void Transfer::append(List list, const QByteArray &element)
{
    curl_slist *&elements = list == List::Recipients ? m_recipients : m_headers;
    elements = curl_slist_append(elements, element.constData());
    curl_easy_setopt(m_curl, list == List::Recipients ? CURLOPT_MAIL_RCPT : CURLOPT_HTTPHEADER, elements);
}

CURLcode Transfer::run()
{
    return m_curl ? curl_easy_perform(m_curl) : CURLE_FAILED_INIT;
}

QString Transfer::said() const
{
    return QString::fromUtf8(m_error.data());
}

bool Transfer::hasTime(CURLINFO info) const
{
    curl_off_t microseconds = 0;
    return curl_easy_getinfo(m_curl, info, &microseconds) == CURLE_OK && microseconds > 0;
}

std::optional<NoticeStep> Transfer::connectionStep(CURLcode code) const
{
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_URL_MALFORMAT:
        return NoticeStep::Name;
    case CURLE_COULDNT_CONNECT: {
        long cause = 0;
        curl_easy_getinfo(m_curl, CURLINFO_OS_ERRNO, &cause);
        return cause == ECONNREFUSED ? NoticeStep::Port : NoticeStep::Host;
    }
    case CURLE_USE_SSL_FAILED:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CIPHER:
        return NoticeStep::Encryption;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
        return NoticeStep::Trust;
    case CURLE_OPERATION_TIMEDOUT:
        if (!hasTime(CURLINFO_NAMELOOKUP_TIME_T))
            return NoticeStep::Name;
        if (!hasTime(CURLINFO_CONNECT_TIME_T))
            return NoticeStep::Host;
        return {};
    default:
        return {};
    }
}

int Transfer::debug(CURL *, curl_infotype kind, char *data, std::size_t size, void *transfer)
{
    auto *self = static_cast<Transfer *>(transfer);
    const QByteArray line(data, qsizetype(size));
    if (kind == CURLINFO_HEADER_OUT)
        self->noteCommand(line.trimmed());
    else if (kind == CURLINFO_HEADER_IN)
        self->noteReply(line.trimmed());
    return 0;
}

/// What signs in comes in lines of base64, and is not looked at.
void Transfer::noteCommand(const QByteArray &line)
{
    const QByteArray command = line.split(' ').front().toUpper();
    static const std::array kKnown{"EHLO", "HELO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA"};
    const bool isKnown =
        std::any_of(kKnown.begin(), kKnown.end(), [&](const char *known) { return command == known; });
    if (!isKnown)
        return;
    m_turn = {command, {}, 0, {}};
    if (command == "RCPT" || command == "MAIL")
        m_turn.about = line.mid(line.indexOf('<')).left(kMostSaid);
}

void Transfer::noteReply(const QByteArray &line)
{
    const int code = line.left(3).toInt();
    constexpr int kFarewell = 221; // what was said before is the reason for it
    if (code == 0 || code == kFarewell)
        return; // HTTP's begin otherwise: libcurl's own functions tell of those
    m_turn.reply = code;
    m_turn.text = line.left(kMostSaid);
    constexpr int kRefused = 400;
    if (code >= kRefused)
        m_refusals.push_back(m_turn);
}

std::size_t Transfer::read(char *buffer, std::size_t size, std::size_t count, void *transfer)
{
    auto *self = static_cast<Transfer *>(transfer);
    const qsizetype length =
        std::min<qsizetype>(qsizetype(size * count), self->m_content.size() - self->m_sent);
    std::memcpy(buffer, self->m_content.constData() + self->m_sent, std::size_t(length));
    self->m_sent += length;
    return std::size_t(length);
}

/// What the other end says beyond its code is nobody's concern.
std::size_t Transfer::drop(char *, std::size_t size, std::size_t count, void *)
{
    return size * count;
}

int Transfer::progress(void *transfer, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return static_cast<Transfer *>(transfer)->wasCancelled() ? 1 : 0;
}

engine::Delivery cancelledAt(engine::NoticeStep step)
{
    return {false, step, Error{ErrorCode::Cancelled, QStringLiteral("it was cancelled"), {}}};
}

} // namespace retinue::notices
