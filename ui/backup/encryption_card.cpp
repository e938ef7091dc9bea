#include "ui/backup/encryption_card.h"

#include "core/base/answer.h"
#include "ui/backup/recovery_sheet_dialog.h"
#include "ui/widgets/new_password.h"

#include <QButtonGroup>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace retinue::ui {

namespace {

QString meaningOf(engine::BackupEncryption::Kind kind, bool hasPassphrase)
{
    using Kind = engine::BackupEncryption::Kind;
    switch (kind) {
    case Kind::None:
        return EncryptionCard::tr(
            "Whoever has the file can read it. It carries neither the key of stored credentials "
            "nor this server's identity: restored on another machine, stored credentials are "
            "missing and all devices enrol again.");
    case Kind::Passphrase:
        return hasPassphrase
                   ? EncryptionCard::tr(
                         "It carries everything, also to another machine. A passphrase is kept on this "
                         "machine for the schedule; enter one only to change it. Older backups keep the "
                         "passphrase that they were made with.")
                   : EncryptionCard::tr(
                         "It carries everything, also to another machine. The passphrase is kept sealed "
                         "on this machine for the schedule; keep it elsewhere as well, because without "
                         "it nobody opens the backups.");
    case Kind::Recipient:
        return EncryptionCard::tr(
            "It carries everything, also to another machine, and this machine holds no secret "
            "that opens it: only the recovery sheet does. Scheduled trial restores need a "
            "passphrase instead.");
    }
    Q_UNREACHABLE();
}

} // namespace

