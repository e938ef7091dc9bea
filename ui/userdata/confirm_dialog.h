#pragma once

#include "ui/widgets/status_label.h"

#include <QDialog>
#include <QStringList>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace retinue::ui {

/// Asks before something is destroyed: what goes, counted and named, what that means, and [Yes] or [No]; No
/// is the default. Of many that nobody can bring back the number must be typed, so that all of them do not go
/// in passing. accepted() when confirmed.
class ConfirmDialog : public QDialog
{
    Q_OBJECT
public:
    static constexpr std::int64_t kMany = 20;

    /// `name` is the object name. Nothing can be confirmed until setReady().
    ConfirmDialog(const QString &title, const QString &name, QWidget *parent);

    void setQuestion(Health health, const QString &question);
    /// The first names of `total`.
    void setNames(const QStringList &names, std::int64_t total);
    /// What it means.
    void addNote(Health health, const QString &text);
    /// Yes can be chosen now; `typed`: when this number was entered.
    void setReady(std::optional<std::int64_t> typed = {});
    /// All that it says, line by line.
    [[nodiscard]] QString text() const;

private:
    StatusLabel *m_question;
    QLabel *m_names;
    QVBoxLayout *m_notes;
    QLineEdit *m_count;
    QLabel *m_countLabel;
    QPushButton *m_yes;
};

} // namespace retinue::ui
