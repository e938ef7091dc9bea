#pragma once

#include "ui/help/help_library.h"

#include <QWidget>

class QLineEdit;
class QListWidget;

namespace retinue::ui {

class HelpPage;

/// The help beside the console: a list of its pages, a search over all of them, and the page. Links between
/// pages are "topic:<id>"; nothing leads out of the program.
class HelpWindow : public QWidget
{
    Q_OBJECT
public:
    explicit HelpWindow(const QString &language, QWidget *parent = nullptr);
    /// A topic that does not exist shows the first.
    void showTopic(const QString &id);
    [[nodiscard]] QString currentTopic() const;

private:
    void list(const QString &words);
    void read(const HelpTopic &topic);

    const HelpLibrary m_library;
    QString m_current;
    QLineEdit *m_search;
    QListWidget *m_topics;
    HelpPage *m_page;
};

} // namespace retinue::ui
