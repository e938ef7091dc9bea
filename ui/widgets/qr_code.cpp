#include "ui/widgets/qr_code.h"

#include <QPainter>
#include <qrencode.h>

#include <memory>

namespace retinue::ui {

namespace {
constexpr int kQuietModules = 4; // ISO 18004
constexpr int kHintPixels = 168;
} // namespace

QrCode::QrCode(const QString &name, QWidget *parent) : QWidget(parent)
{
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void QrCode::setText(const QString &text)
{
    m_side = 0;
    m_modules.clear();
    const QByteArray bytes = text.toUtf8();
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        bytes.isEmpty()
            ? nullptr
            : QRcode_encodeString(bytes.constData(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), // short for capitals
        &QRcode_free);
    if (code) {
        m_side = code->width;
        m_modules.reserve(std::size_t(m_side) * std::size_t(m_side));
        for (int i = 0; i < m_side * m_side; ++i)
            m_modules.push_back((code->data[i] & 1) != 0);
    }
    setAccessibleDescription(text);
    update();
}

QSize QrCode::sizeHint() const
{
    return {kHintPixels, kHintPixels};
}

void QrCode::paintEvent(QPaintEvent *)
{
    if (isEmpty())
        return;
    QPainter painter(this);
    painter.fillRect(rect(), Qt::white);
    // Whole device pixels for each module: seams between modules confuse scanners.
    const qreal scale = devicePixelRatioF();
    const int modules = m_side + 2 * kQuietModules;
    const int pixels = int(std::min(width(), height()) * scale) / modules;
    const qreal side = pixels / scale;
    const qreal left = (width() - m_side * side) / 2, top = (height() - m_side * side) / 2;
    const QPointF origin(qRound(left * scale) / scale, qRound(top * scale) / scale);
    for (int row = 0; row < m_side; ++row) {
        for (int column = 0; column < m_side; ++column) {
            if (m_modules[std::size_t(row) * std::size_t(m_side) + std::size_t(column)])
                painter.fillRect(QRectF(origin + QPointF(column * side, row * side), QSizeF(side, side)),
                                 Qt::black);
        }
    }
}

} // namespace retinue::ui
