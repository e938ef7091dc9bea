#include "core/formats/contact.h"

#include "core/model/json.h"
#include "core/model/text_rules.h"
#include "core/model/value_rules.h"

#include <utility>

namespace retinue::formats {
namespace {

/// The same entry of the same file gets the same id again. What is only kept does not count: two records that
/// differ in nothing else are one destination.
QString contentId(QJsonObject entry, const QString &what)
{
    entry.remove(u"columns");
    const QByteArray content = model::canonicalJson(entry) + what.toUtf8();
    return QStringLiteral("content-") + QString::fromLatin1(model::contentDigest(content).toHex().left(32));
}

QJsonObject withName(QJsonObject entry, const Contact &contact)
{
    entry.insert(u"name", contact.name);
    if (!contact.reading.isEmpty())
        entry.insert(u"reading", contact.reading);
    QJsonObject columns = contact.columns;
    const QJsonObject own = entry.value(u"columns").toObject();
    for (auto column = own.begin(); column != own.end(); ++column)
        columns.insert(column.key(), column.value());
    if (!columns.isEmpty())
        entry.insert(u"columns", columns);
    return entry;
}

} // namespace

void Contact::add(const char *kind, const char *member, const QString &value,
                  std::initializer_list<std::pair<const char *, QString>> more)
{
    if (value.isEmpty())
        return;
    QJsonObject destination{{QStringLiteral("kind"), QLatin1String(kind)}, {QLatin1String(member), value}};
    for (const auto &[name, other] : more) {
        if (!other.isEmpty())
            destination.insert(QLatin1String(name), other);
    }
    destinations.push_back(std::move(destination));
}

QString columnIn(std::span<const MemberColumn> columns, const QString &kind, const QString &member)
{
    for (const MemberColumn &column : columns) {
        const bool isOfKind = !column.kind || kind == QLatin1String(column.kind);
        if (isOfKind && member == QLatin1String(column.member))
            return QLatin1String(column.column);
    }
    return {};
}

void ContactImport::take(AddressEntry entry, const QString &ownId, const QString &columnOfId)
{
    ++m_result.counts.records;
    if (!m_options.owner) {
        ++m_result.counts.unowned;
        return;
    }
    const bool isGroup = entry.entry.value(u"kind").toString() == u"group";
    // A group is told from others by how the file calls it; who is in it may change.
    const QString what = isGroup ? entry.index.isEmpty() ? entry.members.join(u' ') : entry.index : QString();
    entry.id = model::isEntryId(ownId) ? ownId : contentId(entry.entry, what);
    m_lists.add(*m_options.owner, std::move(entry), columnOfId);
}

void ContactImport::add(const Contact &contact, const QString &columnOfId)
{
    if (contact.destinations.empty())
        return reject(
            contact.line, {},
            Reason(QT_TRANSLATE_NOOP(
                "Reason", "the record has no destination that is known (mail, fax, folder); leave it on the "
                          "device")));
    QString ownId = contact.ownId;
    for (const QJsonObject &destination : contact.destinations) {
        AddressEntry entry;
        entry.line = contact.line;
        entry.entry = withName(destination, contact);
        entry.index = contact.index;
        take(std::move(entry), std::exchange(ownId, {}), columnOfId);
    }
}

void ContactImport::addGroup(const Contact &group, const QStringList &members, const QString &columnOfId)
{
    AddressEntry entry;
    entry.line = group.line;
    entry.entry = withName({{QStringLiteral("kind"), QStringLiteral("group")}}, group);
    entry.index = group.index;
    entry.members = members;
    take(std::move(entry), group.ownId, columnOfId);
}

void ContactImport::reject(int line, const QString &field, const Reason &reason)
{
    ++m_result.counts.records;
    m_result.problems.push_back({ImportProblem::Severity::Rejected, line, field, reason, {}});
}

void ContactImport::note(int line, const QString &field, const Reason &reason)
{
    m_result.problems.push_back({ImportProblem::Severity::Note, line, field, reason, {}});
}

void ContactImport::finish()
{
    if (m_passwords > 0)
        note(0, {},
             Reason(QT_TRANSLATE_NOOP("Reason", "%1 passwords were left out: they are the device's or the "
                                                "directory's own; enter them again "
                                                "on the device"))
                 .arg(m_passwords));
    m_lists.finish();
}

} // namespace retinue::formats
