#include "ui/help/help_library.h"

#include <QFile>

#include <algorithm>

/// Must be outside of namespaces; a static library's resources are not there by themselves.
static void initializeHelp()
{
    Q_INIT_RESOURCE(help);
}

namespace retinue::ui {

namespace {

QString read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString titleOf(const QString &text)
{
    QString first = text.section(u'\n', 0, 0);
    while (first.startsWith(u'#') || first.startsWith(u' '))
        first.remove(0, 1);
    return first.trimmed();
}

} // namespace

HelpLibrary::HelpLibrary(const QString &language)
{
    initializeHelp();
    const auto ids = read(QStringLiteral(":/help/contents.txt")).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &id : ids) {
        QString text = read(QStringLiteral(":/help/%1/%2.md").arg(language, id));
        if (text.isEmpty())
            text = read(QStringLiteral(":/help/en/%1.md").arg(id));
        m_topics.push_back({id, titleOf(text), text});
    }
}

const HelpTopic *HelpLibrary::find(const QString &id) const
{
    const auto found = std::find_if(m_topics.begin(), m_topics.end(),
                                    [&](const HelpTopic &topic) { return topic.id == id; });
    return found == m_topics.end() ? nullptr : &*found;
}

std::vector<const HelpTopic *> HelpLibrary::search(const QString &words) const
{
    const QStringList wanted = words.split(u' ', Qt::SkipEmptyParts);
    std::vector<const HelpTopic *> found;
    for (const HelpTopic &topic : m_topics) {
        if (std::all_of(wanted.begin(), wanted.end(),
                        [&](const QString &word) { return topic.text.contains(word, Qt::CaseInsensitive); }))
            found.push_back(&topic);
    }
    std::stable_partition(found.begin(), found.end(), [&](const HelpTopic *topic) {
        return std::any_of(wanted.begin(), wanted.end(), [&](const QString &word) {
            return topic->title.contains(word, Qt::CaseInsensitive);
        });
    });
    return found;
}

} // namespace retinue::ui
