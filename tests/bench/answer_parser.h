#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace retinue::bench {

/// One HTTP/1.1 answer. `etag` as it stood in the header, quotes included; empty without one.
struct Answer
{
    int status = 0;
    std::string etag;
    std::string body;
};

/// Cuts the byte stream of one connection into answers, one at a time. Trusts its server (it is a load
/// program's parser): what it does not understand is reported by failed(), nothing more. Not thread-safe.
class AnswerParser
{
public:
    using Piece = std::function<void(std::string_view)>;

    /// Before each answer. With `piece`, body bytes go there as they come and not into Answer::body.
    void expect(Piece piece);
    /// Takes the bytes up to the end of the answer at most; returns how many.
    std::size_t feed(std::string_view bytes);
    [[nodiscard]] bool done() const { return m_step == Step::Done; }
    [[nodiscard]] bool failed() const { return m_step == Step::Failed; }
    [[nodiscard]] bool headersComplete() const { return m_step != Step::Head && m_step != Step::Failed; }
    [[nodiscard]] const Answer &answer() const { return m_answer; }

private:
    enum class Step { Head, Fixed, ChunkSize, ChunkData, ChunkEnd, Trailer, Done, Failed };

    void readHead();
    void readHeader(std::string_view line);
    void deliver(std::string_view bytes);
    /// The next line without its line end once it is complete; takes from `bytes`.
    bool completeLine(std::string_view &bytes);

    Step m_step = Step::Done;
    Piece m_piece;
    Answer m_answer;
    std::string m_line; // of the head, everything so far; of chunk framing, the line so far
    std::size_t m_left = 0;
    bool m_chunked = false;
};

} // namespace retinue::bench
