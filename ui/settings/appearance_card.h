#pragma once

#include "ui/shell/preferences.h"
#include "ui/widgets/card.h"

namespace retinue::ui {

/// Language and theme of the person at this desktop; both at once.
class AppearanceCard : public Card
{
    Q_OBJECT
public:
    /// The preferences outlive it.
    explicit AppearanceCard(Preferences &preferences, QWidget *parent = nullptr);
};

} // namespace retinue::ui
