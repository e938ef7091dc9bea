#include "ui/userdata/deleted_dialog.h"

#include "ui/text/error_text.h"
#include "ui/text/formats.h"
#include "ui/text/item_text.h"
#include "ui/userdata/deleted_model.h"
#include "ui/userdata/owner_text.h"
#include "ui/userdata/settings_table.h"
#include "ui/widgets/status_label.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace retinue::ui {

namespace {
constexpr QSize kFirstSize{96 * kSpace, 64 * kSpace};
constexpr qreal kTitleSize = 1.6;
} // namespace

DeletedDialog::DeletedDialog(engine::Engine &engine, const DeletedLine &line, QWidget *parent)
    : QDialog(parent)
{
    const store::DeletedOwnerRow &occasion = line.entry.occasion;
    setObjectName(QStringLiteral("deletedDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Recently Deleted: %1").arg(ownerName(occasion.key)));
    resize(kFirstSize);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * kSpace, 2 * kSpace, 3 * kSpace, 2 * kSpace);
    layout->setSpacing(kSpace);
    auto *title = new QLabel(ownerName(occasion.key), this);
    title->setTextFormat(Qt::PlainText);
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * kTitleSize);
    large.setWeight(QFont::DemiBold);
    title->setFont(large);
    layout->addWidget(title);
    auto *facts = new QLabel(QStringList{ownerKindText(occasion.key.kind()), line.why,
                                         exactTimeText(occasion.deletedAt),
                                         tr("can be brought back until: %1").arg(line.until)}
                                 .join(QStringLiteral(" · ")),
                             this);
    facts->setObjectName(QStringLiteral("deletedFacts"));
    facts->setTextFormat(Qt::PlainText);
    facts->setWordWrap(true);
    layout->addWidget(facts);
    auto *state = new StatusLabel(this);
    state->setObjectName(QStringLiteral("deletedState"));
    state->hide();
    layout->addWidget(state);
    auto *settings =
        new SettingsTable({tr("Category"), tr("Item"), tr("Now")},
                          {categoryText(QStringLiteral("Previous settings (history)")),
                           itemText(QStringLiteral("display.language")), tr("There is a newer one")},
                          this);
    layout->addWidget(settings, 1);
    auto *buttons = new QDialogButtonBox(this);
    auto *close = new QPushButton(tr("&Close"), this);
    close->setObjectName(QStringLiteral("deletedCloseButton"));
    close->setDefault(true);
    buttons->addButton(close, QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);

    using Settings = std::vector<userdata::DeletedSetting>;
    whenAnswered(engine.ask([&engine, row = occasion.row] {
        return engine.userData().recentlyDeleted().settings(row);
    }),
                 this, [state, settings](const Result<Settings> &answer) {
                     if (!answer) {
                         state->setStatus(Health::Bad, errorText(answer.error()).toString());
                         return state->show();
                     }
                     std::vector<SettingLine> lines;
                     for (const userdata::DeletedSetting &setting : *answer)
                         lines.push_back({setting.item,
                                          {categoryText(setting.category), itemText(setting.item),
                                           setting.locked     ? tr("Cannot be opened now")
                                           : setting.hasNewer ? tr("There is a newer one")
                                                              : QString()},
                                          setting.secret,
                                          setting.value});
                     settings->setLines(std::move(lines));
                 });
}

} // namespace retinue::ui
