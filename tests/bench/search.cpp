/// R20 over --owners users: the first page of a search as a window asks for it, next to the same page asked
/// of FTS5 and of LIKE by hand, in turn on the same store. Medians of --rounds.

#include "core/store/edit.h"
#include "core/store/snapshot.h"
#include "core/userdata/owner_directory.h"
#include "tests/bench/arguments.h"
#include "tests/bench/distribution.h"
#include "tests/support/store_edits.h"

#include <array>
#include <chrono>
#include <cstdio>

using namespace retinue;
using namespace retinue::bench;

namespace {

constexpr int kPageSize = 200; // as windows ask
constexpr int kWrittenAtOnce = 2000;

[[noreturn]] void giveUp(const Error &error)
{
    std::fprintf(stderr, "bench_search: %s\n", qUtf8Printable(error.toString()));
    std::exit(1);
}

template<typename T>
T need(Result<T> result)
{
    if (!result)
        giveUp(result.error());
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

/// A name that no other number gives, of syllables that recur as they do in names.
QString nameOf(long number)
{
    static constexpr std::array kFirst{"an",  "ber", "cla", "do", "eli", "fre", "gus", "hel", "ing", "jo",
                                       "kat", "lu",  "mar", "no", "ol",  "pet", "ro",  "su",  "tho", "ul"};
    static constexpr std::array kLast{"ach",   "berg",   "dorf", "eck",   "feld", "gard", "hof",
                                      "inger", "jansen", "ke",   "lund",  "mann", "neck", "ober",
                                      "piel",  "quist",  "roth", "stein", "thal", "vik",  "wald"};
    const auto part = [number](const auto &syllables, long divisor) {
        return QLatin1String(syllables[std::size_t(number / divisor) % syllables.size()]);
    };
    return part(kFirst, 1) + part(kFirst, 20) + u'.' + part(kLast, 400) + part(kLast, 8400) +
           QString::number(number);
}

std::unique_ptr<store::Store> filled(const QString &folder, const Clock &clock, long owners)
{
    const Item &item = *Catalogue::builtIn().find(u"first-screen");
    auto opened = need(store::Store::open({folder, nullptr, &clock, {}}));
    for (long first = 0; first < owners; first += kWrittenAtOnce) {
        need(opened->writeAndWait([&](store::Edit &edit) -> Result<void> {
            for (long i = first; i < std::min(first + kWrittenAtOnce, owners); ++i) {
                const auto written =
                    test::put(edit, *OwnerKey::user(nameOf(i)), {item.number, item.secret, "{}", {}});
                if (!written)
                    return written.error();
            }
            return {};
        }));
    }
    return opened;
}

/// One page by hand; how many rows came.
int pageOf(sql::Database &database, const QString &from, const QVariantList &values)
{
    sql::Rows rows =
        database.query(QStringLiteral("SELECT o.search, o.changed_at, o.\"row\" FROM %1 AND o.kind = 1 "
                                      "ORDER BY o.search, o.\"row\" LIMIT %2")
                           .arg(from)
                           .arg(kPageSize),
                       values);
    int count = 0;
    while (rows.next())
        ++count;
    need(rows.result());
    return count;
}

/// CROSS JOIN: the trigrams first. Left to itself SQLite may walk the names in order and ask for each.
int pageByTrigrams(sql::Database &database, const QString &text)
{
    return pageOf(
        database,
        QStringLiteral(
            "owner_trigram t CROSS JOIN owner o ON o.\"row\" = t.rowid WHERE owner_trigram MATCH ?"),
        {QString(u'"' + text + u'"')});
}

int pageByLike(sql::Database &database, const QString &text)
{
    return pageOf(database, QStringLiteral("owner o WHERE o.search LIKE ?"), {QString(u'%' + text + u'%')});
}

double millisecondsOf(const std::function<void()> &work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

} // namespace

int main(int count, char **values)
{
    const Arguments arguments(count, values);
    const long owners = arguments.number("owners");
    const base::SystemClock clock;
    const auto store = filled(QString::fromStdString(arguments.text("folder")), clock, owners);
    userdata::OwnerDirectory directory(*store, Catalogue::builtIn());
    auto database = need(sql::Database::open(store->location()));

    // One and two letters have no trigrams: LIKE alone is the reference there.
    const std::array<std::pair<const char *, QString>, 6> searches{{
        {"frequent", QStringLiteral("mar")},
        {"common", QStringLiteral("steinroth")},
        {"one", nameOf(owners / 2)},
        {"none", QStringLiteral("xyzzy")},
        {"two_letters", QStringLiteral("qu")},
        {"one_letter", QStringLiteral("b")},
    }};
    for (const auto &[name, text] : searches) {
        const bool hasTrigrams = text.size() >= 3;
        Distribution ours, trigrams, like;
        for (long round = 0; round < arguments.number("rounds"); ++round) {
            std::size_t found = 0;
            int expected = 0;
            ours.add(millisecondsOf([&] {
                userdata::OwnerSearch search;
                search.text = text;
                search.kinds = userdata::OwnerSearch::Kinds::Users;
                found = need(directory.page(search, {}, kPageSize)).owners.size();
            }));
            if (hasTrigrams)
                trigrams.add(millisecondsOf([&] { expected = pageByTrigrams(*database, text); }));
            like.add(millisecondsOf([&] { expected = pageByLike(*database, text); }));
            if (found != std::size_t(expected))
                giveUp({ErrorCode::Internal,
                        QStringLiteral("\"%1\": %2 found, %3 expected").arg(text).arg(found).arg(expected)});
        }
        std::printf("%s_ms %.3f\n", name, ours.percentile(50));
        if (hasTrigrams)
            std::printf("%s_trigrams_ms %.3f\n", name, trigrams.percentile(50));
        std::printf("%s_like_ms %.3f\n", name, like.percentile(50));
    }
}
