#include "ui/prepare/data_exchange.h"

#include "core/client/device_home.h"
#include "ui/prepare/export_dialog.h"
#include "ui/prepare/prepare_text.h"
#include "ui/text/formats.h"
#include "ui/userdata/confirm_dialog.h"
#include "ui/userdata/owner_text.h"
#include "ui/widgets/secret_dialog.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

namespace retinue::ui {

namespace {

constexpr std::size_t kShownNames = 8;

QString suffixOf(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Package:
        return QStringLiteral("zip");
    case ExportFormat::SealedPackage:
        return QStringLiteral("zip.age");
    case ExportFormat::AddressBook:
        return QStringLiteral("csv");
    }
    Q_UNREACHABLE();
}

QFileDialog *fileDialog(QWidget *page, const QString &name, const QString &title)
{
    auto *dialog = new QFileDialog(page, title);
    dialog->setObjectName(name);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    return dialog;
}

} // namespace

DataExchange::DataExchange(Machine &machine, Session &session, QWidget *page)
    : QObject(page)
    , m_machine(machine)
    , m_session(session)
    , m_page(page)
{
}

// ---- exporting

void DataExchange::exportData(const std::vector<client::PreparedOwner> &incomplete)
{
    if (incomplete.empty())
        return askFormat({});
    auto *dialog = new ConfirmDialog(tr("Export User Data"), QStringLiteral("incompleteDialog"), m_page);
    dialog->setQuestion(Health::Notice, tr("Export although some are no longer complete?"));
    QStringList names;
    for (std::size_t i = 0; i < std::min(incomplete.size(), kShownNames); ++i)
        names << tr("%1 (%2)").arg(ownerName(incomplete[i].owner), lackText(incomplete[i]));
    dialog->setNames(names, std::int64_t(incomplete.size()));
    dialog->addNote(Health::Idle,
                    tr("What they lack will be missing in the file. Prepare again, and they are "
                       "complete."));
    dialog->setReady();
    std::vector<OwnerKey> confirmed;
    confirmed.reserve(incomplete.size());
    for (const client::PreparedOwner &one : incomplete)
        confirmed.push_back(one.owner);
    connect(dialog, &QDialog::accepted, this, [this, confirmed] { askFormat(confirmed); });
    dialog->open();
}

bool DataExchange::isStill(const QString &administrator) const
{
    return m_session.isSignedIn() && m_session.administrator() == administrator;
}

void DataExchange::askFormat(const std::vector<OwnerKey> &confirmed)
{
    auto *dialog = new ExportDialog(m_page);
    connect(dialog, &QDialog::accepted, this, [this, dialog, confirmed] {
        askExportFile({{}, dialog->format(), dialog->passphrase(), confirmed});
    });
    dialog->open();
}

