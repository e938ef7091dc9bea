#pragma once

#include <QString>

#include <functional>

class QLineEdit;
class QWidget;

namespace retinue::ui {

/// Makes a line the one that narrows a list as it is typed into: a sign in front, a button that clears it,
/// and names for both, which Qt leaves without. Accessible name: `what`, unless a label is its buddy.
void makeFilterField(QLineEdit *field, const QString &placeholder, const QString &what = {});

/// The keys of a page with such a line: the platform's key for refreshing calls `refresh`, its key for
/// finding goes to the line, Escape in the line calls `clear`.
void addFilterKeys(QWidget *page, QLineEdit *field, const std::function<void()> &refresh,
                   const std::function<void()> &clear);

} // namespace retinue::ui
