#include "core/formats/address_book_csv.h"

#include "core/formats/address_lists.h"

#include <utility>

namespace retinue::formats {
namespace {

class AddressBookImport
{
public:
    AddressBookImport(AddressLists &lists, const ImportOptions &options, ImportResult &result)
        : m_lists(lists)
        , m_options(options)
        , m_result(result)
    {
    }

    void noteVersion(const Table &table)
    {
        const auto version = table.header.find(QStringLiteral("Canon AddressBook CSV version"));
        if (version == table.header.end() || version->second == u"0x0002" || version->second == u"0x0003")
            return;
        m_result.problems.push_back(
            {ImportProblem::Severity::Note,
             0,
             {},
             Reason(QT_TRANSLATE_NOOP(
                 "Reason", "the file is of another version than 0x0002 and 0x0003; it was read like "
                           "0x0003, columns that are not known were kept")),
             {}});
    }

    void readRow(const Row &row)
    {
        const std::optional<OwnerKey> owner = ownerOf(row);
        if (!owner)
            return;
        Result<AddressEntry> entry = readAddressEntry(row);
        if (!entry.ok()) {
            const QString &detail = entry.error().detail;
            return reject(row.line, detail.section(u' ', 0, 0),
                          reasonOf({entry.error().code, detail.section(u' ', 1), {}}));
        }
        m_lists.add(*owner, std::move(*entry), QStringLiteral("uuid"));
    }

private:
    void reject(int line, const QString &field, const Reason &reason)
    {
        m_result.problems.push_back({ImportProblem::Severity::Rejected, line, field, reason, {}});
    }

    /// None: the record belongs to nobody, or its owner's name is none.
    std::optional<OwnerKey> ownerOf(const Row &row)
    {
        const QString user = unwrapped(row.value("loginusername"));
        const QString group = unwrapped(row.value("usergroupname"));
        if (!user.isEmpty() && !group.isEmpty()) {
            reject(row.line, QStringLiteral("usergroupname"),
                   Reason(QT_TRANSLATE_NOOP(
                       "Reason", "stands beside a loginusername; an entry belongs to a user or to a group")));
            return {};
        }
        if (user.isEmpty() && group.isEmpty()) {
            if (!m_options.owner)
                ++m_result.counts.unowned;
            return m_options.owner;
        }
        Result<OwnerKey> owner = group.isEmpty()
                                     ? OwnerKey::user(user, unwrapped(row.value("logindomainname")))
                                     : OwnerKey::group(group);
        if (!owner.ok()) {
            reject(row.line,
                   group.isEmpty() ? QStringLiteral("loginusername") : QStringLiteral("usergroupname"),
                   reasonOf(owner.error()));
            return {};
        }
        return std::move(*owner);
    }

    AddressLists &m_lists;
    const ImportOptions &m_options;
    ImportResult &m_result;
};

} // namespace

Result<void> importAddressBook(const Table &table, const Catalogue &catalogue, const ImportOptions &options,
                               ImportResult &result)
{
    if (!table.columns.contains(u"objectclass") || !table.columns.contains(u"cn"))
        return Error{ErrorCode::InvalidInput, QStringLiteral("the column objectclass or cn is missing"), {}};
    Result<AddressLists> lists = AddressLists::forFile(catalogue, &columnOf, result);
    if (!lists.ok())
        return std::move(lists).error();
    if (table.header.contains(QStringLiteral("Crypto Version")))
        lists->setPasswordsEncrypted();
    AddressBookImport import(*lists, options, result);
    import.noteVersion(table);
    for (const Row &row : table.rows)
        import.readRow(row);
    lists->finish();
    return {};
}

} // namespace retinue::formats
