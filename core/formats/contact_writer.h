#pragma once

#include "core/formats/charset.h"
#include "core/formats/contact.h"
#include "core/formats/format_writer.h"

#include <QJsonObject>
#include <QStringList>

#include <vector>

namespace retinue::formats {

/// Entries of a list that files of contacts write as one record: they have the same name and the same
/// columns.
struct ContactGroup
{
    QString name, reading;
    QJsonObject columns;
    std::vector<std::pair<QString, QJsonObject>> entries; ///< by id
};

struct ContactRule
{
    QStringList kinds;      ///< that the format has; the others are refused
    bool oneOfEach = false; ///< a record has one destination of each kind
    QString ownColumn;      ///< a column that each entry has for itself
};

/// The entries that are no groups, as records in a fixed order. Kinds that the format does not have are
/// reported.
[[nodiscard]] std::vector<ContactGroup> contactGroups(const QString &part, const QJsonObject &entries,
                                                      const ContactRule &rule, WrittenText &written);

/// How the records of a file are called, by the entries in them: for the members of groups.
class RecordNames
{
public:
    /// Each entry of `contact` is in the record `name`.
    void add(const ContactGroup &contact, const QString &name);
    void addGroup(const QString &id, const QString &name) { m_nameOf.insert(id, name); }
    /// The records of a group's members. What a record brings along, or what is in none, is reported.
    [[nodiscard]] QStringList membersOf(const QString &part, const QJsonObject &group,
                                        WrittenText &written) const;

private:
    QHash<QString, QString> m_nameOf; // by entry
    QHash<QString, int> m_sizeOf;     // entries of a record
};

/// Writes address lists as records that name each other: contacts, and groups of them.
class RecordWriter : public FormatWriter
{
public:
    [[nodiscard]] std::optional<Written> addressList(const OwnerKey &owner, const QJsonObject &entries) final;

protected:
    explicit RecordWriter(ContactRule rule) : m_rule(std::move(rule)) {}

    /// The record's own name, or one that the reader knows to be ours.
    [[nodiscard]] virtual QString nameOf(const QJsonObject &columns, const QString &id) const = 0;
    virtual void writeContact(const ContactGroup &contact, Written &written) = 0;
    virtual void writeGroup(const QString &id, const QJsonObject &group, const QStringList &members,
                            Written &written) = 0;

private:
    const ContactRule m_rule;
};

/// For formats of one charset. Null: it cannot be written.
[[nodiscard]] std::unique_ptr<FormatWriter> vcardWriter();
[[nodiscard]] std::unique_ptr<FormatWriter> ldifWriter();
[[nodiscard]] std::unique_ptr<FormatWriter> xeroxWriter(QStringList otherColumns);
[[nodiscard]] std::unique_ptr<FormatWriter> sharpWriter(QStringList otherColumns);
[[nodiscard]] std::unique_ptr<FormatWriter> addressBlockWriter();

} // namespace retinue::formats