void DataExchange::askExportFile(ExportOrder order)
{
    auto *dialog = fileDialog(m_page, QStringLiteral("exportDialog"), tr("Export User Data"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QString suffix = suffixOf(order.format);
    dialog->setNameFilters(
        {(order.format == ExportFormat::AddressBook ? tr("Address books (*.%1)") : tr("Packages (*.%1)"))
             .arg(suffix)});
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(tr("users") + QLatin1Char('.') + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this, order = std::move(order)](const QString &path) {
        ExportOrder chosen = order;
        chosen.path = path;
        startExport(chosen);
    });
    dialog->open();
}

void DataExchange::startExport(const ExportOrder &order)
{
    const ClientParts client = m_machine.client();
    if (!client.home)
        return;
    engine::Engine &engine = m_machine.engine();
    const auto answer = std::make_shared<Answer<ExportOutcome>>();
    whenAnswered(answer->future(), this,
                 [this, who = m_session.administrator()](const Result<ExportOutcome> &outcome) {
                     if (outcome && isStill(who)) // how it failed is said where jobs are
                         tellExported(*outcome);
                     Q_EMIT ended();
                 });
    engine.jobs().start(
        QStringLiteral("user-export"), QFileInfo(order.path).fileName(),
        [&engine, client, order, answer, who = m_session.administrator()](engine::Job &job) -> Result<void> {
            const Timestamp began = engine.clock().now();
            const auto outcome = exportTo(order, client, job);
            const QString result = !outcome                   ? base::errorWord(outcome.error().code)
                                   : outcome->report.exported ? QStringLiteral("OK")
                                                              : base::errorWord(ErrorCode::OutOfDate);
            auto recorded = engine.executions().record(
                {began, engine.clock().now(), job.operation(), order.path, result,
                 outcome && outcome->report.exported ? std::optional(outcome->bytes) : std::nullopt, who});
            answer->give(outcome);
            if (!outcome)
                return outcome.error();
            return recorded;
        });
}

void DataExchange::tellExported(const ExportOutcome &outcome)
{
    const client::ExportReport &report = outcome.report;
    if (!report.exported) // somebody logged in between the question and the file
        return exportData(report.incomplete);
    Message message;
    message.text =
        tr("%1 exported, %2.").arg(ownersText(report.users, report.groups), bytesText(outcome.bytes));
    if (!report.incomplete.empty()) {
        message.health = Health::Notice;
        message.text +=
            QLatin1Char(' ') + tr("%Ln of them not completely.", nullptr, int(report.incomplete.size()));
    }
    if (!report.secretsElsewhere.empty()) {
        message.health = Health::Notice;
        message.text +=
            QLatin1Char(' ') +
            tr("Secret settings that only the server has of %1 are not in it; they come at a login.")
                .arg(namesOf(report.secretsElsewhere));
    }
    if (!report.deviceSpecific.empty()) {
        message.health = Health::Notice;
        message.text +=
            QLatin1Char(' ') + tr("Device-specific settings of %1 are not in it; they stay on this machine.")
                                   .arg(namesOf(report.deviceSpecific));
    }
    Q_EMIT told(message);
}

// ---- importing

void DataExchange::importData()
{
    auto *dialog = fileDialog(m_page, QStringLiteral("importDialog"), tr("Import User Data"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters(
        {tr("Packages, address books and login users (*.zip *.age *.csv)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) { readImport(path, {}); });
    dialog->open();
}

void DataExchange::readImport(const QString &path, const Passphrase &passphrase)
{
    const ClientParts client = m_machine.client();
    if (!client.home)
        return;
    const bool wasTried = passphrase != nullptr;
    whenAnswered(
        m_machine.engine().ask([path, passphrase, client] { return planImport(path, passphrase, client); }),
        this, [this, path, wasTried, who = m_session.administrator()](const Result<ImportPlan> &plan) {
            if (!isStill(who))
                return;
            if (plan)
                return confirmImport(path, *plan);
            if (plan.error().code == ErrorCode::NotAuthenticated)
                return askPassphrase(path, wasTried);
            Q_EMIT told(Message::failure(tr("Reading %1").arg(QFileInfo(path).fileName()), plan.error()));
        });
}

void DataExchange::askPassphrase(const QString &path, bool wasWrong)
{
    const QString file = QFileInfo(path).fileName();
    auto *dialog = new SecretDialog(
        {tr("Import User Data"),
         wasWrong ? Health::Bad : Health::Notice,
         wasWrong ? tr("The passphrase does not open %1.").arg(file) : tr("%1 is encrypted.").arg(file),
         tr("&Passphrase:"),
         {},
         QStringLiteral("passphrase")},
        m_page);
    connect(dialog, &QDialog::accepted, this, [this, dialog, path] { readImport(path, dialog->secret()); });
    dialog->open();
}

void DataExchange::confirmImport(const QString &path, const ImportPlan &plan)
{
    auto *dialog = new ConfirmDialog(tr("Import User Data"), QStringLiteral("importConfirm"), m_page);
    if (plan.settings.empty() && plan.users.empty()) {
        dialog->setQuestion(Health::Idle, tr("There is nothing in the file that can be taken over."));
    } else {
        dialog->setQuestion(Health::Notice,
                            tr("Take over the data of %Ln user(s) and group(s)?", nullptr, plan.owners));
        dialog->addNote(Health::Good,
                        tr("Settings: %1 new, %2 changed, %3 the same.")
                            .arg(countText(plan.fresh), countText(plan.changed), countText(plan.same)));
        dialog->addNote(Health::Idle,
                        tr("What is in the file replaces what is here and goes up to the server, as a "
                           "change made at the panel does. Everything else stays."));
        dialog->setReady();
    }
    if (plan.bad > 0)
        dialog->addNote(Health::Bad, tr("%Ln record(s) cannot be taken over:", nullptr, plan.bad) +
                                         QLatin1Char('\n') + plan.problems.join(QLatin1Char('\n')));
    connect(dialog, &QDialog::accepted, this, [this, path, plan] { startImport(path, plan); });
    dialog->open();
}

void DataExchange::startImport(const QString &path, const ImportPlan &plan)
{
    const ClientParts client = m_machine.client();
    if (!client.home)
        return;
    engine::Engine &engine = m_machine.engine();
    const auto answer = std::make_shared<Answer<client::ImportReport>>();
    whenAnswered(answer->future(), this,
                 [this, plan, who = m_session.administrator()](const Result<client::ImportReport> &report) {
                     if (report && isStill(who))
                         tellImported(*report, plan);
                     Q_EMIT ended();
                 });
    engine.jobs().start(QStringLiteral("user-import"), QFileInfo(path).fileName(),
                        [&engine, client, path, plan, answer,
                         who = m_session.administrator()](engine::Job &job) -> Result<void> {
                            const Timestamp began = engine.clock().now();
                            const auto report = client.home->replica().import(plan.settings, plan.users);
                            auto recorded = engine.executions().record(
                                {began, engine.clock().now(), job.operation(), path,
                                 report ? QStringLiteral("OK") : base::errorWord(report.error().code),
                                 std::nullopt, who});
                            answer->give(report);
                            if (!report)
                                return report.error();
                            return recorded;
                        });
}

void DataExchange::tellImported(const client::ImportReport &report, const ImportPlan &plan)
{
    Message message;
    const auto isNotPrepared = [](const client::LeftOut &one) {
        return one.why.code == ErrorCode::NotPermitted;
    };
    const auto left = std::count_if(report.leftOut.begin(), report.leftOut.end(), isNotPrepared);
    message.text =
        tr("The data of %Ln user(s) and group(s) were taken over.", nullptr, plan.owners - int(left));
    std::vector<OwnerKey> withoutRoom, notPrepared;
    for (const client::LeftOut &one : report.leftOut)
        (one.why.code == ErrorCode::NotPermitted ? notPrepared : withoutRoom).push_back(one.owner);
    if (!report.leftOut.empty())
        message.health = Health::Notice;
    if (!withoutRoom.empty())
        message.text +=
            QLatin1Char(' ') + tr("Left out, because there is no room for it: %1.").arg(namesOf(withoutRoom));
    if (!notPrepared.empty())
        message.text += QLatin1Char(' ') + tr("Left out, because they are not prepared: %1. Prepare them, or "
                                              "stop the client, and import again.")
                                               .arg(namesOf(notPrepared));
    if (!report.evicted.empty())
        message.text += QLatin1Char(' ') +
                        tr("The settings of %1 made room on this machine.").arg(namesOf(report.evicted));
    Q_EMIT told(message);
}

} // namespace retinue::ui
