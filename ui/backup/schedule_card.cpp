#include "ui/backup/schedule_card.h"

#include "ui/backup/backup_text.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSpinBox>
#include <QTimeEdit>

namespace retinue::ui {

namespace {
using Every = engine::BackupSchedule::Every;
constexpr int kMostHours = 24, kMostRuns = 100, kMostDays = 365;
} // namespace

ScheduleCard::ScheduleCard(Machine &machine, Session &session, QWidget *parent)
    : SettingsCard(tr("Schedule"), QStringLiteral("schedule"), machine, session, parent)
    , m_form(new QFormLayout)
    , m_every(new QComboBox(this))
    , m_weekday(new QComboBox(this))
    , m_place(new QComboBox(this))
    , m_hours(new QSpinBox(this))
    , m_baseEvery(new QSpinBox(this))
    , m_trialEvery(new QSpinBox(this))
    , m_at(new QTimeEdit(this))
{
    m_form->setVerticalSpacing(kSpace);
    m_form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    m_every->addItem(tr("never"), int(Every::Never));
    m_every->addItem(tr("every few hours"), int(Every::Hours));
    m_every->addItem(tr("every day"), int(Every::Day));
    m_every->addItem(tr("every week"), int(Every::Week));
    for (int day = Qt::Monday; day <= Qt::Sunday; ++day)
        m_weekday->addItem(QLocale().standaloneDayName(day), day);
    for (const auto place : {engine::BackupPlace::Device, engine::BackupPlace::Network})
        m_place->addItem(placeText(place), int(place));
    m_hours->setRange(1, kMostHours);
    m_hours->setSuffix(tr(" h", "hours"));
    m_at->setDisplayFormat(QLocale().timeFormat(QLocale::ShortFormat));
    m_baseEvery->setRange(1, kMostRuns);
    m_baseEvery->setSpecialValueText(tr("each time"));
    m_baseEvery->setPrefix(tr("every ", "before a number of runs"));
    m_baseEvery->setSuffix(tr(" runs"));
    m_trialEvery->setRange(0, kMostDays);
    m_trialEvery->setSpecialValueText(tr("never"));
    m_trialEvery->setPrefix(tr("every ", "before a number of days"));
    m_trialEvery->setSuffix(tr(" days"));
    addRow(tr("Bac&k up:"), m_every, "scheduleEvery");
    addRow(tr("E&very:"), m_hours, "scheduleHours");
    addRow(tr("O&n:"), m_weekday, "scheduleWeekday");
    addRow(tr("A&t:"), m_at, "scheduleAt");
    addRow(tr("&To:"), m_place, "schedulePlace");
    addRow(tr("Ever&ything:"), m_baseEvery, "scheduleBaseEvery");
    addRow(tr("Tr&ial restore:"), m_trialEvery, "scheduleTrialEvery");
    content()->addLayout(m_form);
    content()->addWidget(
        makeNote(tr("Between, only what has changed is backed up. A good run is quiet; one that failed "
                    "or was missed is told here, on the Overview and on the desktop."),
                 this));
    addSaveRow();
    connect(m_every, &QComboBox::currentIndexChanged, this, &ScheduleCard::drawRows);
    for (QComboBox *box : {m_weekday, m_place})
        connect(box, &QComboBox::currentIndexChanged, this, [this] { judge(); });
    for (QSpinBox *box : {m_hours, m_baseEvery, m_trialEvery})
        connect(box, &QSpinBox::valueChanged, this, [this] { judge(); });
    connect(m_at, &QTimeEdit::timeChanged, this, [this] { judge(); });
    drawRows();
}

void ScheduleCard::addRow(const QString &label, QWidget *field, const char *name)
{
    field->setObjectName(QLatin1String(name));
    m_form->addRow(label, field);
}

void ScheduleCard::drawRows()
{
    const Every every = entered().every;
    const std::pair<QWidget *, bool> rows[] = {{m_hours, every == Every::Hours},
                                               {m_weekday, every == Every::Week},
                                               {m_at, every == Every::Day || every == Every::Week},
                                               {m_place, every != Every::Never},
                                               {m_baseEvery, every != Every::Never}};
    for (const auto &[field, isMeant] : rows) {
        field->setVisible(isMeant);
        m_form->labelForField(field)->setVisible(isMeant);
    }
    judge();
}

engine::BackupSchedule ScheduleCard::entered() const
{
    engine::BackupSchedule schedule;
    schedule.every = Every(m_every->currentData().toInt());
    schedule.hours = m_hours->value();
    schedule.at = m_at->time();
    schedule.weekday = m_weekday->currentData().toInt();
    schedule.baseEvery = m_baseEvery->value();
    schedule.place = engine::BackupPlace(m_place->currentData().toInt());
    schedule.trialEvery = m_trialEvery->value();
    return schedule;
}

void ScheduleCard::showKept()
{
    const engine::BackupSchedule &schedule = kept().schedule;
    m_every->setCurrentIndex(m_every->findData(int(schedule.every)));
    m_hours->setValue(schedule.hours);
    m_at->setTime(schedule.at);
    m_weekday->setCurrentIndex(m_weekday->findData(schedule.weekday));
    m_baseEvery->setValue(schedule.baseEvery);
    m_place->setCurrentIndex(m_place->findData(int(schedule.place)));
    m_trialEvery->setValue(schedule.trialEvery);
    drawRows();
}

bool ScheduleCard::isChanged() const
{
    return entered() != kept().schedule;
}

void ScheduleCard::save()
{
    apply(tr("Setting the schedule"), tr("The schedule is kept."),
          [wanted = entered()](engine::Backups &backups, const QString &who) {
              return backups.setSchedule(wanted, who);
          });
}

} // namespace retinue::ui
