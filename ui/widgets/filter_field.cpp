#include "ui/widgets/filter_field.h"

#include "ui/widgets/icons.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <QShortcut>
#include <QToolButton>

namespace retinue::ui {

namespace {

struct FilterField
{
    Q_DECLARE_TR_FUNCTIONS(retinue::ui::FilterField)
};

} // namespace

void makeFilterField(QLineEdit *field, const QString &placeholder, const QString &what)
{
    field->setPlaceholderText(placeholder);
    if (!what.isEmpty())
        field->setAccessibleName(what);
    field->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    for (auto *sign : field->findChildren<QToolButton *>())
        sign->setAccessibleName(FilterField::tr("Search"));
    field->setClearButtonEnabled(true);
    for (auto *button : field->findChildren<QToolButton *>()) {
        if (button->accessibleName().isEmpty())
            button->setAccessibleName(FilterField::tr("Clear"));
    }
}

void addFilterKeys(QWidget *page, QLineEdit *field, const std::function<void()> &refresh,
                   const std::function<void()> &clear)
{
    const auto shortcut = [page](const QKeySequence &keys, QWidget *where, Qt::ShortcutContext context,
                                 const std::function<void()> &act) {
        auto *made = new QShortcut(keys, where);
        made->setContext(context);
        QObject::connect(made, &QShortcut::activated, page, act);
    };
    shortcut(QKeySequence::Refresh, page, Qt::WidgetWithChildrenShortcut, refresh);
    shortcut(QKeySequence::Find, page, Qt::WidgetWithChildrenShortcut, [field] {
        field->setFocus(Qt::ShortcutFocusReason);
        field->selectAll();
    });
    shortcut(QKeySequence(Qt::Key_Escape), field, Qt::WidgetShortcut, clear);
}

} // namespace retinue::ui
