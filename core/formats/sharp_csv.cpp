#include "core/formats/maker_tables.h"

namespace retinue::formats {
namespace {

constexpr MemberColumn kSharpMembers[] = {{nullptr, "name", "name"},
                                          {nullptr, "reading", "search-string"},
                                          {"email", "address", "mail-address"},
                                          {"i-fax", "address", "ifax-address"},
                                          {"fax", "number", "fax-number"},
                                          {"ftp", "host", "ftp-host"},
                                          {"ftp", "path", "ftp-directory"},
                                          {"ftp", "userName", "ftp-username"},
                                          {"smb", "host", "smb-directory"},
                                          {"smb", "userName", "smb-username"}};

QString sharpColumnOf(const QString &kind, const QString &member)
{
    return columnIn(kSharpMembers, kind, member);
}

/// A user name that the device encoded is its own: it is kept, not read.
QString readableName(const Row &row, const char *column)
{
    const QString method = row.values.value(QLatin1String(column) + QStringLiteral("/@encodingMethod"));
    return method.isEmpty() ? row.value(column) : QString();
}

void readSharpRow(const Row &row, ContactImport &import)
{
    const QString type = row.value("address");
    if (!type.isEmpty() && type != u"data")
        return import.reject(
            row.line, QStringLiteral("address"),
            Reason(QT_TRANSLATE_NOOP(
                "Reason", "is not \"data\": the entry is of a kind that is not known; leave it on the "
                          "device")));
    Contact contact;
    contact.line = row.line;
    contact.name = row.value("name");
    contact.reading = row.value("search-string");
    const QString ftpUser = readableName(row, "ftp-username"), smbUser = readableName(row, "smb-username");
    contact.add("email", "address", row.value("mail-address"));
    contact.add("fax", "number", row.value("fax-number"));
    contact.add("i-fax", "address", row.value("ifax-address"));
    contact.add("ftp", "host", row.value("ftp-host"),
                {{"path", row.value("ftp-directory")}, {"userName", ftpUser}});
    contact.add("smb", "host", row.value("smb-directory"), {{"userName", smbUser}});
    contact.columns =
        keptColumns(row.values,
                    {"address", "name", "search-string", "mail-address", "fax-number", "ifax-address",
                     "ftp-host", "ftp-directory", "smb-directory", ftpUser.isEmpty() ? "" : "ftp-username",
                     smbUser.isEmpty() ? "" : "smb-username"},
                    import);
    import.add(contact, QStringLiteral("name"));
}

void readSharpRows(const std::vector<Row> &rows, ContactImport &import)
{
    for (const Row &row : rows)
        readSharpRow(row, import);
}

} // namespace

const MakerTable &sharpTable()
{
    static const MakerTable kTable = {
        {QStringLiteral(
             "address search-id name search-string category-id frequently-used mail-address fax-number "
             "ifax-address ftp-host ftp-directory ftp-username ftp-username/@encodingMethod ftp-password "
             "ftp-password/@encodingMethod smb-directory smb-username smb-username/@encodingMethod "
             "smb-password smb-password/@encodingMethod desktop-host desktop-port desktop-directory "
             "desktop-username desktop-username/@encodingMethod desktop-password "
             "desktop-password/@encodingMethod")
             .split(u' ')},
        &sharpColumnOf,
        &readSharpRows};
    return kTable;
}

} // namespace retinue::formats
