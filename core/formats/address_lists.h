#pragma once

#include "core/formats/address_entry.h"
#include "core/formats/import.h"

#include <QHash>

namespace retinue::formats {

/// Gathers the entries of a file into one address list for each owner, as the model judges them, and says
/// what is wrong with those it does not take.
class AddressLists
{
public:
    /// What a file calls a member of an entry of some kind; empty if it has no column for it.
    using ColumnOf = QString (*)(const QString &kind, const QString &member);

    /// All of them outlive it. Internal: the catalogue has no address lists.
    [[nodiscard]] static Result<AddressLists> forFile(const Catalogue &catalogue, ColumnOf columnOf,
                                                      ImportResult &result);

    /// An entry that is no good, or an earlier one of this owner again, is a problem. `columnOfId` is what a
    /// repeated one is blamed on.
    void add(const OwnerKey &owner, AddressEntry entry, const QString &columnOfId);
    /// The passwords in the file are the device's: they are left out and counted.
    void setPasswordsEncrypted() { m_arePasswordsEncrypted = true; }
    /// The settings, and what was lost.
    void finish();

private:
    /// The entries of one owner, in the order of the file.
    struct List
    {
        OwnerKey owner;
        std::vector<AddressEntry> entries;
        QHash<QString, int> lineOf;   ///< by comparable id
        QHash<QString, QString> idOf; ///< as spelled, by comparable id
    };

    AddressLists(const Item &personal, const Item &group, const Item &keychain, ColumnOf columnOf,
                 ImportResult &result)
        : m_personal(&personal)
        , m_group(&group)
        , m_keychain(&keychain)
        , m_columnOf(columnOf)
        , m_result(&result)
    {
    }
    void note(int line, const QString &field, const Reason &reason);
    void reject(int line, const QString &field, const Reason &reason);
    [[nodiscard]] const Item &itemOf(const OwnerKey &owner) const;
    [[nodiscard]] bool isGood(const OwnerKey &owner, const AddressEntry &entry);
    void setMembers(List &list);
    void openCircles(List &list);
    void finish(List &list);
    void addCredential(const AddressEntry &entry, QJsonObject &credentials);
    void addKeychain(const List &list, const QJsonObject &credentials);
    void noteLosses();

    const Item *m_personal;
    const Item *m_group;
    const Item *m_keychain;
    ColumnOf m_columnOf;
    ImportResult *m_result;
    std::vector<List> m_lists;
    QHash<OwnerKey, std::size_t> m_listOf;
    bool m_arePasswordsEncrypted = false;
    int m_encryptedPasswords = 0;
    int m_groupPasswords = 0;
};

} // namespace retinue::formats
