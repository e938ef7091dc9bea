#pragma once

#include "core/client/communication_log.h"
#include "ui/thismachine/sorted_rows_model.h"

namespace retinue::ui {

/// The communication log of this machine's client (R8), newest first.
class CommunicationModel : public SortedRowsModel<client::CommunicationEntry>
{
    Q_OBJECT
public:
    enum Column { Severity, What, Last, First, Times, kColumns };

    using SortedRowsModel::SortedRowsModel;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    [[nodiscard]] bool isBefore(const client::CommunicationEntry &one,
                                const client::CommunicationEntry &other) const override;
};

} // namespace retinue::ui
