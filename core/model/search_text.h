#pragma once

#include "core/model/owner.h"

#include <QString>
#include <QStringList>

namespace retinue::model {

/// How names are written for searching: folded as names are, compatibility forms (full-width letters) made
/// plain, accents of Latin, Greek and Cyrillic letters removed: "MÜLLER", "Muller" and "ｍuller" are alike.
/// Looks at no more than the first 2,048 code units.
[[nodiscard]] QString plainText(QStringView text);

/// What a search for an owner looks at, and what owners are sorted by: the plain name, then, behind a
/// character that no name has and that sorts before all that names have, the plain domain.
[[nodiscard]] QString searchText(const OwnerKey &owner);

/// The parts, each plain, that must all be found in a search text. One, without surrounding blanks; two where
/// a backslash separates domain and name ("corp\mul"). Empty: everything is found.
[[nodiscard]] QStringList searchTerms(QStringView typed);

/// The rules above, for those who keep search texts: another value means that all of them are to be made
/// anew.
[[nodiscard]] QString searchTextVersion();

} // namespace retinue::model
