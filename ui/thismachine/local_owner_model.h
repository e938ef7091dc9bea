#pragma once

#include "core/client/replica.h"
#include "ui/thismachine/sorted_rows_model.h"

namespace retinue::ui {

/// "alice", "corp\alice", "Group: sales", "All devices".
[[nodiscard]] QString ownerText(const OwnerKey &owner);

/// Whose data this machine holds.
class LocalOwnerModel : public SortedRowsModel<client::LocalOwner>
{
    Q_OBJECT
public:
    enum Column { Owner, Settings, Unsent, Completeness, kColumns };

    using SortedRowsModel::SortedRowsModel;
    /// In any order. All devices are one of them only if there are shared buttons.
    void setOwners(std::vector<client::LocalOwner> owners);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    [[nodiscard]] bool isBefore(const client::LocalOwner &one,
                                const client::LocalOwner &other) const override;
};

} // namespace retinue::ui
