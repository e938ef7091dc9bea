#pragma once

#include "ui/widgets/status_label.h"

#include <QPixmap>
#include <QStyledItemDelegate>

#include <map>
#include <tuple>

namespace retinue::ui {

/// Draws the mark of a state before a cell's text; the model gives the Health (as int) under kHealthRole and
/// the word under DisplayRole.
class HealthDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    static constexpr int kHealthRole = Qt::UserRole + 100;

    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    struct Key
    {
        Health health;
        int side;
        qreal scale;
        qint64 palette;
        bool onHighlight;
        friend bool operator<(const Key &a, const Key &b)
        {
            return std::tie(a.health, a.side, a.scale, a.palette, a.onHighlight) <
                   std::tie(b.health, b.side, b.scale, b.palette, b.onHighlight);
        }
    };
    [[nodiscard]] static QPixmap drawMark(const Key &key, const QPalette &palette);

    mutable std::map<Key, QPixmap> m_marks; ///< of the palette drawn with last
};

} // namespace retinue::ui
