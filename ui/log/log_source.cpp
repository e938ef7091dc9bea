#include "ui/log/log_source.h"

#include "ui/text/formats.h"
#include "ui/text/job_text.h"
#include "ui/text/result_text.h"

#include <QCoreApplication>
#include <QDateTime>

namespace retinue::ui {

namespace {

using installation::Execution;
using installation::LogFilter;
using installation::LogRange;
using installation::SecurityEvent;

struct Logs
{
    Q_DECLARE_TR_FUNCTIONS(retinue::ui::Logs)
};

QString rawTime(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(base::toMilliseconds(time), Qt::UTC).toString(Qt::ISODateWithMs);
}

template<typename Entry, typename MakeLine>
Result<LogLines> toLines(const Result<installation::LogPage<Entry>> &page, MakeLine makeLine)
{
    if (!page)
        return page.error();
    LogLines lines;
    lines.newest = page->newest;
    lines.next = page->next;
    for (const auto &row : page->rows) {
        lines.lines.push_back(makeLine(row.entry));
        lines.lines.back().row = row.row;
    }
    return lines;
}

class ExecutionLogSource final : public LogSource
{
public:
    using LogSource::LogSource;
    [[nodiscard]] QString name() const override { return QStringLiteral("execution-log"); }
    [[nodiscard]] QStringList columns(Wording wording) const override
    {
        if (wording == Wording::Raw)
            return {QStringLiteral("start"),       QStringLiteral("end"),    QStringLiteral("operation"),
                    QStringLiteral("destination"), QStringLiteral("result"), QStringLiteral("bytes"),
                    QStringLiteral("who")};
        return {Logs::tr("Start"),  Logs::tr("End"),  Logs::tr("Operation"), Logs::tr("Destination"),
                Logs::tr("Result"), Logs::tr("Size"), Logs::tr("By")};
    }
    [[nodiscard]] std::vector<int> widths() const override { return {27, 27, 26, 22, 12, 9, 12}; }
    [[nodiscard]] LogFilter filterFor(const QString &text) const override
    {
        return {text, operationsCalled(text)};
    }
    [[nodiscard]] Result<LogLines> page(const LogFilter &filter, const LogRange &range, int count,
                                        Wording wording) const override
    {
        const bool raw = wording == Wording::Raw;
        return toLines(engine().executions().page(filter, range, count), [raw](const Execution &run) {
            LogLine line;
            line.cells = {raw ? rawTime(run.started) : exactTimeText(run.started),
                          raw ? rawTime(run.ended) : exactTimeText(run.ended),
                          raw ? run.operation : operationText(run.operation),
                          run.destination,
                          run.result,
                          !run.bytes ? QString()
                          : raw      ? QString::number(*run.bytes)
                                     : bytesText(*run.bytes),
                          run.who};
            line.word = run.result;
            line.isBad = run.result != QLatin1String("OK");
            return line;
        });
    }
    [[nodiscard]] ErrorText explain(const QString &word) const override { return resultText(word); }
};

class SecurityLogSource final : public LogSource
{
public:
    using LogSource::LogSource;
    [[nodiscard]] QString name() const override { return QStringLiteral("security-log"); }
    [[nodiscard]] QStringList columns(Wording wording) const override
    {
        if (wording == Wording::Raw)
            return {QStringLiteral("time"), QStringLiteral("kind"), QStringLiteral("subject"),
                    QStringLiteral("address"), QStringLiteral("detail")};
        return {Logs::tr("Time"), Logs::tr("What"), Logs::tr("ID or Device"), Logs::tr("Address"),
                Logs::tr("Details")};
    }
    [[nodiscard]] std::vector<int> widths() const override { return {27, 26, 20, 20, 20}; }
    [[nodiscard]] LogFilter filterFor(const QString &text) const override
    {
        return {text, securityKindsCalled(text)};
    }
    [[nodiscard]] Result<LogLines> page(const LogFilter &filter, const LogRange &range, int count,
                                        Wording wording) const override
    {
        const bool raw = wording == Wording::Raw;
        return toLines(engine().security().page(filter, range, count), [raw](const SecurityEvent &event) {
            LogLine line;
            line.cells = {raw ? rawTime(event.at) : exactTimeText(event.at),
                          raw ? event.kind : securityKindText(event.kind), event.subject,
                          raw || !event.address.isEmpty() ? event.address : Logs::tr("this machine"),
                          event.detail};
            line.word = event.kind;
            line.isBad = event.kind == QLatin1String("locked-out");
            return line;
        });
    }
    [[nodiscard]] ErrorText explain(const QString &word) const override { return securityText(word); }
};

} // namespace

std::shared_ptr<const LogSource> executionLogSource(engine::Engine &engine)
{
    return std::make_shared<ExecutionLogSource>(engine);
}

std::shared_ptr<const LogSource> securityLogSource(engine::Engine &engine)
{
    return std::make_shared<SecurityLogSource>(engine);
}

} // namespace retinue::ui
