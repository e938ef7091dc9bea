#include "ui/userdata/owner_dialog.h"

#include "ui/text/error_text.h"
#include "ui/text/formats.h"
#include "ui/text/item_text.h"
#include "ui/userdata/owner_text.h"
#include "ui/userdata/settings_table.h"
#include "ui/widgets/card.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/status_label.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace retinue::ui {

namespace {

constexpr std::chrono::milliseconds kGather{150};
constexpr QSize kFirstSize{104 * kSpace, 72 * kSpace};
const QString kBetween = QStringLiteral(" · ");

QString namesOf(const std::vector<OwnerKey> &owners)
{
    QStringList names;
    for (const OwnerKey &owner : owners)
        names << ownerName(owner);
    return names.join(QStringLiteral(", "));
}

} // namespace

OwnerDialog::OwnerDialog(engine::Engine &engine, const OwnerKey &owner, QWidget *parent)
    : QDialog(parent)
    , m_engine(engine)
    , m_key(owner)
    , m_state(new StatusLabel(this))
    , m_facts(new QLabel(this))
    , m_related(makeNote({}, this))
    , m_settings(new SettingsTable(
          {tr("Category"), tr("Item"), tr("Size"), tr("Revision"), tr("Last Change"), tr("Last Changed By")},
          {categoryText(QStringLiteral("Default job settings")), itemText(QStringLiteral("display.language")),
           bytesText(999 * 1024), countText(99999), exactTimeText(engine.clock().now()), QString()},
          this))
{
    setObjectName(QStringLiteral("ownerDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(QStringLiteral("%1: %2").arg(ownerKindText(owner.kind()), ownerName(owner)));
    resize(kFirstSize);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * kSpace, 2 * kSpace, 3 * kSpace, 2 * kSpace);
    layout->setSpacing(kSpace);
    auto *title = new QLabel(ownerName(owner), this);
    title->setObjectName(QStringLiteral("ownerTitle"));
    title->setTextFormat(Qt::PlainText);
    title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 1.6);
    large.setWeight(QFont::DemiBold);
    title->setFont(large);
    layout->addWidget(title);
    m_state->hide();
    layout->addWidget(m_state);
    m_facts->setObjectName(QStringLiteral("ownerFacts"));
    m_related->setObjectName(QStringLiteral("ownerRelated"));
    for (QLabel *label : {m_facts, m_related}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        layout->addWidget(label);
    }
    layout->addWidget(m_settings, 1);

    layout->addWidget(makeButtons());

    m_soon.setSingleShot(true);
    m_soon.setInterval(kGather);
    connect(&m_soon, &QTimer::timeout, this, &OwnerDialog::ask);
    connect(&engine.news(), &engine::News::settingsChanged, this, [this] {
        if (!m_soon.isActive())
            m_soon.start();
    });
    ask();
}

QPushButton *OwnerDialog::makeButton(const QString &name, const QString &iconName, const QString &text)
{
    auto *button = new QPushButton(text, this);
    if (!iconName.isEmpty())
        button->setIcon(icon(iconName));
    button->setObjectName(name);
    button->setAutoDefault(false);
    button->setEnabled(false);
    m_actions.push_back(button);
    return button;
}

QDialogButtonBox *OwnerDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(this);
    const auto add = [&](QPushButton *button, auto wanted) {
        buttons->addButton(button, QDialogButtonBox::ActionRole);
        connect(button, &QPushButton::clicked, this, wanted);
    };
    if (m_key.kind() == OwnerKind::User) {
        add(makeButton(QStringLiteral("ownerRenameButton"), {}, tr("&Rename…")), &OwnerDialog::renameWanted);
        add(makeButton(QStringLiteral("ownerMergeButton"), {}, tr("&Merge Into…")),
            &OwnerDialog::mergeWanted);
    }
    add(makeButton(QStringLiteral("ownerTakeOverButton"), {}, tr("&Take Over From Device…")),
        &OwnerDialog::takeOverWanted);
    add(makeButton(QStringLiteral("ownerDeleteButton"), QStringLiteral("remove"), tr("&Delete…")),
        [this] { Q_EMIT deletionWanted(m_id); });
    auto *close = new QPushButton(tr("&Close"), this);
    close->setObjectName(QStringLiteral("ownerCloseButton"));
    close->setDefault(true);
    buttons->addButton(close, QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return buttons;
}

void OwnerDialog::ask()
{
    using Details = std::optional<userdata::OwnerDetails>;
    whenAnswered(m_engine.ask([&engine = m_engine, key = m_key] { return engine.owners().details(key); }),
                 this, [this](const Result<Details> &details) {
                     if (!details) { // too much to do is asked again, in silence
                         if (details.error().code == ErrorCode::TooMany)
                             return m_soon.start();
                         m_state->setStatus(Health::Bad, errorText(details.error()).toString());
                         return m_state->show();
                     }
                     for (QPushButton *action : m_actions)
                         action->setEnabled(details->has_value());
                     m_state->setVisible(!*details);
                     if (*details)
                         return draw(**details);
                     m_state->setStatus(Health::Idle, tr("Nothing is stored any more."));
                     m_facts->clear();
                     m_related->clear();
                     m_settings->setLines({});
                 });
}

void OwnerDialog::draw(const userdata::OwnerDetails &details)
{
    const userdata::OwnerEntry &owner = details.owner;
    m_id = owner.id;
    m_facts->setText(
        QStringList{ownerKindText(m_key.kind()), tr("%Ln setting(s)", nullptr, int(owner.settings)),
                    bytesText(owner.bytes),
                    tr("last change %1, %2")
                        .arg(exactTimeText(owner.changedAt), changedByText(m_engine, owner.changedBy))}
            .join(kBetween));
    if (m_key.kind() == OwnerKind::User)
        m_related->setText(details.groups.empty()
                               ? tr("Groups at the last login: none")
                               : tr("Groups at the last login: %1").arg(namesOf(details.groups)));
    else
        m_related->setText(
            details.members.empty()
                ? tr("No user named this group at the last login.")
                : tr("Users who named it at the last login: %1").arg(namesOf(details.members)));
    std::vector<SettingLine> lines;
    for (const userdata::SettingEntry &setting : details.settings)
        lines.push_back({setting.item,
                         {categoryText(setting.category), itemText(setting.item), bytesText(setting.bytes),
                          countText(std::int64_t(setting.revision.value)), exactTimeText(setting.changedAt),
                          changedByText(m_engine, setting.changedBy)},
                         setting.secret,
                         setting.value});
    m_settings->setLines(std::move(lines));
}

} // namespace retinue::ui
