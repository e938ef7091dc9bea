#include "ui/backup/device_folder_card.h"

#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace retinue::ui {

DeviceFolderCard::DeviceFolderCard(Machine &machine, Session &session, QWidget *parent)
    : SettingsCard(tr("Device: this machine's disk"), QStringLiteral("deviceFolder"), machine, session,
                   parent)
    , m_folder(new QLineEdit(this))
{
    m_folder->setObjectName(QStringLiteral("deviceFolder"));
    auto *choose = new QPushButton(tr("C&hoose…"), this);
    choose->setObjectName(QStringLiteral("chooseDeviceFolder"));
    choose->setAccessibleName(tr("Choose the folder for backups"));
    auto *label = new QLabel(tr("Fol&der:"), this);
    label->setBuddy(m_folder);
    auto *row = new QHBoxLayout;
    row->addWidget(m_folder, 1);
    row->addWidget(choose);
    auto *form = new QFormLayout;
    form->addRow(label, row);
    content()->addLayout(form);
    content()->addWidget(makeNote(tr("A disk that can be taken away, or another one than that of the data, "
                                     "survives more. Backups that are there "
                                     "already stay in the former folder. The folder is made now, and not "
                                     "again later: while its disk is not connected, backups fail."),
                                  this));
    addSaveRow();
    connect(m_folder, &QLineEdit::textChanged, this, [this] { judge(); });
    connect(choose, &QPushButton::clicked, this, &DeviceFolderCard::chooseFolder);
}

void DeviceFolderCard::showKept()
{
    m_folder->setText(QDir::toNativeSeparators(kept().deviceFolder));
    m_folder->setCursorPosition(0);
}

bool DeviceFolderCard::isChanged() const
{
    return QDir::fromNativeSeparators(m_folder->text().trimmed()) != kept().deviceFolder;
}

void DeviceFolderCard::save()
{
    const QString folder = QDir::fromNativeSeparators(m_folder->text().trimmed());
    apply(tr("Setting the folder"),
          tr("Backups of this machine go to %1 now.").arg(m_folder->text().trimmed()),
          [folder](engine::Backups &backups, const QString &who) {
              return backups.setDeviceFolder(folder, who);
          });
}

void DeviceFolderCard::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Folder for Backups"), m_folder->text());
    dialog->setObjectName(QStringLiteral("deviceFolderDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &folder) { m_folder->setText(QDir::toNativeSeparators(folder)); });
    dialog->open();
}

} // namespace retinue::ui
