#pragma once

#include "core/http/event_loop.h"
#include "core/http/exchange.h"
#include "core/http/network_thread.h"
#include "core/http/output.h"
#include "core/http/refusal.h"
#include "core/http/request_decoder.h"
#include "core/http/server.h"
#include "core/http/tls_stream.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace retinue::http {

/// One client from accept to close: handshake, then requests one after the other, each answered before the
/// next is looked at. Between requests it holds little more than its TLS state; decoder and output exist only
/// while they have something to do. Lives on its network thread; other threads reach it through a
/// ConnectionLink.
class Connection final : public SocketWatcher, public std::enable_shared_from_this<Connection>
{
public:
    using Clock = NetworkThread::Clock;

    Connection(NetworkThread &thread, Socket socket, std::string remoteAddress, const TlsContext &tls);

    void start();
    /// Checks the deadlines.
    void sweep(Clock::time_point now);
    /// The listener stops: no further request; what is being answered may finish.
    void drain();
    /// At once, whatever it does.
    void abort() { close(); }
    /// The exchange or the stream has something to send.
    void wake();
    /// While it is being handled: the connection is this client's. False if that has too many.
    [[nodiscard]] bool vouch(std::string_view client);

    void onReadable() override { turn(); }
    void onWritable() override { turn(); }

    /// Where the thread keeps it.
    [[nodiscard]] std::size_t place() const { return m_place; }
    void setPlace(std::size_t place) { m_place = place; }

private:
    enum class Phase : std::uint8_t { Handshake, Idle, Head, Body, Answering, Lingering, Closed };

    // Reading.
    void turn();
    void stepHandshake();
    void receive();
    void watchClient();
    void serve(std::string_view bytes);
    [[nodiscard]] bool isReceiving() const;
    void beginRequest();
    [[nodiscard]] bool admit();
    [[nodiscard]] bool refuseEarly(Response response);
    [[nodiscard]] Admission askAdmission() const;
    [[nodiscard]] bool dispatch();
    [[nodiscard]] bool isTooSlow(Clock::time_point now) const;

    // Answering. Where a bool is returned, it says: all is sent, and the next request may be read.
    [[nodiscard]] bool deliver(Answer answer);
    [[nodiscard]] bool sendResponse(Response response);
    [[nodiscard]] bool beginStream(StreamStart start);
    [[nodiscard]] bool pumpStream();
    [[nodiscard]] bool endStream();
    [[nodiscard]] bool sendContinue();
    [[nodiscard]] bool send(std::string head, std::string body, std::shared_ptr<const std::string> shared);
    void beginOutput(std::string head, std::string body, std::shared_ptr<const std::string> shared);
    [[nodiscard]] Clock::time_point writeDeadline() const;
    /// Whether the output is out.
    [[nodiscard]] bool pushOutput();
    [[nodiscard]] bool outputSent();
    void refuse(const Refusal &refusal);

    // Between the two.
    /// Whether a further request may be read after this one.
    [[nodiscard]] bool mayGoOn() const;
    void becomeIdle();
    void resume();
    void settle();
    void linger();
    void closeIdle();
    void close();

    NetworkThread &m_thread;
    Socket m_socket;
    TlsStream m_tls;
    const std::string m_remoteAddress;
    std::size_t m_place = 0;
    std::string m_client; ///< that was vouched for; empty: a stranger's
    Clock::time_point m_strangerEnd;

    Phase m_phase = Phase::Handshake;
    bool m_wantsWrite = false; ///< TLS itself has to send before it can go on
    bool m_outputWantsRead = false;
    bool m_again = false; ///< gave others their turn in the middle of reading
    bool m_keepAlive = true;
    bool m_http10 = false;
    bool m_headOnly = false;   ///< HEAD
    bool m_interim = false;    ///< the output is a 100, not the answer
    bool m_streamEnds = false; ///< the output is the stream's last
    Clock::time_point m_deadline;

    std::unique_ptr<RequestDecoder> m_decoder;
    std::unique_ptr<Response> m_refusal; ///< sent when the rest of the request has been read over
    std::unique_ptr<Output> m_output;
    std::shared_ptr<Responder::State> m_exchange;
    std::shared_ptr<EventStream> m_stream;
    std::string m_input; ///< came while an earlier request was being answered
};

} // namespace retinue::http
