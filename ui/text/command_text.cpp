#include "ui/text/command_text.h"

#include <QRegularExpression>

namespace retinue::ui {

namespace {

QString quoted(const QString &word)
{
#ifdef Q_OS_WIN
    static const QRegularExpression plain(QStringLiteral("\\A[\\w:./\\\\@%+=-]+\\z"));
    return plain.match(word).hasMatch() ? word : u'"' + word + u'"';
#else
    static const QRegularExpression plain(QStringLiteral("\\A[A-Za-z0-9_:./@%+=,-]+\\z"));
    if (plain.match(word).hasMatch())
        return word;
    return u'\'' + QString(word).replace(u'\'', QStringLiteral("'\\''")) + u'\'';
#endif
}

} // namespace

QString commandText(const QStringList &words)
{
    QStringList line;
    for (const QString &word : words)
        line.append(quoted(word));
    return line.join(u' ');
}

} // namespace retinue::ui
