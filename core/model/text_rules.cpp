#include "core/model/text_rules.h"

#include <algorithm>

namespace retinue::model {

Result<void> checkText(const QJsonObject &object, const TextRule &rule)
{
    const QLatin1String name(rule.member);
    const auto refusal = [&](const QString &reason) {
        return Error{ErrorCode::InvalidInput, QStringLiteral("\"%1\" %2").arg(name, reason), {}};
    };
    const QJsonValue value = object.value(name);
    if (value.isUndefined() && !rule.required)
        return {};
    if (!value.isString())
        return refusal(value.isUndefined() ? QStringLiteral("is missing")
                                           : QStringLiteral("is not a string"));
    const QString text = value.toString();
    if (text.isEmpty() && rule.required)
        return refusal(QStringLiteral("is empty"));
    qsizetype codePoints = 0;
    for (const QChar c : text) {
        if (c.category() == QChar::Other_Control)
            return refusal(QStringLiteral("contains a control character"));
        codePoints += c.isLowSurrogate() ? 0 : 1;
    }
    if (codePoints > rule.most)
        return refusal(QStringLiteral("is longer than %1 characters").arg(rule.most));
    return {};
}

bool isEntryId(QStringView text)
{
    return !text.isEmpty() && text.size() <= kMaxEntryId &&
           std::all_of(text.begin(), text.end(), [](QChar c) {
               return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') ||
                      c == u'.' || c == u'_' || c == u':' || c == u'-';
           });
}

} // namespace retinue::model
