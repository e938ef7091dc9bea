#include "ui/text/search_text.h"

#include <algorithm>

namespace retinue::ui {

namespace {

bool isAccent(QChar c)
{
    constexpr QChar kVoiced(0x3099), kHalfVoiced(0x309a);
    return c.category() == QChar::Mark_NonSpacing && c != kVoiced && c != kHalfVoiced;
}

} // namespace

QString searchText(const QString &text)
{
    // Upper case first: "ß" becomes "SS" there, as it is written on many a keyboard.
    QString plain = text.toUpper().toCaseFolded().normalized(QString::NormalizationForm_KD).toCaseFolded();
    plain.erase(std::remove_if(plain.begin(), plain.end(), isAccent), plain.end());
    return plain;
}

QStringList searchWords(const QString &entered)
{
    return searchText(entered).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace retinue::ui
