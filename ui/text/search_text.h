#pragma once

#include <QString>
#include <QStringList>

namespace retinue::ui {

/// What a person's search compares: without case, accents and differences of width. More lenient than the
/// rule that says which names are the same (model::foldedName): whoever types "zurich" finds "Zürich". The
/// marks of Japanese syllables stay, because they make other syllables.
[[nodiscard]] QString searchText(const QString &text);
/// The words of an entered filter as searchText; all of them must be found.
[[nodiscard]] QStringList searchWords(const QString &entered);

} // namespace retinue::ui
