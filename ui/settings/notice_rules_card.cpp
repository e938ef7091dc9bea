#include "ui/settings/notice_rules_card.h"

#include "core/base/answer.h"

#include <QCheckBox>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace retinue::ui {

namespace {
constexpr qint64 kMostCertificateBytes = 256 * 1024;
}

NoticeRulesCard::NoticeRulesCard(Machine &machine, Session &session, QWidget *parent)
    : Card(tr("What is told, and who is trusted"), parent)
    , m_machine(machine)
    , m_session(session)
    , m_warnings(new QCheckBox(
          tr("Tell also of what is only to be looked after, such as a disk that is nearly full"), this))
    , m_authority(new QLabel(this))
    , m_choose(new QPushButton(tr("Choose an Authority…"), this))
    , m_useSystem(new QPushButton(tr("Use the System's"), this))
{
    setObjectName(QStringLiteral("noticeRulesCard"));
    m_warnings->setObjectName(QStringLiteral("noticeWarnings"));
    m_authority->setObjectName(QStringLiteral("noticeAuthority"));
    m_authority->setWordWrap(true);
    m_choose->setObjectName(QStringLiteral("chooseAuthority"));
    m_useSystem->setObjectName(QStringLiteral("useSystemAuthorities"));
    content()->addWidget(m_warnings);
    content()->addWidget(m_authority);
    auto *row = new QHBoxLayout;
    row->addWidget(m_choose);
    row->addWidget(m_useSystem);
    row->addStretch(1);
    content()->addLayout(row);
    connect(m_warnings, &QCheckBox::clicked, this, [this](bool areTold) {
        apply([areTold](engine::Notices &notices, const QString &who) {
            return notices.setWarnings(areTold, who);
        });
    });
    connect(m_choose, &QPushButton::clicked, this, &NoticeRulesCard::chooseAuthority);
    connect(m_useSystem, &QPushButton::clicked, this, [this] {
        apply([](engine::Notices &notices, const QString &who) { return notices.setTrustedCa({}, who); });
    });
    connect(&machine.engine().news(), &engine::News::noticesChanged, this, &NoticeRulesCard::refresh);
    refresh();
}

void NoticeRulesCard::refresh()
{
    const engine::NoticeSetup setup = m_machine.engine().notices().setup();
    m_warnings->setChecked(setup.warnings);
    m_authority->setText(
        setup.trustedCa.isEmpty()
            ? tr("Mail server and webhook have to be certified by an authority that this system "
                 "trusts.")
            : tr("Mail server and webhook have to be certified by the authority that was chosen "
                 "here."));
    m_useSystem->setVisible(!setup.trustedCa.isEmpty());
}

void NoticeRulesCard::chooseAuthority()
{
    auto *dialog =
        new QFileDialog(this, tr("Certificate of an Authority"), {}, tr("Certificates (*.pem *.crt *.cer)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        apply([path](engine::Notices &notices, const QString &who) -> Result<void> {
            QFile file(path);
            if (!file.open(QIODevice::ReadOnly))
                return Error{ErrorCode::Io, QStringLiteral("%1: %2").arg(path, file.errorString())};
            const QByteArray pem = file.read(kMostCertificateBytes);
            if (pem.isEmpty())
                return Error{ErrorCode::InvalidInput, QStringLiteral("%1 is empty").arg(path)};
            return notices.setTrustedCa(QString::fromUtf8(pem), who);
        });
    });
    dialog->open();
}

void NoticeRulesCard::apply(
    const std::function<Result<void>(engine::Notices &notices, const QString &who)> &change)
{
    engine::Engine &engine = m_machine.engine();
    whenAnswered(engine.ask([&engine, change, who = m_session.administrator()] {
        return change(engine.notices(), who);
    }),
                 this, [this](const Result<void> &kept) {
                     if (!kept)
                         Q_EMIT told(Message::failure(tr("Setting who is told of failures"), kept.error()));
                     refresh();
                 });
}

} // namespace retinue::ui
