#include "core/formats/reading_back.h"

#include "core/formats/charset.h"
#include "core/model/json.h"

#include <QJsonArray>

#include <algorithm>

namespace retinue::formats {
namespace {

constexpr std::size_t kMostNamed = 20; // fields; hostile lists have thousands
const QString kEntries = QStringLiteral("entries");
const QString kColumns = QStringLiteral("columns");
const QString kMembers = QStringLiteral("members");

/// Of either.
QStringList keysOf(const QJsonObject &one, const QJsonObject &other)
{
    QStringList keys = one.keys();
    for (auto member = other.begin(); member != other.end(); ++member) {
        if (!one.contains(member.key()))
            keys.append(member.key());
    }
    return keys;
}

/// Entries of a list and what was read of them: those that are the same, or were, in pairs.
class Comparison
{
public:
    Comparison(const QJsonObject &before, const QJsonObject &after)
    {
        pairById(before, after);
        pairByContent();
        pairByDestination();
        for (const auto &[old, read] : m_pairs)
            compare(old.second, read.second);
    }

    [[nodiscard]] const std::map<QString, int> &lostOf() const { return m_lostOf; }
    /// Entries that were not read, or that were and are none.
    [[nodiscard]] int missing() const { return int(std::max(m_before.size(), m_after.size())); }
    /// Entries that got columns which they did not have.
    [[nodiscard]] int enriched() const { return m_enriched; }
    [[nodiscard]] int renamed() const
    {
        return int(std::count_if(m_pairs.begin(), m_pairs.end(),
                                 [](const auto &pair) { return pair.first.first != pair.second.first; }));
    }

private:
    using Entry = std::pair<QString, QJsonObject>;

    void pairById(const QJsonObject &before, const QJsonObject &after)
    {
        for (auto entry = after.begin(); entry != after.end(); ++entry) {
            if (!before.contains(entry.key()))
                m_after.emplace_back(entry.key(), entry.value().toObject());
        }
        for (auto entry = before.begin(); entry != before.end(); ++entry) {
            const Entry old(entry.key(), entry.value().toObject());
            if (after.contains(old.first))
                addPair(old, {old.first, after.value(old.first).toObject()});
            else
                m_before.push_back(old);
        }
    }

    void pairByContent()
    {
        pairBy([](QJsonObject entry) {
            entry.remove(kMembers); // they may go by other ids
            return model::canonicalJson(entry);
        });
    }

    void pairByDestination()
    {
        pairBy([](const QJsonObject &entry) {
            QJsonObject main;
            for (const char *member : {"kind", "name", "address", "number", "host"})
                main.insert(QLatin1String(member), entry.value(QLatin1String(member)));
            return model::canonicalJson(main);
        });
        pairBy([](const QJsonObject &entry) { return entry.value(u"kind").toString().toUtf8(); });
    }

    template<typename KeyOf>
    void pairBy(const KeyOf &keyOf)
    {
        QMultiHash<QByteArray, std::size_t> readBy;
        for (std::size_t i = 0; i < m_after.size(); ++i)
            readBy.insert(keyOf(m_after[i].second), i);
        std::vector<bool> used(m_after.size());
        std::erase_if(m_before, [&](const Entry &old) {
            const auto found = readBy.find(keyOf(old.second));
            if (found == readBy.end())
                return false;
            addPair(old, m_after[*found]);
            used[*found] = true;
            readBy.erase(found);
            return true;
        });
        std::vector<Entry> left;
        for (std::size_t i = 0; i < m_after.size(); ++i) {
            if (!used[i])
                left.push_back(std::move(m_after[i]));
        }
        m_after = std::move(left);
    }

    void addPair(const Entry &old, const Entry &read)
    {
        m_pairs.emplace_back(old, read);
        m_idNow.insert(old.first, read.first);
    }

    void compare(const QJsonObject &old, const QJsonObject &read)
    {
        const auto differs = [&](const QString &member) {
            if (member != kMembers)
                return old.value(member) != read.value(member);
            QJsonArray expected;
            const QJsonArray members = old.value(kMembers).toArray();
            for (const QJsonValue id : members)
                expected.append(m_idNow.value(id.toString(), id.toString()));
            return expected != read.value(kMembers).toArray();
        };
        const QStringList members = keysOf(old, read);
        for (const QString &member : members) {
            if (!differs(member))
                continue;
            const bool hasColumns = old.value(member).isObject() || !old.contains(member);
            if (member == kColumns && hasColumns)
                compareColumns(old.value(member).toObject(), read.value(member).toObject());
            else
                ++m_lostOf[member];
        }
    }

    void compareColumns(const QJsonObject &old, const QJsonObject &read)
    {
        const QStringList columns = keysOf(old, read);
        if (columns.isEmpty())
            ++m_lostOf[kColumns]; // there were none, and that is not kept
        bool getsMore = false;
        for (const QString &column : columns) {
            if (!old.contains(column))
                getsMore = true;
            else if (old.value(column) != read.value(column))
                ++m_lostOf[column];
        }
        m_enriched += getsMore ? 1 : 0;
    }

