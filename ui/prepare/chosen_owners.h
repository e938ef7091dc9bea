#pragma once

#include "core/client/export_window.h"

#include <QAbstractListModel>

#include <vector>

namespace retinue::ui {

/// Whom the administrator has chosen to be prepared: users first, by name. A choice stays through searches
/// and preparations. While the window is open each says whether it is prepared, and what it lacks (R24).
class ChosenOwners : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    /// Those who are chosen already are passed over.
    void add(const std::vector<OwnerKey> &owners);
    void remove(std::vector<int> rows);
    void clear();
    void setWindow(const client::ExportWindow &window);

    [[nodiscard]] const std::vector<OwnerKey> &owners() const { return m_owners; }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    void choiceChanged();

private:
    std::vector<OwnerKey> m_owners; ///< ordered
    std::vector<client::PreparedOwner> m_prepared;
};

} // namespace retinue::ui
