#pragma once

#include "core/engine/data_sharing.h"

#include <QAbstractItemModel>

#include <vector>

namespace retinue::ui {

/// The items by category with their scopes, and a draft of others (R31). A ticked item is shared; the first
/// row ticks all that can be chosen, a category what is in it. What is always shared stands below, and cannot
/// be changed. Of the windows' thread.
class SharingModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { Name, ScopeColumn, Columns };

    using QAbstractItemModel::QAbstractItemModel;

    /// As the engine has them now. What the draft wants and is so already leaves the draft.
    void show(const std::vector<engine::ItemSharing> &items);
    [[nodiscard]] const sharing::Draft &draft() const { return m_draft; }
    void discard();
    void setAll(Scope scope);
    /// While a change is under way nothing can be ticked.
    void setChangeable(bool changeable);
    [[nodiscard]] int chosen(Scope scope) const; ///< how many that can be chosen have it now

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void draftChanged();

private:
    enum class Kind { All, Category, AlwaysShared };
    struct Group
    {
        Kind kind = Kind::Category;
        QString category;               ///< of Kind::Category
        std::vector<std::size_t> items; ///< places in m_items that it sets
        [[nodiscard]] bool hasRows() const { return kind != Kind::All; }
    };

    [[nodiscard]] const Group &groupOf(const QModelIndex &index) const;
    [[nodiscard]] const engine::ItemSharing *itemOf(const QModelIndex &index) const; ///< null: a group's row
    [[nodiscard]] Scope wanted(const engine::ItemSharing &item) const;
    [[nodiscard]] int shared(const Group &group) const;
    [[nodiscard]] QString groupText(const Group &group, int column) const;
    [[nodiscard]] QString itemCell(const engine::ItemSharing &item, int column) const;
    [[nodiscard]] QString spokenName(const engine::ItemSharing &item) const;
    [[nodiscard]] QVariant toolTip(const engine::ItemSharing &item) const;
    [[nodiscard]] Qt::CheckState tickOf(const QModelIndex &index) const;
    void want(const std::vector<std::size_t> &items, Scope scope);
    void tellAll();

    std::vector<engine::ItemSharing> m_items;
    std::vector<Group> m_groups;
    sharing::Draft m_draft;
    bool m_changeable = true;
};

} // namespace retinue::ui
