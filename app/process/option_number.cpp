#include "app/process/option_number.h"

namespace retinue::process {

Result<int> optionNumber(const QString &option, const QString &value, NumberRange range)
{
    bool isNumber = false;
    const int number = value.toInt(&isNumber);
    if (isNumber && number >= range.least && number <= range.most)
        return number;
    return Error{ErrorCode::InvalidInput,
                 QStringLiteral("--%1 needs a number from %2 to %3, not \"%4\"")
                     .arg(option, QString::number(range.least), QString::number(range.most), value),
                 {}};
}

} // namespace retinue::process
