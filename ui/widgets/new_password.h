#pragma once

#include "core/base/secret_bytes.h"

#include <QObject>
#include <QString>

class QFormLayout;
class QLineEdit;
class QWidget;

namespace retinue::ui {

class StatusLabel;

/// What a field holds, wiped as far as that lies with us; the field keeps its own copy until it is cleared.
[[nodiscard]] SecretBytes secretOf(const QLineEdit &field);
/// A field whose content is not shown.
[[nodiscard]] QLineEdit *makePasswordField(const QString &objectName, QWidget *parent);

/// The two fields of a password that somebody chooses, with the rule over them before anything was typed, as
/// rows of a form. Its strength is judged by its length only.
class NewPassword : public QObject
{
    Q_OBJECT
public:
    /// Adds its rows to the form; `label` names the first one ("&New password").
    NewPassword(QFormLayout *form, const QString &label, QWidget *parent);
    /// Why it cannot be taken, for people; empty: it can.
    [[nodiscard]] QString problem() const;
    void focusProblem();
    [[nodiscard]] SecretBytes password() const;
    void clear();

Q_SIGNALS:
    void entered(); ///< Return was pressed in one of the fields

private:
    void judge();

    QLineEdit *m_first, *m_second;
    StatusLabel *m_rule;
};

} // namespace retinue::ui
