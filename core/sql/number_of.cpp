#include "core/sql/number_of.h"

namespace retinue::sql {

Result<std::int64_t> numberOf(Database &database, const QString &query, const QVariantList &parameters)
{
    Rows rows = database.query(query, parameters);
    std::int64_t number = 0;
    if (rows.next())
        number = rows.integer(0);
    RETINUE_TRY(rows.result());
    return number;
}

} // namespace retinue::sql
