#include "core/store/owner_index.h"

#include "core/model/search_text.h"
#include "core/store/columns.h"
#include "core/store/head_table.h"

#include <algorithm>

namespace retinue::store {

namespace {

const QString kIndexedVersion = QStringLiteral("search-text");
constexpr int kFilledAtOnce = 1000;
constexpr int kTrigram = 3; ///< code points
constexpr int kPagesMergedAtOnce = 500;
/// Up to so many are sorted here; of more, which are frequent then, the next ones are soon found in order.
constexpr std::size_t kSorted = 5000;
/// Between two looks at the token: few at first, where what is frequent is found soon.
constexpr int kFirstWalked = 1000;
constexpr int kWalkedAtOnce = 20'000;

const QString kPlace = QStringLiteral("o.search, o.changed_at, o.\"row\"");

Error searchCancelled()
{
    return {ErrorCode::Cancelled, QStringLiteral("the search was cancelled")};
}

/// A condition with its parameters.
struct Condition
{
    QString text;
    QVariantList values;

    void add(const QString &more, const QVariantList &moreValues)
    {
        text += QStringLiteral(" AND ") + more;
        values += moreValues;
    }
    void append(const Condition &other)
    {
        text += other.text;
        values += other.values;
    }
};

QString containing(sql::Dialect dialect)
{
    return dialect == sql::Dialect::Sqlite ? QStringLiteral("instr(o.search, ?) > 0")
                                           : QStringLiteral("strpos(o.search, ?) > 0");
}

Condition havingTerms(sql::Dialect dialect, const OwnerQuery &query)
{
    Condition condition;
    for (const QString &term : query.terms)
        condition.add(containing(dialect), {term});
    return condition;
}

Condition oldEnough(const OwnerQuery &query)
{
    Condition condition;
    if (query.changedBefore)
        condition.add(QStringLiteral("o.changed_at < ?"), {timeValue(*query.changedBefore)});
    return condition;
}

QStringList longTerms(const OwnerQuery &query)
{
    QStringList terms;
    for (const QString &term : query.terms) {
        if (term.toUcs4().size() >= kTrigram)
            terms << term;
    }
    return terms;
}

std::vector<int> kindsOf(const OwnerQuery &query)
{
    std::vector<int> kinds;
    if (query.users)
        kinds.push_back(int(OwnerKind::User));
    if (query.groups)
        kinds.push_back(int(OwnerKind::Group));
    return kinds;
}

/// Below 0, 0, above 0, as the bytes of UTF-8 compare and so the database: by code points. Of UTF-16, units
/// compare alike but for surrogates, which stand for higher ones than what follows them.
int compareAsUtf8(QStringView a, QStringView b)
{
    const auto [left, right] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    if (left == a.end() || right == b.end())
        return a.size() == b.size() ? 0 : a.size() < b.size() ? -1 : 1;
    return left->isSurrogate() == right->isSurrogate() ? (*left < *right ? -1 : 1)
                                                       : (right->isSurrogate() ? -1 : 1);
}

bool isBefore(OwnerOrder order, const OwnerPlace &a, const OwnerPlace &b)
{
    switch (order) {
    case OwnerOrder::Name: {
        const int compared = compareAsUtf8(a.search, b.search);
        return compared != 0 ? compared < 0 : a.row < b.row;
    }
    case OwnerOrder::OldestChange:
        return std::tie(a.changedAt, a.row) < std::tie(b.changedAt, b.row);
    case OwnerOrder::NewestChange:
        return std::tie(b.changedAt, b.row) < std::tie(a.changedAt, a.row);
    }
    Q_UNREACHABLE();
}

/// The first ones of an order, in order.
template<typename Before>
void keepFirst(std::vector<OwnerPlace> &places, int limit, const Before &before)
{
    const auto end = places.begin() + std::min(std::ptrdiff_t(places.size()), std::ptrdiff_t(limit));
    std::partial_sort(places.begin(), end, places.end(), before);
    places.erase(end, places.end());
}

QString orderColumn(OwnerOrder order)
{
    return order == OwnerOrder::Name ? QStringLiteral("o.search") : QStringLiteral("o.changed_at");
}

QString direction(OwnerOrder order)
{
    return order == OwnerOrder::NewestChange ? QStringLiteral(" DESC") : QString();
}

/// "behind this place" (or not behind it), for one kind's index.
Condition bound(OwnerOrder order, const OwnerPlace &place, bool behind)
{
    const bool greater = (order != OwnerOrder::NewestChange) == behind;
    return {QStringLiteral(" AND (%1, o.\"row\") %2 (?, ?)")
                .arg(orderColumn(order), behind ? (greater ? QStringLiteral(">") : QStringLiteral("<"))
                                                : (greater ? QStringLiteral(">=") : QStringLiteral("<="))),
            {order == OwnerOrder::Name ? QVariant(place.search) : timeValue(place.changedAt),
             qlonglong(place.row)}};
}

OwnerPlace placeOf(const sql::Rows &rows)
{
    return {rows.text(0), timeColumn(rows, 1), rows.integer(2)};
}

/// Walks one kind's owners in an order, part by part, and gives those that match.
class OrderedWalk
{
public:
    OrderedWalk(sql::Database &database, const OwnerQuery &query, OwnerOrder order, int kind)
        : m_database(database)
        , m_order(order)
        , m_kind(kind)
        , m_matching(havingTerms(database.dialect(), query))
    {
        // By change it is a range of the index, outside of which nothing is walked.
        (order == OwnerOrder::Name ? m_matching : m_range).append(oldEnough(query));
    }

