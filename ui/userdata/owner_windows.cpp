#include "ui/userdata/owner_windows.h"

#include "ui/userdata/owner_dialog.h"
#include "ui/userdata/owner_text.h"
#include "ui/userdata/take_over_dialog.h"

namespace retinue::ui {

OwnerWindows::OwnerWindows(engine::Engine &engine, const Session &session, QWidget *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_session(session)
    , m_parent(parent)
{
}

void OwnerWindows::show(const OwnerKey &owner)
{
    for (auto *open : m_parent->findChildren<OwnerDialog *>()) {
        if (open->isVisible() && open->owner() == owner) {
            open->raise();
            return open->activateWindow();
        }
    }
    auto *page = new OwnerDialog(m_engine, owner, m_parent);
    connect(page, &OwnerDialog::deletionWanted, this, &OwnerWindows::deletionWanted);
    connect(page, &OwnerDialog::renameWanted, this,
            [this, page] { move(*page, MoveDialog::Intent::Rename); });
    connect(page, &OwnerDialog::mergeWanted, this, [this, page] { move(*page, MoveDialog::Intent::Merge); });
    connect(page, &OwnerDialog::takeOverWanted, this, [this, page] { takeOver(*page); });
    page->show();
}

void OwnerWindows::move(OwnerDialog &page, MoveDialog::Intent intent)
{
    auto *dialog = new MoveDialog(m_engine, page.owner(), intent, m_session.administrator(), &page);
    connect(dialog, &QDialog::accepted, this, [this, dialog, &page] {
        const QString former = ownerName(page.owner());
        const OwnerKey target = dialog->target();
        Message message;
        if (dialog->intent() == MoveDialog::Intent::Rename) {
            message.text = tr("%1 is now %2.").arg(former, ownerName(target));
        } else {
            message.text = tr("%1 was merged into %2.").arg(former, ownerName(target));
            message.next = tr("Recently Deleted");
            message.act = [this] { Q_EMIT recentlyDeletedWanted(); };
        }
        page.close();
        show(target);
        Q_EMIT told(message);
    });
    dialog->open();
}

void OwnerWindows::takeOver(OwnerDialog &page)
{
    auto *dialog = new TakeOverDialog(m_engine, page.owner(), page.id(), &page);
    connect(dialog, &QDialog::accepted, this, [this, dialog, owner = page.owner()] {
        startTakeOver(owner, dialog->device(), dialog->deviceName());
    });
    dialog->open();
}

void OwnerWindows::startTakeOver(const OwnerKey &owner, const DeviceId &device, const QString &deviceName)
{
    const auto answer = std::make_shared<Answer<void>>();
    whenAnswered(answer->future(), this, [this, owner, deviceName](const Result<void> &done) {
        if (!done)
            return; // how it failed is said where jobs are
        Message message;
        message.text = tr("The copy of %1 is now the data of %2.").arg(deviceName, ownerName(owner));
        message.next = tr("Recently Deleted");
        message.act = [this] { Q_EMIT recentlyDeletedWanted(); };
        Q_EMIT told(message);
    });
    m_engine.jobs().start(
        QStringLiteral("user-take-over"), QStringLiteral("%1, %2").arg(ownerName(owner), deviceName),
        [&engine = m_engine, answer, owner, device,
         who = m_session.administrator()](engine::Job &job) -> Result<void> {
            auto done = engine.userData().takeOver(owner, device, who, engine::UserData::workOf(job));
            answer->give(done);
            return done;
        });
}

} // namespace retinue::ui
