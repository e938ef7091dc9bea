#include "ui/thismachine/forget_dialog.h"

#include "ui/thismachine/local_owner_model.h"
#include "ui/widgets/status_label.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace retinue::ui {

namespace {

constexpr std::size_t kNamed = 8;
constexpr int kTextWidth = 52 * kSpace;

} // namespace

ForgetDialog::ForgetDialog(const OwnerKey &owner, std::vector<client::UnsentChange> unsent, QWidget *parent)
    : QDialog(parent)
    , m_unsent(std::move(unsent))
{
    setObjectName(QStringLiteral("forgetDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Delete Local Data"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * kSpace, 2 * kSpace, 3 * kSpace, 2 * kSpace);
    layout->setSpacing(2 * kSpace);
    auto *question = new StatusLabel(this);
    question->setStatus(m_unsent.empty() ? Health::Notice : Health::Bad,
                        tr("Delete the data that this machine holds of %1?").arg(ownerText(owner)));
    layout->addWidget(question);

    QStringList lines;
    if (!m_unsent.empty()) {
        lines << tr("%Ln change(s) made here did not go up to the server and will be lost:", nullptr,
                    int(m_unsent.size()));
        for (std::size_t i = 0; i < std::min(m_unsent.size(), kNamed); ++i)
            lines << QStringLiteral("    ") +
                         (m_unsent[i].refused ? tr("%1 (refused)").arg(m_unsent[i].item) : m_unsent[i].item);
        if (m_unsent.size() > kNamed)
            lines << QStringLiteral("    ") + tr("and %Ln more", nullptr, int(m_unsent.size() - kNamed));
        lines << QString();
    }
    lines << tr("Nothing is deleted on the server. The next login here brings the server's data.");
    auto *text = new QLabel(lines.join(QLatin1Char('\n')), this);
    text->setObjectName(QStringLiteral("forgetText"));
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setMinimumWidth(kTextWidth);
    layout->addWidget(text);

    auto *buttons = new QDialogButtonBox(this);
    auto *remove = new QPushButton(tr("&Delete Local Data"), this);
    remove->setObjectName(QStringLiteral("forgetConfirmButton"));
    remove->setAutoDefault(false);
    buttons->addButton(remove, QDialogButtonBox::DestructiveRole);
    QPushButton *cancel = buttons->addButton(QDialogButtonBox::Cancel);
    cancel->setDefault(true);
    cancel->setFocus();
    connect(remove, &QPushButton::clicked, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
}

} // namespace retinue::ui