    /// At most `limit` (negative: all) after a place, until `found` returns false.
    [[nodiscard]] Result<void> run(std::optional<OwnerPlace> after, int limit, const CancelToken &cancel,
                                   const std::function<bool(const OwnerPlace &)> &found) const
    {
        for (int left = limit, part = kFirstWalked;; part = std::min(4 * part, kWalkedAtOnce)) {
            if (cancel.isCancelled())
                return searchCancelled();
            auto end = partEnd(after, part);
            if (!end)
                return std::move(end).error();
            sql::Rows rows = select(m_matching, after, *end, left, 0);
            while (rows.next()) {
                if (!found(placeOf(rows)))
                    return {};
                left -= limit < 0 ? 0 : 1;
            }
            RETINUE_TRY(rows.result());
            if (left == 0 || !*end)
                return {};
            after = *std::move(end);
        }
    }

private:
    /// The last owner of the next part, of so many; none when it is the last part.
    [[nodiscard]] Result<std::optional<OwnerPlace>> partEnd(const std::optional<OwnerPlace> &after,
                                                            int size) const
    {
        sql::Rows rows = select({}, after, {}, 1, size);
        std::optional<OwnerPlace> end;
        while (rows.next())
            end = placeOf(rows);
        RETINUE_TRY(rows.result());
        return end;
    }

    [[nodiscard]] sql::Rows select(const Condition &matching, const std::optional<OwnerPlace> &after,
                                   const std::optional<OwnerPlace> &end, int limit, int offset) const
    {
        Condition where{QStringLiteral("o.kind = ?"), {m_kind}};
        where.append(m_range);
        if (after)
            where.append(bound(m_order, *after, true));
        if (end)
            where.append(bound(m_order, *end, false));
        where.append(matching);
        QString statement = QStringLiteral("SELECT %1 FROM owner o WHERE %2 ORDER BY %3%4, o.\"row\"%4")
                                .arg(kPlace, where.text, orderColumn(m_order), direction(m_order));
        if (limit >= 0) {
            statement += QStringLiteral(" LIMIT ? OFFSET ?");
            where.values << limit << offset;
        }
        return m_database.query(statement, where.values);
    }

