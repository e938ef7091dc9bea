#include "ui/exchange/import_view.h"

#include "ui/exchange/import_text.h"
#include "ui/text/formats.h"
#include "ui/text/item_text.h"
#include "ui/text/problem_text.h"
#include "ui/widgets/list_table.h"
#include "ui/widgets/status_label.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace retinue::ui {

namespace {

constexpr int kNames = 5;

enum Column { Where, Field, Reason, Columns };

QTableWidgetItem *cell(const QString &text)
{
    auto *item = new QTableWidgetItem(text);
    item->setToolTip(QStringLiteral("<qt>%1</qt>").arg(text.toHtmlEscaped())); // it comes from files
    return item;
}

QLabel *plainLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText); // names come from files
    label->setWordWrap(true);
    return label;
}

} // namespace

ImportView::ImportView(QWidget *parent)
    : QWidget(parent)
    , m_file(plainLabel(this))
    , m_owners(plainLabel(this))
    , m_names(plainLabel(this))
    , m_problemCount(plainLabel(this))
    , m_existing(new QButtonGroup(this))
    , m_note(new StatusLabel(this))
    , m_problems(new QTableWidget(0, Columns, this))
    , m_import(new QPushButton(tr("&Import"), this))
    , m_other(new QPushButton(tr("Choose &Another File…"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kSpace);
    QFont bold = font();
    bold.setBold(true);
    m_file->setFont(bold);
    m_file->setObjectName(QStringLiteral("importFile"));
    m_owners->setObjectName(QStringLiteral("importOwners"));
    m_names->setForegroundRole(QPalette::PlaceholderText);
    for (QLabel *label : {m_file, m_owners, m_names})
        layout->addWidget(label);
    layout->addWidget(new QLabel(tr("Settings that are on the server already:"), this));
    const struct
    {
        store::ImportExisting existing;
        const char *name;
    } choices[] = {{store::ImportExisting::Keep, "keepExisting"},
                   {store::ImportExisting::Replace, "replaceExisting"},
                   {store::ImportExisting::Merge, "mergeExisting"}};
    for (const auto &choice : choices) {
        auto *button = new QRadioButton(this);
        button->setObjectName(QLatin1String(choice.name));
        m_existing->addButton(button, int(choice.existing));
        layout->addWidget(button);
    }
    m_existing->button(int(store::ImportExisting::Keep))->setChecked(true);
    connect(m_existing, &QButtonGroup::idToggled, this, &ImportView::drawChoice);
    m_note->setObjectName(QStringLiteral("importNote"));
    layout->addWidget(m_note);

    m_problemCount->setObjectName(QStringLiteral("importProblemCount"));
    layout->addWidget(m_problemCount);
    m_problems->setObjectName(QStringLiteral("importProblems"));
    m_problems->setAccessibleName(tr("What is wrong with the file"));
    m_problems->setHorizontalHeaderLabels({tr("Line"), tr("Field"), tr("Reason")});
    dressAsList(*m_problems);
    m_problems->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents); // reasons have lines
    m_problems->setEditTriggers(QAbstractItemView::NoEditTriggers);
    layout->addWidget(m_problems, 1);

    auto *buttons = new QHBoxLayout;
    m_import->setObjectName(QStringLiteral("importButton"));
    m_other->setObjectName(QStringLiteral("otherFileButton"));
    buttons->addWidget(m_other);
    buttons->addStretch(1);
    buttons->addWidget(m_import);
    layout->addLayout(buttons);
    layout->addStretch(0);
    connect(m_import, &QPushButton::clicked, this, &ImportView::importWanted);
    connect(m_other, &QPushButton::clicked, this, &ImportView::otherFileWanted);
}

store::ImportExisting ImportView::existing() const
{
    return store::ImportExisting(m_existing->checkedId());
}

void ImportView::show(const exchange::ImportFile &file, const exchange::ImportPreview &preview)
{
    m_preview = preview;
    m_file->setText(QStringLiteral("%1 · %2").arg(file.name(), fileFormatText(file.format())));
    m_owners->setText(tr("In the file: %1").arg(ownersText(preview)));
    QStringList names;
    for (const OwnerKey &key : preview.firstNew) {
        if (names.size() < kNames)
            names << key.spelled();
    }
    m_names->setText(names.isEmpty() ? QString() : tr("New: %1").arg(namesText(names, preview.newOwners())));
    m_names->setVisible(!names.isEmpty());
    const auto say = [&](store::ImportExisting existing, const QString &text) {
        m_existing->button(int(existing))->setText(text.arg(outlookText(preview.outlook(existing))));
    };
    say(store::ImportExisting::Keep, tr("&Keep them: %1"));
    say(store::ImportExisting::Replace, tr("&Replace them: %1"));
    say(store::ImportExisting::Merge, tr("&Merge entries into them: %1"));
    drawProblems(preview);
    drawChoice();
}

void ImportView::drawChoice()
{
    const exchange::ImportOutlook &outlook = m_preview.outlook(existing());
    const bool isNothing = outlook.isNothing(m_preview.newOwners());
    m_import->setEnabled(!isNothing);
    m_note->setVisible(true);
    if (isNothing)
        m_note->setStatus(Health::Idle, tr("Nothing would be changed by this file."));
    else if (outlook.settings.locked > 0)
        m_note->setStatus(
            Health::Notice,
            tr("%Ln stored credential(s) cannot be imported while the data key is locked; the rest "
               "can. Unlock it first to import all.",
               nullptr, int(outlook.settings.locked)));
    else if (m_preview.rejected > 0)
        m_note->setStatus(Health::Notice,
                          tr("%Ln record(s) of the file are refused and left out; the others are imported.",
                             nullptr, int(m_preview.rejected)));
    else
        m_note->setStatus(Health::Good, tr("An import can be undone afterwards."));
}

void ImportView::drawProblems(const exchange::ImportPreview &preview)
{
    const int count = int(preview.problems.size());
    m_problems->setVisible(count > 0);
    m_problemCount->setVisible(count > 0);
    m_problemCount->setText(preview.problemCount > count
                                ? tr("%1 remarks on the file, of which the first %2 are shown:")
                                      .arg(countText(preview.problemCount), countText(count))
                                : tr("%Ln remark(s) on the file:", nullptr, count));
    m_problems->setRowCount(count);
    for (int row = 0; row < count; ++row) {
        const formats::ImportProblem &problem = preview.problems[std::size_t(row)];
        QString where = problem.line > 0 ? countText(problem.line) : QStringLiteral("–");
        if (!problem.part.isEmpty())
            where = QStringLiteral("%1 %2").arg(problem.part, where);
        m_problems->setItem(row, Where, cell(where));
        m_problems->setItem(row, Field, cell(itemText(problem.field)));
        const bool isRejected = problem.severity == formats::ImportProblem::Severity::Rejected;
        m_problems->setItem(
            row, Reason,
            cell((isRejected ? tr("Refused: %1") : tr("Note: %1")).arg(reasonText(problem.reason))));
    }
    m_problems->resizeColumnToContents(Where);
    m_problems->resizeColumnToContents(Field);
}

} // namespace retinue::ui
