#include "ui/replication/destination_fields.h"

#include "core/base/answer.h"
#include "ui/text/formats.h"
#include "ui/widgets/card.h"
#include "ui/widgets/new_password.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace retinue::ui {

DestinationFields::DestinationFields(Machine &machine, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_machine(machine)
    , m_form(new QFormLayout(this))
    , m_address(new QLineEdit(this))
    , m_look(new QPushButton(this))
    , m_offer(new QLabel(this))
    , m_fingerprint(new QLabel(this))
    , m_isSame(new QCheckBox(tr("The other machine shows the same &fingerprint"), this))
{
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setVerticalSpacing(kSpace);
    m_address->setObjectName(name + QStringLiteral("Address"));
    m_address->setPlaceholderText(tr("name or address, with :port where it is not 8443"));
    m_look->setObjectName(name + QStringLiteral("LookButton"));
    auto *row = new QHBoxLayout;
    row->setSpacing(kSpace);
    row->addWidget(m_address, 1);
    row->addWidget(m_look);
    auto *label = new QLabel(tr("&Address:"), this);
    label->setBuddy(m_address);
    m_form->addRow(label, row);
    m_offer->setObjectName(name + QStringLiteral("Offer"));
    m_offer->setTextFormat(Qt::PlainText); // the other machine chooses its name
    m_offer->setWordWrap(true);
    m_fingerprint->setObjectName(name + QStringLiteral("Fingerprint"));
    m_fingerprint->setAccessibleName(tr("Fingerprint of the other machine"));
    m_fingerprint->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_fingerprint->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_isSame->setObjectName(name + QStringLiteral("IsSame"));
    for (QWidget *shown : std::initializer_list<QWidget *>{m_offer, m_fingerprint, m_isSame})
        m_form->addRow(shown);
    m_administrator = addField(tr("System &Manager ID:"), name + QStringLiteral("Administrator"));
    m_password = makePasswordField(name + QStringLiteral("Password"), this);
    m_form->addRow(tr("&Password:"), m_password);
    connect(m_address, &QLineEdit::textChanged, this, [this] { // another machine: nothing of it is confirmed
        ++m_attempt;
        m_isLooking = false;
        m_found.reset();
        m_isSame->setChecked(false);
        draw();
    });
    connect(m_address, &QLineEdit::returnPressed, m_look, &QPushButton::click);
    connect(m_look, &QPushButton::clicked, this, &DestinationFields::look);
    connect(m_isSame, &QCheckBox::toggled, this, [this](bool isSame) {
        draw();
        if (isSame)
            m_administrator->setFocus();
    });
    for (QLineEdit *field : {m_administrator, m_password})
        connect(field, &QLineEdit::textChanged, this, &DestinationFields::changed);
    draw();
}

QLineEdit *DestinationFields::addField(const QString &label, const QString &name)
{
    auto *field = new QLineEdit(this);
    field->setObjectName(name);
    m_form->addRow(label, field);
    return field;
}

void DestinationFields::look()
{
    m_isLooking = true;
    draw();
    engine::Engine &engine = m_machine.engine();
    whenAnswered(engine.ask([&engine, address = m_address->text().trimmed()] {
        return engine.replication().look(address);
    }),
                 this, [this, attempt = ++m_attempt](const Result<engine::DestinationOffer> &offer) {
                     if (attempt == m_attempt)
                         looked(offer);
                 });
}

void DestinationFields::looked(const Result<engine::DestinationOffer> &offer)
{
    m_isLooking = false;
    if (offer) {
        m_found = *offer;
        m_offer->setText(tr("%1, version %2, at %3. Nothing was sent to it yet. Compare its fingerprint "
                            "with the one that its page [Replication] shows:")
                             .arg(offer->name, offer->productVersion, offer->address));
        m_fingerprint->setText(fingerprintText(offer->fingerprint));
    }
    draw();
    if (offer)
        m_isSame->setFocus();
    else
        Q_EMIT lookFailed(offer.error());
}

void DestinationFields::draw()
{
    m_look->setText(m_isLooking ? tr("Looking…") : tr("&Look Up"));
    m_look->setEnabled(!m_isLooking && !m_address->text().trimmed().isEmpty());
    m_look->setVisible(!m_isKept);
    m_address->setReadOnly(m_isKept);
    m_administrator->setReadOnly(m_isKept);
    for (QWidget *shown : std::initializer_list<QWidget *>{m_offer, m_fingerprint, m_isSame})
        shown->setVisible(m_found && !m_isKept);
    const bool isConfirmed = m_found && m_isSame->isChecked();
    m_administrator->setEnabled(m_isKept || isConfirmed);
    m_password->setEnabled(isConfirmed && !m_isKept);
    m_password->setPlaceholderText(m_isKept ? tr("was used once, and is not kept") : QString());
    m_administrator->setPlaceholderText(m_isKept || isConfirmed ? QString()
                                                                : tr("once the fingerprint is confirmed"));
    Q_EMIT changed();
}

std::optional<DestinationFields::Entered> DestinationFields::entered() const
{
    if (!m_found || !m_isSame->isChecked() || m_administrator->text().trimmed().isEmpty() ||
        m_password->text().isEmpty())
        return std::nullopt;
    return Entered{m_address->text().trimmed(), m_administrator->text().trimmed(), m_found->fingerprint,
                   std::make_shared<const SecretBytes>(secretOf(*m_password))};
}

void DestinationFields::showKept(const QString &address, const QString &administrator)
{
    m_isKept = true;
    m_address->setText(address);
    m_administrator->setText(administrator);
    m_password->clear();
    draw();
}

void DestinationFields::release()
{
    if (!std::exchange(m_isKept, false))
        return;
    m_found.reset();
    m_isSame->setChecked(false);
    draw();
}

void DestinationFields::forgetPassword()
{
    m_password->clear();
}

} // namespace retinue::ui
