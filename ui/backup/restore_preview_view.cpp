#include "ui/backup/restore_preview_view.h"

#include "ui/backup/restore_text.h"
#include "ui/text/formats.h"
#include "ui/widgets/card.h"
#include "ui/widgets/status_label.h"

#include <QCheckBox>
#include <QLabel>
#include <QVBoxLayout>

namespace retinue::ui {

namespace {

struct PreviewLine
{
    Health health;
    QString text;
};

std::vector<PreviewLine> whatIsLost(const backup::RestorePreview &preview)
{
    if (preview.newerSettings == 0 && preview.lost.count == 0)
        return {{Health::Good, RestorePreviewView::tr("Nothing is newer here: nothing is lost.")}};
    std::vector<PreviewLine> lines;
    if (preview.newerSettings > 0)
        lines.push_back(
            {Health::Notice, RestorePreviewView::tr("%Ln setting(s) added or changed since will be lost.",
                                                    nullptr, int(preview.newerSettings))});
    if (preview.newer.count > 0)
        lines.push_back(
            {Health::Idle, RestorePreviewView::tr("Changed since: %1").arg(ownersNamed(preview.newer))});
    if (preview.lost.count > 0)
        lines.push_back({Health::Notice,
                         RestorePreviewView::tr("%Ln user(s) and group(s) came since and will be gone: %1",
                                                nullptr, int(preview.lost.count))
                             .arg(ownersNamed(preview.lost))});
    return lines;
}

std::vector<PreviewLine> linesOfPreview(const backup::RestorePreview &preview)
{
    std::vector<PreviewLine> lines{
        {Health::Good, RestorePreviewView::tr("What comes is whole and proven: %1, made by version %2.")
                           .arg(restoredAmountText(preview), preview.backup.productVersion)}};
    for (PreviewLine &line : whatIsLost(preview))
        lines.push_back(std::move(line));
    if (preview.returningSettings > 0)
        lines.push_back(
            {Health::Idle, RestorePreviewView::tr("%Ln setting(s) that are not here now come back.", nullptr,
                                                  int(preview.returningSettings))});
    if (preview.erasedSince.count > 0)
        lines.push_back({Health::Idle, RestorePreviewView::tr(
                                           "%Ln user(s) and group(s) deleted for good since stay deleted: %1",
                                           nullptr, int(preview.erasedSince.count))
                                           .arg(ownersNamed(preview.erasedSince))});
    if (preview.isOtherInstallation || preview.isOtherHost)
        lines.push_back({Health::Bad, otherServerText(preview)});
    if (preview.keysAreMissing)
        lines.push_back(
            {Health::Notice,
             RestorePreviewView::tr("%Ln stored credential(s) are left out: the key they are under is not "
                                    "here. Their users store them again.",
                                    nullptr, int(preview.lockedSettings))});
    lines.push_back(
        {Health::Idle, RestorePreviewView::tr("Devices restart to sync again by themselves; this server "
                                              "need not be restarted.")});
    return lines;
}

} // namespace

RestorePreviewView::RestorePreviewView(QWidget *parent)
    : QWidget(parent)
    , m_lines(new QVBoxLayout)
    , m_deleteAgain(new QCheckBox(this))
    , m_keepReplaced(new QCheckBox(tr("&Keep what is here now as a backup on this machine"), this))
    , m_deletedNames(makeNote({}, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kSpace);
    m_lines->setSpacing(kSpace);
    layout->addLayout(m_lines);
    layout->addSpacing(kSpace);
    m_deleteAgain->setObjectName(QStringLiteral("deleteAgain"));
    m_keepReplaced->setObjectName(QStringLiteral("keepReplaced"));
    m_deletedNames->setObjectName(QStringLiteral("deletedSinceNames"));
    m_deletedNames->setTextFormat(Qt::PlainText); // devices choose the names
    m_deletedNames->setContentsMargins(3 * kSpace, 0, 0, 0);
    layout->addWidget(m_deleteAgain);
    layout->addWidget(m_deletedNames);
    layout->addWidget(m_keepReplaced);
    layout->addStretch(1);
}

void RestorePreviewView::show(const backup::RestorePreview &preview)
{
    while (QLayoutItem *line = m_lines->takeAt(0)) {
        delete line->widget();
        delete line;
    }
    for (const PreviewLine &line : linesOfPreview(preview)) {
        auto *label = new StatusLabel(this);
        label->setObjectName(QStringLiteral("previewLine"));
        label->setStatus(line.health, line.text);
        m_lines->addWidget(label);
    }
    const std::int64_t deleted = preview.deletedSince.count;
    m_deleteAgain->setVisible(deleted > 0);
    m_deleteAgain->setChecked(true);
    m_deleteAgain->setText(
        tr("&Delete %Ln user(s) and group(s) again that were deleted since", nullptr, int(deleted)));
    m_deletedNames->setVisible(deleted > 0);
    m_deletedNames->setText(ownersNamed(preview.deletedSince));
    m_keepReplaced->setChecked(true);
}

engine::RestoreWish RestorePreviewView::wish() const
{
    return {m_deleteAgain->isChecked(), m_keepReplaced->isChecked()};
}

} // namespace retinue::ui
