#pragma once

#include <QString>

class QLineEdit;

namespace retinue::ui {

/// Makes a line the one that narrows a list as it is typed into: a sign in front, a button that clears it,
/// and names for both, which Qt leaves without. Accessible name: `what`, unless a label is its buddy.
void makeFilterField(QLineEdit *field, const QString &placeholder, const QString &what = {});

} // namespace retinue::ui
