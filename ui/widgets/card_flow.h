#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace retinue::ui {

/// Cards side by side in columns of the same width, as many as fit, in rows as high as their highest card;
/// never a last row with one card where the cards can be dealt out evenly. Hidden cards take no room.
class CardFlow : public QLayout
{
    Q_OBJECT
public:
    /// `least`: the width below which a card is not squeezed while it can go to the next row instead.
    CardFlow(int least, int mostColumns);
    ~CardFlow() override;

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    void setGeometry(const QRect &rect) override;

    [[nodiscard]] int columnsFor(int width) const;

private:
    [[nodiscard]] std::vector<QLayoutItem *> shown() const;
    /// The height; with `place` the cards are put there.
    int arrange(const QRect &rect, bool place) const;

    const int m_least, m_mostColumns;
    std::vector<std::unique_ptr<QLayoutItem>> m_items;
};

} // namespace retinue::ui
