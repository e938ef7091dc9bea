#include "ui/widgets/filter_field.h"

#include "ui/widgets/icons.h"

#include <QCoreApplication>
#include <QLineEdit>
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

} // namespace retinue::ui
