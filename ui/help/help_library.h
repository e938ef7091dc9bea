#pragma once

#include <QString>

#include <vector>

namespace retinue::ui {

/// One page of the help.
struct HelpTopic
{
    QString id;    ///< "devices": the page of the console that it explains, or a subject of its own
    QString title; ///< its first heading
    QString text;  ///< Markdown
};

/// The help pages of one language (resources/help/<language>/<id>.md); a page that a language does not have
/// is given in English. The order is that of resources/help/contents.txt.
class HelpLibrary
{
public:
    /// "de", "ja", "en"; anything else is English.
    explicit HelpLibrary(const QString &language);

    [[nodiscard]] const std::vector<HelpTopic> &topics() const { return m_topics; }
    [[nodiscard]] const HelpTopic *find(const QString &id) const; ///< null: none
    /// Topics in which every word occurs, in title or text, case aside; those with one in the title first.
    [[nodiscard]] std::vector<const HelpTopic *> search(const QString &words) const;

private:
    std::vector<HelpTopic> m_topics;
};

} // namespace retinue::ui
