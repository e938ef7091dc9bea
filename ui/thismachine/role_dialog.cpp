#include "ui/thismachine/role_dialog.h"

#include "ui/text/formats.h"
#include "ui/thismachine/role_text.h"
#include "ui/widgets/card.h"
#include "ui/widgets/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace retinue::ui {

namespace {

constexpr qsizetype kNamed = 8;
constexpr int kLines = 6;
constexpr int kTextWidth = 56 * kSpace;

QString objectNameOf(Role role)
{
    switch (role) {
    case Role::Server:
        return QStringLiteral("roleServer");
    case Role::Client:
        return QStringLiteral("roleClient");
    case Role::ServerAndClient:
        return QStringLiteral("roleServerAndClient");
    }
    Q_UNREACHABLE();
}

} // namespace

RoleDialog::RoleDialog(Role current, const QStringList &connected, QWidget *parent)
    : QDialog(parent)
    , m_current(current)
    , m_connected(connected)
    , m_consequences(new QLabel(this))
    , m_change(new QPushButton(tr("C&hange"), this))
{
    setObjectName(QStringLiteral("roleDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Role of This Machine"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * kSpace, 2 * kSpace, 3 * kSpace, 2 * kSpace);
    layout->setSpacing(kSpace);
    for (const Role role : {Role::Server, Role::Client, Role::ServerAndClient}) {
        auto *choice = new QRadioButton(roleText(role), this);
        choice->setObjectName(objectNameOf(role));
        choice->setAccessibleDescription(roleExplanation(role));
        choice->setChecked(role == current);
        connect(choice, &QRadioButton::toggled, this, &RoleDialog::drawConsequences);
        layout->addWidget(choice);
        auto *note = makeNote(roleExplanation(role), this);
        note->setContentsMargins(3 * kSpace, 0, 0, kSpace);
        layout->addWidget(note);
        m_choices[role] = choice;
    }
    m_consequences->setObjectName(QStringLiteral("roleConsequences"));
    m_consequences->setTextFormat(Qt::PlainText);
    m_consequences->setWordWrap(true);
    m_consequences->setMinimumWidth(kTextWidth);
    m_consequences->setMinimumHeight(kLines * fontMetrics().lineSpacing()); // the window does not jump
    m_consequences->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    layout->addWidget(m_consequences);
    layout->addStretch(1);

    auto *buttons = new QDialogButtonBox(this);
    m_change->setObjectName(QStringLiteral("roleChangeButton"));
    m_change->setAutoDefault(false);
    buttons->addButton(m_change, QDialogButtonBox::ApplyRole);
    buttons->addButton(QDialogButtonBox::Cancel)->setDefault(true);
    connect(m_change, &QPushButton::clicked, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    drawConsequences();
}

Role RoleDialog::chosen() const
{
    for (const auto &[role, choice] : m_choices) {
        if (choice->isChecked())
            return role;
    }
    return m_current;
}

void RoleDialog::drawConsequences()
{
    const Role role = chosen();
    QStringList lines;
    if (isServer(m_current) && !isServer(role)) {
        lines << tr(
            "The server on this machine stops. Its data stay; it serves them again when this machine is "
            "a server again.");
        if (!m_connected.isEmpty())
            lines << tr("%Ln device(s) connected now work from their local data until then: %1.", nullptr,
                        int(m_connected.size()))
                         .arg(namesText(m_connected.first(qMin(m_connected.size(), kNamed)),
                                        m_connected.size()));
    }
    if (isClient(m_current) && !isClient(role))
        lines << tr("This machine's client ends. Its local data stay, and it goes on when this machine is a "
                    "client again.");
    if (!isClient(m_current) && role == Role::ServerAndClient)
        lines << tr("This machine is enrolled at its own server and started by itself.");
    if (!isClient(m_current) && role == Role::Client)
        lines << tr("Afterwards enrol this machine at the other server.");
    m_consequences->setText(lines.join(QLatin1Char('\n')));
    m_change->setEnabled(role != m_current);
}

} // namespace retinue::ui