EncryptionCard::EncryptionCard(Machine &machine, Session &session, QWidget *parent)
    : SettingsCard(tr("Encryption"), QStringLiteral("encryption"), machine, session, parent)
    , m_kinds(new QButtonGroup(this))
    , m_meaning(makeNote({}, this))
    , m_passphraseRows(new QWidget(this))
    , m_recipientRows(new QWidget(this))
    , m_recipient(new QLineEdit(this))
{
    addKind(Kind::None, tr("Not &encrypted"), "encryptNone");
    addKind(Kind::Passphrase, tr("Under a p&assphrase"), "encryptPassphrase");
    addKind(Kind::Recipient, tr("Under a recovery &key, for which a sheet is printed"), "encryptRecipient");
    m_meaning->setObjectName(QStringLiteral("encryptionMeaning"));
    content()->addWidget(m_meaning);
    auto *passphrase = new QFormLayout(m_passphraseRows);
    passphrase->setContentsMargins(0, 0, 0, 0);
    m_passphrase = new NewPassword(passphrase, tr("Passphra&se:"), m_passphraseRows);
    m_first = m_passphraseRows->findChild<QLineEdit *>(QStringLiteral("newPassword"));
    content()->addWidget(m_passphraseRows);
    auto *recipient = new QFormLayout(m_recipientRows);
    recipient->setContentsMargins(0, 0, 0, 0);
    m_recipient->setObjectName(QStringLiteral("recipient"));
    m_recipient->setPlaceholderText(QStringLiteral("age1…"));
    auto *label = new QLabel(tr("Public part of the ke&y:"), this);
    label->setBuddy(m_recipient);
    auto *make = new QPushButton(tr("&Make New Key…"), this);
    make->setObjectName(QStringLiteral("makeKeyButton"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_recipient, 1);
    row->addWidget(make);
    recipient->addRow(label, row);
    content()->addWidget(m_recipientRows);
    auto *sheet = new QPushButton(tr("Recovery S&heet…"), this);
    sheet->setObjectName(QStringLiteral("recoverySheetButton"));
    saveRow()->addWidget(sheet);
    addSaveRow();
    connect(m_kinds, &QButtonGroup::idToggled, this, &EncryptionCard::drawKind);
    connect(m_first, &QLineEdit::textChanged, this, [this] { judge(); });
    connect(m_recipient, &QLineEdit::textChanged, this, [this] { judge(); });
    connect(make, &QPushButton::clicked, this, &EncryptionCard::makeKey);
    connect(sheet, &QPushButton::clicked, this, &EncryptionCard::showSheet);
    m_kinds->button(int(Kind::None))->setChecked(true);
}

void EncryptionCard::addKind(Kind kind, const QString &text, const char *name)
{
    auto *button = new QRadioButton(text, this);
    button->setObjectName(QLatin1String(name));
    m_kinds->addButton(button, int(kind));
    content()->addWidget(button);
}

engine::BackupEncryption::Kind EncryptionCard::kind() const
{
    return Kind(m_kinds->checkedId());
}

void EncryptionCard::drawKind()
{
    m_meaning->setText(meaningOf(kind(), kept().encryption.hasPassphrase));
    m_passphraseRows->setVisible(kind() == Kind::Passphrase);
    m_recipientRows->setVisible(kind() == Kind::Recipient);
    judge();
}

void EncryptionCard::showKept()
{
    m_kinds->button(int(kept().encryption.kind))->setChecked(true);
    m_recipient->setText(kept().encryption.recipient);
    m_passphrase->clear();
    drawKind();
}

bool EncryptionCard::isChanged() const
{
    if (kind() != kept().encryption.kind)
        return true;
    if (kind() == Kind::Passphrase)
        return !m_first->text().isEmpty();
    return kind() == Kind::Recipient && m_recipient->text().trimmed() != kept().encryption.recipient;
}

void EncryptionCard::save()
{
    engine::BackupEncryption wanted;
    wanted.kind = kind();
    const bool keepsPassphrase = kept().encryption.hasPassphrase && m_first->text().isEmpty();
    if (wanted.kind == Kind::Passphrase && !keepsPassphrase) {
        if (const QString problem = m_passphrase->problem(); !problem.isEmpty()) {
            m_passphrase->focusProblem();
            return Q_EMIT told({Health::Notice, problem, {}, {}, {}});
        }
    }
    wanted.hasPassphrase = wanted.kind == Kind::Passphrase;
    if (wanted.kind == Kind::Recipient)
        wanted.recipient = m_recipient->text().trimmed();
    const auto passphrase =
        std::make_shared<const SecretBytes>(wanted.hasPassphrase ? m_passphrase->password() : SecretBytes());
    apply(tr("Setting the encryption"),
          wanted.kind == Kind::None
              ? tr("New backups are not encrypted.")
              : tr("New backups are encrypted. Print the recovery sheet, and put it away safely."),
          [wanted, passphrase](engine::Backups &backups, const QString &who) {
              return backups.setEncryption(wanted, *passphrase, who);
          });
}

void EncryptionCard::makeKey()
{
    const auto key = std::make_shared<engine::RecoveryKey>(engine::Backups::makeRecoveryKey());
    engine::Engine &engine = this->engine();
    whenAnswered(
        engine.ask([&engine]() -> Result<engine::RecoverySheet> { return engine.backups().recoverySheet(); }),
        this, [this, key](const Result<engine::RecoverySheet> &sheet) {
            if (!sheet)
                return Q_EMIT told(Message::failure(tr("Making the recovery sheet"), sheet.error()));
            engine::RecoverySheet withKey = *sheet;
            withKey.encryption = {Kind::Recipient, key->recipient, false};
            auto *dialog = new RecoverySheetDialog(withKey, key, window());
            connect(dialog, &QDialog::accepted, this, [this, key] {
                m_recipient->setText(key->recipient);
                save();
            });
            dialog->open();
        });
}

void EncryptionCard::showSheet()
{
    engine::Engine &engine = this->engine();
    whenAnswered(
        engine.ask([&engine]() -> Result<engine::RecoverySheet> { return engine.backups().recoverySheet(); }),
        this, [this](const Result<engine::RecoverySheet> &sheet) {
            if (!sheet)
                return Q_EMIT told(Message::failure(tr("Making the recovery sheet"), sheet.error()));
            auto *dialog = new RecoverySheetDialog(*sheet, nullptr, window());
            dialog->open();
        });
}

} // namespace retinue::ui
