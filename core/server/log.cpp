#include "core/server/log.h"

namespace retinue::server {

Q_LOGGING_CATEGORY(serverLog, "retinue.server")

namespace {

constexpr qsizetype kMostCharacters = 256;

} // namespace

QString printable(QStringView text)
{
    QString clean;
    const QStringView kept = text.first(std::min(text.size(), kMostCharacters));
    clean.reserve(kept.size());
    for (const QChar c : kept) {
        // Printable ASCII stays; of the rest only letters, marks and digits are harmless beyond doubt.
        const bool harmless = c.unicode() < 0x80 ? c.unicode() >= 0x20 && c.unicode() < 0x7f && c != u'\\'
                                                 : c.isLetterOrNumber() || c.isMark();
        if (harmless)
            clean += c;
        else
            clean += QStringLiteral("\\u%1").arg(uint(c.unicode()), 4, 16, QLatin1Char('0'));
    }
    if (kept.size() < text.size())
        clean += QStringLiteral("...");
    return clean;
}

} // namespace retinue::server
