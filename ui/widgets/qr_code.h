#pragma once

#include <QWidget>

#include <vector>

namespace retinue::ui {

/// A QR code, black on white in every theme (scanners want it so), with the quiet zone it needs. Its
/// accessible description is the text itself.
class QrCode : public QWidget
{
    Q_OBJECT
public:
    explicit QrCode(const QString &name, QWidget *parent = nullptr);
    /// Over the capacity of a code (about 2,300 bytes), or empty: nothing is drawn.
    void setText(const QString &text);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool isEmpty() const { return m_side == 0; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_side = 0; ///< modules
    std::vector<bool> m_modules;
};

} // namespace retinue::ui
