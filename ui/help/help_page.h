#pragma once

#include <QColor>
#include <QImage>
#include <QTextBrowser>

namespace retinue::ui {

/// A picture of the help ("picture:<name>") with its lines in the colour of the text around it, sharp at the
/// scale. Null if there is none of that name.
[[nodiscard]] QImage pictureOf(const QString &target, const QColor &ink, qreal scale);

/// The text of a help page with its pictures, which are drawn anew when the theme changes.
class HelpPage : public QTextBrowser
{
    Q_OBJECT
public:
    explicit HelpPage(QWidget *parent = nullptr);
    void read(const QString &markdown);

    [[nodiscard]] QVariant loadResource(int type, const QUrl &name) override;

protected:
    void changeEvent(QEvent *event) override;

private:
    QString m_markdown;
};

} // namespace retinue::ui