    sql::Database &m_database;
    const OwnerOrder m_order;
    const int m_kind;
    Condition m_range, m_matching;
};

/// Those that have the long terms, by their trigrams.
sql::Rows selectByTrigrams(sql::Database &database, const OwnerQuery &query, const QStringList &terms)
{
    const bool sqlite = database.dialect() == sql::Dialect::Sqlite;
    QStringList patterns;
    for (QString term : terms) {
        if (sqlite)
            patterns << u'"' + term.replace(u'"', QStringLiteral("\"\"")) + u'"';
        else
            patterns << u'%' +
                            term.replace(u'\\', QStringLiteral("\\\\"))
                                .replace(u'%', QStringLiteral("\\%"))
                                .replace(u'_', QStringLiteral("\\_")) +
                            u'%';
    }
    Condition where{QStringLiteral("o.kind BETWEEN ? AND ?"),
                    {kindsOf(query).front(), kindsOf(query).back()}};
    if (sqlite) {
        where.add(QStringLiteral("owner_trigram MATCH ?"), {patterns.join(QStringLiteral(" AND "))});
    } else {
        for (const QString &pattern : patterns)
            where.add(QStringLiteral("o.search LIKE ?"), {pattern});
    }
    where.append(havingTerms(database.dialect(), query));
    where.append(oldEnough(query));
    return database.query(QStringLiteral("SELECT %1 FROM %2 WHERE %3")
                              .arg(kPlace,
                                   sqlite
                                       ? QStringLiteral("owner_trigram t JOIN owner o ON o.\"row\" = t.rowid")
                                       : QStringLiteral("owner o"),
                                   where.text),
                          where.values);
}

Result<void> makeTrigramIndex(sql::Database &database)
{
    if (database.dialect() == sql::Dialect::Sqlite)
        return done(database.execute(
            QStringLiteral("CREATE VIRTUAL TABLE IF NOT EXISTS owner_trigram USING fts5(search, "
                           "content='owner', content_rowid='row', tokenize='trigram case_sensitive 1')")));
    sql::Rows rows =
        database.query(QStringLiteral("SELECT count(*) FROM pg_available_extensions WHERE name = 'pg_trgm'"));
    const bool available = rows.next() && rows.integer(0) > 0;
    RETINUE_TRY(rows.result());
    if (!available)
        return {}; // searches scan then
    RETINUE_TRY(
        done(database.execute(QStringLiteral("CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public"))));
    return done(database.execute(QStringLiteral("CREATE INDEX IF NOT EXISTS owner_trigram ON owner USING gin "
                                                "(search public.gin_trgm_ops)")));
}

/// The next owners behind a row get their search texts; the last row, or none when there was nothing to do.
Result<std::optional<std::int64_t>> fillSome(sql::Database &database, std::int64_t after)
{
    sql::Transaction transaction(database);
    RETINUE_TRY(transaction.began());
    std::vector<std::pair<std::int64_t, QString>> texts;
    sql::Rows rows = database.query(QStringLiteral("SELECT \"row\", kind, domain, name FROM owner "
                                                   "WHERE \"row\" > ? ORDER BY \"row\" LIMIT ?"),
                                    {qlonglong(after), kFilledAtOnce});
    while (rows.next()) {
        auto key = ownerKeyColumns(rows, 1);
        if (!key)
            return std::move(key).error();
        texts.emplace_back(rows.integer(0), model::searchText(*key));
    }
    RETINUE_TRY(rows.result());
    for (const auto &[row, text] : texts)
        RETINUE_TRY(done(database.execute(QStringLiteral("UPDATE owner SET search = ? WHERE \"row\" = ?"),
                                          {text, qlonglong(row)})));
    RETINUE_TRY(transaction.commit());
    return texts.empty() ? std::nullopt : std::optional(texts.back().first);
}

} // namespace

Result<void> OwnerIndex::prepare()
{
    HeadTable head(*m_database);
    auto known = head.meta(kIndexedVersion);
    if (!known)
        return std::move(known).error();
    const QByteArray wanted = model::searchTextVersion().toLatin1();
    if (*known == wanted)
        return {};
    RETINUE_TRY(makeTrigramIndex(*m_database));
    std::optional<std::int64_t> last = 0;
    while (last) {
        auto filled = fillSome(*m_database, *last);
        if (!filled)
            return std::move(filled).error();
        last = *filled;
    }
    if (m_database->dialect() == sql::Dialect::Sqlite)
        RETINUE_TRY(done(m_database->execute(
            QStringLiteral("INSERT INTO owner_trigram (owner_trigram) VALUES ('rebuild')"))));
    return head.setMeta(kIndexedVersion, wanted);
}

Result<void> OwnerIndex::prepareAnew()
{
    RETINUE_TRY(
        done(m_database->execute(QStringLiteral("DELETE FROM meta WHERE name = ?"), {kIndexedVersion})));
    return prepare();
}

Result<void> OwnerIndex::forEach(const OwnerQuery &query, const CancelToken &cancel,
                                 const std::function<bool(const OwnerPlace &)> &found) const
{
    const std::vector<int> kinds = kindsOf(query);
    if (kinds.empty())
        return {};
    if (const QStringList terms = longTerms(query); !terms.isEmpty()) {
        sql::Rows rows = selectByTrigrams(*m_database, query, terms);
        while (rows.next()) {
            if (cancel.isCancelled())
                return searchCancelled();
            if (!found(placeOf(rows)))
                return {};
        }
        return rows.result();
    }
    // Names are looked at in the index on them, and an age is a range of the other one.
    const OwnerOrder order = query.terms.isEmpty() ? OwnerOrder::OldestChange : OwnerOrder::Name;
    bool more = true;
    const auto each = [&](const OwnerPlace &place) { return more = found(place); };
    for (const int kind : kinds) {
        if (more)
            RETINUE_TRY(OrderedWalk(*m_database, query, order, kind).run({}, -1, cancel, each));
    }
    return {};
}

Result<std::vector<OwnerPlace>> OwnerIndex::page(const OwnerQuery &query,
                                                 const std::optional<OwnerPlace> &after, int limit,
                                                 const CancelToken &cancel) const
{
    const auto inOrder = [&query](const OwnerPlace &a, const OwnerPlace &b) {
        return isBefore(query.order, a, b);
    };
    std::vector<OwnerPlace> places;
    const auto collect = [&places](std::size_t most) {
        return [&places, most](const OwnerPlace &place) {
            places.push_back(place);
            return places.size() < most;
        };
    };
    const bool byName = query.order == OwnerOrder::Name;
    const bool walksAnyhow =
        longTerms(query).isEmpty() &&
        (byName ? !query.changedBefore || !query.terms.isEmpty() : query.terms.isEmpty());
    if (!walksAnyhow) {
        RETINUE_TRY(forEach(query, cancel, collect(kSorted + 1)));
        if (places.size() <= kSorted) {
            if (after)
                std::erase_if(places, [&](const OwnerPlace &place) { return !inOrder(*after, place); });
            keepFirst(places, limit, inOrder);
            return places;
        }
        places.clear();
    }
    for (const int kind : kindsOf(query))
        RETINUE_TRY(OrderedWalk(*m_database, query, query.order, kind)
                        .run(after, limit, cancel, collect(std::size_t(-1))));
    keepFirst(places, limit, inOrder);
    return places;
}

Result<void> OwnerIndex::add(std::int64_t row)
{
    if (m_database->dialect() != sql::Dialect::Sqlite)
        return {};
    return done(m_database->execute(QStringLiteral("INSERT INTO owner_trigram (rowid, search) "
                                                   "SELECT \"row\", search FROM owner WHERE \"row\" = ?"),
                                    {qlonglong(row)}));
}

Result<bool> OwnerIndex::mergeSome(bool begins)
{
    if (m_database->dialect() != sql::Dialect::Sqlite)
        return false;
    // A negative number begins a merge of everything into one anew, a positive one goes on with it, also when
    // names were added meanwhile.
    const auto changes = [this]() -> Result<std::int64_t> {
        sql::Rows rows = m_database->query(QStringLiteral("SELECT total_changes()"));
        const std::int64_t number = rows.next() ? rows.integer(0) : 0;
        RETINUE_TRY(rows.result());
        return number;
    };
    auto before = changes();
    if (!before)
        return std::move(before).error();
    RETINUE_TRY(done(m_database->execute(
        QStringLiteral("INSERT INTO owner_trigram (owner_trigram, rank) VALUES ('merge', ?)"),
        {begins ? -kPagesMergedAtOnce : kPagesMergedAtOnce})));
    auto after = changes();
    if (!after)
        return std::move(after).error();
    return *after - *before >= 2; // the statement itself is one
}

Result<void> OwnerIndex::remove(std::int64_t row)
{
    if (m_database->dialect() != sql::Dialect::Sqlite)
        return {};
    // The index finds its entries by the text that they were made of.
    return done(
        m_database->execute(QStringLiteral("INSERT INTO owner_trigram (owner_trigram, rowid, search) "
                                           "SELECT 'delete', \"row\", search FROM owner WHERE \"row\" = ?"),
                            {qlonglong(row)}));
}

} // namespace retinue::store
