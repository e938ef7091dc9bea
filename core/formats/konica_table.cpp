#include "core/formats/maker_tables.h"

namespace retinue::formats {
namespace {

constexpr MemberColumn kKonicaMembers[] = {{nullptr, "name", "Name"},
                                           {nullptr, "reading", "Furigana"},
                                           {"email", "address", "MailAddress"},
                                           {"i-fax", "address", "MailAddress"},
                                           {"fax", "number", "FaxPhoneNo"},
                                           {"ftp", "host", "FTPServerAddress"},
                                           {"ftp", "path", "FTPServerFolder"},
                                           {"ftp", "userName", "FTPLoginUser"},
                                           {"smb", "host", "SMBAddress"},
                                           {"smb", "path", "SMBFolder"},
                                           {"smb", "userName", "SMBLoginUser"},
                                           {"webdav", "host", "WebDAVServerAddress"},
                                           {"webdav", "path", "WebDAVCollection"},
                                           {"webdav", "userName", "WebDAVLoginUser"}};

QString konicaColumnOf(const QString &kind, const QString &member)
{
    return columnIn(kKonicaMembers, kind, member);
}

void readKonicaRow(const Row &row, ContactImport &import)
{
    Contact contact;
    contact.line = row.line;
    contact.name = row.value("Name");
    contact.reading = row.value("Furigana");
    // Which columns are filled says what it is; the names of modes differ between models.
    const bool isInternetFax = row.value("SendMode").contains(u"ifax", Qt::CaseInsensitive);
    contact.add(isInternetFax ? "i-fax" : "email", "address", row.value("MailAddress"));
    contact.add("fax", "number", row.value("FaxPhoneNo"));
    contact.add("ftp", "host", row.value("FTPServerAddress"),
                {{"path", row.value("FTPServerFolder")}, {"userName", row.value("FTPLoginUser")}});
    contact.add("smb", "host", row.value("SMBAddress"),
                {{"path", row.value("SMBFolder")}, {"userName", row.value("SMBLoginUser")}});
    contact.add("webdav", "host", row.value("WebDAVServerAddress"),
                {{"path", row.value("WebDAVCollection")}, {"userName", row.value("WebDAVLoginUser")}});
    contact.columns =
        keptColumns(row.values,
                    {"Name", "Furigana", "MailAddress", "FaxPhoneNo", "FTPServerAddress", "FTPServerFolder",
                     "FTPLoginUser", "SMBAddress", "SMBFolder", "SMBLoginUser", "WebDAVServerAddress",
                     "WebDAVCollection", "WebDAVLoginUser"},
                    import);
    import.add(contact, QStringLiteral("Name"));
}

void readKonicaRows(const std::vector<Row> &rows, ContactImport &import)
{
    for (const Row &row : rows)
        readKonicaRow(row, import);
}

} // namespace

const MakerTable &konicaTable()
{
    static const MakerTable kTable = {
        {QStringLiteral(
             "AbbrNo Name Pinyin Furigana SearchKey WellUse SendMode IconID UseReferLicence ReferGroupNo "
             "ReferPossibleLevel MailAddress FTPServerAddress FTPServerFolder FTPLoginAnonymous "
             "FTPLoginUser FTPLoginPassword FTPPassiveSend FTPProxy FTPPortNo SMBAddress SMBFolder "
             "SMBLoginUser SMBLoginPassword WebDAVServerAddress WebDAVCollection WebDAVLoginUser "
             "WebDAVLoginPassword WebDAVSSL WebDAVProxy WebDAVPortNo BoxID Model FaxPhoneNo FaxCapability "
             "FaxV34Off FaxECMOff FaxOversea FaxLine CheckDest Host PortNo IfaxResolution IfaxSize "
             "IfaxCompression")
             .split(u' '),
         u'\t', true, true},
        &konicaColumnOf,
        &readKonicaRows};
    return kTable;
}

} // namespace retinue::formats
