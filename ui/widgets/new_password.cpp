#include "ui/widgets/new_password.h"

#include "ui/widgets/status_label.h"

#include <QFormLayout>
#include <QLineEdit>

namespace retinue::ui {

namespace {

constexpr qsizetype kShortest = 8, kLongest = 128, kStrong = 16; ///< characters

qsizetype lengthOf(const QLineEdit *field)
{
    return field->text().toUcs4().size();
}

} // namespace

SecretBytes secretOf(const QLineEdit &field)
{
    QByteArray bytes = field.text().toUtf8();
    return SecretBytes::take(bytes);
}

QLineEdit *makePasswordField(const QString &objectName, QWidget *parent)
{
    auto *field = new QLineEdit(parent);
    field->setObjectName(objectName);
    field->setEchoMode(QLineEdit::Password);
    return field;
}

NewPassword::NewPassword(QFormLayout *form, const QString &label, QWidget *parent)
    : QObject(parent)
    , m_first(makePasswordField(QStringLiteral("newPassword"), parent))
    , m_second(makePasswordField(QStringLiteral("repeatedPassword"), parent))
    , m_rule(new StatusLabel(parent))
{
    m_rule->setObjectName(QStringLiteral("passwordRule"));
    form->addRow(label, m_first);
    form->addRow(tr("Repeat &it"), m_second);
    form->addRow(QString(), m_rule);
    for (QLineEdit *field : {m_first, m_second}) {
        connect(field, &QLineEdit::textChanged, this, &NewPassword::judge);
        connect(field, &QLineEdit::returnPressed, this, &NewPassword::entered);
    }
    judge();
}

QString NewPassword::problem() const
{
    if (const auto missing = kShortest - lengthOf(m_first); missing > 0)
        return lengthOf(m_first) == 0
                   ? tr("Choose a password with %n characters or more.", nullptr, int(kShortest))
                   : tr("The password needs %n more character(s).", nullptr, int(missing));
    if (lengthOf(m_first) > kLongest)
        return tr("The password has more than %n characters.", nullptr, int(kLongest));
    if (m_first->text() != m_second->text())
        return m_second->text().isEmpty() ? tr("Repeat the password.")
                                          : tr("The two passwords are not the same.");
    return {};
}

void NewPassword::focusProblem()
{
    const bool firstIsGood = lengthOf(m_first) >= kShortest && lengthOf(m_first) <= kLongest;
    (firstIsGood ? m_second : m_first)->setFocus();
}

SecretBytes NewPassword::password() const
{
    return secretOf(*m_first);
}

void NewPassword::clear()
{
    m_first->clear();
    m_second->clear();
}

void NewPassword::judge()
{
    if (lengthOf(m_first) == 0)
        m_rule->setStatus(Health::Idle, tr("8 to 128 characters. Longer is stronger; nothing else counts."));
    else if (const QString wrong = problem(); !wrong.isEmpty())
        m_rule->setStatus(Health::Notice, wrong);
    else
        m_rule->setStatus(Health::Good,
                          lengthOf(m_first) < kStrong
                              ? tr("Good enough. With %n characters it is strong.", nullptr, int(kStrong))
                              : tr("Strong."));
}

} // namespace retinue::ui
