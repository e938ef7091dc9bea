#include "ui/userdata/confirm_dialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace retinue::ui {

namespace {
constexpr int kTextWidth = 60 * kSpace;
}

ConfirmDialog::ConfirmDialog(const QString &title, const QString &name, QWidget *parent)
    : QDialog(parent)
    , m_question(new StatusLabel(this))
    , m_names(new QLabel(this))
    , m_notes(new QVBoxLayout)
    , m_count(new QLineEdit(this))
    , m_countLabel(new QLabel(tr("To go on, enter the &number:"), this))
    , m_yes(new QPushButton(tr("&Yes"), this))
{
    setObjectName(name);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * kSpace, 2 * kSpace, 3 * kSpace, 2 * kSpace);
    layout->setSpacing(2 * kSpace);
    layout->setSizeConstraint(QLayout::SetFixedSize); // grows with what is said
    m_question->setObjectName(QStringLiteral("confirmQuestion"));
    m_question->setMinimumWidth(kTextWidth);
    layout->addWidget(m_question);
    m_names->setObjectName(QStringLiteral("confirmNames"));
    m_names->setTextFormat(Qt::PlainText); // devices choose the names
    m_names->setWordWrap(true);
    m_names->setContentsMargins(3 * kSpace, 0, 0, 0);
    m_names->hide();
    layout->addWidget(m_names);
    m_notes->setSpacing(kSpace);
    layout->addLayout(m_notes);
    m_count->setObjectName(QStringLiteral("confirmCount"));
    m_countLabel->setBuddy(m_count);
    layout->addWidget(m_countLabel);
    layout->addWidget(m_count);
    m_count->hide();
    m_countLabel->hide();

    auto *buttons = new QDialogButtonBox(this);
    m_yes->setObjectName(QStringLiteral("confirmYes"));
    m_yes->setAutoDefault(false);
    m_yes->setEnabled(false);
    auto *no = new QPushButton(tr("&No"), this);
    no->setObjectName(QStringLiteral("confirmNo"));
    buttons->addButton(m_yes, QDialogButtonBox::YesRole);
    buttons->addButton(no, QDialogButtonBox::NoRole);
    no->setDefault(true);
    no->setFocus();
    connect(m_yes, &QPushButton::clicked, this, &QDialog::accept);
    connect(no, &QPushButton::clicked, this, &QDialog::reject);
    layout->addWidget(buttons);
}

void ConfirmDialog::setQuestion(Health health, const QString &question)
{
    m_question->setStatus(health, question);
    setAccessibleName(question);
}

void ConfirmDialog::setNames(const QStringList &names, std::int64_t total)
{
    QStringList lines = names;
    if (total > names.size())
        lines << tr("and %Ln more", nullptr, int(total - names.size()));
    m_names->setText(lines.join(QLatin1Char('\n')));
    m_names->show();
}

void ConfirmDialog::addNote(Health health, const QString &text)
{
    auto *note = new StatusLabel(this);
    note->setObjectName(QStringLiteral("confirmNote"));
    note->setMinimumWidth(kTextWidth);
    note->setStatus(health, text);
    m_notes->addWidget(note);
}

void ConfirmDialog::setReady(std::optional<std::int64_t> typed)
{
    m_yes->setEnabled(!typed);
    m_count->setVisible(typed.has_value());
    m_countLabel->setVisible(typed.has_value());
    if (!typed)
        return;
    m_count->setFocus();
    connect(m_count, &QLineEdit::textChanged, this, [this, count = *typed](const QString &text) {
        bool isNumber = false;
        const auto number = QLocale().toLongLong(text.trimmed(), &isNumber);
        m_yes->setEnabled(isNumber && number == count);
    });
}

QString ConfirmDialog::text() const
{
    QStringList lines{m_question->text()};
    if (!m_names->text().isEmpty())
        lines << m_names->text();
    for (const auto *note : findChildren<StatusLabel *>(QStringLiteral("confirmNote")))
        lines << note->text();
    return lines.join(QLatin1Char('\n'));
}

} // namespace retinue::ui
