/// R20 over --owners users: the first page of a search as a window asks for it, next to the names of the same
/// page asked of FTS5 and of LIKE by hand, in turn on the same store. "names" is ours without what a page
/// says of each owner (key, device, number and bytes of settings). Medians of --rounds.

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

constexpr int kPageSize = 200;      // as windows ask
constexpr int kWrittenAtOnce = 100; // SQLite's journal of a savepoint makes many more in one slower

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

/// A store with so many owners; what an earlier run left in the folder is used again.
std::unique_ptr<store::Store> filled(const QString &folder, const Clock &clock, long owners)
{
    const Item &item = *Catalogue::builtIn().find(u"first-screen");
    auto opened = need(store::Store::open({folder, nullptr, &clock, {}}));
    for (long first = need(opened->read()).head().users; first < owners; first += kWrittenAtOnce) {
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
std::size_t pageOf(sql::Database &database, const QString &from, const QVariantList &values)
{
    sql::Rows rows =
        database.query(QStringLiteral("SELECT o.search, o.changed_at, o.\"row\" FROM %1 AND o.kind = 1 "
                                      "ORDER BY o.search, o.\"row\" LIMIT %2")
                           .arg(from)
                           .arg(kPageSize),
                       values);
    std::size_t count = 0;
    while (rows.next())
        ++count;
    need(rows.result());
    return count;
}

/// CROSS JOIN: the trigrams first. Left to itself SQLite may walk the names in order and ask for each.
std::size_t pageByTrigrams(sql::Database &database, const QString &text)
{
    return pageOf(
        database,
        QStringLiteral(
            "owner_trigram t CROSS JOIN owner o ON o.\"row\" = t.rowid WHERE owner_trigram MATCH ?"),
        {QString(u'"' + text + u'"')});
}

std::size_t pageByLike(sql::Database &database, const QString &text)
{
    return pageOf(database, QStringLiteral("owner o WHERE o.search LIKE ?"), {QString(u'%' + text + u'%')});
}

/// One way to ask.
struct Asked
{
    const char *name;
    std::function<std::size_t()> page; ///< how many rows came
    Distribution taken{};              ///< in milliseconds
};

void measure(Asked &asked, const char *search, std::size_t expected)
{
    const auto start = std::chrono::steady_clock::now();
    const std::size_t found = asked.page();
    asked.taken.add(
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    if (found != expected)
        giveUp({ErrorCode::Internal, QStringLiteral("%1%2: %3 found, %4 expected")
                                         .arg(QLatin1String(search), QLatin1String(asked.name))
                                         .arg(found)
                                         .arg(expected)});
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

    const std::array<std::pair<const char *, QString>, 6> searches{{
        {"frequent", QStringLiteral("mar")},
        {"common", QStringLiteral("steinroth")},
        {"one", nameOf(owners / 2)},
        {"none", QStringLiteral("xyzzy")},
        {"two_letters", QStringLiteral("qu")},
        {"one_letter", QStringLiteral("b")},
    }};
    for (const auto &[name, text] : searches) {
        userdata::OwnerSearch search;
        search.text = text;
        search.kinds = userdata::OwnerSearch::Kinds::Users;
        std::vector<Asked> asked{
            {"", [&] { return need(directory.page(search, {}, kPageSize)).owners.size(); }},
            {"_names",
             [&] {
                 const auto view = need(store->read());
                 return need(view.tables().index.page(userdata::queryOf(search), {}, kPageSize, {})).size();
             }},
            {"_like", [&] { return pageByLike(*database, text); }},
        };
        if (text.size() >= 3) // one and two letters have no trigrams: LIKE alone is the reference there
            asked.push_back({"_trigrams", [&] { return pageByTrigrams(*database, text); }});
        const std::size_t expected = pageByLike(*database, text);
        for (long round = 0; round < arguments.number("rounds"); ++round) {
            // Each in turn is the first: who comes behind a scan finds nothing of its own in the caches.
            for (std::size_t i = 0; i < asked.size(); ++i)
                measure(asked[(i + std::size_t(round)) % asked.size()], name, expected);
        }
        for (const Asked &one : asked)
            std::printf("%s%s_ms %.3f\n", name, one.name, one.taken.percentile(50));
    }
}
