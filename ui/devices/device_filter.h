#pragma once

#include "ui/devices/device_model.h"

#include <QSortFilterProxyModel>
#include <QStringList>

namespace retinue::ui {

/// The devices that are shown, in the order that is shown: every word of the filter occurs in the row
/// (case and accents aside), and the state is one of those wanted.
class DeviceFilter : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    /// "Differing" looks at the copies, whatever the device is doing.
    enum class Wanted { All, Running, Stopped, NotConnected, Differing };

    /// `model` outlives this.
    explicit DeviceFilter(DeviceModel &model, QObject *parent = nullptr);

    void setText(const QString &entered);
    void setWanted(Wanted wanted);
    [[nodiscard]] Wanted wanted() const { return m_wanted; }
    [[nodiscard]] bool isFiltering() const { return m_wanted != Wanted::All || !m_words.isEmpty(); }
    [[nodiscard]] const devices::DeviceRecord &device(int shownRow) const;

protected:
    [[nodiscard]] bool filterAcceptsRow(int sourceRow, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    const DeviceModel &m_model;
    QStringList m_words;
    Wanted m_wanted = Wanted::All;
};

} // namespace retinue::ui
