#include "ui/userdata/bring_back_dialog.h"

#include "ui/userdata/deleted_outlook.h"
#include "ui/widgets/card.h"
#include "ui/widgets/status_label.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace retinue::ui {

namespace {
constexpr int kTextWidth = 60 * kSpace;
}

BringBackDialog::BringBackDialog(const DeletedOutlook &outlook, QWidget *parent)
    : QDialog(parent)
    , m_keep(new QRadioButton(tr("&Keep the newer settings"), this))
    , m_replace(new QRadioButton(tr("&Replace the newer settings"), this))
{
    setObjectName(QStringLiteral("bringBackDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Bring Back"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * kSpace, 2 * kSpace, 3 * kSpace, 2 * kSpace);
    layout->setSpacing(kSpace);
    layout->setSizeConstraint(QLayout::SetFixedSize);
    auto *question = new StatusLabel(this);
    question->setObjectName(QStringLiteral("bringBackQuestion"));
    question->setMinimumWidth(kTextWidth);
    const QString what = tr("Bring back %1?").arg(subjectOf(outlook));
    const QString newer = outlook.occasions.size() == 1 ? tr("There is newer data of it on this server.")
                                                        : tr("Of %Ln there is newer data on this server.",
                                                             nullptr, int(outlook.withNewer));
    question->setStatus(Health::Notice, what + QLatin1Char(' ') + newer);
    layout->addWidget(question);
    layout->addSpacing(kSpace);

    const auto addChoice = [&](QRadioButton *choice, const QString &name, const QString &meaning) {
        choice->setObjectName(name);
        choice->setAccessibleDescription(meaning);
        layout->addWidget(choice);
        QLabel *note = makeNote(meaning, this);
        note->setContentsMargins(3 * kSpace, 0, 0, kSpace);
        note->setMinimumWidth(kTextWidth);
        layout->addWidget(note);
    };
    addChoice(m_keep, QStringLiteral("keepNewer"),
              tr("Only what is missing is brought back. Where there is a newer setting, the older one stays "
                 "in Recently Deleted."));
    addChoice(m_replace, QStringLiteral("replaceNewer"),
              tr("The older settings take the place of the newer ones, which go to Recently Deleted."));
    m_keep->setChecked(true);

    auto *buttons = new QDialogButtonBox(this);
    auto *bringBack = new QPushButton(tr("&Bring Back"), this);
    bringBack->setObjectName(QStringLiteral("bringBackConfirm"));
    buttons->addButton(bringBack, QDialogButtonBox::AcceptRole);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(QStringLiteral("bringBackCancel"));
    buttons->addButton(cancel, QDialogButtonBox::RejectRole);
    bringBack->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    m_keep->setFocus();
}

userdata::Existing BringBackDialog::existing() const
{
    return m_replace->isChecked() ? userdata::Existing::Replace : userdata::Existing::Keep;
}

} // namespace retinue::ui
