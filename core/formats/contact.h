#pragma once

#include "core/formats/address_lists.h"
#include "core/formats/table.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <initializer_list>
#include <span>
#include <utility>
#include <vector>

namespace retinue::formats {

/// A record that tells a person's destinations, as most address files do; in an address list each is an entry
/// of its own, under the person's name.
struct Contact
{
    int line = 0;
    QString name, reading;
    QString index;       ///< by which groups of the file name it
    QString ownId;       ///< that the file says itself; of a group, or of the first destination
    QJsonObject columns; ///< what has no place of its own: every entry keeps it
    std::vector<QJsonObject> destinations; ///< "kind" and its members, and "columns" of its own

    /// Nothing where `value` is blank. Blank ones of `more` are left out.
    void add(const char *kind, const char *member, const QString &value,
             std::initializer_list<std::pair<const char *, QString>> more = {});
};

/// Where a member of an entry of some kind stands in files of one kind; `kind` null: of every kind.
struct MemberColumn
{
    const char *kind;
    const char *member;
    const char *column;
};

/// The column; empty if there is none.
[[nodiscard]] QString columnIn(std::span<const MemberColumn> columns, const QString &kind,
                               const QString &member);

/// Brings contacts and groups into the list of the owner that was named; without one they are the device's
/// own. Each destination counts as a record.
class ContactImport
{
public:
    ContactImport(AddressLists &lists, const ImportOptions &options, ImportResult &result)
        : m_lists(lists)
        , m_options(options)
        , m_result(result)
    {
    }

    /// One without destinations is refused.
    void add(const Contact &contact, const QString &columnOfId);
    /// `members` are indexes of contacts and groups, or ids.
    void addGroup(const Contact &group, const QStringList &members, const QString &columnOfId);
    /// A record that is none.
    void reject(int line, const QString &field, const Reason &reason);
    void note(int line, const QString &field, const Reason &reason);
    /// To be said at the end: passwords that no file gives to anybody.
    void dropPassword() { ++m_passwords; }
    void finish();

private:
    void take(AddressEntry entry, const QString &ownId, const QString &columnOfId);

    AddressLists &m_lists;
    const ImportOptions &m_options;
    ImportResult &m_result;
    int m_passwords = 0;
};

} // namespace retinue::formats
