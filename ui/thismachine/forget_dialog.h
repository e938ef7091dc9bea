#pragma once

#include "core/client/replica.h"

#include <QDialog>

#include <vector>

namespace retinue::ui {

/// R13: asks before one owner's local data are deleted; changes that have not gone up are named first.
/// accepted() when confirmed.
class ForgetDialog : public QDialog
{
    Q_OBJECT
public:
    ForgetDialog(const OwnerKey &owner, std::vector<client::UnsentChange> unsent, QWidget *parent);
    [[nodiscard]] const std::vector<client::UnsentChange> &shown() const { return m_unsent; }

private:
    const std::vector<client::UnsentChange> m_unsent;
};

} // namespace retinue::ui
