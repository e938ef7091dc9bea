#include "ui/replication/unsent_panel.h"

#include "ui/replication/unsent_text.h"
#include "ui/text/error_text.h"
#include "ui/text/formats.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/list_table.h"
#include "ui/widgets/new_password.h"

#include <QDate>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace retinue::ui {

namespace {
constexpr int kLeastUnsentTable = 18 * kSpace; ///< a window that is lower is scrolled
}

UnsentPanel::UnsentPanel(engine::Engine &engine, QWidget *parent)
    : QWidget(parent)
    , m_model(engine)
    , m_stack(new QStackedWidget(this))
    , m_nothing(new EmptyState(QStringLiteral("check"), this))
    , m_summary(new StatusLabel(this))
    , m_notes(makeNote({}, this))
    , m_table(new QTableView(this))
    , m_sealing(new QGroupBox(tr("Sea&l it under a passphrase, and put stored credentials in"), this))
    , m_save(new QPushButton(icon(QStringLiteral("export")), tr("Save T&hem…"), this))
    , m_some(buildSome())
{
    m_nothing->setObjectName(QStringLiteral("nothingUnsent"));
    m_stack->addWidget(m_some);
    m_stack->addWidget(m_nothing);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, kSpace, 0, 0);
    layout->addWidget(m_stack);
    m_summary->setStatus(Health::Working, tr("Comparing with the last copy…"));
    m_save->setEnabled(false);
    connect(m_save, &QPushButton::clicked, this, &UnsentPanel::chooseFile);
}

QWidget *UnsentPanel::buildSome()
{
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus); // it follows the focus of what is inside
    auto *column = new QWidget(scroll);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kSpace);
    m_summary->setObjectName(QStringLiteral("unsentSummary"));
    m_notes->setObjectName(QStringLiteral("unsentNotes"));
    m_notes->setTextFormat(Qt::PlainText);
    m_notes->setContentsMargins(3 * kSpace, 0, 0, 0);
    m_notes->hide();
    m_table->setObjectName(QStringLiteral("unsentTable"));
    m_table->setAccessibleName(tr("What is not at the new server"));
    m_table->setModel(&m_model);
    dressAsList(*m_table);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setMinimumHeight(kLeastUnsentTable);
    m_sealing->setObjectName(QStringLiteral("unsentSealed"));
    m_sealing->hide(); // until there are credentials
    m_sealing->setCheckable(true);
    m_sealing->setChecked(false);
    auto *fields = new QFormLayout(m_sealing);
    m_passphrase = new NewPassword(fields, tr("&Passphrase:"), m_sealing);
    m_save->setObjectName(QStringLiteral("saveUnsentButton"));
    m_save->setToolTip(tr("Writes the changed settings into a file for an import on the new server"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_save);
    buttons->addStretch(1);
    layout->addWidget(m_summary);
    layout->addWidget(m_notes);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_sealing);
    layout->addLayout(buttons);
    scroll->setWidget(column);
    return scroll;
}

void UnsentPanel::setReport(engine::UnsentReport report)
{
    m_stack->setCurrentWidget(report.isNothing() ? static_cast<QWidget *>(m_nothing) : m_some);
    if (report.isNothing()) {
        m_nothing->setText(tr("The new server has everything"),
                           tr("Nothing was changed here after the copy of %1, which it has.")
                               .arg(report.copyOf ? timeText(*report.copyOf) : QString()));
        return;
    }
    m_summary->setStatus(Health::Notice, unsentText(report));
    m_notes->setText(unsentNotes(report).join(u'\n'));
    m_notes->setVisible(!m_notes->text().isEmpty());
    m_sealing->setVisible(report.secrets > 0);
    m_save->setEnabled(report.hasNewData());
    const int row = m_table->currentIndex().row();
    m_model.setChanges(std::move(report.newest));
    m_table->selectRow(row);
    m_table->resizeColumnsToContents();
    for (int column = 0; column < UnsentModel::From; ++column)
        m_table->setColumnWidth(column, m_table->columnWidth(column) + 2 * kSpace);
}

void UnsentPanel::setFailure(const Error &error)
{
    const ErrorText text = errorText(error);
    m_stack->setCurrentWidget(m_some);
    m_summary->setStatus(Health::Bad, text.toString());
    m_save->setEnabled(false);
}

bool UnsentPanel::isSealed() const
{
    return !m_sealing->isHidden() && m_sealing->isChecked();
}

void UnsentPanel::chooseFile()
{
    if (isSealed() && !m_passphrase->problem().isEmpty()) {
        m_passphrase->focusProblem();
        return Q_EMIT refused(m_passphrase->problem());
    }
    const QString suffix = exchange::exportSuffix(exchange::ExportFormat::Package, isSealed());
    auto *dialog = new QFileDialog(this, tr("Save for the New Server"), QDir::homePath(),
                                   QStringLiteral("%1 (*%2)").arg(tr("Retinue package"), suffix));
    dialog->setObjectName(QStringLiteral("saveUnsentDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(
        QStringLiteral("retinue-unsent-%1%2").arg(QDate::currentDate().toString(Qt::ISODate), suffix));
    connect(dialog, &QFileDialog::fileSelected, this, &UnsentPanel::saveTo);
    dialog->open();
}

void UnsentPanel::saveTo(const QString &path)
{
    SharedSecret passphrase;
    if (isSealed())
        passphrase = std::make_shared<const SecretBytes>(m_passphrase->password());
    Q_EMIT saveWanted(path, passphrase);
    m_passphrase->clear();
    m_sealing->setChecked(false);
}

} // namespace retinue::ui
