#include "core/http/connection.h"

#include "core/http/response_format.h"

#include <algorithm>
#include <array>
#include <utility>

namespace retinue::http {

namespace {

constexpr std::size_t kRecordBytes = 16 * 1024;
/// What one connection may read or write before others get their turn, in records.
constexpr int kRecordsPerTurn = 16;
/// What may wait here while an earlier request is being answered. Beyond it the client's leaving is noticed
/// only when the answer is sent.
constexpr std::size_t kMaxWaitingInput = 16 * 1024;
/// An unwanted body up to this is read over, because a new connection would cost the client more.
constexpr std::size_t kMaxReadOver = 16 * 1024;

constexpr auto kNever = Connection::Clock::time_point::max();

/// Shared by a thread's connections: each is filled and emptied within one call.
std::span<char> receiveScratch()
{
    thread_local std::array<char, kRecordBytes> buffer;
    return buffer;
}

std::span<char> sendScratch()
{
    thread_local std::array<char, kRecordBytes> buffer;
    return buffer;
}

} // namespace

void ConnectionLink::wake() const
{
    if (const auto owner = thread.lock()) {
        owner->loop().post([target = connection] {
            if (const auto found = target.lock())
                found->wake();
        });
    }
}

Connection::Connection(NetworkThread &thread, Socket socket, std::string remoteAddress, const TlsContext &tls)
    : m_thread(thread)
    , m_socket(std::move(socket))
    , m_tls(tls, m_socket.handle())
    , m_remoteAddress(std::move(remoteAddress))
{
}

void Connection::start()
{
    const Limits &limits = m_thread.service().limits();
    m_deadline = Clock::now() + limits.handshake;
    m_strangerEnd = Clock::now() + limits.strangerLife;
    if (m_tls.isValid())
        settle(); // the client speaks first
    else
        close();
}

/// The socket is ready for something: goes on with whatever can go on.
void Connection::turn()
{
    m_again = false;
    switch (m_phase) {
    case Phase::Closed:
        return;
    case Phase::Handshake:
        stepHandshake();
        break;
    case Phase::Lingering:
        if (!m_socket.discardReceived())
            close();
        break;
    case Phase::Idle:
    case Phase::Head:
    case Phase::Body:
    case Phase::Answering:
        m_wantsWrite = false;
        if (m_output) {
            if (!pushOutput())
                break;
            if (outputSent())
                resume();
        }
        if (m_output)
            break;
        if (isReceiving())
            receive();
        else if (m_phase == Phase::Answering)
            watchClient();
        break;
    }
    settle();
}

/// Waits for what the phase needs next.
void Connection::settle()
{
    if (m_phase == Phase::Closed)
        return;
    const auto self = shared_from_this();
    if (m_wantsWrite || (m_output && !m_outputWantsRead)) {
        m_socket.awaitWritable(self);
        return;
    }
    if (m_again) {
        m_thread.loop().post([self] { self->turn(); });
        return;
    }
    if (m_phase != Phase::Answering || m_output || m_input.size() < kMaxWaitingInput)
        m_socket.awaitReadable(self);
}

void Connection::stepHandshake()
{
    m_wantsWrite = false;
    switch (m_tls.handshake()) {
    case TlsStream::Status::Ok:
        becomeIdle();
        if (m_tls.hasPending())
            receive();
        return;
    case TlsStream::Status::WantsRead:
        return;
    case TlsStream::Status::WantsWrite:
        m_wantsWrite = true;
        return;
    case TlsStream::Status::Ended:
    case TlsStream::Status::Failed:
        break;
    }
    m_thread.service().countFailedHandshake();
    close();
}

bool Connection::isReceiving() const
{
    return m_phase == Phase::Idle || m_phase == Phase::Head || m_phase == Phase::Body;
}

void Connection::receive()
{
    const std::span<char> scratch = receiveScratch();
    for (int i = 0; i < kRecordsPerTurn; ++i) {
        const TlsStream::Transfer received = m_tls.read(scratch);
        switch (received.status) {
        case TlsStream::Status::Ok:
            break;
        case TlsStream::Status::WantsRead:
            return;
        case TlsStream::Status::WantsWrite:
            m_wantsWrite = true;
            return;
        case TlsStream::Status::Ended:
        case TlsStream::Status::Failed:
            close();
            return;
        }
        serve({scratch.data(), received.bytes});
        // What has come after the request stays with the kernel, and slows the client down, until it is
        // answered.
        if (!isReceiving() || m_output || !m_tls.hasPending())
            return;
    }
    m_again = true;
}

/// While a request is being answered: notices that the client leaves, and keeps a little of what it sends.
void Connection::watchClient()
{
    while (m_input.size() < kMaxWaitingInput) {
        const TlsStream::Transfer received = m_tls.read(receiveScratch());
        switch (received.status) {
        case TlsStream::Status::Ok:
            m_input.append(receiveScratch().data(), received.bytes);
            break;
        case TlsStream::Status::WantsRead:
            return;
        case TlsStream::Status::WantsWrite:
            m_wantsWrite = true;
            return;
        case TlsStream::Status::Ended:
        case TlsStream::Status::Failed:
            close();
            return;
        }
    }
}

/// Decodes and answers as many requests as these bytes hold and as can be answered now.
void Connection::serve(std::string_view bytes)
{
    std::string rest;
    while (true) {
        if (!m_decoder)
            beginRequest();
        switch (m_decoder->feed(bytes)) {
        case RequestDecoder::Progress::More:
            return;
        case RequestDecoder::Progress::Refused:
            refuse(m_decoder->refusal());
            return;
        case RequestDecoder::Progress::HeadComplete:
            if (!admit())
                return;
            bytes = {};
            break;
        case RequestDecoder::Progress::Complete:
            rest = m_decoder->takeRest();
            if (!dispatch()) {
                if (m_phase == Phase::Answering)
                    m_input = std::move(rest);
                return;
            }
            if (rest.empty())
                return becomeIdle();
            bytes = rest;
            break;
        }
    }
}

void Connection::beginRequest()
{
    const Limits &limits = m_thread.service().limits();
    m_decoder = std::make_unique<RequestDecoder>(limits, m_remoteAddress);
    m_phase = Phase::Head;
    m_deadline = Clock::now() + limits.header;
    m_headOnly = false;
    m_http10 = false;
    m_keepAlive = true;
}

/// The head is in: false if the request has come to its end with it.
bool Connection::admit()
{
    const Framing &framing = m_decoder->framing();
    m_headOnly = m_decoder->head().method == "HEAD";
    m_http10 = framing.http10;
    m_keepAlive = framing.keepAlive;

    Admission admission = askAdmission();
    if (std::holds_alternative<Response>(admission))
        return refuseEarly(std::move(std::get<Response>(admission)));
    const std::size_t maxBytes = std::get<std::size_t>(admission);
    m_decoder->allowBody(maxBytes);
    m_phase = Phase::Body;
    if (framing.chunked || framing.contentLength.value_or(0) > 0)
        m_deadline = Clock::now() + m_thread.service().limits().body;
    const bool wanted = framing.contentLength.value_or(0) <= maxBytes;
    if (m_decoder->head().expectsContinue && wanted && !m_decoder->hasRest())
        return sendContinue();
    return true;
}

Admission Connection::askAdmission() const
{
    const Service &service = m_thread.service();
    if (!service.handler().admit)
        return service.limits().maxBodyBytes;
    try {
        return service.handler().admit(m_decoder->head());
    } catch (...) {
        return service.describeError(500, "the request could not be examined");
    }
}

/// Answers without looking at the body: a short one is read over first, so that the connection survives; a
/// longer one, or one that the client may hold back, ends the connection.
bool Connection::refuseEarly(Response response)
{
    const Framing &framing = m_decoder->framing();
    const bool short_ = !framing.chunked && framing.contentLength.value_or(0) <= kMaxReadOver;
    if (short_ && !m_decoder->head().expectsContinue) {
        m_decoder->discardBody();
        m_refusal = std::make_unique<Response>(std::move(response));
        m_phase = Phase::Body;
        m_deadline = Clock::now() + m_thread.service().limits().body;
        return true;
    }
    m_keepAlive = false;
    return sendResponse(std::move(response));
}

bool Connection::dispatch()
{
    Service &service = m_thread.service();
    service.countRequest();
    m_phase = Phase::Answering;
    m_deadline = kNever;
    if (const auto refusal = std::exchange(m_refusal, nullptr)) {
        m_decoder.reset();
        return sendResponse(std::move(*refusal));
    }
    Request request = m_decoder->takeRequest();
    m_decoder.reset();
    m_exchange =
        std::make_shared<Responder::State>(*this, ConnectionLink{m_thread.weak_from_this(), weak_from_this()},
                                           service.limits().maxStreamBacklogBytes, !m_http10);
    try {
        service.handler().handle(std::move(request), Responder(m_exchange));
    } catch (...) { // NOLINT(bugprone-empty-catch): its responder, destroyed, has answered 500
    }
    std::optional<Answer> answer = m_exchange->endHandling();
    return answer && deliver(std::move(*answer));
}

bool Connection::vouch(std::string_view client)
{
    if (!m_client.empty())
        return true;
    if (std::string known(client); m_thread.service().vouch(m_remoteAddress, known)) {
        m_client = std::move(known);
        return true;
    }
    return false;
}

void Connection::wake()
{
    if (m_stream && m_stream->isOverrun())
        return close();
    if (m_phase != Phase::Answering || m_output)
        return; // too late, or to be looked at when the output is out
    bool ready = false;
    if (m_stream)
        ready = pumpStream();
    else if (std::optional<Answer> answer = m_exchange ? m_exchange->take() : std::nullopt)
        ready = deliver(std::move(*answer));
    if (ready)
        resume();
    settle();
}

bool Connection::deliver(Answer answer)
{
    m_exchange.reset();
    if (auto *response = std::get_if<Response>(&answer))
        return sendResponse(std::move(*response));
    if (auto *start = std::get_if<StreamStart>(&answer))
        return beginStream(std::move(*start));
    return sendResponse(m_thread.service().describeError(500, "the request was not answered"));
}

bool Connection::sendResponse(Response response)
{
    m_thread.service().countResponse(response.status);
    m_phase = Phase::Answering;
    m_deadline = kNever;
    m_decoder.reset();
    m_keepAlive = m_keepAlive && mayGoOn();
    const bool empty = hasNoBody(response.status);
    HeadFormat format;
    format.framing = empty ? BodyFraming::None : BodyFraming::Length;
    format.length = response.sharedBody ? response.sharedBody->size() : response.body.size();
    format.keepAlive = m_keepAlive;
    format.http10 = m_http10;
    std::string head = formatHead(response.status, response.headers, format);
    if (empty || m_headOnly)
        return send(std::move(head), {}, nullptr);
    return send(std::move(head), std::move(response.body), std::move(response.sharedBody));
}

bool Connection::beginStream(StreamStart start)
{
    m_thread.service().countResponse(start.status);
    m_keepAlive = m_keepAlive && !m_http10 && mayGoOn();
    HeadFormat format;
    format.framing = m_http10 ? BodyFraming::UntilClose : BodyFraming::Chunked;
    format.keepAlive = m_keepAlive;
    format.http10 = m_http10;
    m_stream = std::move(start.stream);
    m_streamEnds = m_headOnly || hasNoBody(start.status);
    if (m_thread.service().isStopping())
        m_stream->close();
    if (hasNoBody(start.status))
        format.framing = BodyFraming::None;
    return send(formatHead(start.status, start.headers, format), {}, nullptr);
}

/// Sends what the stream has. A piece that comes later wakes the connection again.
bool Connection::pumpStream()
{
    EventStream::Batch batch = m_stream->take();
    m_streamEnds = batch.last;
    if (!batch.bytes.empty()) {
        beginOutput(std::move(batch.bytes), {}, nullptr);
        if (!pushOutput())
            return false;
    }
    return m_streamEnds && endStream();
}

bool Connection::endStream()
{
    m_streamEnds = false;
    const auto stream = std::exchange(m_stream, nullptr);
    stream->end();
    return outputSent();
}

bool Connection::sendContinue()
{
    m_interim = true;
    // Whether it is out or not: the body is what comes next, and it is read once this is out.
    (void)send("HTTP/1.1 100 Continue\r\n\r\n", {}, nullptr);
    return m_phase == Phase::Body && !m_output;
}

bool Connection::send(std::string head, std::string body, std::shared_ptr<const std::string> shared)
{
    beginOutput(std::move(head), std::move(body), std::move(shared));
    return pushOutput() && outputSent();
}

/// Whoever takes a byte now and then makes progress, but must not keep the whole of it in memory for ever.
void Connection::beginOutput(std::string head, std::string body, std::shared_ptr<const std::string> shared)
{
    m_output = std::make_unique<Output>(std::move(head), std::move(body), std::move(shared), writeDeadline());
    const std::size_t rate = m_thread.service().limits().minWriteBytesPerSecond;
    m_output->endAt(writeDeadline() + std::chrono::milliseconds(m_output->size() * 1000 / rate));
}

Connection::Clock::time_point Connection::writeDeadline() const
{
    return Clock::now() + m_thread.service().limits().write;
}

bool Connection::pushOutput()
{
    m_outputWantsRead = false;
    bool progress = false;
    for (int i = 0; i < kRecordsPerTurn && !m_output->isDone(); ++i) {
        const TlsStream::Transfer written = m_tls.write(m_output->next(sendScratch()));
        if (written.status == TlsStream::Status::Ok) {
            progress = true;
            m_output->advance(written.bytes);
            if (m_stream)
                m_stream->sent(written.bytes);
            continue;
        }
        if (written.status != TlsStream::Status::WantsWrite &&
            written.status != TlsStream::Status::WantsRead) {
            close();
            return false;
        }
        m_outputWantsRead = written.status == TlsStream::Status::WantsRead;
        break;
    }
    if (m_output->isDone()) {
        m_output.reset();
        return true;
    }
    if (progress)
        m_output->extendDeadline(writeDeadline());
    return false;
}

/// The output is out. What was it, and what comes now?
bool Connection::outputSent()
{
    if (std::exchange(m_interim, false))
        return false;
    if (m_stream)
        return m_streamEnds ? endStream() : pumpStream();
    if (m_keepAlive)
        return true;
    linger();
    return false;
}

/// An error of the client's that leaves nothing to go on from.
void Connection::refuse(const Refusal &refusal)
{
    m_headOnly = m_decoder && m_decoder->hasHead() && m_decoder->head().method == "HEAD";
    m_keepAlive = false;
    (void)sendResponse(m_thread.service().describeError(refusal.status, refusal.reason)); // ends in lingering
}

void Connection::becomeIdle()
{
    m_decoder.reset();
    m_phase = Phase::Idle;
    m_deadline = Clock::now() + m_thread.service().limits().idle;
    if (m_client.empty())
        m_deadline = std::min(m_deadline, m_strangerEnd);
}

bool Connection::mayGoOn() const
{
    return !m_thread.service().isStopping() && (!m_client.empty() || Clock::now() < m_strangerEnd);
}

/// The answer is out after a while: goes on with what has come meanwhile.
void Connection::resume()
{
    becomeIdle();
    if (!m_input.empty())
        serve(std::exchange(m_input, {}));
    if (isReceiving() && !m_output && m_tls.hasPending())
        receive();
}

bool Connection::isTooSlow(Clock::time_point now) const
{
    const Limits &limits = m_thread.service().limits();
    const auto elapsed = now - (m_deadline - limits.body);
    if (m_phase != Phase::Body || elapsed < limits.bodyGrace)
        return false;
    const double seconds = std::chrono::duration<double>(elapsed).count();
    return static_cast<double>(m_decoder->bodyBytes()) <
           seconds * static_cast<double>(limits.minBodyBytesPerSecond);
}

void Connection::sweep(Clock::time_point now)
{
    if (m_output) {
        if (now >= m_output->deadline())
            close();
        return;
    }
    if (now < m_deadline && !isTooSlow(now))
        return;
    switch (m_phase) {
    case Phase::Handshake:
        m_thread.service().countFailedHandshake();
        close();
        return;
    case Phase::Idle:
        closeIdle();
        return;
    case Phase::Head:
        refuse({408, "the headers did not come in time"});
        break;
    case Phase::Body:
        refuse({408, "the body did not come in time"});
        break;
    case Phase::Lingering:
        close();
        return;
    case Phase::Answering:
    case Phase::Closed:
        return;
    }
    settle();
}

void Connection::drain()
{
    m_keepAlive = false;
    switch (m_phase) {
    case Phase::Handshake:
        close();
        return;
    case Phase::Idle:
        closeIdle();
        return;
    case Phase::Head:
    case Phase::Body:
        if (m_output)
            return close(); // a 100 that does not get out
        refuse({503, "the server is stopping"});
        break;
    case Phase::Answering:
        m_input.clear();
        if (m_stream)
            m_stream->close();
        break;
    case Phase::Lingering:
    case Phase::Closed:
        return;
    }
    settle();
}

/// All is said. Reads on for a while, so that no reset overtakes the answer on its way (RFC 9112 9.6).
void Connection::linger()
{
    m_phase = Phase::Lingering;
    m_deadline = Clock::now() + m_thread.service().limits().lingering;
    m_decoder.reset();
    m_input = {};
    m_tls.sendCloseNotify();
    m_socket.shutdownSend();
}

void Connection::closeIdle()
{
    m_tls.sendCloseNotify();
    close();
}

void Connection::close()
{
    if (m_phase == Phase::Closed)
        return;
    const auto self = shared_from_this();
    m_phase = Phase::Closed;
    m_socket.close();
    m_decoder.reset();
    m_output.reset();
    m_input = {};
    m_thread.service().leave(m_remoteAddress, m_client);
    m_thread.forget(*this);
    if (const auto exchange = std::exchange(m_exchange, nullptr))
        exchange->abandon();
    if (const auto stream = std::exchange(m_stream, nullptr))
        stream->end();
}

} // namespace retinue::http
