#include "ui/thismachine/forget_dialog.h"

#include "ui/thismachine/local_owner_model.h"
#include "ui/widgets/status_label.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace retinue::ui {

namespace {

constexpr qsizetype kNamed = 8;
constexpr int kTextWidth = 52 * kSpace;

} // namespace

ForgetDialog::ForgetDialog(const OwnerKey &owner, const client::ForgetReport &loss, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("forgetDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Delete Local Data"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * kSpace, 2 * kSpace, 3 * kSpace, 2 * kSpace);
    layout->setSpacing(2 * kSpace);
    auto *question = new StatusLabel(this);
    question->setStatus(loss.unsent.empty() && loss.own.empty() ? Health::Notice : Health::Bad,
                        tr("Delete the data that this machine holds of %1?").arg(ownerText(owner)));
    layout->addWidget(question);

    QStringList lines;
    const auto name = [&lines](const QStringList &items) {
        for (const QString &item : items.mid(0, kNamed))
            lines << QStringLiteral("    ") + item;
        if (items.size() > kNamed)
            lines << QStringLiteral("    ") + tr("and %Ln more", nullptr, int(items.size() - kNamed));
        lines << QString();
    };
    if (!loss.unsent.empty()) {
        lines << tr("%Ln change(s) made here did not go up to the server and will be lost:", nullptr,
                    int(loss.unsent.size()));
        QStringList items;
        for (const client::UnsentChange &change : loss.unsent)
            items << (change.refused ? tr("%1 (refused)").arg(change.item) : change.item);
        name(items);
    }
    if (!loss.own.isEmpty()) {
        lines << tr("Device-specific values that only this machine has will be lost for good:");
        name(loss.own);
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
