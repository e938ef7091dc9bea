#include "ui/backup/settings_card.h"

#include "core/base/answer.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace retinue::ui {

SettingsCard::SettingsCard(const QString &title, const QString &name, Machine &machine, Session &session,
                           QWidget *parent)
    : Card(title, parent)
    , m_machine(machine)
    , m_session(session)
    , m_row(new QHBoxLayout)
    , m_save(new QPushButton(tr("Save"), this))
{
    setObjectName(name + QStringLiteral("Card"));
    m_save->setObjectName(name + QStringLiteral("Save"));
    m_save->setAccessibleName(tr("Save: %1").arg(title));
    m_save->setEnabled(false);
    connect(m_save, &QPushButton::clicked, this, [this] { save(); });
}

void SettingsCard::addSaveRow()
{
    m_row->addStretch(1);
    m_row->addWidget(m_save);
    content()->addLayout(m_row);
}

void SettingsCard::setKept(const KeptSettings &kept)
{
    const bool isBeingEntered = !std::exchange(m_isFirst, false) && isChanged();
    m_kept = kept;
    if (!isBeingEntered)
        showKept();
    judge();
}

void SettingsCard::judge()
{
    m_save->setEnabled(!m_isSaving && !m_isFirst && isChanged());
}

void SettingsCard::apply(const QString &doing, const QString &done, const SaveChange &change)
{
    m_isSaving = true;
    judge();
    engine::Engine &engine = m_machine.engine();
    whenAnswered(engine.ask([&engine, change, who = m_session.administrator()] {
        return change(engine.backups(), who);
    }),
                 this, [this, doing, done](const Result<void> &kept) {
                     m_isSaving = false;
                     if (kept) {
                         m_isFirst = true; // what was entered is what is kept now
                         Q_EMIT told({Health::Good, done, {}, {}, {}});
                     } else {
                         Q_EMIT told(Message::failure(doing, kept.error()));
                     }
                     judge();
                     Q_EMIT saved();
                 });
}

} // namespace retinue::ui
