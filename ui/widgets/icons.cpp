#include "ui/widgets/icons.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>

#include <algorithm>

/// Must be outside of namespaces; a static library's resources are not there by themselves.
static void initializeIcons()
{
    Q_INIT_RESOURCE(icons);
}

namespace retinue::ui {

namespace {

/// One drawing whose strokes take the colour of the text: the files say "currentColor", which Qt's renderer
/// does not know.
class LineIconEngine final : public QIconEngine
{
public:
    explicit LineIconEngine(QByteArray drawing) : m_drawing(std::move(drawing)) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        QByteArray drawing = m_drawing;
        drawing.replace("currentColor", colourOf(mode).name().toLatin1());
        QSvgRenderer renderer(drawing);
        const int side = std::min(rect.width(), rect.height());
        QRect square(0, 0, side, side);
        square.moveCenter(rect.center());
        renderer.render(painter, square);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }
    [[nodiscard]] QIconEngine *clone() const override { return new LineIconEngine(*this); }

private:
    static QColor colourOf(QIcon::Mode mode)
    {
        const QPalette palette = QApplication::palette();
        switch (mode) {
        case QIcon::Disabled:
            return palette.color(QPalette::Disabled, QPalette::WindowText);
        case QIcon::Selected:
            return palette.color(QPalette::HighlightedText);
        case QIcon::Normal:
        case QIcon::Active:
            break;
        }
        return palette.color(QPalette::WindowText);
    }

    QByteArray m_drawing;
};

} // namespace

QIcon icon(const QString &name)
{
    initializeIcons();
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    const bool exists = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(exists, "icon", qPrintable(name));
    return exists ? QIcon(new LineIconEngine(file.readAll())) : QIcon();
}

QIcon productIcon()
{
    initializeIcons();
    return QIcon(QStringLiteral(":/icons/retinue.svg"));
}

} // namespace retinue::ui
