#include "ui/overview/fact_cards.h"

#include "ui/text/formats.h"
#include "ui/widgets/card.h"
#include "ui/widgets/card_flow.h"
#include "ui/widgets/theme.h"

#include <QDateTime>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

namespace retinue::ui {

namespace {

constexpr int kLeastCharacters = 27;
constexpr int kMostColumns = 4;

/// Days for what runs long; the clock of the system does not matter here.
QString runningText(std::chrono::milliseconds duration)
{
    const auto days = std::chrono::duration_cast<std::chrono::days>(duration);
    return days.count() > 1 ? FactCards::tr("%n day(s)", nullptr, int(days.count()))
                            : durationText(std::chrono::duration_cast<std::chrono::seconds>(duration));
}

/// A number stays with what it counts: lines break between the parts.
QString unbroken(QString text)
{
    return text.replace(u' ', QChar::Nbsp);
}

QString link(const QString &filter, const QString &text)
{
    return QStringLiteral("<a href=\"%1\">%2</a>").arg(filter, unbroken(text).toHtmlEscaped());
}

QString backupLine(const engine::BackupState &backup, Timestamp now)
{
    if (!backup.lastGood)
        return FactCards::tr("Never backed up.");
    return FactCards::tr("Backed up %1.").arg(unbroken(agoText(backup.lastGood, now)));
}

} // namespace

FactCards::FactCards(QWidget *parent)
    : QWidget(parent)
    , m_serverCard(new Card(tr("Server"), this))
    , m_devicesCard(new Card(tr("Devices"), this))
    , m_dataCard(new Card(tr("Data"), this))
    , m_certificateCard(new Card(tr("Certificate"), this))
{
    auto *flow = new CardFlow(kLeastCharacters * fontMetrics().averageCharWidth(), kMostColumns);
    setLayout(flow);
    for (Card *card : {m_serverCard, m_devicesCard, m_dataCard, m_certificateCard}) {
        card->content()->setSpacing(kSpace / 2);
        flow->addWidget(card);
    }
    m_address = addLabel(m_serverCard, QStringLiteral("serverAddress"));
    m_address->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_address->setAccessibleName(tr("Address of the server"));
    m_serverMore = addLabel(m_serverCard, QStringLiteral("serverMore"));
    m_devices = addLabel(m_devicesCard, QStringLiteral("deviceNumbers"));
    m_devices->setTextFormat(Qt::RichText);
    m_devices->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_devices->setAccessibleName(tr("Devices"));
    connect(m_devices, &QLabel::linkActivated, this,
            [this](const QString &target) { Q_EMIT devicesWanted(target.mid(1)); });
    m_data = addLabel(m_dataCard, QStringLiteral("dataCounts"));
    m_dataMore = addLabel(m_dataCard, QStringLiteral("dataSizes"));
    m_certificate = addLabel(m_certificateCard, QStringLiteral("certificateEnd"));
    m_certificateMore = addLabel(m_certificateCard, QStringLiteral("certificateMore"));
    for (QLabel *muted : {m_serverMore, m_dataMore, m_certificateMore})
        muted->setForegroundRole(QPalette::PlaceholderText);
    for (Card *card : {m_serverCard, m_devicesCard, m_dataCard, m_certificateCard})
        card->content()->addStretch();
}

QLabel *FactCards::addLabel(Card *card, const QString &objectName)
{
    auto *label = new QLabel(card);
    label->setObjectName(objectName);
    label->setWordWrap(true);
    card->content()->addWidget(label);
    return label;
}

void FactCards::setFacts(const OverviewFacts &facts, const QString &address)
{
    m_serverCard->setVisible(facts.isServer);
    m_devicesCard->setVisible(facts.isServer);
    m_certificateCard->setVisible(facts.isServer);

    m_address->setText(address);
    m_serverMore->setText(facts.listening
                              ? tr("Runs for %1 with %2.")
                                    .arg(unbroken(runningText(facts.runningFor)),
                                         unbroken(tr("%n connection(s)", nullptr, facts.devices.connected)))
                              : tr("Not listening."));

    const engine::DeviceNumbers &devices = facts.devices;
    QStringList lines{link(QStringLiteral("#running"), tr("%n running", nullptr, devices.running))};
    if (devices.stopped > 0)
        lines << link(QStringLiteral("#stopped"), tr("%n stopped", nullptr, devices.stopped));
    if (devices.disconnected > 0)
        lines << link(QStringLiteral("#not-connected"),
                      tr("%n not connected", nullptr, devices.disconnected));
    if (devices.differing > 0)
        lines << link(QStringLiteral("#differing"), tr("%n differing", nullptr, devices.differing));
    m_devices->setText(devices.total == 0 ? tr("None yet.") : lines.join(QStringLiteral(" · ")));

    m_data->setText(facts.dataProblem
                        ? tr("The stored data cannot be read.")
                        : tr("%1, %2, %3", "numbers of users, groups, settings")
                              .arg(unbroken(tr("%n user(s)", nullptr, int(facts.users))),
                                   unbroken(tr("%n group(s)", nullptr, int(facts.groups))),
                                   unbroken(tr("%n setting(s)", nullptr, int(facts.settings)))));
    const QString used = unbroken(bytesText(facts.storeBytes));
    const QString sizes = facts.diskFree
                              ? tr("%1 on disk, %2 free").arg(used, unbroken(bytesText(*facts.diskFree)))
                              : tr("%1 on disk").arg(used);
    const QString proof = facts.provenSince ? tr("Content proven since %1.").arg(timeText(*facts.provenSince))
                                            : tr("Its content is being proven.");
    m_dataMore->setText(sizes + u'\n' + proof +
                        (facts.backup ? u'\n' + backupLine(*facts.backup, facts.now) : QString()));

    m_certificate->setText(
        facts.certificateEnds
            ? tr("Valid until %1")
                  .arg(QLocale().toString(
                      QDateTime::fromMSecsSinceEpoch(base::toMilliseconds(*facts.certificateEnds)).date(),
                      QLocale::ShortFormat))
            : tr("None could be made."));
    m_certificateMore->setText(facts.certificateProblem ? tr("Its renewal failed.") : tr("Renews itself."));
}

} // namespace retinue::ui
