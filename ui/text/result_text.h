#pragma once

#include "ui/text/error_text.h"

#include <QStringList>

namespace retinue::ui {

/// What a result of the execution log means ("OK", a code of R54, the word of an error's code), and what to
/// do. A word that is not known explains itself as far as it can: a newer version may have written it.
[[nodiscard]] ErrorText resultText(const QString &result);
/// The same of a kind of the security log ("wrong-password").
[[nodiscard]] ErrorText securityText(const QString &kind);
/// What such a kind is called in a list.
[[nodiscard]] QString securityKindText(const QString &kind);

/// Kinds of the security log whose name on the screen contains the text, in any case.
[[nodiscard]] QStringList securityKindsCalled(const QString &text);

} // namespace retinue::ui
