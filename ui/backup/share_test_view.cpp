#include "ui/backup/share_test_view.h"

#include "ui/backup/backup_text.h"
#include "ui/text/error_text.h"
#include "ui/text/formats.h"

#include <QVBoxLayout>

namespace retinue::ui {

ShareTestView::ShareTestView(QWidget *parent) : QWidget(parent), m_lines(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("shareTest"));
    setAccessibleName(tr("Result of the test"));
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(kSpace / 2);
    hide();
}

void ShareTestView::clear()
{
    while (QLayoutItem *line = m_lines->takeAt(0)) {
        delete line->widget();
        delete line;
    }
    hide();
}

void ShareTestView::addLine(Health health, const QString &text)
{
    auto *line = new StatusLabel(this);
    line->setObjectName(QStringLiteral("shareStep"));
    line->setStatus(health, text);
    m_lines->addWidget(line);
}

void ShareTestView::showTesting(const QString &host)
{
    clear();
    addLine(Health::Working, tr("%1 is being tried…").arg(host));
    setVisible(true);
}

void ShareTestView::show(const engine::ShareTest &test)
{
    using engine::ShareStep;
    clear();
    for (const ShareStep step : {ShareStep::Name, ShareStep::Host, ShareStep::Port, ShareStep::Share,
                                 ShareStep::SignIn, ShareStep::Folder, ShareStep::Write, ShareStep::Space}) {
        if (test.failed && step == *test.failed) {
            const QString why = test.why ? QStringLiteral(" (%1)").arg(detailOf(*test.why)) : QString();
            addLine(Health::Bad, tr("%1: no%2. %3", "step, reason, what to check")
                                     .arg(shareStepText(step), why, shareStepNext(step)));
            break;
        }
        addLine(Health::Good,
                step == ShareStep::Space && test.freeSpace
                    ? tr("%1: %2", "step, free space").arg(shareStepText(step), bytesText(*test.freeSpace))
                    : shareStepText(step));
    }
    setVisible(true);
}

} // namespace retinue::ui
