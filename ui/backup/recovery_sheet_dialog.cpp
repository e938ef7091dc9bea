#include "ui/backup/recovery_sheet_dialog.h"

#include "ui/backup/recovery_sheet.h"
#include "ui/text/error_text.h"
#include "ui/widgets/icons.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace retinue::ui {

namespace {
constexpr int kSheetWidth = 680, kSheetHeight = 560;
}

RecoverySheetDialog::RecoverySheetDialog(const engine::RecoverySheet &sheet,
                                         std::shared_ptr<const engine::RecoveryKey> key, QWidget *parent)
    : QDialog(parent)
    , m_html(recoverySheetHtml(sheet, key ? &key->identity : nullptr))
    , m_state(new StatusLabel(this))
{
    setObjectName(QStringLiteral("recoverySheetDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Recovery Sheet"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * kSpace, 2 * kSpace, 2 * kSpace, 2 * kSpace);
    layout->setSpacing(kSpace);
    auto *view = new QTextBrowser(this);
    view->setObjectName(QStringLiteral("recoverySheetText"));
    view->setAccessibleName(tr("Recovery Sheet"));
    view->setStyleSheet(
        QStringLiteral("QTextBrowser { background: white; color: black; }")); // as it is printed
    view->setHtml(m_html);
    layout->addWidget(view, 1);
    m_state->setObjectName(QStringLiteral("recoverySheetState"));
    m_state->setStatus(
        key ? Health::Notice : Health::Idle,
        key ? tr("This key is kept nowhere else. Save the sheet, print it, put it away, and delete the "
                 "file; then use the key.")
            : tr("Save the sheet, print it, and put it where this machine is not."));
    layout->addWidget(m_state);
    auto *buttons = new QDialogButtonBox(this);
    auto *save = new QPushButton(icon(QStringLiteral("export")), tr("&Save for Printing…"), this);
    save->setObjectName(QStringLiteral("saveSheetButton"));
    buttons->addButton(save, QDialogButtonBox::ActionRole);
    if (key) {
        m_use = new QPushButton(tr("&Use This Key"), this);
        m_use->setObjectName(QStringLiteral("useKeyButton"));
        m_use->setEnabled(false);
        buttons->addButton(m_use, QDialogButtonBox::AcceptRole);
    }
    buttons->addButton(key ? tr("Cancel") : tr("Close"), QDialogButtonBox::RejectRole);
    layout->addWidget(buttons);
    resize(kSheetWidth, kSheetHeight);
    connect(save, &QPushButton::clicked, this, &RecoverySheetDialog::chooseFile);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void RecoverySheetDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Save for Printing"), QDir::homePath(),
                                   tr("PDF (*.pdf)") + QStringLiteral(";;") + tr("Web page (*.html)") +
                                       QStringLiteral(";;") + tr("Text (*.txt)"));
    dialog->setObjectName(QStringLiteral("sheetFileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    dialog->selectFile(QStringLiteral("retinue-recovery.pdf"));
    connect(dialog, &QFileDialog::fileSelected, this, &RecoverySheetDialog::saveTo);
    dialog->open();
}

void RecoverySheetDialog::saveTo(const QString &path)
{
    if (const auto written = writeRecoverySheet(path, m_html); !written) {
        m_state->setStatus(Health::Bad,
                           errorText(written.error()).toString() + u' ' + detailOf(written.error()));
        return;
    }
    m_state->setStatus(Health::Good,
                       tr("Saved as %1. Print it now, and put it away.").arg(QDir::toNativeSeparators(path)));
    if (m_use)
        m_use->setEnabled(true);
}

} // namespace retinue::ui
