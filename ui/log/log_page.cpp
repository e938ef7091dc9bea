#include "ui/log/log_page.h"

#include "ui/log/log_export.h"
#include "ui/log/log_panel.h"
#include "ui/widgets/icons.h"

#include <QDate>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPushButton>
#include <QTabWidget>

namespace retinue::ui {

LogPage::LogPage(Machine &machine, Session &session, QWidget *parent)
    : Page({QStringLiteral("log"),
            {},
            tr("Log"),
            QStringLiteral("log"),
            tr("What was run on this installation, and what was attempted.")},
           parent)
    , m_machine(machine)
    , m_session(session)
    , m_tabs(new QTabWidget(this))
{
    auto *save = new QPushButton(icon(QStringLiteral("export")), tr("&Export…"), this);
    save->setObjectName(QStringLiteral("exportLogButton"));
    save->setToolTip(tr("Write all entries of the filter into a CSV file"));
    actions()->addWidget(save);
    connect(save, &QPushButton::clicked, this, &LogPage::chooseFile);

    m_tabs->setObjectName(QStringLiteral("logTabs"));
    m_tabs->setDocumentMode(true);
    content()->addWidget(m_tabs);
    engine::Engine &engine = m_machine.engine();
    addPanel(
        new LogPanel(engine, executionLogSource(engine), tr("Execution Log"), QStringLiteral("execution")),
        tr("Execution &Log"));
    addPanel(new LogPanel(engine, securityLogSource(engine), tr("Security"), QStringLiteral("security")),
             tr("Securit&y"));
}

void LogPage::addPanel(LogPanel *panel, const QString &title)
{
    m_tabs->addTab(panel, title);
    connect(panel, &LogPanel::failed, this,
            [this](const Error &error) { Q_EMIT told(Message::failure(tr("Reading the log"), error)); });
}

void LogPage::showDetail(const QString &detail)
{
    m_tabs->setCurrentIndex(detail == QLatin1String("security") ? 1 : 0);
}

LogPanel *LogPage::panel() const
{
    return qobject_cast<LogPanel *>(m_tabs->currentWidget());
}

void LogPage::chooseFile()
{
    const LogPanel *chosen = panel();
    auto *dialog = new QFileDialog(this, tr("Export the log"), QDir::homePath(), tr("CSV files (*.csv)"));
    dialog->setObjectName(QStringLiteral("exportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(QStringLiteral("%1-%2.csv")
                           .arg(chosen->source()->name(), QDate::currentDate().toString(Qt::ISODate)));
    connect(dialog, &QFileDialog::fileSelected, chosen,
            [this, chosen](const QString &path) { exportTo(path, *chosen); });
    dialog->open();
}

void LogPage::exportTo(const QString &path, const LogPanel &panel)
{
    engine::Engine &engine = m_machine.engine();
    engine.jobs().start(QStringLiteral("log-export"), QDir::toNativeSeparators(path),
                        [&engine, source = panel.source(),
                         filter = panel.source()->filterFor(panel.filterText()), path,
                         who = m_session.administrator()](engine::Job &job) -> Result<void> {
                            const Timestamp began = engine.clock().now();
                            const auto written = exportLog(*source, filter, path, job);
                            RETINUE_TRY(engine.executions().record(
                                {began, engine.clock().now(), job.operation(), path,
                                 written ? QStringLiteral("OK") : base::errorWord(written.error().code),
                                 written ? std::optional(*written) : std::nullopt, who}));
                            return written ? Result<void>() : Result<void>(written.error());
                        });
}

} // namespace retinue::ui
