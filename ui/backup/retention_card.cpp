#include "ui/backup/retention_card.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QRadioButton>
#include <QSpinBox>

namespace retinue::ui {

namespace {
constexpr int kIndentOfRule = 3 * kSpace;
}

using Retention = engine::BackupRetention;

RetentionCard::RetentionCard(Machine &machine, Session &session, QWidget *parent)
    : SettingsCard(tr("How many are kept"), QStringLiteral("retention"), machine, session, parent)
    , m_keepLast(new QRadioButton(tr("The &last ones of each place:"), this))
    , m_keepOne(new QRadioButton(tr("One backup, as on the dev&ice"), this))
    , m_last(addNumber("keepCount", tr("Number of backups that are kept"), 1, Retention::kMostLast))
    , m_weeks(addNumber("keepWeeks", tr("For how many weeks one a week is kept"), 0, Retention::kMostWeeks))
    , m_months(
          addNumber("keepMonths", tr("For how many months one a month is kept"), 0, Retention::kMostMonths))
{
    auto *group = new QButtonGroup(this);
    group->addButton(m_keepLast);
    group->addButton(m_keepOne);
    m_keepLast->setObjectName(QStringLiteral("keepLast"));
    m_keepLast->setChecked(true);
    m_keepOne->setObjectName(QStringLiteral("keepOne"));
    addRow(m_keepLast, m_last, {});
    addRow(new QLabel(tr("besides, the last one of each &week for:"), this), m_weeks, tr("weeks"));
    addRow(new QLabel(tr("and the last one of each &month for:"), this), m_months, tr("months"));
    content()->addWidget(m_keepOne);
    content()->addWidget(makeNote(
        tr("One backup: the next backup, restore or recovery removes the former one, also from the share. "
           "Nothing is "
           "ever removed before what replaces it has succeeded. What builds upon a backup counts with it."),
        this));
    addSaveRow();
    connect(m_keepOne, &QRadioButton::toggled, this, [this](bool isOne) {
        for (QSpinBox *number : {m_last, m_weeks, m_months})
            number->setEnabled(!isOne);
        judge();
    });
    for (QSpinBox *number : {m_last, m_weeks, m_months})
        connect(number, &QSpinBox::valueChanged, this, [this] { judge(); });
}

QSpinBox *RetentionCard::addNumber(const char *name, const QString &accessibleName, int least, int most)
{
    auto *number = new QSpinBox(this);
    number->setObjectName(QLatin1String(name));
    number->setAccessibleName(accessibleName);
    number->setRange(least, most);
    if (least == 0)
        number->setSpecialValueText(tr("none"));
    return number;
}

void RetentionCard::addRow(QWidget *label, QSpinBox *number, const QString &unit)
{
    auto *row = new QHBoxLayout;
    if (auto *text = qobject_cast<QLabel *>(label)) {
        text->setBuddy(number);
        text->setContentsMargins(kIndentOfRule, 0, 0, 0);
    }
    row->addWidget(label);
    row->addWidget(number);
    if (!unit.isEmpty())
        row->addWidget(new QLabel(unit, this));
    row->addStretch(1);
    content()->addLayout(row);
}

engine::BackupRetention RetentionCard::entered() const
{
    using Kind = engine::BackupRetention::Kind;
    return {m_keepOne->isChecked() ? Kind::One : Kind::Last, m_last->value(), m_weeks->value(),
            m_months->value()};
}

void RetentionCard::showKept()
{
    m_last->setValue(kept().retention.last);
    m_weeks->setValue(kept().retention.weeks);
    m_months->setValue(kept().retention.months);
    const bool isOne = kept().retention.kind == engine::BackupRetention::Kind::One;
    (isOne ? m_keepOne : m_keepLast)->setChecked(true);
}

bool RetentionCard::isChanged() const
{
    return entered() != kept().retention;
}

void RetentionCard::save()
{
    apply(tr("Setting how many are kept"), tr("It holds from the next backup on."),
          [wanted = entered()](engine::Backups &backups, const QString &who) {
              return backups.setRetention(wanted, who);
          });
}

} // namespace retinue::ui
