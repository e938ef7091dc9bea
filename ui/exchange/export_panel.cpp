#include "ui/exchange/export_panel.h"

#include "core/base/answer.h"
#include "core/model/search_text.h"
#include "ui/exchange/import_text.h"
#include "ui/text/formats.h"
#include "ui/text/problem_text.h"
#include "ui/widgets/card.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/new_password.h"

#include <QComboBox>
#include <QDate>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace retinue::ui {

namespace {

constexpr std::chrono::milliseconds kTypingPause{200};
constexpr int kMostNamed = 5;
constexpr int kMostLosses = 20;

QString explanationOf(exchange::ExportFormat format)
{
    switch (format) {
    case exchange::ExportFormat::Package:
        return ExportPanel::tr(
            "Everything that can be exported, exactly. It can be imported here or on another "
            "server.");
    case exchange::ExportFormat::AddressBook:
        return ExportPanel::tr("The address lists of users and groups, for devices. Passwords are left out.");
    case exchange::ExportFormat::LoginUsers:
        return ExportPanel::tr("The users with their groups, for devices. Settings are not in it.");
    case exchange::ExportFormat::OlderAddressBook:
        return ExportPanel::tr("The same for devices that refuse the newer version. Passwords are left out.");
    case exchange::ExportFormat::AddressBlocks:
        return ExportPanel::tr("The mail addresses of one user or group; no other kinds. Choose one above.");
    case exchange::ExportFormat::SharpAddresses:
    case exchange::ExportFormat::XeroxAddresses:
        return ExportPanel::tr(
            "The mail and fax addresses of one user or group, for devices of this maker. Choose one above.");
    case exchange::ExportFormat::Ldif:
    case exchange::ExportFormat::VCard:
        return ExportPanel::tr("The mail and fax addresses and the groups of one user's or group's list, for "
                               "other programs. Choose one above.");
    }
    Q_UNREACHABLE();
}

/// Of what a file has no place for, the first; the rest is counted.
QString lossesText(const exchange::ExportReport &report)
{
    QStringList lines;
    for (const formats::ImportProblem &problem : report.problems) {
        if (lines.size() == kMostLosses)
            break;
        lines << problemText(problem);
    }
    if (const auto more = report.problemCount - lines.size(); more > 0)
        lines << ExportPanel::tr("%Ln more.", nullptr, int(more));
    return lines.join(u'\n');
}

} // namespace

