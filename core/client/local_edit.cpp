#include "core/client/local_edit.h"

#include "core/client/value_cipher.h"

#include <QLoggingCategory>

#include <map>

namespace retinue::client {
namespace {

Q_LOGGING_CATEGORY(lcLocalStore, "retinue.client.store")

const QString kOwnerColumns =
    QStringLiteral("SELECT \"row\", kind, domain, name, id, state, last_login, needs_pull, partial, to_bring "
                   "FROM owner");
const QString kCopyColumns =
    QStringLiteral("SELECT item, value, revision, rejected, pending_id, pending_kind, pending_based_on, "
                   "pending_value, pending_sent, newer_revision, newer_value FROM copy WHERE owner_row = ?");

const QString kTallyColumns =
    QStringLiteral("SELECT owner_row, value IS NOT NULL, pending_number IS NOT NULL, rejected FROM copy");

void addCopyTo(OwnerTally &tally, const sql::Rows &rows)
{
    ++tally.copies;
    tally.settings += rows.integer(1) != 0;
    tally.unsent += rows.integer(2) != 0;
    tally.refused += rows.integer(3) != 0;
}

QVariant orNull(const std::optional<Revision> &revision)
{
    return revision ? QVariant(qlonglong(revision->value)) : QVariant();
}

std::optional<Revision> revisionAt(const sql::Rows &rows, int column)
{
    return rows.isNull(column) ? std::nullopt : std::optional(Revision{rows.integer(column)});
}

Result<OwnerKey> keyOf(OwnerKind kind, const QString &domain, const QString &name)
{
    switch (kind) {
    case OwnerKind::User:
        return OwnerKey::user(name, domain);
    case OwnerKind::Group:
        return OwnerKey::group(name);
    case OwnerKind::AllDevices:
        return OwnerKey::allDevices();
    }
    return Error{ErrorCode::Corrupt, QStringLiteral("the local store holds an owner of an unknown kind")};
}

QVariantList keyValues(const OwnerKey &key)
{
    return {int(key.kind()), key.foldedDomain(), key.foldedName()};
}

} // namespace

LocalEdit::LocalEdit(sql::Database &database, const Catalogue &catalogue, const ValueCipher &cipher)
    : m_database(database)
    , m_catalogue(catalogue)
    , m_cipher(cipher)
{
}

Position LocalEdit::position()
{
    Position position;
    auto rows = query(QStringLiteral("SELECT phase, generation, revision, scope_epoch, last_sync, term, "
                                     "term_signature FROM position"),
                      {});
    if (rows.next()) {
        position.phase = Phase(rows.integer(0));
        if (!rows.isNull(1))
            position.generation = Generation::fromBytes(rows.bytes(1));
        position.revision.value = rows.integer(2);
        position.scopeEpoch = rows.integer(3);
        if (!rows.isNull(4))
            position.lastSync = base::fromMilliseconds(rows.integer(4));
        position.term = {rows.integer(5), rows.isNull(6) ? QByteArray() : rows.bytes(6)};
    }
    check(rows);
    return position;
}

void LocalEdit::setPosition(const Position &position)
{
    execute(QStringLiteral("UPDATE position SET phase = ?, generation = ?, revision = ?, scope_epoch = ?, "
                           "last_sync = ?, term = ?, term_signature = ?"),
            {int(position.phase), position.generation ? QVariant(position.generation->toBytes()) : QVariant(),
             qlonglong(position.revision.value), qlonglong(position.scopeEpoch),
             position.lastSync ? QVariant(qlonglong(base::toMilliseconds(*position.lastSync))) : QVariant(),
             qlonglong(position.term.number), position.term.signature});
}

std::vector<LocalOwnerRow> LocalEdit::owners()
{
    return ownersWhere(QStringLiteral(" ORDER BY \"row\""), {});
}

std::vector<OwnerTally> LocalEdit::tallies()
{
    std::map<std::int64_t, OwnerTally> tallies;
    for (LocalOwnerRow &owner : owners())
        tallies[owner.row].owner = std::move(owner);
    auto rows = query(kTallyColumns, {});
    while (rows.next())
        addCopyTo(tallies[rows.integer(0)], rows);
    check(rows);
    std::vector<OwnerTally> ordered;
    ordered.reserve(tallies.size());
    for (auto &[row, tally] : tallies)
        ordered.push_back(std::move(tally));
    return ordered;
}

OwnerTally LocalEdit::tally(const LocalOwnerRow &owner)
{
    OwnerTally tally{owner};
    auto rows = query(kTallyColumns + QStringLiteral(" WHERE owner_row = ?"), {qlonglong(owner.row)});
    while (rows.next())
        addCopyTo(tally, rows);
    check(rows);
    return tally;
}

std::optional<LocalOwnerRow> LocalEdit::findOwner(const OwnerKey &key)
{
    auto found = ownersWhere(QStringLiteral(" WHERE kind = ? AND folded_domain = ? AND folded_name = ?"),
                             keyValues(key));
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::optional<LocalOwnerRow> LocalEdit::findOwner(const OwnerId &id)
{
    auto found = ownersWhere(QStringLiteral(" WHERE id = ?"), {id.toBytes()});
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

LocalOwnerRow LocalEdit::ensureOwner(const OwnerKey &key)
{
    if (auto found = findOwner(key))
        return *std::move(found);
    LocalOwnerRow owner;
    owner.key = key;
    owner.toBring = key.kind() == OwnerKind::AllDevices ? 0 : nextNumber(); // nobody exports those
    if (!m_result)
        return owner;
    auto row = m_database.insert(
        QStringLiteral("INSERT INTO owner (kind, domain, name, folded_domain, folded_name, last_login, "
                       "needs_pull, partial, to_bring) VALUES (?, ?, ?, ?, ?, 0, 0, 0, ?)"),
        {int(key.kind()), key.domain(), key.name(), key.foldedDomain(), key.foldedName(),
         qlonglong(owner.toBring)});
    if (row)
        owner.row = *row;
    else
        fail(std::move(row).error());
    return owner;
}

void LocalEdit::updateOwner(const LocalOwnerRow &owner)
{
    execute(QStringLiteral("UPDATE owner SET id = ?, state = ?, last_login = ?, needs_pull = ?, partial = ?, "
                           "to_bring = ? WHERE \"row\" = ?"),
            {owner.id ? QVariant(owner.id->toBytes()) : QVariant(), orNull(owner.state),
             qlonglong(owner.lastLogin), qlonglong(owner.needsPull), int(owner.partial),
             qlonglong(owner.toBring), qlonglong(owner.row)});
}

void LocalEdit::removeOwner(const LocalOwnerRow &owner)
{
    execute(QStringLiteral("DELETE FROM owner WHERE \"row\" = ?"), {qlonglong(owner.row)});
    if (owner.id)
        addRelease(*owner.id);
}

void LocalEdit::setGroups(const LocalOwnerRow &user, const std::vector<OwnerKey> &groups)
{
    execute(QStringLiteral("DELETE FROM membership WHERE user_row = ?"), {qlonglong(user.row)});
    for (const OwnerKey &group : groups)
        execute(QStringLiteral("INSERT INTO membership (user_row, group_id) VALUES (?, ?) "
                               "ON CONFLICT DO NOTHING"),
                {qlonglong(user.row), group.name()});
}

std::vector<OwnerKey> LocalEdit::groups(const LocalOwnerRow &user)
{
    std::vector<OwnerKey> groups;
    auto rows = query(QStringLiteral("SELECT group_id FROM membership WHERE user_row = ? ORDER BY group_id"),
                      {qlonglong(user.row)});
    while (rows.next()) {
        if (auto group = OwnerKey::group(rows.text(0)))
            groups.push_back(*std::move(group));
    }
    check(rows);
    return groups;
}

sync::LocalCopy LocalEdit::copy(const LocalOwnerRow &owner, const Item &item)
{
    auto found = copiesWhere(owner, QStringLiteral(" AND item = ?"), {item.number});
    return found.empty() ? sync::LocalCopy{} : std::move(found.front().copy);
}

std::vector<CopyRow> LocalEdit::copies(const LocalOwnerRow &owner)
{
    return copiesWhere(owner, QStringLiteral(" ORDER BY item"), {});
}

void LocalEdit::setCopy(const LocalOwnerRow &owner, const Item &item, const sync::LocalCopy &copy)
{
    if (copy.isEmpty()) {
        execute(QStringLiteral("DELETE FROM copy WHERE owner_row = ? AND item = ?"),
                {qlonglong(owner.row), item.number});
        return;
    }
    QVariantList values{qlonglong(owner.row), item.number, stored(owner.key, item, copy.value),
                        orNull(copy.revision), int(copy.rejected)};
    if (const auto &pending = copy.pending) {
        values << qlonglong(placeInQueue(owner, item, pending->id)) << pending->id.toBytes()
               << int(pending->kind) << orNull(pending->basedOn) << stored(owner.key, item, pending->value)
               << int(pending->sent);
    } else {
        values << QVariantList(6, QVariant());
    }
    if (copy.newer)
        values << qlonglong(copy.newer->revision.value) << stored(owner.key, item, copy.newer->value);
    else
        values << QVariantList(2, QVariant());
    execute(QStringLiteral("INSERT OR REPLACE INTO copy (owner_row, item, value, revision, rejected, "
                           "pending_number, pending_id, pending_kind, pending_based_on, pending_value, "
                           "pending_sent, newer_revision, newer_value) "
                           "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
            values);
}

std::vector<UnsentRow> LocalEdit::unsent(const LocalOwnerRow &owner)
{
    std::vector<UnsentRow> unsent;
    auto rows = query(QStringLiteral("SELECT item, rejected FROM copy WHERE owner_row = ? AND "
                                     "(pending_number IS NOT NULL OR rejected <> 0) ORDER BY item"),
                      {qlonglong(owner.row)});
    while (rows.next()) {
        if (const Item *item = m_catalogue.find(int(rows.integer(0))))
            unsent.push_back({item, rows.integer(1) != 0});
    }
    check(rows);
    return unsent;
}

std::optional<QueuedChange> LocalEdit::nextQueued(std::int64_t number)
{
    struct Place
    {
        std::int64_t number = 0;
        qlonglong owner = 0;
        int item = 0;
    };
    for (;;) {
        std::optional<Place> place;
        {
            auto rows = query(QStringLiteral("SELECT pending_number, owner_row, item FROM copy "
                                             "WHERE pending_number > ? ORDER BY pending_number"),
                              {qlonglong(number)});
            // An item that this version does not know any more waits for a version that does.
            while (!place && rows.next()) {
                if (m_catalogue.find(int(rows.integer(2))))
                    place = {rows.integer(0), qlonglong(rows.integer(1)), int(rows.integer(2))};
            }
            check(rows);
        }
        if (!place)
            return std::nullopt;
        auto owners = ownersWhere(QStringLiteral(" WHERE \"row\" = ?"), {place->owner});
        if (owners.empty())
            return std::nullopt;
        auto copies = copiesWhere(owners.front(), QStringLiteral(" AND item = ?"), {place->item});
        if (copies.empty())
            return std::nullopt;
        if (copies.front().copy.pending)
            return QueuedChange{place->number, std::move(owners.front()), std::move(copies.front())};
        number = place->number;
    }
}

std::int64_t LocalEdit::placeInQueue(const LocalOwnerRow &owner, const Item &item, const ChangeId &change)
{
    auto rows = query(QStringLiteral("SELECT pending_number FROM copy WHERE owner_row = ? AND item = ? AND "
                                     "pending_id = ?"),
                      {qlonglong(owner.row), item.number, change.toBytes()});
    const auto place = rows.next() ? std::optional(rows.integer(0)) : std::nullopt;
    check(rows);
    return place ? *place : nextNumber();
}

std::vector<OwnerId> LocalEdit::releases()
{
    std::vector<OwnerId> ids;
    auto rows = query(QStringLiteral("SELECT id FROM release ORDER BY id"), {});
    while (rows.next()) {
        if (const auto id = OwnerId::fromBytes(rows.bytes(0)))
            ids.push_back(*id);
    }
    check(rows);
    return ids;
}

void LocalEdit::addRelease(const OwnerId &id)
{
    execute(QStringLiteral("INSERT INTO release (id) VALUES (?) ON CONFLICT DO NOTHING"), {id.toBytes()});
}

void LocalEdit::removeRelease(const OwnerId &id)
{
    execute(QStringLiteral("DELETE FROM release WHERE id = ?"), {id.toBytes()});
}

std::optional<ExportWindowRow> LocalEdit::exportWindow()
{
    std::optional<ExportWindowRow> window;
    auto rows = query(QStringLiteral("SELECT boot, ends_at, generation FROM export_window"), {});
    if (rows.next())
        window = ExportWindowRow{rows.text(0), std::chrono::milliseconds(rows.integer(1)),
                                 rows.isNull(2) ? std::nullopt
                                                : std::optional(Generation::fromBytes(rows.bytes(2)))};
    check(rows);
    return window;
}

void LocalEdit::setExportWindow(const std::optional<ExportWindowRow> &window,
                                const std::vector<OwnerKey> &prepared)
{
    execute(QStringLiteral("DELETE FROM export_window"), {});
    execute(QStringLiteral("DELETE FROM prepared"), {});
    if (!window)
        return;
    execute(QStringLiteral("INSERT INTO export_window (only_row, boot, ends_at, generation) "
                           "VALUES (1, ?, ?, ?)"),
            {window->boot, qlonglong(window->endsAt.count()),
             window->generation ? QVariant(window->generation->toBytes()) : QVariant()});
    for (const OwnerKey &owner : prepared)
        execute(QStringLiteral("INSERT INTO prepared (kind, domain, name, folded_domain, folded_name) "
                               "VALUES (?, ?, ?, ?, ?)"),
                {int(owner.kind()), owner.domain(), owner.name(), owner.foldedDomain(), owner.foldedName()});
}

std::vector<PreparedOwner> LocalEdit::prepared()
{
    std::vector<PreparedOwner> prepared;
    auto rows = query(QStringLiteral("SELECT kind, domain, name, pushed_out_by FROM prepared "
                                     "ORDER BY kind, folded_domain, folded_name"),
                      {});
    while (rows.next()) {
        if (auto key = keyOf(OwnerKind(rows.integer(0)), rows.text(1), rows.text(2)))
            prepared.push_back({*std::move(key), {}, rows.text(3)});
    }
    check(rows);
    return prepared;
}

void LocalEdit::notePushedOut(const OwnerKey &owner, const OwnerKey &by)
{
    execute(QStringLiteral("UPDATE prepared SET pushed_out_by = ? WHERE kind = ? AND folded_domain = ? AND "
                           "folded_name = ? AND pushed_out_by IS NULL"),
            QVariantList{by.spelled()} + keyValues(owner));
}

void LocalEdit::forgetPushedOut(const OwnerKey &owner)
{
    execute(QStringLiteral("UPDATE prepared SET pushed_out_by = NULL WHERE kind = ? AND folded_domain = ? "
                           "AND folded_name = ?"),
            keyValues(owner));
}

std::int64_t LocalEdit::nextNumber()
{
    execute(QStringLiteral("UPDATE position SET next_number = next_number + 1"), {});
    auto rows = query(QStringLiteral("SELECT next_number FROM position"), {});
    const std::int64_t number = rows.next() ? rows.integer(0) : 0;
    check(rows);
    return number;
}

sql::Rows LocalEdit::query(const QString &sql, const QVariantList &parameters)
{
    static const QString s_nothing = QStringLiteral("SELECT 1 WHERE 1 = 0");
    return m_result ? m_database.query(sql, parameters) : m_database.query(s_nothing);
}

void LocalEdit::execute(const QString &sql, const QVariantList &parameters)
{
    if (!m_result)
        return;
    if (auto done = m_database.execute(sql, parameters); !done)
        fail(std::move(done).error());
}

void LocalEdit::check(const sql::Rows &rows)
{
    if (auto result = rows.result(); !result)
        fail(std::move(result).error());
}

void LocalEdit::fail(Error error)
{
    if (m_result)
        m_result = std::move(error);
}

std::vector<LocalOwnerRow> LocalEdit::ownersWhere(const QString &condition, const QVariantList &values)
{
    std::vector<LocalOwnerRow> owners;
    auto rows = query(kOwnerColumns + condition, values);
    while (rows.next()) {
        auto key = keyOf(OwnerKind(rows.integer(1)), rows.text(2), rows.text(3));
        if (!key) {
            fail(std::move(key).error().during(QStringLiteral("reading the local store")));
            break;
        }
        LocalOwnerRow owner;
        owner.row = rows.integer(0);
        owner.key = *std::move(key);
        if (!rows.isNull(4))
            owner.id = OwnerId::fromBytes(rows.bytes(4));
        owner.state = revisionAt(rows, 5);
        owner.lastLogin = rows.integer(6);
        owner.needsPull = rows.integer(7);
        owner.partial = rows.integer(8) != 0;
        owner.toBring = rows.integer(9);
        owners.push_back(std::move(owner));
    }
    check(rows);
    return owners;
}

std::vector<CopyRow> LocalEdit::copiesWhere(const LocalOwnerRow &owner, const QString &condition,
                                            const QVariantList &values)
{
    std::vector<CopyRow> copies;
    auto rows = query(kCopyColumns + condition, QVariantList{qlonglong(owner.row)} + values);
    while (rows.next()) {
        const Item *item = m_catalogue.find(int(rows.integer(0)));
        if (!item)
            continue;
        copies.push_back({item, copyAt(owner.key, *item, rows)});
    }
    check(rows);
    return copies;
}

sync::LocalCopy LocalEdit::copyAt(const OwnerKey &owner, const Item &item, const sql::Rows &rows) const
{
    bool isDamaged = false;
    const auto valueAt = [&](int column) {
        auto value = loaded(owner, item, rows.bytes(column));
        isDamaged = isDamaged || !value;
        return value;
    };
    sync::LocalCopy copy;
    if (!rows.isNull(1))
        copy.value = valueAt(1);
    copy.revision = revisionAt(rows, 2);
    copy.rejected = rows.integer(3) != 0;
    if (!rows.isNull(4)) {
        copy.pending = sync::PendingChange{ChangeId::fromBytes(rows.bytes(4)).value_or(ChangeId()),
                                           protocol::ChangeKind(rows.integer(5)), revisionAt(rows, 6),
                                           valueAt(7).value_or(QByteArray()), rows.integer(8) != 0};
    }
    if (!rows.isNull(9)) {
        copy.newer = sync::NewerOnServer{Revision{rows.integer(9)}, std::nullopt};
        if (!rows.isNull(10))
            copy.newer->value = valueAt(10);
    }
    if (!isDamaged)
        return copy;
    qCWarning(lcLocalStore, "%s of %s cannot be decrypted: it is to come from the server",
              qUtf8Printable(item.id), qUtf8Printable(owner.toString()));
    sync::LocalCopy toBring;
    toBring.revision = Revision{};
    return toBring;
}

QVariant LocalEdit::stored(const OwnerKey &owner, const Item &item,
                           const std::optional<QByteArray> &value) const
{
    if (!value)
        return {};
    return item.secret ? m_cipher.seal(owner, item.number, *value) : *value;
}

std::optional<QByteArray> LocalEdit::loaded(const OwnerKey &owner, const Item &item,
                                            const QByteArray &stored) const
{
    if (!item.secret)
        return stored;
    auto plain = m_cipher.open(owner, item.number, stored);
    return plain ? std::optional(*std::move(plain)) : std::nullopt;
}

} // namespace retinue::client
