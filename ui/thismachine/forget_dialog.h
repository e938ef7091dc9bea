#pragma once

#include "core/client/replica.h"

#include <QDialog>

namespace retinue::ui {

/// R13: asks before one owner's local data are deleted; what is lost with them is named first.
/// accepted() when confirmed.
class ForgetDialog : public QDialog
{
    Q_OBJECT
public:
    ForgetDialog(const OwnerKey &owner, const client::ForgetReport &loss, QWidget *parent);
};

} // namespace retinue::ui