ExportPanel::ExportPanel(Machine &machine, Session &session, QWidget *parent)
    : QWidget(parent)
    , m_machine(machine)
    , m_session(session)
    , m_all(new QRadioButton(tr("&Everybody, and what all devices share"), this))
    , m_some(new QRadioButton(tr("&Whoever has this in the user name or group ID:"), this))
    , m_picked(new QRadioButton(tr("&Those who were selected in Delete User Data"), this))
    , m_text(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_explanation(makeNote({}, this))
    , m_format(new QComboBox(this))
    , m_sealing(new QGroupBox(tr("&Seal it under a passphrase, and put stored credentials in"), this))
    , m_passphrase(nullptr)
    , m_export(new QPushButton(icon(QStringLiteral("export")), tr("E&xport…"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(kSpace);
    m_all->setObjectName(QStringLiteral("exportAll"));
    m_all->setChecked(true);
    m_some->setObjectName(QStringLiteral("exportSome"));
    m_text->setObjectName(QStringLiteral("exportSearch"));
    m_text->setAccessibleName(tr("Part of a user name or group ID"));
    m_text->setClearButtonEnabled(true);
    layout->addWidget(m_all);
    auto *some = new QHBoxLayout;
    some->addWidget(m_some);
    some->addWidget(m_text, 1);
    layout->addLayout(some);
    m_picked->setObjectName(QStringLiteral("exportPicked"));
    m_picked->hide(); // until some are
    layout->addWidget(m_picked);
    m_count->setObjectName(QStringLiteral("exportCount"));
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_count->setTextFormat(Qt::PlainText);
    m_count->setWordWrap(true);
    layout->addWidget(m_count);
    auto *form = new QHBoxLayout;
    auto *label = new QLabel(tr("&Format:"), this);
    label->setBuddy(m_format);
    m_format->setObjectName(QStringLiteral("exportFormat"));
    for (const exchange::ExportFormat format : exchange::exportFormats())
        m_format->addItem(fileFormatText(exchange::exportWord(format)), int(format));
    form->addWidget(label);
    form->addWidget(m_format);
    form->addStretch(1);
    layout->addLayout(form);
    layout->addWidget(m_explanation);
    m_sealing->setObjectName(QStringLiteral("exportSealed"));
    m_sealing->setCheckable(true);
    m_sealing->setChecked(false);
    auto *fields = new QFormLayout(m_sealing);
    m_passphrase = new NewPassword(fields, tr("&Passphrase:"), m_sealing);
    layout->addWidget(m_sealing);
    auto *buttons = new QHBoxLayout;
    m_export->setObjectName(QStringLiteral("exportButton"));
    buttons->addWidget(m_export);
    buttons->addStretch(1);
    layout->addLayout(buttons);
    layout->addStretch(1);

    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingPause);
    connect(&m_typing, &QTimer::timeout, this, &ExportPanel::count);
    connect(m_text, &QLineEdit::textEdited, this, [this] { m_some->setChecked(true); });
    connect(m_text, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    for (const QRadioButton *choice : {m_all, m_some, m_picked})
        connect(choice, &QRadioButton::toggled, this, [this](bool isChosen) {
            if (isChosen)
                count();
        });
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportPanel::drawState);
    connect(m_export, &QPushButton::clicked, this, &ExportPanel::chooseFile);
    drawState();
}

void ExportPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    count();
}

void ExportPanel::pick(std::vector<OwnerKey> owners)
{
    if (owners.empty())
        return;
    m_owners = std::move(owners);
    m_picked->show();
    m_picked->setChecked(true);
    count();
}

exchange::ExportFormat ExportPanel::format() const
{
    return exchange::ExportFormat(m_format->currentData().toInt());
}

bool ExportPanel::isSealed() const
{
    return format() == exchange::ExportFormat::Package && m_sealing->isChecked();
}

QString ExportPanel::searchedFor() const
{
    return m_some->isChecked() ? m_text->text().trimmed() : QString();
}

QString ExportPanel::whoText() const
{
    if (!m_matching)
        return tr("Counting…");
    QString text = tr("%Ln user(s) and group(s)", nullptr, int(*m_matching));
    if (!m_picked->isChecked())
        return text;
    QStringList names;
    for (const OwnerKey &owner : m_owners) {
        if (names.size() == kMostNamed) {
            names << QStringLiteral("…");
            break;
        }
        names << owner.spelled();
    }
    return tr("%1: %2").arg(text, names.join(tr(", ", "between names")));
}

void ExportPanel::count()
{
    if (m_picked->isChecked()) {
        ++m_asked; // what is being counted is not wanted any more
        m_matching = std::int64_t(m_owners.size());
        return drawState();
    }
    m_matching.reset();
    engine::Engine &engine = m_machine.engine();
    userdata::OwnerSearch search;
    search.text = searchedFor();
    whenAnswered(engine.ask([&engine, search] { return engine.owners().count(search); }), this,
                 [this, asked = ++m_asked](const Result<std::int64_t> &matching) {
                     if (asked != m_asked)
                         return;
                     if (matching)
                         m_matching = *matching;
                     else
                         Q_EMIT told(Message::failure(tr("Counting users and groups"), matching.error()));
                     drawState();
                 });
    drawState();
}

void ExportPanel::drawState()
{
    m_count->setText(whoText());
    m_explanation->setText(explanationOf(format()));
    m_sealing->setVisible(format() == exchange::ExportFormat::Package);
    const bool isOne = m_matching && *m_matching == 1 && !m_all->isChecked();
    const bool isChosen = m_matching && *m_matching > 0 && (!m_some->isChecked() || !searchedFor().isEmpty());
    m_export->setEnabled(isChosen && (isOne || !exchange::holdsOneList(format())));
}

void ExportPanel::chooseFile()
{
    if (isSealed() && !m_passphrase->problem().isEmpty()) {
        m_passphrase->focusProblem();
        return Q_EMIT told({Health::Notice, m_passphrase->problem(), {}, {}, {}});
    }
    const QString suffix = exchange::exportSuffix(format(), isSealed());
    auto *dialog = new QFileDialog(this, tr("Export"), QDir::homePath(),
                                   QStringLiteral("%1 (*%2)").arg(m_format->currentText(), suffix));
    dialog->setObjectName(QStringLiteral("exportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(
        QStringLiteral("retinue-%1%2").arg(QDate::currentDate().toString(Qt::ISODate), suffix));
    connect(dialog, &QFileDialog::fileSelected, this, &ExportPanel::exportTo);
    dialog->open();
}

void ExportPanel::exportTo(const QString &path)
{
    engine::Engine &engine = m_machine.engine();
    const auto wish = std::make_shared<exchange::ExportWish>();
    wish->format = format();
    if (isSealed())
        wish->passphrase = m_passphrase->password();
    exchange::ExportSelection selection;
    if (m_picked->isChecked())
        selection.owners = m_owners;
    else
        selection.allThatMatch = store::OwnerQuery{model::searchTerms(searchedFor())};
    const auto answer = std::make_shared<Answer<exchange::ExportReport>>();
    whenAnswered(answer->future(), this, [this](const Result<exchange::ExportReport> &report) {
        if (!report) // how it failed is said where jobs are
            return;
        const bool isWhole = report->problemCount == 0 && report->locked == 0;
        Q_EMIT told(
            {isWhole ? Health::Good : Health::Notice, exportedText(*report), lossesText(*report), {}, {}});
    });
    engine.jobs().start(QStringLiteral("user-export"), QDir::toNativeSeparators(path),
                        [&engine, answer, selection, path, wish,
                         who = m_session.administrator()](engine::Job &job) -> Result<void> {
                            auto report = engine.dataExchange().exportTo(selection, path, std::move(*wish),
                                                                         who, engine::UserData::workOf(job));
                            answer->give(report);
                            return report ? Result<void>() : Result<void>(report.error());
                        });
    m_passphrase->clear();
    m_sealing->setChecked(false);
}

} // namespace retinue::ui
