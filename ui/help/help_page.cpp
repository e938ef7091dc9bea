#include "ui/help/help_page.h"

#include <QEvent>
#include <QFile>
#include <QPainter>
#include <QSvgRenderer>
#include <QUrl>

namespace retinue::ui {

namespace {
const QString kPictureScheme = QStringLiteral("picture");
}

QImage pictureOf(const QString &target, const QColor &ink, qreal scale)
{
    const QUrl url(target);
    QFile file(QStringLiteral(":/help/pictures/%1.svg").arg(url.path()));
    if (url.scheme() != kPictureScheme || !file.open(QIODevice::ReadOnly))
        return {};
    QByteArray drawing = file.readAll();
    drawing.replace("currentColor", ink.name().toLatin1());
    QSvgRenderer renderer(drawing);
    QImage image((QSizeF(renderer.defaultSize()) * scale).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    renderer.render(&painter);
    painter.end();
    image.setDevicePixelRatio(scale);
    return image;
}

HelpPage::HelpPage(QWidget *parent) : QTextBrowser(parent) {}

void HelpPage::read(const QString &markdown)
{
    m_markdown = markdown;
    setMarkdown(markdown);
}

QVariant HelpPage::loadResource(int type, const QUrl &name)
{
    if (type == QTextDocument::ImageResource && name.scheme() == kPictureScheme)
        return pictureOf(name.toString(), palette().color(QPalette::Text), devicePixelRatioF());
    return QTextBrowser::loadResource(type, name);
}

void HelpPage::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_markdown.isEmpty())
        read(m_markdown);
}

} // namespace retinue::ui
