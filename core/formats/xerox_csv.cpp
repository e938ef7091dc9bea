#include "core/formats/maker_tables.h"

namespace retinue::formats {
namespace {

constexpr MemberColumn kXeroxMembers[] = {{nullptr, "name", "DisplayName"},
                                          {"email", "address", "E-mailAddress"},
                                          {"i-fax", "address", "InternetFaxAddress"},
                                          {"fax", "number", "FaxNumber"}};

QString xeroxColumnOf(const QString &kind, const QString &member)
{
    return columnIn(kXeroxMembers, kind, member);
}

QString nameOf(const Row &row)
{
    const QString name = row.value("DisplayName");
    return name.isEmpty() ? (row.value("FirstName") + u' ' + row.value("LastName")).trimmed() : name;
}

void readXeroxRow(const Row &row, ContactImport &import)
{
    if (row.value("IsDL") == u"1")
        return import.reject(
            row.line, QStringLiteral("IsDL"),
            Reason(QT_TRANSLATE_NOOP(
                "Reason", "is a distribution list, whose members the file names in a way that is not "
                          "known; make the group again")));
    Contact contact;
    contact.line = row.line;
    contact.name = nameOf(row);
    contact.add("email", "address", row.value("E-mailAddress"));
    contact.add("fax", "number", row.value("FaxNumber"));
    contact.add("i-fax", "address", row.value("InternetFaxAddress"));
    const QString server = row.value("ScanServerAddress");
    if (!server.isEmpty() && server != u"(null)") {
        const Reason reason = Reason(QT_TRANSLATE_NOOP(
            "Reason",
            "the destination for scans is only kept with the entry: which protocol the number means is "
            "not known; enter it again on the device"));
        if (contact.destinations.empty())
            return import.reject(row.line, QStringLiteral("ScanTransferProtocol"), reason);
        import.note(row.line, QStringLiteral("ScanTransferProtocol"), reason);
    }
    contact.columns =
        keptColumns(row.values, {"DisplayName", "E-mailAddress", "FaxNumber", "InternetFaxAddress"}, import);
    import.add(contact, QStringLiteral("DisplayName"));
}

void readXeroxRows(const std::vector<Row> &rows, ContactImport &import)
{
    for (const Row &row : rows)
        readXeroxRow(row, import);
}

} // namespace

const MakerTable &xeroxTable()
{
    static const MakerTable kTable = {
        {QStringLiteral(
             "XrxAddressBookId DisplayName FirstName LastName Company XrxAllFavoritesOrder MemberOf IsDL "
             "XrxApplicableWorkflows FaxNumber XrxIsFaxFavorite E-mailAddress XrxIsEmailFavorite "
             "InternetFaxAddress ScanNickName XrxIsScanFavorite ScanTransferProtocol ScanServerAddress "
             "ScanServerPort ScanDocumentPath ScanLoginName ScanLoginPassword ScanSMBShare ScanNDSTree "
             "ScanNDSContext ScanNDSVolume")
             .split(u' ')},
        &xeroxColumnOf,
        &readXeroxRows};
    return kTable;
}

} // namespace retinue::formats
