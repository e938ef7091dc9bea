#pragma once

#include "core/userdata/recently_deleted.h"

#include <QDialog>

class QRadioButton;

namespace retinue::ui {

struct DeletedOutlook;

/// R20: where there is newer data, asks whether they stay (as proposed) or the older ones take their place.
class BringBackDialog : public QDialog
{
    Q_OBJECT
public:
    BringBackDialog(const DeletedOutlook &outlook, QWidget *parent);
    [[nodiscard]] userdata::Existing existing() const;

private:
    QRadioButton *m_keep, *m_replace;
};

} // namespace retinue::ui
