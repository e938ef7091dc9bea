#include "ui/userdata/keep_dialog.h"

#include "core/engine/user_data.h"
#include "ui/text/formats.h"
#include "ui/widgets/status_label.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

namespace retinue::ui {

namespace {
constexpr int kTextWidth = 56 * kSpace;
constexpr int kTextLines = 4;
} // namespace

KeepDialog::KeepDialog(std::chrono::days present, Timestamp now, QWidget *parent)
    : QDialog(parent)
    , m_present(present)
    , m_now(now)
    , m_days(new QSpinBox(this))
    , m_meaning(new StatusLabel(this))
    , m_apply(new QPushButton(tr("&Apply"), this))
{
    setObjectName(QStringLiteral("keepDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keep Deleted Data"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * kSpace, 2 * kSpace, 3 * kSpace, 2 * kSpace);
    layout->setSpacing(2 * kSpace);
    m_days->setObjectName(QStringLiteral("keepDays"));
    m_days->setRange(0, engine::UserData::kMostDays);
    m_days->setValue(int(present.count()));
    m_days->setAccessibleName(tr("Keep deleted data for days"));
    auto *label = new QLabel(tr("&Keep deleted data for"), this);
    label->setBuddy(m_days);
    auto *line = new QHBoxLayout;
    line->addWidget(label);
    line->addWidget(m_days);
    line->addWidget(new QLabel(tr("days (0: not at all)"), this));
    line->addStretch(1);
    layout->addLayout(line);
    m_meaning->setObjectName(QStringLiteral("keepMeaning"));
    m_meaning->setMinimumWidth(kTextWidth);
    m_meaning->setMinimumHeight(kTextLines * fontMetrics().lineSpacing());
    layout->addWidget(m_meaning);
    auto *buttons = new QDialogButtonBox(this);
    m_apply->setObjectName(QStringLiteral("keepApply"));
    buttons->addButton(m_apply, QDialogButtonBox::AcceptRole);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(QStringLiteral("keepCancel"));
    buttons->addButton(cancel, QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    connect(m_days, &QSpinBox::valueChanged, this, &KeepDialog::explain);
    explain();
    m_days->setFocus();
    m_days->selectAll();
}

std::chrono::days KeepDialog::chosen() const
{
    return std::chrono::days(m_days->value());
}

void KeepDialog::explain()
{
    const std::chrono::days days = chosen();
    m_apply->setEnabled(days != m_present);
    QString text;
    if (days == std::chrono::days(0))
        text = tr("What is deleted from now on is gone for good at once, and cannot be read from the "
                  "server's files; nobody can bring it back.");
    else
        text = tr("What is deleted can be brought back for %Ln day(s); then it goes for good by itself.",
                  nullptr, int(days.count()));
    if (days < m_present)
        text +=
            QLatin1Char(' ') + (days == std::chrono::days(0)
                                    ? tr("Everything in Recently Deleted goes with the next daily clean-up.")
                                    : tr("What was deleted before %1 goes with the next daily clean-up.")
                                          .arg(timeText(m_now - days)));
    m_meaning->setStatus(days == std::chrono::days(0) ? Health::Bad
                         : days < m_present           ? Health::Notice
                                                      : Health::Good,
                         text);
}

} // namespace retinue::ui
