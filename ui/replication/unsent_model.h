#pragma once

#include "core/engine/unsent.h"

#include <QAbstractTableModel>

#include <vector>

namespace retinue::ui {

/// What is not at the new server, the newest first.
class UnsentModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Owner, Setting, What, When, From, Columns };

    /// The engine outlives this.
    explicit UnsentModel(engine::Engine &engine, QObject *parent = nullptr)
        : QAbstractTableModel(parent)
        , m_engine(engine)
    {
    }

    void setChanges(std::vector<engine::UnsentChange> changes);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString textOf(const engine::UnsentChange &change, int column) const;

    engine::Engine &m_engine;
    std::vector<engine::UnsentChange> m_changes;
};

} // namespace retinue::ui
