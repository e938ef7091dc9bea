#include "ui/userdata/move_dialog.h"

#include "ui/text/error_text.h"
#include "ui/text/formats.h"
#include "ui/text/item_text.h"
#include "ui/userdata/owner_text.h"
#include "ui/widgets/card.h"
#include "ui/widgets/status_label.h"

#include <QCompleter>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QStringListModel>
#include <QVBoxLayout>

#include <utility>

namespace retinue::ui {

namespace {

using userdata::MoveFate;

constexpr int kTextWidth = 64 * kSpace;
constexpr int kSuggestions = 8;
constexpr int kNamed = 4; ///< items of a kind that are named
/// What is typed within this time is one question.
constexpr std::chrono::milliseconds kTyping{150};

QString itemsOf(const userdata::MoveReport &plan, MoveFate fate)
{
    QStringList items;
    for (const userdata::MovedSetting &setting : plan.settings) {
        if (setting.fate == fate && items.size() < kNamed)
            items << itemText(setting.item);
    }
    return namesText(items, plan.count(fate));
}

QString itemsOnDevices(const userdata::MoveReport &plan)
{
    QStringList items;
    for (const userdata::MovedSetting &setting : plan.settings) {
        if (setting.onDevices)
            items << itemText(setting.item);
    }
    return items.isEmpty() ? QString() : namesText(items.mid(0, kNamed), items.size());
}

} // namespace

MoveDialog::MoveDialog(engine::Engine &engine, const OwnerKey &owner, Intent intent, const QString &who,
                       QWidget *parent)
    : QDialog(parent)
    , m_engine(engine)
    , m_owner(owner)
    , m_target(owner)
    , m_who(who)
    , m_intent(intent)
    , m_name(new QLineEdit(this))
    , m_label(new QLabel(this))
    , m_consequences(makeNote({}, this))
    , m_suggestions(new QStringListModel(this))
    , m_status(new StatusLabel(this))
    , m_choices(new QWidget(this))
    , m_keep(new QRadioButton(m_choices))
    , m_replace(new QRadioButton(m_choices))
    , m_other(new QPushButton(this))
    , m_do(new QPushButton(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    setObjectName(QStringLiteral("moveDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * kSpace, 2 * kSpace, 3 * kSpace, 2 * kSpace);
    layout->setSpacing(kSpace);
    layout->setSizeConstraint(QLayout::SetFixedSize); // grows with what is said
    m_label->setBuddy(m_name);
    m_label->setWordWrap(true);
    layout->addWidget(m_label);
    m_name->setObjectName(QStringLiteral("moveName"));
    m_name->setMinimumWidth(kTextWidth);
    m_name->setText(intent == Intent::Rename ? ownerName(owner) : QString());
    m_name->selectAll();
    auto *completer = new QCompleter(m_suggestions, this);
    completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_name->setCompleter(completer);
    layout->addWidget(m_name);
    m_status->setObjectName(QStringLiteral("moveStatus"));
    m_status->setMinimumWidth(kTextWidth);
    layout->addWidget(m_status);
    makeChoices();
    layout->addWidget(m_choices);
    m_consequences->setObjectName(QStringLiteral("moveConsequences"));
    m_consequences->setMinimumWidth(kTextWidth);
    layout->addWidget(m_consequences);

    auto *buttons = new QDialogButtonBox(this);
    m_other->setObjectName(QStringLiteral("moveOtherWay"));
    m_other->setAutoDefault(false);
    buttons->addButton(m_other, QDialogButtonBox::ActionRole);
    m_do->setObjectName(QStringLiteral("moveConfirm"));
    buttons->addButton(m_do, QDialogButtonBox::AcceptRole);
    m_do->setDefault(true);
    m_cancel->setObjectName(QStringLiteral("moveCancel"));
    m_cancel->setAutoDefault(false);
    buttons->addButton(m_cancel, QDialogButtonBox::RejectRole);
    connect(m_other, &QPushButton::clicked, this, [this] {
        setIntent(m_intent == Intent::Rename ? Intent::Merge : Intent::Rename);
        look();
    });
    connect(m_do, &QPushButton::clicked, this, &MoveDialog::carryOut);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    layout->addWidget(buttons);

    m_typing.setSingleShot(true);
    m_typing.setInterval(kTyping);
    connect(&m_typing, &QTimer::timeout, this, &MoveDialog::look);
    connect(m_name, &QLineEdit::textChanged, this, [this] {
        allow(false); // what is known is of the former name
        m_typing.start();
    });
    connect(m_keep, &QRadioButton::toggled, this, &MoveDialog::look);
    // What happens meanwhile may free a name, or take it. On a busy server something always does: that
    // neither puts off a look nor makes the answer to one worthless.
    connect(&engine.news(), &engine::News::settingsChanged, this, [this] {
        if (m_isLooking)
            m_looksAgain = true;
        else if (!m_typing.isActive())
            m_typing.start();
    });
    setIntent(intent);
    m_name->setFocus();
    look();
}

void MoveDialog::makeChoices()
{
    m_keep->setObjectName(QStringLiteral("moveKeep"));
    m_replace->setObjectName(QStringLiteral("moveReplace"));
    m_keep->setChecked(true);
    auto *layout = new QVBoxLayout(m_choices);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kSpace);
    layout->addWidget(new QLabel(tr("Where both have a setting that cannot be merged:"), m_choices));
    layout->addWidget(m_keep);
    layout->addWidget(m_replace);
}

void MoveDialog::setIntent(Intent intent)
{
    m_intent = intent;
    const QString owner = ownerName(m_owner);
    const bool renames = intent == Intent::Rename;
    setWindowTitle(renames ? tr("Rename %1").arg(owner) : tr("Merge %1 Into Another User").arg(owner));
    m_label->setText(renames ? tr("&New user name (or DOMAIN\\name):")
                             : tr("&User who gets the settings (or DOMAIN\\name):"));
    m_name->setAccessibleName(renames ? tr("New user name") : tr("User who gets the settings"));
    m_do->setText(renames ? tr("&Rename") : tr("&Merge"));
    m_choices->setVisible(!renames);
    m_keep->setText(tr("&Keep those of the other user")); // until a name is entered
    m_replace->setText(tr("Re&place them by those of %1").arg(buttonName(m_owner)));
    showConsequences(true); // until it is known otherwise
    allow(false);
}

void MoveDialog::showConsequences(bool keeps)
{
    const QString owner = ownerName(m_owner);
    QStringList sentences;
    if (m_intent == Intent::Rename) {
        sentences << tr("On the devices the copies under the old name go at the next contact; at the next "
                        "login under the new name the settings are there.");
    } else {
        sentences
            << (keeps ? tr("%1 is deleted then. What %1 had can be brought back from Recently Deleted, and "
                           "so can what the other user had where that changes.")
                            .arg(owner)
                      : tr("%1 is deleted then. Deleted data is not kept on this server: nobody can bring "
                           "it back, nor what the other user had where that changes. Backups that were "
                           "made before still hold it.")
                            .arg(owner))
            << tr("On the devices the copies under that name go at the next contact.");
    }
    sentences << tr("A change under the old name that a device has not sent by then is refused there.");
    m_consequences->setText(sentences.join(QLatin1Char(' ')));
}

userdata::Existing MoveDialog::existing() const
{
    return m_replace->isChecked() ? userdata::Existing::Replace : userdata::Existing::Keep;
}

/// `otherWay`: what the other intent is called, where that one can be done.
void MoveDialog::allow(bool isAllowed, const QString &otherWay)
{
    m_do->setEnabled(isAllowed);
    m_other->setText(otherWay);
    m_other->setVisible(!otherWay.isEmpty());
}

void MoveDialog::look()
{
    m_typing.stop();
    if (m_isMoving)
        return;
    const unsigned turn = ++m_turn;
    m_isLooking = m_looksAgain = false;
    const QString typed = m_name->text().trimmed();
    suggest(typed);
    const auto target = OwnerKey::parseUser(typed);
    if (typed.isEmpty() || !target) {
        m_status->setStatus(typed.isEmpty() ? Health::Idle : Health::Bad,
                            typed.isEmpty() ? tr("Enter a name.")
                                            : tr("That is no user name: it has at most %Ln character(s), and "
                                                 "no invisible ones.",
                                                 nullptr, OwnerKey::kMaxNameLength));
        return allow(false);
    }
    m_target = *target;
    m_isLooking = true;
    whenAnswered(m_engine.ask([&engine = m_engine, owner = m_owner, target = *target, intent = m_intent,
                               existing = existing()]() -> Result<Planned> {
        auto &userData = engine.userData();
        return planned(engine, owner,
                       intent == Intent::Rename ? userData.planRename(owner, target)
                                                : userData.planMerge(owner, target, existing));
    }),
                 this, [this, turn](const Result<Planned> &plan) {
                     if (turn != m_turn)
                         return;
                     m_isLooking = false;
                     if (std::exchange(m_looksAgain, false))
                         m_typing.start();
                     show(plan ? *plan : Planned{plan.error()});
                 });
}

MoveDialog::Planned MoveDialog::planned(engine::Engine &engine, const OwnerKey &owner,
                                        Result<engine::MoveOutlook> outlook)
{
    const auto found = engine.settings().find(owner);
    return {std::move(outlook), !found || found->has_value()};
}

void MoveDialog::suggest(const QString &typed)
{
    if (m_intent == Intent::Rename || typed.isEmpty())
        return m_suggestions->setStringList({});
    whenAnswered(m_engine.ask([&engine = m_engine, typed] {
        userdata::OwnerSearch search;
        search.text = typed;
        search.kinds = userdata::OwnerSearch::Kinds::Users;
        return engine.owners().page(search, {}, kSuggestions);
    }),
                 this, [this, turn = m_turn](const Result<userdata::OwnerPage> &page) {
                     if (turn != m_turn || !page)
                         return;
                     QStringList names;
                     for (const userdata::OwnerEntry &user : page->owners) {
                         if (!(user.key == m_owner))
                             names << ownerName(user.key);
                     }
                     m_suggestions->setStringList(names);
                 });
}

void MoveDialog::show(const Planned &plan)
{
    if (!plan.outlook)
        return showFailure(plan);
    m_keep->setText(tr("&Keep those of %1").arg(buttonName(m_target)));
    showPlan(*plan.outlook);
}

void MoveDialog::showFailure(const Planned &plan)
{
    const Error &error = plan.outlook.error();
    const QString target = ownerName(m_target);
    const bool renames = m_intent == Intent::Rename;
    if (error.code == ErrorCode::AlreadyExists) {
        m_status->setStatus(
            Health::Notice,
            tr("%1 has settings already. Choose another name, or merge the two.").arg(target));
        return allow(false, tr("&Merge the Two…"));
    }
    allow(false);
    if (error.code == ErrorCode::InvalidInput)
        return m_status->setStatus(Health::Idle, renames ? tr("That is the name now. Enter the new one.")
                                                         : tr("That is the same user. Enter another one."));
    if (error.code == ErrorCode::TooMany) // asked again, in silence
        return m_typing.start();
    if (error.code == ErrorCode::NotFound && !plan.isThere)
        return m_status->setStatus(
            Health::Bad,
            tr("Nothing is stored for %1 any more: somebody has deleted, renamed or merged that user. Close "
               "this window, and look at the list.")
                .arg(ownerName(m_owner)));
    if (error.code != ErrorCode::NotFound || renames)
        return m_status->setStatus(Health::Bad, errorText(error).toString());
    m_status->setStatus(Health::Idle,
                        tr("%1 has no settings. Enter a user who has some, or rename.").arg(target));
    allow(false, tr("&Rename…"));
}

void MoveDialog::showPlan(const engine::MoveOutlook &outlook)
{
    const userdata::MoveReport &plan = outlook.plan;
    if (plan.from.isNull()) {
        m_status->setStatus(Health::Good, tr("Only the spelling changes; devices keep their copies."));
        m_consequences->clear();
        return allow(true);
    }
    showConsequences(outlook.keeps);
    QStringList lines;
    const auto say = [&](MoveFate fate, const QString &words) {
        if (plan.count(fate) > 0)
            lines << words.arg(itemsOf(plan, fate));
    };
    const QString target = ownerName(m_target);
    if (m_intent == Intent::Rename) {
        lines << tr("%1 is free.").arg(target);
        if (const auto moved = plan.count(MoveFate::Moved); moved > 0)
            lines << tr("%Ln setting(s) go there.", nullptr, int(moved));
    } else {
        say(MoveFate::Moved, tr("Go over: %1."));
        say(MoveFate::Merged, tr("Merged entry by entry: %1."));
        say(MoveFate::Same, tr("The same in both: %1."));
        say(MoveFate::Kept, tr("Stay as they are: %1."));
        say(MoveFate::Replaced, tr("Are replaced: %1."));
    }
    say(MoveFate::Left, outlook.keeps ? tr("Cannot be decrypted, and stay in Recently Deleted: %1.")
                                      : tr("Cannot be decrypted, and are not kept: %1."));
    if (const QString items = itemsOnDevices(plan); !items.isEmpty())
        lines << tr("Destinations that only devices hold are lost with the copies there, and have to be "
                    "entered anew: %1.")
                     .arg(items);
    if (outlook.losesDeviceSpecific)
        lines << tr("Device-specific values under the old name are lost with the copies on the devices.");
    const QStringList &holders = outlook.stoppedHolders;
    if (!holders.isEmpty())
        lines << tr("%Ln stopped device(s) hold copies under the old name, which return when the devices are "
                    "started: %1.",
                    nullptr, int(holders.size()))
                     .arg(namesText(holders.mid(0, kNamed), holders.size()));
    const bool loses = plan.count(MoveFate::Left) + plan.count(MoveFate::Replaced) > 0 ||
                       !holders.isEmpty() || outlook.losesDeviceSpecific ||
                       (m_intent == Intent::Merge && !outlook.keeps);
    m_status->setStatus(loses ? Health::Notice : Health::Good, lines.join(QLatin1Char('\n')));
    allow(true);
}

void MoveDialog::carryOut()
{
    ++m_turn;
    m_isLooking = false;
    setMoving(true);
    allow(false);
    m_status->setStatus(Health::Working, tr("Moving the settings…"));
    whenAnswered(m_engine.ask([&engine = m_engine, owner = m_owner, target = m_target, intent = m_intent,
                               existing = existing(), who = m_who]() -> Result<Planned> {
        auto &userData = engine.userData();
        return planned(engine, owner,
                       intent == Intent::Rename ? userData.rename(owner, target, who)
                                                : userData.merge(owner, target, existing, who));
    }),
                 this, [this](const Result<Planned> &done) {
                     setMoving(false);
                     if (done && done->outlook)
                         return accept();
                     showFailure(done ? *done : Planned{done.error()});
                 });
}

/// It cannot be taken back any more then: whoever closed the window would not learn what came of it.
void MoveDialog::setMoving(bool isMoving)
{
    m_isMoving = isMoving;
    for (QWidget *input : {static_cast<QWidget *>(m_name), m_choices, static_cast<QWidget *>(m_cancel)})
        input->setEnabled(!isMoving);
}

void MoveDialog::reject()
{
    if (!m_isMoving)
        QDialog::reject();
}

QString MoveDialog::text() const
{
    return m_status->text() + QLatin1Char('\n') + m_consequences->text();
}

} // namespace retinue::ui
