#include "ui/backup/retention_card.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QRadioButton>
#include <QSpinBox>

namespace retinue::ui {

namespace {
constexpr int kMostKept = 1000;
}

RetentionCard::RetentionCard(Machine &machine, Session &session, QWidget *parent)
    : SettingsCard(tr("How many are kept"), QStringLiteral("retention"), machine, session, parent)
    , m_keepLast(new QRadioButton(tr("The &last ones of each place:"), this))
    , m_keepOne(new QRadioButton(tr("One backup, as on the dev&ice"), this))
    , m_last(new QSpinBox(this))
{
    auto *group = new QButtonGroup(this);
    group->addButton(m_keepLast);
    group->addButton(m_keepOne);
    m_keepLast->setObjectName(QStringLiteral("keepLast"));
    m_keepLast->setChecked(true);
    m_keepOne->setObjectName(QStringLiteral("keepOne"));
    m_last->setObjectName(QStringLiteral("keepCount"));
    m_last->setAccessibleName(tr("Number of backups that are kept"));
    m_last->setRange(1, kMostKept);
    auto *row = new QHBoxLayout;
    row->addWidget(m_keepLast);
    row->addWidget(m_last);
    row->addStretch(1);
    content()->addLayout(row);
    content()->addWidget(m_keepOne);
    content()->addWidget(makeNote(
        tr("One backup: the next backup, restore or recovery removes the former one, also from the share. "
           "Nothing is "
           "ever removed before what replaces it has succeeded. What builds upon a backup counts with it."),
        this));
    addSaveRow();
    connect(m_keepOne, &QRadioButton::toggled, this, [this](bool isOne) {
        m_last->setEnabled(!isOne);
        judge();
    });
    connect(m_last, &QSpinBox::valueChanged, this, [this] { judge(); });
}

engine::BackupRetention RetentionCard::entered() const
{
    using Kind = engine::BackupRetention::Kind;
    return {m_keepOne->isChecked() ? Kind::One : Kind::Last, m_last->value()};
}

void RetentionCard::showKept()
{
    m_last->setValue(kept().retention.last);
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
