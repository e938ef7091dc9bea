#include "ui/prepare/window_panel.h"

#include "ui/prepare/prepare_text.h"
#include "ui/text/formats.h"
#include "ui/userdata/owner_text.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/status_label.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace retinue::ui {

namespace {

constexpr std::chrono::seconds kTick{1};
constexpr std::size_t kNamedLacking = 5;
constexpr qreal kLarge = 1.6;

/// "21:15": the day does not matter for a quarter of an hour.
QString clockText(Timestamp time)
{
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(base::toMilliseconds(time));
    return QLocale().toString(when.time(), QLocale::ShortFormat);
}

QString incompleteText(const std::vector<client::PreparedOwner> &incomplete)
{
    QStringList names;
    for (std::size_t i = 0; i < std::min(incomplete.size(), kNamedLacking); ++i)
        names << WindowPanel::tr("%1 (%2)").arg(ownerName(incomplete[i].owner), lackText(incomplete[i]));
    return names.isEmpty() ? QString()
                           : WindowPanel::tr("No longer complete: %1. Prepare again before you export.")
                                 .arg(namesText(names, std::int64_t(incomplete.size())));
}

} // namespace

WindowPanel::WindowPanel(QWidget *parent)
    : Card({}, parent)
    , m_state(new StatusLabel(this))
    , m_incomplete(new StatusLabel(this))
    , m_countdown(new QLabel(this))
    , m_warning(makeNote(tr("Until the export is done, let nobody log in at this machine's panel who is not "
                            "prepared: their settings may push out prepared ones."),
                         this))
    , m_export(new QPushButton(icon(QStringLiteral("export")), tr("&Export…"), this))
    , m_import(new QPushButton(icon(QStringLiteral("restore")), tr("&Import…"), this))
{
    setObjectName(QStringLiteral("exportWindow"));
    m_state->setObjectName(QStringLiteral("windowState"));
    m_incomplete->setObjectName(QStringLiteral("windowIncomplete"));
    m_countdown->setObjectName(QStringLiteral("countdown"));
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * kLarge);
    m_countdown->setFont(large);
    m_export->setObjectName(QStringLiteral("exportButton"));
    m_import->setObjectName(QStringLiteral("importButton"));
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * kSpace);
    row->addWidget(m_state, 1, Qt::AlignVCenter);
    row->addWidget(m_countdown);
    row->addWidget(m_export);
    row->addWidget(m_import);
    content()->addLayout(row);
    content()->addWidget(m_incomplete);
    content()->addWidget(m_warning);
    connect(m_export, &QPushButton::clicked, this, &WindowPanel::exportWanted);
    connect(m_import, &QPushButton::clicked, this, &WindowPanel::importWanted);
    connect(&m_timer, &QTimer::timeout, this, &WindowPanel::draw);
    m_timer.setInterval(kTick);
    draw();
}

void WindowPanel::setWindow(const client::ExportWindow &window, Timestamp now)
{
    const bool isNew = window.isOpen() && (!m_window.isOpen() || window.left > left() + kTick);
    m_window = window;
    m_since.start();
    if (isNew)
        m_spoken = tr("Importing and exporting are allowed until %1").arg(clockText(now + window.left));
    if (window.isOpen() && !m_timer.isActive())
        m_timer.start();
    draw();
}

void WindowPanel::setStopped(bool stopped)
{
    m_isStopped = stopped;
    draw();
}

void WindowPanel::setBusy(bool busy)
{
    m_busy = busy;
    draw();
}

std::chrono::milliseconds WindowPanel::left() const
{
    if (!m_since.isValid())
        return {};
    return std::max(m_window.left - std::chrono::milliseconds(m_since.elapsed()),
                    std::chrono::milliseconds(0));
}

std::vector<client::PreparedOwner> WindowPanel::incomplete() const
{
    std::vector<client::PreparedOwner> incomplete = m_window.prepared;
    std::erase_if(incomplete, [](const client::PreparedOwner &owner) { return !owner.lacks; });
    return incomplete;
}

void WindowPanel::draw()
{
    const auto left = this->left();
    const bool isOpen = left > std::chrono::milliseconds(0);
    const bool isAllowed = isOpen || m_isStopped;
    m_export->setEnabled(isAllowed && !m_busy);
    m_import->setEnabled(isAllowed && !m_busy);
    m_warning->setVisible(!m_isStopped);
    m_countdown->setVisible(isOpen);
    const QString lacking = isOpen ? incompleteText(incomplete()) : QString();
    if (m_incomplete->text() != lacking)
        m_incomplete->setStatus(Health::Notice, lacking);
    m_incomplete->setVisible(!lacking.isEmpty());
    const QString state =
        isOpen        ? m_spoken
        : m_isStopped ? tr("The client is stopped: importing and exporting are allowed. Exported are those "
                           "whose data are on this machine.")
                      : tr("Importing and exporting are not allowed while the client runs. Choose users and "
                           "groups, and prepare them.");
    if (m_state->text() != state)
        m_state->setStatus(isAllowed ? Health::Good : Health::Idle, state);
    if (isOpen) {
        // What is read aloud is the end, once; the seconds are for the eye.
        if (m_countdown->accessibleName() != m_spoken)
            m_countdown->setAccessibleName(m_spoken);
        m_countdown->setText(countdownText(left));
        Q_EMIT counted(m_countdown->text(), m_spoken);
    } else if (m_timer.isActive()) {
        m_timer.stop();
        Q_EMIT counted({}, {});
    }
}

} // namespace retinue::ui
