#pragma once

#include "core/engine/engine.h"
#include "core/installation/log_page.h"
#include "ui/text/error_text.h"

#include <QStringList>

#include <memory>

namespace retinue::ui {

/// A row as a list shows it or as a file holds it.
struct LogLine
{
    std::int64_t row = 0; ///< its key
    QStringList cells;    ///< one for each column
    QString word;         ///< what explain() explains: a result, a kind
    bool isBad = false;
};

struct LogLines
{
    std::vector<LogLine> lines;               ///< newest first
    std::optional<std::int64_t> newest, next; ///< as in installation::LogPage
};

/// One of the installation's logs. Immutable; page() waits for the disk and is called on the engine's
/// threads.
class LogSource
{
public:
    enum class Wording {
        Shown, ///< in the user's language, local time
        Raw,   ///< stable words, UTC: for files
    };

    explicit LogSource(engine::Engine &engine) : m_engine(engine) {}
    virtual ~LogSource() = default;
    /// "execution-log": the stem of a file's name.
    [[nodiscard]] virtual QString name() const = 0;
    [[nodiscard]] virtual QStringList columns(Wording wording) const = 0;
    /// Widths of the columns in average characters; the last one takes what is left.
    [[nodiscard]] virtual std::vector<int> widths() const = 0;
    /// What was typed matches as well what the screen calls operations and kinds.
    [[nodiscard]] virtual installation::LogFilter filterFor(const QString &text) const = 0;
    [[nodiscard]] virtual Result<LogLines> page(const installation::LogFilter &filter,
                                                const installation::LogRange &range, int count,
                                                Wording wording) const = 0;
    [[nodiscard]] virtual ErrorText explain(const QString &word) const = 0;

protected:
    [[nodiscard]] engine::Engine &engine() const { return m_engine; }

private:
    engine::Engine &m_engine;
};

/// R53: start, end, operation, destination, result, bytes, who. The engine outlives it.
[[nodiscard]] std::shared_ptr<const LogSource> executionLogSource(engine::Engine &engine);
/// Attempts on the installation: time, kind, whom it is about, address, detail.
[[nodiscard]] std::shared_ptr<const LogSource> securityLogSource(engine::Engine &engine);

} // namespace retinue::ui