    std::vector<Entry> m_before, m_after; ///< without a counterpart so far
    std::vector<std::pair<Entry, Entry>> m_pairs;
    QHash<QString, QString> m_idNow;
    std::map<QString, int> m_lostOf; ///< by field: in how many entries
    int m_enriched = 0;
};

bool isSaid(const WrittenText &written, const QString &field)
{
    return std::any_of(written.problems.begin(), written.problems.end(),
                       [&](const ImportProblem &problem) { return problem.field == field; });
}

QString shortName(const QString &field)
{
    return field.size() > 64 ? field.left(63) + QChar(0x2026) : field;
}

void noteFields(const std::map<QString, int> &lostOf, const WrittenText &said, const QString &part,
                WrittenText &losses)
{
    int more = 0;
    for (const auto &[field, entries] : lostOf) {
        if (isSaid(said, field))
            continue;
        if (losses.problems.size() >= kMostNamed)
            ++more;
        else
            losses.note(
                part, shortName(field),
                Reason(
                    QT_TRANSLATE_NOOP(
                        "Reason", "%1 entries do not keep it: the file has no place for it, or not as it is"))
                    .arg(entries));
    }
    if (more > 0)
        losses.note(part, {},
                    Reason(QT_TRANSLATE_NOOP("Reason", "%1 more fields of entries are not kept")).arg(more));
}

} // namespace

std::vector<ImportProblem> lossesOf(const OwnerKey &owner, const QJsonObject &value,
                                    const WrittenText &written, QByteArrayView file, const QString &charset)
{
    const QString part = owner.toString();
    WrittenText losses;
    QJsonObject before = value.value(kEntries).toObject();
    for (const QString &id : written.leftOut)
        before.remove(id);
    if (before.isEmpty())
        return {};
    const Result<ImportResult> read = importFile(file, Catalogue::builtIn(), {charset, owner});
    QJsonObject after;
    if (read.ok() && !read->settings.empty()) {
        const Result<QJsonObject> list = model::parseJsonObject(read->settings.front().value);
        after = list.ok() ? list->value(kEntries).toObject() : QJsonObject();
    }
    const Comparison comparison(before, after);
    noteFields(comparison.lostOf(), written, part, losses);
    if (comparison.missing() > 0)
        losses.note(
            part, {},
            Reason(QT_TRANSLATE_NOOP(
                       "Reason", "%1 entries are in the file in a way that they are not read from it again; "
                                 "export them in another format as well"))
                .arg(comparison.missing()));
    if (comparison.enriched() > 0)
        losses.note(part, {},
                    Reason(QT_TRANSLATE_NOOP(
                               "Reason", "%1 entries get fields that the format wants and they do not have"))
                        .arg(comparison.enriched()));
    if (comparison.renamed() > 0)
        losses.note(
            part, {},
            Reason(QT_TRANSLATE_NOOP(
                       "Reason", "%1 entries get other ids when the file is read; imported beside the list "
                                 "they came from, they would be in it twice"))
                .arg(comparison.renamed()));
    const QStringList members = value.keys();
    for (const QString &member : members) {
        if (member != kEntries)
            losses.note(part, shortName(member),
                        Reason(QT_TRANSLATE_NOOP("Reason", "of the list itself is not in the file")));
    }
    return std::move(losses.problems);
}

QJsonObject withoutUnspeakable(const OwnerKey &owner, QJsonObject entries, const TextEncoder &encoder,
                               WrittenText &written)
{
    QStringList unspeakable;
    for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
        const QJsonObject content = entry.value().toObject();
        for (const char *member : {"address", "number", "host", "path", "userName"}) {
            if (encoder.holds(content.value(QLatin1String(member)).toString()))
                continue;
            written.rejectEntry(
                entry.key(), owner.toString(), QLatin1String(member),
                Reason(QT_TRANSLATE_NOOP(
                           "Reason", "has characters that %1 does not have, and would be another destination "
                                     "without them; export in UTF-8"))
                    .arg(encoder.name()));
            unspeakable.append(entry.key());
            break;
        }
    }
    if (unspeakable.isEmpty())
        return entries;
    for (const QString &id : std::as_const(unspeakable))
        entries.remove(id);
    for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
        QJsonObject content = entry.value().toObject();
        QJsonArray left;
        const QJsonArray members = content.value(kMembers).toArray();
        std::copy_if(members.begin(), members.end(), std::back_inserter(left),
                     [&](const QJsonValue &id) { return entries.contains(id.toString()); });
        if (left.size() == members.size())
            continue;
        content.insert(kMembers, left);
        entry.value() = content;
    }
    return entries;
}

} // namespace retinue::formats
