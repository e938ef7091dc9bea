#include "ui/text/problem_text.h"

#include "ui/text/formats.h"
#include "ui/text/item_text.h"

#include <QCoreApplication>

namespace retinue::ui {

namespace {

struct Problems
{
    Q_DECLARE_TR_FUNCTIONS(retinue::ui::Problems)
};

} // namespace

QString reasonText(const formats::Reason &reason)
{
    // The sentences are marked where they are: core/formats, core/exchange.
    return reason.toString(
        [](const char *english) { return QCoreApplication::translate("Reason", english); });
}

QString problemText(const formats::ImportProblem &problem)
{
    QStringList where;
    if (!problem.part.isEmpty())
        where << problem.part;
    if (problem.line > 0)
        where << (problem.part.isEmpty() ? Problems::tr("line %1") : Problems::tr("owner %1"))
                     .arg(countText(problem.line));
    if (!problem.field.isEmpty())
        where << itemText(problem.field);
    const QString reason = reasonText(problem.reason);
    return where.isEmpty() ? reason
                           : Problems::tr("%1: %2", "where in a file: why")
                                 .arg(where.join(Problems::tr(", ", "between places in a file")), reason);
}

} // namespace retinue::ui
