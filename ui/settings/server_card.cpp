#include "ui/settings/server_card.h"

#include "ui/settings/recorded_change.h"
#include "ui/text/formats.h"
#include "ui/text/listener_text.h"
#include "ui/widgets/copy_field.h"
#include "ui/widgets/icons.h"

#include <QDesktopServices>
#include <QDir>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QUrl>

#include <utility>

namespace retinue::ui {

ServerCard::ServerCard(Machine &machine, Session &session, QWidget *parent)
    : Card(tr("Server"), parent)
    , m_machine(machine)
    , m_session(session)
    , m_port(new QSpinBox(this))
    , m_apply(new QPushButton(tr("Appl&y"), this))
    , m_names(new QLabel(this))
{
    engine::Engine &engine = m_machine.engine();
    auto *form = new QFormLayout;
    form->setVerticalSpacing(kSpace);
    m_port->setObjectName(QStringLiteral("portField"));
    m_port->setRange(1, 65535);
    m_apply->setObjectName(QStringLiteral("applyPortButton"));
    auto *port = new QHBoxLayout;
    port->addWidget(m_port);
    port->addWidget(m_apply);
    port->addStretch();
    auto *portLabel = new QLabel(tr("&Port"), this);
    portLabel->setBuddy(m_port);
    form->addRow(portLabel, port);
    form->addRow(QString(),
                 makeNote(tr("Devices that connect by the old port have to be connected anew."), this));
    m_names->setObjectName(QStringLiteral("serverNames"));
    m_names->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_names->setAccessibleName(tr("Addresses that devices may use"));
    form->addRow(tr("Addresses for devices"), m_names);

    auto *folder = new CopyField(tr("Data folder"), this);
    folder->setText(QDir::toNativeSeparators(engine.dataFolder()));
    auto *open = new QPushButton(tr("Op&en"), this);
    open->setObjectName(QStringLiteral("openFolderButton"));
    auto *folderRow = new QHBoxLayout;
    folderRow->addWidget(folder, 1);
    folderRow->addWidget(open);
    form->addRow(tr("Data folder"), folderRow);
    auto *fingerprint = new CopyField(tr("CA fingerprint"), this);
    fingerprint->setObjectName(QStringLiteral("caFingerprint"));
    fingerprint->setText(engine.identity().caFingerprint());
    form->addRow(tr("CA fingerprint"), fingerprint);
    auto *installation = new CopyField(tr("Installation"), this);
    installation->setText(engine.identity().installation().toString());
    form->addRow(tr("Installation"), installation);
    form->addRow(tr("Version"), new QLabel(QStringLiteral(RETINUE_VERSION), this));
    content()->addLayout(form);

    connect(m_apply, &QPushButton::clicked, this, &ServerCard::applyPort);
    connect(m_port, &QSpinBox::valueChanged, this, &ServerCard::showWhetherToApply);
    connect(open, &QPushButton::clicked, this, [this, folder = engine.dataFolder()] {
        if (!QDesktopServices::openUrl(QUrl::fromLocalFile(folder)))
            Q_EMIT told({Health::Notice, tr("This desktop has no program that opens folders."), {}, {}, {}});
    });
    connect(&m_machine, &Machine::listenerChanged, this, &ServerCard::showListener);
    connect(&m_machine, &Machine::roleChanged, this, &ServerCard::showListener);
    showListener();
}

void ServerCard::showListener()
{
    const ListenerStatus listener = m_machine.listener();
    const bool serves = isServer(m_machine.role());
    m_port->setEnabled(serves);
    if (std::exchange(m_shownPort, listener.port) != listener.port) // else it is the addresses that changed
        m_port->setValue(listener.port);
    showWhetherToApply();
    QStringList addresses;
    for (const QString &name : listener.hosts.isEmpty() ? QStringList{listener.host} : listener.hosts)
        addresses.append(destinationText(name, listener.port));
    m_names->setText(serves ? addresses.join(u'\n') : tr("This machine is no server."));
}

void ServerCard::showWhetherToApply()
{
    m_apply->setEnabled(!m_applies && isServer(m_machine.role()) &&
                        m_port->value() != m_machine.listener().port);
}

void ServerCard::applyPort()
{
    const auto port = quint16(m_port->value());
    m_applies = true;
    showWhetherToApply();
    whenAnswered(m_machine.listenOn(port), this, [this, port](const Result<void> &listens) {
        if (listens)
            Q_EMIT told({Health::Good, tr("The server uses port %1 now.").arg(port), {}, {}, {}});
        else
            tellOfFailure(port, listens.error());
        m_applies = false;
        m_port->setValue(m_machine.listener().port);
        showListener();
        recordPort(port, listens);
    });
}

void ServerCard::tellOfFailure(quint16 port, const Error &error)
{
    const ErrorText text = listenerText(error, port);
    QString what = text.what;
    if (const ListenerStatus listener = m_machine.listener(); listener.listening)
        what = tr("%1 The server stays on port %2.").arg(what, QString::number(listener.port));
    Q_EMIT told({Health::Bad, what + u' ' + text.next, detailOf(error), {}, {}});
}

void ServerCard::recordPort(quint16 port, const Result<void> &listens)
{
    engine::Engine &engine = m_machine.engine();
    auto recorded = engine.ask([&engine, port, listens, who = m_session.administrator()] {
        const auto result = recordedChange(engine, QStringLiteral("port-set"), QString::number(port), who,
                                           [&] { return listens; });
        return listens ? result : Result<void>(); // its own failure was told already
    });
    whenAnswered(recorded, this, [this](const Result<void> &result) {
        if (!result)
            Q_EMIT told(Message::failure(tr("Writing the execution log"), result.error()));
    });
}

} // namespace retinue::ui
