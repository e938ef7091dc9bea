#pragma once

#include "ui/widgets/status_label.h"

#include <QPixmap>
#include <QStyledItemDelegate>

#include <map>

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
        auto operator<=>(const Key &) const = default;
    };
    [[nodiscard]] static QPixmap drawMark(const Key &key, const QPalette &palette);

    mutable std::map<Key, QPixmap> m_marks; ///< of the palette drawn with last
};

} // namespace retinue::ui
