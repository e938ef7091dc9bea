#include "ui/exchange/import_panel.h"

#include "core/base/answer.h"
#include "ui/exchange/import_text.h"
#include "ui/exchange/import_view.h"
#include "ui/text/problem_text.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/new_password.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace retinue::ui {

namespace {

struct Imported
{
    store::ImportRow import;
    bool canBeUndone = false;
};

enum OwnerKindChoice { LeaveOut, ToUser, ToGroup };

Result<std::optional<OwnerKey>> ownerGiven(int kind, const QString &name)
{
    if (kind == LeaveOut || name.trimmed().isEmpty())
        return std::optional<OwnerKey>();
    auto key = kind == ToUser ? OwnerKey::parseUser(name) : OwnerKey::group(name);
    if (!key)
        return std::move(key).error();
    return std::optional(*std::move(key));
}

} // namespace

ImportPanel::ImportPanel(Machine &machine, Session &session, QWidget *parent)
    : QWidget(parent)
    , m_machine(machine)
    , m_session(session)
    , m_charset(new QComboBox(this))
    , m_ownerKind(new QComboBox(this))
    , m_owner(new QLineEdit(this))
    , m_passphrase(makePasswordField(QStringLiteral("importPassphrase"), this))
    , m_passphraseRow(new QWidget(this))
    , m_stack(new QStackedWidget(this))
    , m_nothing(new EmptyState(QStringLiteral("export"), this))
    , m_view(new ImportView(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(kSpace);
    layout->addLayout(makeOptions());
    auto *row = new QHBoxLayout(m_passphraseRow);
    row->setContentsMargins(0, 0, 0, 0);
    auto *label = new QLabel(tr("&Passphrase of the package:"), this);
    label->setBuddy(m_passphrase);
    auto *open = new QPushButton(tr("&Open"), this);
    open->setObjectName(QStringLiteral("openPackageButton"));
    row->addWidget(label);
    row->addWidget(m_passphrase, 1);
    row->addWidget(open);
    connect(open, &QPushButton::clicked, this, &ImportPanel::readAgain);
    connect(m_passphrase, &QLineEdit::returnPressed, this, &ImportPanel::readAgain);
    layout->addWidget(m_passphraseRow);
    m_nothing->setObjectName(QStringLiteral("noImportFile"));
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(m_view);
    layout->addWidget(m_stack, 1);
    connect(m_nothing, &EmptyState::actionWanted, this, &ImportPanel::chooseFile);
    connect(m_view, &ImportView::otherFileWanted, this, &ImportPanel::chooseFile);
    connect(m_view, &ImportView::importWanted, this, &ImportPanel::startImport);
    showNothing();
}

QLayout *ImportPanel::makeOptions()
{
    auto *options = new QHBoxLayout;
    options->setSpacing(kSpace);
    m_charset->setObjectName(QStringLiteral("importCharset"));
    m_charset->setAccessibleName(tr("Character set of the file"));
    m_charset->addItem(tr("as the file says"), QString());
    for (const char *charset : {"UTF-8", "ISO-8859-1", "Shift_JIS", "GB18030", "Big5", "EUC-KR", "UTF-16"})
        m_charset->addItem(QLatin1String(charset), QLatin1String(charset));
    auto *label = new QLabel(tr("&Character set:"), this);
    label->setBuddy(m_charset);
    options->addWidget(label);
    options->addWidget(m_charset);
    options->addSpacing(kSpace);
    m_ownerKind->setObjectName(QStringLiteral("importOwnerKind"));
    m_ownerKind->setAccessibleName(tr("What becomes of addresses that belong to nobody"));
    m_ownerKind->addItems({tr("are left out"), tr("go to the user"), tr("go to the group")});
    m_owner->setObjectName(QStringLiteral("importOwner"));
    m_owner->setAccessibleName(tr("Who gets the addresses that belong to nobody"));
    m_owner->setVisible(false);
    auto *owner = new QLabel(tr("A&ddresses of nobody:"), this);
    owner->setBuddy(m_ownerKind);
    options->addWidget(owner);
    options->addWidget(m_ownerKind);
    options->addWidget(m_owner, 1);
    options->addStretch(1);
    connect(m_charset, &QComboBox::activated, this, &ImportPanel::readAgain);
    connect(m_ownerKind, &QComboBox::activated, this, [this](int kind) {
        m_owner->setVisible(kind != LeaveOut);
        readAgain();
    });
    connect(m_owner, &QLineEdit::editingFinished, this, &ImportPanel::readAgain);
    return options;
}

void ImportPanel::chooseFile()
{
    auto *dialog = new QFileDialog(
        this, tr("Choose a file to import"), QDir::homePath(),
        tr("Files to import (*.csv *.abk *.ldif *.vcf *.tsv *.txt *.zip *.age);;All files (*)"));
    dialog->setObjectName(QStringLiteral("importDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ImportPanel::read);
    dialog->open();
}

void ImportPanel::read(const QString &path)
{
    m_path = path;
    m_passphrase->clear();
    m_passphraseRow->setVisible(false);
    readAgain();
}

void ImportPanel::readAgain()
{
    if (m_path.isEmpty())
        return;
    auto owner = ownerGiven(m_ownerKind->currentIndex(), m_owner->text());
    if (!owner)
        return Q_EMIT told(Message::failure(tr("Reading the file"), owner.error()));
    m_reading.cancel();
    m_reading = CancelToken();
    m_read.reset();
    m_nothing->setText(tr("Reading %1").arg(QFileInfo(m_path).fileName()),
                       tr("It is compared with what is on the server; nothing is changed."));
    m_stack->setCurrentWidget(m_nothing);
    engine::Engine &engine = m_machine.engine();
    const auto passphrase = std::make_shared<SecretBytes>(secretOf(*m_passphrase));
    whenAnswered(engine.ask([&engine, path = m_path, charset = m_charset->currentData().toString(),
                             owner = *owner, passphrase, cancel = m_reading]() -> Result<Read> {
        auto file = engine.dataExchange().read(path, {charset, owner, std::move(*passphrase)});
        if (!file)
            return std::move(file).error();
        auto preview = engine.dataExchange().preview(**file, cancel);
        if (!preview)
            return std::move(preview).error();
        return Read{*std::move(file), *std::move(preview)};
    }),
                 this, [this, cancel = m_reading](const Result<Read> &read) {
                     if (!cancel.isCancelled()) // another file was chosen meanwhile
                         showRead(read);
                 });
}

void ImportPanel::showRead(const Result<Read> &read)
{
    if (read) {
        m_read = *read;
        m_view->show(*m_read->file, m_read->preview);
        m_passphraseRow->setVisible(false);
        m_stack->setCurrentWidget(m_view);
        return;
    }
    const bool needsPassphrase = read.error().code == ErrorCode::NotAuthenticated;
    const bool wasWrong = needsPassphrase && !m_passphrase->text().isEmpty();
    if (needsPassphrase) {
        m_nothing->setText(wasWrong ? tr("The passphrase is not the right one") : tr("The package is sealed"),
                           tr("Enter the passphrase that it was exported with."),
                           tr("Choose &Another File…"));
        m_passphraseRow->setVisible(true);
        m_passphrase->setFocus();
        m_passphrase->selectAll();
        return;
    }
    m_nothing->setText(tr("The file cannot be imported"), reasonText(formats::reasonOf(read.error())),
                       tr("Choose &Another File…"));
}

void ImportPanel::showNothing()
{
    m_read.reset();
    m_path.clear();
    m_passphrase->clear();
    m_passphraseRow->setVisible(false);
    m_nothing->setText(
        tr("Choose a file, or drop it here"),
        tr("Login users and address lists that devices and programs have exported (CSV of any maker, .abk, "
           "LDIF, vCard), and packages that were exported here. You see what it would do before anything is "
           "changed."),
        tr("&Choose File…"));
    m_stack->setCurrentWidget(m_nothing);
}

void ImportPanel::startImport()
{
    if (!m_read)
        return;
    engine::Engine &engine = m_machine.engine();
    const auto answer = std::make_shared<Answer<Imported>>();
    whenAnswered(answer->future(), this, [this](const Result<Imported> &done) {
        if (!done) // how it failed is said where jobs are
            return;
        const store::ImportRow &import = done->import;
        const bool isWhole = import.counts.refused == 0 && import.counts.locked == 0;
        Message message{isWhole ? Health::Good : Health::Notice, importedText(import), {}, {}, {}};
        if (done->canBeUndone) {
            message.next = tr("Undo…");
            message.act = [this, row = import.row] { Q_EMIT undoWanted(row); };
        }
        Q_EMIT told(message);
    });
    engine.jobs().start(
        QStringLiteral("user-import"), m_read->file->name(),
        [&engine, answer, file = m_read->file, existing = m_view->existing(),
         who = m_session.administrator()](engine::Job &job) -> Result<void> {
            auto done = engine.dataExchange().import(*file, existing, who, engine::UserData::workOf(job));
            answer->give(done ? Result<Imported>(Imported{*done, engine.dataExchange().canBeTakenBack(*done)})
                              : Result<Imported>(done.error()));
            return done ? Result<void>() : Result<void>(done.error());
        });
    showNothing();
}

} // namespace retinue::ui
